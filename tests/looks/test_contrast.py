"""Every pair of text and ground that a page can show is readable."""

import pytest

from tests.looks.tokens import colours, contrast

TEXT = 4.5
GRAPHICS = 3.0

GROUNDS = ("paper", "raised", "shade")
WORDS = (
    "ink",
    "quiet",
    "link",
    "error",
    "corroborated",
    "disputed",
    "unverified",
    "supports",
    "refutes",
    "context",
)
# Grounds that carry running text only.
MARKED = ("mark", "inserted", "deleted")
SCHEMES = ("light", "dark", "print")


def test_the_ratio_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("word", WORDS)
def test_words_are_readable_on_every_ground(
    scheme: str, ground: str, word: str
) -> None:
    palette = colours(scheme)
    assert contrast(palette[word], palette[ground]) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", MARKED)
def test_marked_words_are_readable(scheme: str, ground: str) -> None:
    palette = colours(scheme)
    assert contrast(palette["ink"], palette[ground]) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_button_is_readable(scheme: str) -> None:
    palette = colours(scheme)
    assert contrast(palette["paper"], palette["link"]) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_border_of_a_field_is_seen(scheme: str) -> None:
    palette = colours(scheme)
    for ground in GROUNDS:
        assert contrast(palette["quiet"], palette[ground]) >= GRAPHICS


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_stances_and_verdicts_never_share_a_colour(scheme: str) -> None:
    palette = colours(scheme)
    told_apart = [
        palette[name]
        for name in ("corroborated", "disputed", "supports", "refutes", "error")
    ]
    assert len(set(told_apart)) == len(told_apart)
