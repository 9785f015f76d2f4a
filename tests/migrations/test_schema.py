"""What the migrations make is what the models say, and they go both ways."""

import json
from collections.abc import Iterator, Sequence

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from sqlalchemy.orm import Session

from factcheck import database
from factcheck.engine import make_engine
from factcheck.paths import migrations_dir
from factcheck.settings import Settings
from tests.databases import Databases
from tests.migrations.rows import fill

TABLES = database.all_tables().sorted_tables
REVISIONS = [
    script.revision
    for script in ScriptDirectory(str(migrations_dir())).walk_revisions()
]


@pytest.fixture
def own(databases: Databases, kind: str) -> Settings:
    """Lead to a migrated database that is this test's alone."""
    return databases.create(kind)


@pytest.fixture
def own_engine(own: Settings) -> Iterator[sa.Engine]:
    """Connect to it."""
    engine = make_engine(own)
    yield engine
    engine.dispose()


def described(engine: sa.Engine) -> dict[str, dict[str, list[str]]]:
    """Return what the database says of its tables, order apart."""
    look = sa.inspect(engine)
    found = {}
    for table in set(look.get_table_names()) - {"alembic_version"}:
        aspects: dict[str, Sequence[object]] = {
            "columns": look.get_columns(table),
            "checks": look.get_check_constraints(table),
            "indexes": look.get_indexes(table),
            "uniques": look.get_unique_constraints(table),
            "references": look.get_foreign_keys(table),
            "key": [look.get_pk_constraint(table)],
        }
        found[table] = {
            aspect: sorted(map(_words, parts)) for aspect, parts in aspects.items()
        }
    return found


def _words(part: object) -> str:
    """Write a description so that equal ones are equal text."""
    # A type, and the condition of an index, say all there is to them as words.
    return json.dumps(part, default=str, sort_keys=True)


def counts(engine: sa.Engine) -> dict[str, int]:
    """Return how many rows each table holds."""
    with engine.connect() as connection:
        return {
            table: connection.execute(
                sa.select(sa.func.count()).select_from(sa.table(table))
            ).scalar_one()
            for table in sa.inspect(connection).get_table_names()
        }


def test_alembic_finds_nothing_left_to_do(own: Settings) -> None:
    database.compare(own)


def test_the_head_is_what_the_models_say_to_the_last_check(
    own_engine: sa.Engine, databases: Databases, kind: str
) -> None:
    fresh = make_engine(databases.create(kind, template=None))
    database.all_tables().create_all(fresh)
    migrated, modelled = described(own_engine), described(fresh)
    fresh.dispose()
    assert set(migrated) == set(modelled)
    for table, aspects in modelled.items():
        for aspect, parts in aspects.items():
            assert migrated[table][aspect] == parts, (table, aspect)


def test_each_closed_list_and_each_rule_is_a_named_check(
    own_engine: sa.Engine,
) -> None:
    look = sa.inspect(own_engine)
    for table in TABLES:
        expected = sorted(
            str(each.name)
            for each in table.constraints
            if isinstance(each, sa.CheckConstraint)
        )
        found = [str(each["name"]) for each in look.get_check_constraints(table.name)]
        assert sorted(found) == expected
        assert all(name.startswith(f"ck_{table.name}_") for name in expected)


def test_down_to_nothing_and_up_again_with_rows_in_every_table(
    own: Settings, own_engine: sa.Engine
) -> None:
    before = described(own_engine)
    with Session(own_engine) as session:
        fill(session)
    empty = [name for name, count in counts(own_engine).items() if not count]
    assert empty == []
    full = counts(own_engine)
    for target in [*REVISIONS[1:], "base"]:
        database.downgrade(own, target)
        left = counts(own_engine)
        kept = {name: full[name] for name in left}
        assert left == kept | {"alembic_version": 0 if target == "base" else 1}
    assert left == {"alembic_version": 0}
    assert leftovers(own_engine) == []
    database.upgrade(own)
    assert described(own_engine) == before
    with Session(own_engine) as session:
        fill(session)


def leftovers(engine: sa.Engine) -> list[str]:
    """Return triggers, functions, types and sequences that nobody needs."""
    queries = {
        "sqlite": "SELECT name FROM sqlite_master WHERE tbl_name NOT IN"
        " ('alembic_version', 'sqlite_sequence')",
        "postgresql": "SELECT proname FROM pg_proc"
        " WHERE pronamespace = 'public'::regnamespace"
        " UNION SELECT typname FROM pg_type"
        " WHERE typnamespace = 'public'::regnamespace"
        " AND typname NOT LIKE '%alembic_version'"
        " UNION SELECT relname FROM pg_class WHERE relkind = 'S'"
        " AND relnamespace = 'public'::regnamespace",
    }
    with engine.connect() as connection:
        return list(connection.scalars(sa.text(queries[engine.dialect.name])))


@pytest.mark.parametrize("revision", REVISIONS)
def test_each_step_goes_down_and_up_again(
    own: Settings, own_engine: sa.Engine, revision: str
) -> None:
    database.downgrade(own, revision)
    there = described(own_engine)
    if revision != REVISIONS[-1]:
        database.downgrade(own, "-1")
        database.upgrade(own, revision)
    assert described(own_engine) == there
    database.upgrade(own)
    database.compare(own)


def test_the_steps_are_one_line_numbered_in_order() -> None:
    assert sorted(REVISIONS, reverse=True) == REVISIONS
    names = sorted(path.name for path in (migrations_dir() / "versions").glob("*.py"))
    assert [name[:4] for name in names] == sorted(REVISIONS)
