"""A form is taken once, however often its button was pressed.

Each form carries a random key. What is remembered is a hash of key, person,
address and everything that was typed: the same form with other words (after
“back”) is a new one.
"""

import hashlib
from collections.abc import Iterator

from flask import Response, flash, g, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, IntegrityError
from werkzeug.exceptions import HTTPException

from factcheck.extensions import db
from factcheck.models import FormKey

FIELD = "form_key"
_TOKEN = "csrf_token"  # noqa: S105 - the name of a field
_FIRST_FAILURE = 400


def done(
    location: str, message: str | None = None, category: str = "success"
) -> ResponseReturnValue:
    """Commit what the view did, remember the form, and lead to `location`.

    Messages need a cookie: a public form leads to a page that says it.
    """
    key = _hash_of_form()
    if key:
        db.session.add(FormKey(key=key, location=location))
    try:
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        earlier = earlier_answer()
        if earlier is None:
            raise
        return earlier
    if message:
        flash(message, category)
    return redirect(location, 303)


def earlier_answer() -> ResponseReturnValue | None:
    """Return where this form has led already; None if it is new."""
    key = _hash_of_form()
    if not key:
        return None
    location = db.session.scalar(select(FormKey.location).where(FormKey.key == key))
    return redirect(location, 303) if location else None


def forgive_second_press(response: Response) -> Response:
    """Replace the failure of a form that was stored while this one waited.

    Of two requests at once, the later may meet the work of the earlier anywhere:
    as a refusal, a conflict or a broken constraint. All mean “stored already”.
    """
    if response.status_code < _FIRST_FAILURE or request.method != "POST":
        return response
    try:
        db.session.rollback()
        earlier = earlier_answer()
    except (HTTPException, DBAPIError):  # too large to read, or no database
        return response
    return earlier if isinstance(earlier, Response) else response


def _hash_of_form() -> str:
    """Return the hash of this very form; empty if it has no key."""
    if request.method != "POST" or not any(
        name.endswith(FIELD) and value for name, value in request.form.items()
    ):
        return ""
    if "form_hash" not in g:
        hashed = hashlib.sha256()
        for part in _parts():
            hashed.update(len(part).to_bytes(8, "big") + part)
        g.form_hash = hashed.hexdigest()
    return str(g.form_hash)


def _parts() -> Iterator[bytes]:
    person = g.get("_login_user")
    yield str(getattr(person, "uid", "")).encode()
    yield request.full_path.encode()
    for name, value in request.form.items(multi=True):
        if not name.endswith(_TOKEN):
            yield name.encode()
            yield value.encode("utf-8", "surrogatepass")
    for name, file in request.files.items(multi=True):
        yield name.encode()
        yield hashlib.file_digest(file.stream, "sha256").digest()  # type: ignore[arg-type]
        file.stream.seek(0)
