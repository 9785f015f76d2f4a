"""The table of steps (domain.md 7.2): one row is one rule.

`check` answers a request, `open_steps` draws the buttons, `factcheck workflow`
prints the manual's page: all three read this table.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.domain import guards as g
from factcheck.domain import people as p
from factcheck.domain.errors import ActRefused, Invalid, NotAllowed
from factcheck.domain.facts import ClaimFacts, current_of
from factcheck.domain.guards import Attempt, Guard
from factcheck.domain.publication_terms import (
    Outcome,
    RejectReason,
    ReopenReason,
    ReturnReason,
    SuspendReason,
)
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import Act, Role, State, Term

S, R = State, Role
DESK = frozenset({Role.REVIEWER, Role.EDITOR})
EDITORS = frozenset({Role.EDITOR})


@dataclass(frozen=True)
class Step:
    """One row: who may take a claim from where to where, and on what conditions.

    `who` narrows the roles to persons (assignee, author, four eyes); `guards`
    are the conditions; `reasons` is the list a reason must come from; `seconded`
    names the decision that two editors must both give before the step is taken.
    """

    act: Act
    sources: frozenset[State]
    target: State
    roles: frozenset[Role]
    who: tuple[Guard, ...] = ()
    guards: tuple[Guard, ...] = ()
    reasons: type[Term] | None = None
    comment: bool = False
    seconded: Outcome | None = None


def _step(  # noqa: PLR0913 - a row of the table, its columns by name
    act: Act,
    sources: Iterable[State],
    target: State,
    roles: frozenset[Role],
    *,
    who: tuple[Guard, ...] = (),
    guards: tuple[Guard, ...] = (),
    reasons: type[Term] | None = None,
    comment: bool = False,
    seconded: Outcome | None = None,
) -> Step:
    return Step(
        act, frozenset(sources), target, roles, who, guards, reasons, comment, seconded
    )


_SUBMIT = (
    g.snapshots_and_grades,
    g.verdict_complete,
    g.verdict_fits,
    g.search_described,
    g.fitting_notice,
)
_PUBLISH = (
    g.content_unchanged,
    p.enough_approvals,
    g.reply_sought,
    g.harm_considered,
    g.fitting_notice,
)
_RETRACT_TWICE = (
    p.four_eyes,
    p.not_live_author,
    p.not_yet_asked(Outcome.RETRACT),
)
_MERGE = (p.not_live_author, p.not_yet_asked(Outcome.MERGE))

STEPS: tuple[Step, ...] = (
    _step(Act.REJECT, {S.NEW}, S.REJECTED, EDITORS, reasons=RejectReason),
    _step(
        Act.RESTORE,
        {S.REJECTED},
        S.NEW,
        EDITORS,
        guards=(g.never_published,),
        comment=True,
    ),
    _step(Act.TAKE, {S.NEW, S.IN_REVIEW}, S.IN_REVIEW, DESK, guards=(g.nobody_on_it,)),
    _step(
        Act.ASSIGN,
        {S.NEW, S.IN_REVIEW},
        S.IN_REVIEW,
        EDITORS,
        guards=(g.nobody_on_it, g.assignee_can_review),
    ),
    _step(Act.RELEASE, {S.IN_REVIEW}, S.IN_REVIEW, DESK, who=(p.assignee_or_editor,)),
    _step(
        Act.SUBMIT,
        {S.IN_REVIEW},
        S.SUBMITTED,
        DESK,
        who=(p.assignee_only,),
        guards=_SUBMIT,
    ),
    _step(
        Act.WITHDRAW,
        {S.SUBMITTED},
        S.IN_REVIEW,
        DESK,
        who=(p.author_only,),
        guards=(g.no_decision_yet,),
    ),
    _step(
        Act.RETURN,
        {S.SUBMITTED},
        S.IN_REVIEW,
        EDITORS,
        who=(p.four_eyes,),
        reasons=ReturnReason,
        comment=True,
    ),
    _step(
        Act.APPROVE,
        {S.SUBMITTED},
        S.APPROVED,
        EDITORS,
        who=(p.four_eyes, p.approval_wanted),
        guards=(g.content_unchanged,),
        seconded=Outcome.APPROVED,
    ),
    # G11 can make an approved claim sensitive: the second approval comes here.
    _step(
        Act.APPROVE,
        {S.APPROVED},
        S.APPROVED,
        EDITORS,
        who=(p.four_eyes, p.approval_wanted),
        guards=(g.content_unchanged,),
        seconded=Outcome.APPROVED,
    ),
    _step(Act.PUBLISH, {S.APPROVED}, S.PUBLISHED, EDITORS, guards=_PUBLISH),
    _step(Act.UNAPPROVE, {S.APPROVED}, S.IN_REVIEW, EDITORS, comment=True),
    _step(Act.REOPEN, {S.PUBLISHED}, S.IN_REVIEW, DESK, reasons=ReopenReason),
    _step(Act.REOPEN, {S.RETRACTED}, S.IN_REVIEW, EDITORS, reasons=ReopenReason),
    _step(
        Act.AMEND,
        {S.PUBLISHED},
        S.PUBLISHED,
        EDITORS,
        who=(p.other_than_amender,),
        guards=(g.amendment_waits,),
    ),
    # The page can be live while the claim is being reviewed again; the night
    # call from a lawyer must not wait for that review.
    _step(
        Act.SUSPEND,
        {S.PUBLISHED, S.IN_REVIEW, S.SUBMITTED, S.APPROVED},
        S.SUSPENDED,
        EDITORS,
        who=(g.page_is_live,),
        reasons=SuspendReason,
    ),
    _step(Act.CONFIRM, {S.SUSPENDED}, S.SUSPENDED, EDITORS, who=(p.second_editor,)),
    _step(
        Act.LIFT,
        {S.SUSPENDED},
        S.PUBLISHED,
        EDITORS,
        who=(p.second_editor,),
        comment=True,
    ),
    _step(
        Act.RETRACT,
        {S.SUSPENDED},
        S.RETRACTED,
        EDITORS,
        who=(p.second_editor, p.not_live_author),
        comment=True,
    ),
    _step(
        Act.RETRACT,
        {S.PUBLISHED},
        S.RETRACTED,
        EDITORS,
        who=_RETRACT_TWICE,
        comment=True,
        seconded=Outcome.RETRACT,
    ),
    _step(
        Act.MERGE,
        {S.NEW, S.REJECTED, S.IN_REVIEW, S.PUBLISHED},
        S.REJECTED,
        EDITORS,
        who=_MERGE,
        guards=(g.survivor_stands,),
        seconded=Outcome.MERGE,
    ),
)


def step_for(act: Act, state: State) -> Step | None:
    """Return the row for `act` from `state`, if there is one."""
    return next(
        (each for each in STEPS if each.act is act and state in each.sources), None
    )


def check(act: Act, claim: ClaimFacts, attempt: Attempt) -> Step:
    """Return the step, or refuse with every unmet condition as a sentence.

    Raises:
        NotAllowed: no role of the actor ever takes this act.
        Invalid: a reason or a comment is missing or not on the list.
        ActRefused: the state, the person or a guard forbids it.
    """
    ever = frozenset[Role]().union(*(each.roles for each in STEPS if each.act is act))
    if not ever & set(attempt.actor.roles):
        raise NotAllowed
    step = step_for(act, claim.state)
    if step is None:
        raise ActRefused(
            Sentence(
                N_("This claim is “%(state)s”; it cannot be done now: %(act)s."),
                {"state": Sentence(claim.state.label), "act": Sentence(act.label)},
            )
        )
    if not step.roles & set(attempt.actor.roles):
        raise NotAllowed
    shape = list(_shape(step, attempt))
    if shape:
        raise Invalid(shape)
    unmet = unmet_conditions(step, claim, attempt)
    if unmet:
        raise ActRefused(unmet)
    return step


def unmet_conditions(step: Step, claim: ClaimFacts, attempt: Attempt) -> list[Sentence]:
    """Return every sentence that stands between the claim and this step."""
    return [
        sentence
        for guard in (*step.who, *step.guards)
        for sentence in guard(claim, attempt)
    ]


def _shape(step: Step, attempt: Attempt) -> Iterable[Sentence]:
    """What the form must bring along: reasons from the list, a comment."""
    if step.reasons is not None:
        known = {each.value for each in step.reasons}
        if not attempt.reasons or not set(attempt.reasons) <= known:
            yield Sentence(N_("Choose a reason."), field="reasons")
    if step.comment and not attempt.comment.strip():
        yield Sentence(N_("Write a sentence on why."), field="comment")


def offered(claim: ClaimFacts, attempt: Attempt) -> list[Step]:
    """Return the steps that this person could take once the conditions are met."""
    roles = set(attempt.actor.roles)
    return [
        step
        for step in STEPS
        if claim.state in step.sources
        and step.roles & roles
        and not any(any(True for _ in guard(claim, attempt)) for guard in step.who)
    ]


def open_steps(claim: ClaimFacts, attempt: Attempt) -> list[Step]:
    """Return the steps that would work now, reason and comment given."""
    return [
        step
        for step in offered(claim, attempt)
        if not any(any(True for _ in guard(claim, attempt)) for guard in step.guards)
    ]


def seconds_needed(step: Step, claim: ClaimFacts) -> bool:
    """Say whether the step needs a decision that a second editor shares.

    Approvals count themselves (`people.needed_approvals`); a merge needs two
    editors only where a page of the claim is public.
    """
    if step.seconded is Outcome.MERGE:
        return current_of(claim) is not None
    return step.seconded is not None
