"""Words on pages: dates with their precision, sentences with their parts."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from flask import Flask

from factcheck.domain.sentences import Sentence
from factcheck.domain.vocabulary import State
from factcheck.web.dates import day, edtf, when
from factcheck.web.presenting import label, sentence

SEOUL = timezone(timedelta(hours=9))


@pytest.fixture(autouse=True)
def request_context(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2025-04-28", "28 April 2025"),
        ("2025-04", "April 2025"),
        ("2025", "2025"),
        ("2025-04~", "about April 2025"),
        ("2025-04-28?", "28 April 2025 (uncertain)"),
        ("2025%", "about 2025 (uncertain)"),
        ("202X", "the 2020s"),
        ("2025-04-28/2025-05", "from 28 April 2025 to May 2025"),
        ("2025-04/..", "since April 2025"),
        ("../2025-04", "until April 2025"),
        ("2025-21", "2025-21"),
        ("2025-02-30", "2025-02-30"),
        ("{2025,2026}", "{2025,2026}"),
        ("", "no date"),
        (None, "no date"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(
    written: str | None, said: str
) -> None:
    assert edtf(written) == said


def test_days_and_moments_are_in_utc_and_say_so() -> None:
    moment = datetime(2025, 5, 1, 4, 30, tzinfo=SEOUL)
    assert day(moment) == day(date(2025, 4, 30)) == "30 April 2025"
    assert when(moment) == (
        '<time datetime="2025-04-30T19:30:00Z">30 April 2025, 19:30 UTC</time>'
    )


def test_a_sentence_is_said_with_all_its_parts() -> None:
    inner = Sentence("state %(state)s", {"state": State.SUBMITTED})
    outer = Sentence(
        "%(n)d: %(inner)s, %(day)s, %(list)s",
        {
            "n": 2,
            "inner": inner,
            "day": date(2025, 4, 30),
            "list": (State.NEW, "plain"),
        },
    )
    assert sentence(outer) == "2: state awaiting approval, 30 April 2025, new, plain"
    assert sentence(Sentence("100 % sure")) == "100 % sure"
    assert label(State.SUBMITTED) == "awaiting approval"


def test_what_people_typed_is_escaped_on_pages(app: Flask) -> None:
    page = app.jinja_env.from_string("{{ s | sentence }}")
    typed = Sentence("Not %(text)s", {"text": "<script>"})
    assert page.render(s=typed) == "Not &lt;script&gt;"


def test_a_missing_name_in_a_template_is_a_fault(app: Flask) -> None:
    with pytest.raises(Exception, match="undefined"):
        app.jinja_env.from_string("{{ nothing }}").render()


def test_the_clock_of_the_machine_does_not_matter() -> None:
    assert when(datetime(2025, 1, 1, tzinfo=UTC)).endswith(
        "1 January 2025, 00:00 UTC</time>"
    )
