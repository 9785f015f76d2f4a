"""Nothing typed is lost: lapsed sessions, old tokens, somebody else's edit."""

from collections.abc import Callable

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from factcheck.domain.vocabulary import Role
from factcheck.models import User, UserSession
from factcheck.models.base import now
from tests.builders import PASSWORD, a_user
from tests.client import CheckedClient, Form, forms_of

Enter = Callable[[CheckedClient, User], None]
TYPED = "Two lines of it,\nwith “quotes” & <b>signs</b>"


@pytest.fixture
def admin(client: CheckedClient, session: Session, sign_in: Enter) -> User:
    made = a_user(session, Role.ADMIN)
    sign_in(client, made)
    return made


@pytest.fixture
def form(client: CheckedClient, session: Session, admin: User) -> Form:
    """Fill in the form about a person; the passphrase is left for later."""
    del admin
    person = a_user(session, name="Before")
    found = client.find_form(f"/admin/people/{person.uid}", fields={"name": ""})
    found.values |= {
        "name": "After",
        "public_name": TYPED,
        "roles": ["editor", "observer"],
        "current_passphrase": PASSWORD,
    }
    return found


def sent_again(answer: TestResponse, path: str) -> Form:
    """Return the form of the page “Your text is kept”."""
    assert "Your text is kept" in answer.text
    return next(each for each in forms_of(answer.text) if each.action == path)


def test_what_was_typed_survives_a_lapsed_session(
    client: CheckedClient, session: Session, admin: User, form: Form
) -> None:
    session.execute(update(UserSession).values(ended_at=now()))
    answer = client.post(form.action, data=form.values)
    assert answer.status_code == 401
    assert "your text is kept" in answer.text
    assert PASSWORD not in answer.text
    for role in ("editor", "observer"):
        assert f'name="kept.roles" value="{role}"' in answer.text
    log_in = next(each for each in forms_of(answer.text) if each.action == "/login")
    wrong = log_in.values | {"email": admin.email, "password": "wrong"}
    answer = client.post("/login", data=wrong)
    assert answer.status_code == 401
    log_in = next(each for each in forms_of(answer.text) if each.action == "/login")
    right = log_in.values | {"email": admin.email, "password": PASSWORD}
    answer = client.post("/login", data=right)
    assert answer.status_code == 200
    again = sent_again(answer, form.action)
    for name in ("name", "public_name", "form_key", "version"):
        assert again.values[name] == form.values[name]
    assert again.values["csrf_token"] != form.values["csrf_token"]
    answer = client.post(form.action, data=again.values)
    assert answer.status_code == 422
    assert "Give your own passphrase." in answer.text
    assert 'value="After"' in answer.text


def test_what_was_typed_survives_a_token_of_an_earlier_session(
    client: CheckedClient, form: Form
) -> None:
    old = form.values | {"csrf_token": "of another session"}
    answer = client.post(form.action, data=old)
    assert answer.status_code == 400
    again = sent_again(answer, form.action)
    assert again.values["public_name"] == TYPED
    assert "current_passphrase" not in again.values


def test_a_second_person_sees_both_texts(client: CheckedClient, form: Form) -> None:
    first = form.values | {"name": "Their Name", "public_name": "Theirs"}
    assert client.post(form.action, data=first).status_code == 303
    answer = client.post(form.action, data=form.values | {"roles": ["observer"]})
    assert answer.status_code == 409
    assert "Their Name" in answer.text
    assert "Name for readers" in answer.text
    again = next(each for each in forms_of(answer.text) if each.action == form.action)
    assert again.values["name"] == "After"
    assert "“quotes” & <b>signs</b>" in again.values["public_name"]
    again.values["current_passphrase"] = PASSWORD
    assert client.post(form.action, data=again.values).status_code == 303
    page = client.get(form.action).text
    assert 'value="After"' in page


@pytest.mark.parametrize(
    "headers", [{"X-Requested-With": "fetch"}, {"X-Requested-With": "XMLHttpRequest"}]
)
def test_a_script_gets_a_short_answer(
    client: CheckedClient, headers: dict[str, str]
) -> None:
    answer = client.post("/logout", headers=headers)
    assert (answer.status_code, answer.mimetype) == (401, "text/plain")
    answer = client.get("/account", headers=headers)
    assert (answer.status_code, answer.mimetype) == (401, "text/plain")


def test_htmx_shows_the_log_in_page_in_place_of_the_whole(
    client: CheckedClient,
) -> None:
    answer = client.post("/logout", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer.headers["HX-Retarget"] == "main"
    assert "Set-Cookie" in answer.headers


def test_a_log_in_form_made_elsewhere_leads_nowhere_else(
    client: CheckedClient, session: Session
) -> None:
    person = a_user(session, Role.ADMIN)
    (log_in,) = (each for each in client.forms("/login") if each.action == "/login")
    data = log_in.values | {
        "email": person.email,
        "password": PASSWORD,
        "kept-path": "//evil.example/",
        "kept.name": "typed",
    }
    answer = client.post("/login", data=data)
    assert (answer.status_code, answer.location) == (303, "/admin/people")
