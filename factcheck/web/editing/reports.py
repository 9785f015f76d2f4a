"""What readers report: due in five working days, answered by an editor."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from factcheck.domain.errors import Invalid, NotFound
from factcheck.domain.policy import Permission
from factcheck.extensions import db
from factcheck.models import ErrorReport
from factcheck.models.base import now
from factcheck.queries import reports as queries
from factcheck.services import reports as services
from factcheck.web.access import actor, may, requires, work
from factcheck.web.editing import bp
from factcheck.web.editing.forms_replies import AnswerForm
from factcheck.web.forms import add_refusal
from factcheck.web.once import done


@bp.get("/reports")
@requires(Permission.DESK_READ)
def reports() -> str:
    """List what readers reported, due first."""
    session, today = db.session(), now().date()
    waiting = queries.waiting(session)
    return render_template(
        "editing/reports.html",
        waiting=waiting,
        received=queries.received(session, waiting),
        answered=queries.answered(session),
        late=queries.counts(session, today)[1],
        today=today,
    )


@bp.get("/reports/<uid:uid>")
@requires(Permission.DESK_READ)
def report(uid: str) -> str:
    """Show one report."""
    found = report_or_404(uid)
    return show_report(found, AnswerForm(obj=found))


@bp.post("/reports/<uid:uid>")
@requires(Permission.REPORT_ANSWER)
def answer_report(uid: str) -> ResponseReturnValue:
    """Accept or decline a report, with the words the reader gets."""
    found, form = report_or_404(uid), AnswerForm()
    if not form.validate_on_submit():
        return show_report(found, form), 422
    try:
        services.answer(
            work(),
            found,
            form.version.data,
            state=form.state.data,
            answer=form.answer.data or "",
        )
    except Invalid as refusal:
        add_refusal(form, refusal)
        return show_report(found, form), 422
    return done(url_for(".report", uid=uid), gettext("The answer is on record."))


def report_or_404(uid: str) -> ErrorReport:
    """Return a report.

    Raises:
        NotFound: there is none by this uid.
    """
    found = queries.by_uid(db.session(), uid)
    if found is None:
        raise NotFound
    return found


def show_report(found: ErrorReport, form: AnswerForm) -> str:
    """Render the report with the form that answers it."""
    return render_template(
        "editing/report.html",
        report=found,
        received=queries.received(db.session(), [found])[found.uid],
        form=form,
        claim=found.publication.claim,
        today=now().date(),
        answers=may(Permission.REPORT_ANSWER) and services.may_answer(found, actor()),
    )
