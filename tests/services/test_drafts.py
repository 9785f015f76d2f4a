"""The verdict while it is written: kept for its assignee, lost for nobody."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.errors import ActRefused, Conflict, NotAllowed
from factcheck.domain.people import four_eyes
from factcheck.domain.vocabulary import Act, Qualifier, Role, State, Verdict
from factcheck.models import Claim, User
from factcheck.services import drafts, steps
from factcheck.services.drafts import UNSAVED
from factcheck.services.work import Work
from tests.builders import a_claim, a_draft, a_ready_draft, a_user

Begin = Callable[..., Work]


def taken(session: Session, person: User) -> Claim:
    return a_claim(session, state=State.IN_REVIEW, assignee=person)


def test_the_first_save_makes_the_draft(session: Session, work: Begin) -> None:
    ann = a_user(session)
    claim = taken(session, ann)
    draft = drafts.save(
        work(ann),
        claim,
        UNSAVED,
        verdict=Verdict.DISPUTED,
        qualifier=Qualifier.CONTESTED,
        summary="Sources",
        as_of=date(2025, 5, 1),
    )
    assert (draft.number, draft.author) == (1, ann)
    assert draft.qualifier is Qualifier.CONTESTED
    assert claim.revisions == [draft]


def test_a_draft_may_be_as_unfinished_as_it_likes(
    session: Session, work: Begin
) -> None:
    ann = a_user(session)
    draft = drafts.save(work(ann), taken(session, ann), UNSAVED, summary="x" * 5000)
    assert draft.verdict is None


def test_the_same_text_again_is_no_new_version(session: Session, work: Begin) -> None:
    ann = a_user(session)
    claim = taken(session, ann)
    draft = drafts.save(work(ann), claim, UNSAVED, summary="One")
    version = draft.version
    drafts.save(work(ann), claim, version, summary="One")
    assert draft.version == version


def test_a_second_window_loses_nothing(session: Session, work: Begin) -> None:
    ann = a_user(session)
    claim = taken(session, ann)
    draft = drafts.save(work(ann), claim, UNSAVED, summary="First window")
    with pytest.raises(Conflict) as refused:
        drafts.save(work(ann), claim, UNSAVED, summary="Second window")
    assert refused.value.theirs == {"summary": "First window"}
    assert refused.value.mine == {"summary": "Second window"}
    assert refused.value.version == draft.version


def test_the_same_words_from_an_older_page_are_no_conflict(
    session: Session, work: Begin
) -> None:
    """The button is pressed while the draft saves itself."""
    ann = a_user(session)
    claim = taken(session, ann)
    draft = drafts.save(work(ann), claim, UNSAVED, summary="The same")
    assert drafts.save(work(ann), claim, UNSAVED, summary="The same") is draft


def test_only_who_has_the_claim_writes(session: Session, work: Begin) -> None:
    ann, ben = a_user(session), a_user(session, Role.EDITOR)
    claim = taken(session, ann)
    with pytest.raises(ActRefused) as refused:
        drafts.save(work(ben), claim, UNSAVED, summary="Mine")
    assert ann.name in str(refused.value)
    assert not claim.revisions


@pytest.mark.parametrize("state", [State.NEW, State.SUBMITTED, State.PUBLISHED])
def test_a_verdict_is_written_in_review(
    session: Session, work: Begin, state: State
) -> None:
    ann = a_user(session)
    claim = a_claim(session, state=state, assignee=ann)
    with pytest.raises(ActRefused):
        drafts.save(work(ann), claim, UNSAVED, summary="Late")


def test_a_claim_that_nobody_has_is_taken_first(session: Session, work: Begin) -> None:
    claim = a_claim(session, state=State.IN_REVIEW)
    with pytest.raises(ActRefused):
        drafts.save(work(a_user(session)), claim, UNSAVED, summary="Mine")
    with pytest.raises(ActRefused):
        drafts.draft_for(work(a_user(session)), claim)


def test_who_lost_the_role_does_not_go_on_writing(
    session: Session, work: Begin
) -> None:
    person = a_user(session, Role.OBSERVER)
    with pytest.raises(NotAllowed):
        drafts.save(work(person), taken(session, person), UNSAVED, summary="x")


def test_a_new_draft_begins_with_the_last_words(session: Session, work: Begin) -> None:
    draft = a_ready_draft(session, a_user(session))
    ann, claim = draft.author, draft.claim
    steps.take(work(ann), claim, Act.SUBMIT)
    steps.take(work(ann), claim, Act.WITHDRAW)
    second = drafts.draft_for(work(ann), claim)
    assert (second.number, second.rationale) == (2, draft.rationale)


def test_who_wrote_before_a_hand_over_may_not_decide(
    session: Session, work: Begin
) -> None:
    ann, eve = a_user(session), a_user(session, Role.EDITOR)
    claim = taken(session, eve)
    draft = drafts.save(work(eve), claim, UNSAVED, summary="Eve's words")
    claim.assignee = ann
    session.flush()
    drafts.save(work(ann), claim, draft.version, summary="Ann's words")
    assert draft.author is ann
    assert set(draft.hands) == {ann.id, eve.id}
    tried = steps.attempt(work(eve), claim)
    assert list(four_eyes(claim, tried))


def test_a_draft_is_written_over_not_beside(session: Session, work: Begin) -> None:
    ann = a_user(session)
    claim = taken(session, ann)
    draft = a_draft(session, claim, ann)
    drafts.save(work(ann), claim, draft.version, against="Ministry")
    session.expire(claim)
    assert [each.against for each in claim.revisions] == ["Ministry"]
