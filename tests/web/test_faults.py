"""When things go wrong: lost races, a database that is away, an old schema."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from factcheck.extensions import db
from factcheck.models import User
from factcheck.web import health
from factcheck.web.access import PUBLIC, SIGNED_IN, requires
from factcheck.web.once import done
from tests.builders import a_user
from tests.client import CheckedClient

Enter = Callable[[CheckedClient, User], None]
AWAY = OperationalError("SELECT 1", {}, Exception("the disk is full"))


def view_that_loses(app: Flask, monkeypatch: pytest.MonkeyPatch, races: int) -> None:
    """Replace a view by one that loses the race so many times."""
    lost: list[str] = []

    @requires(SIGNED_IN)
    def view() -> object:
        if len(lost) < races:
            lost.append("race")
            raise StaleDataError
        connection = db.session().connection()
        assert connection.get_execution_options()["writes"]
        return done("/account", "Saved.")

    monkeypatch.setitem(app.view_functions, "account.logout", view)


def test_who_loses_a_race_tries_once_more(
    app: Flask,
    client: CheckedClient,
    session: Session,
    sign_in: Enter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sign_in(client, a_user(session))
    view_that_loses(app, monkeypatch, 1)
    assert client.submit("/account", to="/logout").location == "/account"


def test_who_loses_again_is_told(
    app: Flask,
    client: CheckedClient,
    session: Session,
    sign_in: Enter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sign_in(client, a_user(session))
    view_that_loses(app, monkeypatch, 2)
    answer = client.submit("/account", to="/logout")
    assert answer.status_code == 409
    assert "Several people are changing this right now." in answer.text


def test_a_database_that_is_away_is_a_page(
    app: Flask,
    client: CheckedClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    @requires(PUBLIC)
    def fail() -> str:
        raise AWAY

    monkeypatch.setitem(app.view_functions, "account.login", fail)
    answer = client.get("/login")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert "what you sent was not stored" in answer.text.casefold()
    assert "disk is full" not in answer.text


def test_it_serves_when_database_and_schema_are_there(client: CheckedClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_says_when_the_schema_is_another(
    client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "_head", lambda: "9999")
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert "another schema" in answer.text


def test_it_says_when_the_database_is_away(
    client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_connection: object) -> None:
        raise AWAY

    monkeypatch.setattr("alembic.migration.MigrationContext.configure", fail)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert "does not answer" in answer.text


def test_who_reads_goes_on_reading_when_nothing_can_be_written(
    client: CheckedClient,
    session: Session,
    sign_in: Enter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sign_in(client, a_user(session))

    def fail(*_given: object) -> None:
        raise AWAY

    monkeypatch.setattr("factcheck.services.sessions.seen_long_ago", lambda *_: True)
    monkeypatch.setattr("factcheck.services.sessions.note_seen", fail)
    assert client.get("/account").status_code == 200
