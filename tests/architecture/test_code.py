"""The layout of the code: short files, short views, imports that point one way."""

import ast
import inspect
import re
import sys
from pathlib import Path

import pytest
from flask import Flask

from factcheck.app import create_app
from factcheck.settings import Settings
from factcheck.web.access import rule_of
from tests.architecture.source import files, imported, read, tree
from tests.databases import SECRET

PYTHON = [*files("factcheck", ".py"), *files("tests", ".py")]
LONGEST_FILE = 300
LONGEST_VIEW = 25
# What reaches readers through these is never a plain string.
SPEAKING = re.compile(r"(Field|Sentence|flash|Length|Optional|Required|NumberRange)$")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Put the application together; nothing is asked of its database."""
    directory = tmp_path_factory.mktemp("built")
    url = f"sqlite:///{directory / 'none.db'}"
    return create_app(Settings(database_url=url, data_dir=directory, secret_key=SECRET))


@pytest.mark.parametrize("path", PYTHON, ids=str)
def test_no_file_is_long(path: Path) -> None:
    assert len(read(path).splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", files("factcheck", ".py"), ids=str)
def test_each_file_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(tree(path))


def test_each_endpoint_says_who_may_enter(built: Flask) -> None:
    silent = [name for name, view in built.view_functions.items() if not rule_of(view)]
    assert silent == []


def test_no_view_is_long(built: Flask) -> None:
    lengths = {
        name: len(_own_lines(inspect.unwrap(view)))
        for name, view in built.view_functions.items()
        if name != "static"
    }
    assert lengths
    assert {name: n for name, n in lengths.items() if n > LONGEST_VIEW} == {}


def _own_lines(view: object) -> list[str]:
    """Return the lines of a view from its `def` on, decorators apart."""
    assert callable(view)
    lines = inspect.getsource(view).splitlines()
    start = next(n for n, line in enumerate(lines) if line.lstrip().startswith("def "))
    return lines[start:]


def test_each_address_is_in_kebab_case_with_typed_parameters(built: Flask) -> None:
    part = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*|<[a-z]+:[a-z_]+>")
    odd = [
        rule.rule
        for rule in built.url_map.iter_rules()
        for each in rule.rule.strip("/").split("/")
        if each and not part.fullmatch(each)
    ]
    assert odd == []


def test_no_address_ends_in_a_slash_or_answers_to_a_method_of_its_own(
    built: Flask,
) -> None:
    known = {"GET", "HEAD", "OPTIONS", "POST"}
    for rule in built.url_map.iter_rules():
        assert rule.rule == "/" or not rule.rule.endswith("/")
        assert (rule.methods or set()) <= known, rule.rule


@pytest.mark.parametrize("path", files("factcheck/domain", ".py"), ids=str)
def test_the_rules_of_the_newsroom_are_plain_python(path: Path) -> None:
    foreign = {
        name
        for name in imported(path)
        if name.partition(".")[0] not in sys.stdlib_module_names
        and not name.startswith("factcheck.domain")
    }
    assert foreign == set()


@pytest.mark.parametrize("path", files("migrations", ".py"), ids=str)
def test_a_migration_does_not_change_with_the_code(path: Path) -> None:
    assert {name for name in imported(path) if name.startswith("factcheck")} == set()


def test_nothing_imports_the_application_but_the_server() -> None:
    importers = [
        str(path)
        for path in files("factcheck", ".py")
        if "factcheck.app" in imported(path)
    ]
    assert importers == ["factcheck/wsgi.py"]


@pytest.mark.parametrize("path", files("factcheck/services", ".py"), ids=str)
def test_a_service_never_commits(path: Path) -> None:
    calls = {
        node.func.attr
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert "commit" not in calls


@pytest.mark.parametrize("path", files("factcheck", ".py"), ids=str)
def test_what_people_read_can_be_translated(path: Path) -> None:
    bare = [
        f"{path}:{argument.lineno}: {argument.value!r}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and SPEAKING.search(_name(node.func))
        for argument in (
            *node.args[:1],
            *(each.value for each in node.keywords if each.arg in {"message", "label"}),
        )
        if isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and re.search(r"[^\W\d_]", argument.value)
    ]
    assert bare == []


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
