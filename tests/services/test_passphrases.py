"""What may be a passphrase."""

import pytest

from factcheck.domain.errors import Invalid
from factcheck.services import passphrases

KNOWN = ("Mira Novak", "mira.novak@paper.example")


@pytest.mark.parametrize(
    "passphrase",
    [
        "seven quiet otters counting",
        "xK9#vQ2!pL5$wZ8",
        "71503948261750394",
        "семь тихих выдр считают",
        "newsroom of brass kettles",
        "o" * 5 + "abcdefgh" + "p" * 5,
        "seven otters " * 19 + "123456789",
    ],
)
def test_length_is_enough_and_nothing_else_is_asked(passphrase: str) -> None:
    assert passphrases.check(passphrase, known=KNOWN) == passphrase


@pytest.mark.parametrize(
    ("passphrase", "why"),
    [
        ("fourteen chars", "at least 15"),
        ("x" * 257, "at most 256"),
        ("123456789987654321", "easily guessed"),
        ("1qaz2wsx3edc4rfv", "easily guessed"),
        ("aaaaaaaaaaaaaaaaaaaa", "easily guessed"),
        ("passwordpassword", "easily guessed"),
        ("Password Password", "easily guessed"),
        ("factcheck-factcheck", "easily guessed"),
        ("FactCheck2025!!!!", "easily guessed"),
        ("Mira.Novak-2025!", "easily guessed"),
        ("miranovak paper example", "easily guessed"),
    ],
)
def test_the_first_guesses_are_refused(passphrase: str, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        passphrases.check(passphrase, known=KNOWN)


def test_the_same_letters_typed_on_another_system_fit() -> None:
    composed, decomposed = "caf\u00e9 of seven otters", "cafe\u0301 of seven otters"
    assert passphrases.fits(passphrases.hash_of(composed), decomposed)


def test_what_is_too_long_to_be_one_fits_nothing() -> None:
    longest = "a1b2" * 64
    stored = passphrases.hash_of(longest)
    assert passphrases.fits(stored, longest)
    assert not passphrases.fits(stored, longest + "x")
    assert not passphrases.fits(None, "")
    assert not passphrases.fits("no hash at all", longest)
