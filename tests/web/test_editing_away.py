"""Taking things away: retraction, merging, withholding."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.vocabulary import State
from factcheck.models import Claim, User
from tests.client import CheckedClient
from tests.html import parse, text_of
from tests.newsroom import COMMENT, Newsroom

SignIn = Callable[[CheckedClient, User], None]
PASSAGE = "made independently"


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


@pytest.fixture
def desk(room: Newsroom, client: CheckedClient, sign_in: SignIn) -> CheckedClient:
    """Return a browser in which the first editor is signed in."""
    room.session.commit()
    sign_in(client, room.editor)
    return client


@pytest.fixture
def other(
    room: Newsroom, new_client: Callable[[], CheckedClient], sign_in: SignIn
) -> CheckedClient:
    """Return a browser in which the second editor is signed in."""
    client = new_client()
    sign_in(client, room.second)
    return client


def address(claim: Claim, end: str = "public-page") -> str:
    return f"/desk/claims/{claim.slug}/{end}"


def words(client: CheckedClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return text_of(parse(answer.text))


def test_two_editors_retract_a_verdict(
    room: Newsroom, desk: CheckedClient, other: CheckedClient
) -> None:
    claim = room.published()
    path = address(claim, "retract")
    assert "a second editor must ask for the same" in words(desk, path)
    assert desk.submit(path, to="/retract").status_code == 422
    desk.submit(path, to="/retract", comment="Both reports were made up.")
    assert "Another editor decides on it." in words(desk, address(claim))
    page = words(other, path)
    assert "Edda Editor has asked for it with these words" in page
    assert "You are the second editor: it happens at once." in page
    other.submit(path, to="/retract")
    assert claim.state is State.RETRACTED
    public = desk.get(f"/claims/{claim.slug}").text
    assert "Both reports were made up." in public
    assert "This verdict was retracted." in public
    assert room.faults() == []


def test_the_author_of_the_page_is_refused_a_retraction(
    room: Newsroom, client: CheckedClient, sign_in: SignIn
) -> None:
    claim = room.published(author=room.both)
    sign_in(client, room.both)
    assert "Retract the verdict…" not in words(client, address(claim))
    path = address(claim, "retract")
    assert "somebody else must decide" in words(client, path)
    token = client.find_form(path, to="/logout").values
    answer = client.post(path, data={**token, "comment": COMMENT})
    assert answer.status_code == 409
    assert "somebody else must decide" in answer.text


@pytest.mark.parametrize("act", ["retract", "merge"])
def test_nobody_becomes_the_second_editor_without_knowing_it(
    room: Newsroom, desk: CheckedClient, other: CheckedClient, act: str
) -> None:
    claim, survivor = room.published(), room.published()
    path, typed = address(claim, act), {"comment": COMMENT, "survivor": survivor.slug}
    forms = [
        next(f for f in client.forms(path) if "comment" in f.values)
        for client in (desk, other)
    ]
    assert desk.post(path, data=forms[0].values | typed).status_code == 303
    answer = other.post(path, data=forms[1].values | typed)
    assert answer.status_code == 409
    assert "Another editor has asked for the same meanwhile" in answer.text
    assert claim.state is State.PUBLISHED


def test_a_claim_is_merged_into_one_that_was_searched_for(
    room: Newsroom, desk: CheckedClient
) -> None:
    claim, survivor = room.ready(), room.published()
    survivor.text = "The harbour was closed in March."
    room.file()
    path = address(claim, "merge")
    assert "holds these words" in words(desk, f"{path}?q=lighthouse")
    root = parse(desk.get(f"{path}?q=harbour").text)
    (link,) = (a.get("href", "") for a in root.iter("a") if text_of(a) == survivor.text)
    answer = desk.submit(link, to="/merge", button="Merge into this claim")
    assert answer.location == f"/desk/claims/{claim.slug}"
    assert (claim.state, claim.duplicate_of) == (State.REJECTED, survivor)


def test_a_page_is_offered_only_claims_that_have_one(
    room: Newsroom, desk: CheckedClient
) -> None:
    claim, draft, live = room.published(), room.ready(), room.published()
    draft.text, live.text = "The harbour is closed.", "The harbour is open."
    path = f"{address(claim, 'merge')}?q=harbour"
    page = words(desk, path)
    assert live.text in page
    assert draft.text not in page


def test_a_page_is_merged_by_two_editors_and_leads_on(
    room: Newsroom, desk: CheckedClient, other: CheckedClient
) -> None:
    claim, survivor = room.published(), room.published()
    path = address(claim, "merge")
    press = {"to": "/merge", "button": "Merge into this claim"}
    desk.submit(path, **press, survivor=survivor.slug)
    assert claim.state is State.PUBLISHED
    assert survivor.text in words(other, address(claim))
    other.submit(path, **press)
    answer = other.get(f"/claims/{claim.slug}")
    assert answer.status_code == 301
    assert answer.location.endswith(f"/claims/{survivor.slug}")
    assert room.faults() == []


@pytest.mark.parametrize("survivor", ["", "no-such-claim", "{itself}"])
def test_a_claim_is_not_merged_into_nothing(
    room: Newsroom, desk: CheckedClient, survivor: str
) -> None:
    claim = room.ready()
    slug = survivor.format(itself=claim.slug)
    path, button = address(claim, "merge"), "Merge into this claim"
    answer = desk.submit(path, to="/merge", button=button, survivor=slug)
    assert answer.status_code == (409 if slug else 422)
    assert "Choose the other claim" in answer.text
    assert claim.state is State.IN_REVIEW


def test_words_are_withheld_once_two_editors_agree(
    room: Newsroom, desk: CheckedClient, other: CheckedClient
) -> None:
    claim = room.published()
    path = address(claim, "withhold")
    assert PASSAGE in words(desk, path)
    form = {"what": "passage", "target": PASSAGE, "reason": "privacy"}
    answer = desk.submit(path, to="/withhold", **form)
    assert answer.location == address(claim)
    assert PASSAGE in desk.get(f"/claims/{claim.slug}").text
    actions = {form.action.rpartition("/")[2] for form in desk.forms(address(claim))}
    assert actions.isdisjoint({"approve", "lift"}), "not by who asked"
    other.submit(address(claim), to="/approve")
    public = desk.get(f"/claims/{claim.slug}").text
    assert PASSAGE not in public
    assert "withheld since" in public
    other.submit(address(claim), to="/lift")
    assert PASSAGE in desk.get(f"/claims/{claim.slug}").text
    assert room.faults() == []


def test_words_are_withheld_at_once_while_the_page_is_away(
    room: Newsroom, desk: CheckedClient
) -> None:
    claim = room.suspended()
    form = {"what": "name", "target": "minister", "reason": "safety"}
    desk.submit(address(claim, "withhold"), to="/withhold", **form)
    assert "It is withheld now." in words(desk, address(claim))


def test_a_copy_is_chosen_from_the_evidence(
    room: Newsroom, desk: CheckedClient
) -> None:
    claim = room.published()
    item = claim.links[0].item
    form = {"what": "snapshot", "item": item.ref, "reason": "rights"}
    desk.submit(address(claim, "withhold"), to="/withhold", **form)
    page = words(desk, address(claim))
    assert f"an archived copy: {item.title}" in page


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({"what": None, "target": PASSAGE}, "Choose what is withheld."),
        ({"what": "passage", "target": PASSAGE, "reason": None}, "Choose a reason."),
        ({"what": "passage", "target": "nowhere"}, "not on any version of the page"),
        ({"what": "image", "target": PASSAGE}, "not on any version of the page"),
    ],
)
def test_what_cannot_be_withheld_is_said_and_kept(
    room: Newsroom, desk: CheckedClient, form: dict[str, str], why: str
) -> None:
    claim = room.published()
    given = {"reason": "legal", **form}
    answer = desk.submit(address(claim, "withhold"), to="/withhold", **given)
    assert answer.status_code == 422
    assert why in answer.text
    assert form["target"] in answer.text


def test_a_withholding_of_another_claim_is_not_found_here(
    room: Newsroom, desk: CheckedClient
) -> None:
    claim, elsewhere = room.published(), room.published()
    form = {"what": "passage", "target": PASSAGE, "reason": "privacy"}
    desk.submit(address(elsewhere, "withhold"), to="/withhold", **form)
    uid = room.withholding(elsewhere).uid
    token = desk.find_form("/desk", to="/logout").values
    path = address(claim, f"withholdings/{uid}/approve")
    assert desk.post(path, data=token).status_code == 404
