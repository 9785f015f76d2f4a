"""What stands between a draft and its submission: G1, G2, G6, each way."""

from datetime import date, timedelta

import pytest

from factcheck.domain import guards
from factcheck.domain.evidence_terms import LinkStatus, Stance
from factcheck.domain.guards import Guard
from factcheck.domain.vocabulary import ClaimType, Qualifier, Verdict
from tests.domain.stubs import (
    NOW,
    TODAY,
    StubClaim,
    StubItem,
    StubLink,
    StubRevision,
    attempt,
    submitted,
)


def said(guard: Guard, claim: StubClaim, **facts: object) -> list[str]:
    """Return what the guard says, in English."""
    return [each.text() for each in guard(claim, attempt(**facts))]


def drafted(**facts: object) -> StubClaim:
    """Return a claim with a whole draft, some of it changed."""
    draft = StubRevision(**facts)  # type: ignore[arg-type]  # facts of its own
    return StubClaim(revisions=[draft])


# --- G1: nothing ungraded, nothing counted that is not whole


def test_whole_evidence_passes_g1() -> None:
    assert said(guards.snapshots_and_grades, StubClaim()) == []


def test_a_proposed_link_is_named_until_graded_or_excluded() -> None:
    waiting = StubLink(item=StubItem(title="A rumour"), status=LinkStatus.PROPOSED)
    claim = StubClaim(links=[StubLink(), waiting])
    assert said(guards.snapshots_and_grades, claim) == ["Grade or exclude “A rumour”."]
    waiting.status = LinkStatus.EXCLUDED
    assert said(guards.snapshots_and_grades, claim) == []


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        ("recorder_id", "who published it"),
        ("origin_id", "who says so"),
        ("proximity", "how the publisher knows"),
        ("kind", "what kind of evidence it is"),
        ("published_edtf", "its date"),
        ("language", "its language"),
        ("reliability_recorder", "the reliability of its publisher"),
        ("reliability_origin", "the reliability of its speaker"),
        ("interest", "what the speaker has at stake"),
    ],
)
def test_each_thing_a_counted_item_lacks_is_said(lacking: str, words: str) -> None:
    item = StubItem()
    setattr(item, lacking, "" if lacking == "language" else None)
    claim = StubClaim(links=[StubLink(item=item)])
    assert said(guards.snapshots_and_grades, claim) == [
        f"“Bridges counted” lacks: {words}."
    ]
    claim.links[0].status = LinkStatus.EXCLUDED
    assert said(guards.snapshots_and_grades, claim) == []


def test_an_item_without_copy_and_without_reason_is_named() -> None:
    claim = StubClaim(links=[StubLink(item=StubItem(no_snapshot_reason="  "))])
    assert said(guards.snapshots_and_grades, claim) == [
        "Say why there is no archived copy of “Bridges counted”."
    ]


# --- G2: the words, the date, the dissent


def test_a_whole_draft_passes_g2() -> None:
    assert said(guards.verdict_complete, drafted()) == []


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"summary": " \n"}, "Write the summary."),
        ({"summary": "x" * 301}, "Shorten the summary to 300 characters."),
        ({"rationale": "x" * 79}, "Write the rationale, at least 80 characters."),
        ({"rationale": " " * 90}, "Write the rationale, at least 80 characters."),
        ({"confidence": None}, "Choose how confident you are."),
        ({"as_of": None}, "Say up to which date the evidence goes."),
        (
            {"as_of": TODAY + timedelta(days=1)},
            "The evidence cannot go up to a day that has not come.",
        ),
    ],
)
def test_each_gap_in_the_words_is_said(facts: dict[str, object], sentence: str) -> None:
    assert said(guards.verdict_complete, drafted(**facts)) == [sentence]


def test_the_limits_themselves_are_allowed() -> None:
    claim = drafted(summary="x" * 300, rationale="x" * 80, as_of=NOW.date())
    assert said(guards.verdict_complete, claim) == []


def test_all_gaps_are_listed_at_once_and_lead_to_their_fields() -> None:
    claim = drafted(summary="", rationale="", confidence=None, as_of=None)
    claim.claim_type, claim.claimant_rows = ClaimType.OTHER, ()
    fields = [each.field for each in guards.verdict_complete(claim, attempt())]
    assert fields == [
        *("claim_type", "claimants"),
        *("summary", "rationale", "confidence", "as_of"),
    ]


@pytest.mark.parametrize("claim", [StubClaim(), StubClaim(revisions=[submitted()])])
def test_without_a_draft_there_is_one_thing_to_do(claim: StubClaim) -> None:
    assert said(guards.verdict_complete, claim) == ["Write the verdict first."]


@pytest.mark.parametrize(
    ("verdict", "stance"),
    [
        (Verdict.CORROBORATED, Stance.REFUTES),
        (Verdict.UNVERIFIED, Stance.REFUTES),
        (Verdict.DISPUTED, Stance.SUPPORTS),
    ],
)
def test_evidence_against_the_finding_is_named(
    verdict: Verdict, stance: Stance
) -> None:
    claim = drafted(verdict=verdict)
    claim.links = [StubLink(stance)]
    wanted = ["Name the evidence that speaks against the finding."]
    assert said(guards.verdict_complete, claim) == wanted
    claim.revisions[0].against = "The ministry's own list."
    assert said(guards.verdict_complete, claim) == []


def test_evidence_after_the_as_of_date_is_no_evidence_against() -> None:
    claim = drafted(as_of=date(2025, 4, 1))
    claim.links = [StubLink(Stance.REFUTES)]
    assert said(guards.verdict_complete, claim) == []


# --- G6: unverified says what was done


def test_unverified_says_what_was_searched_and_what_would_settle_it() -> None:
    claim = drafted(
        verdict=Verdict.UNVERIFIED, qualifier=Qualifier.INSUFFICIENT_EVIDENCE
    )
    assert said(guards.search_described, claim) == [
        "Say what you searched.",
        "Say what would settle it.",
    ]
    claim.revisions[0].searched = "The gazette, both archives."
    claim.revisions[0].what_would_change = "The contract."
    assert said(guards.search_described, claim) == []


def test_other_verdicts_need_not_describe_the_search() -> None:
    assert said(guards.search_described, drafted()) == []
    assert said(guards.search_described, StubClaim()) == []
