"""What readers are shown: picked by name, and nothing that is not picked."""

import dataclasses
import json
from typing import Any

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.anchoring import CONTEXT
from factcheck.domain.evidence_terms import Disclosure, LinkStatus, Reliability
from factcheck.publishing import page, views
from factcheck.publishing.views import Occurrence, Source, VerdictPage
from tests.builders import a_link, an_actor, an_item
from tests.newsroom import Newsroom
from tests.published import publish

SECRETS = {
    "title": "SECRET title",
    "url": "https://secret.example/SECRET",
    "quote": "SECRET quote",
    "translation": "SECRET translation",
    "published_edtf": "1999-09-09",
    "interest_note": "SECRET interest",
    "no_snapshot_reason": "SECRET copy",
    "notes": "SECRET notes",
    "ref": "SECRET-ref",
}


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


def content(room: Newsroom, **item: object) -> dict[str, Any]:
    """Return the content of a page that has one more item, made of `item`."""
    claim = room.ready()
    recorder = an_actor(room.session, "SECRET recorder")
    origin = an_actor(room.session, "SECRET origin", controlled_by=recorder)
    facts = {"recorder": recorder, "origin": origin, "created_by": room.reviewer}
    a_link(
        room.session,
        claim,
        item=an_item(room.session, **(facts | item)),
        reason="SECRET reason",
        record_reason="SECRET record",
    )
    room.session.expire_all()
    room.file()
    publish(room, claim)
    return room.live(claim).content


def shown(found: VerdictPage) -> str:
    """Return everything in a page as text."""
    return json.dumps(dataclasses.asdict(found), default=str, ensure_ascii=False)


def values(value: object) -> list[object]:
    """Return every value in a view, however deep."""
    if dataclasses.is_dataclass(value):
        parts = [getattr(value, each.name) for each in dataclasses.fields(value)]
    elif isinstance(value, tuple):
        parts = list(value)
    else:
        return [value]
    return [each for part in parts for each in values(part)]


def test_no_letter_of_reliability_leaves(room: Newsroom) -> None:
    found = content(room, reliability_recorder=Reliability.E)
    assert '"E"' in json.dumps(found)
    page_values = values(page.verdict_page(found))
    assert not [each for each in page_values if isinstance(each, Reliability)]
    assert not {"A", "B", "C", "D", "E", "F"} & {str(each) for each in page_values}


def test_the_views_have_no_field_for_what_must_not_leave() -> None:
    names = {
        each.name
        for kind in vars(views).values()
        if dataclasses.is_dataclass(kind)
        for each in dataclasses.fields(kind)
    }
    assert {"reason", "quote"} <= names
    forbidden = ("reliab", "hand", "note", "grade", "added", "created", "email", "side")
    allowed = {"interest_note", "notice", "notices"}
    leaks = [
        each for each in names - allowed if any(word in each for word in forbidden)
    ]
    assert leaks == []


@pytest.mark.parametrize("disclosure", [Disclosure.ANONYMISED, Disclosure.WITHHELD])
def test_a_protected_item_shows_its_descriptor_only(
    room: Newsroom, disclosure: Disclosure
) -> None:
    found = content(
        room, **SECRETS, disclosure=disclosure, disclosure_reason="to protect them"
    )
    everything = shown(page.verdict_page(found))
    assert "SECRET" in json.dumps(found)
    assert "SECRET" not in everything
    assert "1999" not in everything
    assert "to protect them" in everything


def test_of_a_withheld_item_not_even_its_kind_is_told(room: Newsroom) -> None:
    facts = {"disclosure": Disclosure.WITHHELD, "disclosure_reason": "for safety"}
    found = page.verdict_page(content(room, **facts))
    (card,) = [each for each in found.evidence if each.protected]
    told = (card.kind, card.proximity, card.interest, card.credibility)
    assert told == (None, None, None, None)


def test_an_item_of_unknown_disclosure_does_not_pass(room: Newsroom) -> None:
    found = content(room)
    found["reviewed"]["evidence"][0]["disclosure"] = None
    assert page.verdict_page(found).evidence[0].protected
    found["reviewed"]["evidence"][0]["disclosure"] = "declassified"
    with pytest.raises(ValueError, match="declassified"):
        page.verdict_page(found)


def test_a_link_that_nobody_has_judged_is_left_out(room: Newsroom) -> None:
    found = content(room)
    count = len(found["reviewed"]["evidence"])
    found["reviewed"]["evidence"][0]["status"] = LinkStatus.PROPOSED.value
    assert len(page.verdict_page(found).evidence) == count - 1


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "//evil.example",
        "https://user:word@paper.example/",
        "https://paper.example/\u202etxt.exe",
        "https:\\\\evil.example",
        "",
        None,
    ],
)
def test_an_address_that_came_in_somehow_is_checked_again(url: str | None) -> None:
    assert page.safe_url(url) is None


def test_a_sound_address_is_linked() -> None:
    assert page.safe_url("https://paper.example/a?b=c#d") is not None


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("ko", "ko"),
        ("zh-Hant", "zh-Hant"),
        ("und", None),
        ("", None),
        (None, None),
        ('en" onclick="x', None),
    ],
)
def test_a_language_is_named_where_it_is_known(
    text: str | None, tag: str | None
) -> None:
    assert page.language_tag(text) == tag


@pytest.mark.parametrize(
    ("prefix", "start", "before"),
    [("Yes. ", 5, "Yes. "), ("ls had said ", 90, "had said "), ("", 0, "")],
)
def test_the_context_of_a_quote_begins_with_a_whole_word(
    prefix: str, start: int, before: str
) -> None:
    place = an_occurrence(prefix=prefix, start=start)
    assert place.before == before


@pytest.mark.parametrize(
    ("suffix", "after"),
    [(" and left.", " and left."), (" and then they left the hous", None), ("", "")],
)
def test_the_context_of_a_quote_ends_with_a_whole_word(
    suffix: str, after: str | None
) -> None:
    cut = suffix.ljust(CONTEXT, "e") if after is None else suffix
    place = an_occurrence(suffix=cut)
    assert place.after == (" and then they left the" if after is None else after)


def an_occurrence(prefix: str = "", suffix: str = "", start: int = 0) -> Occurrence:
    source = Source("u", "An article", "", "", None, None, None)
    return Occurrence(
        source, "quote", prefix, suffix, start, first_known=False, asserted=True
    )


def test_replies_answered_and_sought_are_both_told(room: Newsroom) -> None:
    found = content(room)
    found["reviewed"]["replies"] = [
        {
            "to": "The ministry",
            "question": "How many?",
            "answer": "Four.",
            "answered_at": "2025-05-01",
        }
    ]
    found["replies_sought"] = [
        {
            "to": "The builder",
            "asked_at": "2025-05-01T10:00:00Z",
            "channel": "letter",
            "deadline": "2025-05-04",
            "status": "waiting",
            "reason": "",
        }
    ]
    first, second = page.verdict_page(found).replies
    assert (first.to, first.answer, first.status.value) == (
        "The ministry",
        "Four.",
        "answered",
    )
    assert (second.to, second.channel, str(second.deadline)) == (
        "The builder",
        "letter",
        "2025-05-04",
    )


def test_the_notice_of_a_version_to_come_is_announced(room: Newsroom) -> None:
    claim = room.republished()
    (told,) = page.announced(room.live(claim).content)
    assert told.text == "We counted again."
    assert page.announced(claim.publications[0].content) == ()
