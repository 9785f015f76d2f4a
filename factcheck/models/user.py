"""People, their roles and their signed-in sessions."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.domain.vocabulary import Role
from factcheck.models.base import Base, Moment, UtcDateTime, Versioned, term


class UserRole(Base):
    """One role of one person."""

    __tablename__ = "user_role"
    __table_args__ = (UniqueConstraint("user_id", "role"),)

    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    role: Mapped[Role] = mapped_column(term(Role))


class User(Versioned, Base):
    """A person who works at the desk. Never deleted: history keeps the name."""

    __tablename__ = "user_account"
    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_lower"),
        CheckConstraint("length(trim(name)) > 0", name="name_not_blank"),
    )

    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    # What readers see under a verdict; empty shows the role only.
    public_name: Mapped[str] = mapped_column(default="")
    password_hash: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)
    # Made by `demo load`: such people and their texts are labelled as demonstration.
    demo: Mapped[bool] = mapped_column(default=False)
    role_rows: Mapped[list[UserRole]] = relationship(
        cascade="all, delete-orphan", order_by=UserRole.id, lazy="selectin"
    )

    # Set for the request by the session loader, never stored: the secret in the
    # cookie whose hash is the session's row.
    session_token = ""

    @property
    def roles(self) -> frozenset[Role]:
        """The roles a person holds now."""
        return frozenset(row.role for row in self.role_rows)

    # What Flask-Login asks of a user: four attributes.
    is_authenticated = True
    is_anonymous = False

    @property
    def is_active(self) -> bool:
        """Whether the person may be signed in."""
        return self.active

    def get_id(self) -> str:
        """Return what identifies the *session*, so that ending one works."""
        return self.session_token


class UserSession(Base):
    """A signed-in session; only the hash of its secret is stored."""

    __tablename__ = "user_session"

    token_sha256: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    seen_at: Mapped[Moment]
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    user: Mapped[User] = relationship()


class Throttle(Base):
    """How often something was tried lately, by hashed account or address."""

    __tablename__ = "throttle"

    key: Mapped[str] = mapped_column(unique=True)
    count: Mapped[int] = mapped_column(default=0)
    until: Mapped[Moment]


class FormKey(Base):
    """A form that was taken: the same form sent twice leads to the same place."""

    __tablename__ = "form_key"

    key: Mapped[str] = mapped_column(unique=True)
    location: Mapped[str]
