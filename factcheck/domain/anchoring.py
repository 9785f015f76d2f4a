"""Quote selectors over a frozen text (W3C Web Annotation).

Offsets are code points into the text, end exclusive. A browser sends the exact
words with what stands before and after; the server finds the place.
"""

from dataclasses import dataclass

from factcheck.domain.errors import Invalid
from factcheck.domain.sentences import N_, Sentence

CONTEXT = 32


@dataclass(frozen=True)
class Anchor:
    """A found quote: `text[start:end] == exact`."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


def find(text: str, exact: str, prefix: str = "", suffix: str = "") -> Anchor:
    """Find the one place of `exact` in `text`.

    Line ends and the blanks around the quote as pasted may differ from the text;
    the anchor holds the words of the text itself. Where the words occur more
    than once, prefix and suffix decide.

    Raises:
        Invalid: empty, not in the text, or in several places.
    """
    exact, prefix, suffix = (_lines(each) for each in (exact, prefix, suffix))
    if not exact.strip():
        raise Invalid(Sentence(N_("Select or paste the words of the claim."), field=_F))
    spans = _places(text, exact) or _places_any_blanks(text, exact)
    if not spans:
        raise Invalid(
            Sentence(
                N_(
                    "These words are not in the article. Copy them exactly as they"
                    " stand there."
                ),
                field=_F,
            )
        )
    if len(spans) > 1:
        spans = _nearest(text, spans, prefix, suffix)
    if len(spans) > 1:
        raise Invalid(
            Sentence(
                N_(
                    "These words stand in the article %(times)d times. Add a few"
                    " words before or after them."
                ),
                {"times": len(spans)},
                _F,
            )
        )
    return anchor_at(text, *spans[0])


_F = "quote"


def anchor_at(text: str, start: int, end: int) -> Anchor:
    """Return the anchor of a known span, with its surroundings.

    Raises:
        Invalid: the span is not inside the text.
    """
    if not 0 <= start < end <= len(text):
        raise Invalid(Sentence(N_("This passage is not inside the text."), field=_F))
    return Anchor(
        text[start:end],
        text[max(0, start - CONTEXT) : start],
        text[end : end + CONTEXT],
        start,
        end,
    )


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _places(text: str, exact: str) -> list[tuple[int, int]]:
    spans, at = [], text.find(exact)
    while at >= 0:
        spans.append((at, at + len(exact)))
        at = text.find(exact, at + 1)
    return spans


def _places_any_blanks(text: str, exact: str) -> list[tuple[int, int]]:
    """Find the words where only runs of blanks differ."""
    words = exact.split()
    spans = []
    at = text.find(words[0])
    while at >= 0:
        end = _match_words(text, at, words)
        if end is not None:
            spans.append((at, end))
        at = text.find(words[0], at + 1)
    return spans


def _match_words(text: str, at: int, words: list[str]) -> int | None:
    for index, word in enumerate(words):
        if index:
            start = at
            while at < len(text) and text[at].isspace():
                at += 1
            if at == start:
                return None
        if not text.startswith(word, at):
            return None
        at += len(word)
    return at


def _nearest(
    text: str, spans: list[tuple[int, int]], prefix: str, suffix: str
) -> list[tuple[int, int]]:
    """Keep the spans whose surroundings agree best with prefix and suffix."""

    def agreement(span: tuple[int, int]) -> int:
        before = text[max(0, span[0] - len(prefix)) : span[0]]
        after = text[span[1] : span[1] + len(suffix)]
        return _common(before[::-1], prefix[::-1]) + _common(after, suffix)

    best = max(agreement(span) for span in spans)
    return [span for span in spans if best > 0 and agreement(span) == best] or spans


def _common(left: str, right: str) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count
