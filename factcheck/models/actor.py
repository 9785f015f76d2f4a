"""Who speaks and who reports: actors, the sides they are on, and topics."""

from typing import Optional

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.domain.evidence_terms import Reliability
from factcheck.domain.vocabulary import ActorKind
from factcheck.models.base import Base, JsonList, Versioned, new_uid, term


class Topic(Base):
    """What claims are about; sides hold within topics."""

    __tablename__ = "topic"

    name: Mapped[str] = mapped_column(unique=True)
    slug: Mapped[str] = mapped_column(unique=True)


class SideTopic(Base):
    """A topic in which a side holds; a side without topics holds everywhere."""

    __tablename__ = "side_topic"
    __table_args__ = (UniqueConstraint("side_id", "topic_id"),)

    side_id: Mapped[int] = mapped_column(ForeignKey("side.id"))
    topic_id: Mapped[int] = mapped_column(ForeignKey("topic.id"))


class Side(Versioned, Base):
    """Those who are aligned with one another in some matter: a camp."""

    __tablename__ = "side"

    ref: Mapped[str] = mapped_column(unique=True, default=new_uid)
    name: Mapped[str] = mapped_column(unique=True)
    description: Mapped[str] = mapped_column(default="")
    topics: Mapped[list[Topic]] = relationship(secondary="side_topic")


class SideMember(Base):
    """One actor on one side."""

    __tablename__ = "side_member"
    __table_args__ = (UniqueConstraint("side_id", "actor_id"),)

    side_id: Mapped[int] = mapped_column(ForeignKey("side.id"))
    actor_id: Mapped[int] = mapped_column(ForeignKey("actor.id"), index=True)


class Actor(Versioned, Base):
    """Anybody who says, reports, shows or measures something."""

    __tablename__ = "actor"
    __table_args__ = (
        CheckConstraint("length(trim(name)) > 0", name="name_not_blank"),
        CheckConstraint("controlled_by_id <> id", name="not_own_controller"),
        CheckConstraint("merged_into_id <> id", name="not_merged_into_itself"),
    )

    ref: Mapped[str] = mapped_column(unique=True, default=new_uid)
    name: Mapped[str] = mapped_column(index=True)
    kind: Mapped[ActorKind] = mapped_column(term(ActorKind))
    # Somebody else decides what it says; not funding, ownership or place in law.
    controlled_by_id: Mapped[int | None] = mapped_column(ForeignKey("actor.id"))
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("actor.id"))
    named: Mapped[bool] = mapped_column(default=True)
    public_figure: Mapped[bool] = mapped_column(default=False)
    domains: Mapped[JsonList] = mapped_column(default=list)
    wikidata: Mapped[str | None]
    same_as: Mapped[JsonList] = mapped_column(default=list)
    default_recorder_reliability: Mapped[Reliability | None] = mapped_column(
        term(Reliability, "default_recorder_reliability")
    )
    default_origin_reliability: Mapped[Reliability | None] = mapped_column(
        term(Reliability, "default_origin_reliability")
    )
    default_own_words: Mapped[Reliability | None] = mapped_column(
        term(Reliability, "default_own_words")
    )
    reliability_reason: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    controlled_by: Mapped[Optional["Actor"]] = relationship(
        foreign_keys=[controlled_by_id], remote_side="Actor.id"
    )
    merged_into: Mapped[Optional["Actor"]] = relationship(
        foreign_keys=[merged_into_id], remote_side="Actor.id"
    )
    sides: Mapped[list[Side]] = relationship(secondary="side_member", order_by=Side.ref)
