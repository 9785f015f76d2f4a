"""What readers are told: the finding first, the family word smaller (domain.md 3)."""

from factcheck.domain.sentences import N_
from factcheck.domain.vocabulary import (
    UTTERANCES,
    ClaimType,
    Qualifier,
    Verdict,
)

_FINDINGS: dict[Qualifier | None, str] = {
    None: N_("Corroborated"),
    Qualifier.ON_RECORD: N_("Confirmed by the official record"),
    Qualifier.WITH_CAVEAT: N_("Corroborated, with a caveat"),
    Qualifier.CONTESTED: N_("Sources conflict"),
    Qualifier.MISLEADING: N_("Misleading"),
    Qualifier.OUTDATED: N_("No longer so"),
    Qualifier.CONTRADICTED: N_("Contradicted by the evidence"),
    Qualifier.SINGLE_SOURCE: N_("Rests on one source"),
    Qualifier.INSUFFICIENT_EVIDENCE: N_("Not enough evidence"),
    Qualifier.NOT_REVIEWED: N_("Not reviewed"),
    Qualifier.NOT_CHECKABLE: N_("Cannot be checked"),
}
_UTTERANCES: dict[Qualifier | None, str] = {
    None: N_("They said it"),
    Qualifier.ON_RECORD: N_("They said it"),
    Qualifier.WITH_CAVEAT: N_("They said it, with a caveat"),
    Qualifier.CONTESTED: N_("Accounts of what was said conflict"),
    Qualifier.CONTRADICTED: N_("They did not say it"),
}
SAID_NOT_SO = N_("This checks whether it was said, not whether it is so.")


def finding(verdict: Verdict, qualifier: Qualifier | None, kind: ClaimType) -> str:
    """Return the msgid of the words that lead a verdict.

    `verdict` is taken so that a corroborated utterance and an unverified one
    without qualifier never share words.
    """
    if kind in UTTERANCES and qualifier in _UTTERANCES:
        return _UTTERANCES[qualifier]
    if qualifier is None:
        return verdict.label
    return _FINDINGS[qualifier]
