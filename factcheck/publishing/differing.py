"""Two values of a content compared: terms, days, texts, and whose voice it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import ActorKind
from factcheck.publishing.worddiff import Part, is_changed, word_diff

Json = Mapping[str, Any]
Value = str | Sentence | date | None
Known = TypeVar("Known", bound=StrEnum)


@dataclass(frozen=True)
class Words:
    """A text in both wordings."""

    label: Sentence
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Shift:
    """A value before and after: a term, a day, a text, or None for nothing."""

    label: Sentence
    before: Value
    after: Value


def shift(label: Sentence | str, before: Value, after: Value) -> Iterator[Shift]:
    """Yield the shift if the values differ."""
    before, after = before or None, after or None
    if before != after:
        yield Shift(_sentence(label), before, after)


def shifted_terms(
    old: Json, new: Json, fields: Mapping[str, tuple[str, type[StrEnum]]]
) -> Iterator[Shift]:
    """Yield what differs among fields that each hold a term."""
    for name, (label, terms) in fields.items():
        yield from shift(label, term(terms, old[name]), term(terms, new[name]))


def shifted_flags(old: Json, new: Json, fields: Mapping[str, str]) -> Iterator[Shift]:
    """Yield what differs among fields that each are true or false."""
    for name, label in fields.items():
        yield from shift(label, _yes_or_no(old[name]), _yes_or_no(new[name]))


def reworded(label: Sentence | str, old: str, new: str) -> Iterator[Words]:
    """Yield the two wordings of a text if they differ."""
    parts = word_diff(old, new)
    if is_changed(parts):
        yield Words(_sentence(label), parts)


def reworded_fields(old: Json, new: Json, fields: Mapping[str, str]) -> Iterator[Words]:
    """Yield what differs among fields that each hold a text."""
    for name, label in fields.items():
        yield from reworded(label, old[name] or "", new[name] or "")


def other_voices(
    label: str, old: Sequence[Json], new: Sequence[Json]
) -> Iterator[Shift]:
    """Yield what differs in who speaks, and in whose voice the same actor is."""
    if [each["ref"] for each in old] != [each["ref"] for each in new]:
        yield Shift(Sentence(label), _names(old), _names(new))
    before = {each["ref"]: each for each in old}
    for actor in new:
        if actor["ref"] in before:
            yield from _other_voice(before[actor["ref"]], actor)


def term(terms: type[Known], value: str | None) -> Known | None:
    """Return the term of a value; None for none."""
    return None if value is None else terms(value)


def day(text: str | None) -> date | None:
    """Return the day that is written there, if any."""
    return date.fromisoformat(text) if text else None


def _other_voice(old: Json, new: Json) -> Iterator[Shift]:
    name = {"name": new["name"]}
    labels = {
        N_("name of %(name)s"): (old["name"], new["name"]),
        N_("who decides what %(name)s says"): (_master(old), _master(new)),
        N_("camp of %(name)s"): (_camps(old), _camps(new)),
        N_("what %(name)s is"): tuple(ActorKind(each["kind"]) for each in (old, new)),
        N_("whether %(name)s is named"): tuple(
            _yes_or_no(each["named"]) for each in (old, new)
        ),
        N_("whether %(name)s is a public figure"): tuple(
            _yes_or_no(each["public_figure"]) for each in (old, new)
        ),
    }
    for label, (before, after) in labels.items():
        yield from shift(Sentence(label, name), before, after)


def _names(actors: Sequence[Json]) -> str:
    return ", ".join(each["name"] for each in actors)


def _master(actor: Json) -> str | None:
    speaks_for = actor["speaks_for"]
    return speaks_for["name"] if speaks_for else None


def _camps(actor: Json) -> str:
    return "; ".join(
        " · ".join((side["name"], *side["topics"])) for side in actor["sides"]
    )


def _yes_or_no(value: object) -> Sentence:
    return Sentence(N_("yes") if value else N_("no"))


def _sentence(label: Sentence | str) -> Sentence:
    return label if isinstance(label, Sentence) else Sentence(label)
