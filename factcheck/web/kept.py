"""Nothing typed is lost when a session has ended or a token does not fit.

What was posted goes back to the browser in hidden fields, through the log-in
page if need be, and is offered again on a page with a fresh token.
"""

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from flask import Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from factcheck.web.once import FIELD
from factcheck.web.text import shown

PREFIX = "kept."
PATH = "kept-path"
_NOT_KEPT = ("csrf_token", "pass")
# Carried along, but of no interest to a reader.
_MACHINE = (FIELD, "version", "uid")


@dataclass(frozen=True)
class Kept:
    """What somebody posted, and where to."""

    path: str
    fields: tuple[tuple[str, str], ...]
    had_file: bool = False

    @classmethod
    def of_request(cls) -> Self:
        """Keep what this request carries, secrets excepted."""
        fields = tuple(
            (name, shown(value))
            for name, value in request.form.items(multi=True)
            if not any(secret in name for secret in _NOT_KEPT)
        )
        path = request.full_path.rstrip("?")
        return cls(
            path, fields, had_file=any(f.filename for f in request.files.values())
        )

    @classmethod
    def of_login(cls) -> Self:
        """Read what the log-in form carries along."""
        fields = tuple(
            (name.removeprefix(PREFIX), shown(value))
            for name, value in request.form.items(multi=True)
            if name.startswith(PREFIX)
        )
        path = request.form.get(PATH, "")
        return cls(path if is_own_path(path) else "", fields)

    def __bool__(self) -> bool:
        """Say whether there is anything to give back."""
        return bool(self.path) and bool(self.fields)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """The hidden fields with which the log-in form carries it along."""
        if not self:
            return []
        return [(PATH, self.path), *((PREFIX + n, value) for n, value in self.fields)]

    @property
    def readable(self) -> list[tuple[str, str]]:
        """What a person would know again, with the names of the fields as words."""
        return [
            (name.replace("_", " ").replace("-", " "), value)
            for name, value in self.fields
            if value.strip() and not name.endswith(_MACHINE)
        ]


def ask_to_sign_in() -> ResponseReturnValue:
    """Answer somebody who is not signed in, keeping what they sent."""
    if request.headers.get("X-Requested-With"):
        return Response(gettext("Please sign in again."), 401, mimetype="text/plain")
    if request.method in {"GET", "HEAD"}:
        here = request.full_path.rstrip("?")
        return redirect(url_for("account.login", next=here), 303)
    return show_log_in(Kept.of_request(), 401)


def show_log_in(kept: Kept, status: int, sentence: str = "") -> ResponseReturnValue:
    """Show the log-in page, which carries along what was kept."""
    # It stands above this module.
    from factcheck.web.account.login import login_page  # noqa: PLC0415

    return whole_page(login_page(kept, status=status, sentence=sentence))


def offer_again(kept: Kept, status: int = 200) -> ResponseReturnValue:
    """Show what was kept, with a button that sends it again."""
    page = render_template("account/kept.html", kept=kept, status=status)
    return whole_page((page, status))


def whole_page(answer: ResponseReturnValue) -> ResponseReturnValue:
    """Show a page that the sender of a piece did not expect, as a whole.

    htmx would look in it for the piece it sent, find none, and empty the place
    where the text was.
    """
    response = make_response(answer)
    if request.headers.get("HX-Request"):
        response.headers["HX-Retarget"] = "main"
        response.headers["HX-Reselect"] = "main"
        response.headers["HX-Reswap"] = "outerHTML"
    return response


def is_own_path(path: str) -> bool:
    """Say whether `path` leads to a page of this site and nowhere else."""
    if not path.startswith("/") or path.startswith(("//", "/\\")) or "\\" in path:
        return False
    if any(sign.isspace() or not sign.isprintable() for sign in path):
        return False
    try:
        parts = urlsplit(path)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc
