"""A public statement that the newsroom checks, and where it was made."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Optional

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.ext.associationproxy import AssociationProxy, association_proxy
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.domain.publication_terms import AssignmentRole, RejectReason
from factcheck.domain.vocabulary import (
    AppearanceRole,
    ClaimType,
    Priority,
    Risk,
    State,
)
from factcheck.models.actor import Actor, Topic
from factcheck.models.base import (
    Base,
    JsonList,
    Moment,
    UtcDateTime,
    Versioned,
    new_uid,
    term,
)
from factcheck.models.document import Document
from factcheck.models.user import User

if TYPE_CHECKING:
    from factcheck.models.evidence import EvidenceLink
    from factcheck.models.publication import Publication
    from factcheck.models.reply import ReplyRequest
    from factcheck.models.revision import Revision


class Claimant(Base):
    """An actor who makes the claim, in order of importance."""

    __tablename__ = "claimant"
    __table_args__ = (UniqueConstraint("claim_id", "actor_id"),)

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    actor_id: Mapped[int] = mapped_column(ForeignKey("actor.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    actor: Mapped[Actor] = relationship()


class ClaimAttributed(Base):
    """Whose utterance an attribution claim is about; none means the claimants."""

    __tablename__ = "claim_attributed"
    __table_args__ = (UniqueConstraint("claim_id", "actor_id"),)

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    actor_id: Mapped[int] = mapped_column(ForeignKey("actor.id"))


class ClaimTopic(Base):
    """A topic of a claim."""

    __tablename__ = "claim_topic"
    __table_args__ = (UniqueConstraint("claim_id", "topic_id"),)

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    topic_id: Mapped[int] = mapped_column(ForeignKey("topic.id"), index=True)


class Appearance(Base):
    """Where a claim stands: an exact quote anchored in a frozen text.

    `start` and `end` are code points into `document.text`, end exclusive (W3C
    TextQuoteSelector refined by TextPositionSelector).
    """

    __tablename__ = "appearance"
    __table_args__ = (
        CheckConstraint('start >= 0 AND "end" > start', name="span_in_order"),
        CheckConstraint("length(quote_exact) > 0", name="quote_not_empty"),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    role: Mapped[AppearanceRole] = mapped_column(
        term(AppearanceRole), default=AppearanceRole.APPEARANCE
    )
    quote_exact: Mapped[str]
    prefix: Mapped[str] = mapped_column(default="")
    suffix: Mapped[str] = mapped_column(default="")
    start: Mapped[int]
    end: Mapped[int]
    cue: Mapped[str] = mapped_column(default="")
    # Refs of the actors the document attributes the words to, outermost first.
    attribution_chain: Mapped[JsonList] = mapped_column(default=list)
    asserted: Mapped[bool] = mapped_column(default=True)
    document: Mapped[Document] = relationship()


class Assignment(Base):
    """Who was on a claim, in which role, from when to when."""

    __tablename__ = "assignment"
    __table_args__ = (
        Index(
            "one_reviewer_at_a_time",
            "claim_id",
            "role",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    role: Mapped[AssignmentRole] = mapped_column(term(AssignmentRole))
    due: Mapped[date | None]
    started_at: Mapped[Moment]
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    user: Mapped[User] = relationship()


class Claim(Versioned, Base):
    """A public statement that the newsroom checks.

    Work state, verdict, confidence and visibility are four things: the state is
    here, verdict and confidence on the revision, visibility on the publication.
    """

    __tablename__ = "claim"
    __table_args__ = (
        CheckConstraint("length(trim(text)) BETWEEN 10 AND 500", name="text_length"),
        CheckConstraint("length(short_text) <= 75", name="short_text_length"),
        CheckConstraint(
            "(state = 'rejected') = (rejection_reason IS NOT NULL)",
            name="rejected_with_reason",
        ),
        CheckConstraint(
            "duplicate_of_id IS NULL OR state = 'rejected'", name="merged_is_rejected"
        ),
        CheckConstraint("duplicate_of_id <> id", name="not_its_own_duplicate"),
        CheckConstraint("substance_id <> id", name="not_its_own_substance"),
        CheckConstraint(
            "assignee_id IS NOT NULL OR state <> 'submitted'",
            name="submitted_by_somebody",
        ),
        CheckConstraint(
            "claim_type <> 'other' OR state IN ('new', 'rejected', 'in_review')",
            name="type_before_submission",
        ),
    )

    ref: Mapped[str] = mapped_column(unique=True, default=new_uid)
    text: Mapped[str]
    short_text: Mapped[str] = mapped_column(default="")
    slug: Mapped[str] = mapped_column(unique=True)
    claim_type: Mapped[ClaimType] = mapped_column(
        term(ClaimType), default=ClaimType.OTHER
    )
    language: Mapped[str] = mapped_column(default="en")
    date_edtf: Mapped[str | None]
    location: Mapped[str] = mapped_column(default="")
    tags: Mapped[JsonList] = mapped_column(default=list)
    state: Mapped[State] = mapped_column(term(State), default=State.NEW, index=True)
    # An editor sent the last submission back.
    returned: Mapped[bool] = mapped_column(default=False)
    # Something counted changed after submission or publication (G8, G9, 7.2).
    evidence_changed: Mapped[bool] = mapped_column(default=False)
    # Readers see "being reviewed again since ..." (reopen, 7.2).
    review_public_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    assignee_id: Mapped[int | None] = mapped_column(
        ForeignKey("user_account.id"), index=True
    )
    priority: Mapped[Priority] = mapped_column(term(Priority), default=Priority.NORMAL)
    risk: Mapped[Risk] = mapped_column(term(Risk), default=Risk.NORMAL)
    rejection_reason: Mapped[RejectReason | None] = mapped_column(term(RejectReason))
    duplicate_of_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    # For an utterance: the claim on whether what was said is so.
    substance_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    # The editor's answers about harm (G11) and wrongdoing (G10); None: not asked.
    harm_person: Mapped[bool | None]
    harm_crime: Mapped[bool | None]
    harm_source: Mapped[bool | None]
    alleges_wrongdoing: Mapped[bool | None]
    created_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))

    created_by: Mapped[User] = relationship(foreign_keys=[created_by_id])
    assignee: Mapped[User | None] = relationship(foreign_keys=[assignee_id])
    duplicate_of: Mapped[Optional["Claim"]] = relationship(
        foreign_keys=[duplicate_of_id], remote_side="Claim.id"
    )
    substance: Mapped[Optional["Claim"]] = relationship(
        foreign_keys=[substance_id], remote_side="Claim.id"
    )
    claimant_rows: Mapped[list[Claimant]] = relationship(
        cascade="all, delete-orphan", order_by=Claimant.position
    )
    claimants: AssociationProxy[list[Actor]] = association_proxy(
        "claimant_rows", "actor"
    )
    attributed_to: Mapped[list[Actor]] = relationship(
        secondary="claim_attributed", order_by=Actor.name
    )
    topics: Mapped[list[Topic]] = relationship(
        secondary="claim_topic", order_by=Topic.name
    )
    appearances: Mapped[list[Appearance]] = relationship(order_by=Appearance.id)
    assignments: Mapped[list[Assignment]] = relationship(order_by=Assignment.id)
    links: Mapped[list["EvidenceLink"]] = relationship(
        back_populates="claim", order_by="EvidenceLink.id"
    )
    revisions: Mapped[list["Revision"]] = relationship(
        back_populates="claim", order_by="Revision.number"
    )
    publications: Mapped[list["Publication"]] = relationship(
        back_populates="claim", order_by="Publication.number"
    )
    replies: Mapped[list["ReplyRequest"]] = relationship(
        back_populates="claim", order_by="ReplyRequest.id"
    )
