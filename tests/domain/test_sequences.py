"""Whatever people try, in whatever order: the promises of 7.2 and 7.3 hold."""

from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.domain.errors import Refusal
from factcheck.domain.facts import current_of
from factcheck.domain.people import approvals, needed_approvals
from factcheck.domain.publication_terms import PublicationState
from factcheck.domain.vocabulary import Act, Role, State
from tests.domain.newsroom import STAFF, Newsroom
from tests.domain.stubs import StubPerson

people = st.sampled_from(STAFF)
ONE, THREE, FOUR = STAFF[0], STAFF[2], STAFF[3]
# The usual day, of which any sequence goes some way first: chance alone would
# seldom come as far as a published page.
USUAL: tuple[tuple[Act, StubPerson], ...] = (
    (Act.TAKE, ONE),
    (Act.SUBMIT, ONE),
    (Act.APPROVE, THREE),
    (Act.PUBLISH, FOUR),
)


@st.composite
def days(draw: st.DrawFn, longest: int = 40) -> Newsroom:
    """Let a day pass: mostly what is possible, now and then what is not."""
    room = Newsroom()
    for act, person in USUAL[: draw(st.integers(0, len(USUAL)))]:
        if act is Act.SUBMIT:
            room.write(person)
        room.take(act, person)
    for _ in range(draw(st.integers(0, longest))):
        one_thing(draw, room)
        check_pages(room)
    return room


def one_thing(draw: st.DrawFn, room: Newsroom) -> None:
    """Let somebody do one thing, or be refused."""
    match draw(st.integers(0, 9)):
        case 0:
            room.touch_evidence(draw(people))
        case 1 | 2:
            room.write(draw(people))
        case 3:
            room.amend(draw(people))
        case 4:
            with suppress(Refusal):
                room.take(draw(st.sampled_from(Act)), draw(people))
        case 5 if draw(st.integers(0, 4)) == 0:
            room.find_sensitive()
        case _:
            if room.open_acts():
                room.take(*draw(st.sampled_from(room.open_acts())))


def check_pages(room: Newsroom) -> None:
    """Look at what readers meet now."""
    claim = room.claim
    current = current_of(claim)
    states = [page.state for page in claim.publications]
    assert sum(state is not PublicationState.SUPERSEDED for state in states) <= 1
    if claim.state is State.PUBLISHED:
        assert current is not None
        assert current.state is PublicationState.LIVE
    if claim.state is State.SUSPENDED:
        assert current is not None
        assert current.state is PublicationState.SUSPENDED


@given(days())
def test_history_always_explains_the_present(room: Newsroom) -> None:
    trail = [State.NEW, *(event.after for event in room.events)]
    assert trail[-1] is room.claim.state
    assert [event.before for event in room.events] == trail[:-1]


@settings(max_examples=300)
@given(days())
def test_nothing_is_published_without_another_persons_approval(
    room: Newsroom,
) -> None:
    for page in room.claim.publications:
        revision = page.revision
        if revision.amends is None:
            editors = approvals(revision)
            assert editors
            assert not editors & {revision.author_id, *revision.hands}


@given(days())
def test_a_page_of_a_sensitive_claim_had_two_editors(room: Newsroom) -> None:
    room.find_sensitive()
    published = len(room.claim.publications)
    # From now on, whoever does whatever is possible.
    for _ in range(30):
        acts = [each for each in room.open_acts() if each[0] is not Act.MERGE]
        if not acts:
            break
        room.take(*max(acts, key=lambda each: (each[0].value, each[1].id)))
    for page in room.claim.publications[published:]:
        if page.revision.amends is None:
            needed = needed_approvals(room.claim, page.revision)
            assert len(approvals(page.revision)) >= needed == 2


@given(days())
def test_whoever_has_no_part_in_the_work_leaves_no_trace(room: Newsroom) -> None:
    for event in room.events:
        assert event.person.roles & {Role.REVIEWER, Role.EDITOR}


@given(days())
def test_a_retraction_is_the_work_of_two_editors(room: Newsroom) -> None:
    asked: set[int] = set()
    for event in room.events:
        if event.act in {Act.SUSPEND, Act.RETRACT}:
            asked.add(event.person.id)
        if event.after is State.RETRACTED and event.before is not State.RETRACTED:
            assert len(asked) > 1
        if event.act in {Act.LIFT, Act.PUBLISH}:
            asked.clear()


@given(days())
def test_nobody_lifts_or_confirms_her_own_suspension(room: Newsroom) -> None:
    suspended_by = 0
    for event in room.events:
        if event.act is Act.SUSPEND:
            suspended_by = event.person.id
        if event.act in {Act.LIFT, Act.CONFIRM}:
            assert event.person.id != suspended_by


@pytest.mark.parametrize("state", State)
def test_the_days_reach_every_state(state: State) -> None:
    assert reached()[state] > 0


def reached() -> Counter[State]:
    """Return how often each state was met in a number of days."""
    if not _REACHED:

        @settings(max_examples=400, database=None, derandomize=True)
        @given(days(60))
        def collect(room: Newsroom) -> None:
            _REACHED.update(event.after for event in room.events)

        collect()
        _REACHED[State.NEW] += 1
    return _REACHED


_REACHED: Counter[State] = Counter()
