"""The queues: who finds what in which, in what order, at what cost."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from factcheck.domain.evidence_terms import LinkStatus, Stance
from factcheck.domain.publication_terms import (
    AmendKind,
    AssignmentRole,
    Outcome,
    RejectReason,
)
from factcheck.domain.vocabulary import Priority, Risk, Role, State, Verdict
from factcheck.models import Assignment, Claim, Claimant, Decision, User
from factcheck.queries import queues
from factcheck.queries.queue_lines import Line, lines
from factcheck.queries.queues import NOBODY, Filters, Order, Queue
from tests.builders import (
    a_claim,
    a_draft,
    a_link,
    a_topic,
    a_user,
    an_actor,
    an_item,
)

TODAY = date(2025, 5, 2)


def found(
    session: Session, queue: Queue, person: User, filters: Filters | None = None
) -> list[Claim]:
    return list(session.scalars(queues.in_queue(queue, person, filters)))


def assigned(
    session: Session,
    claim: Claim,
    person: User,
    due: date | None = None,
    role: AssignmentRole = AssignmentRole.REVIEWER,
) -> Claim:
    started = datetime(2025, 5, 1, tzinfo=UTC)
    session.add(
        Assignment(
            claim_id=claim.id, user=person, role=role, due=due, started_at=started
        )
    )
    if role is AssignmentRole.REVIEWER:
        claim.assignee = person
    session.flush()
    return claim


def line_of(session: Session, claim: Claim) -> Line:
    return lines(session, [claim], TODAY)[0]


def reasons(session: Session, claim: Claim) -> list[str]:
    return [each.text() for each in line_of(session, claim).reasons]


@contextmanager
def counted_queries(session: Session) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(*given: object) -> None:
        statements.append(str(given[2]))

    engine = session.get_bind()
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)


def test_each_claim_stands_where_somebody_can_do_something_about_it(
    session: Session,
) -> None:
    ann, eve = a_user(session), a_user(session, Role.EDITOR)
    mine = a_claim(session, state=State.IN_REVIEW, assignee=ann)
    back = a_claim(session, state=State.IN_REVIEW, assignee=ann, returned=True)
    waits = a_claim(session, state=State.SUBMITTED, assignee=ann)
    approved = a_claim(session, state=State.APPROVED, assignee=ann)
    released = a_claim(session, state=State.IN_REVIEW)
    new = a_claim(session)
    public = a_claim(session, state=State.PUBLISHED)
    news = a_claim(session, state=State.PUBLISHED, evidence_changed=True)
    assigned(session, news, ann)
    news.assignee = None
    rejected = a_claim(
        session, state=State.REJECTED, rejection_reason=RejectReason.OPINION
    )
    everything = {mine, back, waits, approved, released, new, public, news, rejected}
    expected = {
        Queue.MINE: {mine, back, waits, approved, news},
        Queue.UNASSIGNED: {released, new},
        Queue.RETURNED: {back},
        Queue.AWAITING: {waits},
        Queue.EDITORS: {approved, news},
        Queue.ALL: everything,
    }
    assert {each: set(found(session, each, ann)) for each in Queue} == expected
    assert queues.counts(session, ann) == {q: len(c) for q, c in expected.items()}
    assert found(session, Queue.MINE, eve) == []


def test_an_amendment_waits_for_an_editor_until_one_has_decided(
    session: Session,
) -> None:
    ann, eve = a_user(session), a_user(session, Role.EDITOR)
    claim = a_claim(session, state=State.PUBLISHED)
    amendment = a_draft(session, claim, ann, amends=AmendKind.MINOR)
    assert found(session, Queue.EDITORS, eve) == [claim]
    assert reasons(session, claim) == ["amendment waits"]
    decision = Decision(
        author_id=ann.id,
        editor=eve,
        content_sha256="",
        outcome=Outcome.APPROVED,
        decided_at=datetime(2025, 5, 1, tzinfo=UTC),
    )
    amendment.decisions.append(decision)
    session.flush()
    assert found(session, Queue.EDITORS, eve) == []
    assert reasons(session, claim) == []


def test_an_editor_finds_what_she_looks_after(session: Session) -> None:
    eve, ann = a_user(session, Role.EDITOR), a_user(session)
    claim = a_claim(session, state=State.IN_REVIEW, assignee=ann)
    assigned(session, claim, eve, role=AssignmentRole.EDITOR)
    assert found(session, Queue.MINE, eve) == [claim]


def test_whoever_cannot_take_claims_has_no_queue_of_their_own(
    session: Session,
) -> None:
    observer = a_user(session, Role.OBSERVER)
    offered = queues.queues_for(observer)
    assert Queue.MINE not in offered
    assert Queue.RETURNED not in offered
    assert set(queues.counts(session, observer)) == set(offered)


def test_what_is_due_first_comes_first_then_what_is_urgent_then_what_is_old(
    session: Session,
) -> None:
    ann = a_user(session)
    now = datetime(2025, 5, 1, tzinfo=UTC)
    young = a_claim(session, created_at=now)
    old = a_claim(session, created_at=now - timedelta(days=9))
    high = a_claim(session, created_at=now, priority=Priority.HIGH)
    late = assigned(session, a_claim(session, created_at=now), ann, date(2025, 6, 1))
    soon = assigned(session, a_claim(session, created_at=now), ann, date(2025, 5, 3))
    order = found(session, Queue.ALL, ann)
    assert order == [soon, late, high, old, young]
    by_age = found(session, Queue.ALL, ann, Filters(order=Order.AGE))
    assert by_age[0] == old
    by_priority = found(session, Queue.ALL, ann, Filters(order=Order.PRIORITY))
    assert by_priority == [high, soon, late, old, young]


def test_filters_narrow(session: Session) -> None:
    ann, ben = a_user(session), a_user(session)
    topic, speaker = a_topic(session), an_actor(session, "Transport Ministry")
    wanted = a_claim(
        session,
        text="Ten 100% new ferries sail.",
        state=State.IN_REVIEW,
        assignee=ann,
        topics=[topic],
        claimant_rows=[Claimant(actor=speaker)],
    )
    a_draft(session, wanted, ann, verdict=Verdict.DISPUTED)
    a_draft(session, a_claim(session), ann)
    a_claim(session, state=State.IN_REVIEW, assignee=ben)
    for filters in (
        Filters(verdict=Verdict.DISPUTED),
        Filters(topic=topic.slug),
        Filters(claimant="transport"),
        Filters(assignee=ann.uid),
        Filters(text="0% NEW"),
        Filters(state=State.IN_REVIEW, assignee=ann.uid),
    ):
        assert filters
        assert found(session, Queue.ALL, ann, filters) == [wanted], filters
    assert wanted not in found(session, Queue.ALL, ann, Filters(assignee=NOBODY))
    assert found(session, Queue.ALL, ann, Filters(claimant="%")) == []
    assert found(session, Queue.ALL, ann, Filters(text="_")) == []
    assert not Filters(order=Order.AGE)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"state": State.APPROVED}, ["to publish"]),
        ({"state": State.SUSPENDED}, ["withdrawn: a second editor decides"]),
        ({"state": State.IN_REVIEW, "returned": True}, ["released"]),
        ({"state": State.PUBLISHED, "evidence_changed": True}, ["new evidence"]),
        ({"priority": Priority.HIGH}, ["high priority"]),
        ({}, []),
    ],
)
def test_a_line_says_why_it_is_there(
    session: Session, facts: dict[str, object], said: list[str]
) -> None:
    if facts.get("returned"):
        facts = {**facts, "assignee": a_user(session)}
        said = ["returned"]
    assert reasons(session, a_claim(session, None, **facts)) == said  # type: ignore[arg-type]


def test_a_submission_says_how_many_editors_it_needs(session: Session) -> None:
    ann = a_user(session)
    one = a_claim(session, state=State.SUBMITTED, assignee=ann)
    two = a_claim(session, state=State.SUBMITTED, assignee=ann, risk=Risk.SENSITIVE)
    assert reasons(session, one) == ["needs an editor"]
    assert reasons(session, two) == ["needs two editors"]


def test_a_line_counts_only_what_was_accepted(session: Session) -> None:
    claim, ann = a_claim(session), a_user(session)
    for _ in range(2):
        a_link(session, claim, Stance.SUPPORTS)
    a_link(session, claim, Stance.REFUTES)
    a_link(session, claim, Stance.REFUTES, status=LinkStatus.PROPOSED)
    a_link(session, claim, Stance.CONTEXT)
    draft = a_draft(session, claim, ann)
    line = line_of(session, claim)
    assert (line.supports, line.refutes) == (2, 1)
    assert (line.revision, line.verdict) == (draft, Verdict.CORROBORATED)
    assert line.finding == "Corroborated"


def test_what_is_due_today_is_urgent(session: Session) -> None:
    ann = a_user(session)
    claim = assigned(session, a_claim(session, state=State.IN_REVIEW), ann, TODAY)
    later = assigned(
        session, a_claim(session, state=State.IN_REVIEW), ann, date(2025, 5, 3)
    )
    assert (line_of(session, claim).due, line_of(session, claim).urgent) == (
        TODAY,
        True,
    )
    assert not line_of(session, later).urgent


def test_the_next_claim_goes_round(session: Session) -> None:
    ann = a_user(session)
    old = datetime(2025, 5, 1, tzinfo=UTC)
    first = a_claim(session, created_at=old)
    second = a_claim(session, created_at=old + timedelta(hours=1))
    query = queues.in_queue(Queue.UNASSIGNED, ann)
    after = [queues.slug_after(session, query, each) for each in (None, first.slug)]
    assert after == [first.slug, second.slug]
    assert queues.slug_after(session, query, second.slug) == first.slug
    alone = queues.in_queue(Queue.UNASSIGNED, ann, Filters(text="no such words"))
    assert queues.slug_after(session, alone, first.slug) is None


def test_a_longer_queue_takes_no_more_queries(session: Session) -> None:
    ann = a_user(session)

    def cost() -> int:
        session.flush()
        session.expire_all()
        with counted_queries(session) as statements:
            rows = list(session.scalars(queues.in_queue(Queue.ALL, ann)))
            for line in lines(session, rows, TODAY):
                assert line.claim.claimants[0].name
                assert line.claim.assignee is None or line.claim.assignee.name
        return len(statements)

    for _ in range(2):
        a_link(session, a_claim(session, assignee=a_user(session)))
    few = cost()
    for _ in range(6):
        claim = a_claim(session, assignee=a_user(session))
        a_draft(session, claim, ann)
        a_link(session, claim, item=an_item(session))
    assert cost() <= few + 1, "decisions are asked for only where there are drafts"
