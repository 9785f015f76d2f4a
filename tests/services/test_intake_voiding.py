"""What is changed of an actor or a claim reaches the verdicts that rest on it."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.vocabulary import Act, ClaimType, State
from factcheck.models import Actor, Claim
from factcheck.services import actors, claims
from tests.builders import a_claim, an_actor
from tests.newsroom import Newsroom


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


def rename(room: Newsroom, actor: Actor) -> None:
    actors.edit(room.work(room.reviewer), actor, actor.version, name="Another name")


def control(room: Newsroom, actor: Actor) -> None:
    other = an_actor(room.session)
    actors.set_control(room.work(room.editor), actor, actor.version, other)


def camp(room: Newsroom, actor: Actor) -> None:
    work = room.work(room.editor)
    actors.set_sides(work, actor, actor.version, [room.side()])


def merge(room: Newsroom, actor: Actor) -> None:
    other = an_actor(room.session)
    actors.merge(room.work(room.editor), actor, actor.version, other)


def note(room: Newsroom, actor: Actor) -> None:
    actors.edit(room.work(room.reviewer), actor, actor.version, notes="For the desk")


Change = Callable[[Newsroom, Actor], None]


@pytest.mark.parametrize("change", [rename, control, camp, merge])
@pytest.mark.parametrize("who", ["claimant", "recorder", "origin"])
def test_a_changed_voice_voids_the_approval(
    room: Newsroom, change: Change, who: str
) -> None:
    claim = room.approved()
    item = claim.links[0].item
    people = {
        "claimant": claim.claimant_rows[0].actor,
        "recorder": item.recorder,
        "origin": item.origin,
    }
    actor = people[who]
    assert actor is not None
    change(room, actor)
    assert claim.state is State.IN_REVIEW
    assert claim.evidence_changed
    assert claim.assignee is room.author


@pytest.mark.parametrize("change", [rename, control, camp, merge])
def test_a_changed_voice_is_new_evidence_on_a_published_claim(
    room: Newsroom, change: Change
) -> None:
    claim = room.published()
    change(room, claim.claimant_rows[0].actor)
    assert claim.state is State.PUBLISHED
    assert claim.evidence_changed


def test_what_readers_never_see_voids_nothing(room: Newsroom) -> None:
    claim = room.approved()
    note(room, claim.claimant_rows[0].actor)
    assert claim.state is State.APPROVED


def test_the_page_that_leads_to_a_claim_notices_its_new_address(
    room: Newsroom,
) -> None:
    about: Claim = a_claim(room.session, slug="bridges")
    claim = room.ready()
    work = room.work(room.editor)
    claims.edit(
        work, claim, claim.version, claim_type=ClaimType.ATTRIBUTION, substance=about
    )
    room.do(room.author, claim, Act.SUBMIT)
    claims.edit(room.work(room.editor), about, about.version, slug="nine-bridges")
    assert claim.state is State.IN_REVIEW
    assert claim.evidence_changed
    assert room.faults() == []
