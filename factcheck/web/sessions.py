"""The signed-in session of a request: the cookie's side of services.sessions.

The cookie is Flask's, signed; it holds a random secret, the CSRF token and
messages to show once. The row of the secret decides whether it still counts.
"""

import structlog
from flask import g
from flask import session as cookie
from flask_login import login_user, logout_user
from sqlalchemy.exc import OperationalError

from factcheck.engine import begin_writing
from factcheck.extensions import db, login_manager
from factcheck.models import User
from factcheck.models.base import now
from factcheck.services import sessions

# Where Flask keeps them.
_MESSAGES = "_flashes"

_log = structlog.stdlib.get_logger("factcheck.access")


def session_secret() -> str:
    """Return the secret of the cookie; empty if there is none."""
    return str(cookie.get("_user_id") or "")


@login_manager.user_loader  # type: ignore[untyped-decorator]
def load_person(secret: str) -> User | None:
    """Return whose session this is, if it still runs; notes that it was seen."""
    found = sessions.find(db.session(), secret, now())
    if found is None:
        return None
    if sessions.seen_long_ago(found, now()):
        _note_seen(secret)
        found = sessions.find(db.session(), secret, now())
        if found is None:
            return None
    person = found.user
    person.session_token = secret
    return person


def enter(person: User, secret: str) -> None:
    """Put a fresh session into the cookie; of an earlier one only messages remain."""
    messages = cookie.get(_MESSAGES)
    cookie.clear()
    if messages:
        cookie[_MESSAGES] = messages
    # A form of this request has made a token of the cookie that was.
    g.pop("csrf_token", None)
    person.session_token = secret
    login_user(person)


def leave() -> None:
    """Empty the cookie."""
    logout_user()
    cookie.clear()


def _note_seen(secret: str) -> None:
    """Write the time in a short transaction, then leave things as they were.

    Whoever reads while the database is full or busy goes on reading.
    """
    session = db.session()
    writes = session.connection().get_execution_options().get("writes", False)
    session.rollback()
    try:
        begin_writing(session)
        sessions.note_seen(session, secret, now())
        session.commit()
    except OperationalError:
        session.rollback()
        _log.warning("session time not written", exc_info=True)
    if writes:
        begin_writing(session)
