"""The written verdict, and what editors decided on it."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.domain.publication_terms import AmendKind, NoticeKind, Outcome
from factcheck.domain.vocabulary import Confidence, Qualifier, Verdict
from factcheck.models.base import (
    Base,
    JsonList,
    Moment,
    UtcDateTime,
    Versioned,
    term,
)
from factcheck.models.user import User

if TYPE_CHECKING:
    from factcheck.models.claim import Claim


class Revision(Versioned, Base):
    """One written assessment. Until it is submitted it is the draft.

    Once submitted a trigger refuses every change: mending means a new revision.
    `evidence_snapshot` is what the public page will show and every counted link
    with its grades; `content_sha256` is the hash of its canonical JSON (G8).
    """

    __tablename__ = "revision"
    __table_args__ = (
        UniqueConstraint("claim_id", "number"),
        CheckConstraint(
            "submitted_at IS NULL OR (verdict IS NOT NULL AND confidence IS NOT NULL"
            " AND as_of IS NOT NULL AND content_sha256 IS NOT NULL"
            " AND length(trim(rationale)) >= 80"
            " AND length(trim(summary)) BETWEEN 1 AND 300)",
            name="complete_once_submitted",
        ),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    number: Mapped[int]
    verdict: Mapped[Verdict | None] = mapped_column(term(Verdict))
    qualifier: Mapped[Qualifier | None] = mapped_column(term(Qualifier))
    confidence: Mapped[Confidence | None] = mapped_column(term(Confidence))
    confidence_reason: Mapped[str] = mapped_column(default="")
    as_of: Mapped[date | None]
    summary: Mapped[str] = mapped_column(default="")
    rationale: Mapped[str] = mapped_column(default="")
    # What speaks against the finding, in words (G2).
    against: Mapped[str] = mapped_column(default="")
    # For unverified: what was searched (G6).
    searched: Mapped[str] = mapped_column(default="")
    what_would_change: Mapped[str] = mapped_column(default="")
    override_reason: Mapped[str] = mapped_column(default="")
    # The notice that readers get when this replaces a published version.
    notice_kind: Mapped[NoticeKind | None] = mapped_column(term(NoticeKind))
    notice_text: Mapped[str] = mapped_column(default="")
    what_was_wrong: Mapped[str] = mapped_column(default="")
    what_is_right: Mapped[str] = mapped_column(default="")
    # Set for an amendment: evidence and verdict are those of the live version.
    amends: Mapped[AmendKind | None] = mapped_column(term(AmendKind))
    evidence_snapshot: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    content_sha256: Mapped[str | None]
    author_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    submitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Ids of everybody who wrote in it: G7 bars them from deciding.
    hands: Mapped[JsonList] = mapped_column(default=list)

    claim: Mapped["Claim"] = relationship(back_populates="revisions")
    author: Mapped[User] = relationship()
    decisions: Mapped[list["Decision"]] = relationship(
        back_populates="revision", order_by="Decision.id"
    )


class Decision(Base):
    """What one editor decided on one revision; never changed, never removed."""

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("revision_id", "editor_id", "outcome"),
        CheckConstraint("editor_id <> author_id", name="four_eyes"),
        CheckConstraint(
            "outcome <> 'returned' OR length(trim(comment)) > 0",
            name="returned_with_comment",
        ),
    )

    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), index=True)
    # The revision's author, repeated so that the database keeps four eyes itself.
    author_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    editor_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    content_sha256: Mapped[str]
    outcome: Mapped[Outcome] = mapped_column(term(Outcome))
    reasons: Mapped[JsonList] = mapped_column(default=list)
    comment: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[Moment]

    revision: Mapped[Revision] = relationship(back_populates="decisions")
    editor: Mapped[User] = relationship(foreign_keys=[editor_id])
