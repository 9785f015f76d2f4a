"""Changing how a claim is worded and described."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.errors import (
    ActRefused,
    Conflict,
    Duplicate,
    Invalid,
    NotAllowed,
)
from factcheck.domain.publication_terms import RejectReason
from factcheck.domain.vocabulary import ClaimType, Priority, Risk, Role, State
from factcheck.models import Actor, AuditEvent, Claim, Document
from factcheck.services import audit, claims, documents
from factcheck.services.work import Work
from tests.builders import ARTICLE, QUOTE, a_claim, a_user, an_actor

Begin = Callable[..., Work]


@pytest.fixture
def desk(session: Session, work: Begin) -> Work:
    return work(a_user(session))


@pytest.fixture
def editor(session: Session, work: Begin) -> Work:
    return work(a_user(session, Role.EDITOR))


@pytest.fixture
def article(desk: Work) -> Document:
    return documents.import_text(
        desk, text=ARTICLE, language="en", published_edtf="2025-04-28"
    )


@pytest.fixture
def claim(desk: Work, article: Document) -> Claim:
    return claims.mark(desk, article, quote=QUOTE, claim_type=ClaimType.QUANTITY)


def edit(work: Work, claim: Claim, **fields: Any) -> Claim:  # noqa: ANN401 - as the command takes them
    return claims.edit(work, claim, claim.version, **fields)


def last_event(session: Session) -> AuditEvent:
    query = select(AuditEvent).order_by(AuditEvent.seq.desc()).limit(1)
    return session.scalars(query).one()


def test_everything_about_a_claim_can_be_changed_in_one_act(
    session: Session, desk: Work, claim: Claim
) -> None:
    minister = an_actor(session, "The minister")
    about = a_claim(session)
    edit(
        desk,
        claim,
        text="The ministry  opened nine bridges in 2024.",
        short_text="Nine bridges",
        claim_type=ClaimType.ATTRIBUTION,
        claimants=[minister],
        attributed_to=[minister],
        topics=["Bridges"],
        date_edtf="2025-04~",
        location="The capital",
        language="EN-gb",
        priority=Priority.HIGH,
        substance=about,
    )
    assert claim.text == "The ministry opened nine bridges in 2024."
    assert list(claim.claimants) == claim.attributed_to == [minister]
    assert claim.substance is about
    event = last_event(session)
    assert event.action == "claim.edited"
    assert event.changes["language"] == ["en", "en-GB"]
    assert event.changes["claimants"] == [[], [minister.ref]]
    assert event.changes["topics"] == [[], ["bridges"]]
    faults = [each.text() for each in audit.verify(session)]
    assert [each for each in faults if claim.uid in each] == []


def test_what_is_left_out_stays_as_it_is(desk: Work, claim: Claim) -> None:
    edit(desk, claim, date_edtf="2024", topics=["Bridges"])
    edit(desk, claim, short_text="Nine bridges")
    assert claim.date_edtf == "2024"
    assert [each.name for each in claim.topics] == ["Bridges"]
    assert claim.text == QUOTE


def test_an_edit_that_changes_nothing_leaves_no_trace(
    session: Session, desk: Work, claim: Claim
) -> None:
    one, other = an_actor(session, "A"), an_actor(session, "B")
    topics = ["Bridges", "Apples"]
    edit(desk, claim, claimants=[other, one], attributed_to=[one, other], topics=topics)
    version, event = claim.version, last_event(session).seq
    edit(
        desk,
        claim,
        text=f" {QUOTE}",
        slug=claim.slug,
        claimants=[other, one],
        attributed_to=[other, one],
        topics=["bridges", "apples"],
    )
    assert claim.version == version
    assert last_event(session).seq == event


def test_the_order_of_claimants_counts_and_can_be_changed(
    session: Session, desk: Work, claim: Claim
) -> None:
    one, other, third = (an_actor(session, name) for name in "ABC")
    edit(desk, claim, claimants=[one, other])
    edit(desk, claim, claimants=[other, third, one, other])
    session.expire_all()
    assert list(claim.claimants) == [other, third, one]
    edit(desk, claim, claimants=[])
    assert list(claim.claimants) == []


def test_a_change_of_claimants_alone_moves_the_version(
    session: Session, desk: Work, claim: Claim
) -> None:
    read = claim.version
    edit(desk, claim, claimants=[an_actor(session, "A")])
    with pytest.raises(Conflict) as caught:
        claims.edit(
            desk, claim, read, text="Ten bridges opened", claimants=[], substance=None
        )
    assert caught.value.theirs == {"text": QUOTE, "claimants": ["A"], "substance": ""}
    assert caught.value.mine["text"] == "Ten bridges opened"
    assert caught.value.version == claim.version


@pytest.mark.parametrize("state", sorted(set(State) - {State.NEW, State.IN_REVIEW}))
def test_words_stay_once_they_are_submitted(
    session: Session, desk: Work, claim: Claim, state: State
) -> None:
    claim.assignee = desk.person
    claim.state = state
    if state is State.REJECTED:
        claim.rejection_reason = RejectReason.OPINION
    session.flush()
    with pytest.raises(ActRefused, match="new or in review"):
        edit(desk, claim, text="Ten bridges opened")


FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"text": "Too short"}, "text"),
    ({"short_text": "s" * 76}, "short_text"),
    ({"location": "p" * 201}, "location"),
    ({"date_edtf": "soon"}, "date_edtf"),
    ({"date_edtf": "2025-05-04"}, "date_edtf"),
    ({"date_edtf": "2025-04-29"}, "date_edtf"),
    ({"language": "English"}, "language"),
    ({"topics": ["t" * 81]}, "topics"),
]


@pytest.mark.parametrize(("fields", "field"), FAULTS)
def test_what_cannot_be_stored_is_refused_at_its_field(
    session: Session, desk: Work, claim: Claim, fields: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as caught:
        edit(desk, claim, **fields)
    assert [each.field for each in caught.value.sentences] == [field]
    session.rollback()


def test_another_claim_with_the_same_words_is_refused_with_its_name(
    session: Session, desk: Work, claim: Claim
) -> None:
    other = a_claim(session, quote="Engineers counted four")
    with pytest.raises(Duplicate) as caught:
        edit(desk, claim, text="“engineers  counted four”".strip("“”"))
    assert caught.value.uid == other.uid
    edit(desk, claim, text=f"{QUOTE}!")


def test_only_an_editor_says_how_risky_a_claim_is(
    desk: Work, editor: Work, claim: Claim
) -> None:
    with pytest.raises(NotAllowed, match="risky"):
        edit(desk, claim, risk=Risk.SENSITIVE)
    edit(desk, claim, risk=Risk.NORMAL)
    edit(editor, claim, risk=Risk.SENSITIVE)
    assert claim.risk is Risk.SENSITIVE


def test_the_address_is_set_by_an_editor_or_who_works_on_the_claim(
    session: Session, desk: Work, editor: Work, claim: Claim
) -> None:
    with pytest.raises(NotAllowed, match="address"):
        edit(desk, claim, slug="bridges")
    edit(editor, claim, slug="bridges")
    claim.state, claim.assignee = State.IN_REVIEW, desk.person
    session.flush()
    edit(desk, claim, slug="nine-bridges")
    assert claim.slug == "nine-bridges"
    with pytest.raises(Invalid, match="cannot be an address"):
        edit(desk, claim, slug="Nine bridges")


def test_an_address_that_exists_is_refused(
    session: Session, editor: Work, claim: Claim
) -> None:
    other = a_claim(session)
    with pytest.raises(Invalid, match="Another claim has") as caught:
        edit(editor, claim, slug=other.slug)
    assert caught.value.sentences[0].field == "slug"


def test_only_an_utterance_has_a_claim_on_its_substance(
    session: Session, desk: Work, claim: Claim
) -> None:
    about = a_claim(session)
    with pytest.raises(Invalid, match="whether it is so"):
        edit(desk, claim, substance=about)
    session.rollback()


@pytest.mark.parametrize("which", ["itself", "rejected"])
def test_the_substance_is_another_claim_that_is_checked(
    session: Session, desk: Work, claim: Claim, which: str
) -> None:
    edit(desk, claim, claim_type=ClaimType.POSITION)
    rejected = a_claim(
        session, state=State.REJECTED, rejection_reason=RejectReason.OPINION
    )
    chosen = {"itself": claim, "rejected": rejected}[which]
    with pytest.raises(Invalid) as caught:
        edit(desk, claim, substance=chosen)
    assert caught.value.sentences[0].field == "substance"
    session.rollback()


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.ADMIN])
def test_who_only_reads_or_administers_changes_nothing(
    session: Session, work: Begin, claim: Claim, role: Role
) -> None:
    with pytest.raises(NotAllowed):
        edit(work(a_user(session, role)), claim, text="Ten bridges opened")
    assert session.scalars(select(Actor.name)).all() == []
