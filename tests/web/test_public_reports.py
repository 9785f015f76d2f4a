"""Reporting an error: no cookie, nothing lost, stored once."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from itsdangerous import TimestampSigner
from sqlalchemy.orm import Session

from factcheck.domain.publication_terms import ReportReason
from factcheck.models import Claim, ErrorReport, FormKey
from factcheck.services import reports
from tests.client import CheckedClient, Form, forms_of
from tests.newsroom import Newsroom
from tests.published import words

TEXT = "It says nine,\nbut the list of the ministry has five."


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


@pytest.fixture
def claim(room: Newsroom) -> Claim:
    return room.published()


@pytest.fixture
def form(client: CheckedClient, claim: Claim) -> Form:
    """Return the form as a reader gets it."""
    (found,) = client.forms(f"/claims/{claim.slug}/report")
    return found


@pytest.fixture
def stored(session: Session) -> Callable[[], list[ErrorReport]]:
    """Return what is on file by now."""
    return lambda: list(session.scalars(sa.select(ErrorReport)))


Stored = Callable[[], list[ErrorReport]]


def test_a_report_arrives_and_the_reader_hears_when_an_answer_is_due(
    client: CheckedClient, claim: Claim, stored: Stored
) -> None:
    path = f"/claims/{claim.slug}/report"
    answer = client.submit(
        path, body=TEXT, contact="me@reader.example", reason="right_of_reply"
    )
    assert answer.status_code == 303
    (report,) = stored()
    assert (report.body, report.contact) == (TEXT, "me@reader.example")
    assert report.reason is ReportReason.RIGHT_OF_REPLY
    assert report.publication.claim_id == claim.id
    page = words(client.get(answer.location))
    assert "your report has arrived" in page
    assert f"by {report.due.day} {report.due:%B %Y}" in page


def test_the_page_leads_to_the_form_at_its_end_and_at_its_foot(
    client: CheckedClient, claim: Claim
) -> None:
    text = client.get(f"/claims/{claim.slug}").text
    assert text.count(f'href="/claims/{claim.slug}/report"') == 2


def test_the_form_says_what_the_contact_is_for(
    client: CheckedClient, claim: Claim
) -> None:
    page = words(client.get(f"/claims/{claim.slug}/report"))
    assert "We use it only to answer you" in page
    assert "How we can answer you (optional)" in page


def test_a_form_sent_twice_is_stored_once(
    client: CheckedClient, form: Form, stored: Stored
) -> None:
    data = {**form.values, "body": TEXT}
    first, second = (client.post(form.action, data=data) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location
    assert len(stored()) == 1


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"body": ""}, "Write what is wrong."),
        ({"body": " \n"}, "Write what is wrong."),
        ({"body": "x" * 5001}, "This has 5001 characters; it may have 5000."),
        ({"body": "a\0b"}, "control characters"),
        ({"contact": "x" * 301}, "it may have 300"),
    ],
)
def test_what_is_missing_or_too_much_is_said_and_nothing_is_lost(
    client: CheckedClient,
    form: Form,
    stored: Stored,
    given: dict[str, str],
    sentence: str,
) -> None:
    data = {**form.values, "body": TEXT, "contact": "me@reader.example", **given}
    answer = client.post(form.action, data=data)
    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert sentence in words(answer)
    if "contact" not in given:
        assert "me@reader.example" in answer.text
    if "body" not in given:
        assert TEXT.splitlines()[1] in answer.text
    assert stored() == []


@pytest.mark.parametrize("reason", ["", "nonsense"])
def test_a_reason_that_is_none_is_refused(
    client: CheckedClient, form: Form, stored: Stored, reason: str
) -> None:
    data = {**form.values, "body": TEXT, "reason": reason}
    assert client.post(form.action, data=data).status_code == 422
    assert stored() == []


def opened(
    client: CheckedClient, claim: Claim, ago: timedelta, patch: pytest.MonkeyPatch
) -> Form:
    """Return the form as somebody has it who opened it some time ago."""
    moment = int(time.time() - ago.total_seconds())
    with patch.context() as context:
        context.setattr(TimestampSigner, "get_timestamp", lambda _self: moment)
        (found,) = client.forms(f"/claims/{claim.slug}/report")
    return found


def test_a_form_that_was_open_too_long_keeps_the_text_and_works_again(
    client: CheckedClient,
    claim: Claim,
    stored: Stored,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    form = opened(client, claim, timedelta(hours=12, seconds=2), monkeypatch)
    answer = client.post(form.action, data={**form.values, "body": TEXT})
    assert answer.status_code == 422
    assert "This form was open for more than 12 hours." in words(answer)
    assert stored() == []
    (again,) = forms_of(answer)
    assert again.values["body"] == TEXT
    assert client.post(again.action, data=again.values).status_code == 303
    assert len(stored()) == 1


def test_half_a_day_is_not_too_long(
    client: CheckedClient,
    claim: Claim,
    stored: Stored,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    form = opened(client, claim, timedelta(hours=11, minutes=59), monkeypatch)
    answer = client.post(form.action, data={**form.values, "body": TEXT})
    assert answer.status_code == 303
    assert len(stored()) == 1


@pytest.mark.parametrize("stamp", ["", "x", "IiI.aaaaaa.bbbbbb", None])
def test_a_stamp_that_is_not_ours_is_refused(
    client: CheckedClient, form: Form, stored: Stored, stamp: str | None
) -> None:
    data = {**form.values, "body": TEXT, "opened": stamp}
    if stamp is None:
        del data["opened"]
    assert client.post(form.action, data=data).status_code == 422
    assert stored() == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}, 303),
    ],
)
def test_another_site_cannot_send_reports(
    client: CheckedClient,
    form: Form,
    stored: Stored,
    headers: dict[str, str],
    status: int,
) -> None:
    data = {**form.values, "body": TEXT}
    answer = client.post(form.action, data=data, headers=headers)
    assert answer.status_code == status
    assert len(stored()) == (status == 303)


def test_an_address_that_sends_too_many_is_told_to_wait_and_keeps_the_text(
    client: CheckedClient,
    form: Form,
    stored: Stored,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reports, "MOST", 1)
    client.post(form.action, data={**form.values, "body": "The first one."})
    answer = client.post(form.action, data={**form.values, "body": TEXT})
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= timedelta(hours=1).seconds + 1
    assert "Your text is still here" in words(answer)
    (again,) = forms_of(answer)
    assert again.values["body"] == TEXT
    assert len(stored()) == 1


def test_the_thanks_show_no_date_that_somebody_else_wrote(
    client: CheckedClient, claim: Claim
) -> None:
    path = f"/claims/{claim.slug}/report?received="
    for forged in ("2030-01-01", "IjIwMzAtMDEtMDEi.x", ""):
        assert client.get(path + forged).status_code == 404


def test_a_withdrawn_page_can_be_written_about_but_not_read(
    client: CheckedClient, room: Newsroom, stored: Stored
) -> None:
    claim = room.suspended()
    path = f"/claims/{claim.slug}/report"
    assert claim.text not in client.get(path).text
    assert client.submit(path, body=TEXT).status_code == 303
    assert len(stored()) == 1


def test_nothing_is_written_by_looking(
    client: CheckedClient, claim: Claim, session: Session
) -> None:
    client.get(f"/claims/{claim.slug}/report")
    assert session.scalar(sa.select(sa.func.count()).select_from(FormKey)) == 0
