"""Withholding: the words are gone, wherever and however they stand."""

# ruff: noqa: RUF001 - names and quotation marks as the world writes them

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.evidence_terms import Disclosure, Stance
from factcheck.domain.publication_terms import WithholdReason, WithholdTarget
from factcheck.models import Withholding
from factcheck.publishing import withhold
from factcheck.publishing.views import KEPT, Card, Occurrence, Source

SINCE = datetime(2025, 5, 3, 23, 59, tzinfo=UTC)
GAP = "[withheld since 3 May 2025: legal reasons]"


def withheld(
    target: str,
    kind: WithholdTarget = WithholdTarget.NAME,
    **facts: object,
) -> Withholding:
    given = {"reason": WithholdReason.LEGAL, "since": SINCE}
    return Withholding(target=target, kind=kind, **(given | facts))


def cleaned(text: str, *targets: str, kind: WithholdTarget) -> str:
    (shown,) = withhold.apply((text,), [withheld(each, kind) for each in targets])
    return shown


def named(text: str, *names: str) -> str:
    return cleaned(text, *names, kind=WithholdTarget.NAME)


def passage(text: str, *words: str) -> str:
    return cleaned(text, *words, kind=WithholdTarget.PASSAGE)


@pytest.mark.parametrize(
    "text",
    [
        "Jane Miller said so.",
        "JANE MILLER said so.",
        "Jane\n   Miller said so.",
        "Jane\u00a0Miller said so.",
        "Jane-Miller said so.",
        "Ja\u00adne Mil\u200bler said so.",
    ],
)
def test_a_name_is_found_however_it_is_set(text: str) -> None:
    assert named(text, "Jane Miller") == f"{GAP} said so."


@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        ("Miller’s car", "Miller", f"{GAP}’s car"),
        ("the Millers", "Miller", f"the {GAP}"),
        ("с Ивановым", "Иванов", f"с {GAP}"),
        ("김정은이 말했다", "김정은", f"{GAP}이 말했다"),
        ("ומילר אמר", "מילר", f"ו{GAP} אמר"),
        ("José Núñez", "José Núñez", GAP),
        ("Jose\u0301 Nu\u0301n\u0303ez", "José Núñez", GAP),
    ],
)
def test_a_name_is_found_in_its_forms_and_scripts(
    text: str, name: str, shown: str
) -> None:
    assert named(text, name) == shown


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They announced it.", "Ann"),
        ("It comes annually, an annex says.", "Ann"),
        ("It was in Savannah.", "Anna"),
        ("The public knows.", "Li"),
    ],
)
def test_a_name_takes_no_other_word_along(text: str, name: str) -> None:
    assert named(text, name) == text


def test_a_passage_is_taken_out_whatever_stands_between_its_words() -> None:
    text = "He said: “the bridge fell,\nand two died”, on Monday."
    shown = passage(text, "the bridge fell, and two died")
    assert shown == f"He said: “{GAP}”, on Monday."


def test_a_passage_may_end_within_a_word() -> None:
    assert passage("nine new bridges", "nine new bri") == f"{GAP}dges"


def test_a_passage_of_signs_alone_is_found() -> None:
    assert passage("so (!?) he said", "(!?)") == f"so {GAP} he said"


def test_the_longer_of_two_that_overlap_is_taken() -> None:
    text = "Jane Miller and Miller"
    assert named(text, "Jane", "Miller", "Jane Miller") == f"{GAP} and {GAP}"


def test_a_target_is_never_read_as_a_pattern() -> None:
    assert passage("a.b a+b", "a+b (c)?") == "a.b a+b"
    assert passage("x.* y", ".*") == f"x{GAP} y"


def test_other_words_stay_as_they_are() -> None:
    # Not even their composition changes where nothing is withheld.
    text = "Jose\u0301 stays"
    assert named(text, "Miller") == text


@pytest.mark.parametrize(
    "facts", [{"since": None}, {"lifted_at": SINCE}], ids=["asked", "lifted"]
)
def test_only_what_is_in_force_is_withheld(facts: dict[str, Any]) -> None:
    shown = withhold.apply(("Jane",), [withheld("Jane", **facts)])
    assert shown == ("Jane",)


@dataclass(frozen=True)
class Page:
    """A page with everything that a view can hold."""

    slug: str = field(metadata=KEPT)
    title: str
    days: tuple[date, ...]
    parts: tuple[tuple[str, ...], ...]
    stance: Stance


def test_a_whole_page_is_walked_through_and_codes_are_left() -> None:
    page = Page(
        "jane", "On Jane", (SINCE.date(),), (("Jane",), ("x", "jane")), Stance.SUPPORTS
    )
    found = withhold.apply(page, [withheld("Jane"), withheld("supports")])
    assert found == replace(page, title=f"On {GAP}", parts=((GAP,), ("x", GAP)))
    assert found.stance is Stance.SUPPORTS


CARD = Card(
    ref="p1",
    counted=True,
    stance=Stance.SUPPORTS,
    disclosure=Disclosure.PUBLIC,
    title="A picture",
    url="https://paper.example/2025/jane-miller-arrested",
    no_copy_reason="forbidden",
)


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/2025/jane-miller-arrested",
        "https://paper.example/?q=Jane+Miller",
        "https://paper.example/Jane%20Miller",
        "https://paper.example/Jane%2520Miller",
        "https://paper.example/janemiller",
        "https://janemiller.example/",
    ],
)
def test_an_address_that_holds_the_words_goes_as_a_whole(url: str) -> None:
    card = withhold.apply(replace(CARD, url=url), [withheld("Jane Miller")])
    assert (card.url, card.url_withheld) == (None, GAP)


def test_an_address_without_accents_goes_too() -> None:
    card = replace(CARD, url="https://paper.example/jose-nunez")
    assert withhold.apply(card, [withheld("José Núñez")]).url is None


def test_an_address_with_a_longer_word_stays() -> None:
    card = replace(CARD, url="https://paper.example/public")
    assert withhold.apply(card, [withheld("Li")]) == card


def test_a_withheld_copy_leaves_the_original_linked() -> None:
    card = withhold.apply(CARD, [withheld("p1", WithholdTarget.SNAPSHOT)])
    assert (card.url, card.copy_withheld, card.no_copy_reason) == (CARD.url, GAP, "")


def test_a_withheld_picture_is_not_even_linked() -> None:
    card = withhold.apply(CARD, [withheld("p1", WithholdTarget.IMAGE)])
    assert (card.url, card.url_withheld, card.copy_withheld) == (None, GAP, GAP)


def test_the_ref_of_one_item_is_not_another_or_a_word() -> None:
    card = replace(CARD, ref="p2", title="p1", url=None)
    assert withhold.apply(card, [withheld("p1", WithholdTarget.IMAGE)]) == card


SOURCE = Source("u", "An article", "", "", None, None, None)


def occurrence(prefix: str, quote: str, suffix: str) -> Occurrence:
    return Occurrence(
        SOURCE, quote, prefix, suffix, start=9, first_known=False, asserted=True
    )


@pytest.mark.parametrize(
    ("prefix", "quote", "suffix", "shown"),
    [
        ("said Jane ", "Miller left", " at", f"{GAP} left"),
        ("said ", "he saw Jane", " Miller", f"he saw {GAP}"),
        ("iller and ", "he left", " Mi", "he left"),
        ("", "Jane Miller left Jane Miller", "", f"{GAP} left {GAP}"),
    ],
)
def test_a_name_that_reaches_into_a_quote_leaves_nothing_of_itself(
    prefix: str, quote: str, suffix: str, shown: str
) -> None:
    found = withhold.apply(occurrence(prefix, quote, suffix), [withheld("Jane Miller")])
    assert (found.prefix, found.quote, found.suffix) == ("", shown, "")


@given(
    st.text(alphabet="ab \n-’", max_size=30),
    st.text(alphabet="ab ", min_size=1, max_size=8).filter(str.strip),
    st.text(alphabet="ab \n-’", max_size=30),
)
def test_no_passage_that_stands_in_a_text_is_left(
    before: str, target: str, after: str
) -> None:
    shown = passage(f"{before}{target}{after}", target)
    assert target.strip() not in shown.replace(GAP, "\0")
