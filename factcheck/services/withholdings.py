"""Withholding a passage, name, picture or copy from readers, in every version."""

from collections.abc import Iterator

from sqlalchemy import select

from factcheck.domain.errors import ActRefused, Invalid
from factcheck.domain.policy import Permission
from factcheck.domain.publication_terms import WithholdReason, WithholdTarget
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import State
from factcheck.models import Claim, Withholding
from factcheck.publishing import withhold
from factcheck.publishing.page import verdict_page
from factcheck.services import audit
from factcheck.services.permits import need
from factcheck.services.work import Work

# Stands where something would be taken out, while that is being tried.
_GAP = "[[gap]]"


def ask(
    work: Work,
    claim: Claim,
    kind: WithholdTarget,
    target: str,
    reason: WithholdReason,
) -> Withholding:
    """Ask for something to be withheld; while the page is suspended it is at once.

    `target` is the exact words as published, or the ref of the item whose
    picture or copy it is.

    Raises:
        NotAllowed: the actor is no editor.
        ActRefused: nothing of the claim was ever public, or it is asked already.
        Invalid: the target is not on any version of the page.
    """
    need(work, Permission.REVIEW)
    if not claim.publications:
        raise ActRefused(Sentence(N_("Nothing of this claim is public.")))
    target = target.strip()
    candidate = Withholding(kind=kind, target=target, reason=reason, since=work.now)
    faults = _faults(claim, candidate)
    if faults:
        raise Invalid(faults)
    _refuse_twin(work, claim, kind, target)
    withholding = Withholding(
        claim_id=claim.id,
        kind=kind,
        target=target,
        reason=reason,
        asked_by=work.person,
        since=work.now if claim.state is State.SUSPENDED else None,
    )
    work.session.add(withholding)
    audit.record(work, "withholding.asked", withholding, claim=claim)
    return withholding


def approve(work: Work, claim: Claim, withholding: Withholding) -> None:
    """Agree as the second editor: it is withheld from now on.

    Raises:
        NotAllowed: the actor is no editor.
        ActRefused: the same editor asked for it, or it is decided already.
    """
    need(work, Permission.REVIEW)
    if withholding.asked_by_id == work.person.id:
        raise ActRefused(Sentence(N_("You asked for this; a second editor agrees.")))
    if withholding.approved_by_id is not None or withholding.lifted_at is not None:
        raise ActRefused(Sentence(N_("This is decided already.")))
    before = audit.facts(withholding)
    withholding.approved_by = work.person
    withholding.since = withholding.since or work.now
    audit.record(work, "withholding.approved", withholding, before=before, claim=claim)


def lift(work: Work, claim: Claim, withholding: Withholding) -> None:
    """Show it to readers again, or drop the request; never by who asked for it.

    Raises:
        NotAllowed: the actor is no editor.
        ActRefused: the same editor asked for it, or it is lifted already.
    """
    need(work, Permission.REVIEW)
    if withholding.asked_by_id == work.person.id:
        raise ActRefused(Sentence(N_("You asked for this; a second editor lifts it.")))
    if withholding.lifted_at is not None:
        raise ActRefused(Sentence(N_("This is decided already.")))
    before = audit.facts(withholding)
    withholding.lifted_by_id = work.person.id
    withholding.lifted_at = work.now
    audit.record(work, "withholding.lifted", withholding, before=before, claim=claim)


def _faults(claim: Claim, candidate: Withholding) -> list[Sentence]:
    if len(candidate.target) == 1:
        return [
            Sentence(
                N_("Choose more of the words: this letter stands everywhere."),
                field="target",
            )
        ]
    pages = _public(claim) if candidate.target else ()
    if any(
        _GAP in repr(withhold.apply(page, [candidate], lambda *_: _GAP))
        for page in pages
    ):
        return []
    return [
        Sentence(
            N_("This is not on any version of the page. Copy it exactly."),
            field="target",
        )
    ]


def _public(claim: Claim) -> Iterator[object]:
    """Yield everything of the claim that readers get or got."""
    for publication in claim.publications:
        page = verdict_page(publication.content)
        yield page
        # Around a quote everything is left out, so no gap would show there.
        yield tuple(f"{e.prefix}{e.quote}{e.suffix}" for e in page.claim.occurrences)
        for notice in publication.notices:
            yield notice.text, notice.what_was_wrong, notice.what_is_right


def _refuse_twin(work: Work, claim: Claim, kind: WithholdTarget, target: str) -> None:
    query = select(Withholding.id).where(
        Withholding.claim_id == claim.id,
        Withholding.kind == kind,
        Withholding.target == target,
        Withholding.lifted_at.is_(None),
    )
    if work.session.scalar(query) is not None:
        raise ActRefused(
            Sentence(N_("This is withheld already, or waits for a second editor."))
        )
