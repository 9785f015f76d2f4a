"""Which verdict the evidence carries: G3 to G5 in their first form."""

from datetime import date

import pytest

from factcheck.domain import guards, verdict_rules
from factcheck.domain.evidence_terms import LinkStatus, RecordKind, Stance
from factcheck.domain.vocabulary import QUALIFIERS, Qualifier, Verdict
from tests.domain.stubs import (
    StubActor,
    StubClaim,
    StubItem,
    StubLink,
    StubRevision,
    attempt,
)

S, R, C = Stance.SUPPORTS, Stance.REFUTES, Stance.CONTEXT
LONG = "The register was closed that month, and both officials, asked apart, agreed."
NOT_ENOUGH = (
    "“Corroborated” needs two accepted pieces of evidence for the claim,"
    " or one marked as a record."
)
MISFIT = "Choose what kind of verdict it is; it must fit the verdict."
NO_REFUTING = "This verdict needs accepted evidence against the claim."
NAME_IT = (
    "Name in the summary what the claim leaves out: the title, publisher or speaker"
    " of accepted evidence against it or of background."
)


def unmet(
    verdict: Verdict | None,
    qualifier: Qualifier | None,
    *links: StubLink,
    **facts: object,
) -> list[str]:
    """Return why this evidence does not carry the verdict."""
    draft = StubRevision(**{"verdict": verdict, "qualifier": qualifier} | facts)  # type: ignore[arg-type]  # facts of its own
    claim = StubClaim(links=list(links), revisions=[draft])
    return [each.text() for each in guards.verdict_fits(claim, attempt())]


@pytest.mark.parametrize(
    "qualifier", [None, Qualifier.ON_RECORD, Qualifier.WITH_CAVEAT]
)
def test_corroborated_rests_on_two_supporting_links(
    qualifier: Qualifier | None,
) -> None:
    verdict = Verdict.CORROBORATED
    assert unmet(verdict, qualifier, StubLink(S), StubLink(S)) == []
    assert unmet(verdict, qualifier, StubLink(S), StubLink(R)) == [NOT_ENOUGH]
    assert unmet(verdict, qualifier, StubLink(S), StubLink(C)) == [NOT_ENOUGH]
    assert unmet(verdict, qualifier) == [NOT_ENOUGH]


def test_one_record_corroborates_but_only_a_supporting_one() -> None:
    verdict = Verdict.CORROBORATED
    assert unmet(verdict, None, StubLink(S, record=RecordKind.ACT)) == []
    assert unmet(verdict, None, StubLink(C, record=RecordKind.ACT)) == [NOT_ENOUGH]


@pytest.mark.parametrize("status", [LinkStatus.PROPOSED, LinkStatus.EXCLUDED])
def test_only_accepted_links_count(status: LinkStatus) -> None:
    links = StubLink(S), StubLink(S, status=status)
    assert unmet(Verdict.CORROBORATED, None, *links) == [NOT_ENOUGH]


def test_only_what_was_public_by_the_as_of_date_counts() -> None:
    late = StubLink(S, StubItem(published_latest=date(2025, 4, 29)))
    undated = StubLink(S, StubItem(published_latest=None))
    corroborated = Verdict.CORROBORATED, None
    on_the_day, before = date(2025, 4, 29), date(2025, 4, 28)
    assert unmet(*corroborated, StubLink(S), late, as_of=on_the_day) == []
    assert unmet(*corroborated, StubLink(S), late, as_of=before) == [NOT_ENOUGH]
    assert unmet(*corroborated, StubLink(S), undated) == [NOT_ENOUGH]


@pytest.mark.parametrize("qualifier", [Qualifier.CONTESTED, Qualifier.CONTRADICTED])
def test_a_dispute_needs_one_refuting_link(qualifier: Qualifier) -> None:
    assert unmet(Verdict.DISPUTED, qualifier, StubLink(R)) == []
    links = StubLink(S), StubLink(C), StubLink(R, status=LinkStatus.EXCLUDED)
    assert unmet(Verdict.DISPUTED, qualifier, *links) == [NO_REFUTING]


@pytest.mark.parametrize("qualifier", [Qualifier.MISLEADING, Qualifier.OUTDATED])
@pytest.mark.parametrize("stance", [C, R])
def test_a_wrong_picture_names_what_is_missing(
    qualifier: Qualifier, stance: Stance
) -> None:
    missing = StubLink(stance, StubItem(title="The closing order"))
    disputed = Verdict.DISPUTED, qualifier
    summary = "It leaves out the closing order."
    assert unmet(*disputed) == ["This verdict needs accepted evidence."]
    assert unmet(*disputed, StubLink(S), missing) == [NAME_IT]
    assert unmet(*disputed, StubLink(S), missing, summary=summary) == []
    assert unmet(*disputed, missing, summary=summary) == []
    supporting = StubLink(S, StubItem(title="The closing order"))
    assert unmet(*disputed, supporting, summary=summary) == [NAME_IT]


@pytest.mark.parametrize(
    ("summary", "named"),
    [
        ("It leaves out what the Bridge Office counted.", True),
        ("What the BO counted is left out.", True),
        ("The bridge office (BO) counted four.", True),
        ("It leaves out the bridge officer.", False),
        ("It must be said: no.", False),
        ("", False),
    ],
)
def test_a_speaker_is_named_by_full_name_or_by_initials_as_a_word(
    summary: str, *, named: bool
) -> None:
    speaker = StubActor("Bridge Office (BO)")
    link = StubLink(C, StubItem(origin=speaker, recorder=StubActor("US")))
    assert verdict_rules.named_in(summary, link) is named


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("qualifier", [None, *Qualifier])
def test_a_qualifier_fits_its_verdict_only(
    verdict: Verdict, qualifier: Qualifier | None
) -> None:
    links = StubLink(S), StubLink(S), StubLink(R, StubItem(title="The order"))
    found = unmet(verdict, qualifier, *links, summary="The order is left out.")
    expected = []
    if qualifier not in QUALIFIERS[verdict]:
        expected.append(MISFIT)
    if qualifier is Qualifier.NOT_REVIEWED:
        expected.append("“Not reviewed” is where a claim starts, not a finding.")
    assert found == expected


def test_without_a_verdict_there_is_one_thing_to_choose() -> None:
    assert unmet(None, None) == ["Choose a verdict."]


def test_an_override_of_80_characters_stands_in_for_the_evidence() -> None:
    wanted = "An override needs a public reason of at least 80 characters."
    short, whole = "x" * 79, "x" * 80
    corroborated = Verdict.CORROBORATED, None
    found = unmet(*corroborated, override_reason=short)
    assert found == [NOT_ENOUGH, wanted]
    assert unmet(*corroborated, override_reason=f"{short}   ") == found
    assert unmet(*corroborated, override_reason=whole) == []


def test_no_override_makes_a_qualifier_fit_another_verdict() -> None:
    found = unmet(
        Verdict.CORROBORATED, Qualifier.CONTESTED, override_reason=LONG + LONG
    )
    assert found == [MISFIT]


def test_without_a_draft_the_rules_are_silent() -> None:
    assert list(guards.verdict_fits(StubClaim(), attempt())) == []
