"""Whether a request that changes something comes from our own pages."""

from urllib.parse import urlsplit

import structlog
from flask import abort, current_app, request

_log = structlog.stdlib.get_logger("factcheck.access")


def refuse_foreign() -> None:
    """Refuse a POST that a browser says another site has caused.

    Browsers send Origin with every POST, and Sec-Fetch-Site; programs that are no
    browsers send neither, and have no cookies that somebody could borrow.
    """
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    foreign = site not in {"same-origin", "none"} or not (
        origin is None or _is_ours(origin)
    )
    if foreign:
        _log.warning("refused", foreign_origin=origin, fetch_site=site)
        abort(403)


def _is_ours(origin: str) -> bool:
    if origin == current_app.config["SETTINGS"].public_url:
        return True
    try:
        return urlsplit(origin).netloc == request.host
    except ValueError:
        return False
