"""Marking claims in an article, and where else they appear."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.errors import ActRefused, Duplicate, Invalid, NotAllowed
from factcheck.domain.publication_terms import RejectReason
from factcheck.domain.vocabulary import AppearanceRole, ClaimType, Role, State
from factcheck.models import Appearance, AuditEvent, Claim, Document
from factcheck.queries import documents as queries
from factcheck.services import audit, claims, documents
from factcheck.services.claim_fields import free_slug
from factcheck.services.work import Work
from tests.builders import ARTICLE, QUOTE, a_claim, a_document, a_user, an_actor

Begin = Callable[..., Work]


@pytest.fixture
def desk(session: Session, work: Begin) -> Work:
    return work(a_user(session))


@pytest.fixture
def article(desk: Work) -> Document:
    return documents.import_text(desk, text=ARTICLE, language="en")


def test_a_claim_is_anchored_in_the_words_of_the_article(
    session: Session, desk: Work, article: Document
) -> None:
    minister, ministry = (
        an_actor(session, "The minister"),
        an_actor(session, "Ministry"),
    )
    claim = claims.mark(
        desk,
        article,
        quote=QUOTE.replace(" ", "  ", 1),
        claim_type=ClaimType.QUANTITY,
        claimants=[minister, ministry, minister],
        cue="the minister  said",
        chain=[ministry.ref, minister.ref],
        topics=["Bridges", "bridges", "Transport"],
        date_edtf="2024",
    )
    assert claim.text == QUOTE
    assert claim.slug == "the-ministry-opened-nine-new-bridges-last-year"
    assert claim.state is State.NEW
    assert claim.language == "en"
    assert claim.created_by is desk.person
    assert list(claim.claimants) == [minister, ministry]
    assert [each.name for each in claim.topics] == ["Bridges", "Transport"]
    [found] = claim.appearances
    assert article.text[found.start : found.end] == found.quote_exact == QUOTE
    assert found.cue == "the minister said"
    assert found.attribution_chain == [ministry.ref, minister.ref]
    assert found.asserted


def test_marking_is_in_the_log(session: Session, desk: Work, article: Document) -> None:
    claim = claims.mark(desk, article, quote=QUOTE, topics=["Bridges"])
    actions = session.scalars(
        select(AuditEvent.action).where(AuditEvent.claim_uid == claim.uid)
    ).all()
    assert actions == ["claim.marked", "appearance.added"]
    faults = [each.text() for each in audit.verify(session)]
    assert [each for each in faults if "user_account" not in each] == []


def test_the_wording_may_differ_from_the_quote(desk: Work, article: Document) -> None:
    words = "The  ministry of transport opened nine bridges in 2024."
    claim = claims.mark(desk, article, quote="nine new bridges", text=words)
    assert claim.text == " ".join(words.split())
    assert claim.appearances[0].quote_exact == "nine new bridges"


def test_everything_wrong_is_said_at_once(desk: Work, article: Document) -> None:
    with pytest.raises(Invalid) as caught:
        claims.mark(
            desk,
            article,
            quote="ten tunnels",
            text="Short",
            slug="No slug",
            date_edtf="soon",
            language="English",
        )
    fields = [each.field for each in caught.value.sentences]
    assert fields[0] == "quote"
    assert set(fields) == {"quote", "text", "date_edtf", "language", "slug"}


@pytest.mark.parametrize("length", [9, 501])
def test_a_claim_has_ten_to_five_hundred_characters(
    desk: Work, article: Document, length: int
) -> None:
    with pytest.raises(Invalid, match=f"this has {length}"):
        claims.mark(desk, article, quote=QUOTE, text="x" * length)


@pytest.mark.parametrize("length", [10, 500])
def test_the_shortest_and_the_longest_claim_are_taken(
    desk: Work, article: Document, length: int
) -> None:
    assert (
        len(claims.mark(desk, article, quote=QUOTE, text="x" * length).text) == length
    )


def test_addresses_from_the_same_words_are_numbered(
    desk: Work, article: Document
) -> None:
    slugs = [
        claims.mark(desk, article, quote=QUOTE, text=f"Nine bridges{sign}{sign}").slug
        for sign in ("!", "?", "§")
    ]
    assert slugs == ["nine-bridges", "nine-bridges-2", "nine-bridges-3"]


def test_an_address_that_exists_is_refused(desk: Work, article: Document) -> None:
    claims.mark(desk, article, quote=QUOTE, slug="bridges")
    with pytest.raises(Invalid, match="Another claim has the address") as caught:
        claims.mark(desk, article, quote="Engineers counted four", slug="bridges")
    assert caught.value.sentences[0].field == "slug"


@pytest.mark.parametrize("typed", [None, "bridges"])
def test_two_claims_with_one_address_at_once_do_not_break(
    desk: Work,
    article: Document,
    monkeypatch: pytest.MonkeyPatch,
    typed: str | None,
) -> None:
    first = claims.mark(desk, article, quote=QUOTE, slug="bridges")
    answers = iter([first.slug])

    def slow(work: Work, text: str, typed: str | None = None) -> str:
        return next(answers, None) or free_slug(work, text, typed)

    monkeypatch.setattr(claims, "free_slug", slow)
    if typed:
        with pytest.raises(Invalid, match="Another claim has"):
            claims.mark(desk, article, quote="Engineers counted four", slug=typed)
    else:
        other = claims.mark(desk, article, quote="Engineers counted four")
        assert other.slug == "engineers-counted-four"


@pytest.mark.parametrize("words", [f"{QUOTE}.", QUOTE.upper(), f" {QUOTE} "])
def test_the_same_words_are_not_checked_twice(
    desk: Work, article: Document, words: str
) -> None:
    first = claims.mark(desk, article, quote=QUOTE)
    with pytest.raises(Duplicate) as caught:
        claims.mark(desk, article, quote="Engineers counted four", text=words)
    assert caught.value.uid == first.uid
    assert caught.value.sentences[0].field == "text"


def test_words_of_a_merged_claim_lead_to_the_one_kept(
    session: Session, desk: Work, article: Document
) -> None:
    kept = a_claim(session)
    merged = claims.mark(desk, article, quote="Engineers counted four")
    merged.state, merged.rejection_reason = State.REJECTED, RejectReason.DUPLICATE
    merged.duplicate_of = kept
    session.flush()
    assert queries.claim_worded(session, "engineers counted four.") is kept


def test_a_claim_is_not_made_after_the_article_that_quotes_it(desk: Work) -> None:
    article = documents.import_text(desk, text=ARTICLE, published_edtf="2025-04-28~")
    with pytest.raises(Invalid, match="before this date") as caught:
        claims.mark(desk, article, quote=QUOTE, date_edtf="2025-04-29")
    assert caught.value.sentences[0].params["day"] == date(2025, 4, 28)
    claim = claims.mark(desk, article, quote=QUOTE, date_edtf="2025-04")
    assert claim.date_edtf == "2025-04"


def test_nobody_has_said_it_tomorrow(desk: Work, article: Document) -> None:
    with pytest.raises(Invalid, match="still to come"):
        claims.mark(desk, article, quote=QUOTE, date_edtf="2025-06")


def test_a_claim_appears_in_a_second_article(desk: Work, article: Document) -> None:
    claim = claims.mark(desk, article, quote=QUOTE)
    other = documents.import_text(desk, text="Nine bridges, the ministry boasts.")
    added = claims.add_appearance(
        desk,
        claim,
        other,
        quote="Nine bridges",
        role=AppearanceRole.FIRST_KNOWN,
        asserted=False,
    )
    assert [each.document for each in claim.appearances] == [article, other]
    assert (added.start, added.end) == (0, 12)
    assert not added.asserted
    with pytest.raises(Duplicate) as caught:
        claims.add_appearance(desk, claim, other, quote="Nine bridges")
    assert caught.value.uid == claim.uid


@pytest.mark.parametrize("state", sorted(set(State) - {State.NEW, State.IN_REVIEW}))
def test_what_was_submitted_gets_no_new_appearance(
    session: Session, desk: Work, article: Document, state: State
) -> None:
    claim = a_claim(session)
    claim.assignee = desk.person
    claim.state = state
    if state is State.REJECTED:
        claim.rejection_reason = RejectReason.OPINION
    session.flush()
    with pytest.raises(ActRefused):
        claims.add_appearance(desk, claim, article, quote=QUOTE)


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.ADMIN])
def test_who_only_reads_or_administers_marks_nothing(
    session: Session, work: Begin, role: Role
) -> None:
    person, document = work(a_user(session, role)), a_document(session)
    with pytest.raises(NotAllowed):
        claims.mark(person, document, quote=QUOTE)
    with pytest.raises(NotAllowed):
        claims.add_appearance(person, a_claim(session), document, quote=QUOTE)
    assert session.scalars(select(Claim.created_by_id)).all() != [person.person.id]


def test_claims_stand_in_the_order_of_the_article(
    session: Session, desk: Work, article: Document
) -> None:
    later = claims.mark(desk, article, quote="Engineers counted four")
    earlier = claims.mark(desk, article, quote=QUOTE)
    found = queries.claims_in(session, article)
    assert [(each.number, each.claim) for each in found] == [(1, earlier), (2, later)]
    assert queries.claim_counts(session, [article]) == {article.id: 2}
    assert session.scalars(select(Appearance.document_id)).all() == [article.id] * 2
