"""Every step of the workflow, by everybody: who may, what becomes of the claim."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.errors import ActRefused, Invalid, NotAllowed
from factcheck.domain.publication_terms import AmendKind
from factcheck.domain.vocabulary import Act, State
from factcheck.domain.workflow import STEPS
from factcheck.models import Claim
from factcheck.services import amendments
from factcheck.services.amendments import Wording
from tests.builders import a_claim
from tests.newsroom import COMMENT, Newsroom

EVERYBODY = "author reviewer editor second third both admin observer"
DESK = "author reviewer editor second third both"
EDITORS = "editor second third both"
OTHERS = "second third both"  # than the first editor


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


def new(room: Newsroom) -> Claim:
    claim = a_claim(room.session, created_by=room.author)
    room.file()
    return claim


def rejected(room: Newsroom) -> Claim:
    claim = new(room)
    room.do(room.editor, claim, Act.REJECT, reasons=["opinion"])
    return claim


def released(room: Newsroom) -> Claim:
    claim = room.ready()
    room.do(room.author, claim, Act.RELEASE)
    return claim


def publishable(room: Newsroom) -> Claim:
    claim = room.approved()
    room.harmless(claim)
    return claim


def amended(room: Newsroom) -> Claim:
    claim = room.published()
    words = Wording.published(claim)
    wording = Wording(**{**vars(words), "summary": "Two reports show it."})
    amendments.propose(
        room.work(room.author),
        claim,
        kind=AmendKind.MINOR,
        wording=wording,
        notice_text="A word was left out.",
    )
    return claim


@dataclass(frozen=True)
class Case:
    """A step from a claim made ready for it: who may take it, and where it leads."""

    act: Act
    claim: Callable[[Newsroom], Claim]
    who: str
    after: State
    given: dict[str, Any] = field(default_factory=dict)
    waiting: bool = False

    def __str__(self) -> str:
        """Name the case in the report."""
        return f"{self.act}-from-{self.claim.__name__}"


COMMENTED = {"comment": COMMENT}
CASES = (
    Case(Act.REJECT, new, EDITORS, State.REJECTED, {"reasons": ["too_vague"]}),
    Case(Act.RESTORE, rejected, EDITORS, State.NEW, COMMENTED),
    Case(Act.TAKE, new, DESK, State.IN_REVIEW),
    Case(Act.TAKE, released, DESK, State.IN_REVIEW),
    Case(Act.ASSIGN, new, EDITORS, State.IN_REVIEW, {"assignee": "reviewer"}),
    Case(Act.ASSIGN, released, EDITORS, State.IN_REVIEW, {"assignee": "reviewer"}),
    Case(Act.RELEASE, Newsroom.ready, f"author {EDITORS}", State.IN_REVIEW),
    Case(Act.SUBMIT, Newsroom.ready, "author", State.SUBMITTED),
    Case(Act.WITHDRAW, Newsroom.submitted, "author", State.IN_REVIEW),
    Case(
        Act.RETURN,
        Newsroom.submitted,
        EDITORS,
        State.IN_REVIEW,
        {"reasons": ["wrong_verdict", "other"], **COMMENTED},
    ),
    Case(Act.APPROVE, Newsroom.submitted, EDITORS, State.APPROVED),
    Case(Act.UNAPPROVE, Newsroom.approved, EDITORS, State.IN_REVIEW, COMMENTED),
    Case(Act.PUBLISH, publishable, EDITORS, State.PUBLISHED),
    Case(
        Act.REOPEN,
        Newsroom.published,
        DESK,
        State.IN_REVIEW,
        {"reasons": ["complaint"]},
    ),
    Case(
        Act.REOPEN,
        Newsroom.retracted,
        EDITORS,
        State.IN_REVIEW,
        {"reasons": ["error_found"]},
    ),
    Case(Act.AMEND, amended, EDITORS, State.PUBLISHED),
    *(
        Case(Act.SUSPEND, made, EDITORS, State.SUSPENDED, {"reasons": ["victim"]})
        for made in (Newsroom.published, Newsroom.reopened)
    ),
    Case(Act.CONFIRM, Newsroom.suspended, OTHERS, State.SUSPENDED),
    Case(Act.LIFT, Newsroom.suspended, OTHERS, State.PUBLISHED, COMMENTED),
    Case(Act.RETRACT, Newsroom.suspended, OTHERS, State.RETRACTED, COMMENTED),
    Case(
        Act.RETRACT,
        Newsroom.published,
        EDITORS,
        State.PUBLISHED,
        COMMENTED,
        waiting=True,
    ),
    *(
        Case(Act.MERGE, made, EDITORS, State.REJECTED, {"survivor": "published"})
        for made in (new, rejected, released, Newsroom.ready)
    ),
    Case(
        Act.MERGE,
        Newsroom.published,
        EDITORS,
        State.PUBLISHED,
        {"survivor": "published"},
        waiting=True,
    ),
)


def given(room: Newsroom, case: Case) -> dict[str, Any]:
    found = dict(case.given)
    if "assignee" in found:
        found["assignee"] = getattr(room, found["assignee"])
    if "survivor" in found:
        found["survivor"] = getattr(room, found["survivor"])()
    return found


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_step_is_taken_by_the_right_people_and_by_nobody_else(
    room: Newsroom, case: Case
) -> None:
    claim = case.claim(room)
    form = given(room, case)
    before = claim.state
    assert room.faults() == []
    for name in EVERYBODY.split():
        attempt = room.session.begin_nested()
        try:
            taken = room.do(getattr(room, name), claim, case.act, **form)
        except (ActRefused, NotAllowed):
            assert name not in case.who.split(), f"{name} was refused"
            assert claim.state is before
        else:
            assert name in case.who.split(), f"{name} was let through"
            assert (taken.state, taken.waiting) == (case.after, case.waiting)
            assert taken.refused == ()
            assert room.faults() == []
            assert claim.state is case.after
        attempt.rollback()


@pytest.mark.parametrize("act", Act, ids=str)
def test_no_step_is_taken_from_a_state_that_is_not_its_own(
    room: Newsroom, act: Act
) -> None:
    sources = {state for step in STEPS if step.act is act for state in step.sources}
    makers: dict[State, Callable[[Newsroom], Claim]] = {
        State.NEW: new,
        State.REJECTED: rejected,
        State.IN_REVIEW: Newsroom.ready,
        State.SUBMITTED: Newsroom.submitted,
        State.APPROVED: Newsroom.approved,
        State.PUBLISHED: Newsroom.published,
        State.SUSPENDED: Newsroom.suspended,
        State.RETRACTED: Newsroom.retracted,
    }
    for state, made in makers.items():
        if state in sources:
            continue
        claim = made(room)
        with pytest.raises(ActRefused) as refusal:
            room.do(room.both, claim, act, reasons=["legal"], comment=COMMENT)
        (sentence,) = refusal.value.sentences
        assert state.label in sentence.text()
        assert claim.state is state


@pytest.mark.parametrize(
    ("act", "made"),
    [
        (Act.REJECT, new),
        (Act.RETURN, Newsroom.submitted),
        (Act.REOPEN, Newsroom.published),
        (Act.SUSPEND, Newsroom.published),
    ],
    ids=lambda each: getattr(each, "__name__", str(each)),
)
def test_a_reason_must_come_from_the_list(
    room: Newsroom, act: Act, made: Callable[[Newsroom], Claim]
) -> None:
    claim = made(room)
    for reasons in ([], ["because"]):
        with pytest.raises(Invalid, match="Choose a reason"):
            room.do(room.editor, claim, act, reasons=reasons, comment=COMMENT)


@pytest.mark.parametrize(
    ("act", "made"),
    [
        (Act.RESTORE, rejected),
        (Act.RETURN, Newsroom.submitted),
        (Act.UNAPPROVE, Newsroom.approved),
        (Act.LIFT, Newsroom.suspended),
        (Act.RETRACT, Newsroom.suspended),
        (Act.RETRACT, Newsroom.published),
    ],
    ids=lambda each: getattr(each, "__name__", str(each)),
)
def test_a_grave_step_needs_a_sentence_on_why(
    room: Newsroom, act: Act, made: Callable[[Newsroom], Claim]
) -> None:
    claim = made(room)
    with pytest.raises(Invalid, match="Write a sentence on why"):
        room.do(room.second, claim, act, reasons=["other"], comment=" \n ")


def test_the_log_keeps_who_took_which_step_and_why(room: Newsroom) -> None:
    claim = room.submitted()
    room.do(
        room.editor, claim, Act.RETURN, reasons=["legal_risk"], comment="Name nobody."
    )
    event = room.events(claim)[-1]
    assert (event.action, event.actor) == ("claim.return", room.editor)
    assert event.note == "legal_risk Name nobody."
    assert event.changes["state"] == ["submitted", "in_review"]
