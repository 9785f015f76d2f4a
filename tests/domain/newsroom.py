"""A newsroom in memory: it keeps the rules of the table and does what steps do.

It stands in for the services, so that any sequence of acts can be tried in a
moment. What it remembers is what the database would: events, decisions, pages.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from factcheck.domain import people, workflow
from factcheck.domain.facts import current_of, draft_of, submitted_of
from factcheck.domain.guards import Attempt
from factcheck.domain.publication_terms import (
    AmendKind,
    NoticeKind,
    Outcome,
    PublicationState,
)
from factcheck.domain.vocabulary import Act, Risk, Role, State
from tests.domain.stubs import (
    NOW,
    StubClaim,
    StubDecision,
    StubItem,
    StubLink,
    StubPerson,
    StubPublication,
    StubRevision,
)

REASONS = {
    Act.REJECT: ("opinion",),
    Act.RETURN: ("wrong_verdict",),
    Act.REOPEN: ("new_evidence",),
    Act.SUSPEND: ("legal",),
}
STAFF = (
    StubPerson(1, frozenset({Role.REVIEWER})),
    StubPerson(2, frozenset({Role.REVIEWER})),
    StubPerson(3, frozenset({Role.EDITOR})),
    StubPerson(4, frozenset({Role.EDITOR})),
    StubPerson(5, frozenset({Role.EDITOR, Role.REVIEWER, Role.ADMIN})),
    StubPerson(6, frozenset({Role.OBSERVER})),
    StubPerson(7, frozenset({Role.ADMIN})),
)


@dataclass(frozen=True)
class Event:
    """What somebody did, and what the claim was before and after."""

    person: StubPerson
    act: Act
    before: State
    after: State


@dataclass
class Newsroom:
    """One claim and everything that happens to it."""

    claim: StubClaim = field(default_factory=lambda: StubClaim(state=State.NEW))
    events: list[Event] = field(default_factory=list)
    # Counts the changes to what the page would show; stands for its hash.
    content: int = 0

    def attempt(self, person: StubPerson, act: Act) -> Attempt:
        """Return a try with everything a form can bring along."""
        survivor = StubClaim(id=2, publications=[StubPublication()])
        return Attempt(
            actor=person,
            now=NOW,
            reasons=REASONS.get(act, ()),
            comment="A sentence on why.",
            live_sha256=str(self.content),
            assignee=STAFF[0],
            survivor=survivor,
        )

    def open_acts(self) -> list[tuple[Act, StubPerson]]:
        """Return what somebody could do now."""
        return [
            (step.act, person) for person in STAFF for step in self._open_steps(person)
        ]

    def _open_steps(self, person: StubPerson) -> Iterable[workflow.Step]:
        return (
            step
            for step in workflow.offered(self.claim, self.attempt(person, Act.TAKE))
            if not workflow.unmet_conditions(
                step, self.claim, self.attempt(person, step.act)
            )
        )

    def take(self, act: Act, person: StubPerson) -> None:
        """Take a step and note it, or raise the refusal."""
        step = workflow.check(act, self.claim, self.attempt(person, act))
        before = self.claim.state
        if self._do(step, person):
            self.claim.state = step.target
        self.events.append(Event(person, act, before, self.claim.state))

    def write(self, person: StubPerson) -> None:
        """Write on the draft, where there may be one; a new version tells why."""
        draft = draft_of(self.claim)
        if self.claim.state is State.IN_REVIEW and not isinstance(draft, StubRevision):
            draft = self._new_revision(person)
        if isinstance(draft, StubRevision):
            draft.hands = [*draft.hands, person.id]

    def amend(self, person: StubPerson) -> None:
        """Write an amendment of the live page."""
        if self.claim.state is State.PUBLISHED:
            self._new_revision(
                person, amends=AmendKind.MINOR, submitted_at=NOW, content_sha256="-"
            )

    def touch_evidence(self, person: StubPerson) -> None:
        """Add a graded link: the content is then another."""
        hands = [person.id]
        self.claim.links.append(StubLink(item=StubItem(hands=hands), hands=hands))
        self.content += 1

    def find_sensitive(self) -> None:
        """Answer one of the questions about harm with yes."""
        self.claim.harm_crime, self.claim.risk = True, Risk.SENSITIVE

    def _new_revision(self, person: StubPerson, **facts: object) -> StubRevision:
        revision = StubRevision(
            number=len(self.claim.revisions) + 1,
            author_id=person.id,
            hands=[person.id],
            notice_kind=NoticeKind.UPDATE,
            notice_text="We know more now.",
            **facts,  # type: ignore[arg-type]  # facts of its own
        )
        self.claim.revisions.append(revision)
        return revision

    def _do(self, step: workflow.Step, person: StubPerson) -> bool:
        """Do what the step does; say whether it is complete."""
        if step.act in {Act.TAKE, Act.ASSIGN}:
            self.claim.assignee_id = person.id if step.act is Act.TAKE else STAFF[0].id
        elif step.act in {Act.RELEASE, Act.SUSPEND, Act.MERGE, Act.REOPEN}:
            self.claim.assignee_id = None
        if step.act is Act.SUBMIT:
            draft = _stub(draft_of(self.claim))
            draft.submitted_at, draft.author_id = NOW, person.id
            draft.content_sha256 = str(self.content)
        if step.act is Act.PUBLISH:
            self._publish(_stub(submitted_of(self.claim)))
        if step.act is Act.AMEND:
            self._publish(self.claim.revisions[-1])
        if step.act in {Act.SUSPEND, Act.LIFT}:
            page = self._page()
            suspended = step.act is Act.SUSPEND
            page.state = PublicationState("suspended" if suspended else "live")
            page.suspended_by_id = person.id if suspended else None
        done = self._decide(step, person)
        if done and step.act is Act.RETRACT:
            self._page().state = PublicationState.RETRACTED
        return done

    def _decide(self, step: workflow.Step, person: StubPerson) -> bool:
        """Record a decision, and say whether all are there."""
        if step.act is Act.RETURN:
            return self._second(_stub(submitted_of(self.claim)), person, None)
        if step.act is Act.APPROVE:
            revision = _stub(submitted_of(self.claim))
            self._second(revision, person, Outcome.APPROVED)
            needed = people.needed_approvals(self.claim, revision)
            return len(people.approvals(revision)) >= needed
        if step.act is Act.AMEND or not workflow.seconds_needed(step, self.claim):
            return True
        return self._second(self._page().revision, person, step.seconded)

    def _second(
        self, revision: StubRevision, person: StubPerson, outcome: Outcome | None
    ) -> bool:
        sha256 = revision.content_sha256 or ""
        decision = StubDecision(person.id, outcome or Outcome.RETURNED, sha256)
        revision.decisions.append(decision)
        given = [each for each in revision.decisions if each.outcome is outcome]
        return outcome is None or len(given) > 1

    def _publish(self, revision: StubRevision) -> None:
        for page in self.claim.publications:
            page.state = PublicationState.SUPERSEDED
        if revision.amends is not None:
            approval = StubDecision(0, content_sha256=revision.content_sha256 or "")
            revision.decisions.append(approval)
        self.claim.publications.append(StubPublication(revision=revision))

    def _page(self) -> StubPublication:
        page = current_of(self.claim)
        assert isinstance(page, StubPublication)
        return page


def _stub(revision: object) -> StubRevision:
    assert isinstance(revision, StubRevision)
    return revision
