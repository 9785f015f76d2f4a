"""What every command on evidence asks first, and the marks it leaves."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from factcheck.domain.errors import ActRefused, Conflict
from factcheck.domain.guards import item_unmet
from factcheck.domain.policy import Permission
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import State
from factcheck.models import Claim, EvidenceItem, EvidenceLink
from factcheck.services.evidence_fields import shown
from factcheck.services.permits import need
from factcheck.services.work import Work

WORKABLE = frozenset({State.NEW, State.IN_REVIEW})
# On a published claim evidence is only proposed, which asks for a new review (7.3).
PROPOSABLE = WORKABLE | {State.PUBLISHED}


def open_claim(work: Work, claim: Claim, states: frozenset[State]) -> None:
    """Hold the claim and refuse where its state does not take evidence.

    Raises:
        NotAllowed: the actor may not work on evidence.
        ActRefused: the claim is in another state.
    """
    need(work, Permission.CLAIM_EDIT)
    work.session.refresh(claim, with_for_update=True)
    if claim.state not in states:
        raise ActRefused(
            Sentence(
                N_(
                    "This claim is “%(state)s”; its evidence can be changed only while"
                    " it is new or in review."
                ),
                {"state": Sentence(claim.state.label)},
            )
        )


def item_faults(item: EvidenceItem) -> list[Sentence]:
    """Return what the item lacks to count, each at the field where it is given."""
    faults = []
    for each in item_unmet(item):
        what = each.params.get("what")
        lacking = what.msgid if isinstance(what, Sentence) else ""
        faults.append(replace(each, field=_PLACES.get(lacking, "evidence")))
    return faults


# What `guards.item_unmet` calls a field, and the field; the copy has no "what".
_PLACES = {
    N_("who published it"): "recorder",
    N_("who says so"): "origin",
    N_("how the publisher knows"): "proximity",
    N_("what kind of evidence it is"): "kind",
    N_("its date"): "published_edtf",
    N_("its language"): "language",
    N_("the reliability of its publisher"): "reliability_recorder",
    N_("the reliability of its speaker"): "reliability_origin",
    N_("what the speaker has at stake"): "interest",
    "": "no_snapshot_reason",
}


def refuse_lost_update(
    theirs: Mapping[str, object], mine: Mapping[str, object], version: int
) -> None:
    """Refuse to write over words that came on file since a page was read.

    Where both wrote the same there is nothing to lose.

    Raises:
        Conflict: with the fields that differ, in both texts.
    """
    texts = {name: (shown(theirs[name]), shown(value)) for name, value in mine.items()}
    differing = {name: pair for name, pair in texts.items() if pair[0] != pair[1]}
    if differing:
        raise Conflict(
            {name: pair[0] for name, pair in differing.items()},
            {name: pair[1] for name, pair in differing.items()},
            version,
        )


def same_version(
    row: EvidenceItem | EvidenceLink, version: int, mine: Mapping[str, object]
) -> None:
    """Refuse an edit of a row that has changed since it was read.

    Raises:
        Conflict: with what is on file and what was typed.
    """
    if row.version != version:
        refuse_lost_update({n: getattr(row, n) for n in mine}, mine, row.version)


def with_hand(hands: list[Any], work: Work) -> list[Any]:
    """Return the list of who touched a row, the actor included (G7)."""
    return hands if work.person.id in hands else [*hands, work.person.id]
