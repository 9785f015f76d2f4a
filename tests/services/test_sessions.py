"""Signed-in sessions: when they run, when they end."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.models import FormKey, UserSession
from factcheck.services import sessions
from factcheck.services.work import Work
from tests.builders import a_user
from tests.conftest import NOW

Begin = Callable[..., Work]


def test_only_the_hash_of_the_secret_is_stored(session: Session, work: Begin) -> None:
    person = a_user(session)
    secret = sessions.begin(work(person), person)
    session.flush()
    assert len(secret) >= 40
    row = session.scalars(select(UserSession)).one()
    assert secret not in {str(value) for value in vars(row).values()}
    assert sessions.find(session, secret, NOW) is row
    assert sessions.find(session, secret + "x", NOW) is None
    assert sessions.find(session, "", NOW) is None


def test_it_ends_after_an_hour_without_a_request(session: Session, work: Begin) -> None:
    person = a_user(session)
    secret = sessions.begin(work(person), person)
    soon = NOW + timedelta(minutes=59)
    assert sessions.find(session, secret, soon)
    assert not sessions.find(session, secret, NOW + timedelta(minutes=60))
    sessions.note_seen(session, secret, soon)
    assert sessions.find(session, secret, NOW + timedelta(minutes=60))


def test_it_ends_after_twelve_hours_whatever_is_done(
    session: Session, work: Begin
) -> None:
    person = a_user(session)
    secret = sessions.begin(work(person), person)
    at = NOW
    while at < NOW + timedelta(hours=11, minutes=30):
        at += timedelta(minutes=30)
        sessions.note_seen(session, secret, at)
        assert sessions.find(session, secret, at)
    assert not sessions.find(session, secret, NOW + timedelta(hours=12))


def test_an_ended_session_is_not_revived_by_being_seen(
    session: Session, work: Begin
) -> None:
    person = a_user(session)
    secret = sessions.begin(work(person), person)
    sessions.end(work(person), secret)
    sessions.note_seen(session, secret, NOW)
    assert not sessions.find(session, secret, NOW)


def test_nobody_ends_somebody_elses_session(session: Session, work: Begin) -> None:
    owner, other = a_user(session), a_user(session)
    secret = sessions.begin(work(owner), owner)
    (row,) = sessions.running(session, owner, NOW)
    sessions.end_one(work(other), other, row.uid)
    assert sessions.find(session, secret, NOW)
    sessions.end_one(work(owner), owner, row.uid)
    assert not sessions.find(session, secret, NOW)
    assert sessions.running(session, owner, NOW) == []


def test_old_rows_go_when_somebody_signs_in(session: Session, work: Begin) -> None:
    person = a_user(session)
    old = work(person, at=NOW - timedelta(days=8))
    sessions.begin(old, person)
    session.add(FormKey(key="k", location="/", created_at=old.now))
    session.flush()
    sessions.begin(work(person), person)
    session.flush()
    assert len(session.scalars(select(UserSession)).all()) == 1
    assert session.scalars(select(FormKey)).all() == []


def test_a_disabled_person_has_no_session_whatever_the_rows_say(
    session: Session, work: Begin
) -> None:
    person = a_user(session)
    secret = sessions.begin(work(person), person)
    person.active = False
    assert not sessions.find(session, secret, NOW)
