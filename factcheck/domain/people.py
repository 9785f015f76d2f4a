"""Who among those with the role may take a step: assignee, author, four eyes."""

from collections.abc import Iterable

from factcheck.domain.evidence_terms import LinkStatus
from factcheck.domain.facts import (
    ClaimFacts,
    Person,
    RevisionFacts,
    amendment_of,
    behind,
    current_of,
    round_of,
    submitted_of,
)
from factcheck.domain.guards import Attempt, Guard
from factcheck.domain.publication_terms import Outcome
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import Risk, Role


def assignee_only(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """Only who has the claim submits it."""
    if claim.assignee_id != attempt.actor.id:
        yield Sentence(N_("Only the person working on this claim may do this."))


def assignee_or_editor(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """A claim is released by who has it, or by an editor."""
    if claim.assignee_id is None:
        yield Sentence(N_("Nobody is working on this claim."))
    elif Role.EDITOR not in attempt.actor.roles:
        yield from assignee_only(claim, attempt)


def author_only(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """A submission is withdrawn by its author."""
    revision = submitted_of(claim)
    if revision is None or revision.author_id != attempt.actor.id:
        yield Sentence(N_("Only the author of the verdict may do this."))


def four_eyes(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """G7: the deciding editor neither wrote the verdict nor touched its evidence.

    Any revision of this round counts, and any link counted in it: added, graded
    or excluded. There is no bypass for anybody.
    """
    person = attempt.actor
    revision = submitted_of(claim)
    written = [*round_of(claim), *([revision] if revision else [])]
    if any(each.author_id == person.id or person.id in each.hands for each in written):
        yield Sentence(N_("You wrote this verdict; somebody else must decide on it."))
    if touched_evidence(claim, person):
        yield Sentence(
            N_("You added or graded evidence of this claim; somebody else must decide.")
        )


def touched_evidence(claim: ClaimFacts, person: Person) -> bool:
    """Say whether `person` added, graded or excluded evidence of the claim."""
    return any(
        person.id in link.hands or person.id in link.item.hands
        for link in claim.links
        if link.status is not LinkStatus.PROPOSED
    )


def other_than_amender(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """An amendment is taken by an editor who did not write it."""
    amendment = amendment_of(claim)
    if amendment is not None and amendment.author_id == attempt.actor.id:
        yield Sentence(N_("You wrote this amendment; another editor must take it."))


def second_editor(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """A suspension is confirmed, lifted or made final by another editor."""
    current = current_of(claim)
    if current is not None and current.suspended_by_id == attempt.actor.id:
        yield Sentence(N_("You suspended this page; a second editor decides on it."))


def needed_approvals(claim: ClaimFacts, revision: RevisionFacts) -> int:
    """Return how many editors must approve: two if sensitive or overridden."""
    harmful = any((claim.harm_person, claim.harm_crime, claim.harm_source))
    sensitive = harmful or claim.risk is Risk.SENSITIVE
    return 2 if sensitive or revision.override_reason.strip() else 1


def approvals(revision: RevisionFacts) -> set[int]:
    """Return the ids of the editors whose approval holds for this very content."""
    return {
        decision.editor_id
        for decision in revision.decisions
        if decision.outcome is Outcome.APPROVED
        and decision.content_sha256 == revision.content_sha256
    }


def approval_wanted(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """An approval by this editor is still missing."""
    revision = submitted_of(claim)
    if revision is None:
        return
    given = approvals(revision)
    if attempt.actor.id in given:
        yield Sentence(N_("You have approved this already; a second editor is needed."))
    elif len(given) >= needed_approvals(claim, revision):
        yield Sentence(N_("No further approval is needed."))


def enough_approvals(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """G7, G11: a sensitive claim carries the approval of two editors."""
    revision = submitted_of(claim)
    if revision is None:
        return
    if len(approvals(revision)) < needed_approvals(claim, revision):
        yield Sentence(N_("A second editor must approve before this is published."))


def not_live_author(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """G7 binds who takes a page away: not the author of what readers see."""
    current = current_of(claim)
    written = behind(claim, current) if current is not None else []
    if any(each.author_id == attempt.actor.id for each in written):
        yield Sentence(
            N_("You wrote what readers see; somebody else must decide on it.")
        )


def not_yet_asked(outcome: Outcome) -> Guard:
    """Return the guard that one editor asks for `outcome` only once."""

    def guard(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
        """One editor asks only once; the second is another one."""
        current = current_of(claim)
        if current is None:
            return
        for decision in current.revision.decisions:
            if decision.outcome is outcome and decision.editor_id == attempt.actor.id:
                yield Sentence(
                    N_("You have asked for this already; a second editor is needed.")
                )

    return guard
