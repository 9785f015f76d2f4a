"""Language tags (BCP 47) as people type them."""

import re

from factcheck.domain.errors import Invalid
from factcheck.domain.sentences import N_, Sentence

UNKNOWN = "und"
# As far as texts of a newsroom need it: en, en-GB, zh-Hant, sr-Latn-RS.
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
_REGION = 2
_SCRIPT = 4


def checked_language(text: str, field: str = "language") -> str:
    """Return the tag in its usual writing; `und` where none is given.

    Raises:
        Invalid: no language tag, e.g. the name of the language.
    """
    tag = usual(text.strip()) if text.strip() else UNKNOWN
    if not _TAG.fullmatch(tag):
        sentence = N_(
            "“%(text)s” is not a language tag. Write the short form: en for English,"
            " uk for Ukrainian, zh-Hant for Chinese in traditional script."
        )
        raise Invalid(Sentence(sentence, {"text": text.strip()}, field))
    return tag


def usual(tag: str) -> str:
    """Write a tag the usual way: en-GB, not EN_gb."""
    language, *others = tag.replace("_", "-").split("-")
    return "-".join([language.lower(), *(_part(each) for each in others)])


def _part(part: str) -> str:
    if len(part) == _REGION:
        return part.upper()
    return part.capitalize() if len(part) == _SCRIPT else part
