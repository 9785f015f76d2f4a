"""Writing a verdict: saved by a button or by itself, never lost, then submitted."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from factcheck.domain.publication_terms import NoticeKind
from factcheck.domain.vocabulary import (
    Act,
    Confidence,
    Qualifier,
    Role,
    State,
    Verdict,
)
from factcheck.models import Claim, Revision, User
from factcheck.services import steps
from factcheck.services.work import Work
from tests import html
from tests.builders import a_claim, a_ready_draft, a_user
from tests.client import CheckedClient, forms_of

SignIn = Callable[[CheckedClient, User], None]
Begin = Callable[..., Work]
ALONE = {"X-Requested-With": "autosave"}


def path_of(claim: Claim) -> str:
    return f"/desk/claims/{claim.slug}"


def typed(client: CheckedClient, claim: Claim, **fields: object) -> dict[str, object]:
    """Return what the draft's form would send."""
    form = client.find_form(path_of(claim), fields={"summary": ""})
    data = form.values | fields
    return {name: value for name, value in data.items() if value is not None}


def send(
    client: CheckedClient, claim: Claim, data: dict[str, object], **options: object
) -> TestResponse:
    return client.post(f"{path_of(claim)}/draft", data=data, **options)


def taken(session: Session, person: User) -> Claim:
    return a_claim(session, state=State.IN_REVIEW, assignee=person)


def the_draft(session: Session) -> Revision:
    return session.scalars(select(Revision)).one()


@pytest.fixture
def ann(client: CheckedClient, session: Session, sign_in: SignIn) -> User:
    """Let a reviewer be signed in."""
    person = a_user(session)
    sign_in(client, person)
    return person


def test_the_button_saves_everything(
    client: CheckedClient, session: Session, ann: User
) -> None:
    claim = taken(session, ann)
    answer = client.submit(
        path_of(claim),
        to="/draft",
        finding="disputed:contested",
        confidence="low",
        as_of="2025-04-30",
        summary="Some say\r\nso. ",
        against="The ministry.",
    )
    assert answer.location == f"{path_of(claim)}#pane-verdict"
    draft = the_draft(session)
    assert (draft.verdict, draft.qualifier) == (Verdict.DISPUTED, Qualifier.CONTESTED)
    assert draft.confidence is Confidence.LOW
    assert str(draft.as_of) == "2025-04-30"
    assert (draft.summary, draft.against) == ("Some say\nso.", "The ministry.")
    page = client.get(path_of(claim)).text
    assert "Some say\nso." in page


def test_it_saves_by_itself_and_tells_version_and_what_is_missing(
    client: CheckedClient, session: Session, ann: User
) -> None:
    claim = taken(session, ann)
    data = typed(client, claim, summary="First")
    first = send(client, claim, data, headers=ALONE)
    assert first.status_code == 200
    assert first.json is not None
    assert set(first.json) == {"saved_at", "version", "unmet_count"}
    again = send(
        client,
        claim,
        data | {"summary": "Second", "version": first.json["version"]},
        headers=ALONE,
    )
    assert again.status_code == 200
    assert the_draft(session).summary == "Second"


def test_a_second_window_gets_both_texts_and_can_save_over(
    client: CheckedClient, session: Session, ann: User
) -> None:
    claim = taken(session, ann)
    late = typed(client, claim, summary="Second window", finding="disputed:outdated")
    client.submit(path_of(claim), to="/draft", summary="First window")
    assert send(client, claim, late, headers=ALONE).status_code == 409
    answer = send(client, claim, late)
    assert answer.status_code == 409
    assert "First window" in answer.text
    assert "Second window" in answer.text
    assert "Summary" in answer.text
    assert "Finding" in answer.text
    form = next(each for each in forms_of(answer) if each.action.endswith("/draft"))
    over = send(client, claim, form.values)
    assert over.status_code == 303
    draft = the_draft(session)
    assert (draft.summary, draft.qualifier) == ("Second window", Qualifier.OUTDATED)


def test_only_who_has_the_claim_writes_its_verdict(
    client: CheckedClient, session: Session, ann: User
) -> None:
    other = a_user(session, name="Ben")
    mine, theirs = taken(session, ann), taken(session, other)
    data = typed(client, mine, summary="Mine")
    answer = send(client, theirs, data)
    assert answer.status_code == 409
    assert "Ben is working on this claim" in answer.text
    assert not session.scalars(select(Revision)).all()


CANNOT_BE_SAVED = (
    ("finding", "disputed:on_record", "Choose one of the findings listed."),
    ("finding", "true:", "Choose one of the findings listed."),
    ("as_of", "30/04/2025", "Write the day like 2025-04-28"),
    ("as_of", "2025-02-30", "Write the day like 2025-04-28"),
    ("confidence", "total", "Invalid"),
    ("summary", "a\x00b", "control characters"),
    ("rationale", "x" * 20_001, "it may have 20000"),
    ("version", "99999999999999999999", "incomplete"),
)


def test_what_cannot_be_saved_is_said_at_its_place_and_nothing_typed_is_lost(
    client: CheckedClient, session: Session, ann: User
) -> None:
    claim = taken(session, ann)
    for field, text, said in CANNOT_BE_SAVED:
        data = typed(client, claim, against="Kept words.", **{field: text})
        answer = send(client, claim, data)
        assert answer.status_code == 422, field
        assert said in answer.text
        assert "There is a problem" in answer.text
        assert "Kept words." in answer.text
        assert send(client, claim, data, headers=ALONE).status_code == 422
    assert not session.scalars(select(Revision)).all()


def test_a_form_sent_twice_is_stored_once(
    client: CheckedClient, session: Session, ann: User
) -> None:
    claim = taken(session, ann)
    data = typed(client, claim, summary="Once")
    first, second = send(client, claim, data), send(client, claim, data)
    assert (first.status_code, second.status_code) == (303, 303)
    assert the_draft(session).summary == "Once"


def test_submitting_saves_first_and_says_what_is_missing(
    client: CheckedClient, session: Session, ann: User
) -> None:
    claim = taken(session, ann)
    data = typed(client, claim, summary="Almost", then="submit")
    answer = send(client, claim, data)
    assert answer.location == f"{path_of(claim)}#conditions"
    page = html.text_of(html.parse(client.get(path_of(claim)).text))
    assert "Saved, but not submitted: 3 things are missing." in page
    assert the_draft(session).summary == "Almost"
    assert claim.state is State.IN_REVIEW


def test_a_whole_verdict_is_submitted_with_its_last_words(
    client: CheckedClient, session: Session, ann: User
) -> None:
    draft = a_ready_draft(session, ann)
    answer = client.submit(
        path_of(draft.claim),
        to="/draft",
        button="Submit for approval",
        summary="The last words.",
        as_of="2025-04-30",
    )
    assert answer.location == path_of(draft.claim)
    assert draft.claim.state is State.SUBMITTED
    assert draft.summary == "The last words."
    assert draft.submitted_at is not None


def test_a_new_version_of_a_public_page_asks_for_its_notice(
    client: CheckedClient, session: Session, ann: User, work: Begin
) -> None:
    claim = published(session, work)
    assert not has_notice(client, taken(session, ann))
    steps.take(work(ann), claim, Act.REOPEN, reasons=["new_evidence"])
    assert has_notice(client, claim)
    client.submit(
        path_of(claim), to="/draft", notice_kind="update", notice_text="A recount."
    )
    draft = claim.revisions[-1]
    assert (draft.notice_kind, draft.notice_text) == (NoticeKind.UPDATE, "A recount.")


def has_notice(client: CheckedClient, claim: Claim) -> bool:
    return "What readers are told" in client.get(path_of(claim)).text


def published(session: Session, work: Begin) -> Claim:
    draft, eve = a_ready_draft(session, a_user(session)), a_user(session, Role.EDITOR)
    claim = draft.claim
    claim.harm_person = claim.harm_crime = claim.harm_source = False
    claim.alleges_wrongdoing = False
    steps.take(work(draft.author), claim, Act.SUBMIT)
    steps.take(work(eve), claim, Act.APPROVE)
    steps.take(work(eve), claim, Act.PUBLISH)
    return claim


def test_a_lapsed_session_keeps_the_text(
    client: CheckedClient, session: Session, ann: User
) -> None:
    claim = taken(session, ann)
    data = typed(client, claim, summary="Written for an hour")
    client.submit(path_of(claim), to="/logout")
    assert send(client, claim, data, headers=ALONE).status_code == 401
    answer = send(client, claim, data)
    assert answer.status_code == 401
    assert "Written for an hour" in answer.text


def test_observers_cannot_save(
    client: CheckedClient, session: Session, sign_in: SignIn
) -> None:
    observer = a_user(session, Role.OBSERVER)
    claim = taken(session, observer)
    sign_in(client, observer)
    token = client.find_form("/desk", to="/logout").values["csrf_token"]
    data: dict[str, object] = {"csrf_token": token, "version": "0"}
    assert send(client, claim, data).status_code == 403
