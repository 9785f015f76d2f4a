"""People: who may be added, what ends sessions, and the last administrator."""

from collections.abc import Callable

import pytest
from argon2 import extract_parameters
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.errors import ActRefused, Conflict, Invalid
from factcheck.domain.vocabulary import Role
from factcheck.models import AuditEvent, User
from factcheck.services import accounts, audit, sessions
from factcheck.services.work import Work
from tests.builders import a_user
from tests.conftest import NOW

Begin = Callable[..., Work]
GOOD = "seven quiet otters counting"


def add(work: Work, **facts: object) -> User:
    given = {
        "email": "Mira.Novak@paper.example",
        "name": "Mira Novak",
        "roles": {Role.REVIEWER},
        "passphrase": GOOD,
    }
    return accounts.add(work, **(given | facts))  # type: ignore[arg-type]


def test_a_person_is_added_with_an_address_in_small_letters(work: Begin) -> None:
    added = add(work(None))
    assert added.email == "mira.novak@paper.example"
    assert added.roles == {Role.REVIEWER}
    assert accounts.find(work(None).session, " MIRA.novak@Paper.example") is added


def test_a_stored_hash_is_argon2id_and_strong_enough(work: Begin) -> None:
    stored = extract_parameters(add(work(None)).password_hash)
    assert stored.type.name == "ID"
    assert stored.memory_cost >= 19456
    assert stored.time_cost >= 2


@pytest.mark.parametrize(
    "facts",
    [
        {"email": "not an address"},
        {"email": "two@signs@paper.example"},
        {"name": "  "},
        {"name": "n" * 201},
        {"passphrase": "too short"},
    ],
)
def test_what_cannot_be_used_is_refused_at_its_field(
    work: Begin, facts: dict[str, object]
) -> None:
    with pytest.raises(Invalid) as refused:
        add(work(None), **facts)
    assert [each.field for each in refused.value.sentences] == list(facts)


def test_an_address_belongs_to_one_person(work: Begin) -> None:
    add(work(None))
    with pytest.raises(Invalid, match="has this e-mail address already"):
        add(work(None), email="MIRA.NOVAK@paper.example")


def test_only_the_right_passphrase_of_an_active_person_opens(
    session: Session, work: Begin
) -> None:
    added = add(work(None))
    assert accounts.authenticate(session, added.email, GOOD) is added
    assert accounts.authenticate(session, added.email, GOOD + ".") is None
    assert accounts.authenticate(session, "nobody@paper.example", GOOD) is None
    added.active = False
    assert accounts.authenticate(session, added.email, GOOD) is None


def test_an_unknown_person_costs_as_many_hashes_as_a_known_one(
    session: Session, work: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = add(work(None))
    verified: list[str] = []

    def verify(_self: object, stored: str, _given: str) -> bool:
        verified.append(stored)
        return False

    monkeypatch.setattr("argon2.PasswordHasher.verify", verify)
    accounts.authenticate(session, added.email, "wrong")
    accounts.authenticate(session, "nobody@paper.example", "wrong")
    known, unknown = (extract_parameters(each) for each in verified)
    assert known == unknown


def test_a_hash_with_old_parameters_is_made_anew(work: Begin) -> None:
    added = add(work(None))
    fresh = added.password_hash
    accounts.renew_hash(added, GOOD)
    assert added.password_hash == fresh
    added.password_hash = fresh.replace("t=3", "t=2")
    accounts.renew_hash(added, GOOD)
    assert "t=3" in added.password_hash


def test_other_roles_end_the_sessions_and_a_new_name_does_not(
    session: Session, work: Begin
) -> None:
    admin, person = a_user(session, Role.ADMIN), a_user(session, Role.REVIEWER)
    secret = sessions.begin(work(person), person)
    accounts.edit(
        work(admin), person, person.version, name="New", public_name="",
        roles={Role.REVIEWER},
    )  # fmt: skip
    assert sessions.find(session, secret, NOW) is not None
    accounts.edit(
        work(admin), person, person.version, name="New", public_name="",
        roles={Role.EDITOR},
    )  # fmt: skip
    assert sessions.find(session, secret, NOW) is None
    assert person.roles == {Role.EDITOR}


def test_two_administrators_cannot_overwrite_each_other(
    session: Session, work: Begin
) -> None:
    admin, person = a_user(session, Role.ADMIN), a_user(session, Role.REVIEWER)
    seen = person.version
    accounts.edit(
        work(admin), person, seen, name=person.name, public_name="",
        roles={Role.OBSERVER},
    )  # fmt: skip
    with pytest.raises(Conflict) as refused:
        accounts.edit(
            work(admin), person, seen, name="Other", public_name="",
            roles={Role.REVIEWER},
        )  # fmt: skip
    assert refused.value.theirs["roles"] == "observer"
    assert refused.value.mine["name"] == "Other"
    assert refused.value.version == person.version


def test_the_last_active_administrator_stays_one(session: Session, work: Begin) -> None:
    admin = a_user(session, Role.ADMIN, Role.EDITOR)
    a_user(session, Role.ADMIN, active=False)
    with pytest.raises(ActRefused, match="last administrator"):
        accounts.disable(work(admin), admin)
    with pytest.raises(ActRefused, match="last administrator"):
        accounts.edit(
            work(admin), admin, admin.version, name="A", public_name="",
            roles={Role.EDITOR},
        )  # fmt: skip
    a_user(session, Role.ADMIN)
    accounts.disable(work(admin), admin)
    assert not admin.active


def test_disabling_ends_sessions_and_is_done_once(
    session: Session, work: Begin
) -> None:
    admin, person = a_user(session, Role.ADMIN), a_user(session)
    secret = sessions.begin(work(person), person)
    accounts.disable(work(admin), person)
    assert sessions.find(session, secret, NOW) is None
    with pytest.raises(ActRefused, match="disabled already"):
        accounts.disable(work(admin), person)
    accounts.enable(work(admin), person)
    assert sessions.find(session, secret, NOW) is None
    with pytest.raises(ActRefused, match="not disabled"):
        accounts.enable(work(admin), person)


def test_a_new_passphrase_ends_every_session(session: Session, work: Begin) -> None:
    person = a_user(session)
    secrets = [sessions.begin(work(person), person) for _ in range(2)]
    accounts.set_passphrase(work(person), person, GOOD)
    assert [sessions.find(session, each, NOW) for each in secrets] == [None, None]
    assert accounts.authenticate(session, person.email, GOOD) is person


def test_every_act_is_in_the_log_and_no_secret_is(
    session: Session, work: Begin
) -> None:
    admin = add(work(None), roles={Role.ADMIN})
    person = add(work(admin), email="second@paper.example")
    accounts.edit(
        work(admin), person, person.version, name="Second", public_name="S.",
        roles={Role.EDITOR},
    )  # fmt: skip
    accounts.set_passphrase(work(admin), person, GOOD + " again")
    accounts.disable(work(admin), person, "left the house")
    accounts.enable(work(admin), person)
    assert list(audit.verify(session)) == []
    events = session.scalars(select(AuditEvent).order_by(AuditEvent.seq)).all()
    assert [each.action.partition(".")[2] for each in events] == [
        "added", "added", "edited", "passphrase_set", "disabled", "enabled",
    ]  # fmt: skip
    assert events[2].changes["roles"] == [["reviewer"], ["editor"]]
    assert events[4].note == "left the house"
    assert not any("argon2" in str(each.changes) for each in events)
