"""Whether this process can serve."""

from functools import cache

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask, Response
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from factcheck.extensions import db
from factcheck.paths import migrations_dir
from factcheck.web.access import PUBLIC, requires


@requires(PUBLIC)
def healthz() -> ResponseReturnValue:
    """Answer 200 if the database answers and has the schema of this code."""
    try:
        connection = db.session.connection()
        found = MigrationContext.configure(connection).get_current_revision()
    except SQLAlchemyError:
        db.session.rollback()
        return _plain("the database does not answer", 503)
    if found != _head():
        return _plain("the database has another schema", 503)
    return _plain("ok", 200)


def register_health(app: Flask) -> None:
    """Add the page that supervisors ask."""
    app.add_url_rule("/healthz", "healthz", healthz)


def _plain(text: str, status: int) -> Response:
    response = Response(text + "\n", status, mimetype="text/plain")
    response.headers["Cache-Control"] = "no-store"
    return response


@cache
def _head() -> str | None:
    return ScriptDirectory(str(migrations_dir())).get_current_head()
