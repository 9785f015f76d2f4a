"""Who among those with the role may act: assignee, author, and four eyes (G7)."""

import pytest

from factcheck.domain import people
from factcheck.domain.evidence_terms import LinkStatus
from factcheck.domain.guards import Guard
from factcheck.domain.publication_terms import AmendKind, Outcome, PublicationState
from factcheck.domain.vocabulary import Risk, Role
from tests.domain.stubs import (
    AUTHOR,
    EDITOR,
    EDITOR2,
    STRANGER,
    StubClaim,
    StubDecision,
    StubItem,
    StubLink,
    StubPerson,
    StubPublication,
    StubRevision,
    attempt,
    submitted,
)

WROTE = "You wrote this verdict; somebody else must decide on it."
GRADED = "You added or graded evidence of this claim; somebody else must decide."


def said(guard: Guard, claim: StubClaim, actor: int, *roles: Role) -> list[str]:
    """Return what the guard says to this person, in English."""
    person = StubPerson(actor, frozenset(roles or {Role.EDITOR}))
    return [each.text() for each in guard(claim, attempt(person))]


def decided(*editors: int, **facts: object) -> StubClaim:
    """Return a submitted claim, approved by these editors."""
    return StubClaim(revisions=[submitted(*editors)], **facts)  # type: ignore[arg-type]  # facts of its own


# --- assignee and author


def test_only_the_assignee_submits() -> None:
    claim = StubClaim(assignee_id=AUTHOR)
    assert said(people.assignee_only, claim, AUTHOR) == []
    assert said(people.assignee_only, claim, EDITOR) != []
    assert said(people.assignee_only, StubClaim(), AUTHOR) != []


def test_a_claim_is_released_by_its_assignee_or_an_editor() -> None:
    claim = StubClaim(assignee_id=AUTHOR)
    assert said(people.assignee_or_editor, claim, AUTHOR, Role.REVIEWER) == []
    assert said(people.assignee_or_editor, claim, STRANGER, Role.EDITOR) == []
    assert said(people.assignee_or_editor, claim, STRANGER, Role.REVIEWER) != []
    assert said(people.assignee_or_editor, StubClaim(), STRANGER, Role.EDITOR) != []


def test_only_the_author_withdraws() -> None:
    assert said(people.author_only, decided(), AUTHOR) == []
    assert said(people.author_only, decided(), EDITOR) != []
    assert said(people.author_only, StubClaim(), AUTHOR) != []


# --- G7


def test_an_editor_who_touched_nothing_decides() -> None:
    assert said(people.four_eyes, decided(), EDITOR) == []


@pytest.mark.parametrize("roles", [{Role.EDITOR}, {Role.EDITOR, Role.ADMIN}])
def test_nobody_decides_on_her_own_verdict(roles: set[Role]) -> None:
    claim = decided(links=[])
    assert said(people.four_eyes, claim, AUTHOR, *roles) == [WROTE]


def test_an_earlier_author_of_this_round_does_not_decide() -> None:
    claim = StubClaim(
        links=[],
        revisions=[submitted(author_id=EDITOR, hands=[EDITOR]), submitted(number=2)],
    )
    assert said(people.four_eyes, claim, EDITOR) == [WROTE]


def test_who_lent_a_hand_to_the_draft_does_not_decide() -> None:
    claim = StubClaim(links=[], revisions=[submitted(hands=[AUTHOR, EDITOR])])
    assert said(people.four_eyes, claim, EDITOR) == [WROTE]


def test_an_author_of_an_earlier_round_may_decide() -> None:
    old = submitted(author_id=EDITOR, hands=[EDITOR])
    claim = StubClaim(links=[], revisions=[old, submitted(number=2)])
    claim.publications = [StubPublication(revision=old)]
    assert said(people.four_eyes, claim, EDITOR) == []


@pytest.mark.parametrize("status", [LinkStatus.ACCEPTED, LinkStatus.EXCLUDED])
def test_who_added_graded_or_excluded_evidence_does_not_decide(
    status: LinkStatus,
) -> None:
    by_link = StubLink(hands=[AUTHOR, EDITOR], status=status)
    by_item = StubLink(item=StubItem(hands=[EDITOR]), status=status)
    for link in (by_link, by_item):
        claim = decided(links=[link])
        assert said(people.four_eyes, claim, EDITOR) == [GRADED]
        assert said(people.four_eyes, claim, EDITOR2) == []


def test_a_proposal_bars_nobody() -> None:
    link = StubLink(hands=[EDITOR], status=LinkStatus.PROPOSED)
    assert said(people.four_eyes, decided(links=[link]), EDITOR) == []


def test_who_takes_a_page_away_did_not_write_it() -> None:
    claim = StubClaim(publications=[StubPublication()])
    assert said(people.not_live_author, claim, AUTHOR) != []
    assert said(people.not_live_author, claim, EDITOR) == []
    assert said(people.not_live_author, StubClaim(), AUTHOR) == []


# --- how many editors


@pytest.mark.parametrize(
    ("risk", "override", "needed"),
    [
        (Risk.NORMAL, "", 1),
        (Risk.NORMAL, " \n", 1),
        (Risk.SENSITIVE, "", 2),
        (Risk.NORMAL, "Because of the archive.", 2),
        (Risk.SENSITIVE, "Because of the archive.", 2),
    ],
)
def test_sensitive_and_overridden_verdicts_need_two_editors_never_more(
    risk: Risk, override: str, needed: int
) -> None:
    revision = submitted(override_reason=override)
    claim = StubClaim(risk=risk, revisions=[revision])
    assert people.needed_approvals(claim, revision) == needed
    editors = (EDITOR, EDITOR2, STRANGER)
    for given in range(4):
        revision.decisions = [StubDecision(each) for each in editors[:given]]
        enough = said(people.enough_approvals, claim, STRANGER) == []
        assert enough is (given >= needed)


def test_an_approval_holds_for_the_very_content_only() -> None:
    claim = decided(EDITOR)
    claim.revisions[0].decisions[0].content_sha256 = "b" * 64
    assert people.approvals(claim.revisions[0]) == set()
    assert said(people.enough_approvals, claim, EDITOR2) != []


def test_a_return_or_a_plea_to_retract_is_no_approval() -> None:
    claim = decided()
    claim.revisions[0].decisions = [
        StubDecision(EDITOR, Outcome.RETURNED),
        StubDecision(EDITOR2, Outcome.RETRACT),
    ]
    assert people.approvals(claim.revisions[0]) == set()


def test_an_editor_approves_once_and_no_approval_is_given_in_vain() -> None:
    assert said(people.approval_wanted, decided(), EDITOR) == []
    assert said(people.approval_wanted, decided(EDITOR), EDITOR) == [
        "You have approved this already; a second editor is needed."
    ]
    assert said(people.approval_wanted, decided(EDITOR), EDITOR2) == [
        "No further approval is needed."
    ]
    sensitive = decided(EDITOR, risk=Risk.SENSITIVE)
    assert said(people.approval_wanted, sensitive, EDITOR2) == []


# --- amendment, suspension, retraction


def test_another_editor_takes_the_amendment() -> None:
    amendment = submitted(number=2, author_id=EDITOR, amends=AmendKind.MINOR)
    claim = StubClaim(revisions=[submitted(), amendment])
    assert said(people.other_than_amender, claim, EDITOR) != []
    assert said(people.other_than_amender, claim, EDITOR2) == []


def test_a_second_editor_decides_on_a_suspension() -> None:
    page = StubPublication(PublicationState.SUSPENDED, suspended_by_id=EDITOR)
    claim = StubClaim(publications=[page])
    assert said(people.second_editor, claim, EDITOR) != []
    assert said(people.second_editor, claim, EDITOR2) == []


@pytest.mark.parametrize("outcome", [Outcome.RETRACT, Outcome.MERGE])
def test_one_editor_asks_once(outcome: Outcome) -> None:
    page = StubPublication(revision=submitted())
    claim = StubClaim(publications=[page])
    guard = people.not_yet_asked(outcome)
    assert said(guard, claim, EDITOR) == []
    page.revision.decisions = [StubDecision(EDITOR, outcome)]
    assert said(guard, claim, EDITOR) != []
    assert said(guard, claim, EDITOR2) == []
    page.revision.decisions = [StubDecision(EDITOR, Outcome.APPROVED)]
    assert said(guard, claim, EDITOR) == []
    assert said(guard, StubClaim(), EDITOR) == []


def test_a_draft_is_no_submission() -> None:
    claim = StubClaim(revisions=[StubRevision()])
    assert said(people.approval_wanted, claim, EDITOR) == []
    assert said(people.enough_approvals, claim, EDITOR) == []
    assert said(people.other_than_amender, claim, AUTHOR) == []
