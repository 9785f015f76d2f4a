"""Publishing, and what follows: notices, new versions, retraction, merging."""

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.errors import ActRefused, NotAllowed
from factcheck.domain.publication_terms import (
    NoticeKind,
    PublicationState,
    RejectReason,
)
from factcheck.domain.vocabulary import Act, Qualifier, State, Verdict
from factcheck.models import Claim, User
from factcheck.services import publications
from tests.builders import a_claim
from tests.newsroom import COMMENT, Newsroom

LIVE, SUPERSEDED = PublicationState.LIVE, PublicationState.SUPERSEDED


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


def refused(
    room: Newsroom, who: User, claim: Claim, act: Act, survivor: Claim | None = None
) -> str:
    with pytest.raises(ActRefused) as refusal:
        room.do(who, claim, act, comment=COMMENT, survivor=survivor)
    return str(refusal.value)


def test_a_page_shows_exactly_what_was_approved_and_by_whom(room: Newsroom) -> None:
    room.author.public_name = "Ada A."
    claim = room.published()
    page = room.live(claim)
    revision = claim.revisions[0]
    assert page.content["reviewed"] == revision.evidence_snapshot
    assert page.content_sha256 == revision.content_sha256
    assert page.content["people"] == {
        "author": {"name": "Ada A.", "role": "reviewer"},
        "approved_by": [{"name": "", "role": "editor"}],
        "published_by": {"name": "", "role": "editor"},
    }
    assert (page.number, page.state, page.notices) == (1, LIVE, [])
    assert claim.assignee is None


def test_nothing_is_published_before_the_questions_about_harm(room: Newsroom) -> None:
    claim = room.approved()
    why = refused(room, room.editor, claim, Act.PUBLISH)
    assert "three questions about harm" in why
    assert "alleges wrongdoing" in why
    room.harmless(claim)
    assert room.do(room.editor, claim, Act.PUBLISH).state is State.PUBLISHED


def test_an_allegation_waits_for_a_reply_or_a_reason(room: Newsroom) -> None:
    claim = room.approved()
    room.harmless(claim, wrongdoing=True)
    why = refused(room, room.editor, claim, Act.PUBLISH)
    assert "who was asked for a reply" in why
    room.not_asked(claim)
    assert room.do(room.editor, claim, Act.PUBLISH).state is State.PUBLISHED
    (sought,) = room.live(claim).content["replies_sought"]
    assert (sought["status"], sought["reason"]) == ("not_asked", "They have no office.")


def test_pressing_publish_twice_publishes_once(room: Newsroom) -> None:
    claim = room.published()
    why = refused(room, room.editor, claim, Act.PUBLISH)
    assert "cannot be done now" in why
    assert [page.number for page in claim.publications] == [1]
    assert room.faults() == []


def test_a_new_version_tells_readers_what_changed(room: Newsroom) -> None:
    claim = room.reopened()
    assert room.live(claim).state is LIVE, "the page stays while it is reviewed again"
    why = refused(room, room.author, claim, Act.SUBMIT)
    assert "Choose the notice readers get" in why
    room.redraft(claim, notice_kind=NoticeKind.CORRECTION, notice_text="Wrong count.")
    why = refused(room, room.author, claim, Act.SUBMIT)
    assert "what was wrong and what is right" in why
    room.redraft(
        claim,
        notice_kind=NoticeKind.CORRECTION,
        notice_text="We had counted wrong.",
        what_was_wrong="Nine bridges.",
        what_is_right="Four bridges.",
        verdict=Verdict.UNVERIFIED,
        qualifier=Qualifier.SINGLE_SOURCE,
        searched="The archive.",
        what_would_change="A visit.",
    )
    for who, act in (
        (room.author, Act.SUBMIT),
        (room.second, Act.APPROVE),
        (room.editor, Act.PUBLISH),
    ):
        room.do(who, claim, act)
    old, new = claim.publications
    assert (old.state, new.state, new.number) == (SUPERSEDED, LIVE, 2)
    (notice,) = new.notices
    assert (notice.kind, notice.what_is_right) == (
        NoticeKind.CORRECTION,
        "Four bridges.",
    )
    assert notice.verdict_changed
    assert (notice.author, notice.approved_by) == (room.author, room.second)
    assert new.content["first_published_at"] == old.content["published_at"]
    assert room.faults() == []


def test_a_draft_begins_with_the_words_readers_see_and_without_notice(
    room: Newsroom,
) -> None:
    claim = room.republished()
    room.do(room.author, claim, Act.REOPEN, reasons=["error_found"])
    live, draft = claim.revisions[-2:]
    assert (draft.rationale, draft.number) == (live.rationale, live.number + 1)
    assert (draft.notice_kind, draft.notice_text) == (None, "")


@pytest.mark.parametrize("name", ["editor", "both"])
def test_readers_are_told_of_the_review_if_an_editor_says_so(
    room: Newsroom, name: str
) -> None:
    claim, who = room.published(), getattr(room, name)
    room.do(who, claim, Act.REOPEN, reasons=["error_found"], tell_readers=True)
    assert claim.review_public_since == room.now


def test_a_reviewer_does_not_tell_readers_of_the_review(room: Newsroom) -> None:
    claim = room.published()
    room.do(
        room.reviewer, claim, Act.REOPEN, reasons=["error_found"], tell_readers=True
    )
    assert claim.review_public_since is None
    with pytest.raises(NotAllowed):
        publications.tell_of_review(room.work(room.reviewer), claim, tell=True)


def test_an_editor_tells_readers_of_a_review_that_runs_already(room: Newsroom) -> None:
    claim, seen = room.reopened(), []
    for tell in (True, True, False):
        publications.tell_of_review(room.work(room.editor), claim, tell=tell)
        seen.append(claim.review_public_since)
    first, again, ended = seen
    assert first == again, "since when does not move"
    assert (first is None, ended) == (False, None)
    assert room.faults() == []


@pytest.mark.parametrize("made", [Newsroom.published, Newsroom.ready])
def test_readers_are_told_of_no_review_that_does_not_run(
    room: Newsroom, made: object
) -> None:
    claim = made(room)  # type: ignore[operator]
    with pytest.raises(ActRefused, match="not being reviewed"):
        publications.tell_of_review(room.work(room.editor), claim, tell=True)


def test_a_new_version_ends_the_review_for_readers(room: Newsroom) -> None:
    claim = room.reopened()
    publications.tell_of_review(room.work(room.editor), claim, tell=True)
    room.redraft(claim)
    for who, act in (
        (room.author, Act.SUBMIT),
        (room.editor, Act.APPROVE),
        (room.editor, Act.PUBLISH),
    ):
        room.do(who, claim, act)
    assert claim.review_public_since is None


def test_a_retraction_takes_two_editors_and_says_why(room: Newsroom) -> None:
    claim = room.published()
    first = room.do(room.editor, claim, Act.RETRACT, comment="Both reports were wrong.")
    assert (first.waiting, claim.state) == (True, State.PUBLISHED)
    assert room.live(claim).state is LIVE
    assert "You have asked for this" in refused(room, room.editor, claim, Act.RETRACT)
    room.do(room.second, claim, Act.RETRACT, comment="Both reports were made up.")
    page = room.live(claim)
    assert (claim.state, page.state) == (State.RETRACTED, PublicationState.RETRACTED)
    (notice,) = page.notices
    assert (notice.kind, notice.text) == (
        NoticeKind.RETRACTION,
        "Both reports were made up.",
    )
    assert (notice.author, notice.approved_by) == (room.editor, room.second)
    assert room.faults() == []


@pytest.mark.parametrize("act", [Act.RETRACT, Act.MERGE])
def test_the_author_of_a_page_does_not_take_it_away(room: Newsroom, act: Act) -> None:
    claim, survivor = room.published(author=room.both), room.published()
    why = refused(room, room.both, claim, act, survivor)
    assert "somebody else must decide" in why


def test_a_retracted_claim_is_reviewed_and_published_again(room: Newsroom) -> None:
    claim = room.retracted()
    room.do(room.editor, claim, Act.REOPEN, reasons=["new_evidence"])
    room.do(room.reviewer, claim, Act.TAKE)
    room.redraft(claim, notice_text="New evidence came up.")
    for who, act in (
        (room.reviewer, Act.SUBMIT),
        (room.editor, Act.APPROVE),
        (room.editor, Act.PUBLISH),
    ):
        room.do(who, claim, act)
    old, new = claim.publications
    assert (old.state, new.state) == (SUPERSEDED, LIVE)
    assert [notice.kind for notice in old.notices] == [NoticeKind.RETRACTION]
    assert [notice.kind for notice in new.notices] == [NoticeKind.UPDATE]
    assert room.faults() == []


def test_a_claim_without_a_page_is_merged_by_one_editor(room: Newsroom) -> None:
    claim, survivor = room.ready(), room.ready()
    room.do(room.editor, claim, Act.MERGE, survivor=survivor)
    assert (claim.state, claim.duplicate_of) == (State.REJECTED, survivor)
    assert claim.rejection_reason is RejectReason.DUPLICATE
    assert claim.assignee is None
    room.do(room.editor, claim, Act.RESTORE, comment=COMMENT)
    assert (claim.state, claim.duplicate_of) == (State.NEW, None)
    assert room.faults() == []


def test_a_page_is_merged_by_two_editors_and_its_address_leads_on(
    room: Newsroom,
) -> None:
    claim, survivor = room.published(), room.published()
    assert room.do(room.editor, claim, Act.MERGE, survivor=survivor).waiting
    assert {claim.state: claim.duplicate_of} == {State.PUBLISHED: None}
    room.do(room.second, claim, Act.MERGE, survivor=survivor)
    page = room.live(claim)
    assert (claim.state, claim.duplicate_of) == (State.REJECTED, survivor)
    assert page.state is SUPERSEDED
    (notice,) = page.notices
    assert survivor.text in notice.text
    assert (notice.author, notice.approved_by) == (room.editor, room.second)
    why = refused(room, room.editor, claim, Act.RESTORE)
    assert "its address leads to the other claim" in why
    assert room.faults() == []


def test_two_editors_merge_into_the_same_claim_or_not_at_all(room: Newsroom) -> None:
    claim, one, other = room.published(), room.published(), room.published()
    room.do(room.editor, claim, Act.MERGE, survivor=one)
    assert room.do(room.second, claim, Act.MERGE, survivor=other).waiting
    assert claim.state is State.PUBLISHED
    room.do(room.third, claim, Act.MERGE, survivor=other)
    assert claim.duplicate_of == other
    (notice,) = room.live(claim).notices
    assert (notice.author, notice.approved_by) == (room.second, room.third)


def test_a_claim_is_merged_into_another_one_that_stands(room: Newsroom) -> None:
    claim, page, draft = room.ready(), room.published(), a_claim(room.session)
    room.do(room.editor, draft, Act.MERGE, survivor=claim)
    for survivor, why in (
        (None, "Choose the other claim"),
        (page, "Choose the other claim"),
        (draft, "itself merged"),
        (claim, "only be merged into a published one"),
    ):
        assert why in refused(room, room.editor, page, Act.MERGE, survivor)
