"""What was done to a claim: who, when, what, and what it was before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask import render_template, request
from flask_babel import gettext

from factcheck.domain.policy import Permission
from factcheck.extensions import db
from factcheck.models import AuditEvent
from factcheck.publishing.worddiff import Part, word_diff
from factcheck.queries.history import KEYS, Past, past
from factcheck.web.access import requires
from factcheck.web.dates import edtf
from factcheck.web.desk import bp
from factcheck.web.desk.claim import claim_or_404
from factcheck.web.desk.history_words import (
    ACTS,
    EDTF,
    FIELDS,
    OTHER_ACT,
    REASONS,
    TERMS,
)
from factcheck.web.presenting import label

# Longer texts are compared word by word.
_SHORT = 60
_MOST_DIGITS = 9


@dataclass(frozen=True)
class Change:
    """One field, before and after; `parts` where the texts are compared."""

    label: str
    before: str
    after: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Told:
    """One event in words."""

    at: datetime
    who: str
    what: str
    note: str
    changes: tuple[Change, ...]


@bp.get("/claims/<slug:slug>/history")
@requires(Permission.DESK_READ)
def history(slug: str) -> str:
    """Show what was done to a claim, newest first."""
    claim = claim_or_404(slug)
    text = request.args.get("before", "")
    known = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    found = past(db.session(), claim, int(text) if known else None)
    return render_template(
        "desk/history.html",
        claim=claim,
        events=[_told(event, found) for event in found.events],
        older=found.older,
        newest=not known,
    )


def _told(event: AuditEvent, found: Past) -> Told:
    return Told(
        at=event.at,
        who=event.actor.name if event.actor else gettext("A reader"),
        what=gettext(
            ACTS.get(event.action, OTHER_ACT),
            what=found.titles.get(event.object_uid, ""),
            action=event.action,
        ),
        note=_note(event),
        changes=tuple(_changes(event, found)),
    )


def _note(event: AuditEvent) -> str:
    """Return the note, the reasons it begins with in words."""
    known = {each.value: each for each in REASONS.get(event.action, ())}
    words = event.note.split(" ")
    reasons = []
    while words and words[0] in known:
        reasons.append(label(known[words.pop(0)]))
    return ": ".join(part for part in (", ".join(reasons), " ".join(words)) if part)


def _changes(event: AuditEvent, found: Past) -> Iterator[Change]:
    for name, words in FIELDS.items():
        if name not in event.changes:
            continue
        before, after = (
            _in_words(event, found, name, value) for value in event.changes[name]
        )
        if before == after:
            continue
        long = max(len(before), len(after)) > _SHORT
        parts = word_diff(before, after) if long and before else ()
        yield Change(gettext(words), before, after, parts)


def _in_words(event: AuditEvent, found: Past, name: str, value: object) -> str:
    """Return a value as the log holds it, in the words of its field."""
    match value:
        case None:
            return ""
        case bool():
            return str(gettext("yes") if value else gettext("no"))
        case list():
            return ", ".join(_in_words(event, found, name, each) for each in value)
        case int() if name in KEYS:
            return found.names.get((name, value), str(value))
    return _text(event, found, name, str(value))


def _text(event: AuditEvent, found: Past, name: str, value: str) -> str:
    if name in EDTF and value:
        return edtf(value)
    terms = TERMS.get(f"{event.object_type}.{name}", TERMS.get(name))
    if terms is None:
        return found.actors.get(value, value)
    known = {each.value: each for each in terms}
    return label(known[value]) if value in known else value
