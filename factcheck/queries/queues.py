"""The queues of the desk: which claims stand in which, in what order, and why.

However long a queue is, a page of it takes the same number of queries.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ColumnExpressionArgument,
    Select,
    and_,
    case,
    exists,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Session, joinedload, selectinload

from factcheck.domain.publication_terms import AssignmentRole
from factcheck.domain.sentences import N_
from factcheck.domain.vocabulary import Priority, Role, State, Term, Verdict
from factcheck.models import (
    Actor,
    Assignment,
    Claim,
    Claimant,
    Revision,
    Topic,
    User,
)


class Queue(Term):
    """A list of claims that wait for somebody; the label is on its tab."""

    MINE = "mine", N_("Mine")
    UNASSIGNED = "unassigned", N_("Unassigned")
    RETURNED = "returned", N_("Returned to me")
    AWAITING = "awaiting", N_("Awaiting approval")
    EDITORS = "editors", N_("For editors")
    ALL = "all", N_("All")


class Order(Term):
    """By what a queue is sorted."""

    DUE = "due", N_("due first")
    PRIORITY = "priority", N_("priority first")
    AGE = "age", N_("oldest first")


_By = ColumnExpressionArgument[Any]
WORKERS = frozenset({Role.REVIEWER, Role.EDITOR})
_THEIRS = frozenset({Queue.MINE, Queue.RETURNED})
NOBODY = "nobody"
# How far "next" looks; further nobody steps from claim to claim.
_FAR = 1000


@dataclass(frozen=True)
class Filters:
    """What the address of a queue page narrows it to."""

    state: State | None = None
    verdict: Verdict | None = None
    topic: str = ""
    claimant: str = ""
    # The uid of a person, or NOBODY.
    assignee: str = ""
    text: str = ""
    order: Order = Order.DUE

    def __bool__(self) -> bool:
        """Say whether anything is narrowed; the order narrows nothing."""
        return any(
            (
                self.state,
                self.verdict,
                self.topic,
                self.claimant,
                self.assignee,
                self.text,
            )
        )


def queues_for(person: User) -> tuple[Queue, ...]:
    """Return the queues that make sense for a person, in the order of the tabs."""
    works = bool(WORKERS & person.roles)
    return tuple(each for each in Queue if works or each not in _THEIRS)


def counts(session: Session, person: User) -> dict[Queue, int]:
    """Return how many claims stand in each queue of the person; one query."""
    queues = queues_for(person)
    columns = [
        func.count(case((_condition(queue, person), 1))).label(queue.value)
        for queue in queues
    ]
    found = session.execute(select(*columns).select_from(Claim)).one()
    return dict(zip(queues, found, strict=True))


def in_queue(
    queue: Queue, person: User, filters: Filters | None = None
) -> Select[Claim]:
    """Return the claims of a queue, sorted, with what a line shows of each."""
    given = Filters() if filters is None else filters
    return (
        select(Claim)
        .where(_condition(queue, person), *_narrowed(given))
        .order_by(*_ordering(given.order))
        .options(
            joinedload(Claim.assignee),
            selectinload(Claim.claimant_rows).joinedload(Claimant.actor),
        )
    )


def slug_after(session: Session, query: Select[Claim], slug: str | None) -> str | None:
    """Return the address of the claim after `slug` in a queue, else of the first."""
    slugs = list(session.scalars(query.with_only_columns(Claim.slug).limit(_FAR)))
    # The last one leads to the first, so that "next" goes round.
    at = slugs.index(slug) + 1 if slug in slugs else 0
    others = [each for each in (*slugs[at:], *slugs[:at]) if each != slug]
    return others[0] if others else None


def topics(session: Session) -> list[Topic]:
    """Return the topics there are, by name."""
    return list(session.scalars(select(Topic).order_by(Topic.name)))


def _condition(queue: Queue, person: User) -> ColumnElement[bool]:
    """Return what puts a claim into a queue."""
    in_work = (State.NEW, State.IN_REVIEW)
    match queue:
        case Queue.MINE:
            return or_(_mine(person), _looked_after_by(person))
        case Queue.UNASSIGNED:
            return and_(Claim.state.in_(in_work), Claim.assignee_id.is_(None))
        case Queue.RETURNED:
            # Also to the editor who looks after it.
            return and_(
                Claim.state == State.IN_REVIEW,
                Claim.returned,
                or_(Claim.assignee_id == person.id, _looked_after_by(person)),
            )
        case Queue.AWAITING:
            return Claim.state == State.SUBMITTED
        case Queue.EDITORS:
            return or_(
                Claim.state.in_((State.APPROVED, State.SUSPENDED)),
                and_(Claim.state == State.PUBLISHED, Claim.evidence_changed),
                and_(Claim.state == State.PUBLISHED, _amendment_waits()),
            )
        case Queue.ALL:
            return ~false()


def _mine(person: User) -> ColumnElement[bool]:
    """Claims the person works on, and published ones that ask for it again."""
    last_on_it = (
        select(Assignment.user_id)
        .where(
            Assignment.claim_id == Claim.id,
            Assignment.role == AssignmentRole.REVIEWER,
        )
        .order_by(Assignment.id.desc())
        .limit(1)
        .correlate(Claim)
        .scalar_subquery()
    )
    return or_(
        and_(
            Claim.assignee_id == person.id,
            Claim.state.in_((State.IN_REVIEW, State.SUBMITTED, State.APPROVED)),
        ),
        and_(
            Claim.state == State.PUBLISHED,
            Claim.evidence_changed,
            last_on_it == person.id,
        ),
    )


def _looked_after_by(person: User) -> ColumnElement[bool]:
    at_rest = (State.REJECTED, State.PUBLISHED, State.RETRACTED)
    given = exists().where(
        Assignment.claim_id == Claim.id,
        Assignment.role == AssignmentRole.EDITOR,
        Assignment.user_id == person.id,
        Assignment.ended_at.is_(None),
    )
    return and_(given, Claim.state.not_in(at_rest))


def _amendment_waits() -> ColumnElement[bool]:
    """The last revision is an amendment that nobody has decided on."""
    last = (
        select(func.max(Revision.number))
        .where(Revision.claim_id == Claim.id)
        .correlate(Claim)
        .scalar_subquery()
    )
    return exists().where(
        Revision.claim_id == Claim.id,
        Revision.number == last,
        Revision.amends.is_not(None),
        ~Revision.decisions.any(),
    )


def _narrowed(filters: Filters) -> list[ColumnElement[bool]]:
    """Return the conditions that the filters add."""
    found: list[ColumnElement[bool]] = []
    if filters.state:
        found.append(Claim.state == filters.state)
    if filters.verdict:
        found.append(_verdict_so_far() == filters.verdict)
    if filters.topic:
        found.append(Claim.topics.any(Topic.slug == filters.topic))
    if filters.claimant:
        named = Actor.name.icontains(filters.claimant, autoescape=True)
        found.append(Claim.claimant_rows.any(Claimant.actor.has(named)))
    if filters.assignee == NOBODY:
        found.append(Claim.assignee_id.is_(None))
    elif filters.assignee:
        found.append(Claim.assignee.has(User.uid == filters.assignee))
    if filters.text:
        found.append(Claim.text.icontains(filters.text, autoescape=True))
    return found


def _verdict_so_far() -> ColumnElement[Verdict | None]:
    return (
        select(Revision.verdict)
        .where(Revision.claim_id == Claim.id)
        .order_by(Revision.number.desc())
        .limit(1)
        .correlate(Claim)
        .scalar_subquery()
    )


def due_day() -> ColumnElement[date | None]:
    """Return the day by which somebody should be done with the claim."""
    return (
        select(func.min(Assignment.due))
        .where(Assignment.claim_id == Claim.id, Assignment.ended_at.is_(None))
        .correlate(Claim)
        .scalar_subquery()
    )


def _ordering(order: Order) -> list[_By]:
    due = due_day()
    by_due: list[_By] = [
        case((due.is_(None), 1), else_=0),
        due,
    ]
    by_priority: list[_By] = [
        case(
            (Claim.priority == Priority.HIGH, 0),
            (Claim.priority == Priority.NORMAL, 1),
            else_=2,
        )
    ]
    by_age: list[_By] = [Claim.created_at, Claim.id]
    match order:
        case Order.DUE:
            return [*by_due, *by_priority, *by_age]
        case Order.PRIORITY:
            return [*by_priority, *by_due, *by_age]
        case Order.AGE:
            return by_age
