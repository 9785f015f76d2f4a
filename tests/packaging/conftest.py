"""Installations of their own: settings, environment, and a database that is empty."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.settings import Settings
from tests.databases import Databases

SECRET = "a key that is long enough for a test of packaging"  # noqa: S105 - opens nothing

Environ = Callable[[Settings], dict[str, str]]


@pytest.fixture
def fresh(databases: Databases, kind: str) -> Settings:
    """Lead to a database that holds nothing, of each kind in turn."""
    return databases.create(kind, template=None)


@pytest.fixture
def on_sqlite(tmp_path: Path) -> Settings:
    """Lead to an embedded database that does not exist yet."""
    return Settings.from_env({"DATA_DIR": str(tmp_path / "data"), "SECRET_KEY": SECRET})


@pytest.fixture
def environ() -> Environ:
    """Write settings as the environment of a process."""

    def write(settings: Settings) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "DATABASE_URL": settings.database_url,
            "DATA_DIR": str(settings.data_dir),
            "SECRET_KEY": settings.secret_key,
            "PORT": str(settings.port),
        }

    return write
