"""Amending a page: one writes it, another editor takes it, the verdict stays."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.errors import ActRefused, Invalid, NotAllowed
from factcheck.domain.evidence_terms import Credibility
from factcheck.domain.facts import amendment_of
from factcheck.domain.publication_terms import (
    AmendKind,
    NoticeKind,
    Outcome,
    PublicationState,
)
from factcheck.domain.vocabulary import Act, State
from factcheck.models import Claim, Revision, User
from factcheck.services import amendments
from factcheck.services.amendments import Wording
from tests.newsroom import COMMENT, Newsroom

SUMMARY = "Two reports, made apart from one another, show it."


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


def propose(
    room: Newsroom,
    claim: Claim,
    who: User | None = None,
    kind: AmendKind = AmendKind.MINOR,
    notice_text: str = "A word was left out.",
    **words: Any,  # noqa: ANN401 - fields of the wording
) -> Revision:
    published = vars(Wording.published(claim))
    return amendments.propose(
        room.work(who or room.author),
        claim,
        kind=kind,
        wording=Wording(**{**published, **words}),
        notice_text=notice_text,
    )


@pytest.mark.parametrize(
    ("amends", "notice"),
    [
        (AmendKind.MINOR, NoticeKind.MINOR),
        (AmendKind.CLARIFICATION, NoticeKind.CLARIFICATION),
    ],
)
def test_another_editor_takes_it_and_readers_are_told(
    room: Newsroom, amends: AmendKind, notice: NoticeKind
) -> None:
    claim = room.published()
    propose(room, claim, kind=amends, summary=SUMMARY)
    room.do(room.second, claim, Act.AMEND)
    old, new = claim.publications
    assert (old.state, new.state) == (
        PublicationState.SUPERSEDED,
        PublicationState.LIVE,
    )
    assert new.content["reviewed"]["verdict"]["summary"] == SUMMARY
    assert new.content["reviewed"]["evidence"] == old.content["reviewed"]["evidence"]
    (told,) = new.notices
    assert (told.kind, told.text, told.verdict_changed) == (
        notice,
        "A word was left out.",
        False,
    )
    assert (told.author, told.approved_by) == (room.author, room.second)
    assert (claim.state, amendment_of(claim)) == (State.PUBLISHED, None)
    assert room.faults() == []


def test_whoever_mends_a_comma_does_not_become_the_author(room: Newsroom) -> None:
    room.author.public_name = "Ada A."
    room.reviewer.public_name = "Rita R."
    claim = room.published()
    propose(room, claim, who=room.reviewer, summary=SUMMARY)
    room.do(room.second, claim, Act.AMEND)
    old, new = claim.publications
    for who in ("author", "approved_by"):
        assert new.content["people"][who] == old.content["people"][who]
    assert new.content["people"]["author"]["name"] == "Ada A."


def test_the_claim_is_reworded_with_its_page(room: Newsroom) -> None:
    claim = room.published()
    propose(room, claim, text="Nine bridges were opened.", short_text="Nine bridges")
    assert claim.text != "Nine bridges were opened.", "not before it is taken"
    room.do(room.editor, claim, Act.AMEND)
    assert (claim.text, claim.short_text) == (
        "Nine bridges were opened.",
        "Nine bridges",
    )
    assert not claim.evidence_changed
    assert room.faults() == []


def test_evidence_regraded_since_does_not_slip_in(room: Newsroom) -> None:
    claim = room.published()
    shown = room.live(claim).content["reviewed"]["evidence"]
    claim.links[0].credibility = Credibility.IMPROBABLE
    propose(room, claim, summary=SUMMARY)
    room.do(room.editor, claim, Act.AMEND)
    assert room.live(claim).content["reviewed"]["evidence"] == shown


def test_a_reply_is_added_once_it_is_on_file(room: Newsroom) -> None:
    claim = room.published()
    with pytest.raises(Invalid, match="Record the reply first"):
        propose(room, claim, kind=AmendKind.REPLY)
    room.answered(claim, "We stand by nine.")
    assert not claim.evidence_changed
    propose(room, claim, kind=AmendKind.REPLY, notice_text="The ministry replied.")
    room.do(room.editor, claim, Act.AMEND)
    page = room.live(claim)
    (reply,) = page.content["reviewed"]["replies"]
    assert reply["answer"] == "We stand by nine."
    assert [each.kind for each in page.notices] == [NoticeKind.UPDATE]
    with pytest.raises(Invalid, match="Record the reply first"):
        propose(room, claim, kind=AmendKind.REPLY)
    assert room.faults() == []


def test_an_old_notice_is_not_frozen_again_with_an_amendment(room: Newsroom) -> None:
    claim = room.republished()
    amendment = propose(room, claim, summary=SUMMARY)
    assert amendment.evidence_snapshot is not None
    assert amendment.evidence_snapshot["notice"] == {
        "kind": "minor",
        "text": "A word was left out.",
        "what_was_wrong": "",
        "what_is_right": "",
    }


def test_who_wrote_an_amendment_neither_takes_nor_declines_it(room: Newsroom) -> None:
    claim = room.published()
    propose(room, claim, who=room.editor, summary=SUMMARY)
    with pytest.raises(ActRefused, match="You wrote this amendment"):
        room.do(room.editor, claim, Act.AMEND)
    with pytest.raises(ActRefused, match="You wrote this amendment"):
        amendments.decline(room.work(room.editor), claim, COMMENT)


def test_a_declined_amendment_changes_nothing(room: Newsroom) -> None:
    claim = room.published()
    amendment = propose(room, claim, summary=SUMMARY)
    amendments.decline(room.work(room.editor), claim, COMMENT)
    (decision,) = amendment.decisions
    assert (decision.outcome, decision.comment) == (Outcome.RETURNED, COMMENT)
    assert [page.number for page in claim.publications] == [1]
    with pytest.raises(ActRefused, match="Write the amendment first"):
        room.do(room.editor, claim, Act.AMEND)
    with pytest.raises(ActRefused, match="No amendment waits"):
        amendments.decline(room.work(room.editor), claim, COMMENT)
    assert room.faults() == []


def test_a_review_does_not_begin_with_words_that_were_declined(room: Newsroom) -> None:
    claim = room.published()
    published = Wording.published(claim)
    propose(room, claim, summary=SUMMARY)
    amendments.decline(room.work(room.editor), claim, COMMENT)
    room.do(room.author, claim, Act.REOPEN, reasons=["new_evidence"])
    assert claim.revisions[-1].summary == published.summary


def test_a_review_begins_with_words_that_were_taken(room: Newsroom) -> None:
    claim = room.published()
    propose(room, claim, summary=SUMMARY)
    room.do(room.editor, claim, Act.AMEND)
    room.do(room.author, claim, Act.REOPEN, reasons=["new_evidence"])
    assert claim.revisions[-1].summary == SUMMARY


def test_one_amendment_waits_at_a_time(room: Newsroom) -> None:
    claim = room.published()
    propose(room, claim, summary=SUMMARY)
    with pytest.raises(ActRefused, match="An amendment by Ada Author waits already"):
        propose(room, claim, who=room.reviewer, against="Nothing does.")
    mended = propose(room, claim, summary=f"{SUMMARY} So it is.")
    assert amendment_of(claim) is mended
    room.do(room.editor, claim, Act.AMEND)
    assert room.live(claim).revision is mended


def test_nobody_takes_an_amendment_that_was_changed_under_her_eyes(
    room: Newsroom,
) -> None:
    claim = room.published()
    seen = propose(room, claim, summary=SUMMARY).content_sha256
    mended = propose(room, claim, summary=f"{SUMMARY} So it is.")
    with pytest.raises(ActRefused, match="Another version has come in"):
        room.do(room.editor, claim, Act.AMEND, seen=seen)
    room.do(room.editor, claim, Act.AMEND, seen=mended.content_sha256)
    assert room.live(claim).revision is mended


@pytest.mark.parametrize("name", ["admin", "observer"])
def test_nobody_from_outside_the_desk_amends(room: Newsroom, name: str) -> None:
    claim = room.published()
    with pytest.raises(NotAllowed):
        propose(room, claim, who=getattr(room, name), summary=SUMMARY)
    with pytest.raises(NotAllowed):
        amendments.decline(room.work(getattr(room, name)), claim, COMMENT)


@pytest.mark.parametrize(
    "made", [Newsroom.reopened, Newsroom.suspended, Newsroom.retracted]
)
def test_only_a_page_at_rest_is_amended(room: Newsroom, made: object) -> None:
    claim = made(room)  # type: ignore[operator]
    with pytest.raises(ActRefused, match="not under review"):
        propose(room, claim, summary=SUMMARY)


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"text": "Short"}, "text"),
        ({"text": "x" * 501}, "text"),
        ({"short_text": "x" * 76}, "short_text"),
        ({"summary": " "}, "summary"),
        ({"summary": "x" * 301}, "summary"),
        ({"rationale": "Because."}, "rationale"),
        ({"notice_text": " ", "summary": SUMMARY}, "notice_text"),
        ({}, ""),
    ],
)
def test_words_that_cannot_stand_are_named(
    room: Newsroom, words: dict[str, Any], field: str
) -> None:
    claim = room.published()
    with pytest.raises(Invalid) as refusal:
        propose(room, claim, **words)
    assert [each.field for each in refusal.value.sentences] == [field]
    assert [revision.number for revision in claim.revisions] == [1]


def test_a_declining_editor_says_why(room: Newsroom) -> None:
    claim = room.published()
    propose(room, claim, summary=SUMMARY)
    with pytest.raises(Invalid, match="Write a sentence on why"):
        amendments.decline(room.work(room.editor), claim, " ")
