"""What editors decide on a revision: kept for good, one of a kind per editor."""

from collections.abc import Sequence

from factcheck.domain.guards import Attempt
from factcheck.domain.publication_terms import Outcome
from factcheck.models import Decision, Revision, User
from factcheck.services import audit
from factcheck.services.work import Work


def decide(
    work: Work,
    revision: Revision,
    outcome: Outcome,
    attempt: Attempt,
    *,
    reasons: Sequence[str] | None = None,
) -> Decision:
    """Record one editor's decision on exactly this content."""
    decision = Decision(
        author_id=revision.author_id,
        editor=work.person,
        content_sha256=revision.content_sha256 or "",
        outcome=outcome,
        reasons=list(attempt.reasons if reasons is None else reasons),
        comment=attempt.comment,
        decided_at=work.now,
    )
    revision.decisions.append(decision)
    audit.record(work, f"decision.{outcome.value}", decision, claim=revision.claim)
    return decision


def decided_by(
    revision: Revision, outcome: Outcome, *, other_than: User, reason: str = ""
) -> User | None:
    """Return another editor who decided the same on this revision, if any."""
    for decision in revision.decisions:
        same = decision.outcome is outcome and decision.editor_id != other_than.id
        if same and (not reason or reason in decision.reasons):
            return decision.editor
    return None
