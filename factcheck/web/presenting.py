"""What templates know: filters, globals, and the words of the core translated."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from flask import Flask, current_app, request, url_for
from flask_babel import get_locale, gettext
from flask_login import AnonymousUserMixin, current_user

from factcheck.domain.sentences import Sentence
from factcheck.domain.vocabulary import Term
from factcheck.web import access
from factcheck.web.dates import clock, day, edtf, when

_VERSION: Final = "v"
_NOBODY = AnonymousUserMixin()


@dataclass(frozen=True)
class Site:
    """What pages say about the site itself."""

    name: str
    contact: str
    public_url: str


def label(term: Term) -> str:
    """Return the label of a term in the reader's language."""
    return str(gettext(term.label))


def sentence(given: Sentence | str) -> str:
    """Return a sentence of the core in the reader's language."""
    if not isinstance(given, Sentence):
        return str(given)
    words = str(gettext(given.msgid))
    if not given.params:
        return words
    return words % {name: _in_words(value) for name, value in given.params.items()}


def _in_words(value: object) -> object:
    match value:
        case Sentence():
            return sentence(value)
        case Term():
            return label(value)
        case datetime():
            return clock(value)
        case date():
            return day(value)
        case tuple() | list():
            return ", ".join(str(_in_words(each)) for each in value)
    return value


def asset(filename: str) -> str:
    """Return the address of a static file; it changes with the file's content."""
    return url_for("static", filename=filename, v=asset_version(filename))


def asset_version(filename: str) -> str:
    """Return the start of the content's hash; empty if there is no such file."""
    path = Path(current_app.static_folder or "", filename)
    try:
        return _hash_of(path, path.stat().st_mtime_ns)
    except OSError:
        return ""


def is_current_version(filename: str) -> bool:
    """Say whether the request names the version of the file that we have."""
    given = request.args.get(_VERSION)
    return bool(given) and given == asset_version(filename)


@lru_cache(maxsize=512)
def _hash_of(path: Path, _changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def register_presenting(app: Flask) -> None:
    """Give the templates their filters and globals."""
    settings = app.config["SETTINGS"]
    app.jinja_env.filters.update(
        label=label, sentence=sentence, day=day, when=when, edtf=edtf
    )
    app.jinja_env.globals.update(
        asset=asset,
        may=access.may,
        site=Site(settings.site_name, settings.contact, settings.public_url),
    )
    app.context_processor(_of_this_request)


def _of_this_request() -> dict[str, Any]:
    locale = get_locale()
    return {
        # Public pages read no cookie, so for them everybody is nobody.
        "current_user": current_user if access.signed_in() else _NOBODY,
        "locale": str(locale).replace("_", "-") if locale else "en",
        "text_direction": locale.text_direction if locale else "ltr",
    }
