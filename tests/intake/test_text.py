"""The frozen text: what is kept to the letter, and what is refused."""
# ruff: noqa: RUF001 - letters that look alike are meant

import json
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.canonical import sha256_hex
from factcheck.domain.errors import Invalid
from factcheck.intake.text import MOST_BYTES, decode, freeze, title_line

_PIECES = st.one_of(
    st.characters(exclude_categories=["Cc", "Cs"]),
    st.sampled_from(["\n", "\r", "\r\n", "\t", "👩‍👩‍👧", "e\u0301", "שלום", "\u200f"]),
)
_TEXTS = st.lists(_PIECES, max_size=100).map("".join)


def refusal(text: str) -> str:
    with pytest.raises(Invalid) as caught:
        freeze(text)
    [sentence] = caught.value.sentences
    assert sentence.field == "text"
    return sentence.text()


def refusal_of_bytes(data: bytes) -> str:
    with pytest.raises(Invalid) as caught:
        decode(data)
    return str(caught.value)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Z", "C"]), min_size=1))
def test_nothing_but_mark_and_line_ends_is_changed(text: str) -> None:
    with_line_ends = f"\ufeff{text}\r\n{text}\r{text}\n"
    assert freeze(with_line_ends) == f"{text}\n{text}\n{text}\n"


@given(_TEXTS)
def test_a_frozen_text_is_frozen_for_good(text: str) -> None:
    try:
        frozen = freeze(text)
    except Invalid:
        return
    assert "\r" not in frozen
    # A text that begins with two marks keeps the second: it is part of the text.
    if not frozen.startswith("\ufeff"):
        assert freeze(frozen) == frozen


@given(_TEXTS)
def test_bytes_and_pasted_words_give_the_same_text(text: str) -> None:
    assert decode(text.encode()) == text


def test_the_article_of_the_demonstration_has_the_hash_on_record() -> None:
    case = resources.files("factcheck.services.demo").joinpath("kursk.json")
    [document] = json.loads(case.read_text(encoding="utf-8"))["documents"]
    as_saved_elsewhere = "\ufeff" + document["text"].replace("\n", "\r\n")
    frozen = freeze(decode(as_saved_elsewhere.encode()))
    assert sha256_hex(frozen.encode()) == document["sha256_utf8"]
    assert title_line(frozen) == document["title"]


@pytest.mark.parametrize("text", ["", "  \n\t ", "\ufeff", "\u200b\u2060\n\u00a0"])
def test_a_text_without_anything_to_see_is_refused(text: str) -> None:
    assert "no text here" in refusal(text)


def test_nul_is_refused_with_its_place() -> None:
    said = refusal("One line.\r\nAnother\0line.")
    assert "NUL" in said
    assert "line 2, character 8" in said


@pytest.mark.parametrize(
    ("character", "code"),
    [("\x0c", "U+000C"), ("\x1b", "U+001B"), ("\x7f", "U+007F"), ("\x85", "U+0085")],
)
def test_control_characters_are_refused_by_name_and_place(
    character: str, code: str
) -> None:
    said = refusal(f"First.\nSecond{character}.")
    assert code in said
    assert "line 2, character 7" in said


def test_half_a_surrogate_pair_is_refused() -> None:
    assert "U+D83D" in refusal("a \ud83d b")


def test_right_to_left_marks_and_joiners_belong_to_the_text() -> None:
    text = "\u200fמינ\u200eistry\u202b 👩‍🚒 said\u2066.\u2069"
    assert freeze(text) == text


def test_two_million_bytes_are_taken_and_one_more_is_not() -> None:
    # Two bytes each, so that characters are not taken for bytes.
    most = "é" * (MOST_BYTES // 2)
    assert freeze(most) == most
    assert "2,000,001 bytes" in refusal(most + "e")
    assert "2,000,001 bytes" in refusal_of_bytes(b"e" * (MOST_BYTES + 1))


def test_line_ends_that_go_do_not_count() -> None:
    assert len(freeze("ab\r\n" * 600_000)) == 1_800_000


@pytest.mark.parametrize(
    "data",
    [
        "“Zürich”".encode("cp1252"),
        "Übermut tut selten gut".encode("latin-1"),
        "Київ повідомив".encode("cp1251"),
        "\ufeffTwo bytes each".encode("utf-16-le"),
        "\ufeffTwo bytes each".encode("utf-16-be"),
    ],
)
def test_another_encoding_is_not_guessed(data: bytes) -> None:
    said = refusal_of_bytes(data)
    assert "not in UTF-8" in said
    assert "save it with the encoding" in said


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"PK\x03\x04\x14\x00\x06\x00",
        b"{\\rtf1\\ansi Bridges}",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\x7fELF\x02\x01\x01\0\0\xff\xfe\0",
    ],
)
def test_a_file_that_is_no_text_is_refused(data: bytes) -> None:
    assert "not plain text or HTML" in refusal_of_bytes(data)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bridges\n\nNine were opened.", "Bridges"),
        ("\ufeff\n  \n  Bridges open \r\nNine.", "Bridges open"),
        ("x" * 201, None),
        ("", None),
    ],
)
def test_the_first_line_with_words_is_offered_as_title(
    text: str, title: str | None
) -> None:
    assert title_line(text) == title
