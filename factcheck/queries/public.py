"""What the public site reads: few queries, plain columns, never a draft.

Readers get the frozen content of publications; the claim's own row, which the
desk may be rewording right now, lends its address and nothing else.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import Row, Select, func, select, tuple_
from sqlalchemy.orm import Session, aliased

from factcheck.domain.publication_terms import PublicationState, WithholdTarget
from factcheck.models import (
    Appearance,
    Claim,
    Document,
    Notice,
    Publication,
    User,
    Withholding,
)

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
AnySelect: TypeAlias = Select[*tuple[Any, ...]]

PAGE_LENGTH = 20
# More merges in a row than this are a fault in the data.
_LONGEST_CHAIN = 20
_READABLE = (PublicationState.LIVE, PublicationState.RETRACTED)
_OF_ITEMS = (WithholdTarget.IMAGE, WithholdTarget.SNAPSHOT)
_REVIEWED = Publication.content["reviewed"]

_ENTRY = (
    Claim.id.label("claim_id"),
    Claim.slug,
    Publication.uid,
    Publication.id,
    Publication.state,
    Publication.number,
    Publication.published_at,
    _REVIEWED["claim"].label("claim"),
    _REVIEWED["verdict"].label("verdict"),
    Publication.content["first_published_at"].label("first_published_at"),
    Publication.content["demo"].label("demo"),
)


@dataclass(frozen=True)
class Part:
    """A part of a long list, newest first; `older` begins the next part."""

    rows: Sequence[AnyRow]
    older: str | None


def address(session: Session, slug: str) -> AnyRow | None:
    """Return what stands at a claim's address, drafts included: judge it next."""
    return session.execute(
        select(
            Claim.id,
            Claim.slug,
            Claim.review_public_since,
            Claim.duplicate_of_id,
        ).where(Claim.slug == slug)
    ).one_or_none()


def versions(session: Session, claim_id: int) -> Sequence[AnyRow]:
    """Return all versions of a page, newest first, without their evidence."""
    return session.execute(
        select(
            Publication.id,
            Publication.uid,
            Publication.number,
            Publication.state,
            Publication.published_at,
            Publication.suspended_at,
            Publication.page_sha256,
            Publication.content["people"].label("people"),
            _REVIEWED["claim"]["type"].label("claim_type"),
            _REVIEWED["verdict"].label("verdict"),
        )
        .where(Publication.claim_id == claim_id)
        .order_by(Publication.number.desc())
    ).all()


def content(session: Session, publication_id: int) -> dict[str, Any]:
    """Return the frozen content of one version."""
    found = select(Publication.content).where(Publication.id == publication_id)
    frozen: dict[str, Any] = session.execute(found).scalar_one()
    return frozen


def notices(session: Session, claim_id: int) -> Sequence[AnyRow]:
    """Return the notices of a page, newest first."""
    return session.execute(
        _notices()
        .where(Publication.claim_id == claim_id)
        .order_by(Notice.at.desc(), Notice.id.desc())
    ).all()


def entry(session: Session, slug: str) -> AnyRow | None:
    """Return a claim whose verdict readers can see now."""
    found = _entries().where(
        Claim.slug == slug, Publication.state == PublicationState.LIVE
    )
    return session.execute(found).one_or_none()


def merged_into(session: Session, claim_id: int) -> str | None:
    """Return the address that a merged claim leads to; None if it has no page."""
    for _ in range(_LONGEST_CHAIN):
        claim = session.execute(
            select(Claim.id, Claim.slug, Claim.duplicate_of_id).where(
                Claim.id == claim_id
            )
        ).one()
        if claim.duplicate_of_id is None:
            return claim.slug if _has_page(session, claim.id) else None
        claim_id = claim.duplicate_of_id
    return None


def newest(session: Session, before: str | None = None) -> Part | None:
    """Return the newest verdicts; None if `before` names no publication."""
    statement = _entries().where(Publication.state == PublicationState.LIVE)
    if before is not None:
        place = (Publication.published_at, Publication.id)
        last = session.execute(
            select(*place).where(Publication.uid == before)
        ).one_or_none()
        if last is None:
            return None
        statement = statement.where(tuple_(*place) < tuple_(*last))
    newest_first = (Publication.published_at.desc(), Publication.id.desc())
    return _part(session, statement.order_by(*newest_first), "uid")


def log(session: Session, before: str | None = None) -> Part | None:
    """Return the newest notices of all pages; None if `before` names none.

    Each comes with the version it is about, and with the state of the page now:
    None where the claim was merged into another.
    """
    now = aliased(Publication)
    statement = (
        _notices()
        .add_columns(*_ENTRY, now.state.label("state_now"))
        .join(Claim, Claim.id == Publication.claim_id)
        .outerjoin(
            now,
            (now.claim_id == Claim.id) & (now.state != PublicationState.SUPERSEDED),
        )
    )
    if before is not None:
        place = (Notice.at, Notice.id)
        last = session.execute(select(*place).where(Notice.uid == before)).one_or_none()
        if last is None:
            return None
        statement = statement.where(tuple_(*place) < tuple_(*last))
    newest_first = (Notice.at.desc(), Notice.id.desc())
    return _part(session, statement.order_by(*newest_first), "notice_uid")


def in_article(session: Session, uid: str) -> Sequence[AnyRow]:
    """Return the verdicts, retracted ones too, on claims made in a document."""
    claims = (
        select(Appearance.claim_id)
        .join(Document, Document.id == Appearance.document_id)
        .where(Document.uid == uid)
    )
    return session.execute(
        _entries()
        .where(Claim.id.in_(claims), Publication.state.in_(_READABLE))
        .order_by(Publication.published_at, Publication.id)
    ).all()


def withholdings(
    session: Session, claim_ids: Collection[int]
) -> dict[int, list[Withholding]]:
    """Return what is withheld from the pages of these claims.

    What is withheld of one claim is withheld of all claims made in the same
    document, for they share its words; a picture or copy, wherever it is used.
    """
    in_force = session.scalars(
        select(Withholding)
        .where(Withholding.since.is_not(None), Withholding.lifted_at.is_(None))
        .order_by(Withholding.id)
    ).all()
    if not in_force:
        return {claim_id: [] for claim_id in claim_ids}
    near = _neighbours(session, claim_ids, {each.claim_id for each in in_force})
    return {
        claim_id: [
            each
            for each in in_force
            if each.kind in _OF_ITEMS
            or each.claim_id == claim_id
            or (claim_id, each.claim_id) in near
        ]
        for claim_id in claim_ids
    }


def changed_at(session: Session) -> datetime | None:
    """Return when anything that readers see last changed,.

    One moment for the whole site: a page that lost an entry has changed too,
    and nothing left on it would say when.
    """
    moments = session.execute(
        select(
            select(func.max(Publication.updated_at)).scalar_subquery(),
            select(func.max(Notice.at)).scalar_subquery(),
            select(func.max(Withholding.updated_at)).scalar_subquery(),
            select(func.max(Claim.review_public_since)).scalar_subquery(),
        )
    ).one()
    return max((each for each in moments if each is not None), default=None)


def demo_is_loaded(session: Session) -> bool:
    """Say whether people of the demonstration are on file."""
    return bool(session.scalar(select(select(User.id).where(User.demo).exists())))


def _has_page(session: Session, claim_id: int) -> bool:
    current = select(Publication.id).where(
        Publication.claim_id == claim_id,
        Publication.state != PublicationState.SUPERSEDED,
    )
    return bool(session.scalar(select(current.exists())))


def _entries() -> AnySelect:
    return select(*_ENTRY).join(Publication, Publication.claim_id == Claim.id)


def _notices() -> AnySelect:
    return select(
        Notice.uid.label("notice_uid"),
        Notice.kind,
        Notice.at,
        Notice.text,
        Notice.what_was_wrong,
        Notice.what_is_right,
        Notice.verdict_changed,
        Publication.number.label("of_version"),
    ).join(Publication, Publication.id == Notice.publication_id)


def _part(session: Session, statement: AnySelect, key: str) -> Part:
    rows = session.execute(statement.limit(PAGE_LENGTH + 1)).all()
    shown = rows[:PAGE_LENGTH]
    return Part(shown, getattr(shown[-1], key) if len(rows) > PAGE_LENGTH else None)


def _neighbours(
    session: Session, claim_ids: Collection[int], withheld: Collection[int]
) -> set[tuple[int, int]]:
    """Return which claim shares a document with which of those withheld."""
    here, there = aliased(Appearance), aliased(Appearance)
    found = session.execute(
        select(here.claim_id, there.claim_id)
        .join(there, there.document_id == here.document_id)
        .where(here.claim_id.in_(claim_ids), there.claim_id.in_(withheld))
        .distinct()
    )
    return {(one, other) for one, other in found}
