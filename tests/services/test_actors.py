"""Actors found where they are typed, described, and put on file."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.errors import Conflict, Invalid, NotAllowed
from factcheck.domain.evidence_terms import Reliability
from factcheck.domain.vocabulary import ActorKind, Role
from factcheck.models import Actor, AuditEvent
from factcheck.queries import actors as queries
from factcheck.services import actors, audit
from factcheck.services.topics import find_or_create_side
from factcheck.services.work import Work
from tests.builders import a_user, an_actor

Begin = Callable[..., Work]


@pytest.fixture
def desk(session: Session, work: Begin) -> Work:
    return work(a_user(session))


@pytest.mark.parametrize(
    "typed", ["El País", "el pais", " EL  PAÍS ", "El Pai\u0301s", "“El País”"]
)
def test_the_same_name_in_another_spelling_is_the_same_actor(
    session: Session, desk: Work, typed: str
) -> None:
    first = an_actor(session, "El País")
    found = actors.find_or_create(desk, name=typed, kind=ActorKind.MEDIA)
    assert found is first


def test_a_name_spelt_exactly_so_goes_before_one_only_alike(
    session: Session, desk: Work
) -> None:
    an_actor(session, "EL PAIS")
    exact = an_actor(session, "El País")
    assert actors.find_or_create(desk, name="El País", kind=ActorKind.MEDIA) is exact


def test_somebody_new_is_put_on_file_with_control_and_camp(
    session: Session, desk: Work
) -> None:
    state = an_actor(session, "The State", kind=ActorKind.STATE)
    side = find_or_create_side(desk, "The capital")
    made = actors.find_or_create(
        desk,
        name=" State  Press ",
        kind=ActorKind.STATE_MEDIA,
        controlled_by=state,
        sides=[side],
        named=True,
        domains=["Press.Example", "press.example"],
    )
    assert made.name == "State Press"
    assert made.controlled_by is state
    assert made.sides == [side]
    assert made.domains == ["press.example"]
    logged = session.scalars(
        select(AuditEvent.action).where(AuditEvent.object_uid == made.uid)
    ).all()
    assert logged == ["actor.added"]


def test_a_merged_name_leads_to_the_one_that_was_kept(
    session: Session, desk: Work
) -> None:
    kept = an_actor(session, "Korean Central News Agency")
    an_actor(session, "KCNA", merged_into=kept)
    assert actors.find_or_create(desk, name="kcna", kind=ActorKind.MEDIA) is kept
    assert actors.find(session, "kcna") == [kept]


def test_near_names_are_offered_nearest_first(session: Session) -> None:
    names = ["Yonhap", "Yonhap News TV", "Kyiv Post", "Yomiuri"]
    for name in names:
        an_actor(session, name)
    assert [each.name for each in actors.find(session, "Yonhap")] == [
        "Yonhap",
        "Yonhap News TV",
    ]
    assert [each.name for each in actors.find(session, "Jonhap")] == ["Yonhap"]
    assert actors.find(session, "") == []


def test_no_more_names_are_offered_than_fit(session: Session) -> None:
    for number in range(20):
        an_actor(session, f"Ministry {number}")
    assert len(actors.find(session, "ministry")) == queries.MOST_NEAR


FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"name": "  "}, "name"),
    ({"name": "n" * 201}, "name"),
    ({"name": "\u200b"}, "name"),
    ({"wikidata": "Q0"}, "wikidata"),
    ({"wikidata": "q23"}, "wikidata"),
    ({"wikidata": "https://www.wikidata.org/wiki/Q23"}, "wikidata"),
    ({"wikidata": "Q٢"}, "wikidata"),
    ({"domains": ["paper.example", "https://paper.example"]}, "domains"),
]


@pytest.mark.parametrize(("fields", "field"), FAULTS)
def test_what_cannot_be_stored_is_refused_at_its_field(
    session: Session, desk: Work, fields: dict[str, Any], field: str
) -> None:
    actor = an_actor(session, "The Paper")
    with pytest.raises(Invalid) as caught:
        actors.edit(desk, actor, actor.version, **fields)
    assert [each.field for each in caught.value.sentences] == [field]
    with pytest.raises(Invalid):
        actors.add(desk, **({"name": "N", "kind": ActorKind.MEDIA} | fields))


def test_an_edit_is_stored_with_its_history(session: Session, desk: Work) -> None:
    actor = actors.add(desk, name="The Paper", kind=ActorKind.MEDIA)
    actors.edit(
        desk,
        actor,
        actor.version,
        name="The Newspaper",
        wikidata="Q23",
        default_recorder_reliability=Reliability.B,
        notes="Founded 1900.",
    )
    event = session.scalars(
        select(AuditEvent).where(AuditEvent.action == "actor.edited")
    ).one()
    assert event.changes["name"] == ["The Paper", "The Newspaper"]
    assert event.changes["default_recorder_reliability"] == [None, "B"]
    assert list(audit.verify(session)) == _only_the_person(session)


def _only_the_person(session: Session) -> list[object]:
    """Return the faults that come from builders: the person is not in the log."""
    return [each for each in audit.verify(session) if "user_account" in each.text()]


def test_an_edit_that_changes_nothing_leaves_no_trace(
    session: Session, desk: Work
) -> None:
    actor = an_actor(session, "The Paper")
    actors.edit(desk, actor, actor.version, name=" The Paper ", wikidata="")
    assert session.scalars(select(AuditEvent)).all() == []
    assert actor.version == 1


def test_the_second_of_two_editors_sees_both_texts(
    session: Session, desk: Work
) -> None:
    actor = an_actor(session, "The Paper", domains=["a.example"])
    read = actor.version
    actors.edit(desk, actor, read, name="The Newspaper")
    with pytest.raises(Conflict) as caught:
        actors.edit(desk, actor, read, name="The Daily", domains=["b.example"])
    assert caught.value.theirs == {"name": "The Newspaper", "domains": "a.example"}
    assert caught.value.mine == {"name": "The Daily", "domains": "b.example"}
    assert caught.value.version == actor.version
    assert actor.name == "The Newspaper"


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.ADMIN])
def test_who_only_reads_or_administers_puts_nobody_on_file(
    session: Session, work: Begin, role: Role
) -> None:
    person = work(a_user(session, role))
    with pytest.raises(NotAllowed):
        actors.add(person, name="Somebody", kind=ActorKind.PERSON)
    actor = an_actor(session)
    with pytest.raises(NotAllowed):
        actors.edit(person, actor, actor.version, name="Other")
    assert session.scalar(select(Actor.name).where(Actor.id == actor.id)) != "Other"
