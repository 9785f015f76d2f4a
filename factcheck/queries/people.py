"""Reading people."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.models import User


def everybody(session: Session) -> Sequence[User]:
    """Return all people, those who may sign in first, by name."""
    return session.scalars(
        select(User).order_by(User.active.desc(), User.name, User.id)
    ).all()


def by_uid(session: Session, uid: str) -> User | None:
    """Return a person by ULID."""
    return session.scalar(select(User).where(User.uid == uid))
