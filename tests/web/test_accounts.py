"""Signing in and out, and what ends a session."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from factcheck.domain.vocabulary import Role
from factcheck.models import Throttle, User, UserSession
from factcheck.models.base import now
from tests.builders import PASSWORD, a_user
from tests.client import CheckedClient

Enter = Callable[[CheckedClient, User], None]
COOKIE = "__Host-session"


def is_in(client: CheckedClient) -> bool:
    return client.get("/account").status_code == 200


def test_the_right_words_lead_to_the_page_that_was_wanted(
    client: CheckedClient, session: Session
) -> None:
    person = a_user(session)
    answer = client.get("/account?a=1&b=2")
    assert (answer.status_code, answer.location) == (
        303,
        "/login?next=/account?a%3D1%26b%3D2",
    )
    answer = client.submit(answer.location, email=person.email, password=PASSWORD)
    assert (answer.status_code, answer.location) == (303, "/account?a=1&b=2")


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/a\nb",
        "/a\\b",
        "evil",
        "",
        "/login?next=/login",
        "/logout",
    ],
)
def test_after_log_in_nobody_is_led_elsewhere(
    client: CheckedClient, session: Session, target: str
) -> None:
    person = a_user(session, Role.ADMIN)
    answer = client.submit("/login", email=person.email, password=PASSWORD, next=target)
    assert answer.location == "/admin/people"


@pytest.mark.parametrize("known", [True, False])
def test_who_is_refused_learns_nothing(
    client: CheckedClient, session: Session, *, known: bool
) -> None:
    person = a_user(session)
    email = person.email if known else "nobody@paper.example"
    answer = client.submit("/login", email=email, password="wrong")  # noqa: S106
    assert answer.status_code == 401
    assert "E-mail address and passphrase do not fit together." in answer.text
    assert f'value="{email}"' in answer.text
    assert "wrong" not in answer.text


def test_the_disabled_stay_out_and_hear_the_same(
    client: CheckedClient, session: Session
) -> None:
    person = a_user(session, active=False)
    answer = client.submit("/login", email=person.email, password=PASSWORD)
    assert answer.status_code == 401
    assert "do not fit together" in answer.text


def test_who_is_disabled_while_the_hash_is_computed_stays_out(
    client: CheckedClient,
    session: Session,
    engine: sa.Engine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = a_user(session)

    def slowly(_stored: str, _given: str) -> bool:
        with engine.begin() as other:
            other.execute(update(User).values(active=False))
        return True

    monkeypatch.setattr("factcheck.services.passphrases.fits", slowly)
    answer = client.submit("/login", email=person.email, password=PASSWORD)
    assert answer.status_code == 401


def test_an_empty_form_is_explained(client: CheckedClient) -> None:
    answer = client.submit("/login", email="", password="")
    assert answer.status_code == 422
    assert "Give your passphrase." in answer.text


def test_tries_are_slowed_down_and_time_heals(
    client: CheckedClient, session: Session
) -> None:
    person = a_user(session)
    for _ in range(5):
        client.submit("/login", email=person.email, password="wrong")  # noqa: S106
    # The first delay is a second, which a slow machine may take for one page.
    session.execute(update(Throttle).values(until=now() + timedelta(minutes=10)))
    answer = client.submit("/login", email=person.email, password=PASSWORD)
    assert answer.status_code == 429
    assert 500 < int(answer.headers["Retry-After"]) <= 600
    assert "Too many tries" in answer.text
    keys = session.scalars(select(Throttle.key)).all()
    assert not any(person.email in key or "127.0.0.1" in key for key in keys)
    session.execute(update(Throttle).values(until=now() - timedelta(seconds=1)))
    answer = client.submit("/login", email=person.email, password=PASSWORD)
    assert answer.status_code == 303
    tries = select(Throttle.count).where(Throttle.key.startswith("account:"))
    assert set(session.scalars(tries)) == {0}


def test_the_cookie_is_kept_as_tightly_as_browsers_can(
    client: CheckedClient, session: Session
) -> None:
    person = a_user(session)
    answer = client.submit("/login", email=person.email, password=PASSWORD)
    (cookie,) = answer.headers.getlist("Set-Cookie")
    name, _, rest = cookie.partition("=")
    assert name == COOKIE
    parts = {part.strip() for part in rest.split(";")[1:]}
    assert parts == {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"}


def test_the_log_in_page_makes_no_row(client: CheckedClient, session: Session) -> None:
    client.get("/login")
    assert client.get_cookie(COOKIE) is not None
    assert session.scalars(select(UserSession)).all() == []


def test_signing_in_replaces_whatever_was_in_the_cookie(
    client: CheckedClient, session: Session
) -> None:
    person = a_user(session)
    client.get("/login")
    with client.session_transaction() as cookie:
        before = dict(cookie)
    client.submit("/login", email=person.email, password=PASSWORD)
    client.get("/account")
    with client.session_transaction() as cookie:
        assert cookie["csrf_token"] != before["csrf_token"]
        assert cookie["_user_id"]


def test_log_in_and_log_out_ask_for_the_token(
    client: CheckedClient, session: Session, sign_in: Enter
) -> None:
    person = a_user(session)
    session.commit()
    data = {"email": person.email, "password": PASSWORD}
    answer = client.post("/login", data=data)
    assert answer.status_code == 400
    assert f'value="{person.email}"' in answer.text
    assert not is_in(client)
    sign_in(client, person)
    assert client.post("/logout").status_code == 400
    assert is_in(client)


def test_who_is_signed_in_is_led_on_from_the_log_in_page(
    client: CheckedClient, session: Session, sign_in: Enter
) -> None:
    sign_in(client, a_user(session, Role.ADMIN))
    answer = client.get("/login")
    assert (answer.status_code, answer.location) == (303, "/admin/people")


def test_log_out_ends_the_session_even_for_a_copied_cookie(
    client: CheckedClient, session: Session, sign_in: Enter
) -> None:
    sign_in(client, a_user(session))
    copied = client.get_cookie(COOKIE)
    assert copied is not None
    answer = client.submit("/account", to="/logout")
    assert (answer.status_code, answer.location) == (303, "/login")
    assert "You are signed out." in client.get("/login").text
    client.set_cookie(COOKIE, copied.value)
    assert not is_in(client)


@pytest.mark.parametrize(
    "ending",
    [
        {"seen_at": now() - timedelta(minutes=61)},
        {"created_at": now() - timedelta(hours=12, minutes=1)},
        {"ended_at": now()},
    ],
)
def test_a_session_that_has_run_out_is_over(
    client: CheckedClient,
    session: Session,
    sign_in: Enter,
    ending: dict[str, object],
) -> None:
    sign_in(client, a_user(session))
    assert is_in(client)
    session.execute(update(UserSession).values(**ending))
    assert not is_in(client)


def test_being_seen_is_written_once_a_minute_and_keeps_the_session(
    client: CheckedClient, session: Session, sign_in: Enter
) -> None:
    sign_in(client, a_user(session))
    row = session.scalars(select(UserSession)).one()
    first = row.seen_at
    is_in(client)
    assert row.seen_at == first
    row.seen_at = earlier = now() - timedelta(minutes=59)
    assert is_in(client)
    assert row.seen_at > earlier + timedelta(minutes=58)


def test_being_seen_is_written_on_a_post_too(
    client: CheckedClient, session: Session, sign_in: Enter
) -> None:
    sign_in(client, a_user(session))
    form = client.find_form("/account", to="/logout")
    row = session.scalars(select(UserSession)).one()
    row.seen_at = earlier = now() - timedelta(minutes=59)
    assert client.post("/logout", data=form.values).status_code == 303
    assert row.seen_at > earlier
    assert row.ended_at is not None


def test_the_log_says_who_came_and_who_did_not_without_names(
    client: CheckedClient, session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    person = a_user(session)
    for words in ("wrong", PASSWORD):
        client.submit("/login", email=person.email, password=words)
    client.get("/admin/people")
    lines = [str(record.msg) for record in caplog.records]
    assert any("'event': 'log-in failed'" in line for line in lines)
    assert any("'event': 'log-in'" in line and person.uid in line for line in lines)
    assert any("'event': 'refused'" in line and person.uid in line for line in lines)
    assert all("'request_id':" in line for line in lines)
    assert not any(person.email in line or PASSWORD in line for line in lines)
