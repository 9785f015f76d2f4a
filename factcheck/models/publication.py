"""What the public meets: versions, notices, and what is withheld."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.domain.publication_terms import (
    NoticeKind,
    PublicationState,
    SuspendReason,
    WithholdReason,
    WithholdTarget,
)
from factcheck.models.base import Base, Moment, UtcDateTime, Versioned, term
from factcheck.models.revision import Revision
from factcheck.models.user import User

if TYPE_CHECKING:
    from factcheck.models.claim import Claim


class Publication(Versioned, Base):
    """One published version of a claim's page; old versions stay readable.

    `content` is frozen at publishing: what was approved, plus who stands behind
    it. `content_sha256` is the approved hash, `page_sha256` that of `content`.
    """

    __tablename__ = "publication"
    __table_args__ = (
        UniqueConstraint("claim_id", "number"),
        Index(
            "one_current_publication",
            "claim_id",
            unique=True,
            sqlite_where=text("state <> 'superseded'"),
            postgresql_where=text("state <> 'superseded'"),
        ),
        CheckConstraint(
            "(state = 'suspended') = (suspended_by_id IS NOT NULL)",
            name="suspended_by_somebody",
        ),
        CheckConstraint(
            "confirmed_by_id <> suspended_by_id", name="confirmed_by_another"
        ),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    number: Mapped[int]
    state: Mapped[PublicationState] = mapped_column(
        term(PublicationState), default=PublicationState.LIVE, index=True
    )
    published_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    published_at: Mapped[Moment] = mapped_column(UtcDateTime, index=True)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    content_sha256: Mapped[str]
    page_sha256: Mapped[str]
    suspended_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    suspended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    suspend_reason: Mapped[SuspendReason | None] = mapped_column(term(SuspendReason))
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))

    claim: Mapped["Claim"] = relationship(back_populates="publications")
    revision: Mapped[Revision] = relationship()
    published_by: Mapped[User] = relationship(foreign_keys=[published_by_id])
    suspended_by: Mapped[User | None] = relationship(foreign_keys=[suspended_by_id])
    notices: Mapped[list["Notice"]] = relationship(
        back_populates="publication", order_by="Notice.id"
    )


class Notice(Base):
    """What readers are told about a change; never changed, never removed."""

    __tablename__ = "notice"
    __table_args__ = (
        CheckConstraint("author_id <> approved_by_id", name="two_people"),
        CheckConstraint("length(trim(text)) > 0", name="text_not_blank"),
    )

    publication_id: Mapped[int] = mapped_column(
        ForeignKey("publication.id"), index=True
    )
    kind: Mapped[NoticeKind] = mapped_column(term(NoticeKind))
    text: Mapped[str]
    what_was_wrong: Mapped[str] = mapped_column(default="")
    what_is_right: Mapped[str] = mapped_column(default="")
    verdict_changed: Mapped[bool] = mapped_column(default=False)
    author_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    approved_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[Moment] = mapped_column(UtcDateTime, index=True)

    publication: Mapped[Publication] = relationship(back_populates="notices")
    author: Mapped[User] = relationship(foreign_keys=[author_id])
    approved_by: Mapped[User] = relationship(foreign_keys=[approved_by_id])


class Withholding(Versioned, Base):
    """Something readers may not see, in any version; they see that, since when, why.

    In force from `since`: when a second editor agreed, or at once while the page
    is suspended.
    """

    __tablename__ = "withholding"
    __table_args__ = (
        CheckConstraint("length(trim(target)) > 0", name="target_not_blank"),
        CheckConstraint("approved_by_id <> asked_by_id", name="two_editors"),
        CheckConstraint("lifted_by_id <> asked_by_id", name="lifted_by_another"),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    kind: Mapped[WithholdTarget] = mapped_column(term(WithholdTarget))
    # The words to withhold, or the ref of the item whose picture or copy it is.
    target: Mapped[str]
    reason: Mapped[WithholdReason] = mapped_column(term(WithholdReason))
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    lifted_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    lifted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    asked_by: Mapped[User] = relationship(foreign_keys=[asked_by_id])
    approved_by: Mapped[User | None] = relationship(foreign_keys=[approved_by_id])
