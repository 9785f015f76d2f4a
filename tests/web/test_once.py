"""A form is taken once, however often and however fast its button is pressed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.vocabulary import Role
from factcheck.models import AuditEvent, FormKey, User
from factcheck.web.access import SIGNED_IN, requires
from factcheck.web.once import done
from tests.builders import PASSWORD, a_user
from tests.client import CheckedClient, Form

Enter = Callable[[CheckedClient, User], None]
COOKIE = "__Host-session"


@pytest.fixture
def person(client: CheckedClient, session: Session, sign_in: Enter) -> User:
    sign_in(client, a_user(session, Role.ADMIN))
    return a_user(session)


def events(session: Session) -> list[str]:
    return list(session.scalars(select(AuditEvent.action).order_by(AuditEvent.seq)))


def test_the_second_press_leads_to_the_same_place(
    client: CheckedClient, session: Session, person: User
) -> None:
    path = f"/admin/people/{person.uid}"
    form = client.find_form(path, to="/disable")
    answers = [client.post(form.action, data=form.values) for _ in range(3)]
    assert [each.status_code for each in answers] == [303, 303, 303]
    assert {each.location for each in answers} == {path}
    assert events(session) == ["user_account.disabled"]
    assert len(session.scalars(select(FormKey)).all()) == 1


def test_other_words_under_the_same_key_are_another_form(
    client: CheckedClient, session: Session, person: User
) -> None:
    form = edit_form(client, person)
    client.post(form.action, data=form.values | {"name": "First"})
    answer = client.post(form.action, data=form.values | {"name": "Second"})
    assert answer.status_code == 409
    assert events(session) == ["user_account.edited"]


def test_a_form_refused_may_be_sent_again(
    client: CheckedClient, session: Session, person: User
) -> None:
    form = edit_form(client, person)
    wrong = form.values | {"current_passphrase": "wrong"}
    assert client.post(form.action, data=wrong).status_code == 422
    assert client.post(form.action, data=form.values).status_code == 303
    assert events(session) == ["user_account.edited"]


def test_a_key_is_worth_nothing_to_somebody_else(
    client: CheckedClient,
    session: Session,
    person: User,
    sign_in: Enter,
    new_client: Callable[[], CheckedClient],
) -> None:
    form = client.find_form(f"/admin/people/{person.uid}", to="/disable")
    assert client.post(form.action, data=form.values).status_code == 303
    other = new_client()
    sign_in(other, a_user(session, Role.ADMIN))
    own = other.find_form(f"/admin/people/{person.uid}", to="/enable")
    data = form.values | {"csrf_token": own.values["csrf_token"]}
    assert other.post(form.action, data=data).status_code == 409


@pytest.mark.parametrize("end", ["/disable", ""])
def test_presses_at_the_same_moment_are_stored_once(
    app: Flask, client: CheckedClient, session: Session, person: User, end: str
) -> None:
    path = f"/admin/people/{person.uid}"
    form = client.find_form(path, to=end) if end else edit_form(client, person)
    cookie = client.get_cookie(COOKIE)
    assert cookie is not None
    session.commit()

    def press(_number: int) -> tuple[int, str | None]:
        browser = FlaskClient(app, use_cookies=True)
        browser.set_cookie(COOKIE, cookie.value)
        answer = browser.post(form.action, data=form.values)
        return answer.status_code, answer.location

    with ThreadPoolExecutor(4) as pool:
        answers = set(pool.map(press, range(4)))
    assert answers == {(303, path)}
    assert len(events(session)) == 1


def edit_form(client: CheckedClient, person: User) -> Form:
    form = client.find_form(f"/admin/people/{person.uid}", fields={"name": ""})
    form.values |= {
        "name": "Same Name",
        "roles": ["editor"],
        "current_passphrase": PASSWORD,
    }
    return form


def test_the_view_does_not_run_for_a_second_press(
    app: Flask,
    client: CheckedClient,
    person: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ran: list[str] = []

    @requires(SIGNED_IN)
    def view(uid: str) -> object:
        ran.append(uid)
        return done("/account")

    monkeypatch.setitem(app.view_functions, "account.end_session", view)
    key = client.find_form(f"/admin/people/{person.uid}", to="/disable").values
    path = f"/account/sessions/{person.uid}/end"
    answers = [client.post(path, data=key).location for _ in range(2)]
    assert answers == ["/account", "/account"]
    assert ran == [person.uid]
