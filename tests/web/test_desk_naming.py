"""Naming somebody in a form: on file, nearly, or new."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from factcheck.domain.vocabulary import ActorKind
from factcheck.models import Actor, Document, User
from tests import html
from tests.builders import ARTICLE, a_user, an_actor
from tests.client import CheckedClient, forms_of

SignIn = Callable[[CheckedClient, User], None]
IMPORT = "/desk/articles/import"


@pytest.fixture
def desk(client: CheckedClient, session: Session, sign_in: SignIn) -> CheckedClient:
    sign_in(client, a_user(session))
    return client


def send(desk: CheckedClient, name: str, **fields: str) -> TestResponse:
    """Import the article as published by `name`."""
    form = desk.find_form(IMPORT, to="/import")
    return again(desk, form.values, text=ARTICLE, name=name, **fields)


def again(desk: CheckedClient, values: dict[str, Any], **fields: str) -> TestResponse:
    """Send the form with what it held, and what is now chosen."""
    named = {
        key if key == "text" else f"publisher-{key}": value
        for key, value in fields.items()
    }
    kept = {key: value for key, value in values.items() if value is not None}
    return desk.post(IMPORT, data=kept | named | {"file": (BytesIO(), "")})


def values(response: TestResponse) -> dict[str, Any]:
    return next(
        each for each in forms_of(response) if each.action.endswith("/import")
    ).values


def publisher(session: Session) -> Actor | None:
    return session.scalars(select(Document)).one().publisher


def names(session: Session) -> list[str]:
    return list(session.scalars(select(Actor.name).order_by(Actor.name)))


@pytest.mark.parametrize("typed", ["El País", " el pais ", "EL-PAÍS"])
def test_a_name_on_file_is_taken_however_it_is_spelt(
    desk: CheckedClient, session: Session, typed: str
) -> None:
    outlet = an_actor(session, "El País")
    assert send(desk, typed).status_code == 303
    assert publisher(session) is outlet
    assert names(session) == ["El País"]


def test_near_names_are_offered_with_what_they_are(
    desk: CheckedClient, session: Session
) -> None:
    state = an_actor(session, "The State", kind=ActorKind.STATE)
    near = an_actor(
        session, "Evening Paper", kind=ActorKind.STATE_MEDIA, controlled_by=state
    )
    answer = send(desk, "Evening Papr")
    assert answer.status_code == 422
    assert "Who is “Evening Papr”?" in answer.text
    assert "state media · speaks for The State" in answer.text
    assert again(desk, values(answer), choice=near.uid).status_code == 303
    assert publisher(session) is near
    assert names(session) == ["Evening Paper", "The State"]


def test_somebody_new_is_put_on_file_with_all_that_was_said(
    desk: CheckedClient, session: Session
) -> None:
    state = an_actor(session, "The State")
    answer = send(desk, "Evening Papr")
    assert "Put them on file" in answer.text
    last = again(
        desk,
        values(answer),
        choice="new",
        kind="media",
        controlled_by="the state",
        side="The capital",
    )
    assert last.status_code == 303
    made = publisher(session)
    assert made is not None
    assert (made.name, made.kind) == ("Evening Papr", ActorKind.MEDIA)
    assert made.controlled_by is state
    assert [side.name for side in made.sides] == ["The capital"]


def test_an_unnamed_group_is_not_known_by_name(
    desk: CheckedClient, session: Session
) -> None:
    answer = send(desk, "Western officials")
    again(desk, values(answer), choice="new", kind="anonymous_group")
    made = publisher(session)
    assert made is not None
    assert not made.named


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Choose what they are."),
        ({"kind": "media", "controlled_by": "The Stat"}, "Did you mean: The State?"),
        ({"kind": "media", "controlled_by": "Xyzzy"}, "Leave this empty"),
        ({"kind": "media", "side": "s" * 81}, "it may have 80"),
    ],
)
def test_what_is_missing_of_somebody_new_is_said_and_nothing_is_stored(
    desk: CheckedClient, session: Session, fields: dict[str, str], words: str
) -> None:
    an_actor(session, "The State")
    first = values(send(desk, "Evening Papr"))
    answer = again(desk, first, choice="new", **fields)
    assert answer.status_code == 422
    assert words in html.text_of(html.parse(answer.text))
    assert "Who is “Evening Papr”?" in answer.text
    assert names(session) == ["The State"]
    for name, value in fields.items():
        assert values(answer)[f"publisher-{name}"] == value


def test_somebody_new_is_not_stored_when_another_field_is_wrong(
    desk: CheckedClient, session: Session
) -> None:
    first = values(send(desk, "Evening Papr"))
    answer = again(desk, first | {"url": "nowhere"}, choice="new", kind="media")
    assert answer.status_code == 422
    assert names(session) == []
    assert values(answer)["publisher-choice"] == "new"
    assert values(answer)["publisher-kind"] == "media"
    last = again(desk, values(answer) | {"url": ""})
    assert last.status_code == 303
    assert names(session) == ["Evening Papr"]


def test_of_two_with_one_name_the_one_chosen_is_taken(
    desk: CheckedClient, session: Session
) -> None:
    an_actor(session, "John Smith")
    second = an_actor(session, "John Smith")
    assert send(desk, "John Smith", uid=second.uid).status_code == 303
    assert publisher(session) is second


def test_a_choice_does_not_outlive_the_name_it_was_made_for(
    desk: CheckedClient, session: Session
) -> None:
    first, second = an_actor(session, "Evening Paper"), an_actor(session, "Kyiv Post")
    assert send(desk, "kyiv post", uid=first.uid).status_code == 303
    assert publisher(session) is second


@pytest.mark.parametrize("made_up", ["x", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "9" * 30])
def test_a_choice_that_was_not_offered_asks_again(
    desk: CheckedClient, session: Session, made_up: str
) -> None:
    answer = send(desk, "Evening Paper", choice=made_up, uid=made_up)
    assert answer.status_code == 422
    assert "Who is “Evening Paper”?" in answer.text
    assert names(session) == []


def test_a_merged_name_leads_to_the_one_kept(
    desk: CheckedClient, session: Session
) -> None:
    kept = an_actor(session, "Evening Paper")
    gone = an_actor(session, "Evening Papers Ltd", merged_into=kept)
    assert send(desk, gone.name, uid=gone.uid).status_code == 303
    assert publisher(session) is kept


def test_near_names_come_as_a_piece_for_the_script(
    desk: CheckedClient, session: Session
) -> None:
    actor = an_actor(session, "“Quoted” & <b>bold</b>")
    answer = desk.get("/desk/actors/suggest?q=quoted")
    assert answer.status_code == 200
    assert f'data-fill-id="{actor.uid}"' in answer.text
    assert "&lt;b&gt;bold" in answer.text
    assert "<b>" not in answer.text
    assert desk.get("/desk/actors/suggest?q=%00").text.strip() == ""
    assert desk.get("/desk/actors/suggest").text.strip() == ""
