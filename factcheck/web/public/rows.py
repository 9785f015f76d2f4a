"""Rows of the public queries -> views."""

from datetime import datetime

from flask_babel import gettext

from factcheck.domain.publication_terms import PublicationState, WithholdReason
from factcheck.publishing import page
from factcheck.publishing.views import Entry, Notified, VersionLine
from factcheck.queries.public import AnyRow
from factcheck.web.dates import day
from factcheck.web.presenting import label


def mark(reason: WithholdReason, since: datetime) -> str:
    """Return what stands where something is withheld, in the reader's language."""
    return str(
        gettext(
            "[withheld since %(day)s: %(reason)s]",
            day=day(since),
            reason=label(reason),
        )
    )


def entry(row: AnyRow) -> Entry:
    """Return a published verdict for a list."""
    return Entry(
        uid=row.uid,
        claim=page.claimed(row.claim),
        ruling=page.ruling(row.verdict, row.claim),
        number=row.number,
        published_at=row.published_at,
        first_published_at=datetime.fromisoformat(row.first_published_at),
        struck=row.state is PublicationState.RETRACTED,
        demo=bool(row.demo),
    )


def notified(row: AnyRow) -> Notified:
    """Return a notice as readers get it."""
    return Notified(
        uid=row.notice_uid,
        kind=row.kind,
        at=row.at,
        text=row.text,
        what_was_wrong=row.what_was_wrong,
        what_is_right=row.what_is_right,
        verdict_changed=row.verdict_changed,
        number=row.of_version,
    )


def version(row: AnyRow, told: list[Notified]) -> VersionLine:
    """Return a line of the history, with the notices that came with it."""
    return VersionLine(
        number=row.number,
        state=row.state,
        published_at=row.published_at,
        sha256=row.page_sha256,
        people=page.people(row.people),
        ruling=page.ruling(row.verdict, {"type": row.claim_type}),
        notices=tuple(each for each in told if each.number == row.number),
    )
