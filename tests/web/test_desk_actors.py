"""Actors in the browser: finding, describing, and saying whose voice they are."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from factcheck.domain.evidence_terms import Reliability
from factcheck.domain.vocabulary import ActorKind, Role
from factcheck.models import Actor, Side, User
from factcheck.services import actors
from factcheck.services.work import Work
from tests import html
from tests.builders import a_claim, a_document, a_user, an_actor
from tests.client import CheckedClient, forms_of

SignIn = Callable[[CheckedClient, User], None]
NewClient = Callable[[], CheckedClient]


@pytest.fixture
def desk(client: CheckedClient, session: Session, sign_in: SignIn) -> CheckedClient:
    sign_in(client, a_user(session))
    return client


@pytest.fixture
def editor(client: CheckedClient, session: Session, sign_in: SignIn) -> CheckedClient:
    sign_in(client, a_user(session, Role.EDITOR))
    return client


def path(actor: Actor, page: str = "") -> str:
    return f"/desk/actors/{actor.uid}{page}"


def voice(editor: CheckedClient, actor: Actor, to: str, **fields: Any) -> TestResponse:  # noqa: ANN401 - whatever the form holds
    named = {f"{to}-{key}": value for key, value in fields.items()}
    return editor.submit(path(actor, "/voice"), to=f"/{to}", **named)


def main_of(response: TestResponse) -> str:
    return html.text_of(next(html.parse(response.text).iter("main")))


def test_actors_are_listed_by_name_and_found_by_names_nearly_right(
    desk: CheckedClient, session: Session
) -> None:
    assert "Nobody on file yet" in desk.get("/desk/actors").text
    kept = an_actor(session, "Yonhap")
    an_actor(session, "anadolu")
    an_actor(session, "Yonhap Ltd", merged_into=kept)
    page = main_of(desk.get("/desk/actors"))
    assert page.index("anadolu") < page.index("Yonhap")
    assert "Yonhap Ltd" not in page
    found = main_of(desk.get("/desk/actors?q=jonhap"))
    assert "Yonhap" in found
    assert "anadolu" not in found
    assert "Nobody on file has a name like this" in desk.get("/desk/actors?q=zz").text
    for query in ("q=%00", "page=0", "page=99999999999999999999", "q=" + "x" * 3000):
        assert desk.get(f"/desk/actors?{query}").status_code == 200


def test_an_actor_is_shown_with_what_they_did(
    desk: CheckedClient, session: Session
) -> None:
    state = an_actor(session, "The State")
    actor = an_actor(
        session,
        "Agency <b>",
        controlled_by=state,
        wikidata="Q23",
        domains=["agency.example"],
        default_recorder_reliability=Reliability.D,
    )
    claim = a_claim(session)
    claim.claimant_rows[0].actor = actor
    a_document(session, title="Their article", publisher=actor)
    page = main_of(desk.get(path(actor)))
    for words in (
        *("Agency <b>", "The State", "Q23", "agency.example", claim.text),
        *("Their article", "Not usually reliable"),
    ):
        assert words in page
    assert "Agency <b>" in main_of(desk.get(path(state)))


def test_somebody_is_put_on_file(desk: CheckedClient, session: Session) -> None:
    answer = desk.submit(
        "/desk/actors/new",
        to="/new",
        name="Western officials",
        kind="anonymous_group",
        named=None,
        domains="a.example, B.example",
        wikidata="",
        default_origin_reliability="F",
        notes="Quoted by two outlets.",
    )
    made = session.scalars(select(Actor)).one()
    assert answer.location == path(made)
    assert (made.kind, made.named) == (ActorKind.ANONYMOUS_GROUP, False)
    assert made.domains == ["a.example", "b.example"]
    assert made.default_origin_reliability is Reliability.F
    assert made.default_recorder_reliability is None
    assert "put “Western officials” on file" in main_of(desk.get(path(made)))


def test_a_name_on_file_is_shown_before_a_second_of_it_is_made(
    desk: CheckedClient, session: Session
) -> None:
    first = an_actor(session, "John Smith")
    answer = desk.submit(
        "/desk/actors/new", to="/new", name="john smith", kind="person"
    )
    assert answer.status_code == 422
    assert path(first) in answer.text
    form = next(each for each in forms_of(answer) if each.action.endswith("/new"))
    data = {key: value for key, value in form.values.items() if value is not None}
    again = desk.post("/desk/actors/new", data=data | {"another": first.uid})
    assert again.status_code == 303
    assert len(session.scalars(select(Actor)).all()) == 2


BAD = [
    ({"name": " "}, "Give the name"),
    ({"name": "n" * 201}, "200 characters"),
    ({"kind": ""}, "Choose what they are"),
    ({"wikidata": "Q0"}, "Wikidata number"),
    ({"domains": "https://a.example"}, "not a host name"),
    ({"notes": "n" * 5001}, "it may have 5000"),
    ({"notes": "a\x07b"}, "control characters"),
]


@pytest.mark.parametrize(("fields", "words"), BAD)
def test_bad_input_gets_a_sentence_and_nothing_typed_is_lost(
    desk: CheckedClient, session: Session, fields: dict[str, str], words: str
) -> None:
    actor = an_actor(session, "The Paper")
    typed = {"name": "Another Paper", "reliability_reason": "It was right."} | fields
    for page, to in (("/desk/actors/new", "/new"), (path(actor, "/edit"), "/edit")):
        answer = desk.submit(page, to=to, **({"kind": "media"} | typed))
        assert answer.status_code == 422
        assert words in main_of(answer)
        form = next(each for each in forms_of(answer) if each.action.endswith(to))
        for name, value in typed.items():
            shown = value.replace("\x07", "\ufffd").strip()
            assert form.values[name].strip() == shown, name
    assert actor.reliability_reason == ""


def test_a_grade_is_given_and_taken_back(desk: CheckedClient, session: Session) -> None:
    actor = an_actor(session)
    for grade in ("B", ""):
        desk.submit(path(actor, "/edit"), to="/edit", default_own_words=grade)
        found = actor.default_own_words
        assert (found.value if found else "") == grade
    words = main_of(desk.get(path(actor)))
    assert "On their own words: B → removed" not in words
    assert "On their own words" in words


def test_the_second_of_two_people_gets_both_texts(
    desk: CheckedClient, session: Session, work: Callable[..., Work]
) -> None:
    actor = an_actor(session, "The Paper")
    form = desk.find_form(path(actor, "/edit"), to="/edit")
    actors.edit(work(a_user(session)), actor, actor.version, notes="Theirs")
    data = {key: value for key, value in form.values.items() if value is not None}
    answer = desk.post(form.action, data=data | {"notes": "Mine"})
    assert answer.status_code == 409
    assert "Theirs" in main_of(answer)
    form = next(each for each in forms_of(answer) if each.action.endswith("/edit"))
    assert desk.post(form.action, data=form.values).status_code == 303
    assert actor.notes == "Mine"


def test_an_editor_sets_who_decides_what_somebody_says(
    editor: CheckedClient, session: Session
) -> None:
    state, agency = an_actor(session, "The State"), an_actor(session, "The Agency")
    answer = voice(
        editor,
        agency,
        "control",
        **{"controlled_by-name": "the state", "reason": "Law"},
    )
    assert answer.location == path(agency)
    assert agency.controlled_by is state
    page = main_of(editor.get(path(agency)))
    assert "Who decides what they say: The State · Law" in page
    circle = voice(editor, state, "control", **{"controlled_by-name": "The Agency"})
    assert circle.status_code == 422
    assert "The State → The Agency → The State" in main_of(circle)
    voice(editor, agency, "control", **{"controlled_by-name": ""})
    assert agency.controlled_by is None


def test_an_editor_sets_camps_and_makes_one_within_topics(
    editor: CheckedClient, session: Session
) -> None:
    actor = an_actor(session)
    voice(editor, actor, "camps", new_side="Builders", new_side_topics="Bridges")
    [side] = actor.sides
    assert (side.name, [each.name for each in side.topics]) == ("Builders", ["Bridges"])
    answer = voice(
        editor, actor, "camps", new_side="Ferrymen", new_side_topics="bridges, Dams"
    )
    assert answer.status_code == 422
    assert "“Builders” and “Ferrymen” at once" in main_of(answer)
    assert session.scalars(select(Side)).all() == [side]
    voice(editor, actor, "camps", sides=None)
    assert actor.sides == []


def test_an_editor_merges_two_entries(editor: CheckedClient, session: Session) -> None:
    kept, gone = an_actor(session, "Yonhap"), an_actor(session, "Yonhap Ltd")
    missing = voice(editor, gone, "merge", **{"into-name": ""})
    assert "Name the entry to keep" in main_of(missing)
    itself = voice(editor, gone, "merge", **{"into-name": "yonhap ltd"})
    assert "This is the same entry" in main_of(itself)
    answer = voice(
        editor, gone, "merge", **{"into-name": "yonhap", "reason": "Renamed"}
    )
    assert answer.location == path(kept)
    page = main_of(editor.get(path(kept)))
    assert "Also on file as Yonhap Ltd" in page
    assert "merged “Yonhap Ltd” into another entry" in page
    assert editor.get(path(gone)).location == path(kept)
    late = voice(editor, gone, "control", **{"controlled_by-name": "Yonhap"})
    assert late.status_code == 422
    assert "was merged into “Yonhap”" in main_of(late)


def test_a_change_in_the_meantime_is_told_and_the_choice_stays(
    editor: CheckedClient, session: Session, work: Callable[..., Work]
) -> None:
    state, agency = an_actor(session, "The State"), an_actor(session, "The Agency")
    form = editor.find_form(path(agency, "/voice"), to="/control")
    other = work(a_user(session, Role.EDITOR))
    actors.set_control(other, agency, agency.version, an_actor(session, "The Party"))
    data = form.values | {"control-controlled_by-name": "The State"}
    data = {key: value for key, value in data.items() if value is not None}
    answer = editor.post(form.action, data=data)
    assert answer.status_code == 409
    assert "On file now: The Party" in main_of(answer)
    form = next(each for each in forms_of(answer) if each.action.endswith("/control"))
    assert form.values["control-controlled_by-name"] == "The State"
    assert editor.post(form.action, data=form.values).status_code == 303
    assert agency.controlled_by is state


@pytest.mark.parametrize("page", ["/voice", "/edit"])
def test_who_may_not_is_refused(
    client: CheckedClient, session: Session, sign_in: SignIn, page: str
) -> None:
    actor = an_actor(session)
    role = Role.REVIEWER if page == "/voice" else Role.OBSERVER
    sign_in(client, a_user(session, role))
    assert client.get(path(actor, page)).status_code == 403
    assert "Control, camps, merge" not in client.get(path(actor)).text


def test_an_actor_that_is_not_there_is_not_found(editor: CheckedClient) -> None:
    for page in ("", "/edit", "/voice"):
        address = f"/desk/actors/01ARZ3NDEKTSV4RRFFQ69G5FAV{page}"
        assert editor.get(address).status_code == 404
