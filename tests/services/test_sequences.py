"""Whatever people try with the real services, in whatever order: the promises hold.

The rules alone are tried the same way in tests/domain/test_sequences.py, much
longer; here each try is a real act, on the database that is quick.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from copy import copy
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import settings as set_up
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from factcheck.domain.errors import Refusal
from factcheck.domain.evidence_terms import Stance
from factcheck.domain.people import approvals
from factcheck.domain.publication_terms import AmendKind, PublicationState
from factcheck.domain.vocabulary import Act, Role, State
from factcheck.engine import make_engine
from factcheck.models import Claim, User
from factcheck.services import amendments, evidence
from factcheck.services.amendments import Wording
from tests.builders import a_claim, a_link
from tests.databases import Databases
from tests.newsroom import COMMENT, Newsroom

STARTS: tuple[Callable[[Newsroom], Claim], ...] = (
    # Who may do both must not: these two come first, and so come up often.
    lambda room: room.submitted(room.both),
    lambda room: room.ready(room.both),
    lambda room: a_claim(room.session, created_by=room.author),
    Newsroom.submitted,
    Newsroom.approved,
    Newsroom.published,
    Newsroom.reopened,
    Newsroom.suspended,
    Newsroom.retracted,
    # The last one is what others are merged into.
    Newsroom.published,
)
PEOPLE = ("both", "editor", "author", "second", "reviewer", "admin", "observer")
REASONS = {
    Act.REJECT: ["opinion"],
    Act.RETURN: ["wrong_verdict"],
    Act.REOPEN: ["new_evidence"],
    Act.SUSPEND: ["legal"],
}


@dataclass(frozen=True)
class Morning:
    """A newsroom with a claim in each state; every example begins there."""

    engine: sa.Engine
    room: Newsroom
    names: dict[str, int]
    kept: Path

    def begin(self, session: Session) -> Newsroom:
        """Bring the rows back, and the people."""
        file = self.engine.url.database
        with (
            closing(sqlite3.connect(self.kept)) as source,
            closing(sqlite3.connect(str(file))) as target,
        ):
            target.execute("PRAGMA synchronous = OFF")
            source.backup(target)
        room = copy(self.room)
        room.session = session
        for name, number in self.names.items():
            setattr(room, name, session.get_one(User, number))
        return room


@pytest.fixture(scope="module")
def morning(
    databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Morning]:
    """Let a newsroom work until there is a claim in each state."""
    engine = make_engine(databases.create("sqlite"))
    with Session(engine) as session:
        room = Newsroom(session)
        for start in STARTS:
            start(room)
        room.file()
        session.commit()
        names = {name: getattr(room, name).id for name in PEOPLE}
    engine.dispose()  # and with it the write-ahead log
    kept = tmp_path_factory.mktemp("morning") / "kept.db"
    shutil.copy(str(engine.url.database), kept)
    yield Morning(engine, room, names, kept)
    engine.dispose()


class Day:
    """One of the claims, and everybody trying things with it."""

    def __init__(self, room: Newsroom, data: st.DataObject) -> None:
        """Choose the claim."""
        self.room = room
        self.draw = data.draw
        query = sa.select(Claim).order_by(Claim.id)
        *claims, self.survivor = room.session.scalars(query)
        self.claim = self.draw(st.sampled_from(claims))

    def person(self) -> User:
        """Choose anybody."""
        who: User = getattr(self.room, self.draw(st.sampled_from(PEOPLE)))
        return who

    def one_thing(self) -> None:
        """Let somebody do one thing; what is refused leaves nothing behind."""
        things = [self.any_act, *[self.offered_act] * 5, self.add_evidence, self.amend]
        thing = self.draw(st.sampled_from([*things, self.write, self.consider]))
        with suppress(Refusal), self.room.session.begin_nested():
            thing()

    def any_act(self) -> None:
        """Try any act, offered or not."""
        self.take(self.person(), self.draw(st.sampled_from(Act)))

    def offered_act(self) -> None:
        """Press a button that the page shows."""
        who = self.person()
        if offered := sorted(self.room.offered(who, self.claim)):
            self.take(who, self.draw(st.sampled_from(offered)))

    def take(self, who: User, act: Act) -> None:
        """Take a step with whatever its form could ask."""
        self.room.do(
            who,
            self.claim,
            act,
            reasons=REASONS.get(act, ()),
            comment=COMMENT,
            assignee=self.room.reviewer,
            survivor=self.survivor,
        )

    def add_evidence(self) -> None:
        """Link an item that is on file."""
        link = a_link(self.room.session, self.survivor)
        self.room.file()
        work = self.room.work(self.person())
        evidence.reuse(work, self.claim, link.item, stance=Stance.CONTEXT)

    def write(self) -> None:
        """Change the draft."""
        if self.claim.assignee is not None:
            words = f"We counted at {self.room.now:%H:%M} and found what follows. " * 3
            self.room.redraft(self.claim, rationale=words)

    def amend(self) -> None:
        """Write an amendment of the page."""
        if self.claim.publications:
            wording = vars(Wording.published(self.claim))
            summary = f"Two reports of {self.room.now:%H:%M} show it."
            amendments.propose(
                self.room.work(self.person()),
                self.claim,
                kind=AmendKind.MINOR,
                wording=Wording(**{**wording, "summary": summary}),
                notice_text="A word was wrong.",
            )

    def consider(self) -> None:
        """Answer the questions about harm, one of them perhaps with yes."""
        self.room.harmless(self.claim, crime=self.draw(st.integers(0, 3)) == 0)


def check(day: Day) -> None:
    """Look at everything that must hold whatever happened."""
    claim, session = day.claim, day.room.session
    session.flush()
    session.expire_all()
    assert day.room.faults() == []
    trail = [
        event.changes["state"]
        for event in day.room.events(claim)
        if event.object_uid == claim.uid and "state" in event.changes
    ]
    for earlier, later in pairwise(trail):
        assert earlier[1] == later[0]
    assert not trail or trail[-1][1] == claim.state
    check_pages(claim)
    for event in day.room.events(claim):
        if event.actor is not None:
            assert event.actor.roles & {Role.REVIEWER, Role.EDITOR}


def check_pages(claim: Claim) -> None:
    """Look at what readers meet, now and in earlier versions."""
    current = [
        page
        for page in claim.publications
        if page.state is not PublicationState.SUPERSEDED
    ]
    assert len(current) <= 1
    if claim.state is State.PUBLISHED:
        assert current[0].state is PublicationState.LIVE
    if claim.state in {State.SUSPENDED, State.RETRACTED}:
        assert current[0].state == claim.state.value
    for page in claim.publications:
        revision = page.revision
        editors = approvals(revision)
        assert editors
        assert not editors & {revision.author_id, *revision.hands}
        assert page.content_sha256 == revision.content_sha256
    for notice in (each for page in claim.publications for each in page.notices):
        assert notice.author_id != notice.approved_by_id


@set_up(
    max_examples=40,
    # What failed once fails again by its seed; a file in the tree helps nobody.
    database=None,
)
@given(data=st.data())
def test_whatever_people_try_the_promises_hold(
    morning: Morning, data: st.DataObject
) -> None:
    with Session(morning.engine) as session:
        day = Day(morning.begin(session), data)
        for _ in range(data.draw(st.integers(5, 15))):
            day.one_thing()
        check(day)
