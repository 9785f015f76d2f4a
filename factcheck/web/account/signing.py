"""Who somebody is: the passphrase is checked outside of any transaction.

Hashing takes long on purpose, and nobody else should wait for it.
"""

import structlog
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from factcheck.domain.errors import Invalid
from factcheck.domain.sentences import N_, Sentence
from factcheck.engine import begin_writing
from factcheck.extensions import db
from factcheck.models import User
from factcheck.models.base import now
from factcheck.services import accounts, passphrases, sessions, throttle
from factcheck.web.access import actor, address_hash, keyed_hash, work
from factcheck.web.once import done
from factcheck.web.sessions import enter

_log = structlog.stdlib.get_logger("factcheck.access")

WRONG = Sentence(
    N_("E-mail address and passphrase do not fit together."), field="password"
)
_WRONG_OWN = Sentence(N_("This is not your passphrase."), field="current_passphrase")


def sign_in(email: str, passphrase: str) -> User | None:
    """Begin a session for the person these words belong to; None if nobody.

    Raises:
        TooOften: it was tried too often lately.
    """
    session = db.session()
    account = keyed_hash("account", email.strip().lower())
    source = throttle.Source(account, address_hash())
    _count(session, source)
    person = accounts.authenticate(session, email, passphrase)
    checked = person.password_hash if person else ""
    _begin(session)
    # Disabled or re-keyed while the hash was computed: then it does not count.
    if person is None or not person.active or person.password_hash != checked:
        session.rollback()
        _log.warning("log-in failed", account=account, address=source.address)
        return None
    throttle.succeeded(session, source, now())
    accounts.renew_hash(person, passphrase)
    secret = sessions.begin(work(), person)
    session.commit()
    enter(person, secret)
    _log.info("log-in", person=person.uid, address=source.address)
    return person


def confirm(passphrase: str) -> None:
    """Check the signed-in person's passphrase once more, before a grave step.

    Afterwards a transaction that writes is open. For views with `writes=False`.

    Raises:
        Invalid: it is another person's, or nobody's.
        TooOften: it was tried too often lately.
    """
    session = db.session()
    person = actor()
    source = throttle.Source(keyed_hash("own", person.uid), address_hash())
    stored = person.password_hash
    _count(session, source)
    if not passphrases.fits(stored, passphrase):
        _log.warning("own passphrase wrong", person=person.uid)
        raise Invalid(_WRONG_OWN)
    _begin(session)
    throttle.succeeded(session, source, now())
    session.commit()
    _begin(session)


def done_as_new(location: str, message: str) -> ResponseReturnValue:
    """Finish like `done`, in a new session: the act has ended the present one."""
    secret = sessions.begin(work(), actor())
    answer = done(location, message)
    enter(actor(), secret)
    return answer


def _begin(session: Session) -> None:
    """Begin a transaction that writes; what was read before is read again."""
    session.rollback()
    begin_writing(session)


def _count(session: Session, source: throttle.Source) -> None:
    _begin(session)
    try:
        throttle.count_try(session, source, now())
        session.commit()
    finally:
        session.rollback()
