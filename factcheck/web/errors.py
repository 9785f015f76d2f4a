"""Refusals of the core and faults of the machine, as pages."""

from collections.abc import Iterable

import structlog
from flask import Flask, Response, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, SecurityError

from factcheck.domain.errors import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    Refusal,
    TooOften,
)
from factcheck.domain.sentences import Sentence
from factcheck.extensions import db
from factcheck.web import access, kept, once
from factcheck.web.conflict import answer_conflict, answer_stale

_log = structlog.stdlib.get_logger("factcheck.errors")

# Title and message of each answer that is not a page of its own.
_WORDS = {
    400: (
        lazy_gettext("This request could not be read"),
        lazy_gettext("Nothing was changed. Go back and try again."),
    ),
    403: (
        lazy_gettext("You may not do this"),
        lazy_gettext("Nothing was changed. Your role does not include this."),
    ),
    404: (
        lazy_gettext("There is nothing here"),
        lazy_gettext("The address may be mistyped, or the page is not public."),
    ),
    405: (
        lazy_gettext("This does not work that way"),
        lazy_gettext("Nothing was changed. Go back and use the buttons of the page."),
    ),
    409: (
        lazy_gettext("This cannot be done now"),
        lazy_gettext("Nothing was lost: go back to find what you typed."),
    ),
    413: (
        lazy_gettext("This is too large"),
        lazy_gettext(
            "Nothing was stored. A text may have 2 MB; go back and send a part of it."
        ),
    ),
    422: (
        lazy_gettext("This cannot be stored as it is"),
        lazy_gettext("Nothing was lost: go back to find what you typed."),
    ),
    429: (
        lazy_gettext("Too many tries"),
        lazy_gettext("Wait a little and try again."),
    ),
    500: (
        lazy_gettext("Something went wrong here"),
        lazy_gettext(
            "It is not your fault, and what you sent was not stored. Go back to find"
            " what you typed, and try again."
        ),
    ),
    503: (
        lazy_gettext("The site is busy"),
        lazy_gettext(
            "What you sent was not stored. Go back to find what you typed, and try"
            " again in a minute."
        ),
    ),
}
_STATUS: dict[type[Refusal], int] = {
    Invalid: 422,
    NotAllowed: 403,
    NotFound: 404,
    TooOften: 429,
}
_OTHER = _WORDS[400]
_INTERNAL = 500
_BUSY = 503


def error_page(
    status: int,
    sentences: Iterable[Sentence | str] = (),
    headers: dict[str, str] | None = None,
) -> ResponseReturnValue:
    """Return the plain page for `status`, with what the core has to say."""
    db.session.rollback()
    title, message = _WORDS.get(status, _OTHER)
    page = render_template(
        "errors/page.html",
        title=title,
        message=message,
        sentences=list(sentences),
        request_id=g.get("request_id", ""),
    )
    return kept.whole_page((page, status, headers or {}))


def register_errors(app: Flask) -> None:
    """Turn every refusal and fault into a page."""
    app.register_error_handler(Refusal, _refusal)
    app.register_error_handler(Conflict, answer_conflict)
    app.register_error_handler(StaleDataError, answer_stale)
    app.register_error_handler(CSRFError, _token_does_not_fit)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(OperationalError, _database_away)
    app.register_error_handler(PoolTimeoutError, _database_away)
    app.after_request(once.forgive_second_press)


def status_of(refusal: Refusal) -> int:
    """Return the status with which a refusal is answered."""
    return next(
        (status for kind, status in _STATUS.items() if isinstance(refusal, kind)), 409
    )


def _refusal(refusal: Refusal) -> ResponseReturnValue:
    if isinstance(refusal, NotAllowed):
        _log.warning("refused", endpoint=request.endpoint, why=str(refusal))
    wait = isinstance(refusal, TooOften) and {"Retry-After": str(refusal.wait)}
    return error_page(status_of(refusal), refusal.sentences, wait or {})


def _token_does_not_fit(_error: CSRFError) -> ResponseReturnValue:
    """Offer what was typed again: the page was open since before the last log-in."""
    db.session.rollback()
    _log.warning("refused", endpoint=request.endpoint, why="csrf")
    sentence = gettext("This page was out of date. Send it again.")
    if request.endpoint == "account.log_in":
        return kept.show_log_in(kept.Kept.of_login(), 400, sentence)
    typed = kept.Kept.of_request()
    if typed and access.signed_in():
        return kept.offer_again(typed, status=400)
    return error_page(400, [sentence])


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None or error.code is None:
        return error
    headers = {
        name: value
        for name, value in error.get_headers()
        if name.lower() in {"allow", "retry-after"}
    }
    if isinstance(error, SecurityError):
        # Under a name that is not ours no address can be made, so no page either.
        return Response(
            gettext("This site has another address."), 400, mimetype="text/plain"
        )
    if error.code < 400:  # noqa: PLR2004 - a redirect of the router is no error
        return error
    return error_page(error.code, headers=headers)


def _database_away(error: Exception) -> ResponseReturnValue:
    _log.error("database", exc_info=error)
    return error_page(_BUSY, headers={"Retry-After": "30"})
