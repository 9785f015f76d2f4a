"""What stands on a claim's page, and in which order."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.evidence_terms import Disclosure, LinkStatus, Stance
from factcheck.domain.publication_terms import NoticeKind
from factcheck.domain.vocabulary import Act, ClaimType, Qualifier, Verdict
from tests import html
from tests.client import CheckedClient
from tests.newsroom import Newsroom
from tests.published import (
    a_page,
    amend,
    an_updated_page,
    ask_for_a_reply,
    in_order,
    publish,
    shown,
    with_evidence,
    words,
)


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


def test_a_page_tells_everything_in_its_order(
    client: CheckedClient, room: Newsroom
) -> None:
    claim = room.ready(
        verdict=Verdict.DISPUTED,
        qualifier=Qualifier.CONTESTED,
        against="One engineer counted nine.",
        what_would_change="A list from the ministry.",
        searched="The archive of the ministry.",
    )
    room.author.public_name = "Ada A."
    claim.date_edtf, claim.location = "2025-04", "Seoul"
    with_evidence(room, claim, Stance.REFUTES, quote="We counted four.", language="ko")
    with_evidence(room, claim, Stance.CONTEXT, title="A map of bridges")
    for link in claim.links[:1]:
        link.status, link.reason = LinkStatus.EXCLUDED, "Repeats another report."
    ask_for_a_reply(room, claim)
    publish(room, claim)
    in_order(
        shown(client, claim),
        "Claim by Outlet",
        "April 2025",
        "Seoul",
        claim.text,
        "Sources conflict",
        "Disputed",
        "Evidence up to 28 April 2025",
        "Confidence: moderate",
        "Two reports made independently show it.",
        "Why",
        "Both reports name the bridges",
        "One engineer counted nine.",
        "A list from the ministry.",
        "The archive of the ministry.",
        "For",
        "no archived copy: The page forbids copies.",
        "Against",
        "We counted four.",
        "Background",
        "A map of bridges",
        "Also on file, not counted",
        "Repeats another report.",
        "Asked for a reply",
        "How this verdict came about",
        "Version 1",
        "Written by Ada A. (reviewer); approved by editor; published by editor",
        room.live(claim).page_sha256,
        "Cite this version",
        "Report an error",
    )


def test_a_quote_names_its_language_and_links_are_not_vouched_for(
    client: CheckedClient, room: Newsroom
) -> None:
    claim = room.ready()
    with_evidence(room, claim, quote="네 개", language="ko", url="https://k.example/x")
    publish(room, claim)
    root = html.parse(client.get(f"/claims/{claim.slug}").text)
    (quote,) = [e for e in root.iter("blockquote") if "네 개" in html.text_of(e)]
    assert (quote.get("lang"), quote.get("dir")) == ("ko", "auto")
    (link,) = [e for e in root.iter("a") if e.get("href") == "https://k.example/x"]
    assert set((link.get("rel") or "").split()) == {"nofollow", "noopener", "external"}


def test_the_claim_is_never_a_bare_headline(
    client: CheckedClient, room: Newsroom
) -> None:
    facts: dict[str, Any] = {
        "verdict": Verdict.DISPUTED,
        "qualifier": Qualifier.CONTESTED,
    }
    claim = room.ready(**facts, against="Somebody counted nine.")
    with_evidence(room, claim, Stance.REFUTES)
    ask_for_a_reply(room, claim)
    publish(room, claim)
    root = html.parse(client.get(f"/claims/{claim.slug}").text)
    title, h1 = root.find("head/title"), root.find(".//h1")
    assert title is not None
    assert h1 is not None
    said = f"Sources conflict: {claim.short_text}"
    assert html.text_of(title).startswith(said)
    assert html.text_of(h1).startswith("Sources conflict: ")
    shared = {
        each.get("property") or each.get("name"): each.get("content")
        for each in root.iter("meta")
    }
    assert shared["og:title"] == said
    assert shared["og:url"] == f"http://127.0.0.1:8000/claims/{claim.slug}"
    assert shared["description"] == "Two reports made independently show it."
    assert "robots" not in shared


def test_an_utterance_says_that_it_is_only_said(
    client: CheckedClient, room: Newsroom
) -> None:
    substance = a_page(room)
    claim = room.ready()
    claim.claim_type, claim.substance = ClaimType.ATTRIBUTION, substance
    publish(room, claim)
    page = shown(client, claim)
    in_order(page, "They said it", "This checks whether it was said, not whether")
    assert f"Whether it is so: Corroborated: {substance.short_text}" in page
    room.do(room.editor, substance, Act.SUSPEND, reasons=["legal"])
    assert "Whether it is so" not in shown(client, claim)


def test_notices_stand_on_top_and_minor_ones_in_the_history_only(
    client: CheckedClient, room: Newsroom
) -> None:
    claim = an_updated_page(
        room,
        room.published(),
        verdict=Verdict.CORROBORATED,
        qualifier=Qualifier.WITH_CAVEAT,
        notice_kind=NoticeKind.CORRECTION,
        notice_text="We had the year wrong.",
        what_was_wrong="It said 2023.",
        what_is_right="It was 2024.",
    )
    amend(room, claim, notice_text="A letter was missing.", summary="A better summary.")
    page = shown(client, claim)
    in_order(
        page,
        "Correction 2 May 2025: We had the year wrong.",
        "What was wrong: It said 2023. What is right: It was 2024.",
        "The verdict changed.",
        claim.text,
        "Corroborated, with a caveat",
        "Version 3",
        "Minor change",
        "A letter was missing.",
        "Version 2",
        "Version 1",
    )
    assert "A letter was missing." not in page[: page.index(claim.text)]


def test_an_earlier_version_is_shown_as_it_was_and_says_that_it_is_old(
    client: CheckedClient, room: Newsroom
) -> None:
    claim = an_updated_page(room, room.published(), summary="A better summary.")
    old = client.get(f"/claims/{claim.slug}/v/1")
    assert "It is not current." in words(old)
    assert "Two reports made independently show it." in words(old)
    assert "A better summary." not in words(old)
    # Its own top has no notice of what came later; the history has.
    assert "We counted again." not in words(old).partition(claim.text)[0]
    assert '<meta name="robots" content="noindex">' in old.text
    assert (
        f'rel="canonical" href="http://127.0.0.1:8000/claims/{claim.slug}"' in old.text
    )
    assert "This is the current version" in shown(client, claim, "/v/2")
    assert client.get(f"/claims/{claim.slug}/v/3").status_code == 404


def test_a_protected_item_is_a_descriptor_on_the_page(
    client: CheckedClient, room: Newsroom
) -> None:
    claim = room.ready()
    facts: dict[str, Any] = {
        "title": "SECRET",
        "quote": "SECRET",
        "url": "https://secret.example/",
        "disclosure_reason": "They could lose their post.",
    }
    with_evidence(room, claim, **facts, disclosure=Disclosure.WITHHELD)
    with_evidence(room, claim, **facts, disclosure=Disclosure.ANONYMISED)
    publish(room, claim)
    answer = client.get(f"/claims/{claim.slug}")
    assert "secret" not in answer.text.lower()
    assert "One item withheld" in words(answer)
    assert "One item from a source we do not name" in words(answer)
    assert words(answer).count("They could lose their post.") == 2
