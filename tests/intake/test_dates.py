"""Dates as exact as they are known."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.domain.errors import Invalid
from factcheck.intake.dates import parse_edtf


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-04", "2025-04-01", "2025-04-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-04-28", "2025-04-28", "2025-04-28"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("2025-XX", "2025-01-01", "2025-12-31"),
        ("2025-04-XX", "2025-04-01", "2025-04-30"),
        ("2024-10/2025-04", "2024-10-01", "2025-04-30"),
        ("2024-10-03/2025", "2024-10-03", "2025-12-31"),
        (" 2025-04 ", "2025-04-01", "2025-04-30"),
    ],
)
def test_a_date_has_a_first_and_a_last_day(
    text: str, earliest: str, latest: str
) -> None:
    found = parse_edtf(text)
    assert found.text == text.strip()
    assert found.earliest == date.fromisoformat(earliest)
    assert found.latest == date.fromisoformat(latest)


@pytest.mark.parametrize("sign", "~?%")
@pytest.mark.parametrize("text", ["2025", "2025-04", "2025-04-28", "2024-10/2025-04"])
def test_about_and_uncertain_do_not_widen_a_date(text: str, sign: str) -> None:
    plain, marked = parse_edtf(text), parse_edtf(text + sign)
    assert (marked.earliest, marked.latest) == (plain.earliest, plain.latest)
    assert marked.text == text + sign


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024-10/..", date(2024, 10, 1), None),
        ("2024-10/", date(2024, 10, 1), None),
        ("../2024-10", None, date(2024, 10, 31)),
        ("/2024-10~", None, date(2024, 10, 31)),
    ],
)
def test_an_open_or_unknown_end_has_no_day(
    text: str, earliest: date | None, latest: date | None
) -> None:
    found = parse_edtf(text)
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        *("yesterday", "28 April 2025", "28.4.2025", "2025-4-28", "20250428", ""),
        *("2025-04-28T10:00:00Z", "[2024,2025]", "Y17E8", "-0100", "/"),
        *("../..", "2024/2025/2026", "2025~-04", "12025", "2025-04-28?~", "٢٠٢٥"),
        "2025-XX-01",
    ],
)
def test_nonsense_gets_a_sentence_with_an_example(text: str) -> None:
    with pytest.raises(Invalid, match=r"2024-10/2025-04") as caught:
        parse_edtf(text, "published")
    assert caught.value.sentences[0].field == "published"


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-30",
        "2023-02-29",
        "2025-13",
        "2025-00",
        "2025-04-31",
        "0000-01-01",
        "2025-21",
    ],
)
def test_a_day_that_never_was_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="no such day"):
        parse_edtf(text)


def test_a_span_that_runs_backwards_is_refused() -> None:
    with pytest.raises(Invalid, match="ends before it begins"):
        parse_edtf("2025-04/2024-10")


# The grammar of the library takes its time.
@settings(deadline=None, max_examples=25)
@given(st.dates(min_value=date(1, 1, 1)), st.dates(min_value=date(1, 1, 1)))
def test_spans_hold_the_days_between(one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = parse_edtf(f"{first}/{last}")
    assert (found.earliest, found.latest) == (first, last)


@settings(deadline=None)
@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_date_or_a_sentence(text: str) -> None:
    try:
        found = parse_edtf(text)
    except Invalid as refusal:
        assert refusal.sentences  # noqa: PT017 - either is an answer
    else:
        assert found.earliest or found.latest
