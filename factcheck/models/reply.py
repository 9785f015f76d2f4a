"""Who was asked for a reply, and what readers report."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.domain.publication_terms import ReplyStatus, ReportReason, ReportState
from factcheck.models.actor import Actor
from factcheck.models.base import Base, UtcDateTime, Versioned, term
from factcheck.models.publication import Publication
from factcheck.models.user import User

if TYPE_CHECKING:
    from factcheck.models.claim import Claim


class ReplyRequest(Versioned, Base):
    """Whom the newsroom asked, when, how, and what came of it (G10)."""

    __tablename__ = "reply_request"
    __table_args__ = (
        CheckConstraint(
            "status = 'not_asked' OR (asked_at IS NOT NULL AND deadline IS NOT NULL"
            " AND length(trim(channel)) > 0 AND length(trim(question)) > 0)",
            name="asked_in_full",
        ),
        CheckConstraint(
            "status <> 'not_asked' OR length(trim(reason)) > 0",
            name="not_asked_with_reason",
        ),
        CheckConstraint(
            "status <> 'answered' OR length(trim(answer)) > 0",
            name="answered_with_answer",
        ),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    to_id: Mapped[int] = mapped_column(ForeignKey("actor.id"))
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    channel: Mapped[str] = mapped_column(default="")
    question: Mapped[str] = mapped_column(default="")
    deadline: Mapped[date | None]
    answer: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    status: Mapped[ReplyStatus] = mapped_column(term(ReplyStatus))
    # Why nobody was asked.
    reason: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))

    claim: Mapped["Claim"] = relationship(back_populates="replies")
    to: Mapped[Actor] = relationship()
    recorded_by: Mapped[User] = relationship()


class ErrorReport(Versioned, Base):
    """What a reader told the newsroom; due in five working days."""

    __tablename__ = "error_report"
    __table_args__ = (
        CheckConstraint("length(trim(body)) > 0", name="body_not_blank"),
        CheckConstraint(
            "state = 'new' OR"
            " (length(trim(answer)) > 0 AND answered_by_id IS NOT NULL)",
            name="closed_with_answer",
        ),
    )

    publication_id: Mapped[int] = mapped_column(
        ForeignKey("publication.id"), index=True
    )
    body: Mapped[str]
    contact: Mapped[str] = mapped_column(default="")
    reason: Mapped[ReportReason] = mapped_column(term(ReportReason))
    due: Mapped[date]
    state: Mapped[ReportState] = mapped_column(
        term(ReportState), default=ReportState.NEW, index=True
    )
    answer: Mapped[str] = mapped_column(default="")
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    publication: Mapped[Publication] = relationship()
    answered_by: Mapped[User | None] = relationship()
