"""Growing delays after tries that failed; nobody is ever locked out for good.

A try is counted before it is judged, in a transaction of its own, so that many
at once gain nothing. Keys are hashes; the rows hold neither names nor addresses.

An account's delay holds for tries from anywhere, except from an address where
its owner has signed in before: those have a count of their own, so that a
stranger who keeps trying cannot keep the owner out.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from factcheck.domain.errors import TooOften
from factcheck.domain.sentences import N_, Sentence
from factcheck.models import Throttle

LONGEST_DELAY = timedelta(minutes=15)
# After this time without a try, counting begins anew.
_FORGOTTEN = timedelta(hours=1)
_REMEMBERED = timedelta(days=30)
_FREE_FOR_ACCOUNT = 5
# Whole newsrooms share an address.
_FREE_FOR_ADDRESS = 20
_KNOWN = "known:"


@dataclass(frozen=True)
class Source:
    """Who is tried, and from where: both hashed by the caller."""

    account: str
    address: str

    @property
    def pair(self) -> str:
        """The account as tried from this address."""
        return f"{self.account}@{self.address}"


def count_try(session: Session, source: Source, now: datetime) -> None:
    """Count one try; the caller commits before it looks at the passphrase.

    Raises:
        TooOften: it must wait; such a try counts for nothing.
    """
    counted = [
        (_row(session, f"address:{source.address}", now), _FREE_FOR_ADDRESS),
        (_row(session, f"account:{_account_key(session, source, now)}", now),
         _FREE_FOR_ACCOUNT),
    ]  # fmt: skip
    # Times count only where there is a delay: `now` may be a little older than
    # what another process has written while this one waited for the row.
    ends = [row.until for row, free in counted if row.count >= free and row.until > now]
    if ends:
        wait = int((max(ends) - now).total_seconds()) + 1
        raise TooOften(
            Sentence(
                N_("Too many tries. Wait %(wait)d seconds, then try again."),
                {"wait": wait},
            ),
            wait,
        )
    for row, free in counted:
        row.count += 1
        row.until = now + delay(row.count, free)


def succeeded(session: Session, source: Source, now: datetime) -> None:
    """Forget the tries on the account, and know its owner's address next time."""
    # In the order of `count_try`, so that two processes never wait crosswise.
    address = _row(session, f"address:{source.address}", now)
    address.count = max(0, address.count - 1)
    address.until = min(address.until, now)
    account = _row(session, f"account:{_account_key(session, source, now)}", now)
    account.count = 0
    account.until = now
    _row(session, _KNOWN + source.pair, now).until = now + _REMEMBERED
    _forget_old(session, now)


def delay(tries: int, free: int) -> timedelta:
    """Return how long to wait after so many tries: none at first, then doubling."""
    if tries < free:
        return timedelta(0)
    doublings = min(tries - free, 10)
    return min(timedelta(seconds=2**doublings), LONGEST_DELAY)


def _account_key(session: Session, source: Source, now: datetime) -> str:
    known = session.scalar(
        select(func.count())
        .select_from(Throttle)
        .where(Throttle.key == _KNOWN + source.pair, Throttle.until > now)
    )
    return source.pair if known else source.account


def _row(session: Session, key: str, now: datetime) -> Throttle:
    """Return the row of a key, held by this transaction; makes it if need be."""
    found = _locked(session, key)
    if found is None:
        try:
            with session.begin_nested():
                session.add(Throttle(key=key, count=0, until=now))
        except IntegrityError:
            pass  # another process has made it meanwhile
        found = _locked(session, key)
        if found is None:
            message = "the row was made and is gone"
            raise RuntimeError(message)
    if found.until < now - _FORGOTTEN:
        found.count = 0
    return found


def _locked(session: Session, key: str) -> Throttle | None:
    return session.scalar(select(Throttle).where(Throttle.key == key).with_for_update())


def _forget_old(session: Session, now: datetime) -> None:
    """Remove rows that say nothing any more, except those others are using."""
    old = session.scalars(
        select(Throttle.id)
        .where(Throttle.until < now - _FORGOTTEN)
        .with_for_update(skip_locked=True)
    ).all()
    session.execute(delete(Throttle).where(Throttle.id.in_(old)))
