"""The demonstration, from a terminal."""

import click

from factcheck.database import database_lock
from factcheck.engine import writing
from factcheck.services import demo
from factcheck.settings import Settings


@click.group("demo")
def demo_cli() -> None:
    """Load the demonstration case."""


@demo_cli.command("load")
def load() -> None:
    """Load the demonstration into an empty database and print its log-ins."""
    settings = Settings.from_env()
    with database_lock(settings), writing(settings) as session:
        loaded = demo.load(session)
    click.echo(
        "The demonstration is loaded." if loaded else "The demonstration is there."
    )
    print_logins()


def load_if_empty(settings: Settings) -> None:
    """Load the demonstration into an empty database; leave any other as it is."""
    with database_lock(settings), writing(settings) as session:
        if demo.is_empty(session):
            demo.load(session)
        has_demo = demo.is_loaded(session)
    if has_demo:
        print_logins()


def print_logins() -> None:
    """Print who can sign in to the demonstration, and how."""
    click.echo("Demonstration accounts (they exist only because the demo was loaded):")
    for each in demo.logins():
        roles = ", ".join(each.roles)
        click.echo(f"  {each.email:<24} {each.passphrase:<24} {roles}")
