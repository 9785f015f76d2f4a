"""What an editor reads before deciding: earlier versions, colleagues, other claims."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from factcheck.domain.facts import current_of
from factcheck.domain.publication_terms import PublicationState
from factcheck.domain.vocabulary import Role
from factcheck.models import (
    Claim,
    Publication,
    ReplyRequest,
    Revision,
    User,
    UserRole,
    Withholding,
)

# As many as a person reads through.
_MOST_FOUND = 20


def earlier_submission(claim: Claim, revision: Revision) -> Revision | None:
    """Return what was submitted before `revision` in the same round, if anything.

    A round begins where a version was published.
    """
    current = current_of(claim)
    start = current.revision.number if current is not None else 0
    before = [
        each
        for each in claim.revisions
        if each.submitted_at is not None
        and each.amends is None
        and start < each.number < revision.number
    ]
    return before[-1] if before else None


def public_page(claim: Claim) -> Publication | None:
    """Return the version at the claim's address, be it live or not."""
    current = current_of(claim)
    return current if isinstance(current, Publication) else None


def editors(session: Session) -> list[User]:
    """Return the active editors, by name."""
    return list(
        session.scalars(
            select(User)
            .where(User.active, User.role_rows.any(UserRole.role == Role.EDITOR))
            .order_by(User.name, User.id)
        )
    )


def reply(session: Session, claim: Claim, uid: str) -> ReplyRequest | None:
    """Return a request for a reply, if it is one of the claim's."""
    return session.scalar(
        select(ReplyRequest).where(
            ReplyRequest.uid == uid, ReplyRequest.claim_id == claim.id
        )
    )


def withholdings(session: Session, claim: Claim) -> list[Withholding]:
    """Return everything that was ever to be withheld of the claim, newest first."""
    return list(
        session.scalars(
            select(Withholding)
            .where(Withholding.claim_id == claim.id)
            .options(
                selectinload(Withholding.asked_by),
                selectinload(Withholding.approved_by),
            )
            .order_by(Withholding.id.desc())
        )
    )


def withholding(session: Session, claim: Claim, uid: str) -> Withholding | None:
    """Return a withholding, if it is one of the claim's."""
    return session.scalar(
        select(Withholding).where(
            Withholding.uid == uid, Withholding.claim_id == claim.id
        )
    )


def survivors(session: Session, claim: Claim, text: str) -> list[Claim]:
    """Return claims that `claim` could be merged into and that hold the words.

    A published claim is merged only into one with a page.
    """
    conditions = [
        Claim.id != claim.id,
        Claim.duplicate_of_id.is_(None),
        or_(
            Claim.text.icontains(text, autoescape=True),
            Claim.slug.icontains(text, autoescape=True),
        ),
    ]
    if public_page(claim) is not None:
        conditions.append(
            Claim.publications.any(Publication.state != PublicationState.SUPERSEDED)
        )
    return list(
        session.scalars(
            select(Claim)
            .where(*conditions)
            .order_by(Claim.text, Claim.id)
            .limit(_MOST_FOUND)
        )
    )


def claim_by_uid(session: Session, uid: str) -> Claim | None:
    """Return a claim by its uid."""
    return session.scalar(select(Claim).where(Claim.uid == uid))


def titles(claim: Claim) -> dict[str, str]:
    """Return the titles of the evidence of every version of the page, by ref."""
    return {
        link["ref"]: link["title"]
        for publication in claim.publications
        for link in publication.content["reviewed"]["evidence"]
    }
