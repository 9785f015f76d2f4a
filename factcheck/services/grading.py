"""How far an item holds for one claim: graded by people, on two axes kept apart."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from factcheck.domain.errors import Invalid
from factcheck.domain.evidence_terms import (
    Credibility,
    LinkStatus,
    RecordKind,
    Stance,
)
from factcheck.domain.sentences import N_, Sentence
from factcheck.models import EvidenceLink
from factcheck.publishing.content import root_of
from factcheck.services import audit, voiding
from factcheck.services.evidence_rules import (
    WORKABLE,
    item_faults,
    open_claim,
    same_version,
    with_hand,
)
from factcheck.services.work import Work

_INDEPENDENT = 2


class Judgement(TypedDict, total=False):
    """The columns of a link that people judge; those left out stay as they are."""

    stance: Stance
    credibility: Credibility | None
    self_serving: bool
    bare_denial: bool
    record: RecordKind | None
    record_reason: str
    reason: str


def grade(
    work: Work, link: EvidenceLink, version: int, **judged: Unpack[Judgement]
) -> EvidenceLink:
    """Judge what the item says about the claim and let it count.

    Raises:
        Conflict: somebody else judged it since `version` was read.
        Invalid: the item lacks something, or the grade has no ground.
        ActRefused: the claim is not open to evidence.
    """
    before = _begin(work, link, version, judged)
    faults = [
        *item_faults(link.item),
        *_record_faults(link, judged),
        *_grade_faults(link, judged),
    ]
    if faults:
        raise Invalid(faults)
    link.status = LinkStatus.ACCEPTED
    link.graded_by = work.person
    return _finish(work, link, "evidence_link.graded", before, judged)


def note(
    work: Work, link: EvidenceLink, version: int, **judged: Unpack[Judgement]
) -> EvidenceLink:
    """Keep a judgement that is not finished; whether it counts stays as it is.

    Raises:
        Conflict: somebody else judged it since `version` was read.
        Invalid: a record has no reason, or what counts would lose its grade.
        ActRefused: the claim is not open to evidence.
    """
    if link.status is LinkStatus.ACCEPTED:
        return grade(work, link, version, **judged)
    before = _begin(work, link, version, judged)
    faults = list(_record_faults(link, judged))
    if faults:
        raise Invalid(faults)
    if all(before[name] == value for name, value in judged.items()):
        return link
    return _finish(work, link, "evidence_link.noted", before, judged)


def exclude(work: Work, link: EvidenceLink, version: int, reason: str) -> EvidenceLink:
    """Keep the item on file for the claim, let it not count, and say why.

    Raises:
        Conflict: somebody else judged it since `version` was read.
        Invalid: there is no reason.
        ActRefused: the claim is not open to evidence.
    """
    judged: Judgement = {"reason": reason.strip()}
    before = _begin(work, link, version, judged)
    if not judged["reason"]:
        raise Invalid(Sentence(N_("Say why it does not count."), field="reason"))
    link.status = LinkStatus.EXCLUDED
    return _finish(work, link, "evidence_link.excluded", before, judged)


def confirmed_elsewhere(link: EvidenceLink, stance: Stance) -> bool:
    """Say whether another, independent speaker says the same (2.1, grade 1)."""
    same = [
        each
        for each in link.claim.links
        if each is link
        or (each.status is LinkStatus.ACCEPTED and each.stance is stance)
    ]
    roots = {root_of(each.item.origin).id for each in same if each.item.origin}
    return len(roots) >= _INDEPENDENT


def _begin(
    work: Work, link: EvidenceLink, version: int, judged: Judgement
) -> dict[str, Any]:
    open_claim(work, link.claim, WORKABLE)
    work.session.refresh(link, with_for_update=True)
    same_version(link, version, judged)
    return audit.facts(link)


def _finish(
    work: Work,
    link: EvidenceLink,
    action: str,
    before: Mapping[str, Any],
    judged: Judgement,
) -> EvidenceLink:
    for name, value in judged.items():
        setattr(link, name, value)
    link.hands = with_hand(link.hands, work)
    audit.record(work, action, link, before=before, claim=link.claim)
    voiding.recheck(work, link.claim)
    return link


def _record_faults(link: EvidenceLink, judged: Judgement) -> list[Sentence]:
    record = judged.get("record", link.record)
    if record is None or judged.get("record_reason", link.record_reason).strip():
        return []
    return [
        Sentence(
            N_("Say why the claim would be wrong if this record said otherwise."),
            field="record_reason",
        )
    ]


def _grade_faults(link: EvidenceLink, judged: Judgement) -> list[Sentence]:
    credibility = judged.get("credibility", link.credibility)
    if credibility is None:
        return [
            Sentence(
                N_("Choose how far this holds for the claim."), field="credibility"
            )
        ]
    stance = judged.get("stance", link.stance)
    if credibility is Credibility.CONFIRMED and not confirmed_elsewhere(link, stance):
        return [
            Sentence(
                N_(
                    "“Confirmed by other sources” needs accepted evidence from another,"
                    " independent speaker that says the same."
                ),
                field="credibility",
            )
        ]
    return []
