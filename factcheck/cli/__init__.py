"""The command `factcheck`: the same services as the site, from a terminal."""

import importlib

import click
from sqlalchemy.exc import OperationalError

from factcheck.database import SchemaError
from factcheck.domain.errors import Refusal
from factcheck.settings import SettingsError

# Where each command lies; loaded when it is asked for.
_COMMANDS = {
    "article": "factcheck.cli.articles:article_cli",
    "audit": "factcheck.cli.audit:audit_cli",
    "db": "factcheck.cli.database:db_cli",
    "demo": "factcheck.cli.demo:demo_cli",
    "serve": "factcheck.cli.serve:serve",
    "up": "factcheck.cli.serve:up",
    "user": "factcheck.cli.users:user_cli",
    "workflow": "factcheck.cli.workflow:print_workflow",
}


class Commands(click.Group):
    """The table of commands; a refusal becomes a message and exit code 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands."""
        del ctx
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command and say in a sentence why it could not."""
        try:
            return super().invoke(ctx)
        except (SettingsError, SchemaError) as error:
            raise click.ClickException(str(error)) from error
        except OperationalError as error:
            message = f"The database does not answer: {error.orig}"
            raise click.ClickException(message) from error
        except Refusal as refusal:
            sentences = "\n".join(each.text() for each in refusal.sentences)
            raise click.ClickException(sentences) from refusal


@click.group(cls=Commands)
def main() -> None:
    """Check claims and publish what was found."""
