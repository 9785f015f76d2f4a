"""Lists that readers get: the newest verdicts, an article's claims, the log."""

import re
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from factcheck.domain.errors import NotFound
from factcheck.domain.publication_terms import PublicationState
from factcheck.publishing import withhold
from factcheck.publishing.views import Entry, LogLine, Notified, Occurrence, Source
from factcheck.queries import public
from factcheck.web.converters import UidConverter
from factcheck.web.public.rows import entry, mark, notified

_UID = re.compile(UidConverter.regex)


@dataclass(frozen=True)
class Article:
    """An article and the published claims that it makes."""

    source: Source
    claims: tuple[tuple[Entry, tuple[Occurrence, ...]], ...]


def place(given: str | None) -> str | None:
    """Return where a part of a list begins, as an address names it.

    Raises:
        NotFound: it is no name of a row, so no database is asked about it.
    """
    if given is not None and not _UID.fullmatch(given):
        raise NotFound
    return given


def newest(session: Session, before: str | None) -> tuple[list[Entry], str | None]:
    """Return a part of the newest verdicts, and where the older ones begin.

    Raises:
        NotFound: there is no such place in the list.
    """
    part = public.newest(session, before)
    if part is None:
        raise NotFound
    withheld = public.withholdings(session, [row.claim_id for row in part.rows])
    entries = [
        withhold.apply(entry(row), withheld[row.claim_id], mark) for row in part.rows
    ]
    return entries, part.older


def log(session: Session, before: str | None) -> tuple[list[LogLine], str | None]:
    """Return a part of the notices of all pages, and where the older ones begin.

    Raises:
        NotFound: there is no such place in the list.
    """
    part = public.log(session, before)
    if part is None:
        raise NotFound
    withheld = public.withholdings(session, [row.claim_id for row in part.rows])
    lines = []
    for row in part.rows:
        line = LogLine(notified(row), entry(row))
        if row.state_now is PublicationState.SUSPENDED:
            line = LogLine(_silenced(line.notice), None)
        lines.append(withhold.apply(line, withheld[row.claim_id], mark))
    return lines, part.older


def article(session: Session, uid: str) -> Article:
    """Return an article with the claims of it that are public.

    Raises:
        NotFound: no claim made in it has a page that readers can see.
    """
    rows = public.in_article(session, uid)
    withheld = public.withholdings(session, [row.claim_id for row in rows])
    claims = []
    for row in rows:
        shown = withhold.apply(entry(row), withheld[row.claim_id], mark)
        # Where it was found only after publishing, readers do not know yet.
        there = tuple(e for e in shown.claim.occurrences if e.source.uid == uid)
        if there:
            claims.append((shown, there))
    if not claims:
        raise NotFound
    claims.sort(key=lambda each: each[1][0].start)
    newest_of = max(claims, key=lambda each: each[0].published_at)
    return Article(newest_of[1][0].source, tuple(claims))


def _silenced(notice: Notified) -> Notified:
    """Return that there was a notice, without its words."""
    return replace(
        notice, text="", what_was_wrong="", what_is_right="", verdict_changed=False
    )
