"""Days and moments in words; EDTF dates with the precision they have."""

import re
from datetime import UTC, date, datetime

from flask_babel import format_date, gettext
from markupsafe import Markup

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%]?)")
_DECADE = re.compile(r"(\d{3})X([?~%]?)")
_PATTERNS = ("y", "MMMM y", "d MMMM y")


def day(value: date | datetime) -> str:
    """Return a day in words: 30 September 2025. Moments are taken in UTC."""
    if isinstance(value, datetime):
        value = value.astimezone(UTC).date()
    return str(format_date(value, "d MMMM y"))


def clock(value: datetime) -> str:
    """Return a moment in words, its zone named: 30 September 2025, 14:02 UTC."""
    utc = value.astimezone(UTC)
    return str(gettext("%(day)s, %(time)s UTC", day=day(utc), time=f"{utc:%H:%M}"))


def when(value: datetime) -> Markup:
    """Return a moment as a <time> element; a script adds the reader's own time."""
    machine = value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Markup('<time datetime="{}">{}</time>').format(machine, clock(value))


def edtf(text: str | None) -> str:
    """Return an EDTF date in words; what has no words is shown as it was typed."""
    if not text:
        return str(gettext("no date"))
    if "/" not in text:
        return _one(text)
    start, _, end = text.partition("/")
    if start in {"", ".."}:
        return str(gettext("until %(end)s", end=_one(end)))
    if end in {"", ".."}:
        return str(gettext("since %(start)s", start=_one(start)))
    return str(gettext("from %(start)s to %(end)s", start=_one(start), end=_one(end)))


def _one(text: str) -> str:
    found = _DATE.fullmatch(text)
    if found is None:
        return _decade(text)
    year, month, of_month, mark = found.groups()
    try:
        first = date(int(year), int(month or 1), int(of_month or 1))
    except ValueError:
        return text
    precision = sum(part is not None for part in (month, of_month))
    return _marked(format_date(first, _PATTERNS[precision]), mark)


def _decade(text: str) -> str:
    found = _DECADE.fullmatch(text)
    if found is None:
        return text
    return _marked(gettext("the %(decade)ss", decade=f"{found[1]}0"), found[2])


def _marked(words: str, mark: str) -> str:
    if mark in {"~", "%"}:
        words = str(gettext("about %(date)s", date=words))
    if mark in {"?", "%"}:
        words = str(gettext("%(date)s (uncertain)", date=words))
    return words
