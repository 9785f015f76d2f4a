"""Answers that anybody may keep, and ask for again at the price of a header."""

from datetime import datetime

from flask import Response, make_response, request


def fresh(html: str, changed: datetime | None = None) -> Response:
    """Return a page, or 304 to who has it already.

    The tag is made from the page itself, so it changes with the words, the
    templates and the language alike.
    """
    response = make_response(html)
    response.cache_control.public = True
    response.cache_control.max_age = 0
    response.cache_control.must_revalidate = True
    if changed is not None:
        response.last_modified = changed
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response
