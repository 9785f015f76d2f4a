"""Articles on file, and the claims found in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from factcheck.domain.vocabulary import State
from factcheck.intake.names import same_words
from factcheck.models import Actor, Appearance, Claim, Document


@dataclass(frozen=True)
class Marked:
    """A claim where it stands in an article; `number` counts from the top."""

    number: int
    claim: Claim
    appearance: Appearance


def by_uid(session: Session, uid: str) -> Document | None:
    """Return a document."""
    return session.scalar(select(Document).where(Document.uid == uid))


def with_hash(session: Session, sha256: str) -> Document | None:
    """Return the document that holds exactly this text."""
    return session.scalar(select(Document).where(Document.sha256 == sha256))


def listed(words: str = "") -> Select[Document]:
    """Select documents, the newest first; `words` occur in title, outlet or author."""
    query = (
        select(Document)
        .options(joinedload(Document.publisher), joinedload(Document.imported_by))
        .order_by(Document.id.desc())
    )
    for word in words.split():
        pattern = f"%{_literal(word)}%"
        query = query.where(
            or_(
                Document.title.ilike(pattern, escape="\\"),
                Document.author_name.ilike(pattern, escape="\\"),
                Document.publisher.has(Actor.name.ilike(pattern, escape="\\")),
            )
        )
    return query


def claim_counts(session: Session, documents: Sequence[Document]) -> Mapping[int, int]:
    """Count the claims of each document, by its id."""
    rows = session.execute(
        select(Appearance.document_id, func.count(Appearance.claim_id.distinct()))
        .where(Appearance.document_id.in_([each.id for each in documents]))
        .group_by(Appearance.document_id)
    )
    return {row[0]: row[1] for row in rows}


def claims_in(session: Session, document: Document) -> list[Marked]:
    """Return the claims of a document in the order in which they stand there."""
    rows = session.execute(
        select(Appearance, Claim)
        .join(Claim, Claim.id == Appearance.claim_id)
        .where(Appearance.document_id == document.id)
        .options(selectinload(Claim.claimant_rows))
        .order_by(Appearance.start, Appearance.end, Appearance.id)
    )
    return [
        Marked(number, claim, appearance)
        for number, (appearance, claim) in enumerate(rows, start=1)
    ]


def claim_by_slug(session: Session, slug: str) -> Claim | None:
    """Return a claim."""
    return session.scalar(select(Claim).where(Claim.slug == slug))


def claim_by_uid(session: Session, uid: str) -> Claim | None:
    """Return a claim."""
    return session.scalar(select(Claim).where(Claim.uid == uid))


def claim_worded(session: Session, text: str) -> Claim | None:
    """Return the claim on file that says this in the same words.

    A claim that was merged leads to the one that was kept.
    """
    wanted = same_words(text)
    for row in session.execute(select(Claim.id, Claim.text).order_by(Claim.id)):
        if same_words(row.text) == wanted:
            return _kept(session.get_one(Claim, row.id))
    return None


def _kept(claim: Claim) -> Claim:
    while claim.state is State.REJECTED and claim.duplicate_of is not None:
        claim = claim.duplicate_of
    return claim


def _literal(word: str) -> str:
    """Take the meaning from the signs that LIKE would read."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
