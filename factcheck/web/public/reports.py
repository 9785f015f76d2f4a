"""Readers report errors: no account, no cookie.

Without a cookie there is nothing that another site could borrow, so these forms
carry no CSRF token. Three things keep machines and other sites out instead: the
door refuses a foreign origin, the form brings a signed stamp of when it was
handed out, and an address may send only so many an hour.
"""

from datetime import date
from typing import Any

from flask import current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from itsdangerous import BadSignature, URLSafeSerializer, URLSafeTimedSerializer
from wtforms import HiddenField, StringField, TextAreaField

from factcheck.domain.errors import NotFound, TooOften
from factcheck.domain.publication_terms import ReportReason
from factcheck.extensions import db
from factcheck.models import Publication
from factcheck.publishing.views import VerdictPage
from factcheck.services import reports
from factcheck.web.access import PUBLIC, requires, work
from factcheck.web.forms import (
    OpenForm,
    add_refusal,
    at_most,
    clean,
    clean_line,
    needed,
    one_of,
)
from factcheck.web.once import done
from factcheck.web.public import bp, reading
from factcheck.web.public.answers import fresh
from factcheck.web.public.reading import Moved, Withdrawn

LONGEST_STAY = 12 * 60 * 60


class ReportForm(OpenForm):
    """What a reader has to say about a page."""

    opened = HiddenField()
    reason = one_of(
        _l("What is it about?"), ReportReason, radio=True, default=ReportReason.ERROR
    )
    body = TextAreaField(
        _l("What is wrong?"),
        filters=[clean],
        validators=[
            needed(_l("Write what is wrong.")),
            at_most(reports.LONGEST_BODY),
        ],
    )
    contact = StringField(
        _l("How we can answer you"),
        filters=[clean_line],
        validators=[at_most(reports.LONGEST_CONTACT)],
    )

    def validate(self, *args: Any, **kwargs: Any) -> bool:  # noqa: ANN401 - as WTForms declares it
        """Check the fields, and when the form was handed out."""
        sound = bool(super().validate(*args, **kwargs))
        if _is_recent(self.opened.data):
            return sound
        self.form_errors.append(
            gettext(
                "This form was open for more than 12 hours. Your text is still here:"
                " send it once more."
            )
        )
        return False


@bp.get("/claims/<slug:slug>/report")
@requires(PUBLIC)
def report(slug: str) -> ResponseReturnValue:
    """Offer the form, or say that a report has arrived."""
    _, about = _reported(slug)
    received = request.args.get("received")
    if received is None:
        return _form_page(slug, about, ReportForm(formdata=None))
    due = _due_of(received)
    return fresh(render_template("public/received.html", slug=slug, due=due))


@bp.post("/claims/<slug:slug>/report")
@requires(PUBLIC, token=False)
def send_report(slug: str) -> ResponseReturnValue:
    """Take a report; an editor gets it with its deadline."""
    publication, about = _reported(slug)
    form = ReportForm()
    if not form.validate_on_submit():
        return _form_page(slug, about, form), 422
    try:
        taken = reports.receive(
            work(),
            publication,
            body=form.body.data or "",
            contact=form.contact.data or "",
            reason=form.reason.data,
        )
    except TooOften as refusal:
        add_refusal(form, refusal)
        headers = {"Retry-After": str(refusal.wait)}
        return _form_page(slug, about, form), 429, headers
    signed = _signer().dumps(taken.due.isoformat())
    return done(url_for(".report", slug=slug, received=signed))


def _reported(slug: str) -> tuple[Publication, VerdictPage | None]:
    """Return the publication at an address and what may be said of it.

    Raises:
        NotFound: nothing of the claim is public, or it was merged into another.
    """
    found = reading.read_claim(db.session(), slug)
    if isinstance(found, Moved):
        raise NotFound
    publication = db.session().get_one(Publication, found.publication_id)
    return publication, None if isinstance(found, Withdrawn) else found.page


def _form_page(slug: str, about: VerdictPage | None, form: ReportForm) -> str:
    form.opened.data = _stamp().dumps("")
    return render_template(
        "public/report.html",
        slug=slug,
        about=about,
        form=form,
        most=reports.LONGEST_BODY,
    )


def _stamp() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], "report opened")


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], "report received")


def _is_recent(stamp: str | None) -> bool:
    try:
        _stamp().loads(stamp or "", max_age=LONGEST_STAY)
    except BadSignature:
        return False
    return True


def _due_of(signed: str) -> date:
    """Return the day by which an answer is due, as we wrote it into the address.

    Raises:
        NotFound: somebody else wrote it.
    """
    try:
        return date.fromisoformat(_signer().loads(signed))
    except (BadSignature, TypeError, ValueError):
        raise NotFound from None
