"""The schema: made once by whoever comes first, and checked before serving."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory

from factcheck import database
from factcheck.database import SchemaError, check_schema, database_lock, upgrade
from factcheck.engine import make_engine
from factcheck.paths import migrations_dir
from factcheck.settings import Settings
from tests.packaging.conftest import Environ

FACTCHECK = Path(sys.executable).with_name("factcheck")
HEAD = ScriptDirectory(str(migrations_dir())).get_current_head()


def make_a_table_and_fail(settings: Settings) -> None:
    with database.migration_connection(settings) as connection:
        connection.exec_driver_sql("CREATE TABLE half (n INTEGER)")
        _ = 1 // 0


def orphan_a_row(settings: Settings) -> None:
    with database.migration_connection(settings) as connection:
        connection.exec_driver_sql("CREATE TABLE parent (n INTEGER PRIMARY KEY)")
        connection.exec_driver_sql("CREATE TABLE child (n REFERENCES parent (n))")
        connection.exec_driver_sql("INSERT INTO child VALUES (1)")


def set_revision(settings: Settings, revision: str) -> None:
    engine = make_engine(settings)
    with engine.begin() as connection:
        statement = sa.text("UPDATE alembic_version SET version_num = :revision")
        connection.execute(statement, {"revision": revision})
    engine.dispose()


def test_processes_that_upgrade_at_once_all_succeed(
    fresh: Settings, environ: Environ
) -> None:
    started = [
        subprocess.Popen([FACTCHECK, "db", "upgrade"], env=environ(fresh))
        for _ in range(3)
    ]
    assert [process.wait(timeout=60) for process in started] == [0, 0, 0]
    check_schema(fresh)


def test_an_empty_database_is_not_served(fresh: Settings) -> None:
    with pytest.raises(SchemaError, match="The database is empty: run"):
        check_schema(fresh)


def test_a_missing_file_is_not_made_by_looking(on_sqlite: Settings) -> None:
    with pytest.raises(SchemaError, match="There is no database yet: run"):
        check_schema(on_sqlite)
    assert not on_sqlite.data_dir.exists()


def test_an_older_and_a_newer_schema_are_not_served(fresh: Settings) -> None:
    upgrade(fresh, "0001")
    with pytest.raises(SchemaError, match=f"is at 0001 and the code at {HEAD}"):
        check_schema(fresh)
    set_revision(fresh, "9999")
    with pytest.raises(SchemaError, match="is at 9999, which this version does not"):
        check_schema(fresh)


def test_the_migrations_make_what_the_models_say(fresh: Settings) -> None:
    upgrade(fresh)
    database.compare(fresh)


def test_a_migration_that_fails_leaves_nothing_behind(fresh: Settings) -> None:
    with pytest.raises(ZeroDivisionError):
        make_a_table_and_fail(fresh)
    engine = make_engine(fresh)
    assert sa.inspect(engine).get_table_names() == []
    engine.dispose()


def test_a_migration_on_sqlite_may_not_orphan_rows(on_sqlite: Settings) -> None:
    with pytest.raises(SchemaError, match="A row of child would point at"):
        orphan_a_row(on_sqlite)


def test_the_lock_lets_one_in_at_a_time(fresh: Settings) -> None:
    order: list[str] = []
    inside = threading.Event()

    def second() -> None:
        inside.wait()
        with database_lock(fresh):
            order.append("second")

    waiting = threading.Thread(target=second)
    waiting.start()
    with database_lock(fresh):
        inside.set()
        # Long enough for the other to come in, if the lock let it.
        waiting.join(timeout=0.3)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]
