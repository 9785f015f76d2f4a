"""What readers report: with its deadline, answered once, by the right editor."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.publication_terms import ReportReason, ReportState
from factcheck.domain.vocabulary import Act
from factcheck.models import Claim, ErrorReport, User
from factcheck.services import reports
from tests.client import CheckedClient
from tests.html import parse, text_of
from tests.newsroom import Newsroom

SignIn = Callable[[CheckedClient, User], None]


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


@pytest.fixture
def desk(room: Newsroom, client: CheckedClient, sign_in: SignIn) -> CheckedClient:
    """Return a browser in which the first editor is signed in."""
    room.session.commit()
    sign_in(client, room.editor)
    return client


@pytest.fixture
def other(
    room: Newsroom, new_client: Callable[[], CheckedClient], sign_in: SignIn
) -> CheckedClient:
    """Return a browser in which the second editor is signed in."""
    client = new_client()
    sign_in(client, room.second)
    return client


def address(claim: Claim, end: str = "public-page") -> str:
    return f"/desk/claims/{claim.slug}/{end}"


def words(client: CheckedClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return text_of(parse(answer.text))


def reported(
    room: Newsroom, claim: Claim, reason: ReportReason = ReportReason.ERROR
) -> ErrorReport:
    return reports.receive(
        room.work(None),
        room.live(claim),
        body="There are five bridges.",
        contact="reader@mail.example",
        reason=reason,
    )


def test_reports_are_listed_with_the_overdue_ones_named(
    room: Newsroom, desk: CheckedClient
) -> None:
    assert "No report waits for an answer" in words(desk, "/desk/reports")
    report = reported(room, room.published())
    page = words(desk, "/desk/reports")
    assert "1 waits for an answer. 1 is overdue." in page
    assert "There are five bridges." in page
    assert report.due.year == 2025


def test_a_report_is_answered_once(room: Newsroom, desk: CheckedClient) -> None:
    claim = room.published()
    path = f"/desk/reports/{reported(room, claim).uid}"
    assert "reader@mail.example" in words(desk, path)
    answer = desk.submit(path, to=path, state="accepted", answer=" ")
    assert answer.status_code == 422
    form = desk.find_form(path, to=path)
    said = {"state": "declined", "answer": "We counted four, and again four."}
    assert desk.post(path, data=form.values | said).status_code == 303
    page = words(desk, path)
    assert "We counted four, and again four." in page
    late = {"state": "accepted", "answer": "You are right.", "form_key": "other"}
    answer = desk.post(path, data=form.values | late)
    assert answer.status_code == 409
    assert "You are right." in answer.text
    assert room.faults() == []


def test_who_made_the_page_does_not_answer_those_it_concerns(
    room: Newsroom, desk: CheckedClient, other: CheckedClient
) -> None:
    claim = room.published()
    report = reported(room, claim, ReportReason.RIGHT_OF_REPLY)
    path = f"/desk/reports/{report.uid}"
    assert "Another editor answers this" in words(desk, path)
    token = desk.find_form("/desk", to="/logout").values
    said = {"version": "1", "state": "declined", "answer": "No."}
    answer = desk.post(path, data={**token, **said})
    assert answer.status_code == 409
    other.submit(path, to=path, state="accepted", answer="We will add it.")
    room.session.refresh(report)
    assert report.state is ReportState.ACCEPTED


def test_who_amended_nothing_but_approved_the_verdict_is_barred_too(
    room: Newsroom, desk: CheckedClient, other: CheckedClient
) -> None:
    claim = room.published()
    form = {"amends": "minor", "against": "Nothing.", "notice_text": "A line."}
    other.submit(address(claim, "amend"), to="/amend", **form)
    room.do(room.third, claim, Act.AMEND)
    report = reported(room, claim, ReportReason.PRIVACY)
    assert "Another editor answers this" in words(desk, f"/desk/reports/{report.uid}")


@pytest.mark.parametrize("name", ["author", "observer"])
def test_others_read_reports_without_the_readers_address(
    room: Newsroom, client: CheckedClient, sign_in: SignIn, name: str
) -> None:
    report = reported(room, room.published())
    sign_in(client, getattr(room, name))
    page = words(client, f"/desk/reports/{report.uid}")
    assert "There are five bridges." in page
    assert "reader@mail.example" not in page
    assert client.get(f"/desk/reports/{room.author.uid}").status_code == 404
