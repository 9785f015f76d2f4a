"""What may stand in an item of evidence: the fields people write, checked once."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Required, TypedDict

from factcheck.domain.errors import Invalid
from factcheck.domain.evidence_terms import (
    Disclosure,
    EvidenceKind,
    Interest,
    PositionTaken,
    Proximity,
    Reliability,
)
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import Term
from factcheck.intake.addresses import checked_url
from factcheck.intake.dates import parse_edtf
from factcheck.intake.languages import checked_language
from factcheck.models import Actor

# Somewhere it is tomorrow already.
_ELSEWHERE = timedelta(days=1)


class _Described(TypedDict, total=False):
    url: str | None
    recorder: Actor | None
    origin: Actor | None
    proximity: Proximity | None
    kind: EvidenceKind | None
    published_edtf: str | None
    quote: str
    translation: str
    language: str
    reliability_recorder: Reliability | None
    reliability_origin: Reliability | None
    interest: Interest | None
    interest_note: str
    position: PositionTaken | None
    disclosure: Disclosure
    disclosure_reason: str
    no_snapshot_reason: str
    notes: str


class ItemFields(_Described, total=False):
    """The columns of an item that people write; those left out stay as they are."""

    title: str


class NewItem(_Described, total=False):
    """The same for a new item, which has at least a title."""

    title: Required[str]
    # Its id in a case file; else the row's own.
    ref: str


def checked(fields: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Return the columns to set, those that follow from them included.

    Raises:
        Invalid: every field that cannot be stored, each with its sentence.
    """
    columns = {
        # A term is a text too, but not one to be stripped of what it is.
        name: value.strip() if type(value) is str else value
        for name, value in fields.items()
    }
    faults: list[Sentence] = []
    for name, read in _READERS.items():
        if name in columns:
            try:
                columns |= read(columns[name], today)
            except Invalid as refusal:
                faults += refusal.sentences
    faults += _disclosure_faults(columns)
    if faults:
        raise Invalid(faults)
    return columns


def shown(value: object) -> str:
    """Return a field as its form shows it, for the page with both texts."""
    match value:
        case None | False:
            return ""
        case Actor():
            return value.name
        case Term():
            return value.value
        case True:
            return "y"
    return str(value)


def _read_title(text: str, _today: date) -> dict[str, Any]:
    if not text:
        raise Invalid(Sentence(N_("Give the evidence a title."), field="title"))
    return {}


def _read_url(text: str | None, _today: date) -> dict[str, Any]:
    return {"url": checked_url(text) if text else None}


def _read_date(text: str | None, today: date) -> dict[str, Any]:
    if not text:
        none = ("published_edtf", "published_earliest", "published_latest")
        return dict.fromkeys(none)
    found = parse_edtf(text, "published_edtf")
    if found.earliest is not None and found.earliest > today + _ELSEWHERE:
        raise Invalid(
            Sentence(
                N_(
                    "It cannot have been published on a day that has not come: %(day)s."
                ),
                {"day": found.earliest},
                "published_edtf",
            )
        )
    return {
        "published_edtf": found.text,
        "published_earliest": found.earliest,
        "published_latest": found.latest,
    }


def _read_language(text: str, _today: date) -> dict[str, Any]:
    return {"language": checked_language(text) if text else ""}


def _with_id(name: str) -> Any:  # noqa: ANN401 - a reader like the others
    """Set the key beside the row, so that the rules see it before a flush."""

    def read(actor: Actor | None, _today: date) -> dict[str, Any]:
        return {f"{name}_id": actor.id if actor is not None else None}

    return read


_READERS = {
    "title": _read_title,
    "url": _read_url,
    "published_edtf": _read_date,
    "language": _read_language,
    "recorder": _with_id("recorder"),
    "origin": _with_id("origin"),
}


def _disclosure_faults(columns: Mapping[str, Any]) -> Iterator[Sentence]:
    disclosure = columns.get("disclosure", Disclosure.PUBLIC)
    if disclosure is not Disclosure.PUBLIC and not columns.get("disclosure_reason"):
        yield Sentence(
            N_("Say why readers may not see all of it."), field="disclosure_reason"
        )
