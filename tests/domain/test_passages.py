"""The text of an article cut at its quotes, without losing a letter."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.passages import Paragraph, Span, paragraphs

_TEXTS = st.text(st.sampled_from("ab \nש👩\u0301"), min_size=1, max_size=60)


def shown(found: list[Paragraph]) -> str:
    return "".join(
        "".join(piece.text for piece in each.pieces) + each.gap for each in found
    )


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(_TEXTS)
    spans = []
    for number in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        spans.append(Span(f"c{number}", start, end))
    return text, spans


@given(texts_with_spans())
def test_the_pieces_joined_are_the_text(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    assert shown(paragraphs(text, spans)) == text


@given(texts_with_spans())
def test_each_letter_lies_under_its_quotes(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    at = 0
    for paragraph in paragraphs(text, spans):
        for piece in paragraph.pieces:
            for position in range(at, at + len(piece.text)):
                over = {s.key for s in spans if s.start <= position < s.end}
                assert set(piece.keys) == over
            at += len(piece.text)
        at += len(paragraph.gap)


@given(texts_with_spans())
def test_each_quote_with_letters_begins_once_and_ends_once(
    case: tuple[str, list[Span]],
) -> None:
    text, spans = case
    pieces = [piece for each in paragraphs(text, spans) for piece in each.pieces]
    for span in spans:
        times = 1 if text[span.start : span.end].strip("\n") else 0
        assert sum(span.key in piece.begins for piece in pieces) == times
        assert sum(span.key in piece.ends for piece in pieces) == times


def test_the_shortest_of_overlapping_quotes_comes_first() -> None:
    spans = [Span("long", 0, 12), Span("short", 5, 12), Span("other", 8, 16)]
    [line] = paragraphs("nine bridges open", spans)
    assert [(each.text, each.keys) for each in line.pieces] == [
        ("nine ", ("long",)),
        ("bri", ("short", "long")),
        ("dges", ("short", "other", "long")),
        (" ope", ("other",)),
        ("n", ()),
    ]
    assert [each.ends for each in line.pieces][2:4] == [("short", "long"), ("other",)]


def test_a_quote_runs_across_lines() -> None:
    found = paragraphs("one\n\ntwo\nthree", [Span("c", 1, 8)])
    assert [each.gap for each in found] == ["\n\n", "\n", ""]
    assert [piece.keys for each in found for piece in each.pieces] == [
        (),
        ("c",),
        ("c",),
        (),
    ]
