"""The manual says what the code does."""

import re
from dataclasses import fields
from pathlib import Path

import click

from factcheck.cli import main
from factcheck.cli.workflow import table
from factcheck.settings import Settings

ROOT = Path(__file__).parents[2]
# What the manual calls by another name than the field.
_HIDDEN_COMMANDS = {"up"}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_manual_has_the_table_of_steps_as_it_is() -> None:
    assert read("docs/workflow.md").endswith(table())


def test_operations_lists_every_setting_and_no_other() -> None:
    listed = re.findall(r"^\| `([A-Z_]+)` \|", read("docs/operations.md"), re.MULTILINE)
    assert sorted(listed) == sorted(field.name.upper() for field in fields(Settings))


def test_operations_lists_every_command() -> None:
    text = read("docs/operations.md")
    context = click.Context(main)
    for name in set(main.list_commands(context)) - _HIDDEN_COMMANDS:
        assert f"`factcheck {name}" in text, name


def test_the_index_of_decisions_is_complete() -> None:
    index = read("docs/adr/README.md")
    for path in (ROOT / "docs/adr").glob("0*.md"):
        assert f"({path.name})" in index


def test_every_link_between_documents_leads_somewhere() -> None:
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"
