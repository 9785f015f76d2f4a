"""Each step refuses with every unmet condition at once, in the words people read."""

import pytest

from factcheck.domain import workflow
from factcheck.domain.errors import ActRefused, Invalid, NotAllowed
from factcheck.domain.evidence_terms import LinkStatus
from factcheck.domain.publication_terms import AmendKind, Outcome, PublicationState
from factcheck.domain.vocabulary import Act, Risk, Role, State, Verdict
from tests.domain.stubs import (
    AUTHOR,
    EDITOR,
    EDITOR2,
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
from tests.domain.test_workflow_table import REASONS, favourable

S = State
CHANGED = "The claim or its evidence changed after the verdict was submitted."
WROTE = "You wrote this verdict; somebody else must decide on it."
GRADED = "You added or graded evidence of this claim; somebody else must decide."
GIVEN = "You have approved this already; a second editor is needed."
LIVE = "You wrote what readers see; somebody else must decide on it."
ASKED = "You have asked for this already; a second editor is needed."
SUSPENDED = "You suspended this page; a second editor decides on it."
ASK = "Record who was asked for a reply and what came of it, or why nobody was asked."
NO_AMENDMENT = "Write the amendment first; another editor then takes it."
BUSY = "Somebody is working on this claim; it must be released."


def own(*outcomes: Outcome) -> StubRevision:
    """Return an editor's own submission, on which she decided all the same."""
    decisions = [StubDecision(EDITOR, each) for each in outcomes]
    return submitted(author_id=EDITOR, hands=[EDITOR], decisions=decisions)


def published(state: PublicationState, *outcomes: Outcome) -> StubClaim:
    """Return a claim whose page the editor wrote, and perhaps suspended."""
    suspended = EDITOR if state is PublicationState.SUSPENDED else None
    page = StubPublication(state, suspended, own(*outcomes))
    return StubClaim(
        state=S(state.value if suspended else "published"),
        publications=[page],
        revisions=[page.revision],
        links=[StubLink(hands=[EDITOR])],
    )


def bare_draft() -> StubClaim:
    """Return a claim with nothing done, and somebody else's besides."""
    draft = StubRevision(
        verdict=Verdict.UNVERIFIED,
        summary="",
        rationale="",
        confidence=None,
        as_of=None,
    )
    waiting = StubLink(item=StubItem(title="A rumour"), status=LinkStatus.PROPOSED)
    return StubClaim(
        assignee_id=AUTHOR,
        links=[waiting],
        revisions=[draft],
        publications=[StubPublication()],
    )


def changed() -> StubClaim:
    """Return an approved claim that must not be published as it stands."""
    revision = submitted(EDITOR2, content_sha256="b" * 64, verdict=Verdict.DISPUTED)
    return StubClaim(
        state=S.APPROVED,
        risk=Risk.SENSITIVE,
        harm_crime=None,
        alleges_wrongdoing=None,
        revisions=[revision],
        publications=[StubPublication()],
    )


def decided(state: State) -> StubClaim:
    """Return a submission by the editor herself, which she approved too."""
    return StubClaim(
        state=state,
        risk=Risk.SENSITIVE,
        revisions=[own(Outcome.APPROVED)],
        links=[StubLink(hands=[EDITOR])],
    )


def amended(**facts: object) -> StubClaim:
    """Return a published claim, perhaps with the editor's amendment."""
    revisions = [submitted()]
    if facts:
        revisions.append(submitted(number=2, **facts))
    return StubClaim(
        state=S.PUBLISHED, publications=[StubPublication()], revisions=revisions
    )


REFUSALS: tuple[tuple[Act, StubClaim, list[str]], ...] = (
    (Act.TAKE, StubClaim(assignee_id=AUTHOR), [BUSY]),
    (
        Act.ASSIGN,
        StubClaim(assignee_id=AUTHOR),
        [BUSY, "Choose an active reviewer or editor."],
    ),
    (Act.RELEASE, StubClaim(), ["Nobody is working on this claim."]),
    (
        Act.RESTORE,
        StubClaim(state=S.REJECTED, publications=[StubPublication()]),
        ["Its page was merged; its address leads to the other claim."],
    ),
    (
        Act.SUBMIT,
        bare_draft(),
        [
            "Only the person working on this claim may do this.",
            "Grade or exclude “A rumour”.",
            "Write the summary.",
            "Write the rationale, at least 80 characters.",
            "Choose how confident you are.",
            "Say up to which date the evidence goes.",
            "Choose what kind of verdict it is; it must fit the verdict.",
            "Say what you searched.",
            "Say what would settle it.",
            "Choose the notice readers get: correction, update or clarification.",
        ],
    ),
    (
        Act.WITHDRAW,
        StubClaim(state=S.SUBMITTED, revisions=[submitted(EDITOR2)]),
        [
            "Only the author of the verdict may do this.",
            "An editor has already decided on this submission.",
        ],
    ),
    (Act.RETURN, decided(S.SUBMITTED), [WROTE, GRADED]),
    (Act.APPROVE, decided(S.SUBMITTED), [WROTE, GRADED, GIVEN, CHANGED]),
    (Act.APPROVE, decided(S.APPROVED), [WROTE, GRADED, GIVEN, CHANGED]),
    (
        Act.PUBLISH,
        changed(),
        [
            CHANGED,
            "A second editor must approve before this is published.",
            "Answer whether the claim alleges wrongdoing by somebody.",
            ASK,
            "Answer the three questions about harm.",
            "Choose the notice readers get: correction, update or clarification.",
        ],
    ),
    (
        Act.AMEND,
        amended(),
        [NO_AMENDMENT],
    ),
    (
        Act.AMEND,
        amended(amends=AmendKind.MINOR, author_id=EDITOR),
        ["You wrote this amendment; another editor must take it."],
    ),
    (Act.SUSPEND, StubClaim(state=S.APPROVED), ["No page of this claim is public."]),
    (Act.CONFIRM, published(PublicationState.SUSPENDED), [SUSPENDED]),
    (Act.LIFT, published(PublicationState.SUSPENDED), [SUSPENDED]),
    (Act.RETRACT, published(PublicationState.SUSPENDED), [SUSPENDED, LIVE]),
    (
        Act.RETRACT,
        published(PublicationState.LIVE, Outcome.RETRACT),
        [WROTE, GRADED, LIVE, ASKED],
    ),
    (
        Act.MERGE,
        published(PublicationState.LIVE, Outcome.MERGE),
        [LIVE, ASKED, "Choose the other claim to merge into."],
    ),
)


@pytest.mark.parametrize(("act", "claim", "sentences"), REFUSALS)
def test_a_refusal_lists_every_unmet_condition(
    act: Act, claim: StubClaim, sentences: list[str]
) -> None:
    reasons = (REASONS[act],) if act in REASONS else ()
    with pytest.raises(ActRefused) as refusal:
        workflow.check(act, claim, attempt(reasons=reasons, live_sha256="c" * 64))
    assert [each.text() for each in refusal.value.sentences] == sentences


def test_every_step_with_conditions_is_refused_in_some_case() -> None:
    tried = {(act, claim.state) for act, claim, _ in REFUSALS}
    for step in workflow.STEPS:
        if step.who or step.guards:
            assert any((step.act, source) in tried for source in step.sources)


def test_a_reviewer_does_not_release_what_another_has() -> None:
    reviewer = StubPerson(AUTHOR + 7, frozenset({Role.REVIEWER}))
    with pytest.raises(ActRefused, match="Only the person working on this"):
        workflow.check(Act.RELEASE, StubClaim(assignee_id=AUTHOR), attempt(reviewer))


NEED_REASON = [
    (Act.REJECT, S.NEW),
    (Act.RETURN, S.SUBMITTED),
    (Act.REOPEN, S.PUBLISHED),
    (Act.REOPEN, S.RETRACTED),
    *((Act.SUSPEND, each) for each in (S.PUBLISHED, S.IN_REVIEW, S.APPROVED)),
]
NEED_COMMENT = [
    (Act.RESTORE, S.REJECTED),
    (Act.RETURN, S.SUBMITTED),
    (Act.UNAPPROVE, S.APPROVED),
    (Act.LIFT, S.SUSPENDED),
    (Act.RETRACT, S.SUSPENDED),
    (Act.RETRACT, S.PUBLISHED),
]


def shape(act: Act, state: State, **given: object) -> list[str]:
    """Return what the form lacks, by field."""
    claim, tried = favourable(act, state, Role.EDITOR)
    facts = {"reasons": tried.reasons, "survivor": tried.survivor} | given
    try:
        workflow.check(act, claim, attempt(StubPerson(), **facts))
    except Invalid as refusal:
        return [each.field for each in refusal.sentences]
    except ActRefused:
        pass
    return []


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("reasons", [(), ("because",), ("opinion", "because")])
def test_a_reason_comes_from_the_list(
    act: Act, state: State, reasons: tuple[str, ...]
) -> None:
    needed = (act, state) in [*NEED_REASON, (Act.SUSPEND, S.SUBMITTED)]
    assert shape(act, state, reasons=reasons) == (["reasons"] if needed else [])


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("state", State)
def test_what_needs_explaining_is_explained(act: Act, state: State) -> None:
    needed = (act, state) in NEED_COMMENT
    assert shape(act, state, comment=" \n") == (["comment"] if needed else [])


def test_both_are_asked_for_at_once() -> None:
    found = shape(Act.RETURN, S.SUBMITTED, reasons=(), comment="")
    assert found == ["reasons", "comment"]


def test_a_wrong_state_is_named() -> None:
    with pytest.raises(ActRefused, match=r"“published”.*cannot be done now: Submit"):
        workflow.check(Act.SUBMIT, StubClaim(state=S.PUBLISHED), attempt())


def test_roles_are_looked_at_before_anything_is_told() -> None:
    observer = StubPerson(9, frozenset({Role.OBSERVER}))
    with pytest.raises(NotAllowed):
        workflow.check(Act.SUBMIT, StubClaim(state=S.PUBLISHED), attempt(observer))


def test_a_button_hides_from_who_may_not_and_waits_for_what_is_missing() -> None:
    claim = bare_draft()
    author = StubPerson(AUTHOR, frozenset({Role.REVIEWER}))
    other = StubPerson(9, frozenset({Role.REVIEWER}))
    offered = [step.act for step in workflow.offered(claim, attempt(author))]
    assert offered == [Act.TAKE, Act.RELEASE, Act.SUBMIT]
    opened = [step.act for step in workflow.open_steps(claim, attempt(author))]
    assert opened == [Act.RELEASE]
    assert [step.act for step in workflow.offered(claim, attempt(other))] == [Act.TAKE]


def test_a_merge_takes_two_editors_where_readers_see_a_page() -> None:
    by_act = {step.act: step for step in workflow.STEPS}
    merge, publish = by_act[Act.MERGE], by_act[Act.PUBLISH]
    seen = StubClaim(publications=[StubPublication()])
    assert workflow.seconds_needed(merge, seen)
    assert not workflow.seconds_needed(merge, StubClaim())
    assert not workflow.seconds_needed(publish, seen)
    assert workflow.seconds_needed(by_act[Act.RETRACT], seen)
