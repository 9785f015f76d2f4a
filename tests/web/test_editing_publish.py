"""Before publishing: the exact page, the reply, the harm, what cannot be undone."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.publication_terms import ReplyStatus
from factcheck.domain.vocabulary import Risk, State
from factcheck.models import Claim, User
from tests.builders import an_actor
from tests.client import CheckedClient, forms_of
from tests.html import parse, text_of
from tests.newsroom import Newsroom

NO_HARM = dict.fromkeys(("person", "crime", "source", "alleges_wrongdoing"), "no")
ASKED = {
    "whom": "The Ministry",
    "kind": "state",
    "status": "waiting",
    "asked_at": "2025-05-01",
    "channel": "e-mail",
    "question": "How many?",
    "deadline": "2099-01-01",
}
SignIn = Callable[[CheckedClient, User], None]


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


@pytest.fixture
def desk(room: Newsroom, client: CheckedClient, sign_in: SignIn) -> CheckedClient:
    """Return a browser in which the first editor is signed in."""
    room.session.commit()
    sign_in(client, room.editor)
    return client


def address(claim: Claim, end: str = "publish") -> str:
    return f"/desk/claims/{claim.slug}/{end}"


def words(client: CheckedClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return text_of(parse(answer.text))


def can_publish(client: CheckedClient, claim: Claim) -> bool:
    forms = client.forms(address(claim))
    return any(form.action == address(claim) for form in forms)


def test_the_way_to_publishing_is_opened_step_by_step(
    room: Newsroom, desk: CheckedClient
) -> None:
    claim = room.approved()
    page = words(desk, address(claim))
    assert "Exactly this will be public" in page
    assert f"/claims/{claim.slug}" in page
    assert "Answer the three questions about harm." in page
    assert not can_publish(desk, claim)
    desk.submit(address(claim), to="/harm", **NO_HARM)
    assert can_publish(desk, claim)
    answer = desk.submit(address(claim), to="/publish")
    assert answer.location == address(claim, "public-page")
    assert claim.state is State.PUBLISHED
    assert room.faults() == []


def test_readers_get_what_the_editor_was_shown(
    room: Newsroom, desk: CheckedClient
) -> None:
    claim = room.approved()
    room.harmless(claim)
    root = parse(desk.get(address(claim)).text)
    preview = next(e for e in root.iter("article") if e.get("class") == "verdict-page")
    desk.submit(address(claim), to="/publish")
    public = parse(desk.get(f"/claims/{claim.slug}").text)
    shown = next(e for e in public.iter("article") if e.get("class") == "verdict-page")
    marks = ("How this verdict came about", "is computed when")
    before, after = (text_of(each).split(marks[0])[0] for each in (preview, shown))
    assert before == after
    assert marks[1] not in text_of(shown)


def test_the_same_form_sent_twice_publishes_once(
    room: Newsroom, desk: CheckedClient
) -> None:
    claim = room.approved()
    room.harmless(claim)
    form = desk.find_form(address(claim), to="/publish")
    for _ in range(2):
        answer = desk.post(form.action, data=form.values)
        assert answer.location == address(claim, "public-page")
    assert [page.number for page in claim.publications] == [1]


def test_published_by_direct_post_it_names_everything_unmet(
    room: Newsroom, desk: CheckedClient
) -> None:
    ready, claim = room.approved(), room.approved()
    room.harmless(ready)
    form = desk.find_form(address(ready), to="/publish")
    answer = desk.post(address(claim), data=form.values | {"seen": ""})
    assert answer.status_code == 409
    assert "Answer the three questions about harm." in answer.text
    assert "Answer whether the claim alleges wrongdoing by somebody." in answer.text


def test_a_change_after_approval_stops_the_press(
    room: Newsroom, desk: CheckedClient
) -> None:
    claim = room.approved()
    room.harmless(claim)
    form = desk.find_form(address(claim), to="/publish")
    claim.links[0].item.quote = "We opened twelve."
    answer = desk.post(form.action, data=form.values)
    assert answer.status_code == 409
    assert "It is back with its author" in answer.text
    assert (claim.state, claim.publications) == (State.IN_REVIEW, [])


def test_a_question_left_open_is_asked_again_and_the_others_kept(
    room: Newsroom, desk: CheckedClient
) -> None:
    claim = room.approved()
    answers: dict[str, Any] = {**NO_HARM, "crime": None, "source": "yes"}
    answer = desk.submit(address(claim), to="/harm", **answers)
    assert answer.status_code == 422
    assert "Answer with yes or no." in answer.text
    assert 'name="source" type="radio" value="yes"' in answer.text.replace(
        "checked ", ""
    )
    assert claim.harm_person is None


def test_a_yes_asks_for_a_second_editor(
    room: Newsroom, desk: CheckedClient, sign_in: SignIn
) -> None:
    claim = room.approved()
    desk.submit(address(claim), to="/harm", **{**NO_HARM, "crime": "yes"})
    assert claim.risk is Risk.SENSITIVE
    page = words(desk, address(claim))
    assert "The claim is sensitive now: two editors approve." in page
    assert "A second editor must approve before this is published." in page
    desk.submit("/desk", to="/logout")
    sign_in(desk, room.second)
    desk.submit(address(claim, "review"), to="/approve")
    desk.submit(address(claim), to="/publish")
    assert claim.state is State.PUBLISHED


def test_who_was_asked_is_recorded_and_kept_up_to_date(
    room: Newsroom, desk: CheckedClient
) -> None:
    claim = room.approved()
    room.harmless(claim, wrongdoing=True)
    assert not can_publish(desk, claim)
    answer = desk.submit(address(claim, "replies/new"), to="/new", **ASKED)
    assert answer.location == address(claim)
    (reply,) = claim.replies
    assert (reply.to.name, reply.status) == ("The Ministry", ReplyStatus.WAITING)
    assert not can_publish(desk, claim), "the time to answer is not over"
    path = address(claim, f"replies/{reply.uid}")
    desk.submit(path, to=reply.uid, status="declined")
    assert can_publish(desk, claim)
    assert claim.replies[0].question == "How many?"
    assert room.faults() == []


def test_a_reason_why_nobody_was_asked_is_enough(
    room: Newsroom, desk: CheckedClient
) -> None:
    claim = room.approved()
    room.harmless(claim, wrongdoing=True)
    ministry = an_actor(room.session, "The Ministry")
    form = {"whom": ministry.name, "status": "not_asked"}
    answer = desk.submit(address(claim, "replies/new"), to="/new", **form)
    assert (answer.status_code, claim.replies) == (422, [])
    assert "Say why nobody was asked." in answer.text
    form["reason"] = "The ministry was dissolved."
    desk.submit(address(claim, "replies/new"), to="/new", **form)
    assert claim.replies[0].to == ministry
    assert can_publish(desk, claim)


def test_an_answer_sends_the_verdict_back_and_the_form_says_so_before(
    room: Newsroom, desk: CheckedClient
) -> None:
    claim = room.approved()
    path = address(claim, "replies/new")
    assert "An answer is part of the page" in words(desk, path)
    came = {"status": "answered", "answered_at": "2025-05-02", "answer": "Nine."}
    answer = desk.submit(path, to="/new", **{**ASKED, **came})
    assert answer.location == f"/desk/claims/{claim.slug}"
    assert (claim.state, claim.evidence_changed) == (State.IN_REVIEW, True)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"whom": ""}, "Say who was or should have been asked."),
        ({"kind": ""}, "Nobody of this name is on file; say what they are."),
        ({"status": None}, "Choose what came of it."),
        ({"asked_at": "2099-01-01"}, "You cannot have asked in the future."),
        ({"asked_at": "1 May"}, "Write the day like 2025-04-28, year first."),
        ({"deadline": "2025-04-01"}, "cannot be before the day you asked"),
        ({"channel": ""}, "Say how you asked."),
        ({"question": "\x00"}, "control characters"),
        ({"question": "x" * 5001}, "it may have 5000"),
    ],
)
def test_what_cannot_be_recorded_is_said_and_nothing_is_lost(
    room: Newsroom, desk: CheckedClient, changes: dict[str, str], why: str
) -> None:
    claim = room.ready()
    given = {**ASKED, "reason": "Something typed before.", **changes}
    answer = desk.submit(address(claim, "replies/new"), to="/new", **given)
    assert answer.status_code == 422
    assert why in answer.text
    assert "Something typed before." in answer.text
    assert claim.replies == []


def test_of_two_people_the_second_sees_both_records(
    room: Newsroom, desk: CheckedClient
) -> None:
    claim = room.ready()
    desk.submit(address(claim, "replies/new"), to="/new", **ASKED)
    (reply,) = claim.replies
    path = address(claim, f"replies/{reply.uid}")
    form = desk.find_form(path, to=reply.uid)
    desk.submit(path, to=reply.uid, channel="post")
    answer = desk.post(path, data=form.values | {"channel": "telephone"})
    assert answer.status_code == 409
    assert "post" in answer.text
    assert "telephone" in answer.text
    again = next(f for f in forms_of(answer) if "channel" in f.values)
    answer = desk.post(path, data=again.values | {"channel": "telephone"})
    assert answer.status_code == 303
    assert claim.replies[0].channel == "telephone"
    assert claim.replies[0].asked_at is not None


def test_nothing_is_published_from_here_that_is_not_waiting(
    room: Newsroom, desk: CheckedClient
) -> None:
    for claim in (room.ready(), room.published()):
        assert "Nothing awaits a decision here" in words(desk, address(claim))
    claim = room.submitted()
    assert "Not approved yet" in words(desk, address(claim))
    assert not can_publish(desk, claim)


def test_a_request_of_another_claim_is_not_found_here(
    room: Newsroom, desk: CheckedClient
) -> None:
    claim, other = room.ready(), room.ready()
    reply = room.not_asked(other)
    path = f"/desk/claims/{claim.slug}/replies/{reply.uid}"
    assert desk.get(path).status_code == 404
