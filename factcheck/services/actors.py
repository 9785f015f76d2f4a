"""Who speaks and who reports: found where they are typed, else put on file.

Who decides what somebody says, in which camp they are, and which two names are
one person changes how evidence counts: that is in `services.control`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypedDict, Unpack

from factcheck.domain.errors import Conflict, Invalid
from factcheck.domain.evidence_terms import Reliability
from factcheck.domain.policy import Permission
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import ActorKind
from factcheck.intake.addresses import checked_host
from factcheck.intake.text import is_blank
from factcheck.models import Actor, Side
from factcheck.queries import actors as queries
from factcheck.queries.actors import find
from factcheck.services import audit, voiding
from factcheck.services.control import merge, set_control, set_sides
from factcheck.services.faults import Faults
from factcheck.services.permits import need
from factcheck.services.topics import refuse_overlap
from factcheck.services.work import Work

__all__ = [
    "add",
    "edit",
    "find",
    "find_or_create",
    "merge",
    "set_control",
    "set_sides",
]

LONGEST_NAME = 200
_WIKIDATA = re.compile(r"Q[1-9][0-9]{0,11}")


class Described(TypedDict, total=False):
    """What may be known of an actor besides name and kind."""

    named: bool
    public_figure: bool
    domains: Sequence[str]
    wikidata: str | None
    default_recorder_reliability: Reliability | None
    default_origin_reliability: Reliability | None
    default_own_words: Reliability | None
    reliability_reason: str
    notes: str


class ActorFields(Described, total=False):
    """The columns that people write; those left out stay as they are."""

    name: str
    kind: ActorKind


def find_or_create(  # noqa: PLR0913 - how an actor is described where it is typed
    work: Work,
    *,
    name: str,
    kind: ActorKind,
    controlled_by: Actor | None = None,
    sides: Iterable[Side] = (),
    ref: str | None = None,
    **more: Unpack[Described],
) -> Actor:
    """Return who is on file under this name; else put them on file."""
    found = queries.named(work.session, name)
    if found is not None:
        return found
    return add(
        work,
        name=name,
        kind=kind,
        controlled_by=controlled_by,
        sides=sides,
        ref=ref,
        **more,
    )


def add(  # noqa: PLR0913 - as above
    work: Work,
    *,
    name: str,
    kind: ActorKind,
    controlled_by: Actor | None = None,
    sides: Iterable[Side] = (),
    ref: str | None = None,
    **more: Unpack[Described],
) -> Actor:
    """Put an actor on file, be there another of that name or not.

    Raises:
        Invalid: every field that cannot be stored, each with its sentence.
    """
    need(work, Permission.ACTOR_ADD)
    columns = _checked({**more, "name": name, "kind": kind})
    chosen = list(sides)
    refuse_overlap(chosen)
    actor = Actor(**columns, controlled_by=controlled_by, sides=chosen)
    if ref is not None:
        actor.ref = ref
    work.session.add(actor)
    audit.record(work, "actor.added", actor)
    return actor


def edit(
    work: Work, actor: Actor, version: int, **fields: Unpack[ActorFields]
) -> Actor:
    """Change the description of an actor.

    Raises:
        Conflict: somebody else changed it since `version` was read.
        Invalid: every field that cannot be stored, each with its sentence.
    """
    need(work, Permission.ACTOR_ADD)
    work.session.refresh(actor, with_for_update=True)
    columns = _checked(fields)
    if actor.version != version:
        theirs = {name: shown(getattr(actor, name)) for name in fields}
        mine = {name: shown(value) for name, value in fields.items()}
        raise Conflict(theirs, mine, actor.version)
    if all(getattr(actor, name) == value for name, value in columns.items()):
        return actor
    before = audit.facts(actor)
    for name, value in columns.items():
        setattr(actor, name, value)
    audit.record(work, "actor.edited", actor, before=before)
    voiding.recheck_actor(work, actor)
    return actor


def shown(value: object) -> str:
    """Return a field as its form shows it, for the page with both texts."""
    match value:
        case None | False:
            return ""
        case True:
            return "y"
        case list() | tuple():
            return ", ".join(str(each) for each in value)
    return str(value)


def _checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns to set.

    Raises:
        Invalid: every field that cannot be stored, each with its sentence.
    """
    faults = Faults()
    columns = dict(fields)
    for name, read in _READERS.items():
        if name in columns:
            given = columns[name]
            columns[name] = faults.noting(lambda: read(given), given)  # noqa: B023 - called at once
    faults.refuse()
    return columns


def _name(given: str) -> str:
    name = " ".join(given.split())
    if is_blank(name):
        raise Invalid(Sentence(N_("Give the name."), field="name"))
    if len(name) > LONGEST_NAME:
        sentence = N_("A name has %(most)d characters at most.")
        raise Invalid(Sentence(sentence, {"most": LONGEST_NAME}, "name"))
    return name


def _domains(given: Sequence[str]) -> list[str]:
    faults = Faults()
    hosts = [faults.noting(lambda: checked_host(each), "") for each in given]  # noqa: B023 - called at once
    faults.refuse()
    return list(dict.fromkeys(hosts))


def _wikidata(given: str | None) -> str | None:
    wanted = (given or "").strip()
    if wanted and not _WIKIDATA.fullmatch(wanted):
        sentence = N_("“%(text)s” is no Wikidata number. It looks like Q23 or Q56226.")
        raise Invalid(Sentence(sentence, {"text": wanted}, "wikidata"))
    return wanted or None


_READERS = {"name": _name, "domains": _domains, "wikidata": _wikidata}
