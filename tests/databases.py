"""The databases of the tests: an SQLite file, and a PostgreSQL cluster of our own.

Each is migrated once a run. Before each test the rows of the last one go: SQLite
gets a copy of the migrated file; PostgreSQL, where a new database costs fifty
times as much, deletes rows with the triggers asleep, as only a superuser can.
"""

import os
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Protocol

import psycopg
from psycopg import sql

from factcheck import database
from factcheck.settings import Settings
from tests.processes import Tied
from tests.skips import POSTGRESQL, postgresql_binaries, require

SECRET = "a key for the tests that is long enough"  # noqa: S105 - opens nothing
_PATIENCE = 20


class Server(Protocol):
    """A kind of database of which the tests can have as many as they like."""

    def create(self, name: str, *, template: str | None = None) -> str:
        """Make a database, empty or a copy of another; return its address."""

    def empty(self, name: str, *, template: str) -> None:
        """Bring a database back to the state of its template."""

    def close(self) -> None:
        """Remove everything."""


class Sqlite:
    """Databases that are files in one directory."""

    def __init__(self, directory: Path) -> None:
        """Keep the files in `directory`."""
        self._directory = directory

    def create(self, name: str, *, template: str | None = None) -> str:
        """Make a database, empty or a copy of another; return its address."""
        self._file(name).touch(exist_ok=False)
        if template is not None:
            self.empty(name, template=template)
        return f"sqlite:///{self._file(name)}"

    def empty(self, name: str, *, template: str) -> None:
        """Copy the template's pages over the database, open connections or not."""
        with (
            closing(sqlite3.connect(self._file(template))) as source,
            closing(sqlite3.connect(self._file(name))) as target,
        ):
            # What a crash would lose, a test may lose.
            target.execute("PRAGMA synchronous = OFF")
            source.backup(target)

    def close(self) -> None:
        """Leave the files to pytest."""

    def _file(self, name: str) -> Path:
        return self._directory / f"{name}.db"


class Postgresql:
    """A cluster of our own: started for the run, reached by a socket only."""

    def __init__(self) -> None:
        """Make the cluster and wait until it answers."""
        binaries = postgresql_binaries()
        assert binaries is not None
        # Not pytest's directory: the path of a socket is short, and root's tests
        # run the server as another user, who may not enter there.
        self._directory = Path(tempfile.mkdtemp(prefix="factcheck-pg-"))
        user = "postgres" if os.geteuid() == 0 else None
        if user:
            shutil.chown(self._directory, user, user)
        self._initialise(binaries, user)
        command = (binaries / "postgres", "-D", self._directory / "data")
        options = (
            f"unix_socket_directories={self._directory}",
            "listen_addresses=",
            "fsync=off",
            "full_page_writes=off",
            "synchronous_commit=off",
            "max_connections=50",
        )
        self._server = Tied(
            [*command, *(part for option in options for part in ("-c", option))],
            self._directory,
            stop=signal.SIGQUIT,
            user=user,
        )
        self._wait()

    def create(self, name: str, *, template: str | None = None) -> str:
        """Make a database, empty or a copy of another; return its address."""
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(template or "template0")
        )
        with self._connect("postgres") as connection:
            connection.execute(statement)
        return f"postgresql+psycopg://postgres@/{name}?host={self._directory}"

    def empty(self, name: str, *, template: str) -> None:
        """Delete all rows: quicker than a copy, as the template has none."""
        del template
        with self._connect(name) as connection:
            # Sleeping triggers let history go; no other session is touched.
            connection.execute("SET session_replication_role = replica")
            connection.execute(_delete_all(connection))

    def close(self) -> None:
        """Stop the server; its directory goes with it."""
        self._server.stop()

    def _initialise(self, binaries: Path, user: str | None) -> None:
        subprocess.run(
            [
                *(binaries / "initdb", "-D", self._directory / "data"),
                *("--username=postgres", "--auth=trust", "--encoding=UTF8"),
                *("--locale=C.UTF-8", "--no-sync", "--no-instructions"),
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd="/",
            user=user,
            group=user,
            extra_groups=[] if user else None,
        )

    def _wait(self) -> None:
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                self._connect("postgres").close()
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    said = self._server.said()
                    self._server.stop()
                    message = f"PostgreSQL did not start:\n{said}"
                    raise RuntimeError(message) from None
                time.sleep(0.01)
            else:
                return

    def _connect(self, name: str) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self._directory), user="postgres", dbname=name, autocommit=True
        )


def _delete_all(connection: psycopg.Connection) -> sql.Composed:
    tables = connection.execute(
        "SELECT tablename FROM pg_tables"
        " WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
    ).fetchall()
    return sql.SQL(";").join(
        sql.SQL("DELETE FROM {}").format(sql.Identifier(name)) for (name,) in tables
    )


class Databases:
    """The servers of one run, each started when the first test asks for it."""

    def __init__(self, directory: Path) -> None:
        """Keep SQLite's files and the data directories in `directory`."""
        self._directory = directory
        self._servers: dict[str, Server] = {}
        self._count = 0

    def server(self, kind: str) -> Server:
        """Return the server of `kind`, or skip the test where there is none."""
        if kind not in self._servers:
            if kind == "postgresql":
                require(POSTGRESQL)
                self._servers[kind] = Postgresql()
            else:
                self._servers[kind] = Sqlite(self._directory)
            settings = self._settings(self._servers[kind].create("migrated"))
            database.upgrade(settings)
        return self._servers[kind]

    def create(self, kind: str, template: str | None = "migrated") -> Settings:
        """Make a database of its own; return the settings that lead to it."""
        self._count += 1
        name = f"test_{self._count}"
        return self._settings(self.server(kind).create(name, template=template))

    def empty(self, settings: Settings) -> None:
        """Remove the rows from a database made by `create`."""
        address = settings.database_url.partition("?")[0]
        kind, _, _ = address.partition(":")
        name = Path(address).stem
        self.server(kind.partition("+")[0]).empty(name, template="migrated")

    def close(self) -> None:
        """Stop what was started."""
        for server in self._servers.values():
            server.close()

    def _settings(self, url: str) -> Settings:
        data_dir = Path(tempfile.mkdtemp(prefix="data-", dir=self._directory))
        return Settings(database_url=url, data_dir=data_dir, secret_key=SECRET)
