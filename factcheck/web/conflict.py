"""Two people edited the same thing: the second sees both texts, loses nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import current_app, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import RequestRedirect

from factcheck.domain.errors import ActRefused, Conflict
from factcheck.domain.sentences import N_, Sentence
from factcheck.engine import begin_writing
from factcheck.extensions import db
from factcheck.web.kept import Kept, is_own_path, whole_page

_VERSION = "version"


@dataclass(frozen=True)
class Difference:
    """One field in both texts."""

    name: str
    label: str
    theirs: str
    mine: str

    @property
    def changed(self) -> bool:
        """Whether the two texts differ."""
        return self.theirs != self.mine


def answer_conflict(conflict: Conflict) -> ResponseReturnValue:
    """Show what is on file beside what was typed, to be sent again."""
    db.session.rollback()
    fields = [
        Difference(
            name, _label(name), _text(theirs), _text(conflict.mine.get(name, ""))
        )
        for name, theirs in conflict.theirs.items()
    ]
    shown = {field.name for field in fields}
    page = render_template(
        "errors/conflict.html",
        fields=fields,
        hidden=[
            (name, value)
            for name, value in Kept.of_request().fields
            if name not in shown and name != _VERSION
        ],
        action=request.full_path.rstrip("?"),
        version=conflict.version,
        take_theirs_url=_page_edited(),
    )
    return whole_page((page, 409))


def answer_stale(_error: StaleDataError) -> ResponseReturnValue:
    """Ask the view again after a lost race: it then finds what is on file.

    Nothing was stored, and the second time the core sees the winner's version
    and refuses with both texts.
    """
    db.session.rollback()
    if request.endpoint is None or "asked_again" in g:
        sentence = Sentence(
            N_("Several people are changing this right now. Send it again.")
        )
        return current_app.handle_user_exception(ActRefused(sentence))
    g.asked_again = True
    begin_writing(db.session())
    try:
        return current_app.dispatch_request()
    except Exception as error:  # noqa: BLE001 - the application has its handlers
        return current_app.handle_user_exception(error)


def remember_labels(labels: Iterator[tuple[str, str]]) -> None:
    """Note how a posted form calls its fields; forms do this themselves."""
    g.setdefault("field_labels", {}).update(labels)


def _label(name: str) -> str:
    words = name.replace("_", " ").capitalize()
    return str(g.get("field_labels", {}).get(name, words))


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _page_edited() -> str:
    """Return the page whose form this was: same address, else the one before."""
    try:
        current_app.create_url_adapter(request).match(method="GET")  # type: ignore[union-attr]
    except (MethodNotAllowed, NotFound, RequestRedirect):
        parts = urlsplit(request.referrer or "")
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        ours = parts.netloc == request.host and is_own_path(path)
        return path if ours else url_for("desk.queue")
    return request.path
