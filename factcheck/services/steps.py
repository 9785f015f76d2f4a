"""The one place where a claim's state changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.domain import guards, workflow
from factcheck.domain.errors import ActRefused
from factcheck.domain.guards import Attempt
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import Act, Role, State
from factcheck.domain.workflow import Step
from factcheck.models import Claim, Revision, User
from factcheck.publishing.content import live_hash
from factcheck.services import audit, voiding
from factcheck.services.effects import EFFECTS, Asked
from factcheck.services.revisions import last_submitted
from factcheck.services.work import Work

_BOUND_TO_CONTENT = {
    Act.APPROVE: frozenset({State.SUBMITTED, State.APPROVED}),
    Act.PUBLISH: frozenset({State.APPROVED}),
}


@dataclass(frozen=True)
class Taken:
    """What came of an act.

    `refused` is not empty where the content had changed: the claim went back to
    its author, which the caller commits. `waiting` is true where the first of two
    editors has decided and a second is needed.
    """

    step: Step
    state: State
    refused: tuple[Sentence, ...] = ()
    waiting: bool = False


def attempt(  # noqa: PLR0913 - what the forms of all acts can bring
    work: Work,
    claim: Claim,
    *,
    reasons: Sequence[str] = (),
    comment: str = "",
    assignee: User | None = None,
    survivor: Claim | None = None,
) -> Attempt:
    """Return what the guards look at besides the claim."""
    revision: Revision | None = last_submitted(claim)
    return Attempt(
        actor=work.person,
        now=work.now,
        reasons=tuple(reasons),
        comment=comment,
        live_sha256=live_hash(claim, revision) if revision else "",
        assignee=assignee,
        survivor=survivor,
    )


def take(  # noqa: PLR0913 - what the forms of all acts can bring
    work: Work,
    claim: Claim,
    act: Act,
    *,
    reasons: Sequence[str] = (),
    comment: str = "",
    assignee: User | None = None,
    survivor: Claim | None = None,
    due: date | None = None,
    tell_readers: bool = False,
    seen: str = "",
) -> Taken:
    """Move `claim` one step along and record who did it. The caller commits.

    `seen` is the hash of the content that the actor had before them; the step is
    refused if something else waits for a decision by now.

    Raises:
        NotAllowed: no role of the actor takes this act.
        Invalid: a reason or comment is missing.
        ActRefused: the state or a guard forbids it; every unmet condition is
            listed.
    """
    # What is in the database counts, not what the caller has read before.
    work.session.flush()
    work.session.expire_all()
    work.session.refresh(claim, with_for_update=True)
    tried = attempt(
        work,
        claim,
        reasons=reasons,
        comment=comment,
        assignee=assignee,
        survivor=survivor,
    )
    voided = _void_if_changed(work, claim, act, tried)
    if voided is not None:
        return voided
    step = workflow.check(act, claim, tried)
    _refuse_unseen(claim, act, seen)
    before = audit.facts(claim)
    asked = Asked(step, tried, due, tell_readers, assignee, survivor)
    done = EFFECTS[act](work, claim, asked)
    if done:
        claim.state = step.target
    note = " ".join([*reasons, comment]).strip()
    action = f"claim.{act.value}" if done else f"claim.{act.value}_first"
    audit.record(work, action, claim, before=before, note=note)
    return Taken(step, claim.state, waiting=not done)


def _refuse_unseen(claim: Claim, act: Act, seen: str) -> None:
    """Nobody decides on words that came after those they have read."""
    amends = act is Act.AMEND
    decided = (
        claim.revisions[-1] if amends and claim.revisions else last_submitted(claim)
    )
    if seen and (decided is None or decided.content_sha256 != seen):
        raise ActRefused(
            Sentence(
                N_("Another version has come in since you opened the page. Read it.")
            )
        )


def _void_if_changed(
    work: Work, claim: Claim, act: Act, tried: Attempt
) -> Taken | None:
    """Send the claim back if what is to be approved or published has changed."""
    step = workflow.step_for(act, claim.state)
    bound = claim.state in _BOUND_TO_CONTENT.get(act, frozenset())
    revision = last_submitted(claim)
    if step is None or not bound or revision is None:
        return None
    if Role.EDITOR not in tried.actor.roles:
        return None
    changed = tuple(guards.content_unchanged(claim, tried))
    if not changed:
        return None
    voiding.send_back(work, claim, revision)
    back = Sentence(
        N_("It is back with its author, the draft kept; approvals given are void.")
    )
    return Taken(step, claim.state, refused=(*changed, back))
