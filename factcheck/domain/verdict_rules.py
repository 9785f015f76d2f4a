"""Which verdict the evidence on file carries (G3-G5).

Each function returns the unmet conditions as sentences. They look at accepted
links whose item was public by the draft's as-of date.
"""

import re
from collections.abc import Callable
from datetime import date

from factcheck.domain.evidence_terms import LinkStatus, Stance
from factcheck.domain.facts import ClaimFacts, LinkFacts, RevisionFacts
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import QUALIFIERS, Qualifier, Verdict

OVERRIDE_LENGTH = 80
NEEDED_SUPPORT = 2


def counted(claim: ClaimFacts, as_of: date | None) -> list[LinkFacts]:
    """Return the accepted links whose item was public on or before `as_of`.

    Dates that are open or unknown do not count (domain.md 7.4, input).
    """
    return [
        link
        for link in claim.links
        if link.status is LinkStatus.ACCEPTED
        and link.item.published_latest is not None
        and (as_of is None or link.item.published_latest <= as_of)
    ]


def unmet(claim: ClaimFacts, draft: RevisionFacts) -> list[Sentence]:
    """Return why the evidence does not carry the draft's verdict.

    An override of at least 80 characters stands in for the evidence; it is
    shown to readers and needs a second editor (G3).
    """
    if draft.verdict is None:
        return [Sentence(N_("Choose a verdict."), field="verdict")]
    if draft.qualifier not in QUALIFIERS[draft.verdict]:
        return [
            Sentence(
                N_("Choose what kind of verdict it is; it must fit the verdict."),
                field="qualifier",
            )
        ]
    override = draft.override_reason.strip()
    if len(override) >= OVERRIDE_LENGTH:
        return []
    lacking = _lacking(claim, draft)
    if lacking and override:
        lacking.append(
            Sentence(
                N_(
                    "An override needs a public reason of at least %(least)d"
                    " characters."
                ),
                {"least": OVERRIDE_LENGTH},
                "override_reason",
            )
        )
    return lacking


def _lacking(claim: ClaimFacts, draft: RevisionFacts) -> list[Sentence]:
    if draft.verdict is Verdict.CORROBORATED:
        return corroboration_unmet(claim, draft)
    if draft.qualifier is None:
        return []
    test = _BY_QUALIFIER.get(draft.qualifier)
    return test(claim, draft) if test else []


def corroboration_unmet(claim: ClaimFacts, draft: RevisionFacts) -> list[Sentence]:
    """G4: two accepted supporting links, or one marked as record."""
    supporting = [
        link for link in counted(claim, draft.as_of) if link.stance is Stance.SUPPORTS
    ]
    enough = len(supporting) >= NEEDED_SUPPORT
    if enough or any(link.record is not None for link in supporting):
        return []
    return [
        Sentence(
            N_(
                "“Corroborated” needs two accepted pieces of evidence for the claim,"
                " or one marked as a record."
            ),
            field="evidence",
        )
    ]


def dispute_unmet(claim: ClaimFacts, draft: RevisionFacts) -> list[Sentence]:
    """G5, contested and contradicted: one accepted refuting link."""
    links = counted(claim, draft.as_of)
    if any(link.stance is Stance.REFUTES for link in links):
        return []
    return [
        Sentence(
            N_("This verdict needs accepted evidence against the claim."),
            field="evidence",
        )
    ]


def picture_unmet(claim: ClaimFacts, draft: RevisionFacts) -> list[Sentence]:
    """G5, misleading and outdated: something counts, and what is missing is named.

    At least one counted link, and at least one background or refuting item that
    the summary names by its title, publisher or speaker.
    """
    links = counted(claim, draft.as_of)
    if not links:
        return [Sentence(N_("This verdict needs accepted evidence."), field="evidence")]
    missing = [link for link in links if link.stance is not Stance.SUPPORTS]
    if any(named_in(draft.summary, link) for link in missing):
        return []
    return [
        Sentence(
            N_(
                "Name in the summary what the claim leaves out: the title, publisher"
                " or speaker of accepted evidence against it or of background."
            ),
            field="summary",
        )
    ]


def named_in(text: str, link: LinkFacts) -> bool:
    """Say whether `text` names the link's item by title, publisher or speaker."""
    item = link.item
    speakers = (item.recorder, item.origin)
    names = [item.title, *(each.name for each in speakers if each is not None)]
    # "National Intelligence Service (NIS)" is also named by either part of it.
    parts = [
        part.strip(" ),").casefold()
        for name in names
        for part in (name, *name.split("(", 1))
    ]
    return any(
        part and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text.casefold())
        for part in parts
    )


_BY_QUALIFIER: dict[
    Qualifier, Callable[[ClaimFacts, RevisionFacts], list[Sentence]]
] = {
    Qualifier.CONTESTED: dispute_unmet,
    Qualifier.CONTRADICTED: dispute_unmet,
    Qualifier.MISLEADING: picture_unmet,
    Qualifier.OUTDATED: picture_unmet,
}
