"""Who acts, when, and in which transaction: the first argument of every command."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from factcheck.models import User


@dataclass(frozen=True)
class Work:
    """One act in the making. Commands never look these up and never commit.

    `actor` is None for a reader or for the system; `now` is in UTC; `ip_hash`
    is a keyed hash of the address the act came from, for the log.
    """

    session: Session
    actor: User | None
    now: datetime
    ip_hash: str | None = None

    @property
    def person(self) -> User:
        """The signed-in person; a command that needs one is never reached without."""
        if self.actor is None:
            message = "this command needs a person"
            raise TypeError(message)
        return self.actor
