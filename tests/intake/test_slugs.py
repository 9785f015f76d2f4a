"""Addresses from words, names that are one, and language tags."""
# ruff: noqa: RUF001 - letters that look alike are meant

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.errors import Invalid
from factcheck.intake.languages import checked_language
from factcheck.intake.names import folded, nearness, same_words
from factcheck.intake.slugs import LONGEST, checked_slug, numbered, slug_of


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("As many as 1,000 of 11,000 were killed.", "as-many-as-1000-of-11000-were"),
        ("Größe in Łódź: “straße”", "groesse-in-lodz-strasse"),
        ("Київ заперечив це", "kyiv-zaperechyv-tse"),
        ("Россия объявила", "rossyia-obiavyla"),
        ("Η Αθήνα", "i-athina"),
        ("Ñandú à la crème", "nandu-a-la-creme"),
        ("Seoul’s   re-count — again", "seouls-re-count-again"),
        ("조선중앙통신", "claim"),
        ("!?", "claim"),
    ],
)
def test_a_slug_is_made_of_the_words(words: str, slug: str) -> None:
    assert slug_of(words).startswith(slug)


def test_a_long_slug_ends_with_a_whole_word() -> None:
    words = "word " * 40
    slug = slug_of(words)
    assert len(slug) <= LONGEST
    assert set(slug.split("-")) == {"word"}
    assert slug_of("x" * 100) == "x" * LONGEST
    # A word that ends exactly at the limit is kept.
    assert slug_of("a" * 75 + " bcde fgh") == "a" * 75 + "-bcde"


@given(st.text(max_size=300))
def test_whatever_the_words_the_slug_is_one_that_could_be_typed(text: str) -> None:
    slug = slug_of(text)
    assert checked_slug(slug) == slug
    assert re.fullmatch(r"[a-z0-9-]{1,80}", numbered(slug, 1234))
    assert checked_slug(numbered(slug, 2)).endswith("-2")


def test_a_long_slug_makes_room_for_its_number() -> None:
    assert numbered("x" * LONGEST, 12) == "x" * (LONGEST - 3) + "-12"
    assert numbered("a" * (LONGEST - 3) + "-bc", 2) == "a" * (LONGEST - 3) + "-2"


@pytest.mark.parametrize(
    "typed", ["", "Claim", "a_b", "a--b", "-a", "a-", "ä", "a b", "a/b", "a" * 81]
)
def test_a_slug_that_cannot_be_an_address_is_refused(typed: str) -> None:
    with pytest.raises(Invalid, match="cannot be an address"):
        checked_slug(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sueddeutsche  Zeitung", "sueddeutsche zeitung"),
        ("El País", "El Pais"),
        ("Al-Jazeera", "al jazeera"),
        ("Workers' Party", "Workers’ Party"),
        ("ＫＣＮＡ", "KCNA"),
        ("조선중앙통신", "조선중앙통신"),
    ],
)
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("KCNA", "KCTV"), ("हिंदी", "हुंदू"), ("★", "☆"), ("が", "か")],
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_nearer_names_come_first() -> None:
    names = ["Korea Herald", "KCNA", "Korean Central News Agency", "Kyiv Post"]
    query = folded("korean central news agnecy")
    near = sorted(names, key=lambda name: -nearness(query, folded(name)))
    assert near[0] == "Korean Central News Agency"
    assert nearness(query, folded("Kyiv Post")) == 0
    assert nearness(folded("kcna"), folded("Korean Central News Agency")) > 0
    assert nearness(folded("herald"), folded("Korea Herald")) > 0
    assert nearness(folded("Reuters"), folded("Rossiya")) == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nine  bridges opened.", "nine bridges opened", True),
        ("“Nine” bridges – opened", '"Nine" bridges - opened', True),
        ("It fell to -5 %", "It fell to 5 %", False),
        ("It cost $5", "It cost €5", False),
        ("It rose 1.5 times", "It rose 15 times", False),
    ],
)
def test_wordings_are_one_only_if_they_say_one_thing(
    one: str, other: str, *, same: bool
) -> None:
    assert (same_words(one) == same_words(other)) is same


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        *(("", "und"), ("en", "en"), ("EN-gb", "en-GB"), ("zh_hant", "zh-Hant")),
        *(("sr-latn-rs", "sr-Latn-RS"), ("es-419", "es-419"), (" uk ", "uk")),
    ],
)
def test_language_tags_are_written_the_usual_way(typed: str, tag: str) -> None:
    assert checked_language(typed) == tag


@pytest.mark.parametrize("typed", ["English", "e", "en-", "12", "en GB", "en-GB-x-y"])
def test_a_name_is_no_language_tag(typed: str) -> None:
    with pytest.raises(Invalid, match="language tag"):
        checked_language(typed)
