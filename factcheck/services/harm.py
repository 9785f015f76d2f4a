"""The editor's answers on harm and wrongdoing (G10, G11)."""

from factcheck.domain.policy import Permission
from factcheck.domain.vocabulary import Risk
from factcheck.models import Claim
from factcheck.services import audit
from factcheck.services.permits import need
from factcheck.services.work import Work


def answer(  # noqa: PLR0913 - four questions, four answers
    work: Work,
    claim: Claim,
    *,
    person: bool,
    crime: bool,
    source: bool,
    wrongdoing: bool,
) -> None:
    """Record the answers; a yes on harm makes the claim sensitive.

    `person`: names a minor, a victim or a private person; `crime`: alleges a
    crime; `source`: could expose a source; `wrongdoing`: alleges wrongdoing by
    somebody who can be identified. A claim once sensitive stays so until an
    editor says otherwise in its details.

    Raises:
        NotAllowed: the actor is no editor.
    """
    need(work, Permission.REVIEW)
    before = audit.facts(claim)
    claim.harm_person = person
    claim.harm_crime = crime
    claim.harm_source = source
    claim.alleges_wrongdoing = wrongdoing
    if person or crime or source:
        claim.risk = Risk.SENSITIVE
    if audit.facts(claim) != before:
        audit.record(work, "claim.harm_considered", claim, before=before)
