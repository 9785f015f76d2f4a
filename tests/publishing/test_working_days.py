"""Five working days, across week ends and years."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.publishing.working_days import working_days_after


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2025, 5, 2), date(2025, 5, 9)),  # Friday
        (date(2025, 5, 3), date(2025, 5, 9)),  # Saturday
        (date(2025, 5, 4), date(2025, 5, 9)),  # Sunday
        (date(2025, 5, 5), date(2025, 5, 12)),  # Monday
        (date(2025, 12, 30), date(2026, 1, 6)),
        (date(2024, 2, 26), date(2024, 3, 4)),  # a leap year
    ],
)
def test_an_answer_is_due_in_five_working_days(day: date, due: date) -> None:
    assert working_days_after(day) == due


@given(st.dates(max_value=date(9990, 1, 1)), st.integers(1, 30))
def test_exactly_so_many_working_days_lie_between(day: date, count: int) -> None:
    due = working_days_after(day, count)
    passed = [day + timedelta(days=n + 1) for n in range((due - day).days)]
    assert due.weekday() < 5
    assert sum(each.weekday() < 5 for each in passed) == count
