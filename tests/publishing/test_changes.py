"""What changed between two contents, told to the editor who decides."""

import copy
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.evidence_terms import Credibility, LinkStatus, Reliability, Stance
from factcheck.domain.publication_terms import NoticeKind
from factcheck.domain.vocabulary import ClaimType, Confidence, Verdict
from factcheck.publishing.changes import Changes, changes
from factcheck.publishing.content import reviewed_content
from tests.builders import a_link, a_ready_draft, a_topic, a_user

Json = dict[str, Any]


@pytest.fixture
def content(session: Session) -> Json:
    """Return a content with two items of evidence, as it is frozen."""
    draft = a_ready_draft(session, a_user(session))
    draft.claim.topics = [a_topic(session)]
    a_link(session, draft.claim, Stance.CONTEXT)
    session.expire_all()
    return reviewed_content(draft.claim, draft)


def after(content: Json, *path: str | int, value: object) -> Changes:
    """Change one value of a copy and compare the two."""
    new = copy.deepcopy(content)
    place: Any = new
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return changes(content, new)


# Another value for what holds a word of a closed list, or a day.
OTHERS: Json = {
    "verdict": "unverified",
    "qualifier": "single_source",
    "confidence": "low",
    "type": "quantity",
    "kind": "other",
    "status": "excluded",
    "stance": "refutes",
    "credibility": "5",
    "proximity": "tertiary",
    "interest": "party",
    "position": "denies",
    "disclosure": "withheld",
    "record": "act",
    "reliability_recorder": "E",
    "reliability_origin": "E",
    "as_of": "2024-01-01",
    "speaks_for": {"ref": "x", "name": "The Ministry"},
}


def leaves(value: object, *path: str | int) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every value that is neither list nor mapping."""
    if isinstance(value, dict | list):
        keys = value if isinstance(value, dict) else range(len(value))
        for key in keys:
            yield from leaves(value[key], *path, key)
    elif len(path) > 1:
        yield path


def another(name: str | int, value: object) -> object:
    """Return a value that may stand at the same place."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if name == "kind":
        return "denial" if value == "statement" else "other"
    return OTHERS.get(str(name), f"{value} else")


def labels(found: Changes) -> list[str]:
    shifts = [each.label.text() for each in found.shifts]
    return shifts + [each.label.text() for each in found.words]


def test_nothing_changed_is_nothing_to_show(content: Json) -> None:
    found = changes(content, copy.deepcopy(content))
    assert not found
    assert not found.other


def test_a_reworded_summary_is_shown_word_by_word(content: Json) -> None:
    content["verdict"]["summary"] = "Two reports show it."
    found = after(content, "verdict", "summary", value="Three reports show it.")
    assert [(each.label.text(), each.parts) for each in found.words] == [
        (
            "Summary",
            (
                ("deleted", "Two "),
                ("inserted", "Three "),
                ("same", "reports show it."),
            ),
        )
    ]
    assert not found.evidence


def test_a_moved_verdict_is_told_in_the_words_readers_get(content: Json) -> None:
    new = copy.deepcopy(content)
    new["verdict"] |= {"verdict": "disputed", "qualifier": "contested"}
    found = changes(content, new)
    assert found.moved is not None
    before, now = found.moved
    assert (before.verdict, before.finding) == (Verdict.CORROBORATED, "Corroborated")
    assert (now.verdict, now.finding) == (Verdict.DISPUTED, "Sources conflict")


def test_a_draft_without_verdict_has_none(content: Json) -> None:
    found = after(content, "verdict", "verdict", value=None)
    assert found.moved is not None
    assert found.moved[1].verdict is None


def test_another_type_of_claim_moves_the_finding_too(content: Json) -> None:
    found = after(content, "claim", "type", value="attribution")
    assert found.moved is not None
    assert found.moved[1].finding == "They said it"
    assert found.shifts[0].after is ClaimType.ATTRIBUTION


def test_confidence_and_date_are_told_before_and_after(content: Json) -> None:
    new = copy.deepcopy(content)
    new["verdict"] |= {"confidence": "high", "as_of": "2025-05-01"}
    found = changes(content, new)
    assert [(each.before, each.after) for each in found.shifts] == [
        (Confidence.MODERATE, Confidence.HIGH),
        (date(2025, 4, 28), date(2025, 5, 1)),
    ]


def test_evidence_that_came_and_went_is_named(content: Json) -> None:
    fewer = copy.deepcopy(content)
    gone = fewer["evidence"].pop(0)
    dropped, added = changes(content, fewer), changes(fewer, content)
    assert [piece.title for piece in dropped.dropped] == [gone["title"]]
    assert [piece.ref for piece in added.added] == [gone["ref"]]
    assert not dropped.added
    assert not added.dropped
    assert dropped.evidence


def test_a_new_grade_is_told_with_both_grades(content: Json) -> None:
    new = copy.deepcopy(content)
    new["evidence"][0] |= {"credibility": "4", "reliability_origin": "D"}
    (regraded,) = changes(content, new).regraded
    assert regraded.piece.title == content["evidence"][0]["title"]
    assert [(each.before, each.after) for each in regraded.shifts] == [
        (Credibility.PROBABLY, Credibility.DOUBTFUL),
        (Reliability.B, Reliability.D),
    ]


def test_evidence_excluded_is_regraded_not_dropped(content: Json) -> None:
    new = copy.deepcopy(content)
    new["evidence"][0] |= {"status": "excluded", "reason": "It repeats the other."}
    found = changes(content, new)
    (regraded,) = found.regraded
    assert regraded.shifts[0].after is LinkStatus.EXCLUDED
    assert regraded.words[0].label.text() == "Why it stands so"
    assert not found.dropped


def test_a_flag_is_told_as_yes_or_no(content: Json) -> None:
    (regraded,) = after(content, "evidence", 0, "self_serving", value=True).regraded
    (shift,) = regraded.shifts
    assert (str(shift.before), str(shift.after)) == ("no", "yes")


def test_a_speaker_who_turns_out_to_be_controlled_is_told(content: Json) -> None:
    master = {"ref": "x", "name": "The Ministry"}
    found = after(content, "evidence", 0, "origin", "speaks_for", value=master)
    (shift,) = found.regraded[0].shifts
    name = content["evidence"][0]["origin"]["name"]
    assert shift.label.text() == f"who decides what {name} says"
    assert (shift.before, shift.after) == (None, "The Ministry")


def test_a_camp_is_told_with_its_topics(content: Json) -> None:
    sides = [{"ref": "s", "name": "Kyiv", "topics": ["war"]}]
    found = after(content, "evidence", 0, "recorder", "sides", value=sides)
    assert found.regraded[0].shifts[0].after == "Kyiv · war"


def test_another_person_of_the_same_name_is_a_change(content: Json) -> None:
    found = after(content, "claim", "claimants", 0, "ref", value="somebody else")
    assert labels(found) == ["who makes the claim"]


def test_a_first_notice_is_all_new(content: Json) -> None:
    notice = {
        "kind": "correction",
        "text": "We counted wrong.",
        "what_was_wrong": "Nine.",
        "what_is_right": "Four.",
    }
    found = after(content, "notice", value=notice)
    assert found.shifts[0].after is NoticeKind.CORRECTION
    assert [each.parts for each in found.words] == [
        (("inserted", "We counted wrong."),),
        (("inserted", "Nine."),),
        (("inserted", "Four."),),
    ]


def test_an_answer_that_came_is_shown(content: Json) -> None:
    reply = {
        "to": "The Ministry",
        "question": "How many?",
        "answer": "Nine.",
        "answered_at": "2025-05-01",
    }
    found = after(content, "replies", value=[reply])
    assert labels(found) == ["Replies"]
    assert "Nine." in found.words[0].parts[0][1]


def test_whatever_changes_the_hash_is_told(content: Json) -> None:
    paths = list(leaves(content))
    assert len(paths) > 100
    for path in paths:
        place: Any = content
        for key in path:
            place = place[key]
        assert after(content, *path, value=another(path[-1], place)), path


def test_what_has_no_words_is_told_as_such(content: Json) -> None:
    found = after(content, "claim", "appearances", 0, "start", value=99)
    assert found
    assert found.other
