"""After publication: withdraw, lift, reopen, amend, and what others see of it."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.publication_terms import NoticeKind
from factcheck.domain.vocabulary import Act, State
from factcheck.models import Claim, User
from tests.client import CheckedClient
from tests.html import parse, text_of
from tests.newsroom import COMMENT, Newsroom

SUMMARY = "Two reports, made apart from one another, show it."
NOTICE = "The summary says how the reports were made."
# Forms that are refused, and why.
REFUSED: tuple[tuple[dict[str, Any], str], ...] = (
    ({"summary": SUMMARY, "notice_text": NOTICE}, "Choose what is amended."),
    ({"amends": "minor", "summary": SUMMARY}, "Write what readers are told"),
    ({"amends": "reply", "notice_text": NOTICE}, "Record the reply first"),
    (
        {"amends": "minor", "notice_text": NOTICE, "summary": "x" * 301},
        "it may have 300",
    ),
)
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


def actions(client: CheckedClient, claim: Claim) -> set[str]:
    forms = client.forms(address(claim))
    return {form.action.rpartition("/")[2] for form in forms}


def test_a_page_is_withdrawn_with_one_press_and_a_reason(
    room: Newsroom, desk: CheckedClient
) -> None:
    claim = room.published()
    answer = desk.submit(address(claim), to="/suspend", reasons="legal")
    assert answer.location == address(claim)
    assert claim.state is State.SUSPENDED
    page = words(desk, address(claim))
    assert "Edda Editor withdrew the page" in page
    assert "You withdrew it, so another editor decides" in page
    assert "lift" not in actions(desk, claim)
    public = desk.get(f"/claims/{claim.slug}")
    assert "Withdrawn while we check" in public.text
    assert claim.revisions[0].rationale not in public.text
    assert room.faults() == []


def test_without_a_reason_nothing_is_withdrawn(
    room: Newsroom, desk: CheckedClient
) -> None:
    claim = room.published()
    answer = desk.submit(address(claim), to="/suspend", comment="She called twice.")
    assert answer.status_code == 422
    assert "Choose a reason." in answer.text
    assert "She called twice." in answer.text
    assert claim.state is State.PUBLISHED


def test_a_second_editor_confirms_or_lifts(
    room: Newsroom, desk: CheckedClient, other: CheckedClient
) -> None:
    claim = room.suspended()
    assert "A second editor confirms or lifts this by" in words(other, address(claim))
    other.submit(address(claim), to="/confirm-suspension")
    assert "A second editor has confirmed it." in words(desk, address(claim))
    assert other.submit(address(claim), to="/lift").status_code == 422
    other.submit(address(claim), to="/lift", comment=COMMENT)
    assert claim.state is State.PUBLISHED
    assert claim.revisions[0].rationale in desk.get(f"/claims/{claim.slug}").text


def test_who_withdrew_a_page_cannot_lift_it_by_direct_post(
    room: Newsroom, desk: CheckedClient, other: CheckedClient
) -> None:
    claim = room.suspended()
    token = desk.find_form("/desk", to="/logout").values
    for end in ("lift", "confirm-suspension", "retract"):
        answer = desk.post(address(claim, end), data={**token, "comment": COMMENT})
        assert answer.status_code == 409
        assert "You suspended this page; a second editor decides" in answer.text
    assert other.get(address(claim, "retract")).status_code == 200


def test_a_published_claim_is_reviewed_again(
    room: Newsroom, desk: CheckedClient
) -> None:
    claim = room.published()
    assert desk.submit(address(claim, "reopen"), to="/reopen").status_code == 422
    form = {"reasons": "error_found", "tell_readers": "y"}
    answer = desk.submit(address(claim, "reopen"), to="/reopen", **form)
    assert answer.location == f"/desk/claims/{claim.slug}"
    assert claim.state is State.IN_REVIEW
    assert "Being reviewed again" in desk.get(f"/claims/{claim.slug}").text
    desk.submit(address(claim), to="/tell-readers")
    assert "Being reviewed again" not in desk.get(f"/claims/{claim.slug}").text
    desk.submit(address(claim), to="/tell-readers")
    assert "Readers are told so" in words(desk, address(claim))


def test_a_reviewer_reopens_but_does_not_tell_readers(
    room: Newsroom, client: CheckedClient, sign_in: SignIn
) -> None:
    claim = room.published()
    sign_in(client, room.reviewer)
    form = client.find_form(address(claim, "reopen"), to="/reopen")
    assert "tell_readers" not in form.values
    assert actions(client, claim).isdisjoint({"suspend", "tell-readers"})
    data = form.values | {"reasons": "new_evidence", "tell_readers": "y"}
    client.post(form.action, data=data)
    assert (claim.state, claim.assignee) == (State.IN_REVIEW, room.reviewer)
    assert claim.review_public_since is None


def test_an_amendment_is_written_by_one_and_taken_by_another(
    room: Newsroom, desk: CheckedClient, other: CheckedClient
) -> None:
    claim = room.published()
    form = {"amends": "clarification", "summary": SUMMARY, "notice_text": NOTICE}
    answer = desk.submit(address(claim, "amend"), to="/amend", **form)
    assert answer.location == address(claim)
    assert "You wrote it, so another editor takes" in words(desk, address(claim))
    assert "take" not in actions(desk, claim)
    assert SUMMARY not in desk.get(f"/claims/{claim.slug}").text
    root = parse(other.get(address(claim)).text)
    assert "Amend the words…" not in text_of(root), "one waits at a time"
    put_in = [text_of(each) for each in root.iter("ins")]
    assert f"[put in:] {NOTICE} [end]" in put_in
    other.submit(address(claim), to="/amend/take")
    page = desk.get(f"/claims/{claim.slug}").text
    assert SUMMARY in page
    assert NOTICE in page
    (notice,) = room.live(claim).notices
    assert notice.kind is NoticeKind.CLARIFICATION
    assert room.faults() == []


def test_an_amendment_is_declined_with_a_word(
    room: Newsroom, desk: CheckedClient, other: CheckedClient
) -> None:
    claim = room.published()
    form = {"amends": "minor", "summary": SUMMARY, "notice_text": NOTICE}
    desk.submit(address(claim, "amend"), to="/amend", **form)
    assert other.submit(address(claim), to="/decline").status_code == 422
    other.submit(address(claim), to="/decline", comment=COMMENT)
    assert "An amendment waits" not in words(desk, address(claim))
    assert SUMMARY not in desk.get(f"/claims/{claim.slug}").text


def test_an_amendment_that_cannot_stand_is_shown_again_with_every_word(
    room: Newsroom, desk: CheckedClient
) -> None:
    claim = room.published()
    path = address(claim, "amend")
    answer = desk.submit(path, to="/amend", amends="minor", notice_text=NOTICE)
    assert "Nothing would change" in answer.text
    for form, why in REFUSED:
        answer = desk.submit(path, to="/amend", against="Typed before.", **form)
        assert answer.status_code == 422, why
        assert why in answer.text
        assert "Typed before." in answer.text


def test_a_page_that_changed_under_the_form_is_not_overwritten(
    room: Newsroom, desk: CheckedClient, other: CheckedClient
) -> None:
    claim = room.published()
    form = desk.find_form(address(claim, "amend"), to="/amend")
    typed = {"amends": "minor", "summary": SUMMARY, "notice_text": NOTICE}
    other.submit(address(claim, "amend"), to="/amend", **typed)
    desk.submit(address(claim), to="/amend/take")
    answer = desk.post(form.action, data=form.values | typed | {"summary": "It is so."})
    assert answer.status_code == 409
    assert "The page has changed since you began." in answer.text


def test_nothing_is_done_about_a_page_that_never_was(
    room: Newsroom, desk: CheckedClient
) -> None:
    claim = room.submitted()
    for end in ("public-page", "reopen", "amend", "retract", "withhold"):
        assert desk.get(address(claim, end)).status_code == 404


def test_an_observer_reads_the_record_and_has_no_button(
    room: Newsroom, client: CheckedClient, sign_in: SignIn
) -> None:
    claim = room.suspended()
    sign_in(client, room.observer)
    page = words(client, address(claim))
    assert "Edda Editor withdrew the page" in page
    assert actions(client, claim) <= {"logout", ""}


def test_a_merged_page_says_where_it_went(room: Newsroom, desk: CheckedClient) -> None:
    claim, survivor = room.published(), room.published()
    for who in (room.editor, room.second):
        room.do(who, claim, Act.MERGE, survivor=survivor)
    assert survivor.text in words(desk, address(claim))
