"""What stands between an approval and the public page: G8 to G11, and notices."""

from datetime import timedelta

import pytest

from factcheck.domain import guards
from factcheck.domain.guards import Guard
from factcheck.domain.publication_terms import (
    AmendKind,
    NoticeKind,
    PublicationState,
    ReplyStatus,
)
from factcheck.domain.vocabulary import Role, Verdict
from tests.domain.stubs import (
    SHA,
    TODAY,
    StubClaim,
    StubPerson,
    StubPublication,
    StubReply,
    StubRevision,
    attempt,
    submitted,
)

CHANGED = "The claim or its evidence changed after the verdict was submitted."
ASK = "Record who was asked for a reply and what came of it, or why nobody was asked."


def said(guard: Guard, claim: StubClaim, **facts: object) -> list[str]:
    """Return what the guard says, in English."""
    return [each.text() for each in guard(claim, attempt(**facts))]


def decided(verdict: Verdict = Verdict.CORROBORATED, /, **facts: object) -> StubClaim:
    """Return a claim whose verdict is submitted."""
    return StubClaim(revisions=[submitted(verdict=verdict)], **facts)  # type: ignore[arg-type]  # facts of its own


# --- G8 and G9: the content is what was submitted


def test_the_page_shows_exactly_what_was_submitted() -> None:
    assert said(guards.content_unchanged, decided(), live_sha256=SHA) == []
    assert said(guards.content_unchanged, decided(), live_sha256="b" * 64) == [CHANGED]
    assert said(guards.content_unchanged, StubClaim()) == [CHANGED]


def test_an_amendment_is_not_what_was_approved() -> None:
    claim = decided()
    claim.revisions.append(submitted(amends=AmendKind.MINOR, content_sha256="c" * 64))
    assert said(guards.content_unchanged, claim) == []


# --- G10: those concerned were asked


def test_a_verdict_that_disputes_nothing_needs_no_reply() -> None:
    assert said(guards.reply_sought, decided()) == []
    assert said(guards.reply_sought, decided(Verdict.UNVERIFIED)) == []


@pytest.mark.parametrize(
    "claim",
    [decided(Verdict.DISPUTED), decided(alleges_wrongdoing=True)],
    ids=["disputed", "wrongdoing"],
)
def test_a_dispute_and_an_allegation_need_a_reply_request(claim: StubClaim) -> None:
    assert said(guards.reply_sought, claim) == [ASK]


@pytest.mark.parametrize(
    ("reply", "enough"),
    [
        (StubReply(ReplyStatus.ANSWERED), True),
        (StubReply(ReplyStatus.DECLINED), True),
        (StubReply(ReplyStatus.NO_ANSWER), True),
        (StubReply(ReplyStatus.NOT_ASKED, reason="The speaker is dead."), True),
        (StubReply(ReplyStatus.WAITING, TODAY - timedelta(days=1)), True),
        (StubReply(ReplyStatus.WAITING, TODAY), False),
        (StubReply(ReplyStatus.WAITING), False),
    ],
)
def test_a_request_counts_when_answered_or_past_its_deadline(
    reply: StubReply, *, enough: bool
) -> None:
    claim = decided(Verdict.DISPUTED, replies=[reply])
    assert said(guards.reply_sought, claim) == ([] if enough else [ASK])


def test_the_question_about_wrongdoing_must_be_answered() -> None:
    claim = decided(alleges_wrongdoing=None)
    assert said(guards.reply_sought, claim) == [
        "Answer whether the claim alleges wrongdoing by somebody."
    ]


# --- G11: harm was considered


@pytest.mark.parametrize("question", ["harm_person", "harm_crime", "harm_source"])
def test_each_question_about_harm_must_be_answered(question: str) -> None:
    wanted = ["Answer the three questions about harm."]
    assert said(guards.harm_considered, decided(**{question: None})) == wanted
    assert said(guards.harm_considered, decided(**{question: True})) == []
    assert said(guards.harm_considered, decided()) == []


# --- a new version of a published page comes with a notice


def test_a_first_publication_needs_no_notice() -> None:
    assert said(guards.fitting_notice, StubClaim(revisions=[StubRevision()])) == []


@pytest.mark.parametrize("state", [PublicationState.LIVE, PublicationState.RETRACTED])
@pytest.mark.parametrize("kind", [None, *NoticeKind])
def test_a_new_version_needs_a_notice_that_fits(
    state: PublicationState, kind: NoticeKind | None
) -> None:
    draft = StubRevision(number=2, notice_kind=kind, notice_text="We now know more.")
    draft.what_was_wrong = draft.what_is_right = "Four, not nine."
    claim = StubClaim(revisions=[submitted(), draft])
    claim.publications = [StubPublication(state)]
    fits = kind in {
        NoticeKind.CORRECTION,
        NoticeKind.UPDATE,
        NoticeKind.CLARIFICATION,
    }
    assert (said(guards.fitting_notice, claim) == []) is fits
    draft.submitted_at = attempt().now
    assert (said(guards.fitting_notice, claim) == []) is fits


def test_a_notice_has_a_text() -> None:
    draft = StubRevision(number=2, notice_kind=NoticeKind.UPDATE, notice_text=" ")
    claim = StubClaim(revisions=[draft], publications=[StubPublication()])
    assert said(guards.fitting_notice, claim) == [
        "Write what readers are told about the change."
    ]


@pytest.mark.parametrize("lacking", ["what_was_wrong", "what_is_right"])
def test_a_correction_says_what_was_wrong_and_what_is_right(lacking: str) -> None:
    draft = StubRevision(
        notice_kind=NoticeKind.CORRECTION,
        notice_text="We miscounted.",
        what_was_wrong="Nine bridges.",
        what_is_right="Four bridges.",
    )
    claim = StubClaim(revisions=[draft], publications=[StubPublication()])
    assert said(guards.fitting_notice, claim) == []
    setattr(draft, lacking, " ")
    assert said(guards.fitting_notice, claim) == [
        "A correction says what was wrong and what is right."
    ]


# --- the smaller guards of 7.2


def test_one_reviewer_at_a_time() -> None:
    assert said(guards.nobody_on_it, StubClaim()) == []
    assert said(guards.nobody_on_it, StubClaim(assignee_id=5)) != []


@pytest.mark.parametrize(
    ("person", "may"),
    [
        (None, False),
        (StubPerson(9, frozenset({Role.REVIEWER})), True),
        (StubPerson(9, frozenset({Role.EDITOR})), True),
        (StubPerson(9, frozenset({Role.REVIEWER}), active=False), False),
        (StubPerson(9, frozenset({Role.ADMIN, Role.OBSERVER})), False),
    ],
)
def test_a_claim_is_assigned_to_somebody_who_can_review(
    person: StubPerson | None, *, may: bool
) -> None:
    found = said(guards.assignee_can_review, StubClaim(), assignee=person)
    assert found == ([] if may else ["Choose an active reviewer or editor."])


def test_a_submission_is_withdrawn_until_somebody_decided() -> None:
    assert said(guards.no_decision_yet, decided()) == []
    claim = StubClaim(revisions=[submitted(2)])
    assert said(guards.no_decision_yet, claim) != []


def test_a_claim_is_merged_into_another_that_stands() -> None:
    claim, other = StubClaim(id=1), StubClaim(id=2)
    assert said(guards.survivor_stands, claim, survivor=other) == []
    assert said(guards.survivor_stands, claim, survivor=None) != []
    assert said(guards.survivor_stands, claim, survivor=claim) != []
    other.duplicate_of_id = 3
    assert said(guards.survivor_stands, claim, survivor=other) != []


def test_a_published_claim_is_merged_into_a_published_one() -> None:
    claim, other = StubClaim(id=1, publications=[StubPublication()]), StubClaim(id=2)
    assert said(guards.survivor_stands, claim, survivor=other) != []
    other.publications = [StubPublication()]
    assert said(guards.survivor_stands, claim, survivor=other) == []


def test_a_claim_whose_page_was_merged_is_not_restored() -> None:
    assert said(guards.never_published, StubClaim()) == []
    merged = StubClaim(publications=[StubPublication()])
    assert said(guards.never_published, merged) != []


@pytest.mark.parametrize("state", PublicationState)
def test_only_a_page_that_readers_see_is_suspended(state: PublicationState) -> None:
    claim = StubClaim(publications=[StubPublication(state)])
    live = state is PublicationState.LIVE
    assert (said(guards.page_is_live, claim) == []) is live


def test_an_amendment_is_taken_once() -> None:
    claim = StubClaim(revisions=[submitted()])
    assert said(guards.amendment_waits, claim) != []
    claim.revisions.append(submitted(number=2, amends=AmendKind.MINOR))
    assert said(guards.amendment_waits, claim) == []
    claim.revisions.append(submitted(2, number=3, amends=AmendKind.MINOR))
    assert said(guards.amendment_waits, claim) != []
