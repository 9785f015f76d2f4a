"""`factcheck user`: people, from a terminal; the way to the first administrator."""

import sys

import click
from sqlalchemy.orm import Session

from factcheck.domain.errors import NotFound
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import Role
from factcheck.engine import writing
from factcheck.models import User
from factcheck.models.base import now
from factcheck.services import accounts
from factcheck.services.work import Work
from factcheck.settings import Settings


@click.group("user")
def user_cli() -> None:
    """Add and disable people."""


@user_cli.command("add")
@click.argument("email")
@click.option("--name", required=True, help="The person's name.")
@click.option("--public-name", default="", help="The name that readers see.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    required=True,
    type=click.Choice([role.value for role in Role]),
    help="What the person may do; may be given several times.",
)
def add(email: str, name: str, public_name: str, roles: tuple[str, ...]) -> None:
    """Add a person with the address EMAIL.

    The passphrase is asked for on the terminal, or is the first line of the
    standard input.
    """
    passphrase = _ask_passphrase()
    with writing(Settings.from_env()) as session:
        person = accounts.add(
            _work(session),
            email=email,
            name=name,
            public_name=public_name,
            roles={Role(role) for role in roles},
            passphrase=passphrase,
        )
        click.echo(f"{person.email} may sign in now.")


@user_cli.command("disable")
@click.argument("email")
@click.option("--note", default="", help="Why, for the log.")
def disable(email: str, note: str) -> None:
    """Let the person with the address EMAIL in no more; open sessions end."""
    with writing(Settings.from_env()) as session:
        person = _find(session, email)
        accounts.disable(_work(session), person, note)
        click.echo(f"{person.email} can no longer sign in.")


@user_cli.command("passphrase")
@click.argument("email")
def set_passphrase(email: str) -> None:
    """Give the person with the address EMAIL a new passphrase.

    It is asked for on the terminal, or is the first line of the standard input.
    """
    passphrase = _ask_passphrase()
    with writing(Settings.from_env()) as session:
        person = _find(session, email)
        accounts.set_passphrase(_work(session), person, passphrase)
        click.echo(f"{person.email} has a new passphrase.")


def _find(session: Session, email: str) -> User:
    person = accounts.find(session, email)
    if person is None:
        raise NotFound(Sentence(N_("Nobody has this e-mail address.")))
    return person


def _work(session: Session) -> Work:
    """Act for the operator, who is nobody at the desk."""
    return Work(session, None, now())


def _ask_passphrase() -> str:
    if sys.stdin.isatty():
        asked: str = click.prompt(
            "Passphrase", hide_input=True, confirmation_prompt=True
        )
        return asked
    return sys.stdin.readline().rstrip("\r\n")
