"""The log, from a terminal."""

import click

from factcheck.engine import reading
from factcheck.services import audit
from factcheck.settings import Settings


@click.group("audit")
def audit_cli() -> None:
    """Check the append-only log."""


@audit_cli.command("verify")
def verify() -> None:
    """Recompute the chain, compare it with the rows, name the first fault."""
    with reading(Settings.from_env()) as session:
        fault = next(audit.verify(session), None)
        if fault is not None:
            raise click.ClickException(fault.text())
        click.echo(f"The log is sound: {audit.count(session)} entries.")
