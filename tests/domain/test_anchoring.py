"""Quotes are found where they stand, or refused: never elsewhere, never adrift."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.anchoring import CONTEXT, anchor_at, find
from factcheck.domain.errors import Invalid

TEXT = "He said no.\nShe said no, too.\n“No,” said the third."

# What breaks offsets elsewhere: letters of two code units, of several code points,
# of another direction, and line ends; few of them, so that passages recur.
CHARACTERS = "ab  \n\té\u0301👩\u200d🚒🇺🇦אב\u200fعرب조“"
texts = st.text(st.sampled_from(CHARACTERS), min_size=1, max_size=60)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, int, int]:
    """Draw a text and a span in it that is not all blanks."""
    text = draw(texts.filter(str.strip))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        start, end = 0, len(text)
    return text, start, end


def places_like(text: str, exact: str, prefix: str, suffix: str) -> list[int]:
    """Return where the words stand with these before and those after them."""
    whole = prefix + exact + suffix
    return [at for at in range(len(text)) if text.startswith(whole, at)]


@given(passages())
def test_a_selection_is_found_exactly_where_it_was_or_refused(
    passage: tuple[str, int, int],
) -> None:
    text, start, end = passage
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    try:
        found = find(text, text[start:end], prefix, suffix)
    except Invalid:
        assert len(places_like(text, text[start:end], prefix, suffix)) > 1
        return
    assert (found.start, found.end) == (start, end)
    assert found == anchor_at(text, start, end)


@given(texts, texts, texts)
def test_prefix_and_suffix_choose_between_equal_words(
    before: str, quote: str, after: str
) -> None:
    words = f"x{quote}x"
    text = f"1{before}<{words}>{after} 2{after}({words}){before}"
    for opening, closing in ("<>", "()"):
        found = find(text, words, opening, closing)
        assert text[found.start - 1] == opening
        assert text[found.end] == closing


@given(passages())
def test_offsets_never_drift_when_a_found_quote_is_found_again(
    passage: tuple[str, int, int],
) -> None:
    text, start, end = passage
    anchor = anchor_at(text, start, end)
    assert text[anchor.start : anchor.end] == anchor.exact
    assert text.startswith(anchor.prefix + anchor.exact, start - len(anchor.prefix))
    assert text.startswith(anchor.exact + anchor.suffix, start)
    # What stands before all of it moves the anchor by its length in code points.
    before = "👩\u200d🚒x\u0301 "
    moved = anchor_at(before + text, start + len(before), end + len(before))
    assert moved.exact == anchor.exact


@given(passages(), st.sampled_from(["\r\n", "\r"]))
def test_line_ends_of_another_system_change_nothing(
    passage: tuple[str, int, int], line_end: str
) -> None:
    text, start, end = passage
    asked = anchor_at(text, start, end)
    words = [
        each.replace("\n", line_end)
        for each in (asked.exact, asked.prefix, asked.suffix)
    ]
    try:
        found = find(text, asked.exact, asked.prefix, asked.suffix)
    except Invalid:
        with pytest.raises(Invalid):
            find(text, *words)
    else:
        assert find(text, *words) == found


@given(st.text(max_size=40), st.text(max_size=10), st.text(max_size=5))
def test_whatever_is_pasted_is_found_or_refused(
    text: str, exact: str, prefix: str
) -> None:
    try:
        found = find(text, exact, prefix)
    except Invalid:
        return
    assert text[found.start : found.end] == found.exact


@pytest.mark.parametrize("quote", ["", " ", "\n\t "])
def test_an_empty_quote_is_refused(quote: str) -> None:
    with pytest.raises(Invalid, match="Select or paste") as refusal:
        find(TEXT, quote)
    assert refusal.value.sentences[0].field == "quote"


def test_words_that_are_not_in_the_text_are_refused() -> None:
    with pytest.raises(Invalid, match="not in the article"):
        find(TEXT, "She said yes")
    with pytest.raises(Invalid, match="not in the article"):
        find("", "anything")


def test_a_letter_and_its_accent_apart_are_other_words_than_the_letter_whole() -> None:
    with pytest.raises(Invalid, match="not in the article"):
        find("caf\u00e9", "cafe\u0301")


def test_words_in_several_places_are_refused_with_their_number() -> None:
    with pytest.raises(Invalid, match="2 times"):
        find(TEXT, "said no")


def test_what_stands_around_a_quote_decides_between_places() -> None:
    assert find(TEXT, "said no", prefix="She ").start == TEXT.index("She") + 4
    assert find(TEXT, "said no", suffix=".\n").start == 3
    assert find(TEXT, "said no", prefix="He ", suffix=".\nShe").start == 3


def test_places_that_overlap_are_told_apart() -> None:
    assert find("xaaay", "aa", prefix="x").start == 1
    assert find("xaaay", "aa", suffix="y").start == 2


@pytest.mark.parametrize(
    "pasted",
    ["said no. She said", "  said no.\n\n  She\tsaid ", "said no.\u00a0She said"],
)
def test_blanks_may_differ_as_pasted_and_the_text_wins(pasted: str) -> None:
    found = find(TEXT, pasted)
    assert found.exact == "said no.\nShe said"
    assert (found.start, found.end) == (3, 20)


def test_words_run_together_are_other_words() -> None:
    with pytest.raises(Invalid):
        find("a bridge", "ab ridge")
    with pytest.raises(Invalid):
        find("abridge", "a bridge")


def test_offsets_count_code_points() -> None:
    text = "👩\u200d🚒 said: שלום"
    found = find(text, "שלום")
    assert (found.start, found.end) == (10, 14)
    assert found.prefix == "👩\u200d🚒 said: "


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3), (0, 99)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(Invalid, match="not inside"):
        anchor_at(TEXT, start, end)


def test_a_short_quote_in_a_huge_text_is_answered_in_time() -> None:
    # Two million characters, half of them places: comparing whole texts at each
    # place would take the better part of an hour.
    with pytest.raises(Invalid, match="1000000 times"):
        find("a " * 1_000_000, "a", prefix="b")
