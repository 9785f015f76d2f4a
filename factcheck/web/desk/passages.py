"""The article as a case file shows it: its own words, the quotes marked in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factcheck.domain.passages import Span, paragraphs
from factcheck.models import Appearance, Claim, Document

# Longer articles are shown around the quote only; the whole is a link away.
_WHOLE = 20_000
_AROUND = 4_000


@dataclass(frozen=True)
class Segment:
    """A run of the text: this claim's words, another claim's, or neither."""

    text: str
    own: Appearance | None = None
    other: Claim | None = None
    # Whether the passage begins here: only then it takes the anchor's id.
    begins: bool = False


@dataclass(frozen=True)
class Passage:
    """A document with the places of the claim in it."""

    document: Document
    appearances: tuple[Appearance, ...]
    segments: tuple[Segment, ...]
    others: tuple[Claim, ...]
    cut_before: bool
    cut_after: bool


def passages(
    claim: Claim, neighbours: Iterable[Appearance], claims: Mapping[int, Claim]
) -> list[Passage]:
    """Return each document of the claim, with the neighbours marked too."""
    around = list(neighbours)
    own: dict[int, list[Appearance]] = {}
    for each in claim.appearances:
        own.setdefault(each.document_id, []).append(each)
    return [
        _passage(places, [each for each in around if each.document_id == key], claims)
        for key, places in own.items()
    ]


def _passage(
    own: list[Appearance], others: list[Appearance], claims: Mapping[int, Claim]
) -> Passage:
    document = own[0].document
    length = len(document.text)
    first, last = 0, length
    if length > _WHOLE:
        first = max(0, min(each.start for each in own) - _AROUND)
        last = min(length, first + 2 * _AROUND)
    named = dict.fromkeys(claims[each.claim_id] for each in others)
    return Passage(
        document,
        tuple(own),
        tuple(_segments(document.text, (first, last), own, others, claims)),
        tuple(named),
        cut_before=first > 0,
        cut_after=last < length,
    )


def _segments(
    text: str,
    window: tuple[int, int],
    own: list[Appearance],
    others: list[Appearance],
    claims: Mapping[int, Claim],
) -> Iterable[Segment]:
    """Cut the text where a quote begins or ends; this claim's words come first."""
    mine = {each.uid: each for each in own}
    theirs = {each.uid: claims[each.claim_id] for each in others}
    first, last = window
    spans = [
        Span(each.uid, each.start - first, each.end - first) for each in (*own, *others)
    ]
    for paragraph in paragraphs(text[first:last], spans):
        for piece in paragraph.pieces:
            key = next((each for each in piece.keys if each in mine), "")
            other = next((theirs[each] for each in piece.keys if each in theirs), None)
            yield Segment(
                piece.text,
                mine.get(key),
                None if key else other,
                begins=key in piece.begins,
            )
        yield Segment(paragraph.gap)
