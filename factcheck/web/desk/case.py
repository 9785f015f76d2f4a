"""Everything a case file shows, put together for its template."""

from dataclasses import dataclass
from datetime import date

from factcheck.domain import workflow
from factcheck.domain.evidence_terms import LinkStatus, Stance
from factcheck.domain.facts import current_of, draft_of, submitted_of
from factcheck.domain.guards import Attempt
from factcheck.domain.publication_terms import Outcome
from factcheck.domain.sentences import Sentence
from factcheck.domain.verdict_rules import counted
from factcheck.domain.vocabulary import Act, State, Term
from factcheck.domain.workflow import Step
from factcheck.extensions import db
from factcheck.models import (
    Assignment,
    Claim,
    Decision,
    EvidenceLink,
    Publication,
    Revision,
)
from factcheck.queries import claims as queries
from factcheck.services import steps
from factcheck.services.evidence_rules import PROPOSABLE, WORKABLE
from factcheck.services.work import Work
from factcheck.web.desk.passages import Passage, passages

# The way of a claim that meets no obstacle.
_WAY = (State.NEW, State.IN_REVIEW, State.SUBMITTED, State.APPROVED, State.PUBLISHED)
# Acts whose guards look at what the form of the act brings: drawn all the same.
_BROUGHT = frozenset({"assignee", "survivor"})
DECIDING = frozenset({Act.APPROVE, Act.RETURN, Act.UNAPPROVE, Act.PUBLISH})
AFTER = frozenset(
    {Act.REOPEN, Act.AMEND, Act.SUSPEND, Act.CONFIRM, Act.LIFT, Act.RETRACT}
)


@dataclass(frozen=True)
class CaseFile:
    """A claim as one person meets it now."""

    claim: Claim
    offered: dict[Act, Step]
    # What stands between the draft and submission, whoever looks.
    missing: list[Sentence]
    passages: list[Passage]
    evidence: dict[Stance, list[EvidenceLink]]
    excluded: list[EvidenceLink]
    # Ids of accepted links that the draft's date or an open date leaves out.
    uncounted: frozenset[int]
    revision: Revision | None
    returned: Decision | None
    assignment: Assignment | None
    public: Publication | None
    writes: bool
    adds: bool
    grades: bool

    @property
    def ungraded(self) -> int:
        """How many pieces of evidence nobody has graded."""
        return sum(
            link.status is LinkStatus.PROPOSED
            for links in self.evidence.values()
            for link in links
        )

    @property
    def decides(self) -> bool:
        """Whether the editor's page of this claim has a button for the person."""
        return bool(DECIDING & self.offered.keys())

    @property
    def changes_page(self) -> bool:
        """Whether something can be done about the public page."""
        return bool(AFTER & self.offered.keys())

    def progress(self) -> list[tuple[Term, str]]:
        """Return the steps of the claim's way: done, current, to do."""
        state = self.claim.state
        if state is State.REJECTED:
            return [(State.NEW, "done"), (state, "current")]
        if state not in _WAY:
            return [*((each, "done") for each in _WAY), (state, "current")]
        at = _WAY.index(state)
        words = ["done"] * at + ["current"] + ["todo"] * (len(_WAY) - at - 1)
        return list(zip(_WAY, words, strict=True))


def case_file(work: Work, claim: Claim, *, works: bool) -> CaseFile:
    """Put the case file together; `works` says whether the person may edit claims."""
    tried = steps.attempt(work, claim)
    neighbours = queries.in_same_documents(work.session, claim)
    named = queries.named(db.session(), [each.claim_id for each in neighbours])
    revision = draft_of(claim) or submitted_of(claim)
    on_file = [link for link in claim.links if link.status is not LinkStatus.EXCLUDED]
    as_of = revision.as_of if revision else None
    reached = {id(link) for link in counted(claim, as_of)}
    current = current_of(claim)
    return CaseFile(
        claim=claim,
        offered=_drawn(claim, tried),
        missing=missing(claim, tried),
        passages=passages(claim, neighbours, named),
        evidence={each: _sorted(on_file, each) for each in Stance},
        excluded=[each for each in claim.links if each not in on_file],
        uncounted=frozenset(
            link.id
            for link in on_file
            if link.status is LinkStatus.ACCEPTED and id(link) not in reached
        ),
        revision=revision if isinstance(revision, Revision) else None,
        returned=_returned(claim),
        assignment=next((a for a in claim.assignments if a.ended_at is None), None),
        public=current if isinstance(current, Publication) else None,
        writes=works
        and claim.state is State.IN_REVIEW
        and claim.assignee_id == work.person.id,
        adds=works and claim.state in PROPOSABLE,
        grades=works and claim.state in WORKABLE,
    )


def _drawn(claim: Claim, tried: Attempt) -> dict[Act, Step]:
    """Return the steps whose button would work, what its form brings apart.

    Submitting is always drawn: its button says how much is missing.
    """
    return {
        step.act: step
        for step in workflow.offered(claim, tried)
        if step.act is Act.SUBMIT
        or all(
            sentence.field in _BROUGHT
            for sentence in workflow.unmet_conditions(step, claim, tried)
        )
    }


def missing(claim: Claim, tried: Attempt) -> list[Sentence]:
    """Return what stands between the draft and submission, whoever looks."""
    step = workflow.step_for(Act.SUBMIT, claim.state)
    if step is None:
        return []
    return [sentence for guard in step.guards for sentence in guard(claim, tried)]


def _sorted(links: list[EvidenceLink], stance: Stance) -> list[EvidenceLink]:
    """Return the links of one stance: what is to be graded first, then the newest."""
    mine = [link for link in links if link.stance is stance]
    return sorted(
        mine,
        key=lambda link: (
            link.status is not LinkStatus.PROPOSED,
            -(link.item.published_latest or date.min).toordinal(),
            link.id,
        ),
    )


def _returned(claim: Claim) -> Decision | None:
    """Return why the last submission came back, while it is being mended."""
    last = submitted_of(claim)
    if not claim.returned or not isinstance(last, Revision):
        return None
    decided = [each for each in last.decisions if each.outcome is Outcome.RETURNED]
    return decided[-1] if decided else None
