"""One's own account: the passphrase, and where one is signed in."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from factcheck.models import Throttle, User
from factcheck.models.base import now
from tests.builders import PASSWORD, a_user
from tests.client import CheckedClient

Enter = Callable[[CheckedClient, User], None]
Open = Callable[[], CheckedClient]
COOKIE = "__Host-session"
NEW = "nine patient herons wading"


@pytest.fixture
def person(client: CheckedClient, session: Session, sign_in: Enter) -> User:
    made = a_user(session)
    sign_in(client, made)
    return made


def is_in(client: CheckedClient) -> bool:
    return client.get("/account").status_code == 200


def test_a_new_passphrase_ends_all_other_sessions_and_renews_this_one(
    client: CheckedClient, person: User, sign_in: Enter, new_client: Open
) -> None:
    elsewhere = new_client()
    sign_in(elsewhere, person)
    copied = client.get_cookie(COOKIE)
    assert copied is not None
    answer = client.submit("/account", current_passphrase=PASSWORD, passphrase=NEW)
    assert (answer.status_code, answer.location) == (303, "/account")
    page = client.get("/account")
    assert "Your passphrase is changed." in page.text
    assert not is_in(elsewhere)
    elsewhere.set_cookie(COOKIE, copied.value)
    assert not is_in(elsewhere)
    answer = elsewhere.submit("/login", email=person.email, password=NEW)
    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("current", "wanted", "sentence"),
    [
        ("wrong", NEW, "This is not your passphrase."),
        (PASSWORD, "short", "at least 15 characters"),
        (PASSWORD, "factcheck-factcheck", "easily guessed"),
        ("", NEW, "Give the passphrase you have now."),
    ],
)
def test_a_passphrase_is_changed_only_with_the_present_one_for_a_good_one(
    client: CheckedClient, person: User, current: str, wanted: str, sentence: str
) -> None:
    stored = person.password_hash
    answer = client.submit("/account", current_passphrase=current, passphrase=wanted)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert person.password_hash == stored
    assert is_in(client)


@pytest.mark.usefixtures("person")
def test_guessing_ones_own_passphrase_is_slowed_down_too(
    client: CheckedClient, session: Session
) -> None:
    wrong = "not the present one"
    for _ in range(5):
        client.submit("/account", current_passphrase=wrong, passphrase=NEW)
    session.execute(update(Throttle).values(until=now() + timedelta(minutes=10)))
    answer = client.submit("/account", current_passphrase=PASSWORD, passphrase=NEW)
    assert answer.status_code == 429


def test_one_ends_ones_own_sessions_from_the_list(
    client: CheckedClient, person: User, sign_in: Enter, new_client: Open
) -> None:
    elsewhere = new_client()
    sign_in(elsewhere, person)
    assert client.submit("/account", to="/end").status_code == 303
    assert is_in(client)
    assert not is_in(elsewhere)
