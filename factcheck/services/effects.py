"""What each act of the workflow does besides changing the state.

Every effect returns whether the step is complete: False where the first of two
editors has decided and the claim stays where it is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from factcheck.domain import people
from factcheck.domain.guards import Attempt
from factcheck.domain.publication_terms import Outcome, RejectReason
from factcheck.domain.vocabulary import Act, Role
from factcheck.domain.workflow import Step, seconds_needed
from factcheck.models import Claim, Revision, User
from factcheck.publishing.content import content_hash, reviewed_content
from factcheck.services import audit, publications
from factcheck.services.assignments import put_on, take_off
from factcheck.services.decisions import decide, decided_by
from factcheck.services.revisions import existing_draft, last_submitted, new_draft
from factcheck.services.work import Work


@dataclass(frozen=True)
class Asked:
    """A step that passed its guards, with all that the form gave."""

    step: Step
    attempt: Attempt
    due: date | None = None
    tell_readers: bool = False
    assignee: User | None = None
    survivor: Claim | None = None


Effect = Callable[[Work, Claim, Asked], bool]


def _reject(_work: Work, claim: Claim, asked: Asked) -> bool:
    claim.rejection_reason = RejectReason(asked.attempt.reasons[0])
    return True


def _restore(_work: Work, claim: Claim, _asked: Asked) -> bool:
    claim.rejection_reason = None
    claim.duplicate_of = None
    return True


def _take(work: Work, claim: Claim, asked: Asked) -> bool:
    put_on(work, claim, work.person, asked.due)
    return True


def _assign(work: Work, claim: Claim, asked: Asked) -> bool:
    if asked.assignee is not None:
        put_on(work, claim, asked.assignee, asked.due)
    return True


def _release(work: Work, claim: Claim, _asked: Asked) -> bool:
    take_off(work, claim)
    return True


def _submit(work: Work, claim: Claim, _asked: Asked) -> bool:
    """Freeze the draft with the hash of what the page will show."""
    draft = _must(existing_draft(claim))
    draft.author = work.person
    draft.author_id = work.person.id
    if work.person.id not in draft.hands:
        draft.hands = [*draft.hands, work.person.id]
    content = reviewed_content(claim, draft)
    draft.evidence_snapshot = content
    draft.content_sha256 = content_hash(content)
    draft.submitted_at = work.now
    claim.returned = False
    claim.evidence_changed = False
    audit.record(work, "revision.submitted", draft, claim=claim)
    return True


def _withdraw(work: Work, claim: Claim, _asked: Asked) -> bool:
    new_draft(work, claim, work.person, with_notice=True)
    return True


def _return(work: Work, claim: Claim, asked: Asked) -> bool:
    revision = _must(last_submitted(claim))
    decide(work, revision, Outcome.RETURNED, asked.attempt)
    claim.returned = True
    put_on(work, claim, revision.author)
    new_draft(work, claim, revision.author, with_notice=True)
    return True


def _approve(work: Work, claim: Claim, asked: Asked) -> bool:
    revision = _must(last_submitted(claim))
    decide(work, revision, Outcome.APPROVED, asked.attempt)
    given = people.approvals(revision)
    return len(given) >= people.needed_approvals(claim, revision)


def _unapprove(work: Work, claim: Claim, _asked: Asked) -> bool:
    revision = _must(last_submitted(claim))
    put_on(work, claim, revision.author)
    new_draft(work, claim, revision.author, with_notice=True)
    return True


def _publish(work: Work, claim: Claim, _asked: Asked) -> bool:
    publications.publish(work, claim, _must(last_submitted(claim)))
    return True


def _reopen(work: Work, claim: Claim, asked: Asked) -> bool:
    """Begin a new round; who reopens as a reviewer has it. Editors tell readers."""
    told = asked.tell_readers and Role.EDITOR in work.person.roles
    claim.review_public_since = work.now if told else None
    claim.evidence_changed = False
    claim.returned = False
    if Role.REVIEWER in work.person.roles:
        put_on(work, claim, work.person)
    new_draft(work, claim, work.person)
    return True


def _amend(work: Work, claim: Claim, asked: Asked) -> bool:
    amendment = _must(claim.revisions[-1])
    decide(work, amendment, Outcome.APPROVED, asked.attempt)
    publications.publish_amendment(work, claim, amendment)
    return True


def _suspend(work: Work, claim: Claim, asked: Asked) -> bool:
    publications.suspend(work, claim, asked.attempt.reasons[0])
    claim.review_public_since = None
    take_off(work, claim)
    return True


def _confirm(work: Work, claim: Claim, _asked: Asked) -> bool:
    publications.confirm_suspension(work, claim)
    return True


def _lift(work: Work, claim: Claim, _asked: Asked) -> bool:
    publications.lift(work, claim)
    return True


def _retract(work: Work, claim: Claim, asked: Asked) -> bool:
    """From suspended by the second editor at once; else two editors decide."""
    current = publications.current_row(claim)
    if asked.step.seconded is None:
        first = current.suspended_by
    else:
        decide(work, current.revision, Outcome.RETRACT, asked.attempt)
        first = decided_by(current.revision, Outcome.RETRACT, other_than=work.person)
    if first is None:
        return False
    publications.retract(work, claim, first, asked.attempt.comment)
    return True


def _merge(work: Work, claim: Claim, asked: Asked) -> bool:
    survivor = asked.survivor
    if survivor is None:  # the guard has refused this already
        return False
    if seconds_needed(asked.step, claim):
        revision = publications.current_row(claim).revision
        decide(work, revision, Outcome.MERGE, asked.attempt, reasons=[survivor.uid])
        first = decided_by(
            revision, Outcome.MERGE, other_than=work.person, reason=survivor.uid
        )
        if first is None:
            return False
        publications.merge(work, claim, survivor, first)
    claim.duplicate_of = survivor
    claim.rejection_reason = RejectReason.DUPLICATE
    take_off(work, claim)
    return True


def _must(revision: Revision | None) -> Revision:
    if revision is None:
        message = "the guards let a step pass that has no revision"
        raise RuntimeError(message)
    return revision


EFFECTS: dict[Act, Effect] = {
    Act.REJECT: _reject,
    Act.RESTORE: _restore,
    Act.TAKE: _take,
    Act.ASSIGN: _assign,
    Act.RELEASE: _release,
    Act.SUBMIT: _submit,
    Act.WITHDRAW: _withdraw,
    Act.RETURN: _return,
    Act.APPROVE: _approve,
    Act.UNAPPROVE: _unapprove,
    Act.PUBLISH: _publish,
    Act.REOPEN: _reopen,
    Act.AMEND: _amend,
    Act.SUSPEND: _suspend,
    Act.CONFIRM: _confirm,
    Act.LIFT: _lift,
    Act.RETRACT: _retract,
    Act.MERGE: _merge,
}
