"""`factcheck user`: the way to the first administrator."""

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.cli import main
from factcheck.domain.vocabulary import Role
from factcheck.models import AuditEvent, User
from factcheck.services import accounts, audit
from factcheck.settings import Settings

FIRST = "seven quiet otters counting"
SECOND = "nine patient herons wading"


@pytest.fixture(autouse=True)
def environment(
    settings: Settings, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    del session
    monkeypatch.setenv("DATABASE_URL", settings.database_url)
    monkeypatch.setenv("DATA_DIR", str(settings.data_dir))


def user(*words: str, passphrase: str = FIRST) -> Result:
    return CliRunner().invoke(main, ["user", *words], input=passphrase + "\r\n")


def add(email: str, *roles: str, passphrase: str = FIRST) -> Result:
    named = [word for role in roles for word in ("--role", role)]
    return user("add", email, "--name", "Mira Novak", *named, passphrase=passphrase)


def test_a_person_is_added_and_may_sign_in(session: Session) -> None:
    result = add("Mira@paper.example", "admin", "editor")
    assert (result.exit_code, result.output) == (
        0,
        "mira@paper.example may sign in now.\n",
    )
    person = accounts.authenticate(session, "mira@paper.example", FIRST)
    assert person is not None
    assert person.roles == {Role.ADMIN, Role.EDITOR}
    event = session.scalars(select(AuditEvent)).one()
    assert (event.action, event.actor_id) == ("user_account.added", None)
    assert list(audit.verify(session)) == []


@pytest.mark.parametrize(
    ("email", "role", "passphrase", "sentence"),
    [
        ("mira", "admin", FIRST, "This is not an e-mail address."),
        ("mira@paper.example", "admin", "short", "at least 15 characters"),
        ("mira@paper.example", "admin", "", "at least 15 characters"),
        ("mira@paper.example", "chief", FIRST, "'chief' is not one of"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    session: Session, email: str, role: str, passphrase: str, sentence: str
) -> None:
    result = add(email, role, passphrase=passphrase)
    assert result.exit_code != 0
    assert sentence in result.output
    assert "Traceback" not in result.output
    assert session.scalars(select(User)).all() == []


def test_a_person_is_disabled_and_the_last_administrator_is_not(
    session: Session,
) -> None:
    add("ada@paper.example", "admin")
    add("mira@paper.example", "reviewer")
    assert user("disable", "MIRA@paper.example", "--note", "left").exit_code == 0
    assert accounts.authenticate(session, "mira@paper.example", FIRST) is None
    result = user("disable", "ada@paper.example")
    assert result.exit_code == 1
    assert "This is the last administrator" in result.output
    result = user("disable", "nobody@paper.example")
    assert result.exit_code == 1
    assert "Nobody has this e-mail address." in result.output


def test_a_lost_passphrase_is_replaced(session: Session) -> None:
    add("ada@paper.example", "admin")
    assert user("passphrase", "ada@paper.example", passphrase=SECOND).exit_code == 0
    assert accounts.authenticate(session, "ada@paper.example", FIRST) is None
    assert accounts.authenticate(session, "ada@paper.example", SECOND) is not None
