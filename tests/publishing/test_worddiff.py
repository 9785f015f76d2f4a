"""Two texts compared word by word."""

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from factcheck.publishing.worddiff import Part, is_changed, word_diff

TEXTS = st.text(st.sampled_from("ab .,\n漢字ก…é"), max_size=60)


def kept(parts: tuple[Part, ...], *ops: str) -> str:
    return "".join(text for op, text in parts if op in ops)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_out_of_the_marks(old: str, new: str) -> None:
    parts = word_diff(old, new)
    assert kept(parts, "same", "deleted") == old
    assert kept(parts, "same", "inserted") == new
    assert is_changed(parts) == (old != new)


@given(TEXTS, TEXTS)
def test_no_part_is_empty_and_no_two_neighbours_are_of_one_kind(
    old: str, new: str
) -> None:
    parts = word_diff(old, new)
    assert all(text for _, text in parts)
    ops = [op for op, _ in parts]
    assert all(one != other for one, other in pairwise(ops))


def test_one_word_changed_is_one_word_marked() -> None:
    parts = word_diff("Nine bridges were opened.", "Four bridges were opened.")
    assert parts == (
        ("deleted", "Nine "),
        ("inserted", "Four "),
        ("same", "bridges were opened."),
    )


def test_a_full_stop_added_is_marked_alone() -> None:
    assert word_diff("It is so", "It is so.") == (
        ("same", "It is so"),
        ("inserted", "."),
    )


def test_what_comes_before_a_full_stop_is_marked_alone() -> None:
    assert word_diff("Months before.", "Months before in autumn.") == (
        ("same", "Months before"),
        ("inserted", " in autumn"),
        ("same", "."),
    )


def test_blanks_alone_are_marked_alone() -> None:
    assert word_diff("one two\n\nthree", "one two three") == (
        ("same", "one two"),
        ("deleted", "\n\n"),
        ("inserted", " "),
        ("same", "three"),
    )


def test_one_word_alike_between_two_changes_does_not_break_the_sentence_up() -> None:
    parts = word_diff("a red car stopped here", "the blue car halted here")
    assert parts == (
        ("deleted", "a red car stopped "),
        ("inserted", "the blue car halted "),
        ("same", "here"),
    )


def test_a_script_without_blanks_is_compared_letter_by_letter() -> None:
    parts = word_diff("橋が九つ開通した", "橋が四つ開通した")
    assert parts == (
        ("same", "橋が"),
        ("deleted", "九"),
        ("inserted", "四"),
        ("same", "つ開通した"),
    )


def test_two_long_texts_that_share_nothing_are_compared_in_no_time() -> None:
    old, new = "one two " * 40_000, "two three " * 40_000
    began = time.monotonic()
    parts = word_diff(old, new)
    assert time.monotonic() - began < 2
    assert kept(parts, "same", "inserted") == new
