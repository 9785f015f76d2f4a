"""The table of steps against a copy written by hand from domain.md 7.2 and 7.3."""

from itertools import product

import pytest

from factcheck.domain import workflow
from factcheck.domain.errors import ActRefused, NotAllowed
from factcheck.domain.guards import Attempt
from factcheck.domain.publication_terms import PublicationState
from factcheck.domain.vocabulary import Act, Role, State
from tests.domain.stubs import (
    AUTHOR,
    EDITOR,
    EDITOR2,
    StubClaim,
    StubPerson,
    StubPublication,
    StubRevision,
    attempt,
    submitted,
)

# From, act, to, by whom; whoever is not named may not. An editor may everything
# that a reviewer may (7.3, roles).
AGREED = """
new        reject     rejected   editor
rejected   restore    new        editor
new        take       in_review  reviewer editor
in_review  take       in_review  reviewer editor
new        assign     in_review  editor
in_review  assign     in_review  editor
in_review  release    in_review  reviewer editor
in_review  submit     submitted  reviewer editor
submitted  withdraw   in_review  reviewer editor
submitted  return     in_review  editor
submitted  approve    approved   editor
approved   approve    approved   editor
approved   publish    published  editor
approved   unapprove  in_review  editor
published  reopen     in_review  reviewer editor
retracted  reopen     in_review  editor
published  amend      published  editor
published  suspend    suspended  editor
in_review  suspend    suspended  editor
submitted  suspend    suspended  editor
approved   suspend    suspended  editor
suspended  confirm    suspended  editor
suspended  lift       published  editor
suspended  retract    retracted  editor
published  retract    retracted  editor
new        merge      rejected   editor
rejected   merge      rejected   editor
in_review  merge      rejected   editor
published  merge      rejected   editor
"""

REASONS = {
    Act.REJECT: "opinion",
    Act.RETURN: "wrong_verdict",
    Act.REOPEN: "new_evidence",
    Act.SUSPEND: "legal",
}


def favourable(act: Act, state: State, role: Role) -> tuple[StubClaim, Attempt]:
    """Return a claim and a try in which nothing but the table can say no."""
    # Who writes is the assignee and author; who decides has touched nothing.
    writes = act in {Act.SUBMIT, Act.WITHDRAW, Act.RELEASE}
    actor = StubPerson(AUTHOR if writes else EDITOR, frozenset({role}))
    free = act in {Act.TAKE, Act.ASSIGN}
    claim = StubClaim(state=state, assignee_id=None if free else AUTHOR)
    match act:
        case Act.SUBMIT:
            claim.revisions = [StubRevision()]
        case Act.PUBLISH:
            claim.revisions = [submitted(EDITOR2)]
        case Act.APPROVE | Act.WITHDRAW | Act.RETURN:
            claim.revisions = [submitted()]
        case Act.AMEND:
            claim.publications = [StubPublication()]
            claim.revisions = [submitted(number=2, amends="minor")]
        case Act.SUSPEND:
            claim.publications = [StubPublication()]
        case Act.CONFIRM | Act.LIFT:
            claim.publications = [StubPublication(PublicationState.SUSPENDED, EDITOR2)]
        case _:
            pass
    reasons = (REASONS[act],) if act in REASONS else ()
    return claim, attempt(
        actor,
        reasons=reasons,
        assignee=StubPerson(9, frozenset({Role.REVIEWER})),
        survivor=StubClaim(id=2),
    )


def rows() -> set[tuple[str, str, str, str]]:
    """Read the agreed table: one entry a state, act, target and role."""
    found = set()
    for line in AGREED.strip().splitlines():
        state, act, target, *roles = line.split()
        found |= {(state, act, target, role) for role in roles}
    return found


EVERY_TRY = list(product(State, Act, Role))


def test_the_table_is_exactly_what_the_newsroom_agreed() -> None:
    found = set()
    for state, act, role in EVERY_TRY:
        try:
            step = workflow.check(act, *favourable(act, state, role))
        except (ActRefused, NotAllowed):
            continue
        found.add((state.value, act.value, step.target.value, role.value))
    assert found == rows()


def test_the_buttons_are_exactly_the_steps_that_would_work() -> None:
    found = set()
    for state, act, role in EVERY_TRY:
        steps = workflow.open_steps(*favourable(act, state, role))
        found |= {
            (state.value, act.value, step.target.value, role.value)
            for step in steps
            if step.act is act
        }
    assert found == rows()


def test_each_state_can_be_left_and_only_published_pages_were_reached() -> None:
    left = {source for step in workflow.STEPS for source in step.sources}
    assert left == set(State)
    into = {step.act for step in workflow.STEPS if step.target is State.PUBLISHED}
    assert into == {Act.PUBLISH, Act.AMEND, Act.LIFT}


@pytest.mark.parametrize("act", Act)
def test_no_state_offers_the_same_act_twice(act: Act) -> None:
    sources = [
        source for step in workflow.STEPS if step.act is act for source in step.sources
    ]
    assert len(sources) == len(set(sources)) > 0


@pytest.mark.parametrize(("state", "act"), list(product(State, Act)))
def test_an_observer_and_an_administrator_take_no_step(state: State, act: Act) -> None:
    for role in (Role.OBSERVER, Role.ADMIN):
        with pytest.raises(NotAllowed):
            workflow.check(act, *favourable(act, state, role))


def test_roles_add_up() -> None:
    claim, trial = favourable(Act.APPROVE, State.SUBMITTED, Role.EDITOR)
    both = StubPerson(EDITOR, frozenset({Role.ADMIN, Role.EDITOR}))
    step = workflow.check(Act.APPROVE, claim, attempt(both))
    assert step == workflow.check(Act.APPROVE, claim, trial)
