"""People and their accounts: added, re-roled, disabled, and who is who at log-in."""

from collections.abc import Collection

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.errors import ActRefused, Conflict, Invalid
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import Role
from factcheck.models import User, UserRole
from factcheck.services import audit, passphrases, sessions
from factcheck.services.work import Work

_LONGEST_NAME = 200


def add(  # noqa: PLR0913 - what a person is made of
    work: Work,
    *,
    email: str,
    name: str,
    roles: Collection[Role],
    passphrase: str,
    public_name: str = "",
    demo: bool = False,
) -> User:
    """Add a person who may sign in at once.

    Raises:
        Invalid: address, name or passphrase cannot be used, or the address is taken.
    """
    address = _checked_email(email)
    taken = work.session.scalar(select(User.id).where(User.email == address))
    if taken is not None:
        raise Invalid(
            Sentence(N_("Somebody has this e-mail address already."), field="email")
        )
    name = _checked_name(name)
    passphrase = passphrases.check(
        passphrase, known=(name, address), field="passphrase"
    )
    person = User(
        email=address,
        name=name,
        public_name=public_name.strip(),
        password_hash=passphrases.hash_of(passphrase),
        demo=demo,
        role_rows=[UserRole(role=role) for role in sorted(set(roles))],
    )
    work.session.add(person)
    audit.record(work, "user_account.added", person)
    return person


def authenticate(session: Session, email: str, passphrase: str) -> User | None:
    """Return the person these words belong to, if that person may sign in.

    It takes the same time whether there is such a person or not.
    """
    person = find(session, email)
    fits = passphrases.fits(person.password_hash if person else None, passphrase)
    return person if person and fits and person.active else None


def find(session: Session, email: str) -> User | None:
    """Return the person with this address, whatever the case of its letters."""
    return session.scalar(select(User).where(User.email == email.strip().lower()))


def renew_hash(person: User, passphrase: str) -> None:
    """Hash a passphrase anew if the parameters have grown since."""
    if passphrases.is_outdated(person.password_hash):
        person.password_hash = passphrases.hash_of(passphrase)


def edit(  # noqa: PLR0913 - what can be edited
    work: Work,
    person: User,
    version: int,
    *,
    name: str,
    public_name: str,
    roles: Collection[Role],
) -> User:
    """Change name and roles; other roles end the person's sessions.

    Raises:
        Conflict: somebody else has changed the person meanwhile.
        Invalid: there is no name.
        ActRefused: nobody would be left to administer the site.
    """
    wanted = {"name": _checked_name(name), "public_name": public_name.strip()}
    _check_version(person, version, {**wanted, "roles": roles})
    before, held = audit.facts(person), person.roles
    if Role.ADMIN in held and Role.ADMIN not in roles:
        _refuse_without_admin(work, person)
    person.name, person.public_name = wanted["name"], wanted["public_name"]
    person.role_rows = [
        *(row for row in person.role_rows if row.role in roles),
        *(UserRole(role=role) for role in sorted(set(roles) - held)),
    ]
    # Roles are rows of their own: this makes the version count them too.
    person.updated_at = work.now
    if held != set(roles):
        sessions.end_all(work, person)
    audit.record(work, "user_account.edited", person, before=before)
    return person


def disable(work: Work, person: User, note: str = "") -> None:
    """Let a person in no more, from this moment; the name stays in the history.

    Raises:
        ActRefused: the person is disabled already, or the last administrator.
    """
    if not person.active:
        raise ActRefused(Sentence(N_("This person is disabled already.")))
    _refuse_without_admin(work, person)
    before = audit.facts(person)
    person.active = False
    sessions.end_all(work, person)
    audit.record(work, "user_account.disabled", person, before=before, note=note)


def enable(work: Work, person: User, note: str = "") -> None:
    """Let a disabled person in again.

    Raises:
        ActRefused: the person is not disabled.
    """
    if person.active:
        raise ActRefused(Sentence(N_("This person is not disabled.")))
    before = audit.facts(person)
    person.active = True
    audit.record(work, "user_account.enabled", person, before=before, note=note)


def set_passphrase(work: Work, person: User, passphrase: str) -> None:
    """Give a person a new passphrase; every session of theirs ends.

    Raises:
        Invalid: the passphrase cannot be used.
    """
    passphrase = passphrases.check(
        passphrase, known=(person.name, person.email), field="passphrase"
    )
    before = audit.facts(person)
    person.password_hash = passphrases.hash_of(passphrase)
    sessions.end_all(work, person)
    audit.record(work, "user_account.passphrase_set", person, before=before)


def _refuse_without_admin(work: Work, person: User) -> None:
    """Keep one active administrator besides `person`.

    The rows are locked, so that two of them cannot remove each other at once.
    """
    admins = work.session.scalars(
        select(User)
        .where(User.active, User.role_rows.any(UserRole.role == Role.ADMIN))
        .order_by(User.id)
        .with_for_update()
    ).all()
    if [admin.id for admin in admins] == [person.id]:
        raise ActRefused(
            Sentence(
                N_("This is the last administrator: appoint another one first."),
                field="roles",
            )
        )


def _check_version(person: User, version: int, mine: dict[str, object]) -> None:
    if person.version == version:
        return
    theirs = {name: _as_text(getattr(person, name)) for name in mine}
    raise Conflict(
        theirs, {name: _as_text(value) for name, value in mine.items()}, person.version
    )


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else ", ".join(sorted(value))  # type: ignore[call-overload]


def _checked_email(email: str) -> str:
    """Return the address in the form in which it is stored and looked up."""
    try:
        # Names that exist only in the house's own network are fine too.
        found = validate_email(
            email.strip(), check_deliverability=False, globally_deliverable=False
        )
    except EmailNotValidError:
        raise Invalid(
            Sentence(N_("This is not an e-mail address."), field="email")
        ) from None
    return found.normalized.lower()


def _checked_name(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Invalid(Sentence(N_("Give the person's name."), field="name"))
    if len(name) > _LONGEST_NAME:
        raise Invalid(
            Sentence(
                N_("A name may have %(n)d characters."), {"n": _LONGEST_NAME}, "name"
            )
        )
    return name
