"""The lists that readers get: newest verdicts, an article, corrections, the method."""

import re

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from factcheck.domain.publication_terms import NoticeKind
from factcheck.domain.vocabulary import QUALIFIERS, ClaimType, Qualifier, Verdict
from factcheck.domain.words import finding
from factcheck.models import Claim, Notice, Publication
from factcheck.queries import public
from factcheck.web.public.method import MEANINGS, NOTICES, meanings
from tests import html
from tests.builders import ARTICLE, a_claim, a_document, an_appearance
from tests.client import CheckedClient
from tests.newsroom import COMMENT, Newsroom
from tests.published import a_page, amend, an_updated_page, publish, words


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let two entries fill a page."""
    monkeypatch.setattr(public, "PAGE_LENGTH", 2)


def main_links(client: CheckedClient, path: str, begin: str) -> list[str]:
    """Return where the links of a page's main part lead."""
    main = html.parse(client.get(path).text).find("body//main")
    assert main is not None
    found = [each.get("href", "") for each in main.iter("a")]
    return [each for each in found if each.startswith(begin)]


def walk(client: CheckedClient, path: str, begin: str) -> list[list[str]]:
    """Follow “older” to the end; return the links of each part."""
    parts = []
    while path:
        parts.append(main_links(client, path, begin))
        following = main_links(client, path, path.partition("?")[0] + "?before=")
        path = following[0] if following else ""
    return parts


def test_an_empty_site_says_so_and_what_to_read_meanwhile(
    client: CheckedClient,
) -> None:
    page = client.get("/")
    assert "Nothing has been published yet" in words(page)
    assert main_links(client, "/", "/how-we-work")
    assert "No verdict has been changed yet" in words(client.get("/corrections"))


def test_the_front_page_leads_with_the_finding(
    client: CheckedClient, room: Newsroom
) -> None:
    claim = a_page(room, qualifier=Qualifier.WITH_CAVEAT)
    page = words(client.get("/"))
    who = claim.claimants[0].name
    assert re.search(
        f"Corroborated, with a caveat .*{re.escape(claim.text)}.*"
        f"Two reports made independently show it.*claim by {who}.*"
        "evidence up to 28 April 2025 · published 2 May 2025",
        page,
    )


def test_the_newest_verdict_stands_first_and_a_new_version_is_new(
    client: CheckedClient, room: Newsroom
) -> None:
    first, second = room.published(), room.published()
    assert main_links(client, "/", "/claims/") == [
        f"/claims/{each.slug}" for each in (second, first)
    ]
    an_updated_page(room, first)
    assert main_links(client, "/", "/claims/") == [
        f"/claims/{each.slug}" for each in (first, second)
    ]
    assert "updated 2 May 2025" in words(client.get("/"))


def test_older_verdicts_follow_page_by_page_none_twice(
    client: CheckedClient, room: Newsroom, session: Session, short: None
) -> None:
    del short
    claims = [room.published() for _ in range(5)]
    # Two at the very same moment, on both sides of a page's end.
    same = room.live(claims[2]).published_at
    session.execute(
        sa.update(Publication)
        .where(Publication.claim_id == claims[3].id)
        .values(published_at=same)
    )
    parts = walk(client, "/", "/claims/")
    assert [len(each) for each in parts] == [2, 2, 1]
    found = [link.removeprefix("/claims/") for part in parts for link in part]
    assert found == [each.slug for each in reversed(claims)]


def test_a_place_in_a_list_that_there_is_not_is_not_found(
    client: CheckedClient, room: Newsroom
) -> None:
    room.published()
    for path in ("/", "/corrections"):
        for place in ("", "x", "0" * 26, "a%00b", "'"):
            assert client.get(f"{path}?before={place}").status_code == 404


def test_what_is_not_live_is_not_on_the_front_page(
    client: CheckedClient, room: Newsroom
) -> None:
    for claim in (room.suspended(), room.retracted(), room.approved()):
        assert claim.slug not in client.get("/").text


def test_an_article_shows_its_published_claims_where_they_stand(
    client: CheckedClient, room: Newsroom, session: Session
) -> None:
    claim, draft = room.ready(), room.ready()
    document = claim.appearances[0].document
    document.author_name = "Jo Reporter"
    document.url = "https://paper.example/bridges"
    an_appearance(session, draft, document, "Engineers counted four")
    publish(room, claim)
    answer = client.get(f"/articles/{document.uid}")
    page = words(answer)
    assert "Jo Reporter" in page
    assert "1 checked claim" in page
    assert "… Bridges The ministry opened nine new bridges last year, the" in page
    assert draft.slug not in answer.text
    # Not the whole text: rights are somebody else's.
    assert "“Two are not open,” one of them said." not in answer.text


def test_an_article_shows_a_claim_only_where_readers_were_told_that_it_stands(
    client: CheckedClient, room: Newsroom, session: Session
) -> None:
    claim = room.published()
    found_later = a_document(session, f"{ARTICLE}\nAnother edition.\n")
    an_appearance(session, claim, found_later, "Engineers counted four")
    assert client.get(f"/articles/{found_later.uid}").status_code == 404


def test_an_article_without_a_public_claim_is_not_there(
    client: CheckedClient, session: Session
) -> None:
    document = a_claim(session).appearances[0].document
    assert client.get(f"/articles/{document.uid}").status_code == 404
    assert client.get(f"/articles/{'0' * 26}").status_code == 404


def test_corrections_of_all_pages_stand_in_one_list_newest_first(
    client: CheckedClient, room: Newsroom, session: Session, short: None
) -> None:
    del short
    first, second = room.published(), room.published()
    an_updated_page(room, first, notice_text="First change.")
    an_updated_page(
        room,
        second,
        qualifier=Qualifier.WITH_CAVEAT,
        notice_kind=NoticeKind.CORRECTION,
        notice_text="Second change.",
        what_was_wrong="Nine.",
        what_is_right="Four.",
    )
    amend(room, first, notice_text="Third change.", summary="A better summary.")
    parts = walk(client, "/corrections", "#notice-")
    told = session.scalars(sa.select(Notice).order_by(Notice.id.desc())).all()
    assert parts == [
        [f"#notice-{told[0].uid}", f"#notice-{told[1].uid}"],
        [f"#notice-{told[2].uid}"],
    ]
    page = words(client.get("/corrections"))
    assert re.search("Minor change.*Third.*Correction verdict changed.*Second", page)
    assert "verdict changed" not in page.partition("Correction verdict")[0]


def test_a_retraction_stands_in_the_log_and_its_verdict_is_struck(
    client: CheckedClient, room: Newsroom
) -> None:
    claim = room.retracted()
    answer = client.get("/corrections")
    struck = [html.text_of(each) for each in html.parse(answer.text).iter("s")]
    assert struck == ["Corroborated"]
    assert main_links(client, "/corrections", "/claims/") == [f"/claims/{claim.slug}"]
    assert COMMENT in words(answer)


def test_the_method_explains_every_verdict_and_notice_there_is(
    client: CheckedClient,
) -> None:
    pairs = {(v, q) for v, qualifiers in QUALIFIERS.items() for q in qualifiers}
    assert set(MEANINGS) == pairs
    assert set(NOTICES) == set(NoticeKind)
    page = words(client.get("/how-we-work"))
    for each in meanings():
        assert each.finding in page
        assert str(each.sense) in page
    assert finding(Verdict.DISPUTED, Qualifier.CONTESTED, ClaimType.ATTRIBUTION) in page


def test_the_method_says_where_the_site_is_a_demonstration(
    client: CheckedClient, room: Newsroom
) -> None:
    assert "demonstration" not in words(client.get("/how-we-work"))
    room.author.demo = True
    assert "This site shows a demonstration" in words(client.get("/how-we-work"))
    claim = room.published()
    page = words(client.get(f"/claims/{claim.slug}"))
    assert "Demonstration: who worked on this page" in page


def test_reading_takes_few_queries_however_much_there_is(
    client: CheckedClient, room: Newsroom, engine: sa.Engine
) -> None:
    del engine
    claims: list[Claim] = [room.published()]
    document = claims[0].appearances[0].document

    def counts() -> list[int]:
        paths = ("/", f"/claims/{claims[0].slug}", "/corrections")
        return [
            _queries(client, path) for path in (*paths, f"/articles/{document.uid}")
        ]

    before = counts()
    claims += [room.published() for _ in range(4)]
    for claim in claims[:3]:
        an_updated_page(room, claim)
    assert counts() == before
    assert max(before) <= 7


def _queries(client: CheckedClient, path: str) -> int:
    """Count what one page asks of the database."""
    asked: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        assert client.get(path).status_code == 200
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
    return sum(each.lstrip().startswith("SELECT") for each in asked)
