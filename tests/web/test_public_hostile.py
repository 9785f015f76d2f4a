"""Whatever somebody typed, readers get it as text."""

from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from factcheck.domain.evidence_terms import Disclosure
from factcheck.models import Claim, Document, EvidenceItem
from factcheck.services.replies import ReplyFields
from tests import html
from tests.builders import an_actor
from tests.client import CheckedClient
from tests.newsroom import Newsroom
from tests.published import an_updated_page, ask_for_a_reply, publish, with_evidence

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{ 7*7 }}"
RIGHT_TO_LEFT = "\u202eread from the right to the left\u202c"


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


def everywhere(text: str, claim: Claim) -> None:
    """Put the text into every field of the claim and its article that holds text."""
    claim.text = f"{text} and more"
    claim.short_text = text[:75]
    claim.location = text
    claim.language = text
    claim.claimant_rows[0].actor.name = text
    document = claim.appearances[0].document
    document.title = document.author_name = document.language = text
    document.publisher = claim.claimant_rows[0].actor


def a_hostile_page(room: Newsroom, text: str) -> Claim:
    words = (
        *("summary", "rationale", "against", "searched", "what_would_change"),
        "confidence_reason",
    )
    draft: dict[str, Any] = dict.fromkeys(words, f"{text} " * 4)
    claim = room.ready(**draft)
    everywhere(text, claim)
    room.author.public_name = text
    item = (
        *("title", "quote", "translation", "language", "interest_note"),
        *("no_snapshot_reason", "disclosure_reason"),
    )
    facts: dict[str, Any] = dict.fromkeys(item, text)
    with_evidence(room, claim, **facts, origin=an_actor(room.session, text))
    with_evidence(room, claim, **facts, disclosure=Disclosure.ANONYMISED)
    for link in claim.links:
        link.reason = text
    ask_for_a_reply(room, claim)
    publish(room, claim)
    changed = dict.fromkeys(("notice_text", "what_was_wrong", "what_is_right"), text)
    return an_updated_page(room, claim, **changed)


def pages_of(claim: Claim) -> list[str]:
    page = f"/claims/{claim.slug}"
    article = f"/articles/{claim.appearances[0].document.uid}"
    return [page, f"{page}/v/1", f"{page}/report", article, "/", "/corrections"]


@pytest.mark.parametrize("text", [SCRIPT, RIGHT_TO_LEFT], ids=["script", "direction"])
def test_it_shows_as_text_on_every_page(
    client: CheckedClient, room: Newsroom, text: str
) -> None:
    claim = a_hostile_page(room, text)
    for path in pages_of(claim):
        # The client has checked that nothing of it became a tag or an attribute.
        answer = client.get(path)
        assert answer.status_code == 200
        root = html.parse(answer.text)
        assert " ".join(text.split()) in html.text_of(root), path
        assert "49" not in answer.text.partition("{{ 7*7 }}")[0][-40:]
        assert not list(root.iter("img"))
        tags = {each.get("lang", "en") for each in root.iter()}
        assert tags == {"en", "en-GB"}


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "https://a@b.example/", "//x"]
)
def test_an_address_that_is_none_never_becomes_a_link(
    client: CheckedClient, room: Newsroom, session: Session, url: str
) -> None:
    claim = room.ready()
    with_evidence(room, claim, title="The report")
    # As if it had come in by a way that does not check.
    session.execute(sa.update(EvidenceItem).values(url=url))
    session.execute(sa.update(Document).values(url=url))
    session.expire_all()
    publish(room, claim)
    for path in pages_of(claim):
        answer = client.get(path)
        assert answer.status_code == 200
        links = [each.get("href") for each in html.parse(answer.text).iter("a")]
        assert url not in links
    assert "The report" in client.get(f"/claims/{claim.slug}").text


def test_a_question_to_somebody_is_text_too(
    client: CheckedClient, room: Newsroom
) -> None:
    claim = room.ready()
    ask_for_a_reply(room, claim)
    reply = claim.replies[0]
    answered = {"status": "answered", "answer": SCRIPT, "answered_at": room.now}
    for name, value in {**answered, "question": SCRIPT}.items():
        assert name in ReplyFields.__dataclass_fields__
        setattr(reply, name, value)
    publish(room, claim)
    root = html.parse(client.get(f"/claims/{claim.slug}").text)
    (answer,) = [
        each for each in root.iter("blockquote") if SCRIPT in html.text_of(each)
    ]
    assert answer is not None


def test_a_very_long_word_does_no_harm(client: CheckedClient, room: Newsroom) -> None:
    claim = room.ready(summary="x" * 300, rationale="x" * 100_000)
    publish(room, claim)
    assert client.get(f"/claims/{claim.slug}").status_code == 200
