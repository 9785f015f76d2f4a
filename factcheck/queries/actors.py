"""Actors as people look for them: by name, by a name nearly right, by what they did."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from factcheck.intake.names import folded, nearness
from factcheck.models import (
    Actor,
    Claim,
    Claimant,
    Document,
    EvidenceItem,
    Side,
)

MOST_NEAR = 8
_Nullable = InstrumentedAttribute[int | None]


@dataclass(frozen=True)
class Uses:
    """How often an actor occurs: as claimant, as publisher of evidence, as origin."""

    claims: int
    published: int
    said: int


def by_uid(session: Session, uid: str) -> Actor | None:
    """Return an actor, merged or not."""
    return session.scalar(select(Actor).where(Actor.uid == uid))


def survivor_of(actor: Actor) -> Actor:
    """Follow merges to the actor that is kept."""
    while actor.merged_into is not None:
        actor = actor.merged_into
    return actor


def named(session: Session, name: str) -> Actor | None:
    """Return who is on file under this name, however it is spelt.

    Of several the one spelt exactly so, else the first. A name that was merged
    leads to the actor that was kept.
    """
    wanted = folded(name)
    if not wanted:
        return None
    rows = session.execute(select(Actor.id, Actor.name).order_by(Actor.id))
    same = [row for row in rows if folded(row.name) == wanted]
    if not same:
        return None
    best = next((row for row in same if row.name == name.strip()), same[0])
    return survivor_of(session.get_one(Actor, best.id))


def find(session: Session, text: str, most: int = MOST_NEAR) -> list[Actor]:
    """Return the actors whose names are nearest to `text`, the nearest first."""
    wanted = folded(text)
    if not wanted:
        return []
    rows = session.execute(select(Actor.id, Actor.name))
    ranked = sorted(
        (-near, row.name, row.id)
        for row in rows
        if (near := nearness(wanted, folded(row.name)))
    )
    found: list[Actor] = []
    for _near, _name, actor_id in ranked:
        actor = survivor_of(session.get_one(Actor, actor_id))
        if actor not in found:
            found.append(actor)
        if len(found) == most:
            break
    return found


def listed() -> Select[Actor]:
    """Select the actors that were not merged, by name."""
    return (
        select(Actor)
        .where(Actor.merged_into_id.is_(None))
        .order_by(func.lower(Actor.name), Actor.id)
    )


def uses(session: Session, actors: Sequence[Actor]) -> dict[int, Uses]:
    """Count for each actor, by id, where it occurs."""
    ids = [actor.id for actor in actors]

    def counts(column: InstrumentedAttribute[int] | _Nullable) -> dict[int | None, int]:
        query = select(column, func.count()).where(column.in_(ids)).group_by(column)
        return {row[0]: row[1] for row in session.execute(query)}

    claims = counts(Claimant.actor_id)
    published = counts(EvidenceItem.recorder_id)
    said = counts(EvidenceItem.origin_id)
    return {
        each: Uses(claims.get(each, 0), published.get(each, 0), said.get(each, 0))
        for each in ids
    }


def claims_by(session: Session, actor: Actor) -> Sequence[Claim]:
    """Return the claims an actor makes, the names merged into it included."""
    return session.scalars(
        select(Claim)
        .where(
            Claim.claimant_rows.any(Claimant.actor_id.in_(with_merged(session, actor)))
        )
        .order_by(Claim.id.desc())
    ).all()


def articles_by(session: Session, actor: Actor) -> Sequence[Document]:
    """Return the imported articles that an actor published."""
    return session.scalars(
        select(Document)
        .where(Document.publisher_id.in_(with_merged(session, actor)))
        .order_by(Document.id.desc())
    ).all()


def speaking_for(session: Session, actor: Actor) -> Sequence[Actor]:
    """Return the actors whose words this one decides."""
    return session.scalars(
        select(Actor).where(Actor.controlled_by_id == actor.id).order_by(Actor.name)
    ).all()


def merged_into(session: Session, actor: Actor) -> Sequence[Actor]:
    """Return the actors that were merged into this one."""
    return session.scalars(
        select(Actor).where(Actor.merged_into_id == actor.id).order_by(Actor.name)
    ).all()


def sides(session: Session) -> Sequence[Side]:
    """Return all camps by name."""
    return session.scalars(select(Side).order_by(Side.name)).all()


def with_merged(session: Session, actor: Actor) -> set[int]:
    """Return the ids of an actor and of all that were merged into it, in the end."""
    found = newest = {actor.id}
    while newest:
        rows = session.scalars(select(Actor.id).where(Actor.merged_into_id.in_(newest)))
        newest = set(rows) - found
        found = found | newest
    return found
