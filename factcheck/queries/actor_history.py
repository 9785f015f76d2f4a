"""What was done to an actor, and to those that were merged into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from factcheck.models import Actor, AuditEvent, Side
from factcheck.queries.actors import with_merged

_MOST = 100


@dataclass(frozen=True)
class ActorPast:
    """The events, the newest first, and the names behind keys and refs."""

    events: Sequence[AuditEvent]
    names: Mapping[str, str]
    actors: Mapping[int, str]
    sides: Mapping[str, str]


def past(session: Session, actor: Actor) -> ActorPast:
    """Return the last events of an actor and of those merged into it."""
    own = session.execute(
        select(Actor.uid, Actor.name).where(Actor.id.in_(with_merged(session, actor)))
    )
    names = {row.uid: row.name for row in own}
    events = session.scalars(
        select(AuditEvent)
        .where(
            AuditEvent.object_type == Actor.__tablename__,
            AuditEvent.object_uid.in_(names),
        )
        .options(joinedload(AuditEvent.actor))
        .order_by(AuditEvent.seq.desc())
        .limit(_MOST)
    ).all()
    return ActorPast(events, names, _actors(session, events), _sides(session, events))


def _actors(session: Session, events: Sequence[AuditEvent]) -> dict[int, str]:
    keys = {
        key
        for event in events
        for column in ("controlled_by_id", "merged_into_id")
        for key in event.changes.get(column, ())
        if isinstance(key, int)
    }
    rows = session.execute(select(Actor.id, Actor.name).where(Actor.id.in_(keys)))
    return {row.id: row.name for row in rows}


def _sides(session: Session, events: Sequence[AuditEvent]) -> dict[str, str]:
    refs = {
        ref
        for event in events
        for value in event.changes.get("sides", ())
        for ref in value or ()
    }
    rows = session.execute(select(Side.ref, Side.name).where(Side.ref.in_(refs)))
    return {row.ref: row.name for row in rows}
