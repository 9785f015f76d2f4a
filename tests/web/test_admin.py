"""Administrators add, disable and re-role people."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from factcheck.domain.vocabulary import Role
from factcheck.models import AuditEvent, User
from factcheck.services import accounts
from tests.builders import PASSWORD, a_user
from tests.client import CheckedClient

Enter = Callable[[CheckedClient, User], None]
Open = Callable[[], CheckedClient]
NEW = "nine patient herons wading"


@pytest.fixture
def admin(client: CheckedClient, session: Session, sign_in: Enter) -> User:
    made = a_user(session, Role.ADMIN, name="Ada Admin")
    sign_in(client, made)
    return made


def add(client: CheckedClient, email: str = "Mira@paper.example") -> int:
    answer = client.submit(
        "/admin/people/new",
        email=email,
        name="  Mira \t Novak ",
        roles=["reviewer", "editor"],
        passphrase=NEW,
        current_passphrase=PASSWORD,
    )
    return answer.status_code


def save(
    client: CheckedClient, path: str, roles: list[str], passphrase: str = PASSWORD
) -> TestResponse:
    return client.submit(
        path, name="New Name", roles=roles, current_passphrase=passphrase
    )


def test_a_person_added_may_sign_in(
    client: CheckedClient, session: Session, admin: User, new_client: Open
) -> None:
    assert add(client) == 303
    person = session.scalars(select(User).where(User.id != admin.id)).one()
    assert (person.email, person.name) == ("mira@paper.example", "Mira Novak")
    assert person.roles == {Role.REVIEWER, Role.EDITOR}
    page = client.get("/admin/people").text
    assert "mira@paper.example" in page
    answer = new_client().submit("/login", email=person.email, password=NEW)
    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("email", "no address", "This is not an e-mail address."),
        ("email", "", "Give an e-mail address."),
        ("name", "", "Give the person"),
        ("name", "n" * 201, "This has 201 characters; it may have 200."),
        ("name", "Mi\x00ra", "control characters"),
        ("roles", ["chief"], "Invalid choice"),
        ("passphrase", "short", "at least 15 characters"),
        ("current_passphrase", "wrong", "This is not your passphrase."),
        ("current_passphrase", "", "Give your own passphrase."),
    ],
)
@pytest.mark.usefixtures("admin")
def test_bad_input_is_explained_and_the_rest_is_kept(
    client: CheckedClient, session: Session, field: str, value: object, sentence: str
) -> None:
    form = client.find_form("/admin/people/new", to="/new")
    data = form.values | {
        "email": "mira@paper.example",
        "name": "Mira Novak",
        "public_name": "M. Novak",
        "passphrase": NEW,
        "current_passphrase": PASSWORD,
        field: value,
    }
    answer = client.post("/admin/people/new", data=data)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="M. Novak"' in answer.text
    assert PASSWORD not in answer.text
    assert len(session.scalars(select(User)).all()) == 1


def test_an_address_that_is_taken_is_refused(
    client: CheckedClient, admin: User
) -> None:
    assert add(client, email=admin.email) == 422


def test_other_roles_end_the_persons_sessions_and_are_logged(
    client: CheckedClient,
    session: Session,
    admin: User,
    sign_in: Enter,
    new_client: Open,
) -> None:
    person, elsewhere = a_user(session, Role.REVIEWER), new_client()
    sign_in(elsewhere, person)
    path = f"/admin/people/{person.uid}"
    answer = save(client, path, ["observer"])
    assert (answer.status_code, answer.location) == (303, path)
    assert person.roles == {Role.OBSERVER}
    assert elsewhere.get("/account").status_code == 303
    event = session.scalars(select(AuditEvent)).one()
    assert (event.action, event.actor_id) == ("user_account.edited", admin.id)
    assert event.changes["roles"] == [["reviewer"], ["observer"]]
    assert event.ip_hash
    assert "127.0.0.1" not in event.ip_hash


def test_roles_change_only_with_the_administrators_passphrase(
    client: CheckedClient, session: Session, admin: User
) -> None:
    person = a_user(session, Role.REVIEWER)
    path = f"/admin/people/{person.uid}"
    assert save(client, path, ["editor"], admin.name).status_code == 422
    assert person.roles == {Role.REVIEWER}


def test_an_administrator_who_takes_a_role_stays_signed_in(
    client: CheckedClient, admin: User
) -> None:
    path = f"/admin/people/{admin.uid}"
    assert save(client, path, ["admin", "editor"]).status_code == 303
    assert "Saved." in client.get(path).text
    assert admin.roles == {Role.ADMIN, Role.EDITOR}


def test_the_last_administrator_stays_one(client: CheckedClient, admin: User) -> None:
    path = f"/admin/people/{admin.uid}"
    answer = save(client, path, ["editor"])
    assert answer.status_code == 409
    assert "This is the last administrator" in answer.text
    answer = client.submit(path, to="/disable")
    assert answer.status_code == 409
    assert "This is the last administrator" in answer.text
    assert admin.active
    assert admin.roles == {Role.ADMIN}


@pytest.mark.usefixtures("admin")
def test_disabling_signs_out_at_once_and_can_be_undone(
    client: CheckedClient, session: Session, sign_in: Enter, new_client: Open
) -> None:
    person, elsewhere = a_user(session), new_client()
    sign_in(elsewhere, person)
    path = f"/admin/people/{person.uid}"
    assert client.submit(path, to="/disable").status_code == 303
    assert elsewhere.get("/account").status_code == 303
    answer = elsewhere.submit("/login", email=person.email, password=PASSWORD)
    assert answer.status_code == 401
    assert "disabled" in client.get("/admin/people").text
    assert client.submit(path, to="/enable").status_code == 303
    sign_in(elsewhere, person)


@pytest.mark.usefixtures("admin")
def test_a_new_passphrase_is_set_for_somebody_who_lost_theirs(
    client: CheckedClient, session: Session, sign_in: Enter, new_client: Open
) -> None:
    person, elsewhere = a_user(session), new_client()
    sign_in(elsewhere, person)
    path = f"/admin/people/{person.uid}"
    form = client.find_form(path, to="/passphrase")
    data = form.values | {"new-current_passphrase": PASSWORD}
    answer = client.post(form.action, data=data | {"new-passphrase": "short"})
    assert answer.status_code == 422
    assert "at least 15 characters" in answer.text
    answer = client.post(form.action, data=data | {"new-passphrase": NEW})
    assert answer.status_code == 303
    assert elsewhere.get("/account").status_code == 303
    assert accounts.authenticate(session, person.email, NEW) is not None


@pytest.mark.parametrize("uid", ["01ARZ3NDEKTSV4RRFFQ69G5FAV", "9" * 30, "1", "a" * 26])
@pytest.mark.usefixtures("admin")
def test_nobody_is_404(client: CheckedClient, uid: str) -> None:
    assert client.get(f"/admin/people/{uid}").status_code == 404
