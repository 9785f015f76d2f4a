"""Whom the newsroom asked, and what came of it; and the questions about harm."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.errors import ActRefused, Conflict, Invalid, NotAllowed
from factcheck.domain.publication_terms import ReplyStatus
from factcheck.domain.vocabulary import Act, Qualifier, Risk, State, Verdict
from factcheck.models import Claim
from factcheck.services import harm, replies
from factcheck.services.replies import ReplyFields
from tests.builders import an_actor
from tests.newsroom import Newsroom


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


@pytest.fixture
def asked(room: Newsroom) -> ReplyFields:
    """Return a request as it is recorded on the day it is sent."""
    return ReplyFields(
        ReplyStatus.WAITING,
        asked_at=room.now,
        channel="e-mail",
        question="How many bridges were opened?",
        deadline=room.now.date() + timedelta(days=2),
    )


def alleging(room: Newsroom) -> Claim:
    claim = room.approved()
    room.harmless(claim, wrongdoing=True)
    return claim


def test_a_request_is_recorded_and_kept_up_to_date(
    room: Newsroom, asked: ReplyFields
) -> None:
    claim, ministry = room.ready(), an_actor(room.session)
    room.file()
    reply = replies.record(room.work(room.author), claim, ministry, asked)
    assert (reply.to, reply.recorded_by) == (ministry, room.author)
    declined = replace(asked, status=ReplyStatus.DECLINED)
    replies.update(room.work(room.reviewer), reply, reply.version, declined)
    assert reply.status is ReplyStatus.DECLINED
    actions = [event.action for event in room.events(claim)]
    assert actions[-2:] == ["reply.recorded", "reply.updated"]
    assert room.faults() == []


def test_of_two_people_the_second_gets_both_texts(
    room: Newsroom, asked: ReplyFields
) -> None:
    reply = replies.record(
        room.work(room.author), room.ready(), an_actor(room.session), asked
    )
    seen = reply.version
    replies.update(room.work(room.author), reply, seen, replace(asked, channel="post"))
    with pytest.raises(Conflict) as refusal:
        replies.update(
            room.work(room.reviewer), reply, seen, replace(asked, channel="telephone")
        )
    assert (refusal.value.theirs["channel"], refusal.value.mine["channel"]) == (
        "post",
        "telephone",
    )
    # The page shows them as its form would.
    assert refusal.value.theirs["asked_at"] == room.now.date().isoformat()
    assert refusal.value.theirs["status"] == "waiting"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"asked_at": None}, "asked_at"),
        ({"deadline": None}, "deadline"),
        ({"deadline": date(2025, 1, 1)}, "deadline"),
        ({"channel": " "}, "channel"),
        ({"question": ""}, "question"),
        ({"status": ReplyStatus.NOT_ASKED}, "reason"),
    ],
)
def test_what_a_request_lacks_is_named(
    room: Newsroom, asked: ReplyFields, changes: dict[str, Any], field: str
) -> None:
    claim = room.ready()
    with pytest.raises(Invalid) as refusal:
        replies.record(
            room.work(room.author),
            claim,
            an_actor(room.session),
            replace(asked, **changes),
        )
    assert [each.field for each in refusal.value.sentences] == [field]
    assert claim.replies == []


def test_nobody_asks_or_answers_in_the_future(
    room: Newsroom, asked: ReplyFields
) -> None:
    later = room.now + timedelta(days=1)
    answered = replace(asked, status=ReplyStatus.ANSWERED, answer="Nine.")
    for fields, field in (
        (replace(asked, asked_at=later), "asked_at"),
        (replace(answered, answered_at=later), "answered_at"),
        (replace(answered, answered_at=room.now - timedelta(days=9)), "answered_at"),
        (replace(answered, answered_at=None), "answered_at"),
        (replace(answered, answered_at=room.now, answer=" "), "answer"),
    ):
        with pytest.raises(Invalid) as refusal:
            replies.record(
                room.work(room.author), room.ready(), an_actor(room.session), fields
            )
        assert [each.field for each in refusal.value.sentences] == [field]


@pytest.mark.parametrize("name", ["admin", "observer"])
def test_only_the_desk_asks(room: Newsroom, asked: ReplyFields, name: str) -> None:
    claim, work = room.ready(), room.work(getattr(room, name))
    with pytest.raises(NotAllowed):
        replies.record(work, claim, an_actor(room.session), asked)


@pytest.mark.parametrize("state", [State.SUBMITTED, State.APPROVED])
def test_an_answer_after_submission_voids_it(room: Newsroom, state: State) -> None:
    claim = room.submitted() if state is State.SUBMITTED else room.approved()
    room.answered(claim, "We stand by nine.")
    assert (claim.state, claim.evidence_changed) == (State.IN_REVIEW, True)
    assert claim.assignee == room.author
    assert room.faults() == []


def test_a_request_still_open_does_not_void_anything(
    room: Newsroom, asked: ReplyFields
) -> None:
    claim = room.approved()
    replies.record(room.work(room.editor), claim, an_actor(room.session), asked)
    assert claim.state is State.APPROVED


def test_a_page_that_alleges_wrongdoing_waits_until_the_deadline_is_over(
    room: Newsroom, asked: ReplyFields
) -> None:
    claim = alleging(room)
    replies.record(room.work(room.editor), claim, an_actor(room.session), asked)
    with pytest.raises(ActRefused, match="who was asked for a reply"):
        room.do(room.editor, claim, Act.PUBLISH)
    room.at(room.now + timedelta(days=3))
    assert room.do(room.editor, claim, Act.PUBLISH).state is State.PUBLISHED


@pytest.mark.parametrize("status", [ReplyStatus.DECLINED, ReplyStatus.NO_ANSWER])
def test_no_answer_is_an_answer_too(
    room: Newsroom, asked: ReplyFields, status: ReplyStatus
) -> None:
    claim = alleging(room)
    fields = replace(asked, status=status)
    replies.record(room.work(room.editor), claim, an_actor(room.session), fields)
    room.do(room.editor, claim, Act.PUBLISH)
    (sought,) = room.live(claim).content["replies_sought"]
    assert (sought["status"], sought["channel"]) == (status.value, "e-mail")


def test_a_disputed_verdict_needs_a_reply_without_any_allegation(
    room: Newsroom,
) -> None:
    claim = room.approved(
        verdict=Verdict.DISPUTED,
        qualifier=Qualifier.CONTESTED,
        against="Two reports say it is so.",
        override_reason="Neither report may be named, and both of us read them. " * 2,
    )
    room.do(room.second, claim, Act.APPROVE)
    room.harmless(claim)
    with pytest.raises(ActRefused, match="who was asked for a reply"):
        room.do(room.editor, claim, Act.PUBLISH)


def test_a_yes_on_harm_makes_a_claim_sensitive_for_good(room: Newsroom) -> None:
    claim = room.ready()
    room.harmless(claim)
    assert claim.risk is Risk.NORMAL
    room.harmless(claim, person=True)
    room.harmless(claim)
    assert [claim.risk] == [Risk.SENSITIVE]
    assert [claim.harm_person, claim.alleges_wrongdoing] == [False, False]
    assert room.faults() == []


def test_the_same_answers_again_are_no_event(room: Newsroom) -> None:
    claim = room.ready()
    room.harmless(claim)
    events = len(room.events(claim))
    room.harmless(claim)
    assert len(room.events(claim)) == events


@pytest.mark.parametrize("name", ["author", "admin", "observer"])
def test_only_editors_answer_on_harm(room: Newsroom, name: str) -> None:
    claim, work = room.ready(), room.work(getattr(room, name))
    with pytest.raises(NotAllowed):
        harm.answer(
            work, claim, person=False, crime=False, source=False, wrongdoing=False
        )
