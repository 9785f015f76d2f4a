"""The append-only record: written in the transaction of the act, chained by hash.

Each event carries the content hash of the row it is about, so that a later
change behind the newsroom's back shows (`verify`). SHA-256 over RFC 8785 JSON.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import func, inspect, select, text
from sqlalchemy.orm import Session

from factcheck.canonical import canonical, digest
from factcheck.domain.sentences import N_, Sentence
from factcheck.models import (
    Actor,
    AuditEvent,
    Base,
    Claim,
    ErrorReport,
    Revision,
    User,
    Withholding,
)
from factcheck.services.work import Work

FIRST = "0" * 64
# Bookkeeping, not content: times the database keeps itself and the lock counter.
_LEFT_OUT = frozenset({"id", "created_at", "updated_at", "version", "password_hash"})
_CHAIN_LOCK = 0x66616374  # any number, the same for every writer


def facts(row: Base) -> dict[str, Any]:
    """Return the content of a row as the log sees it, by column name.

    Lists that hang on the row and have no log of their own are included.
    """
    columns = inspect(type(row)).columns
    found: dict[str, Any] = {
        column.key: getattr(row, column.key)
        for column in columns
        if column.key not in _LEFT_OUT
    }
    if isinstance(row, Claim):
        found["claimants"] = [each.actor.ref for each in row.claimant_rows]
        found["attributed_to"] = [actor.ref for actor in row.attributed_to]
        found["topics"] = [topic.slug for topic in row.topics]
    if isinstance(row, User):
        found["roles"] = sorted(row.roles)
    # What is withheld, and a reader's address, must not stand in a log that is
    # never erased; the row's uid is the salt.
    if isinstance(row, Withholding):
        found["target"] = digest([row.uid, row.target])
    if isinstance(row, ErrorReport):
        found["contact"] = digest([row.uid, row.contact])
    if isinstance(row, Actor):
        found["sides"] = [side.ref for side in row.sides]
    return found


def record(  # noqa: PLR0913 - who, what, on what, from what, why, where
    work: Work,
    action: str,
    row: Base,
    *,
    before: Mapping[str, Any] | None = None,
    note: str = "",
    claim: Claim | None = None,
) -> AuditEvent:
    """Append one event about `row`, which is flushed first.

    `before` is `facts(row)` from before the act; None for a new row. The caller
    commits, so that act and event stand or fall together.
    """
    session = work.session
    session.flush()
    session.refresh(row)
    _take_turn(session)
    after = facts(row)
    last = session.execute(
        select(AuditEvent.seq, AuditEvent.sha256).order_by(AuditEvent.seq.desc())
    ).first()
    event = AuditEvent(
        seq=last.seq + 1 if last else 1,
        at=work.now,
        actor_id=work.actor.id if work.actor else None,
        action=action,
        object_type=row.__tablename__,
        object_uid=row.uid,
        claim_uid=_claim_uid(row, claim),
        changes=_plain(_changes(before, after)),
        note=note,
        object_sha256=digest(after),
        ip_hash=work.ip_hash,
        prev_sha256=last.sha256 if last else FIRST,
        sha256="",
    )
    event.sha256 = event_hash(event)
    session.add(event)
    session.flush()
    return event


def event_hash(event: AuditEvent) -> str:
    """Return the hash of an event: all its fields, the previous hash included."""
    return digest(
        {
            "seq": event.seq,
            "at": event.at,
            "actor": event.actor_id,
            "action": event.action,
            "object_type": event.object_type,
            "object_uid": event.object_uid,
            "claim_uid": event.claim_uid,
            "changes": event.changes,
            "note": event.note,
            "object_sha256": event.object_sha256,
            "ip_hash": event.ip_hash,
            "prev_sha256": event.prev_sha256,
        }
    )


def verify(session: Session) -> Iterator[Sentence]:
    """Yield the faults of the log, in the order they stand; none is a sound log.

    First the chain is recomputed, then each row is compared with the content
    hash that the log holds for it last.
    """
    previous, seq = FIRST, 0
    known: dict[tuple[str, str], tuple[int, str]] = {}
    events = session.scalars(
        select(AuditEvent).order_by(AuditEvent.seq).execution_options(yield_per=500)
    )
    for event in events:
        seq += 1
        if event.seq != seq:
            yield _fault(N_("Entry %(seq)d of the log is missing."), seq=seq)
            seq = event.seq
        if event.prev_sha256 != previous or event_hash(event) != event.sha256:
            yield _fault(N_("Entry %(seq)d of the log was changed."), seq=event.seq)
        previous = event.sha256
        known[event.object_type, event.object_uid] = (event.seq, event.object_sha256)
    yield from _compare_rows(session, known)


def _compare_rows(
    session: Session, known: dict[tuple[str, str], tuple[int, str]]
) -> Iterator[Sentence]:
    seen: set[tuple[str, str]] = set()
    audited = {table for table, _uid in known} | _ALWAYS
    for mapper in sorted(
        Base.registry.mappers, key=lambda each: each.class_.__tablename__
    ):
        table = mapper.class_.__tablename__
        if table not in audited:
            continue
        for row in session.scalars(select(mapper.class_).order_by(mapper.class_.id)):
            if isinstance(row, Revision) and row.submitted_at is None:
                continue  # a draft is not yet history
            key = (table, row.uid)
            seen.add(key)
            if key not in known:
                yield _fault(
                    N_("%(table)s %(uid)s is not in the log."), table=table, uid=row.uid
                )
            elif digest(facts(row)) != known[key][1]:
                yield _fault(
                    N_("%(table)s %(uid)s differs from entry %(seq)d of the log."),
                    table=table,
                    uid=row.uid,
                    seq=known[key][0],
                )
    for table, uid in known.keys() - seen:
        yield _fault(
            N_("%(table)s %(uid)s was removed; entry %(seq)d of the log knows it."),
            table=table,
            uid=uid,
            seq=known[table, uid][0],
        )


# Tables whose rows must be in the log even if the log has never heard of them.
_ALWAYS = frozenset(
    {
        "claim",
        "decision",
        "document",
        "evidence_item",
        "evidence_link",
        "notice",
        "publication",
        "revision",
        "user_account",
        "withholding",
    }
)


def count(session: Session) -> int:
    """Return how many events the log holds."""
    return session.scalar(select(func.count()).select_from(AuditEvent)) or 0


def _take_turn(session: Session) -> None:
    """Let one writer at a time append; SQLite has only one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(
            text("SELECT pg_advisory_xact_lock(:key)"), {"key": _CHAIN_LOCK}
        )


def _changes(
    before: Mapping[str, Any] | None, after: Mapping[str, Any]
) -> dict[str, list[Any]]:
    """Return {field: [before, after]} of what differs."""
    old = before or {}
    return {
        key: [old.get(key), value]
        for key, value in after.items()
        if old.get(key) != value
        and not (before is None and value in (None, "", [], False))
    }


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Turn dates, times and terms into what JSON holds, as the hash sees them."""
    return json.loads(canonical(value))


def _claim_uid(row: Base, claim: Claim | None) -> str | None:
    if claim is not None:
        return claim.uid
    return row.uid if isinstance(row, Claim) else None


def _fault(msgid: str, **params: object) -> Sentence:
    return Sentence(msgid, params)
