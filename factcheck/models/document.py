"""Imported articles and other documents, their text frozen."""

from datetime import date
from typing import Optional

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.domain.vocabulary import DocumentKind
from factcheck.models.actor import Actor
from factcheck.models.base import Base, new_uid, term
from factcheck.models.user import User


class Document(Base):
    """A text as it was imported. The text is never changed: a new text is a new row.

    `sha256` is over the UTF-8 of `text`; offsets into it are code points, end
    exclusive.
    """

    __tablename__ = "document"
    __table_args__ = (
        CheckConstraint("length(trim(title)) > 0", name="title_not_blank"),
        CheckConstraint("length(text) > 0", name="text_not_empty"),
        CheckConstraint("length(sha256) = 64", name="sha256_length"),
    )

    ref: Mapped[str] = mapped_column(unique=True, default=new_uid)
    kind: Mapped[DocumentKind] = mapped_column(
        term(DocumentKind), default=DocumentKind.ARTICLE
    )
    title: Mapped[str]
    url: Mapped[str | None]
    publisher_id: Mapped[int | None] = mapped_column(ForeignKey("actor.id"))
    author_name: Mapped[str] = mapped_column(default="")
    published_edtf: Mapped[str | None]
    published_earliest: Mapped[date | None]
    published_latest: Mapped[date | None]
    language: Mapped[str] = mapped_column(default="und")
    text: Mapped[str]
    sha256: Mapped[str] = mapped_column(unique=True)
    media_type: Mapped[str] = mapped_column(default="text/plain")
    imported_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    rights_note: Mapped[str] = mapped_column(default="")
    revision_of_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    publisher: Mapped[Actor | None] = relationship()
    imported_by: Mapped[User] = relationship()
    revision_of: Mapped[Optional["Document"]] = relationship(remote_side="Document.id")
