"""What readers reported: what waits first, what is due first."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, joinedload

from factcheck.domain.publication_terms import ReportState
from factcheck.models import AuditEvent, Claim, ErrorReport, Publication

# On one page of the list of those answered.
MOST_ANSWERED = 50


def waiting(session: Session) -> list[ErrorReport]:
    """Return the reports that wait for an answer, due first."""
    return list(
        session.scalars(
            select(ErrorReport)
            .where(ErrorReport.state == ReportState.NEW)
            .options(joinedload(ErrorReport.publication).joinedload(Publication.claim))
            .order_by(ErrorReport.due, ErrorReport.id)
        )
    )


def answered(session: Session) -> list[ErrorReport]:
    """Return the reports answered last, newest first."""
    return list(
        session.scalars(
            select(ErrorReport)
            .where(ErrorReport.state != ReportState.NEW)
            .options(
                joinedload(ErrorReport.publication).joinedload(Publication.claim),
                joinedload(ErrorReport.answered_by),
            )
            .order_by(ErrorReport.answered_at.desc(), ErrorReport.id.desc())
            .limit(MOST_ANSWERED)
        )
    )


def counts(session: Session, today: date) -> tuple[int, int]:
    """Return how many reports wait, and how many of them are overdue."""
    late = func.count(case((ErrorReport.due < today, 1)))
    row = session.execute(
        select(func.count(), late).where(ErrorReport.state == ReportState.NEW)
    ).one()
    return row[0], row[1]


def on_claim(session: Session, claim: Claim) -> list[ErrorReport]:
    """Return what readers reported of a claim's page, newest first."""
    return list(
        session.scalars(
            select(ErrorReport)
            .join(ErrorReport.publication)
            .where(Publication.claim_id == claim.id)
            .order_by(ErrorReport.id.desc())
        )
    )


def received(session: Session, reports: Sequence[ErrorReport]) -> dict[str, datetime]:
    """Return when each report came in, as the log has it, by uid."""
    found = session.execute(
        select(AuditEvent.object_uid, AuditEvent.at).where(
            AuditEvent.object_uid.in_([each.uid for each in reports]),
            AuditEvent.action == "error_report.received",
        )
    )
    written = {each.uid: each.created_at for each in reports}
    return written | {row.object_uid: row.at for row in found}


def by_uid(session: Session, uid: str) -> ErrorReport | None:
    """Return a report, if there is one."""
    return session.scalar(select(ErrorReport).where(ErrorReport.uid == uid))
