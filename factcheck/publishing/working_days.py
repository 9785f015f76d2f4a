"""The days on which the newsroom answers: Monday to Friday.

Public holidays differ from place to place and are not known here, so they count
as working days: the newsroom owes an answer rather sooner than later.
"""

from datetime import date, timedelta

# Within how many working days a reader's report is answered (domain.md 7.1).
TO_ANSWER = 5
_SATURDAY = 5


def working_days_after(day: date, count: int = TO_ANSWER) -> date:
    """Return the working day that is `count` working days after `day`."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY
    return day
