"""Signed-in sessions: a random secret in the cookie, its hash in a row.

A session ends by itself after an hour without a request and twelve hours after
its beginning; at log-out, and whenever its person is disabled, gets other roles
or another passphrase.
"""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.sql import ColumnElement

from factcheck.models import FormKey, User, UserSession
from factcheck.services.work import Work

IDLE = timedelta(minutes=60)
LONGEST = timedelta(hours=12)
# The time of the last request is written at most this often.
_PRECISION = timedelta(minutes=1)
# Ended sessions and taken forms are of no use after this time.
_KEPT = timedelta(days=7)


def begin(work: Work, person: User) -> str:
    """Begin a session of `person` and return its secret, which is stored nowhere."""
    _forget_old(work)
    secret = secrets.token_urlsafe(32)
    work.session.add(
        UserSession(
            token_sha256=_hashed(secret),
            user=person,
            created_at=work.now,
            seen_at=work.now,
        )
    )
    return secret


def find(session: Session, secret: str, now: datetime) -> UserSession | None:
    """Return the running session of a secret, with its person."""
    return session.scalar(
        select(UserSession)
        .join(UserSession.user)
        .where(UserSession.token_sha256 == _hashed(secret), User.active, *_runs(now))
        .options(joinedload(UserSession.user))
    )


def seen_long_ago(found: UserSession, now: datetime) -> bool:
    """Say whether it is time to write down that the session is in use."""
    return now - found.seen_at >= _PRECISION


def note_seen(session: Session, secret: str, now: datetime) -> None:
    """Write down that the session is in use, if it still runs."""
    session.execute(
        update(UserSession)
        .where(UserSession.token_sha256 == _hashed(secret), *_runs(now))
        .values(seen_at=now)
    )


def running(session: Session, person: User, now: datetime) -> Sequence[UserSession]:
    """Return the sessions in which `person` is signed in, the latest first."""
    return session.scalars(
        select(UserSession)
        .where(UserSession.user_id == person.id, *_runs(now))
        .order_by(UserSession.seen_at.desc(), UserSession.id.desc())
    ).all()


def end(work: Work, secret: str) -> None:
    """End the session of a secret."""
    _end(work, UserSession.token_sha256 == _hashed(secret))


def end_one(work: Work, person: User, uid: str) -> None:
    """End one session of `person`; somebody else's is not touched."""
    _end(work, UserSession.user_id == person.id, UserSession.uid == uid)


def end_all(work: Work, person: User) -> None:
    """End every session of `person`."""
    _end(work, UserSession.user_id == person.id)


def is_of(found: UserSession, secret: str) -> bool:
    """Say whether the secret is that session's."""
    return found.token_sha256 == _hashed(secret)


def _end(work: Work, *which: ColumnElement[bool]) -> None:
    work.session.execute(
        update(UserSession)
        .where(UserSession.ended_at.is_(None), *which)
        .values(ended_at=work.now)
    )


def _runs(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        UserSession.ended_at.is_(None),
        UserSession.seen_at > now - IDLE,
        UserSession.created_at > now - LONGEST,
    )


def _forget_old(work: Work) -> None:
    old = work.now - _KEPT
    work.session.execute(delete(UserSession).where(UserSession.created_at < old))
    work.session.execute(delete(FormKey).where(FormKey.created_at < old))


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
