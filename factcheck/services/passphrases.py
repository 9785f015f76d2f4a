"""Passphrases: what may be one, and how it is stored (argon2id)."""

import re
import secrets
import unicodedata
from collections.abc import Iterable
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from factcheck.domain.errors import Invalid
from factcheck.domain.sentences import N_, Sentence

SHORTEST = 15
LONGEST = 256
# Words that anybody would try here first; name and address are added to them.
_PROJECT_WORDS = ("factcheck", "factchecker", "newsroom", "verdict", "passphrase")
_FEWEST_DIFFERENT = 5
_SHORTEST_WORD = 3
# What must be left when all that others could guess is taken out.
_FEWEST_OF_ONES_OWN = 6

_hasher = PasswordHasher()
# Checked in place of the hash of a person who does not exist.
_NOBODYS = _hasher.hash(secrets.token_urlsafe())


def check(passphrase: str, *, known: Iterable[str] = (), field: str = "") -> str:
    """Return the passphrase as it is hashed; `known` is what others know of a person.

    There are no rules of composition: length, and not the first guess of anybody.

    Raises:
        Invalid: it is too short, too long, or easily guessed.
    """
    normal = _normal(passphrase)
    if len(normal) < SHORTEST:
        raise Invalid(
            Sentence(
                N_("A passphrase has at least %(n)d characters. Several words do."),
                {"n": SHORTEST},
                field,
            )
        )
    if len(normal) > LONGEST:
        raise Invalid(
            Sentence(
                N_("A passphrase has at most %(n)d characters."), {"n": LONGEST}, field
            )
        )
    if _is_common(normal, known):
        raise Invalid(
            Sentence(
                N_(
                    "This passphrase is easily guessed: it is on the lists that"
                    " everybody has, or made of names and repetitions."
                ),
                field=field,
            )
        )
    return normal


def hash_of(passphrase: str) -> str:
    """Return what is stored instead of the passphrase."""
    return _hasher.hash(_normal(passphrase))


def fits(stored: str | None, passphrase: str) -> bool:
    """Say whether the passphrase is the one stored.

    Without a stored one the answer is no, and takes the same time.
    """
    try:
        _hasher.verify(stored or _NOBODYS, _normal(passphrase[: 4 * LONGEST]))
    except (VerifyMismatchError, InvalidHashError):
        return False
    return stored is not None


def is_outdated(stored: str) -> bool:
    """Say whether the passphrase should be hashed anew, with today's parameters."""
    return _hasher.check_needs_rehash(stored)


def _normal(passphrase: str) -> str:
    """Make one text of what keyboards and systems write in different ways."""
    return unicodedata.normalize("NFKC", passphrase)


def _is_common(passphrase: str, known: Iterable[str]) -> bool:
    lowered = passphrase.casefold()
    letters = re.sub(r"[\W_]+", "", lowered)
    if lowered in _common() or letters in _common():
        return True
    if len(set(letters)) < _FEWEST_DIFFERENT:
        return True
    shortest = re.fullmatch(r"(.+?)\1+", letters)
    if shortest is not None and (
        shortest[1] in _common() or len(shortest[1]) < SHORTEST // 2
    ):
        return True
    left = _without_known_words(letters, known)
    return left != letters and len(re.sub(r"\d+", "", left)) < _FEWEST_OF_ONES_OWN


def _without_known_words(letters: str, known: Iterable[str]) -> str:
    words = {
        word
        for text in (*_PROJECT_WORDS, *known)
        for word in re.findall(r"[^\W_]+", text.casefold())
        if len(word) >= _SHORTEST_WORD
    }
    for word in sorted(words, key=len, reverse=True):
        letters = letters.replace(word, "")
    return letters


@cache
def _common() -> frozenset[str]:
    """Load the list only where a passphrase is chosen: it takes a moment."""
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # noqa: PLC0415

    return frozenset(FREQUENCY_LISTS["passwords"])
