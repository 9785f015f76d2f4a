"""A verdict that waits for editors: all that its page shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain import people, workflow
from factcheck.domain.facts import submitted_of
from factcheck.domain.guards import Attempt
from factcheck.domain.publication_terms import AssignmentRole, Outcome
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import Act, Risk, State
from factcheck.models import Assignment, Claim, Decision, Revision
from factcheck.publishing.changes import Changes, changes
from factcheck.queries import review as queries
from factcheck.services import steps
from factcheck.web.access import work
from factcheck.web.editing.conditions import (
    APPROVING,
    PUBLISHING,
    Conditions,
    weigh,
)
from factcheck.web.editing.past import Told, decisions_on
from factcheck.web.editing.preview import coming
from factcheck.web.public.reading import Shown

AWAITING = frozenset({State.SUBMITTED, State.APPROVED})


@dataclass(frozen=True)
class Review:
    """A verdict that waits for editors, as one person meets it."""

    claim: Claim
    revision: Revision
    shown: Shown
    since_submission: Changes | None
    since_public: Changes | None
    # Of the next decision, and of publishing.
    conditions: Conditions
    publishing: Conditions
    # Why this person may not decide; empty if they may.
    barred: tuple[Sentence, ...]
    offered: frozenset[Act]
    approvals: tuple[Decision, ...]
    needed: int
    # Why two editors must approve; empty if one is enough.
    why_two: tuple[Sentence, ...]
    looked_after: Assignment | None
    past: tuple[Told, ...]


def review_of(claim: Claim) -> Review | None:
    """Put the review together; None if nothing waits for an editor."""
    revision = submitted_of(claim)
    if claim.state not in AWAITING or not isinstance(revision, Revision):
        return None
    tried = steps.attempt(work(), claim)
    earlier = queries.earlier_submission(claim, revision)
    page = queries.public_page(claim)
    content = revision.evidence_snapshot or {}
    before = earlier.evidence_snapshot if earlier else None
    return Review(
        claim=claim,
        revision=revision,
        shown=coming(claim, revision),
        since_submission=changes(before, content) if before else None,
        since_public=changes(page.content["reviewed"], content) if page else None,
        conditions=_conditions(claim, tried),
        publishing=weigh(claim, tried, PUBLISHING),
        barred=tuple(people.four_eyes(claim, tried)),
        offered=frozenset(each.act for each in workflow.offered(claim, tried)),
        approvals=tuple(e for e in revision.decisions if _holds(e, revision)),
        needed=people.needed_approvals(claim, revision),
        why_two=tuple(_why_two(claim, revision)),
        looked_after=_looked_after(claim),
        past=decisions_on(claim),
    )


def _conditions(claim: Claim, tried: Attempt) -> Conditions:
    approved = claim.state is State.APPROVED
    return weigh(claim, tried, PUBLISHING if approved else APPROVING)


def _holds(decision: Decision, revision: Revision) -> bool:
    same = decision.content_sha256 == revision.content_sha256
    return decision.outcome is Outcome.APPROVED and same


def _why_two(claim: Claim, revision: Revision) -> Iterator[Sentence]:
    if claim.risk is Risk.SENSITIVE:
        yield Sentence(N_("The claim is sensitive."))
    if revision.override_reason.strip():
        yield Sentence(N_("The verdict departs from the evidence rules."))


def _looked_after(claim: Claim) -> Assignment | None:
    return next(
        (
            each
            for each in claim.assignments
            if each.ended_at is None and each.role is AssignmentRole.EDITOR
        ),
        None,
    )
