"""Readers' reports of errors: received with a deadline, answered by an editor."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from factcheck.domain.errors import ActRefused, Conflict, Invalid, TooOften
from factcheck.domain.facts import behind
from factcheck.domain.policy import Permission
from factcheck.domain.publication_terms import Outcome, ReportReason, ReportState
from factcheck.domain.sentences import N_, Sentence
from factcheck.models import ErrorReport, Publication, Throttle, User
from factcheck.publishing.working_days import working_days_after
from factcheck.services import audit
from factcheck.services.permits import need
from factcheck.services.work import Work

LONGEST_BODY = 5000
LONGEST_CONTACT = 300
# How many reports one address may send in the time given: whole offices share one.
MOST = 10
WITHIN = timedelta(hours=1)

# Who is concerned gets an editor who has had no part in the page (domain.md 7.1).
_FROM_THE_CONCERNED = frozenset({ReportReason.RIGHT_OF_REPLY, ReportReason.PRIVACY})


def receive(
    work: Work,
    publication: Publication,
    *,
    body: str,
    contact: str,
    reason: ReportReason,
) -> ErrorReport:
    """File a reader's report; it is due in five working days.

    Raises:
        Invalid: it is empty or too long.
        TooOften: this address has sent too many.
    """
    _check(body, contact)
    _count(work)
    report = ErrorReport(
        publication=publication,
        body=body.strip(),
        contact=contact.strip(),
        reason=reason,
        due=working_days_after(work.now.date()),
    )
    work.session.add(report)
    audit.record(work, "error_report.received", report, claim=publication.claim)
    return report


def answer(
    work: Work, report: ErrorReport, version: int, *, state: ReportState, answer: str
) -> ErrorReport:
    """Accept or decline a report, with the words the reader gets.

    Raises:
        NotAllowed: the actor may not answer reports.
        Conflict: somebody else answered since the form was opened.
        ActRefused: it is answered, or this editor had a part in the page.
        Invalid: the words or the decision are missing.
    """
    need(work, Permission.REPORT_ANSWER)
    if report.version != version:
        theirs = {"state": report.state, "answer": report.answer}
        raise Conflict(theirs, {"state": state, "answer": answer}, report.version)
    if report.state is not ReportState.NEW:
        raise ActRefused(Sentence(N_("This report is answered already.")))
    if not may_answer(report, work.person):
        raise ActRefused(
            Sentence(
                N_(
                    "You wrote or approved this page; the person concerned gets an"
                    " answer from somebody else."
                )
            )
        )
    _check_answer(state, answer)
    before = audit.facts(report)
    report.state = state
    report.answer = answer.strip()
    report.answered_by = work.person
    report.answered_at = work.now
    audit.record(
        work,
        f"error_report.{state.value}",
        report,
        before=before,
        claim=report.publication.claim,
    )
    return report


def may_answer(report: ErrorReport, person: User) -> bool:
    """Say whether `person` had no part in what somebody concerned complains of.

    A page that was only amended is still its author's and approvers' as well.
    """
    if report.reason not in _FROM_THE_CONCERNED:
        return True
    written = behind(report.publication.claim, report.publication)
    approvers = {
        decision.editor_id
        for revision in written
        for decision in revision.decisions
        if decision.outcome is Outcome.APPROVED
    }
    return person.id not in approvers | {each.author_id for each in written}


def _check(body: str, contact: str) -> None:
    faults = []
    if not body.strip():
        faults.append(Sentence(N_("Write what is wrong."), field="body"))
    for name, text, most in (
        ("body", body, LONGEST_BODY),
        ("contact", contact, LONGEST_CONTACT),
    ):
        if len(text) > most:
            faults.append(
                Sentence(
                    N_("This has %(length)d characters; it may have %(most)d."),
                    {"length": len(text), "most": most},
                    name,
                )
            )
    if faults:
        raise Invalid(faults)


def _check_answer(state: ReportState, answer: str) -> None:
    faults = []
    if state is ReportState.NEW:
        faults.append(Sentence(N_("Accept the report or decline it."), field="state"))
    if not answer.strip():
        faults.append(Sentence(N_("Write what the reader is told."), field="answer"))
    if faults:
        raise Invalid(faults)


def _count(work: Work) -> None:
    """Count a report of this address, in the transaction that files it.

    Raises:
        TooOften: it must wait until the time is over.
    """
    key = f"report:{work.ip_hash}"
    found = select(Throttle).where(Throttle.key == key).with_for_update()
    row = work.session.scalar(found)
    if row is None:
        try:
            with work.session.begin_nested():
                work.session.add(Throttle(key=key, count=0, until=work.now + WITHIN))
        except IntegrityError:
            pass  # another report of the same address has made it meanwhile
        row = work.session.scalars(found).one()
    if row.until <= work.now:
        row.count, row.until = 0, work.now + WITHIN
    if row.count >= MOST:
        wait = int((row.until - work.now).total_seconds()) + 1
        raise TooOften(
            Sentence(
                N_(
                    "Many reports have come from your network in the last hour. Your"
                    " text is still here: send it again in %(minutes)d minutes."
                ),
                {"minutes": wait // 60 + 1},
            ),
            wait,
        )
    row.count += 1
