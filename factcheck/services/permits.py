"""The core's own door: a command asks for its permission whoever calls it."""

from factcheck.domain.errors import NotAllowed
from factcheck.domain.policy import Permission, may
from factcheck.services.work import Work


def need(work: Work, permission: Permission) -> None:
    """Refuse whoever does not hold `permission` now.

    Raises:
        NotAllowed: no role of the actor grants it.
    """
    if not may(work.person.roles, permission):
        raise NotAllowed
