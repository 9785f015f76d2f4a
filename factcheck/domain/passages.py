"""A frozen text in paragraphs, cut where the quotes of claims begin and end.

Nothing is added and nothing left out: the pieces joined, with the gaps between
the paragraphs, are the text again. Pages show it so that selecting in them gives
back the words of the text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Span:
    """A quote: `text[start:end]`; `key` says whose it is."""

    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Piece:
    """A run of text under the same quotes.

    `keys` are the quotes it lies in, the shortest first; `begins` and `ends`
    those of which it is the first and the last piece.
    """

    text: str
    keys: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """One line of the text in pieces, and the line ends that follow it."""

    pieces: tuple[Piece, ...]
    gap: str


def paragraphs(text: str, spans: Iterable[Span]) -> list[Paragraph]:
    """Cut `text` at its line ends and at the ends of `spans`, which may overlap."""
    by_length = sorted(spans, key=lambda span: (span.end - span.start, span.start))
    found: list[Paragraph] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        following = end
        while following < len(text) and text[following] == "\n":
            following += 1
        pieces = _pieces(text, start, end, by_length)
        found.append(Paragraph(tuple(pieces), text[end:following]))
        start = following
    return found


def _pieces(text: str, start: int, end: int, spans: Sequence[Span]) -> list[Piece]:
    cuts = {start, end}
    for span in spans:
        cuts |= {cut for cut in (span.start, span.end) if start < cut < end}
    return [
        _piece(text, left, right, spans, end) for left, right in pairwise(sorted(cuts))
    ]


def _piece(
    text: str, start: int, end: int, spans: Sequence[Span], line_end: int
) -> Piece:
    over = [span for span in spans if span.start < end and span.end > start]
    return Piece(
        text[start:end],
        tuple(span.key for span in over),
        tuple(span.key for span in over if _begins(text, span) == start),
        # A quote may end in the line end itself, which no piece holds.
        tuple(
            span.key
            for span in over
            if span.end == end
            or (end == line_end and not text[end : span.end].strip("\n"))
        ),
    )


def _begins(text: str, span: Span) -> int:
    """Return where the first letter of a quote stands that is no line end."""
    at = span.start
    while at < span.end and text[at] == "\n":
        at += 1
    return at
