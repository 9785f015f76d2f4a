"""`factcheck serve` and `factcheck up`: the production server."""

import os
import socket
from dataclasses import replace

import click
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server import MPServer

from factcheck import database
from factcheck.logs import log_config
from factcheck.secret import ensure_secret
from factcheck.settings import Settings, SettingsError

# A worker that does not finish its requests in this time is killed (seconds).
_PATIENCE = 8
# Requests that may wait in a worker for a thread; the rest wait in the backlog.
_WAITING = 64


@click.command("serve")
def serve() -> None:
    """Serve the site on HOST and PORT until it is told to stop."""
    run_server(Settings.from_env())


@click.command("up")
def up() -> None:
    """Prepare everything and serve: what “make run” does.

    Makes a secret key if none is set, upgrades the database, and loads the
    demonstration if the database is empty.
    """
    settings = Settings.from_env()
    if not settings.secret_key:
        settings = replace(settings, secret_key=ensure_secret(settings.data_dir))
        # The workers are processes of their own and read the environment.
        os.environ["SECRET_KEY"] = settings.secret_key
    settings.require_secret()
    refuse_taken_port(settings)
    database.upgrade(settings)
    # Only here: the server and the other commands need none of it.
    from factcheck.cli.demo import load_if_empty  # noqa: PLC0415

    load_if_empty(settings)
    run_server(settings)


def run_server(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT; refuse to start where that cannot work.

    Raises:
        SettingsError: no usable key, or the port is taken.
        SchemaError: the database is older or newer than the code.
    """
    settings.require_secret()
    database.check_schema(settings)
    refuse_taken_port(settings)
    click.echo(f"Factcheck is at {settings.public_url}/ (stop with Ctrl-C)")
    server(settings).serve()


def server(settings: Settings) -> MPServer:
    """Return the server, set up."""
    return MPServer(
        "factcheck.wsgi:app",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=10_000),
        websockets=False,
        workers=settings.workers,
        blocking_threads=settings.threads,
        backpressure=settings.threads + _WAITING,
        respawn_failed_workers=True,
        workers_kill_timeout=_PATIENCE,
        log_dictconfig=log_config(),
    )


def refuse_taken_port(settings: Settings) -> None:
    """Stop before a second server shares the port of the first.

    The server lets its workers share the port, and so would let another server.

    Raises:
        SettingsError: something listens there already, or the address is not ours.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            message = (
                f"Cannot listen on {settings.host} port {settings.port}"
                f" ({error.strerror}): set HOST or PORT to another."
            )
            raise SettingsError(message) from error
