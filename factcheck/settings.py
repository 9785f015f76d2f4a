"""What an operator can set, read once from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from factcheck.paths import checkout

SHORTEST_SECRET = 32
_LAST_PORT = 65535
_POSTGRESQL = {"postgres", "postgresql", "postgresql+psycopg"}


class SettingsError(Exception):
    """A setting is missing or cannot be used; the message is one sentence."""


@dataclass(frozen=True)
class Settings:
    """The settings of one installation; `docs/operations.md` describes each."""

    database_url: str = field(repr=False)
    data_dir: Path
    secret_key: str = field(default="", repr=False)
    public_url: str = "http://127.0.0.1:8000"
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    # Blocking threads of each worker; the pool of connections has their number.
    threads: int = 4
    site_name: str = "Factcheck"
    contact: str = ""
    trusted_proxies: int = 0

    @classmethod
    def from_env(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """Read the settings; an empty variable counts as not set.

        Raises:
            SettingsError: a value cannot be used.
        """
        given = {name: text.strip() for name, text in environ.items()}
        data_dir = Path(given.get("DATA_DIR") or _default_data_dir()).absolute()
        port = _whole_number(given, "PORT", cls.port, least=1, most=_LAST_PORT)
        public_url = given.get("PUBLIC_URL") or f"http://127.0.0.1:{port}"
        return cls(
            database_url=_database_url(given.get("DATABASE_URL", ""), data_dir),
            data_dir=data_dir,
            secret_key=given.get("SECRET_KEY", ""),
            public_url=_public_url(public_url),
            host=given.get("HOST") or cls.host,
            port=port,
            workers=_whole_number(given, "WORKERS", cls.workers),
            threads=_whole_number(given, "THREADS", cls.threads),
            site_name=given.get("SITE_NAME") or cls.site_name,
            contact=given.get("CONTACT", ""),
            trusted_proxies=_whole_number(
                given, "TRUSTED_PROXIES", cls.trusted_proxies, least=0
            ),
        )

    @property
    def sqlite_file(self) -> Path | None:
        """The file of the embedded database, None for PostgreSQL."""
        url = make_url(self.database_url)
        return Path(url.database or "") if url.drivername == "sqlite" else None

    def require_secret(self) -> None:
        """Stop a start without a usable key.

        Raises:
            SettingsError: SECRET_KEY is missing or short.
        """
        if not self.secret_key:
            message = (
                "SECRET_KEY is not set: give it at least"
                f" {SHORTEST_SECRET} random characters."
            )
            raise SettingsError(message)
        if len(self.secret_key) < SHORTEST_SECRET:
            message = (
                f"SECRET_KEY has {len(self.secret_key)} characters:"
                f" it needs at least {SHORTEST_SECRET}."
            )
            raise SettingsError(message)


def _default_data_dir() -> Path:
    return (checkout() or Path.cwd()) / "var"


def _whole_number(
    given: Mapping[str, str],
    name: str,
    default: int,
    *,
    least: int = 1,
    most: int = 1000,
) -> int:
    text = given.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        message = f"{name} must be a whole number from {least} to {most}, not “{text}”."
        raise SettingsError(message)
    return int(text)


def _public_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
        # Reading the port is what makes urlsplit look at it.
        usable = usable and parts.port != 0
    except ValueError:
        usable = False
    else:
        usable = usable and not (parts.path.strip("/") or parts.query or parts.fragment)
    if not usable:
        message = f"PUBLIC_URL must be an http(s) address without a path, not “{text}”."
        raise SettingsError(message)
    return text.rstrip("/")


def _database_url(text: str, data_dir: Path) -> str:
    """Return the address with the driver that is installed.

    The address may hold a password, so no message repeats it.
    """
    try:
        url = make_url(text) if text else URL.create("sqlite")
    except (ArgumentError, ValueError):
        message = "DATABASE_URL is not an address that can be read."
        raise SettingsError(message) from None
    if url.drivername in _POSTGRESQL:
        url = url.set(drivername="postgresql+psycopg")
    elif not text:
        url = url.set(database=str(data_dir / "factcheck.db"))
    elif url.drivername == "sqlite" and url.database not in {None, "", ":memory:"}:
        url = url.set(database=str(Path(str(url.database)).absolute()))
    else:
        message = (
            "DATABASE_URL must begin with postgresql:// or name a sqlite:/// file."
        )
        raise SettingsError(message)
    return url.render_as_string(hide_password=False)
