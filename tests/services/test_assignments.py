"""Who is on a claim: one reviewer at a time, and an editor who looks after it."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.errors import ActRefused, Invalid, NotAllowed
from factcheck.domain.publication_terms import AssignmentRole
from factcheck.domain.vocabulary import Act
from factcheck.models import Claim
from factcheck.services import assignments
from tests.builders import a_claim
from tests.newsroom import Newsroom

Line = tuple[str, str, date | None]


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


def running(claim: Claim) -> list[Line]:
    return [
        (each.role.value, each.user.name, each.due)
        for each in claim.assignments
        if each.ended_at is None
    ]


def test_a_claim_goes_from_hand_to_hand(room: Newsroom) -> None:
    claim = a_claim(room.session)
    room.file()
    due = room.now.date() + timedelta(days=3)
    room.do(room.editor, claim, Act.ASSIGN, assignee=room.author, due=due)
    assert running(claim) == [("reviewer", "Ada Author", due)]
    with pytest.raises(ActRefused, match="must be released"):
        room.do(room.reviewer, claim, Act.TAKE)
    room.do(room.author, claim, Act.RELEASE)
    assert running(claim) == []
    room.do(room.reviewer, claim, Act.TAKE)
    assert running(claim) == [("reviewer", "Rita Reviewer", None)]
    assert [each.user for each in claim.assignments] == [room.author, room.reviewer]
    assert room.faults() == []


@pytest.mark.parametrize("name", ["admin", "observer"])
def test_a_claim_is_assigned_to_somebody_who_reviews(room: Newsroom, name: str) -> None:
    claim = a_claim(room.session)
    with pytest.raises(ActRefused, match="active reviewer or editor"):
        room.do(room.editor, claim, Act.ASSIGN, assignee=getattr(room, name))


def test_a_claim_is_not_assigned_to_somebody_who_has_left(room: Newsroom) -> None:
    claim = a_claim(room.session)
    room.author.active = False
    with pytest.raises(ActRefused, match="active reviewer or editor"):
        room.do(room.editor, claim, Act.ASSIGN, assignee=room.author)


def test_an_editor_looks_after_a_claim_beside_its_reviewer(room: Newsroom) -> None:
    claim = room.submitted()
    due = room.now.date()
    assignments.give_to_editor(room.work(room.editor), claim, room.second, due)
    assignments.give_to_editor(room.work(room.second), claim, room.third)
    assert running(claim) == [("editor", "Tom Third", None)]
    assert claim.assignee == room.author
    ended = [each for each in claim.assignments if each.ended_at]
    assert [(each.user, each.role) for each in ended] == [
        (room.second, AssignmentRole.EDITOR)
    ]
    assert [event.note for event in room.events(claim)[-2:]] == [
        "Sven Second",
        "Tom Third",
    ]
    assert room.faults() == []


@pytest.mark.parametrize("name", ["author", "admin", "observer"])
def test_only_an_editor_gives_and_is_given_a_claim_to_look_after(
    room: Newsroom, name: str
) -> None:
    claim, person = room.submitted(), getattr(room, name)
    with pytest.raises(Invalid, match="active editor"):
        assignments.give_to_editor(room.work(room.editor), claim, person)
    with pytest.raises(NotAllowed):
        assignments.give_to_editor(room.work(person), claim, room.editor)


def test_a_day_that_has_passed_is_no_deadline(room: Newsroom) -> None:
    claim = room.submitted()
    yesterday = room.now.date() - timedelta(days=1)
    with pytest.raises(Invalid, match="has passed"):
        assignments.give_to_editor(
            room.work(room.editor), claim, room.second, yesterday
        )
