"""Drafts made from what was written before: a frozen revision cannot be mended."""

from factcheck.domain.facts import draft_of
from factcheck.domain.publication_terms import Outcome
from factcheck.models import Claim, Revision, User
from factcheck.services.work import Work

# The words that a new draft begins with; the notice is always written anew.
CARRIED = (
    "verdict",
    "qualifier",
    "confidence",
    "confidence_reason",
    "as_of",
    "summary",
    "rationale",
    "against",
    "searched",
    "what_would_change",
    "override_reason",
)
NOTICE = ("notice_kind", "notice_text", "what_was_wrong", "what_is_right")


def existing_draft(claim: Claim) -> Revision | None:
    """Return the claim's draft row, if there is one."""
    draft = draft_of(claim)
    return draft if isinstance(draft, Revision) else None


def last_submitted(claim: Claim) -> Revision | None:
    """Return the last submitted row, amendments apart."""
    rows = [row for row in claim.revisions if row.submitted_at and row.amends is None]
    return rows[-1] if rows else None


def new_draft(
    work: Work, claim: Claim, author: User, *, with_notice: bool = False
) -> Revision:
    """Return the draft of the claim, made from what was written last if there is none.

    `with_notice` also carries the notice: for a submission that comes back. Having
    a draft is not writing in it, so nobody's hand is in it yet (G7).
    """
    number = max((each.number for each in claim.revisions), default=0) + 1
    draft = existing_draft(claim)
    if draft is not None:
        # Amendments may have come after it: it is the newest again.
        if draft.number != number - 1:
            draft.number = number
            work.session.flush()
            work.session.expire(claim, ["revisions"])
        return draft
    draft = Revision(number=number, author=author, hands=[])
    written = [each for each in claim.revisions if _stands(each)]
    if written:
        for name in CARRIED + (NOTICE if with_notice else ()):
            setattr(draft, name, getattr(written[-1], name))
    claim.revisions.append(draft)
    work.session.flush()
    return draft


def _stands(revision: Revision) -> bool:
    """Say whether later drafts begin with its words: an amendment only if taken."""
    if revision.amends is None:
        return True
    return any(each.outcome is Outcome.APPROVED for each in revision.decisions)
