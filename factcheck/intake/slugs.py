"""The last part of a claim's address: short, ASCII, from its words."""
# ruff: noqa: RUF001 - letters that look alike are the subject of the table

import re
import unicodedata

from factcheck.domain.errors import Invalid
from factcheck.domain.sentences import N_, Sentence

LONGEST = 80
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MADE = N_(
    "“%(slug)s” cannot be an address. Use small letters a-z, digits and single"
    " hyphens between them, at most %(most)d characters."
)
# Letters that do not come apart into a base letter and a mark. Cyrillic after the
# Ukrainian table of 2010 and, for what only Russian has, BGN/PCGN. An apostrophe
# joins: “Seoul's” is “seouls”.
_LETTERS = """
    ß=ss æ=ae œ=oe ø=o å=a ł=l đ=d ð=d þ=th ħ=h ı=i ŋ=ng ə=e ä=ae ö=oe ü=ue
    а=a б=b в=v г=h ґ=g д=d е=e є=ie ж=zh з=z и=y і=i ї=i й=i к=k л=l м=m н=n
    о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ь= ю=iu я=ia
    ё=e ъ= ы=y э=e ў=u
    α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s
    ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o
    '= ’= ʼ=
"""
_TABLE = str.maketrans(
    {pair[0]: pair[2:] for pair in _LETTERS.split()},
)


def slug_of(text: str, otherwise: str = "claim") -> str:
    """Return a slug from the words of a claim, cut between words.

    `otherwise` is taken where no letter of the text can be written in ASCII.
    """
    composed = unicodedata.normalize("NFC", text).lower().translate(_TABLE)
    plain = unicodedata.normalize("NFKD", composed).lower().translate(_TABLE)
    # A comma or point inside a figure does not part it: 11,000 is 11000.
    joined = re.sub(r"(?<=\d)[.,](?=\d{3}\b)", "", plain)
    kept = "".join(each for each in joined if not unicodedata.combining(each))
    words = re.findall(r"[a-z0-9]+", kept)
    return _cut("-".join(words)) or otherwise


def numbered(slug: str, number: int) -> str:
    """Return `slug` with a number at its end, not longer than a slug may be."""
    tail = f"-{number}"
    return slug[: LONGEST - len(tail)].rstrip("-") + tail


def checked_slug(text: str, field: str = "slug") -> str:
    """Return a slug that a person typed.

    Raises:
        Invalid: not small letters, digits and single hyphens, or too long.
    """
    slug = text.strip()
    if not _SLUG.fullmatch(slug) or len(slug) > LONGEST:
        params = {"slug": slug, "most": LONGEST}
        raise Invalid(Sentence(_MADE, params, field))
    return slug


def _cut(slug: str) -> str:
    if len(slug) <= LONGEST:
        return slug
    # One character more than allowed, so that a word that ends there is kept.
    whole, hyphen, _ = slug[: LONGEST + 1].rpartition("-")
    return whole if hyphen else slug[:LONGEST]
