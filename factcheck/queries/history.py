"""What was done to a claim, newest first, with the names behind the keys."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, joinedload

from factcheck.models import (
    Actor,
    AuditEvent,
    Base,
    Claim,
    EvidenceItem,
    EvidenceLink,
    User,
)

PAGE = 50
# Columns that hold the key of a row, and the rows they lead to.
KEYS: dict[str, type[Base]] = {
    "recorder_id": Actor,
    "origin_id": Actor,
    "to_id": Actor,
    "item_id": EvidenceItem,
    "substance_id": Claim,
    "duplicate_of_id": Claim,
    "assignee_id": User,
}


@dataclass(frozen=True)
class Past:
    """One page of history."""

    events: list[AuditEvent]
    # Where the next page begins: before this number; None where history ends.
    older: int | None
    # (column, key) -> the name of the row it leads to.
    names: dict[tuple[str, int], str]
    # ref -> the name of the actor.
    actors: dict[str, str]
    # uid -> the title of the item or of the item of the link.
    titles: dict[str, str]


def past(session: Session, claim: Claim, before: int | None = None) -> Past:
    """Return the events of `claim` before the one numbered `before`."""
    items = (
        select(EvidenceItem.uid)
        .join(EvidenceLink)
        .where(EvidenceLink.claim_id == claim.id)
    )
    query = (
        select(AuditEvent)
        .where(
            or_(
                AuditEvent.claim_uid == claim.uid,
                and_(
                    AuditEvent.object_type == EvidenceItem.__tablename__,
                    AuditEvent.object_uid.in_(items),
                ),
            )
        )
        .options(joinedload(AuditEvent.actor))
        .order_by(AuditEvent.seq.desc())
        .limit(PAGE + 1)
    )
    if before is not None:
        query = query.where(AuditEvent.seq < before)
    found = list(session.scalars(query))
    events = found[:PAGE]
    return Past(
        events,
        events[-1].seq if len(found) > PAGE else None,
        _names(session, events),
        _actors(session, events),
        _titles(session, claim),
    )


def _names(session: Session, events: list[AuditEvent]) -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for column, model in KEYS.items():
        keys = {key for key in _values(events, column) if isinstance(key, int)}
        if not keys:
            continue
        for row in session.scalars(select(model).where(model.id.in_(keys))):
            found[column, row.id] = _name(row)
    return found


def _actors(session: Session, events: list[AuditEvent]) -> dict[str, str]:
    refs = {
        ref
        for column in ("claimants", "attributed_to")
        for value in _values(events, column)
        if isinstance(value, list)
        for ref in value
    }
    if not refs:
        return {}
    query = select(Actor.ref, Actor.name).where(Actor.ref.in_(refs))
    return {row.ref: row.name for row in session.execute(query)}


def _titles(session: Session, claim: Claim) -> dict[str, str]:
    query = (
        select(EvidenceLink.uid, EvidenceItem.uid, EvidenceItem.title)
        .join(EvidenceItem)
        .where(EvidenceLink.claim_id == claim.id)
    )
    found = {}
    for link, item, title in session.execute(query):
        found[link] = found[item] = title
    return found


def _values(events: Iterable[AuditEvent], column: str) -> list[object]:
    return [value for event in events for value in event.changes.get(column, ())]


def _name(row: Base) -> str:
    match row:
        case Actor() | User():
            return row.name
        case EvidenceItem():
            return row.title
        case Claim():
            return row.text
    message = f"{row.__tablename__} has no name"
    raise TypeError(message)
