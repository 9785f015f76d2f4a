"""An edit voids an approval: what was approved is exactly what is published (G8).

Called by every command that changes a claim's words, a link, an item or an actor.
"""

from sqlalchemy import or_, select

from factcheck.domain.facts import current_of
from factcheck.domain.vocabulary import State
from factcheck.models import (
    Actor,
    Appearance,
    Claim,
    Claimant,
    Document,
    EvidenceItem,
    EvidenceLink,
    Publication,
    ReplyRequest,
    Revision,
)
from factcheck.publishing.content import content_hash, live_hash, reviewed_content
from factcheck.services import audit
from factcheck.services.assignments import put_on
from factcheck.services.revisions import last_submitted, new_draft
from factcheck.services.work import Work


def recheck(work: Work, claim: Claim) -> bool:
    """Compare the claim with what was submitted or published; act on a difference.

    A submitted or approved claim goes back to its author, flagged; a published
    one is flagged "new evidence". Returns whether there was a difference.
    """
    work.session.flush()
    if claim.state in {State.SUBMITTED, State.APPROVED}:
        revision = last_submitted(claim)
        if revision is None or unchanged(claim, revision):
            return False
        send_back(work, claim, revision)
        return True
    if claim.state is State.PUBLISHED:
        return _recheck_published(work, claim)
    return False


def recheck_item(work: Work, item: EvidenceItem) -> None:
    """Recheck every claim that the item is linked to."""
    for link in item.links:
        recheck(work, link.claim)


def recheck_actor(work: Work, actor: Actor) -> None:
    """Recheck every open or public claim that may rest on the actor.

    Control, merge and side reach other actors, so all claims whose hash could
    change are compared; those at rest are compared by hash alone.
    """
    states = (State.SUBMITTED, State.APPROVED, State.PUBLISHED)
    related = {actor.id} | _controlled(work, actor)
    query = (
        select(Claim)
        .outerjoin(EvidenceLink, EvidenceLink.claim_id == Claim.id)
        .outerjoin(EvidenceItem, EvidenceItem.id == EvidenceLink.item_id)
        .outerjoin(Claimant, Claimant.claim_id == Claim.id)
        .where(
            Claim.state.in_(states),
            or_(
                EvidenceItem.recorder_id.in_(related),
                EvidenceItem.origin_id.in_(related),
                Claimant.actor_id.in_(related),
                Claim.attributed_to.any(Actor.id.in_(related)),
                Claim.appearances.any(
                    Appearance.document.has(Document.publisher_id.in_(related))
                ),
                Claim.replies.any(ReplyRequest.to_id.in_(related)),
            ),
        )
        .distinct()
        .order_by(Claim.id)
        .with_only_columns(Claim.id)
    )
    for claim_id in work.session.scalars(query).all():
        claim = work.session.get_one(Claim, claim_id)
        recheck(work, claim)


def unchanged(claim: Claim, revision: Revision) -> bool:
    """Say whether the page would show exactly what was submitted."""
    return live_hash(claim, revision) == revision.content_sha256


def send_back(work: Work, claim: Claim, revision: Revision) -> None:
    """Return a submitted or approved claim to its author, its approvals void."""
    before = audit.facts(claim)
    claim.state = State.IN_REVIEW
    claim.evidence_changed = True
    put_on(work, claim, revision.author)
    new_draft(work, claim, revision.author, with_notice=True)
    audit.record(work, "claim.evidence_changed", claim, before=before)


def flag_new_evidence(work: Work, claim: Claim) -> None:
    """Mark a published claim: something came up after publication (7.2)."""
    if claim.evidence_changed:
        return
    before = audit.facts(claim)
    claim.evidence_changed = True
    audit.record(work, "claim.new_evidence", claim, before=before)


def _recheck_published(work: Work, claim: Claim) -> bool:
    current = current_of(claim)
    if not isinstance(current, Publication):
        return False
    shown = current.content["reviewed"]
    live = reviewed_content(claim, current.revision)
    parts = ("claim", "evidence")
    if all(content_hash(shown[each]) == content_hash(live[each]) for each in parts):
        return False
    flag_new_evidence(work, claim)
    return True


def _controlled(work: Work, actor: Actor) -> set[int]:
    """Return the ids of all actors whose control or merge leads to `actor`."""
    found: set[int] = set()
    frontier = {actor.id}
    while frontier:
        rows = work.session.scalars(
            select(Actor.id).where(
                or_(
                    Actor.controlled_by_id.in_(frontier),
                    Actor.merged_into_id.in_(frontier),
                )
            )
        )
        frontier = set(rows) - found
        found |= frontier
    return found
