"""The table of steps, for the manual."""

import click

from factcheck.domain import workflow
from factcheck.domain.vocabulary import Role, State


@click.command("workflow")
def print_workflow() -> None:
    """Print the workflow as a Markdown table."""
    click.echo(table(), nl=False)


def table() -> str:
    """Return the table; `docs/workflow.md` is compared with it."""
    lines = ["| act | from | to | who | conditions |", "|---|---|---|---|---|"]
    for step in workflow.STEPS:
        sources = ", ".join(each for each in State if each in step.sources)
        roles = ", ".join(each for each in Role if each in step.roles)
        guards = "; ".join(_purpose(each) for each in (*step.who, *step.guards))
        lines.append(
            f"| {step.act} | {sources} | {step.target} | {roles} | {guards or '-'} |"
        )
    return "\n".join(lines) + "\n"


def _purpose(guard: object) -> str:
    """Return the first line of a guard's docstring, without its full stop."""
    return (guard.__doc__ or "").strip().splitlines()[0].rstrip(".")
