"""How the database is opened: durable, with real foreign keys, without lost writes."""

import threading
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from factcheck.engine import begin_writing, engine_options, make_engine, writing
from factcheck.settings import Settings


@pytest.fixture
def engine(on_sqlite: Settings) -> Iterator[sa.Engine]:
    """Open an SQLite database with a table of numbers and one that refers to it."""
    on_sqlite.data_dir.mkdir()
    made = make_engine(on_sqlite)
    with made.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE number (n INTEGER PRIMARY KEY)")
        connection.exec_driver_sql(
            "CREATE TABLE child (n INTEGER NOT NULL REFERENCES number (n))"
        )
    yield made
    made.dispose()


def pragma(engine: sa.Engine, name: str) -> object:
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


def test_sqlite_is_durable_and_patient(engine: sa.Engine) -> None:
    full = 2
    assert pragma(engine, "journal_mode") == "wal"
    assert pragma(engine, "synchronous") == full
    assert pragma(engine, "foreign_keys") == 1
    assert pragma(engine, "busy_timeout") == 10_000


def test_sqlite_keeps_foreign_keys(engine: sa.Engine) -> None:
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO child VALUES (7)")


def test_tables_come_and_go_with_their_transaction(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE draft (n INTEGER)")
        connection.rollback()
    assert sa.inspect(engine).get_table_names() == ["child", "number"]


def test_a_read_is_one_moment(engine: sa.Engine) -> None:
    count = "SELECT count(*) FROM number"
    with engine.connect() as reader:
        before = reader.exec_driver_sql(count).scalar_one()
        with engine.begin() as writer:
            writer.exec_driver_sql("INSERT INTO number VALUES (1)")
        assert reader.exec_driver_sql(count).scalar_one() == before


def test_a_writer_waits_for_another_instead_of_failing(engine: sa.Engine) -> None:
    """Each reads the last number and adds the next: nobody fails, none is lost."""
    rounds, failures = 10, []

    def count_on() -> None:
        try:
            for _ in range(rounds):
                with Session(engine) as session:
                    begin_writing(session)
                    query = sa.text("SELECT coalesce(max(n), 0) FROM number")
                    last = session.scalars(query).one()
                    add = sa.text("INSERT INTO number VALUES (:n)")
                    session.execute(add, {"n": last + 1})
                    session.commit()
        except (OperationalError, IntegrityError) as error:
            failures.append(error)

    threads = [threading.Thread(target=count_on) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with engine.connect() as connection:
        last = connection.exec_driver_sql("SELECT max(n) FROM number").scalar_one()
    assert last == len(threads) * rounds


def test_a_command_commits_at_its_end_or_not_at_all(
    engine: sa.Engine, on_sqlite: Settings
) -> None:
    add = sa.text("INSERT INTO number VALUES (:n)")
    with writing(on_sqlite) as session:
        session.execute(add, {"n": 1})
    with pytest.raises(ZeroDivisionError), writing(on_sqlite) as session:
        session.execute(add, {"n": 1 // 0})
    with engine.connect() as connection:
        numbers = connection.exec_driver_sql("SELECT n FROM number").scalars().all()
    assert numbers == [1]


def test_the_pool_has_a_connection_for_each_thread() -> None:
    settings = Settings.from_env({"DATABASE_URL": "postgresql://db/news"})
    options = engine_options(settings)
    assert options["pool_size"] == settings.threads
    assert options["pool_pre_ping"] is True
