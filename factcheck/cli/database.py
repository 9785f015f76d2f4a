"""`factcheck db`: the schema."""

import click

from factcheck import database
from factcheck.settings import Settings


@click.group("db")
def db_cli() -> None:
    """Create, upgrade and check the database."""


@db_cli.command("upgrade")
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Bring the schema up to REVISION (default: the newest).

    Safe to start twice at once, and to interrupt: it happens as a whole or not
    at all.
    """
    database.upgrade(Settings.from_env(), revision)
    click.echo("The database is up to date.")


@db_cli.command("downgrade")
@click.argument("revision")
def downgrade(revision: str) -> None:
    """Take the schema down to REVISION (“base” empties it)."""
    database.downgrade(Settings.from_env(), revision)
    click.echo(f"The database is at {revision}.")


@db_cli.command("check")
def check() -> None:
    """Say whether this version can serve the database."""
    database.check_schema(Settings.from_env())
    click.echo("The database fits this version.")
