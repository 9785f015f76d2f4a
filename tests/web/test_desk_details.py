"""Editing the description of a claim in the browser."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from factcheck.domain.publication_terms import RejectReason
from factcheck.domain.vocabulary import ClaimType, Priority, Risk, Role, State
from factcheck.models import Actor, Claim, User
from tests import html
from tests.builders import a_claim, a_user, an_actor
from tests.client import CheckedClient, forms_of

SignIn = Callable[[CheckedClient, User], None]
NewClient = Callable[[], CheckedClient]


@pytest.fixture
def desk(client: CheckedClient, session: Session, sign_in: SignIn) -> CheckedClient:
    sign_in(client, a_user(session))
    return client


@pytest.fixture
def claim(session: Session) -> Claim:
    made = a_claim(session, slug="bridges")
    made.claimant_rows[0].actor.name = "The ministry"
    return made


def path(claim: Claim) -> str:
    return f"/desk/claims/{claim.slug}/details"


def save(desk: CheckedClient, claim: Claim, **fields: Any) -> TestResponse:  # noqa: ANN401 - whatever the form holds
    return desk.submit(path(claim), to="/details", **fields)


def shown(response: TestResponse) -> dict[str, Any]:
    return next(
        each for each in forms_of(response) if each.action.endswith("/details")
    ).values


def main_of(response: TestResponse) -> str:
    return html.text_of(next(html.parse(response.text).iter("main")))


def test_everything_on_file_is_shown_and_saving_it_changes_nothing(
    desk: CheckedClient, session: Session, claim: Claim
) -> None:
    claim.short_text, claim.date_edtf, claim.location = "Nine", "2025-04~", "Here"
    claim.claim_type, claim.priority = ClaimType.ATTRIBUTION, Priority.HIGH
    claim.substance = a_claim(session, quote="Engineers counted four")
    claim.attributed_to = [an_actor(session, "The minister")]
    session.commit()
    version = claim.version
    assert save(desk, claim).status_code == 303
    assert claim.version == version


def test_a_claim_is_described_anew(
    desk: CheckedClient, session: Session, claim: Claim
) -> None:
    about = a_claim(session, quote="Engineers counted four", slug="four-bridges")
    minister = an_actor(session, "The minister")
    answer = save(
        desk,
        claim,
        text="The ministry says that it opened nine bridges.",
        short_text="Nine bridges",
        claim_type="attribution",
        topics="Bridges, Dams",
        date_edtf="2025-04",
        location="The capital",
        language="en-gb",
        priority="high",
        substance="/desk/claims/four-bridges",
        **{"claimants-1-name": "the minister", "attributed_to-0-name": "The ministry"},
    )
    assert (answer.status_code, answer.location) == (303, "/desk/claims/bridges")
    assert claim.text == "The ministry says that it opened nine bridges."
    assert [each.name for each in claim.claimants] == ["The ministry", "The minister"]
    assert claim.claimants[1] is minister
    assert [each.name for each in claim.attributed_to] == ["The ministry"]
    assert claim.substance is about
    assert claim.language == "en-GB"
    assert [each.name for each in claim.topics] == ["Bridges", "Dams"]
    assert "Saved." in desk.get(answer.location).text


def test_a_claimant_is_taken_out(desk: CheckedClient, claim: Claim) -> None:
    assert save(desk, claim, **{"claimants-0-name": ""}).status_code == 303
    assert list(claim.claimants) == []


BAD: list[tuple[dict[str, str], str]] = [
    ({"text": "Too short"}, "this has 9"),
    ({"short_text": "s" * 76}, "75 characters"),
    ({"date_edtf": "soon"}, "not a date"),
    ({"language": "English"}, "language tag"),
    ({"location": "p" * 201}, "200 characters"),
    ({"topics": "t" * 81}, "too long for a name"),
    ({"substance": "nowhere"}, "No claim on file has the address"),
    ({"substance": "bridges"}, "what somebody said"),
    ({"claimants-1-name": "Nobody"}, "“Nobody” is not on file"),
    ({"text": "Nine\x07 bridges opened"}, "control characters"),
]


@pytest.mark.parametrize(("fields", "words"), BAD)
def test_bad_input_gets_a_sentence_and_nothing_typed_is_lost(
    desk: CheckedClient, claim: Claim, fields: dict[str, str], words: str
) -> None:
    typed = {"short_text": "Nine bridges", "location": "Here"} | fields
    before = claim.text
    answer = save(desk, claim, **typed)
    assert answer.status_code == 422
    assert words in main_of(answer)
    assert (claim.text, claim.location) == (before, "")
    for name, value in typed.items():
        assert shown(answer)[name].strip() == value.replace("\x07", "\ufffd"), name


def test_the_words_of_another_claim_lead_there(
    desk: CheckedClient, session: Session, claim: Claim
) -> None:
    other = a_claim(session, quote="Engineers counted four")
    answer = save(desk, claim, text=other.text.lower())
    assert answer.status_code == 422
    assert "Another claim says the same" in answer.text
    assert f'href="/desk/claims/{other.slug}"' in answer.text
    assert shown(answer)["text"].strip() == other.text.lower()


def test_the_second_of_two_people_gets_both_texts_and_can_go_on(
    desk: CheckedClient,
    session: Session,
    claim: Claim,
    new_client: NewClient,
    sign_in: SignIn,
) -> None:
    an_actor(session, "The minister")
    mine = desk.find_form(path(claim), to="/details").values
    theirs = new_client()
    sign_in(theirs, a_user(session))
    save(theirs, claim, location="There", topics="Dams")
    typed = mine | {"location": "Here", "claimants-1-name": "The minister"}
    answer = desk.post(
        path(claim), data={k: v for k, v in typed.items() if v is not None}
    )
    assert answer.status_code == 409
    for words in ("There", "Here", "The minister", "Dams", "Who claims it"):
        assert words in main_of(answer)
    # Each name stands in the field it came from, not in a list of the machine's.
    assert "[" not in main_of(answer)
    form = next(each for each in forms_of(answer) if each.action.endswith("/details"))
    assert form.values["location"].strip() == "Here"
    assert form.values["claimants-1-name"].strip() == "The minister"
    last = desk.post(path(claim), data=form.values)
    assert last.status_code == 303
    assert claim.location == "Here"
    assert [each.name for each in claim.claimants] == ["The ministry", "The minister"]


@pytest.mark.parametrize("state", sorted(set(State) - {State.NEW, State.IN_REVIEW}))
def test_what_was_submitted_is_not_reworded(
    desk: CheckedClient, session: Session, claim: Claim, state: State
) -> None:
    form = desk.find_form(path(claim), to="/details")
    claim.assignee, claim.state = a_user(session), state
    if state is State.REJECTED:
        claim.rejection_reason = RejectReason.OPINION
    elif state not in {State.NEW, State.IN_REVIEW}:
        claim.claim_type = ClaimType.EVENT
    session.commit()
    page = desk.get(path(claim))
    assert page.status_code == 409
    assert "new or in review" in page.text
    data = {key: value for key, value in form.values.items() if value is not None}
    answer = desk.post(path(claim), data=data | {"text": "Ten bridges were opened."})
    assert answer.status_code == 409
    assert "Ten" not in claim.text


def test_only_an_editor_is_offered_the_risk(
    desk: CheckedClient,
    session: Session,
    claim: Claim,
    new_client: NewClient,
    sign_in: SignIn,
) -> None:
    form = desk.find_form(path(claim), to="/details")
    assert not {"risk", "slug"} & form.values.keys()
    data = {key: value for key, value in form.values.items() if value is not None}
    forged = desk.post(path(claim), data=data | {"risk": "sensitive", "slug": "other"})
    assert forged.status_code == 303
    assert (claim.risk, claim.slug) == (Risk.NORMAL, "bridges")
    editor = new_client()
    sign_in(editor, a_user(session, Role.EDITOR))
    answer = save(editor, claim, risk="sensitive", slug="nine-bridges")
    assert answer.location == "/desk/claims/nine-bridges"
    assert (claim.risk, claim.slug) == (Risk.SENSITIVE, "nine-bridges")


def test_an_address_that_exists_gets_a_sentence(
    client: CheckedClient, session: Session, claim: Claim, sign_in: SignIn
) -> None:
    a_claim(session, slug="taken")
    sign_in(client, a_user(session, Role.EDITOR))
    answer = save(client, claim, slug="taken", location="Here")
    assert answer.status_code == 422
    assert "Another claim has the address “taken”" in main_of(answer)
    assert shown(answer)["location"] == "Here"


def test_who_works_on_the_claim_sets_its_address(
    client: CheckedClient, session: Session, claim: Claim, sign_in: SignIn
) -> None:
    person = a_user(session)
    claim.state, claim.assignee = State.IN_REVIEW, person
    sign_in(client, person)
    assert save(client, claim, slug="nine").status_code == 303
    assert claim.slug == "nine"


def test_somebody_new_is_put_on_file_from_here(
    desk: CheckedClient, session: Session, claim: Claim
) -> None:
    answer = save(desk, claim, **{"claimants-1-name": "The mayor"})
    data = {key: value for key, value in shown(answer).items() if value is not None}
    data |= {"claimants-1-choice": "new", "claimants-1-kind": "person"}
    assert desk.post(path(claim), data=data).status_code == 303
    made = session.scalars(select(Actor).where(Actor.name == "The mayor")).one()
    assert claim.claimants[1] is made


def test_an_observer_is_refused(
    client: CheckedClient, session: Session, claim: Claim, sign_in: SignIn
) -> None:
    sign_in(client, a_user(session, Role.OBSERVER))
    assert client.get(path(claim)).status_code == 403
    assert client.get("/desk/claims/no-such-claim/details").status_code == 403
