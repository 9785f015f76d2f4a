"""A claim with everything its case file shows, and what stands around it."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from factcheck.domain.vocabulary import Role
from factcheck.models import (
    Actor,
    Appearance,
    Assignment,
    Claim,
    Claimant,
    Decision,
    EvidenceItem,
    EvidenceLink,
    Publication,
    Revision,
    User,
    UserRole,
)


def by_slug(session: Session, slug: str) -> Claim | None:
    """Return the claim at an address of the desk, if there is one."""
    return session.scalar(select(Claim).where(Claim.slug == slug))


def case_file(session: Session, slug: str) -> Claim | None:
    """Return the claim with what its case file shows, in a set number of queries.

    Nothing is joined: a row that was loaded by an outer join cannot be locked
    again by itself, and commands lock what they change.
    """
    links = selectinload(Claim.links)
    item = links.selectinload(EvidenceLink.item)
    revisions = selectinload(Claim.revisions)
    return session.scalar(
        select(Claim)
        .where(Claim.slug == slug)
        .options(
            selectinload(Claim.assignee),
            selectinload(Claim.claimant_rows).selectinload(Claimant.actor),
            selectinload(Claim.attributed_to),
            selectinload(Claim.topics),
            selectinload(Claim.appearances).selectinload(Appearance.document),
            item.selectinload(EvidenceItem.recorder).selectinload(Actor.sides),
            item.selectinload(EvidenceItem.origin).selectinload(Actor.sides),
            links.selectinload(EvidenceLink.added_by),
            links.selectinload(EvidenceLink.graded_by),
            revisions.selectinload(Revision.author),
            revisions.selectinload(Revision.decisions).selectinload(Decision.editor),
            selectinload(Claim.publications).selectinload(Publication.revision),
            selectinload(Claim.assignments).selectinload(Assignment.user),
            selectinload(Claim.replies),
        )
    )


def link(session: Session, claim: Claim, uid: str) -> EvidenceLink | None:
    """Return one link of the claim, if it has it."""
    return session.scalar(
        select(EvidenceLink).where(
            EvidenceLink.uid == uid, EvidenceLink.claim_id == claim.id
        )
    )


def item(session: Session, uid: str) -> EvidenceItem | None:
    """Return an item of evidence, whichever claims use it."""
    return session.scalar(select(EvidenceItem).where(EvidenceItem.uid == uid))


def in_same_documents(session: Session, claim: Claim) -> list[Appearance]:
    """Return where other claims stand in the documents of this one, in order."""
    documents = [each.document_id for each in claim.appearances]
    return list(
        session.scalars(
            select(Appearance)
            .where(
                Appearance.document_id.in_(documents), Appearance.claim_id != claim.id
            )
            .order_by(Appearance.document_id, Appearance.start, Appearance.id)
        )
    )


def named(session: Session, ids: Sequence[int]) -> dict[int, Claim]:
    """Return claims by their ids."""
    rows = session.scalars(select(Claim).where(Claim.id.in_(ids)))
    return {row.id: row for row in rows}


def who_can_review(session: Session) -> list[User]:
    """Return the active reviewers and editors, by name."""
    works = UserRole.role.in_((Role.REVIEWER, Role.EDITOR))
    return list(
        session.scalars(
            select(User)
            .where(User.active, User.role_rows.any(works))
            .order_by(User.name, User.id)
        )
    )
