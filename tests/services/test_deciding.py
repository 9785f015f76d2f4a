"""Approving and returning: four eyes, and two editors where it matters."""

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.errors import ActRefused
from factcheck.domain.evidence_terms import Credibility, Stance
from factcheck.domain.publication_terms import Outcome
from factcheck.domain.vocabulary import Act, Risk, State
from factcheck.models import Claim, User
from factcheck.services import evidence, grading
from tests.builders import a_link
from tests.newsroom import COMMENT, Newsroom

RETURN = {"reasons": ["wrong_verdict"], "comment": COMMENT}
OVERRIDE = "The record is sealed for thirty years, and two of us have read it. " * 2


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


def sensitive(room: Newsroom) -> Claim:
    claim = room.submitted()
    room.harmless(claim, crime=True)
    assert claim.risk is Risk.SENSITIVE
    return claim


def refused(room: Newsroom, who: User, claim: Claim, act: Act = Act.APPROVE) -> str:
    with pytest.raises(ActRefused) as refusal:
        room.do(who, claim, act, **RETURN)
    return str(refusal.value)


@pytest.mark.parametrize("act", [Act.APPROVE, Act.RETURN])
def test_an_editor_does_not_decide_on_her_own_verdict(room: Newsroom, act: Act) -> None:
    claim = room.submitted(author=room.both)
    assert "You wrote this verdict" in refused(room, room.both, claim, act)
    assert claim.state is State.SUBMITTED


def test_whoever_wrote_in_the_draft_before_it_changed_hands_is_barred(
    room: Newsroom,
) -> None:
    claim = room.ready(author=room.both)
    room.redraft(claim, summary="Both of us counted four.")
    room.do(room.both, claim, Act.RELEASE)
    room.do(room.editor, claim, Act.ASSIGN, assignee=room.author)
    room.do(room.author, claim, Act.SUBMIT)
    assert "You wrote this verdict" in refused(room, room.both, claim)


def test_whoever_wrote_an_earlier_submission_of_the_round_is_barred(
    room: Newsroom,
) -> None:
    claim = room.submitted(author=room.both)
    room.do(room.editor, claim, Act.RETURN, **RETURN)
    room.do(room.both, claim, Act.RELEASE)
    room.do(room.author, claim, Act.TAKE)
    room.do(room.author, claim, Act.SUBMIT)
    assert "You wrote this verdict" in refused(room, room.both, claim)


def test_whoever_reopens_a_claim_has_not_written_it(room: Newsroom) -> None:
    claim = room.published()
    room.do(room.editor, claim, Act.REOPEN, reasons=["complaint"])
    assert claim.assignee is None
    room.do(room.author, claim, Act.TAKE)
    room.redraft(claim)
    room.do(room.author, claim, Act.SUBMIT)
    assert room.do(room.editor, claim, Act.APPROVE).state is State.APPROVED


def test_an_editor_who_graded_a_link_of_the_claim_is_barred(room: Newsroom) -> None:
    claim = room.ready()
    link = claim.links[0]
    grading.grade(
        room.work(room.editor), link, link.version, credibility=Credibility.POSSIBLY
    )
    room.do(room.author, claim, Act.SUBMIT)
    assert "added or graded evidence" in refused(room, room.editor, claim)
    assert room.do(room.second, claim, Act.APPROVE).state is State.APPROVED


def test_an_editor_who_excluded_a_link_is_barred(room: Newsroom) -> None:
    claim = room.ready()
    link = a_link(room.session, claim, Stance.CONTEXT)
    room.file()
    grading.exclude(room.work(room.editor), link, link.version, "It repeats the other.")
    room.do(room.author, claim, Act.SUBMIT)
    assert "added or graded evidence" in refused(room, room.editor, claim)


def test_an_editor_who_edited_an_item_elsewhere_is_barred(room: Newsroom) -> None:
    claim = room.ready()
    other = room.ready()
    item = claim.links[0].item
    a_link(room.session, other, item=item)
    room.file()
    evidence.edit_item(
        room.work(room.editor), item, item.version, interest_note="Paid by the state."
    )
    room.do(room.author, claim, Act.SUBMIT)
    assert "added or graded evidence" in refused(room, room.editor, claim)


def test_an_administrator_who_is_no_editor_decides_nothing(room: Newsroom) -> None:
    claim = room.submitted()
    assert room.offered(room.admin, claim) == set()
    assert room.offered(room.observer, claim) == set()
    assert room.offered(room.editor, claim) == {Act.RETURN, Act.APPROVE}


def test_a_returned_verdict_is_back_with_its_author_draft_kept(room: Newsroom) -> None:
    claim = room.submitted()
    room.do(room.editor, claim, Act.RETURN, reasons=["other"], comment=COMMENT)
    first, draft = claim.revisions
    (decision,) = first.decisions
    assert (decision.outcome, decision.editor) == (Outcome.RETURNED, room.editor)
    assert (decision.reasons, decision.comment) == (["other"], COMMENT)
    assert (claim.returned, claim.assignee) == (True, room.author)
    assert (draft.number, draft.author) == (2, room.author)
    assert (draft.submitted_at, draft.summary) == (None, first.summary)
    assert room.faults() == []


def test_a_returned_verdict_is_submitted_again_and_approved(room: Newsroom) -> None:
    claim = room.submitted()
    room.do(room.editor, claim, Act.RETURN, **RETURN)
    room.redraft(claim, summary="Four bridges, counted twice.")
    room.do(room.author, claim, Act.SUBMIT)
    assert (claim.returned, claim.revisions[-1].number) == (False, 2)
    assert room.do(room.editor, claim, Act.APPROVE).state is State.APPROVED
    assert room.faults() == []


@pytest.mark.parametrize("act", [Act.APPROVE, Act.RETURN])
def test_nobody_decides_on_words_that_came_after_those_read(
    room: Newsroom, act: Act
) -> None:
    claim = room.submitted()
    seen = claim.revisions[-1].content_sha256
    room.do(room.author, claim, Act.WITHDRAW)
    room.redraft(claim, summary="Four bridges, counted twice.")
    room.do(room.author, claim, Act.SUBMIT)
    with pytest.raises(ActRefused, match="Another version has come in"):
        room.do(room.editor, claim, act, seen=seen, **RETURN)
    seen = claim.revisions[-1].content_sha256
    assert room.do(room.editor, claim, act, seen=seen, **RETURN).refused == ()


def test_a_submission_is_withdrawn_until_an_editor_has_decided(room: Newsroom) -> None:
    claim = sensitive(room)
    room.do(room.editor, claim, Act.APPROVE)
    with pytest.raises(ActRefused, match="already decided"):
        room.do(room.author, claim, Act.WITHDRAW)


def test_a_withdrawn_submission_leaves_its_words_in_a_draft(room: Newsroom) -> None:
    claim = room.submitted()
    room.do(room.author, claim, Act.WITHDRAW)
    assert claim.assignee == room.author
    assert claim.revisions[-1].summary == claim.revisions[0].summary
    assert room.do(room.author, claim, Act.SUBMIT).state is State.SUBMITTED


def test_a_sensitive_claim_waits_for_a_second_editor(room: Newsroom) -> None:
    claim = sensitive(room)
    first = room.do(room.editor, claim, Act.APPROVE)
    assert (first.waiting, first.state) == (True, State.SUBMITTED)
    assert room.events(claim)[-1].action == "claim.approve_first"
    assert "second editor is needed" in refused(room, room.editor, claim)
    second = room.do(room.second, claim, Act.APPROVE)
    assert (second.waiting, second.state) == (False, State.APPROVED)
    assert "No further approval" in refused(room, room.third, claim)
    assert room.faults() == []


def test_four_eyes_bind_the_second_editor_too(room: Newsroom) -> None:
    claim = room.submitted(author=room.both)
    room.harmless(claim, source=True)
    room.do(room.editor, claim, Act.APPROVE)
    assert "You wrote this verdict" in refused(room, room.both, claim)


def test_an_override_needs_two_editors(room: Newsroom) -> None:
    claim = room.submitted(override_reason=OVERRIDE)
    assert room.do(room.editor, claim, Act.APPROVE).waiting
    assert room.do(room.second, claim, Act.APPROVE).state is State.APPROVED


def test_the_second_editor_may_return_what_the_first_approved(room: Newsroom) -> None:
    claim = sensitive(room)
    room.do(room.editor, claim, Act.APPROVE)
    room.do(room.second, claim, Act.RETURN, **RETURN)
    room.do(room.author, claim, Act.SUBMIT)
    assert room.do(room.editor, claim, Act.APPROVE).waiting, "two again, from scratch"
    assert room.do(room.second, claim, Act.APPROVE).state is State.APPROVED


def test_a_yes_on_harm_after_approval_asks_for_a_second_editor(room: Newsroom) -> None:
    claim = room.approved()
    room.harmless(claim, person=True)
    why = refused(room, room.editor, claim, Act.PUBLISH)
    assert "second editor must approve" in why
    assert "You have approved this" in refused(room, room.editor, claim)
    room.do(room.second, claim, Act.APPROVE)
    assert room.do(room.editor, claim, Act.PUBLISH).state is State.PUBLISHED
    bylines = room.live(claim).content["people"]["approved_by"]
    assert len(bylines) == 2
    assert room.faults() == []


def test_taking_an_approval_back_gives_the_draft_to_the_author(room: Newsroom) -> None:
    claim = room.approved()
    room.do(room.second, claim, Act.UNAPPROVE, comment=COMMENT)
    assert claim.assignee == room.author
    room.do(room.author, claim, Act.SUBMIT)
    assert refused(room, room.editor, claim, Act.PUBLISH)
    assert room.do(room.editor, claim, Act.APPROVE).state is State.APPROVED
    assert room.faults() == []


def test_an_editor_who_added_what_was_then_excluded_is_barred(room: Newsroom) -> None:
    claim = room.published()
    evidence.add(
        room.work(room.editor), claim, title="A late report", stance=Stance.REFUTES
    )
    room.do(room.author, claim, Act.REOPEN, reasons=["new_evidence"])
    link = claim.links[-1]
    grading.exclude(room.work(room.author), link, link.version, "It repeats the other.")
    room.redraft(claim)
    room.do(room.author, claim, Act.SUBMIT)
    assert "added or graded evidence" in refused(room, room.editor, claim)
    assert room.faults() == []
