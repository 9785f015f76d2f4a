"""What one line of a queue says of a claim, read for a whole page at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from factcheck.domain.evidence_terms import LinkStatus, Stance
from factcheck.domain.people import approvals, needed_approvals
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import Priority, Risk, State, Verdict
from factcheck.domain.words import finding
from factcheck.models import Assignment, Claim, EvidenceLink, Revision


@dataclass(frozen=True)
class Line:
    """One claim in a queue; `due` and `reasons` say why it stands where it stands."""

    claim: Claim
    revision: Revision | None
    supports: int
    refutes: int
    due: date | None
    reasons: tuple[Sentence, ...]
    urgent: bool

    @property
    def since(self) -> datetime:
        """Since when it waits: its submission, else its arrival at the desk."""
        submitted = self.revision.submitted_at if self.revision else None
        waiting = self.claim.state is State.SUBMITTED
        return submitted if waiting and submitted else self.claim.created_at

    @property
    def verdict(self) -> Verdict | None:
        """The verdict as far as it is written."""
        return self.revision.verdict if self.revision else None

    @property
    def finding(self) -> str:
        """The words that lead the verdict, as a msgid."""
        if self.revision is None or self.revision.verdict is None:
            return ""
        kind = self.claim.claim_type
        return finding(self.revision.verdict, self.revision.qualifier, kind)


def lines(session: Session, claims: Sequence[Claim], today: date) -> list[Line]:
    """Return the lines of `claims`, in their order."""
    ids = [claim.id for claim in claims]
    evidence = _evidence(session, ids)
    revisions = _last_revisions(session, ids)
    due = _due_days(session, ids)
    return [
        Line(
            claim,
            revisions.get(claim.id),
            evidence.get((claim.id, Stance.SUPPORTS), 0),
            evidence.get((claim.id, Stance.REFUTES), 0),
            due.get(claim.id),
            tuple(_reasons(claim, revisions.get(claim.id))),
            _urgent(claim, due.get(claim.id), today),
        )
        for claim in claims
    ]


def _evidence(session: Session, ids: list[int]) -> dict[tuple[int, Stance], int]:
    """Count what is accepted, by claim and stance."""
    query = (
        select(EvidenceLink.claim_id, EvidenceLink.stance, func.count())
        .where(
            EvidenceLink.claim_id.in_(ids), EvidenceLink.status == LinkStatus.ACCEPTED
        )
        .group_by(EvidenceLink.claim_id, EvidenceLink.stance)
    )
    return {(claim, stance): count for claim, stance, count in session.execute(query)}


def _last_revisions(session: Session, ids: list[int]) -> dict[int, Revision]:
    last = (
        select(Revision.claim_id, func.max(Revision.number).label("number"))
        .where(Revision.claim_id.in_(ids))
        .group_by(Revision.claim_id)
        .subquery()
    )
    query = (
        select(Revision)
        .join(
            last,
            (Revision.claim_id == last.c.claim_id) & (Revision.number == last.c.number),
        )
        .options(selectinload(Revision.decisions))
    )
    return {each.claim_id: each for each in session.scalars(query)}


def _due_days(session: Session, ids: list[int]) -> dict[int, date]:
    query = (
        select(Assignment.claim_id, func.min(Assignment.due))
        .where(
            Assignment.claim_id.in_(ids),
            Assignment.ended_at.is_(None),
            Assignment.due.is_not(None),
        )
        .group_by(Assignment.claim_id)
    )
    return {claim: day for claim, day in session.execute(query) if day is not None}


def _urgent(claim: Claim, due: date | None, today: date) -> bool:
    return claim.state is State.SUSPENDED or (due is not None and due <= today)


def _reasons(claim: Claim, revision: Revision | None) -> Iterator[Sentence]:
    """Say what there is to do, the most pressing first."""
    match claim.state:
        case State.SUBMITTED:
            yield _waiting(claim, revision)
        case State.IN_REVIEW:
            yield from _in_review(claim)
        case State.PUBLISHED:
            yield from _published(claim, revision)
        case State.APPROVED:
            yield Sentence(N_("to publish"))
        case State.SUSPENDED:
            yield Sentence(N_("withdrawn: a second editor decides"))
    if claim.priority is Priority.HIGH:
        yield Sentence(N_("high priority"))


def _in_review(claim: Claim) -> Iterator[Sentence]:
    if claim.returned:
        yield Sentence(N_("returned"))
    elif claim.evidence_changed:
        yield Sentence(N_("evidence changed"))
    elif claim.assignee_id is None:
        yield Sentence(N_("released"))


def _published(claim: Claim, revision: Revision | None) -> Iterator[Sentence]:
    if claim.evidence_changed:
        yield Sentence(N_("new evidence"))
    if revision is not None and revision.amends and not revision.decisions:
        yield Sentence(N_("amendment waits"))


def _waiting(claim: Claim, revision: Revision | None) -> Sentence:
    if revision is not None and approvals(revision):
        return Sentence(N_("needs a second editor"))
    two = revision is not None and needed_approvals(claim, revision) > 1
    if two or claim.risk is Risk.SENSITIVE:
        return Sentence(N_("needs two editors"))
    return Sentence(N_("needs an editor"))
