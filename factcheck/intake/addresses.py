"""Web addresses and host names that people type: what is taken, what is not."""

import re
import unicodedata
from urllib.parse import urlsplit

from factcheck.domain.errors import Invalid
from factcheck.domain.sentences import N_, Sentence

LONGEST = 2000
_LONGEST_HOST = 253
_SCHEMES = ("http", "https")
_LABEL = re.compile(r"[^\W_]([\w-]{0,61}[^\W_])?")

_SCHEME = N_("A web address begins with http:// or https://. This one does not.")
_SHAPE = N_("“%(text)s” is not a complete web address. Copy it from the browser.")
_SECRET = N_(
    "This address carries a user name or password before the @. Remove that part, so"
    " that it is not stored."
)
_TOO_LONG = N_("A web address may have %(most)d characters; this one has %(length)d.")
_BLANKS = N_("A web address has no blanks or control characters inside.")
_HOST = N_("“%(text)s” is not a host name. Write it like news.example.org.")


def checked_url(text: str, field: str = "url") -> str:
    """Return the address if a page may link to it.

    Raises:
        Invalid: another scheme (`javascript:` among them), no host, a password
            inside, blanks or control characters, or too long.
    """
    url = text.strip()
    if len(url) > LONGEST:
        raise _refused(_TOO_LONG, field, most=LONGEST, length=len(url))
    if any(unicodedata.category(each)[0] in "CZ" for each in url):
        raise _refused(_BLANKS, field)
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        raise _refused(_SHAPE, field, text=url) from None
    if parts.scheme not in _SCHEMES:
        raise _refused(_SCHEME, field)
    if "@" in parts.netloc:
        raise _refused(_SECRET, field)
    # Browsers read a backslash as a slash, so the host would be another.
    if not host or "\\" in url:
        raise _refused(_SHAPE, field, text=url)
    return url


def checked_host(text: str, field: str = "domains") -> str:
    """Return a host name in lower case, e.g. of a news outlet.

    Raises:
        Invalid: not a host name of at least two labels.
    """
    host = text.strip().lower().rstrip(".")
    labels = host.split(".")
    whole = len(labels) > 1 and all(_LABEL.fullmatch(each) for each in labels)
    if not whole or len(host) > _LONGEST_HOST:
        raise _refused(_HOST, field, text=text.strip())
    return host


def _refused(msgid: str, field: str, **params: object) -> Invalid:
    return Invalid(Sentence(msgid, params, field))
