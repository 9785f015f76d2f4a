"""Dates as exact as they are known: EDTF, the part of levels 0 and 1 we use.

A year, a month or a day; `~` about, `?` uncertain, `%` both; `X` for digits not
known; a span with `/`, whose end may be open (`..`) or unknown (left empty).
Seasons are refused: which months they mean depends on the hemisphere.
"""

import re
from dataclasses import dataclass
from datetime import date

from edtf import parse_edtf as parse_with_library
from edtf.parser.edtf_exceptions import EDTFParseException

from factcheck.domain.errors import Invalid
from factcheck.domain.sentences import N_, Sentence

# Checked before the library sees it, whose grammar holds far more than we use.
_POINT = re.compile(
    r"(\d{4}(-\d\d(-(\d\d|XX))?|-XX(-XX)?)?|\d{3}X|\d\dXX)[~?%]?", re.ASCII
)
_MONTH = slice(5, 7)
_OPEN = frozenset({"", ".."})
_LAST_MONTH = 12

_NONSENSE = N_(
    "“%(text)s” is not a date we can read. Write 2025-04-28, 2025-04 or 2025; add ~"
    " for “about”; write a span as 2024-10/2025-04."
)
_NO_SUCH_DAY = N_("There is no such day as %(text)s. Check month and day.")
_BACKWARDS = N_(
    "The span %(text)s ends before it begins. Write the earlier date first."
)


@dataclass(frozen=True)
class EdtfDate:
    """A date as written, with the first and the last day it allows.

    None where the end is open or unknown. `~` and `?` do not widen it.
    """

    text: str
    earliest: date | None
    latest: date | None


def parse_edtf(text: str, field: str = "date") -> EdtfDate:
    """Read a date; `field` names the input that a refusal is about.

    Raises:
        Invalid: not a date, no such day, or a span that runs backwards.
    """
    text = text.strip()
    start, slash, end = text.partition("/")
    if not slash:
        earliest, latest = _days(start, text, field)
        return EdtfDate(text, earliest, latest)
    if start in _OPEN and end in _OPEN:
        raise _refused(_NONSENSE, text, field)
    first = None if start in _OPEN else _days(start, text, field)[0]
    last = None if end in _OPEN else _days(end, text, field)[1]
    if first and last and first > last:
        raise _refused(_BACKWARDS, text, field)
    return EdtfDate(text, first, last)


def _days(point: str, text: str, field: str) -> tuple[date, date]:
    """Return the first and the last day of one date."""
    if not _POINT.fullmatch(point):
        raise _refused(_NONSENSE, text, field)
    month = point[_MONTH]
    if month.isdigit() and not 1 <= int(month) <= _LAST_MONTH:
        raise _refused(_NO_SUCH_DAY, text, field)
    try:
        parsed = parse_with_library(point)
        # struct_time: year, month, day. The library takes 29 February in any
        # year; date() does not.
        return date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])
    except (EDTFParseException, ValueError):
        raise _refused(_NO_SUCH_DAY, text, field) from None


def _refused(msgid: str, text: str, field: str) -> Invalid:
    return Invalid(Sentence(msgid, {"text": text}, field))
