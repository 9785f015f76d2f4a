"""Evidence as records: an item, and what it says about one claim."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.domain.evidence_terms import (
    Credibility,
    Disclosure,
    EvidenceKind,
    Interest,
    LinkStatus,
    PositionTaken,
    Proximity,
    RecordKind,
    Reliability,
    Stance,
)
from factcheck.models.actor import Actor
from factcheck.models.base import Base, JsonList, Versioned, new_uid, term
from factcheck.models.user import User

if TYPE_CHECKING:
    from factcheck.models.claim import Claim


class EvidenceItem(Versioned, Base):
    """One passage of one origin, recorded by somebody; used by many claims.

    Only the title is needed to save; the rest is asked when a link to the item
    is accepted (domain.md 7).
    """

    __tablename__ = "evidence_item"
    __table_args__ = (
        CheckConstraint("length(trim(title)) > 0", name="title_not_blank"),
        CheckConstraint(
            "disclosure = 'public' OR length(trim(disclosure_reason)) > 0",
            name="disclosure_with_reason",
        ),
    )

    ref: Mapped[str] = mapped_column(unique=True, default=new_uid)
    title: Mapped[str]
    url: Mapped[str | None]
    recorder_id: Mapped[int | None] = mapped_column(ForeignKey("actor.id"), index=True)
    origin_id: Mapped[int | None] = mapped_column(ForeignKey("actor.id"), index=True)
    proximity: Mapped[Proximity | None] = mapped_column(term(Proximity))
    kind: Mapped[EvidenceKind | None] = mapped_column(term(EvidenceKind))
    published_edtf: Mapped[str | None]
    published_earliest: Mapped[date | None]
    published_latest: Mapped[date | None]
    quote: Mapped[str] = mapped_column(default="")
    translation: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="en")
    reliability_recorder: Mapped[Reliability | None] = mapped_column(
        term(Reliability, "reliability_recorder")
    )
    reliability_origin: Mapped[Reliability | None] = mapped_column(
        term(Reliability, "reliability_origin")
    )
    interest: Mapped[Interest | None] = mapped_column(term(Interest))
    interest_note: Mapped[str] = mapped_column(default="")
    position: Mapped[PositionTaken | None] = mapped_column(term(PositionTaken))
    disclosure: Mapped[Disclosure] = mapped_column(
        term(Disclosure), default=Disclosure.PUBLIC
    )
    disclosure_reason: Mapped[str] = mapped_column(default="")
    # Why there is no archived copy (G1).
    no_snapshot_reason: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    created_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    # Ids of everybody who wrote or graded it: G7 bars them from deciding.
    hands: Mapped[JsonList] = mapped_column(default=list)

    recorder: Mapped[Actor | None] = relationship(foreign_keys=[recorder_id])
    origin: Mapped[Actor | None] = relationship(foreign_keys=[origin_id])
    created_by: Mapped[User] = relationship()
    links: Mapped[list["EvidenceLink"]] = relationship(back_populates="item")


class EvidenceLink(Versioned, Base):
    """What one item says about one claim, and how far it holds there."""

    __tablename__ = "evidence_link"
    __table_args__ = (
        UniqueConstraint("claim_id", "item_id"),
        CheckConstraint(
            "status <> 'accepted' OR"
            " (credibility IS NOT NULL AND graded_by_id IS NOT NULL)",
            name="accepted_is_graded",
        ),
        CheckConstraint(
            "status <> 'excluded' OR length(trim(reason)) > 0",
            name="excluded_with_reason",
        ),
        CheckConstraint(
            "record IS NULL OR length(trim(record_reason)) > 0",
            name="record_with_reason",
        ),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("evidence_item.id"), index=True)
    stance: Mapped[Stance] = mapped_column(term(Stance))
    credibility: Mapped[Credibility | None] = mapped_column(term(Credibility))
    self_serving: Mapped[bool] = mapped_column(default=False)
    bare_denial: Mapped[bool] = mapped_column(default=False)
    record: Mapped[RecordKind | None] = mapped_column(term(RecordKind))
    record_reason: Mapped[str] = mapped_column(default="")
    status: Mapped[LinkStatus] = mapped_column(
        term(LinkStatus), default=LinkStatus.PROPOSED
    )
    # Why it stands as it does; required where the link is excluded.
    reason: Mapped[str] = mapped_column(default="")
    added_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    graded_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    # Ids of everybody who added, graded or excluded it: G7 bars them.
    hands: Mapped[JsonList] = mapped_column(default=list)

    claim: Mapped["Claim"] = relationship(back_populates="links")
    item: Mapped[EvidenceItem] = relationship(back_populates="links")
    added_by: Mapped[User] = relationship(foreign_keys=[added_by_id])
    graded_by: Mapped[User | None] = relationship(foreign_keys=[graded_by_id])
