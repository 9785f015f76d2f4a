"""The append-only record of what people did."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.models.base import Base, Moment
from factcheck.models.user import User


class AuditEvent(Base):
    """One act: who, what, when, before and after; chained by hash.

    `sha256` is over the canonical JSON of all fields before it, `prev_sha256`
    included. Triggers on both databases refuse UPDATE and DELETE.
    """

    __tablename__ = "audit_event"
    __table_args__ = (Index("ix_audit_object", "object_type", "object_uid", "seq"),)

    seq: Mapped[int] = mapped_column(unique=True)
    at: Mapped[Moment]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    action: Mapped[str]
    object_type: Mapped[str]
    object_uid: Mapped[str]
    # The claim the act belongs to, if any: its history is one query.
    claim_uid: Mapped[str | None] = mapped_column(index=True)
    changes: Mapped[dict[str, Any]] = mapped_column(JSON)
    note: Mapped[str] = mapped_column(default="")
    object_sha256: Mapped[str]
    ip_hash: Mapped[str | None]
    prev_sha256: Mapped[str]
    sha256: Mapped[str] = mapped_column(unique=True)
    actor: Mapped[User | None] = relationship()
