"""The history of an actor in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext

from factcheck.domain.evidence_terms import Reliability
from factcheck.domain.sentences import N_
from factcheck.domain.vocabulary import ActorKind, Term
from factcheck.models import AuditEvent
from factcheck.queries.actor_history import ActorPast
from factcheck.web.presenting import label

_ACTS = {
    "actor.added": N_("put “%(name)s” on file"),
    "actor.edited": N_("edited “%(name)s”"),
    "actor.control_set": N_("said who decides the words of “%(name)s”"),
    "actor.sides_set": N_("set the camps of “%(name)s”"),
    "actor.merged": N_("merged “%(name)s” into another entry"),
}
_FIELDS = {
    "name": N_("Name"),
    "kind": N_("What they are"),
    "controlled_by_id": N_("Who decides what they say"),
    "merged_into_id": N_("Merged into"),
    "sides": N_("Camps"),
    "named": N_("Known by name"),
    "public_figure": N_("Public figure"),
    "domains": N_("Web hosts"),
    "wikidata": N_("Wikidata"),
    "default_recorder_reliability": N_("As a publisher"),
    "default_origin_reliability": N_("As a speaker"),
    "default_own_words": N_("On their own words"),
    "reliability_reason": N_("Why these grades"),
    "notes": N_("Notes"),
}
_TERMS: dict[str, type[Term]] = {
    "kind": ActorKind,
    "default_recorder_reliability": Reliability,
    "default_origin_reliability": Reliability,
    "default_own_words": Reliability,
}


@dataclass(frozen=True)
class Told:
    """One event, as the history component shows it."""

    at: datetime
    who: str
    what: str
    note: str


def told(past: ActorPast) -> list[Told]:
    """Return the events in words."""
    return [
        Told(
            at=event.at,
            who=event.actor.name if event.actor else "",
            what=gettext(
                _ACTS[event.action], name=past.names.get(event.object_uid, "")
            ),
            note=" · ".join(filter(None, [*_changes(event, past), event.note])),
        )
        for event in past.events
        if event.action in _ACTS
    ]


def _changes(event: AuditEvent, past: ActorPast) -> Iterator[str]:
    if event.action == "actor.added":
        return  # how they were put on file shows in the page and in later changes
    for name, words in _FIELDS.items():
        if name not in event.changes:
            continue
        before, after = (_in_words(past, name, each) for each in event.changes[name])
        if before and after:
            yield f"{gettext(words)}: {before} → {after}"
        elif after:
            yield f"{gettext(words)}: {after}"
        elif before:
            yield gettext(
                "%(field)s: %(value)s removed", field=gettext(words), value=before
            )


def _in_words(past: ActorPast, name: str, value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(gettext("yes") if value else gettext("no"))
        case int():
            return past.actors.get(value, "")
        case list():
            return ", ".join(past.sides.get(str(each), str(each)) for each in value)
    terms = {each.value: each for each in _TERMS.get(name, ())}
    return label(terms[str(value)]) if value in terms else str(value)
