"""The night call from a lawyer: withdrawn at once, decided on by a second editor."""

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.errors import ActRefused
from factcheck.domain.publication_terms import (
    AmendKind,
    NoticeKind,
    PublicationState,
    SuspendReason,
)
from factcheck.domain.vocabulary import Act, State
from factcheck.models import Claim
from factcheck.services import amendments, publications
from factcheck.services.amendments import Wording
from tests.newsroom import COMMENT, Newsroom

LEGAL = {"reasons": ["legal"]}


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


def submitted_again(room: Newsroom) -> Claim:
    claim = room.reopened()
    room.redraft(claim)
    room.do(room.author, claim, Act.SUBMIT)
    return claim


def approved_again(room: Newsroom) -> Claim:
    claim = submitted_again(room)
    room.do(room.editor, claim, Act.APPROVE)
    return claim


def test_one_editor_withdraws_a_page_at_once(room: Newsroom) -> None:
    claim = room.suspended()
    page = room.live(claim)
    assert (claim.state, page.state) == (State.SUSPENDED, PublicationState.SUSPENDED)
    assert (page.suspended_by, page.suspend_reason) == (
        room.editor,
        SuspendReason.LEGAL,
    )
    assert page.suspended_at == room.now
    assert room.faults() == []


@pytest.mark.parametrize("made", [submitted_again, approved_again, Newsroom.reopened])
def test_the_call_does_not_wait_for_a_review_that_runs(
    room: Newsroom, made: object
) -> None:
    claim = made(room)  # type: ignore[operator]
    publications.tell_of_review(room.work(room.editor), claim, tell=True)
    room.do(room.editor, claim, Act.SUSPEND, **LEGAL)
    assert (claim.state, claim.assignee) == (State.SUSPENDED, None)
    room.do(room.second, claim, Act.LIFT, comment=COMMENT)
    assert claim.state is State.PUBLISHED
    assert claim.review_public_since is None, "no review runs any more"
    assert [each for each in claim.assignments if each.ended_at is None] == []
    assert room.faults() == []


def test_the_review_that_was_cut_off_goes_on_with_its_words(room: Newsroom) -> None:
    claim = room.reopened()
    room.redraft(claim, summary="Four, counted once more.")
    room.do(room.editor, claim, Act.SUSPEND, **LEGAL)
    room.do(room.second, claim, Act.LIFT, comment=COMMENT)
    room.do(room.author, claim, Act.REOPEN, reasons=["new_evidence"])
    assert claim.revisions[-1].summary == "Four, counted once more."
    room.do(room.author, claim, Act.SUBMIT)
    room.do(room.editor, claim, Act.APPROVE)
    assert room.do(room.editor, claim, Act.PUBLISH).state is State.PUBLISHED
    assert room.faults() == []


def test_an_amendment_goes_between_without_spoiling_the_draft(room: Newsroom) -> None:
    claim = room.reopened()
    room.redraft(claim, summary="Four, counted once more.")
    room.do(room.editor, claim, Act.SUSPEND, **LEGAL)
    room.do(room.second, claim, Act.LIFT, comment=COMMENT)
    words = vars(Wording.published(claim))
    amendments.propose(
        room.work(room.author),
        claim,
        kind=AmendKind.MINOR,
        wording=Wording(**{**words, "against": "Nothing does."}),
        notice_text="A line was missing.",
    )
    room.do(room.editor, claim, Act.AMEND)
    room.do(room.author, claim, Act.REOPEN, reasons=["new_evidence"])
    draft = claim.revisions[-1]
    assert (draft.submitted_at, draft.summary) == (None, "Four, counted once more.")
    room.do(room.author, claim, Act.SUBMIT)
    room.do(room.editor, claim, Act.RETURN, reasons=["other"], comment=COMMENT)
    room.do(room.author, claim, Act.SUBMIT)
    room.do(room.editor, claim, Act.APPROVE)
    room.do(room.editor, claim, Act.PUBLISH)
    assert [page.number for page in claim.publications] == [1, 2, 3]
    numbers = [revision.number for revision in claim.revisions]
    assert numbers == sorted(set(numbers))
    assert room.live(claim).content["reviewed"]["verdict"]["summary"] == draft.summary
    assert room.faults() == []


def test_an_approval_from_before_the_call_publishes_nothing(room: Newsroom) -> None:
    claim = approved_again(room)
    room.do(room.editor, claim, Act.SUSPEND, **LEGAL)
    room.do(room.second, claim, Act.LIFT, comment=COMMENT)
    with pytest.raises(ActRefused, match="cannot be done now"):
        room.do(room.editor, claim, Act.PUBLISH)
    room.do(room.author, claim, Act.REOPEN, reasons=["new_evidence"])
    room.redraft(claim)
    room.do(room.author, claim, Act.SUBMIT)
    with pytest.raises(ActRefused, match="cannot be done now"):
        room.do(room.editor, claim, Act.PUBLISH)


@pytest.mark.parametrize("act", [Act.CONFIRM, Act.LIFT, Act.RETRACT])
def test_who_suspended_does_not_decide_on_it(room: Newsroom, act: Act) -> None:
    claim = room.suspended()
    with pytest.raises(ActRefused, match="a second editor decides"):
        room.do(room.editor, claim, act, comment=COMMENT)


def test_a_second_editor_confirms_and_the_page_stays_away(room: Newsroom) -> None:
    claim = room.suspended()
    room.do(room.second, claim, Act.CONFIRM)
    page = room.live(claim)
    assert (page.confirmed_by_id, claim.state) == (room.second.id, State.SUSPENDED)
    assert room.faults() == []


def test_a_lifted_page_is_as_it_was(room: Newsroom) -> None:
    claim = room.suspended()
    content = room.live(claim).content
    room.do(room.second, claim, Act.CONFIRM)
    room.do(room.third, claim, Act.LIFT, comment=COMMENT)
    page = room.live(claim)
    assert (page.state, page.content) == (PublicationState.LIVE, content)
    assert (page.suspended_by, page.suspended_at, page.confirmed_by_id) == (None,) * 3
    assert room.faults() == []


def test_a_suspended_page_is_retracted_by_the_second_editor(room: Newsroom) -> None:
    claim = room.suspended()
    room.do(room.second, claim, Act.RETRACT, comment="The record was forged.")
    page = room.live(claim)
    (notice,) = page.notices
    assert page.state is PublicationState.RETRACTED
    assert notice.kind is NoticeKind.RETRACTION
    assert (notice.author, notice.approved_by) == (room.editor, room.second)
    assert room.faults() == []


@pytest.mark.parametrize("page", ["published", "amended"])
def test_the_author_of_a_suspended_page_does_not_retract_it(
    room: Newsroom, page: str
) -> None:
    claim = room.published(author=room.both)
    if page == "amended":  # another revision, but the verdict is still hers
        words = vars(Wording.published(claim))
        amendments.propose(
            room.work(room.author),
            claim,
            kind=AmendKind.MINOR,
            wording=Wording(**{**words, "against": "Nothing does."}),
            notice_text="A line was missing.",
        )
        room.do(room.editor, claim, Act.AMEND)
    room.do(room.editor, claim, Act.SUSPEND, **LEGAL)
    with pytest.raises(ActRefused, match="You wrote what readers see"):
        room.do(room.both, claim, Act.RETRACT, comment=COMMENT)


def test_only_a_page_that_readers_see_is_suspended(room: Newsroom) -> None:
    for claim in (room.submitted(), room.approved(), room.ready()):
        with pytest.raises(ActRefused, match="No page of this claim is public"):
            room.do(room.editor, claim, Act.SUSPEND, **LEGAL)
    claim = room.retracted()
    room.do(room.editor, claim, Act.REOPEN, reasons=["new_evidence"])
    with pytest.raises(ActRefused, match="No page of this claim is public"):
        room.do(room.editor, claim, Act.SUSPEND, **LEGAL)
