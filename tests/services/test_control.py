"""Whose voice it is: control, camps, merges; and topics and camps by name."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.errors import Conflict, Invalid, NotAllowed
from factcheck.domain.vocabulary import Role
from factcheck.models import Actor, AuditEvent, Side, Topic
from factcheck.publishing.content import root_of
from factcheck.queries import actors as queries
from factcheck.services import actors, topics
from factcheck.services.work import Work
from tests.builders import a_claim, a_document, a_topic, a_user, an_actor

Begin = Callable[..., Work]


@pytest.fixture
def editor(session: Session, work: Begin) -> Work:
    return work(a_user(session, Role.EDITOR))


def control(work: Work, actor: Actor, controller: Actor | None) -> Actor:
    return actors.set_control(work, actor, actor.version, controller)


def merge(work: Work, actor: Actor, survivor: Actor) -> Actor:
    return actors.merge(work, actor, actor.version, survivor)


def test_control_is_set_taken_back_and_logged(session: Session, editor: Work) -> None:
    state, agency = an_actor(session, "The State"), an_actor(session, "The Agency")
    actors.set_control(editor, agency, agency.version, state, "Its statute, article 2")
    assert root_of(agency) is state
    assert queries.speaking_for(session, state) == [agency]
    control(editor, agency, None)
    assert root_of(agency) is agency
    events = session.scalars(select(AuditEvent).order_by(AuditEvent.seq)).all()
    assert [each.action for each in events] == ["actor.control_set"] * 2
    assert events[0].note == "Its statute, article 2"
    assert events[0].changes["controlled_by_id"] == [None, state.id]


def test_control_that_stays_leaves_no_trace(session: Session, editor: Work) -> None:
    agency = an_actor(session)
    control(editor, agency, None)
    assert session.scalars(select(AuditEvent)).all() == []


def test_control_never_runs_in_a_circle(session: Session, editor: Work) -> None:
    first, second, third = (an_actor(session, name) for name in ("A", "B", "C"))
    control(editor, second, first)
    control(editor, third, second)
    with pytest.raises(Invalid, match="A → C → B → A") as caught:
        control(editor, first, third)
    assert caught.value.sentences[0].field == "controlled_by"
    with pytest.raises(Invalid, match="Nobody controls itself"):
        control(editor, first, first)
    assert first.controlled_by is None


def test_a_merge_closes_no_circle_of_control_either(
    session: Session, editor: Work
) -> None:
    state, agency = an_actor(session, "The State"), an_actor(session, "The Agency")
    control(editor, agency, state)
    with pytest.raises(Invalid, match="circle"):
        merge(editor, state, agency)
    other = an_actor(session, "State, the")
    merge(editor, other, state)
    with pytest.raises(Invalid, match="circle"):
        control(editor, state, other)


def test_a_merge_keeps_both_histories_and_leads_to_the_one_kept(
    session: Session, editor: Work
) -> None:
    kept, gone = an_actor(session, "The Paper"), an_actor(session, "Paper, The")
    claim = a_claim(session)
    claim.claimant_rows[0].actor = gone
    article = a_document(session, publisher=gone)
    merge(editor, gone, kept)
    assert root_of(gone) is kept
    assert queries.survivor_of(gone) is kept
    assert queries.claims_by(session, kept) == [claim]
    assert queries.articles_by(session, kept) == [article]
    assert queries.merged_into(session, kept) == [gone]
    assert gone not in session.scalars(queries.listed()).all()
    assert session.get(Actor, gone.id) is gone


def test_what_was_merged_is_neither_changed_nor_merged_into(
    session: Session, editor: Work
) -> None:
    first, second, third = (an_actor(session, name) for name in ("A", "B", "C"))
    merge(editor, second, first)
    with pytest.raises(Invalid, match="merge into “A”"):
        merge(editor, third, second)
    acts: list[Callable[[], object]] = [
        lambda: merge(editor, second, third),
        lambda: control(editor, second, third),
    ]
    for act in acts:
        with pytest.raises(Invalid, match="merged into “A”"):
            act()
    with pytest.raises(Invalid, match="same entry"):
        merge(editor, first, first)


def test_names_merged_one_after_another_all_count(
    session: Session, editor: Work
) -> None:
    first, second, third = (an_actor(session, name) for name in ("A", "B", "C"))
    article = a_document(session, publisher=third)
    merge(editor, third, second)
    merge(editor, second, first)
    assert queries.articles_by(session, first) == [article]
    assert queries.named(session, "c") is first


def test_camps_are_set_and_move_the_version(session: Session, editor: Work) -> None:
    actor = an_actor(session)
    side = topics.find_or_create_side(editor, "The capital")
    read = actor.version
    actors.set_sides(editor, actor, read, [side])
    assert actor.sides == [side]
    assert actor.version > read
    with pytest.raises(Conflict) as caught:
        actors.set_sides(editor, actor, read, [])
    assert caught.value.theirs == {"sides": "The capital"}
    assert caught.value.mine == {"sides": ""}


def test_nobody_stands_in_two_camps_on_one_matter(
    session: Session, editor: Work
) -> None:
    actor = an_actor(session)
    general = topics.find_or_create_side(editor, "Everywhere")
    bridges = topics.find_or_create_side(editor, "Builders", topics=["Bridges", "Dams"])
    against = topics.find_or_create_side(editor, "Ferrymen", topics=["bridges"])
    tax = topics.find_or_create_side(editor, "Payers", topics=["Tax"])
    for pair in ([general, tax], [bridges, against]):
        with pytest.raises(Invalid, match="at once"):
            actors.set_sides(editor, actor, actor.version, pair)
    actors.set_sides(editor, actor, actor.version, [bridges, tax])
    assert set(actor.sides) == {bridges, tax}


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ADMIN, Role.OBSERVER])
def test_only_an_editor_decides_whose_voice_it_is(
    session: Session, work: Begin, role: Role
) -> None:
    person = work(a_user(session, role))
    actor, other = an_actor(session), an_actor(session)
    acts: list[Callable[[], object]] = [
        lambda: control(person, actor, other),
        lambda: merge(person, actor, other),
        lambda: actors.set_sides(person, actor, actor.version, []),
    ]
    for act in acts:
        with pytest.raises(NotAllowed):
            act()


def test_topics_are_found_by_name_or_made_once(session: Session, editor: Work) -> None:
    on_file = a_topic(session, name="Bridges", slug="bridges")
    found = topics.find_or_create(
        editor, ["bridges", " Tax  law ", "", "tax law", "Брідж"]
    )
    assert found[0] is on_file
    assert [(each.name, each.slug) for each in found[1:]] == [
        ("Tax law", "tax-law"),
        ("Брідж", "bridzh"),
    ]
    [other] = topics.find_or_create(editor, ["Tax, law"])
    assert other is found[1]
    [other] = topics.find_or_create(editor, ["Tax-Law §"])
    assert other is found[1]
    assert len(session.scalars(select(Topic)).all()) == 3


def test_topics_whose_slugs_would_be_one_get_two(editor: Work) -> None:
    first, second = topics.find_or_create(editor, ["조선", "中国"])
    assert [first.slug, second.slug] == ["topic", "topic-2"]


def test_a_camp_is_found_by_name_or_made(session: Session, editor: Work) -> None:
    made = topics.find_or_create_side(editor, "The capital", topics=["Tax"], ref="cap")
    assert made.ref == "cap"
    assert [each.name for each in made.topics] == ["Tax"]
    assert topics.find_or_create_side(editor, "the  Capital") is made
    assert session.scalars(select(Side)).all() == [made]


@pytest.mark.parametrize("name", ["", "  ", "n" * 81])
def test_a_camp_needs_a_name_of_a_fitting_length(editor: Work, name: str) -> None:
    with pytest.raises(Invalid):
        topics.find_or_create_side(editor, name)
