"""How the database is opened: the same way by the site, commands and tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection as SqliteConnection
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from factcheck.settings import Settings

_PRAGMAS = (
    # First, so that the pragmas after it wait for a lock too (milliseconds).
    "PRAGMA busy_timeout = 10000",
    "PRAGMA journal_mode = WAL",
    # NORMAL may lose the last commits when the power fails.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)


def engine_options(settings: Settings) -> dict[str, Any]:
    """Return the options of the engine: a connection for each thread."""
    options: dict[str, Any] = {
        "pool_size": settings.threads,
        # Room for the rare second connection, e.g. of a lock.
        "max_overflow": 2,
        "pool_timeout": 10,
        # A restarted server is noticed before a request meets it.
        "pool_pre_ping": settings.sqlite_file is None,
    }
    if settings.sqlite_file is None:
        options["connect_args"] = {"application_name": "factcheck"}
    return options


def make_engine(settings: Settings) -> sa.Engine:
    """Open the database of the settings; the caller disposes of the engine."""
    engine = sa.create_engine(settings.database_url, **engine_options(settings))
    return prepare(engine)


def prepare(engine: sa.Engine) -> sa.Engine:
    """Attach what SQLite needs to keep our promises; others need nothing.

    The driver would begin transactions when it sees fit (never before a SELECT
    or a CREATE), so it is told not to, and SQLAlchemy begins them.
    """
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _set_up_connection)
        sa.event.listen(engine, "begin", _begin)
    return engine


def begin_writing(session: Session) -> None:
    """Begin the session's transaction as one that will write.

    SQLite then takes its write lock at once and waits for it. A transaction
    that begins as a read and writes later fails when another has written in
    between, and no waiting helps it. Call this before anything is read.
    """
    session.connection(execution_options={"writes": True})


@contextmanager
def writing(settings: Settings) -> Iterator[Session]:
    """Give a command a session; commit once at the end, or not at all."""
    engine = make_engine(settings)
    try:
        with Session(engine) as session:
            begin_writing(session)
            yield session
            session.commit()
    finally:
        engine.dispose()


@contextmanager
def reading(settings: Settings) -> Iterator[Session]:
    """Give a command a session that only reads."""
    engine = make_engine(settings)
    try:
        with Session(engine) as session:
            yield session
    finally:
        engine.dispose()


def _set_up_connection(connection: SqliteConnection, _record: object) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
