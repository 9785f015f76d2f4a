"""Withholding: what readers may not see is taken out of everything they get.

A view is walked through, value by value, and a new one is returned. Words are
found however they are set: in capitals, with other blanks, dashes or quotation
marks, with invisible signs inside. An address that holds them goes as a whole.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Any, TypeVar, cast
from urllib.parse import unquote

from factcheck.domain.publication_terms import WithholdReason, WithholdTarget
from factcheck.models import Withholding
from factcheck.publishing.views import ADDRESS, KEPT, Card, Occurrence

View = TypeVar("View")
# Words that stand in the gap: why, and since when.
Mark = Callable[[WithholdReason, datetime], str]

_OF_ITEMS = frozenset({WithholdTarget.IMAGE, WithholdTarget.SNAPSHOT})
# Signs that no reader sees and that would hide a word from a search.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_WORD = re.compile(r"[^\W_]+")
_BETWEEN_WORDS = r"[\W_]{1,16}"
# Before Hebrew, scripts set words apart and put nothing in front of a name; in
# the others a name may hang on the word beside it.
_FIRST_HANGING = "\u0590"
# “Millers”, «Ивановым»; a shorter name is taken as a whole word only, or “Ann”
# would take “announced” along.
_INFLECTED_FROM = 4
_ENDING = r"\w{0,4}(?!\w)"


def english_mark(reason: WithholdReason, since: datetime) -> str:
    """Return the words of a gap: “[withheld since 3 May 2025: legal reasons]”."""
    return f"[withheld since {since.day} {since:%B %Y}: {reason.label}]"


def apply(
    view: View, withholdings: Iterable[Withholding], mark: Mark = english_mark
) -> View:
    """Return the view without what is withheld; each gap says since when and why."""
    gaps = [
        (each, mark(each.reason, each.since))
        for each in withholdings
        if each.since is not None and each.lifted_at is None
    ]
    return cast("View", _Remover(gaps).clean(view)) if gaps else view


class _Remover:
    """The withholdings of one page, made ready to be looked for."""

    def __init__(self, gaps: list[tuple[Withholding, str]]) -> None:
        # Long ones first: a name inside a passage must not spoil the passage.
        of_words = sorted(
            (gap for gap in gaps if gap[0].kind not in _OF_ITEMS),
            key=lambda gap: len(gap[0].target),
            reverse=True,
        )
        self._marks = [mark for _each, mark in of_words]
        self._words = _either([_of_text(each) for each, _mark in of_words])
        self._addresses = _either([_of_address(each) for each, _mark in of_words])
        self._items = [gap for gap in gaps if gap[0].kind in _OF_ITEMS]

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - a view is any of these
        """Return the value, or what may be shown of it."""
        match value:
            # Before str: the terms of the newsroom are strings too.
            case Enum():
                return value
            case str():
                return self._text(value)
            case tuple():
                return tuple(self.clean(each) for each in value)
            case _ if is_dataclass(value):
                return self._fields(value)
        return value

    def _text(self, text: str) -> str:
        normal = unicodedata.normalize("NFC", text)
        cleaned = self._words.sub(self._mark, normal)
        return text if cleaned == normal else cleaned

    def _mark(self, found: re.Match[str]) -> str:
        return self._marks[int((found.lastgroup or "gap0").removeprefix("gap"))]

    def _fields(self, view: Any) -> Any:  # noqa: ANN401 - any dataclass of views
        match view:
            case Card():
                view = self._card(view)
            case Occurrence():
                view = self._occurrence(view)
        changes: dict[str, Any] = {}
        for each in fields(view):
            value = getattr(view, each.name)
            if each.metadata == KEPT or value is None:
                continue
            if each.metadata == ADDRESS:
                found = self._addresses.search(_folded(unquote(unquote(value))))
                if found:
                    changes[each.name] = None
                    changes[f"{each.name}_withheld"] = self._mark(found)
            else:
                changes[each.name] = self.clean(value)
        return replace(view, **changes)

    def _occurrence(self, found: Occurrence) -> Occurrence:
        """Leave out what stands around a quote: it may begin inside a name.

        Words that reach from there into the quote are taken out of the quote.
        """
        parts = (found.prefix, found.quote, found.suffix)
        before, quote, after = (unicodedata.normalize("NFC", part) for part in parts)
        start, end = len(before), len(before) + len(quote)
        whole, shown, at = before + quote + after, "", len(before)
        for gap in self._words.finditer(whole):
            if gap.start() < end and gap.end() > start:
                shown += whole[at : max(gap.start(), at)] + self._mark(gap)
                at = min(gap.end(), end)
        return replace(found, prefix="", quote=shown + whole[at:end], suffix="")

    def _card(self, card: Card) -> Card:
        for each, mark in self._items:
            if card.ref and card.ref == each.target:
                card = replace(card, no_copy_reason="", copy_withheld=mark)
                if each.kind is WithholdTarget.IMAGE:
                    # The picture itself is what must not be seen.
                    card = replace(card, url=None, url_withheld=mark)
        return card


def _either(patterns: list[str]) -> re.Pattern[str]:
    """Return what finds any of the patterns, and says which."""
    named = [f"(?P<gap{at}>{each})" for at, each in enumerate(patterns) if each]
    # Without patterns: what is found nowhere.
    return re.compile("|".join(named) or r"(?!)", re.IGNORECASE)


def _of_text(withheld: Withholding) -> str:
    """Return the pattern that finds the words in a text."""
    target = _UNSEEN.sub("", unicodedata.normalize("NFC", withheld.target))
    # A target of signs alone is looked for as it stands.
    words = _WORD.findall(target) or [target.strip()]
    unseen = f"{_UNSEEN.pattern}*"
    pattern = _BETWEEN_WORDS.join(
        unseen.join(re.escape(sign) for sign in word) for word in words
    )
    if withheld.kind is not WithholdTarget.NAME:
        return pattern
    first, last = words[0][0], words[-1][-1]
    before = r"(?<!\w)" if first < _FIRST_HANGING else ""
    if last >= _FIRST_HANGING:
        return before + pattern
    return before + pattern + (_ENDING if len(target) >= _INFLECTED_FROM else r"(?!\w)")


def _of_address(withheld: Withholding) -> str:
    """Return the pattern that finds the words in an address, however joined."""
    words = _WORD.findall(_folded(withheld.target))
    joined = r"[\W_]*".join(re.escape(word) for word in words)
    return rf"(?<![^\W_]){joined}(?![^\W_])" if words else ""


def _folded(text: str) -> str:
    """Return the text without accents, as addresses write names."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
