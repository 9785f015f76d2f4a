"""Readers' reports: kept with a deadline, answered by somebody with no part in it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from factcheck.domain.errors import ActRefused, Conflict, Invalid, NotAllowed, TooOften
from factcheck.domain.publication_terms import ReportReason, ReportState
from factcheck.models import Claim, ErrorReport, Throttle
from factcheck.services import reports
from factcheck.services.work import Work
from tests.conftest import NOW
from tests.newsroom import Newsroom

Receive = Callable[..., ErrorReport]


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


@pytest.fixture
def claim(room: Newsroom) -> Claim:
    return room.published()


@pytest.fixture
def receive(room: Newsroom, claim: Claim) -> Receive:
    """Let a reader write: `receive(body=..., reason=..., address=...)`."""

    def write(address: str = "a", **given: object) -> ErrorReport:
        facts = {"body": "It was five.", "contact": "", "reason": ReportReason.ERROR}
        work = Work(room.session, None, room.now, ip_hash=address)
        publication = room.live(claim)
        return reports.receive(work, publication, **(facts | given))  # type: ignore[arg-type]

    return write


def test_a_report_is_due_in_five_working_days(
    room: Newsroom, claim: Claim, receive: Receive
) -> None:
    report = receive(body=" It was five.\n", contact=" me@reader.example ")
    assert (report.body, report.contact) == ("It was five.", "me@reader.example")
    assert report.state is ReportState.NEW
    assert (room.now.date(), report.due) == (date(2025, 5, 2), date(2025, 5, 9))
    event = room.events(claim)[-1]
    assert (event.action, event.actor_id) == ("error_report.received", None)
    assert room.faults() == []


@pytest.mark.parametrize("body", ["", "  \n", "x" * 5001])
def test_a_report_says_something_and_not_too_much(receive: Receive, body: str) -> None:
    with pytest.raises(Invalid) as refusal:
        receive(body=body)
    assert [each.field for each in refusal.value.sentences] == ["body"]
    assert len(receive(body="x" * 5000).body) == 5000


def test_a_contact_may_not_be_a_letter(receive: Receive) -> None:
    with pytest.raises(Invalid):
        receive(contact="x" * 301)


def test_an_address_sends_only_so_many_an_hour(
    room: Newsroom, session: Session, receive: Receive
) -> None:
    for _ in range(reports.MOST):
        receive()
    with pytest.raises(TooOften) as refusal:
        receive()
    assert 0 < refusal.value.wait <= 3601
    assert "in 60 minutes" in str(refusal.value) or "in 61" in str(refusal.value)
    assert receive(address="b").body
    room.at(room.now + timedelta(hours=1))
    assert receive().body
    kept = session.scalar(sa.select(Throttle.count).where(Throttle.key == "report:a"))
    assert kept == 1


def test_a_refused_report_counts_for_nothing(
    session: Session, receive: Receive
) -> None:
    with pytest.raises(Invalid):
        receive(body="")
    assert session.scalar(sa.select(sa.func.count()).select_from(Throttle)) == 0


@pytest.mark.parametrize("state", [ReportState.ACCEPTED, ReportState.DECLINED])
def test_an_editor_answers(
    room: Newsroom, claim: Claim, receive: Receive, state: ReportState
) -> None:
    report = receive()
    work = room.work(room.editor)
    reports.answer(work, report, report.version, state=state, answer=" You are right. ")
    assert (report.state, report.answer) == (state, "You are right.")
    assert (report.answered_by, report.answered_at) == (room.editor, work.now)
    assert room.events(claim)[-1].action == f"error_report.{state.value}"
    assert room.faults() == []


@pytest.mark.parametrize("who", ["author", "reviewer", "admin", "observer"])
def test_nobody_else_answers(room: Newsroom, receive: Receive, who: str) -> None:
    report = receive()
    with pytest.raises(NotAllowed):
        reports.answer(
            room.work(getattr(room, who)),
            report,
            report.version,
            state=ReportState.DECLINED,
            answer="No.",
        )


@pytest.mark.parametrize(
    "reason", [ReportReason.RIGHT_OF_REPLY, ReportReason.PRIVACY], ids=str
)
def test_who_is_concerned_hears_from_somebody_with_no_part_in_the_page(
    room: Newsroom, receive: Receive, reason: ReportReason
) -> None:
    report = receive(reason=reason)
    answer = {"state": ReportState.ACCEPTED, "answer": "We will."}
    assert not reports.may_answer(report, room.editor)
    assert not reports.may_answer(report, room.author)
    with pytest.raises(ActRefused, match="somebody else"):
        reports.answer(room.work(room.editor), report, report.version, **answer)  # type: ignore[arg-type]
    assert reports.may_answer(report, room.second)
    reports.answer(room.work(room.second), report, report.version, **answer)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "answer", "fields"),
    [
        (ReportState.NEW, "", ["state", "answer"]),
        (ReportState.ACCEPTED, " \n", ["answer"]),
        (ReportState.NEW, "Hm.", ["state"]),
    ],
)
def test_an_answer_decides_and_says_why(
    room: Newsroom,
    receive: Receive,
    state: ReportState,
    answer: str,
    fields: list[str],
) -> None:
    report = receive()
    with pytest.raises(Invalid) as refusal:
        reports.answer(
            room.work(room.editor), report, report.version, state=state, answer=answer
        )
    assert [each.field for each in refusal.value.sentences] == fields


def test_a_second_answer_meets_the_first(room: Newsroom, receive: Receive) -> None:
    report = receive()
    seen = report.version
    answer = {"state": ReportState.ACCEPTED, "answer": "Yes."}
    reports.answer(room.work(room.editor), report, seen, **answer)  # type: ignore[arg-type]
    with pytest.raises(Conflict) as conflict:
        reports.answer(
            room.work(room.second),
            report,
            seen,
            state=ReportState.DECLINED,
            answer="No.",
        )
    assert conflict.value.theirs["answer"] == "Yes."
    assert conflict.value.mine["answer"] == "No."
    with pytest.raises(ActRefused, match="answered already"):
        reports.answer(room.work(room.second), report, report.version, **answer)  # type: ignore[arg-type]
    assert report.answered_at is not None
    assert report.answered_at > NOW
