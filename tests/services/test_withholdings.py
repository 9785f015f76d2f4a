"""Withholding: two editors, or one while the page is away; readers see the gap."""

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.errors import ActRefused, Invalid, NotAllowed
from factcheck.domain.publication_terms import WithholdReason, WithholdTarget
from factcheck.domain.vocabulary import Act
from factcheck.models import Claim, Withholding
from factcheck.services import withholdings
from tests.newsroom import COMMENT, Newsroom

PASSAGE = "made independently"


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


def ask(
    room: Newsroom,
    claim: Claim,
    target: str = PASSAGE,
    kind: WithholdTarget = WithholdTarget.PASSAGE,
    who: str = "editor",
) -> Withholding:
    work = room.work(getattr(room, who))
    return withholdings.ask(work, claim, kind, target, WithholdReason.MINOR)


def test_a_second_editor_agrees_and_from_then_on_it_is_withheld(room: Newsroom) -> None:
    claim = room.published()
    withholding = ask(room, claim)
    assert [withholding.since] == [None]
    withholdings.approve(room.work(room.second), claim, withholding)
    assert (withholding.since, withholding.approved_by) == (room.now, room.second)
    assert room.faults() == []


def test_while_the_page_is_away_one_editor_is_enough(room: Newsroom) -> None:
    claim = room.suspended()
    withholding = ask(room, claim)
    since = room.now
    assert [withholding.since] == [since]
    withholdings.approve(room.work(room.second), claim, withholding)
    assert withholding.since == since
    assert room.faults() == []


def test_what_one_editor_withheld_alone_still_shows_that_a_second_must_agree(
    room: Newsroom,
) -> None:
    claim = room.suspended()
    withholding = ask(room, claim)
    room.do(room.second, claim, Act.LIFT, comment=COMMENT)
    assert withholding.approved_by is None
    withholdings.approve(room.work(room.third), claim, withholding)
    assert withholding.approved_by == room.third


def test_who_asked_neither_agrees_nor_lifts(room: Newsroom) -> None:
    claim = room.published()
    withholding = ask(room, claim)
    with pytest.raises(ActRefused, match="a second editor agrees"):
        withholdings.approve(room.work(room.editor), claim, withholding)
    with pytest.raises(ActRefused, match="a second editor lifts"):
        withholdings.lift(room.work(room.editor), claim, withholding)


def test_it_is_decided_once_and_lifted_once(room: Newsroom) -> None:
    claim = room.published()
    withholding = ask(room, claim)
    withholdings.approve(room.work(room.second), claim, withholding)
    with pytest.raises(ActRefused, match="decided already"):
        withholdings.approve(room.work(room.third), claim, withholding)
    withholdings.lift(room.work(room.third), claim, withholding)
    assert (withholding.lifted_by_id, withholding.lifted_at) == (
        room.third.id,
        room.now,
    )
    for act in (withholdings.approve, withholdings.lift):
        with pytest.raises(ActRefused, match="decided already"):
            act(room.work(room.second), claim, withholding)
    assert room.faults() == []


@pytest.mark.parametrize("name", ["author", "admin", "observer"])
def test_only_editors_withhold(room: Newsroom, name: str) -> None:
    claim = room.published()
    with pytest.raises(NotAllowed):
        ask(room, claim, who=name)
    withholding = ask(room, claim)
    for act in (withholdings.approve, withholdings.lift):
        with pytest.raises(NotAllowed):
            act(room.work(getattr(room, name)), claim, withholding)


def test_nothing_is_withheld_of_what_was_never_public(room: Newsroom) -> None:
    with pytest.raises(ActRefused, match="Nothing of this claim is public"):
        ask(room, room.approved())


@pytest.mark.parametrize(
    "target",
    [
        " ",
        "words that are nowhere",
        "reviewed",  # a key of the stored content, not a word on the page
        "corroborated",  # a code, as above
        "{uid}",  # an identifier, as above
    ],
)
def test_only_words_of_the_page_are_withheld(room: Newsroom, target: str) -> None:
    claim = room.published()
    target = target.format(uid=claim.uid)
    with pytest.raises(Invalid, match="not on any version of the page"):
        ask(room, claim, target)


def test_a_single_letter_would_empty_the_page(room: Newsroom) -> None:
    with pytest.raises(Invalid, match="Choose more of the words"):
        ask(room, room.published(), "e")


def test_words_of_an_earlier_version_are_withheld_too(room: Newsroom) -> None:
    claim = room.republished()
    first = claim.revisions[0].rationale
    assert first != claim.revisions[-1].rationale
    assert ask(room, claim, first[:40]).id


def test_words_are_known_again_with_other_blanks(room: Newsroom) -> None:
    assert ask(room, room.published(), "made\n independently").id


def test_a_name_beside_the_quote_is_withheld_too(room: Newsroom) -> None:
    claim = room.published()
    after = room.live(claim).content["reviewed"]["claim"]["appearances"][0]["suffix"]
    assert "the minister" in after
    assert ask(room, claim, "minister", WithholdTarget.NAME).id


def test_the_copy_of_an_item_is_named_by_its_ref(room: Newsroom) -> None:
    claim = room.published()
    item = claim.links[0].item
    assert ask(room, claim, item.ref, WithholdTarget.SNAPSHOT).target == item.ref
    with pytest.raises(Invalid, match="not on any version of the page"):
        ask(room, claim, item.title, WithholdTarget.IMAGE)


def test_the_log_does_not_hold_what_is_withheld(room: Newsroom) -> None:
    claim = room.published()
    withholding = ask(room, claim)
    withholdings.approve(room.work(room.second), claim, withholding)
    events = [e for e in room.events(claim) if e.object_type == "withholding"]
    assert [event.action for event in events] == [
        "withholding.asked",
        "withholding.approved",
    ]
    assert PASSAGE not in str([(event.changes, event.note) for event in events])


def test_the_same_words_are_withheld_once(room: Newsroom) -> None:
    claim = room.published()
    withholding = ask(room, claim)
    with pytest.raises(ActRefused, match="already"):
        ask(room, claim, who="second")
    withholdings.lift(room.work(room.second), claim, withholding)
    assert ask(room, claim, who="second").id
