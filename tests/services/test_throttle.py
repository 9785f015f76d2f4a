"""Tries that failed slow down the next, and nobody is locked out for good."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.domain.errors import TooOften
from factcheck.models import Throttle
from factcheck.services import throttle
from factcheck.services.throttle import Source, count_try, delay, succeeded
from tests.conftest import NOW

HOME = Source("account", "home")
STRANGER = Source("account", "elsewhere")


def try_until_refused(session: Session, source: Source, now: datetime) -> int:
    """Return how many tries were free."""
    for number in range(100):
        try:
            count_try(session, source, now)
        except TooOften:
            return number
    return 100


def test_delays_double_up_to_a_quarter_of_an_hour() -> None:
    seconds = [delay(tries, free=3).total_seconds() for tries in range(1, 16)]
    assert seconds[:6] == [0, 0, 1, 2, 4, 8]
    assert seconds[-1] == max(seconds) == 900


def test_an_account_waits_after_five_tries_from_anywhere(session: Session) -> None:
    for number in range(5):
        count_try(session, Source("account", f"address {number}"), NOW)
    with pytest.raises(TooOften) as refused:
        count_try(session, Source("account", "one more"), NOW)
    assert refused.value.wait == 2
    count_try(session, Source("other", "one more"), NOW)


def test_an_address_waits_after_twenty_tries_on_any_account(session: Session) -> None:
    for number in range(20):
        count_try(session, Source(f"account {number}", "home"), NOW)
    with pytest.raises(TooOften):
        count_try(session, Source("account 20", "home"), NOW)


def test_tries_that_are_free_never_wait_for_each_other(session: Session) -> None:
    count_try(session, HOME, NOW + timedelta(seconds=2))
    count_try(session, HOME, NOW)


def test_refused_tries_do_not_prolong_the_wait(session: Session) -> None:
    assert try_until_refused(session, HOME, NOW) == 5
    assert try_until_refused(session, HOME, NOW) == 0
    count_try(session, HOME, NOW + timedelta(seconds=2))


def test_however_often_it_was_tried_a_quarter_of_an_hour_is_enough(
    session: Session,
) -> None:
    at = NOW
    for _ in range(40):
        at += throttle.LONGEST_DELAY
        count_try(session, HOME, at)
    with pytest.raises(TooOften):
        count_try(session, HOME, at + timedelta(minutes=14))
    count_try(session, HOME, at + timedelta(minutes=15))


def test_counting_begins_anew_after_an_hour_without_tries(session: Session) -> None:
    try_until_refused(session, HOME, NOW)
    later = NOW + timedelta(hours=2)
    assert try_until_refused(session, HOME, later) == 5


def test_success_forgets_the_tries(session: Session) -> None:
    try_until_refused(session, HOME, NOW)
    later = NOW + timedelta(seconds=5)
    count_try(session, HOME, later)
    succeeded(session, HOME, later)
    assert try_until_refused(session, HOME, later) == 5


def test_a_stranger_cannot_keep_the_owner_out(session: Session) -> None:
    count_try(session, HOME, NOW)
    succeeded(session, HOME, NOW)
    try_until_refused(session, STRANGER, NOW)
    count_try(session, HOME, NOW)
    assert try_until_refused(session, HOME, NOW) == 4


def test_one_success_does_not_free_the_address_for_all(session: Session) -> None:
    for number in range(19):
        count_try(session, Source(f"account {number}", "home"), NOW)
    count_try(session, HOME, NOW)
    succeeded(session, HOME, NOW)
    count_try(session, Source("victim", "home"), NOW)
    with pytest.raises(TooOften):
        count_try(session, Source("victim", "home"), NOW)


def test_rows_of_long_ago_are_removed(session: Session) -> None:
    try_until_refused(session, STRANGER, NOW)
    later = NOW + timedelta(days=1)
    count_try(session, HOME, later)
    succeeded(session, HOME, later)
    session.flush()
    left = session.scalars(select(Throttle.key)).all()
    assert not any("elsewhere" in key for key in left)
    assert session.scalar(select(func.count()).select_from(Throttle)) == len(left)
