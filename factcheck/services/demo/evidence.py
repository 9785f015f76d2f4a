"""Putting the case's evidence on file, as a reviewer would: add, grade, accept."""

from typing import Any

from factcheck.domain.evidence_terms import (
    Credibility,
    EvidenceKind,
    Interest,
    PositionTaken,
    Proximity,
    Reliability,
    Stance,
)
from factcheck.models import EvidenceLink
from factcheck.services import evidence
from factcheck.services.demo.stage import Stage
from factcheck.services.work import Work


def link_all(stage: Stage, work: Work, claim: str, until: str) -> None:
    """Add and grade every link of `claim` whose item was public by `until`.

    Links already on file stay as they are, so that later scenes add only what
    came up since. Accepted in the file means accepted here, item by item.
    """
    have = {link.item.ref for link in stage.claims[claim].links}
    published = {each["id"]: each["published"] for each in stage.case["items"]}
    for data in stage.case["links"]:
        key = data["item"]
        if data["claim"] == claim and key not in have and published[key] <= until:
            _grade(work, _link(stage, work, data), data)


def _link(stage: Stage, work: Work, data: dict[str, Any]) -> EvidenceLink:
    claim = stage.claims[data["claim"]]
    stance = Stance(data["stance"])
    item = stage.items.get(data["item"])
    if item is not None:
        return evidence.reuse(work, claim, item, stance=stance)
    facts = next(each for each in stage.case["items"] if each["id"] == data["item"])
    link = evidence.add(
        work,
        claim,
        stance=stance,
        separate=True,
        ref=facts["id"],
        title=facts["title"],
        url=facts["url"],
        recorder=stage.actors[facts["recorder"]],
        origin=stage.actors[facts["origin"]],
        proximity=Proximity(facts["proximity"]),
        kind=EvidenceKind(facts["kind"]),
        published_edtf=facts["published"],
        quote=facts["quote"] or "",
        language=facts["language"],
        reliability_recorder=Reliability(facts["reliability"]["recorder"]),
        reliability_origin=Reliability(facts["reliability"]["origin"]),
        interest=Interest(facts["interest"]),
        interest_note=facts["interest_note"] or "",
        position=PositionTaken(facts["position"]) if facts["position"] else None,
        no_snapshot_reason=stage.supplied["no_snapshot_reason"],
        notes=facts["note"] or "",
    )
    stage.items[data["item"]] = link.item
    return link


def _grade(work: Work, link: EvidenceLink, data: dict[str, Any]) -> None:
    evidence.grade(
        work,
        link,
        link.version,
        stance=Stance(data["stance"]),
        credibility=Credibility(str(data["credibility"])),
        self_serving=data["self_serving"],
        bare_denial=data["bare_denial"],
        reason=data["why"] or "",
    )
