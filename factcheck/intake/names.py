"""When two spellings are one: names of actors, wordings of claims, searches."""
# ruff: noqa: RUF001 - signs that look alike are the subject here

import re
import unicodedata
from difflib import SequenceMatcher

# The marks of Latin, Greek and Cyrillic letters, and apostrophes inside names.
_ACCENTS = re.compile(r"[\u0300-\u036f'’ʼ‘`]")
_SIGNS = str.maketrans("“”„«»″‘’‚ʼ′‐‑‒–—−", '"' * 6 + "'" * 5 + "-" * 6)
# Under this, a name is not near: found by trying “Reuters” against “Rossiya”.
_NEAR = 0.72


def folded(text: str) -> str:
    """Return `text` for comparing names: no case, accents, signs or spare blanks.

    Letters of any script stay, and so do the vowel signs that are part of a word.
    """
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = _ACCENTS.sub("", apart)
    kept = (each if unicodedata.category(each)[0] in "LMN" else " " for each in bare)
    # A name of signs alone is still a name.
    found = " ".join("".join(kept).split()) or text.strip().casefold()
    return unicodedata.normalize("NFC", found)


def same_words(text: str) -> str:
    """Return a wording for comparing claims: signs count, since -5 % is not 5.

    Case, kinds of quotation marks and dashes, blanks and the full stop do not.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_SIGNS)
    return " ".join(plain.split()).rstrip(" .")


def nearness(query: str, name: str) -> float:
    """Say how near two folded names are, from 0 (not at all) to 1 (the same).

    Words that begin with what was typed come before initials (“kcna” for “Korean
    Central News Agency”), and these before words merely alike.
    """
    if not query or not name:
        return 0.0
    initials = "".join(word[0] for word in name.split())
    ways = (
        (1.0, query == name),
        (0.97, name.startswith(query)),
        (0.95, f" {query}" in f" {name}"),
        (0.93, set(query.split()) <= set(name.split())),
        (0.9, query == initials),
    )
    best = next((near for near, found in ways if found), 0.0)
    return best or _likeness(query, name)


def _likeness(query: str, name: str) -> float:
    """Say how much of the letters two names share in order; 0 if not enough."""
    matcher = SequenceMatcher(None, query, name)
    # The quick ones are never below the real one, and spare most of the work.
    if matcher.real_quick_ratio() < _NEAR or matcher.quick_ratio() < _NEAR:
        return 0.0
    alike = matcher.ratio()
    return alike if alike >= _NEAR else 0.0
