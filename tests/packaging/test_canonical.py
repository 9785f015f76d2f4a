"""The canonical form: the same content gives the same bytes."""

from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.canonical import canonical, digest, sha256_hex


class Colour(StrEnum):
    """An enum stored by value."""

    RED = "red"


def test_keys_are_sorted_and_nothing_is_padded() -> None:
    value = {"b": [1, None, True], "a": "ß\n", "\u20ac": 0.5}
    expected = '{"a":"ß\\n","b":[1,null,true],"€":0.5}'
    assert canonical(value) == expected.encode()


def test_moments_are_utc_and_days_iso() -> None:
    moment = datetime(2026, 3, 1, 1, 2, 3, tzinfo=timezone(timedelta(hours=2)))
    value = {"day": date(2026, 3, 1), "moment": moment}
    expected = b'{"day":"2026-03-01","moment":"2026-02-28T23:02:03Z"}'
    assert canonical(value) == expected


def test_enums_stand_for_their_value() -> None:
    assert canonical({Colour.RED: (Colour.RED,)}) == b'{"red":["red"]}'


@pytest.mark.parametrize("value", [{1, 2}, b"bytes", object(), {1: "one"}])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)


@pytest.mark.parametrize(
    "value",
    [
        datetime(2026, 3, 1),  # noqa: DTZ001 - the missing zone is the point
        float("nan"),
        2**53 + 1,
        "\ud800",
    ],
)
def test_what_would_not_survive_json_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        canonical(value)


def test_a_digest_is_the_hash_of_the_form() -> None:
    assert digest([]) == sha256_hex(b"[]")
    assert digest([]) == (
        "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"
    )


@given(st.dictionaries(st.text(), st.integers(-(2**53) + 1, 2**53 - 1)), st.randoms())
def test_the_order_of_writing_does_not_matter(
    value: dict[str, int], random: Random
) -> None:
    items = list(value.items())
    random.shuffle(items)
    assert digest(dict(items)) == digest(value)


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_has_one_form_in_every_zone(moment: datetime) -> None:
    elsewhere = timezone(timedelta(hours=-5, minutes=-30))
    if moment.year not in {1, 9999}:
        assert canonical(moment.astimezone(elsewhere)) == canonical(moment)
