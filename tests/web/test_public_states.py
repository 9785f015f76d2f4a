"""A claim's address in each state that it can be in, for somebody who is nobody."""

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.publication_terms import RejectReason
from factcheck.domain.vocabulary import Act, State
from tests import html
from tests.builders import a_claim
from tests.client import CheckedClient
from tests.newsroom import COMMENT, Newsroom
from tests.published import a_page, an_updated_page, in_order, shown, words


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


@pytest.mark.parametrize("state", [State.NEW, State.IN_REVIEW, State.REJECTED])
def test_a_draft_is_not_there(
    client: CheckedClient, session: Session, state: State
) -> None:
    reason = "opinion" if state is State.REJECTED else None
    claim = a_claim(session, state=state, rejection_reason=reason)
    document = claim.appearances[0].document
    for path in ("", "/v/1", "/report"):
        answer = client.get(f"/claims/{claim.slug}{path}")
        assert answer.status_code == 404
        assert claim.text not in answer.text
        assert answer.headers["Cache-Control"] == "no-store"
    assert client.get(f"/articles/{document.uid}").status_code == 404
    assert claim.text not in client.get("/").text


def test_a_submitted_or_approved_verdict_is_not_there(
    client: CheckedClient, room: Newsroom
) -> None:
    for claim in (room.submitted(), room.approved()):
        assert client.get(f"/claims/{claim.slug}").status_code == 404
        assert client.get(f"/claims/{claim.slug}/v/1").status_code == 404


def test_an_address_that_never_was_is_not_there(client: CheckedClient) -> None:
    for path in ("/claims/none", "/claims/None", "/claims/a%00b", "/claims/none/v/1"):
        assert client.get(path).status_code == 404
    for number in ("0", "99999999999999999999", "-1", "x"):
        assert client.get(f"/claims/none/v/{number}").status_code == 404


def test_a_page_being_reviewed_again_says_so_if_an_editor_wants_it(
    client: CheckedClient, room: Newsroom
) -> None:
    claim = room.published()
    room.do(room.editor, claim, Act.REOPEN, reasons=["error_found"], tell_readers=True)
    room.do(room.author, claim, Act.TAKE)
    claim.text = "A new wording that nobody has approved."
    room.redraft(claim, summary="A summary that nobody has approved.")
    page = shown(client, claim)
    assert "We have been looking into this verdict again since 2 May 2025" in page
    assert "nobody has approved" not in page


def test_a_page_being_reviewed_again_in_silence_stays_as_it_is(
    client: CheckedClient, room: Newsroom
) -> None:
    claim = room.published()
    before = shown(client, claim)
    room.do(room.editor, claim, Act.REOPEN, reasons=["complaint"])
    assert shown(client, claim) == before


def test_a_suspended_page_shows_nothing_of_any_version(
    client: CheckedClient, room: Newsroom
) -> None:
    claim = a_page(room, {"slug": "suspended-page"})
    title = claim.links[0].item.title
    an_updated_page(room, claim, summary="A better summary.")
    room.do(room.editor, claim, Act.SUSPEND, reasons=["victim"])
    document = claim.appearances[0].document
    secrets = (
        *(claim.text, claim.short_text, title, "A better summary.", "Two reports"),
        *("Corroborated", "We counted again.", "victim", "Person", "Sha", "History"),
    )
    addresses = ("", "/v/1", "/v/2", "/report")
    for path in (
        *(f"/claims/{claim.slug}{each}" for each in addresses),
        "/",
        "/corrections",
    ):
        answer = client.get(path)
        assert answer.status_code == 200
        assert [each for each in secrets if each in answer.text] == [], path
    for path in ("", "/v/1", "/v/2"):
        page = shown(client, claim, path)
        assert "Withdrawn while we check" in page
        assert f"Since {room.now.day} May 2025, {room.now:%H:%M} UTC." in page
    assert client.get(f"/articles/{document.uid}").status_code == 404
    assert client.get(f"/claims/{claim.slug}/v/9").status_code == 404


def test_a_page_comes_back_whole_when_the_suspension_is_lifted(
    client: CheckedClient, room: Newsroom
) -> None:
    claim = room.published()
    before = shown(client, claim)
    room.do(room.editor, claim, Act.SUSPEND, reasons=["legal"])
    room.do(room.second, claim, Act.LIFT, comment=COMMENT)
    assert shown(client, claim) == before


def test_a_retracted_page_strikes_the_verdict_in_every_version(
    client: CheckedClient, room: Newsroom
) -> None:
    claim = an_updated_page(room, room.published())
    for who in (room.editor, room.second):
        room.do(who, claim, Act.RETRACT, comment="The count was ours, not theirs.")
    for version in ("", "/v/1"):
        answer = client.get(f"/claims/{claim.slug}{version}")
        root = html.parse(answer.text)
        said = [e for e in root.iter("p") if e.get("class") == "verdict__finding"]
        assert [html.text_of(each) for each in said[0].iter("s")] == ["Corroborated"]
        assert html.text_of(next(root.iter("h1"))).startswith("Retracted: ")
        assert "This verdict was retracted." in words(answer)
        assert "<title>Retracted: " in answer.text
    in_order(shown(client, claim), "Retraction", "The count was ours", claim.text)


def test_a_merged_page_leads_to_the_survivor(
    client: CheckedClient, room: Newsroom
) -> None:
    first, second, third = room.published(), room.published(), room.published()
    for gone, survivor in ((first, second), (second, third)):
        for who in (room.editor, room.second):
            room.do(who, gone, Act.MERGE, survivor=survivor)
    for path in (f"/claims/{first.slug}", f"/claims/{first.slug}/v/1"):
        answer = client.get(path)
        assert answer.status_code == 301
        assert answer.location == f"/claims/{third.slug}"
    assert client.get(f"/claims/{first.slug}/report").status_code == 404


def test_a_page_that_leads_to_a_draft_leads_nowhere(
    client: CheckedClient, room: Newsroom
) -> None:
    gone, draft = room.published(), room.ready()
    # The workflow forbids it; readers must not learn a draft's address all the same.
    gone.state, gone.rejection_reason = State.REJECTED, RejectReason.DUPLICATE
    gone.duplicate_of = draft
    answer = client.get(f"/claims/{gone.slug}")
    assert answer.status_code == 404
    assert draft.slug not in answer.text


def test_a_draft_merged_into_a_page_is_still_not_there(
    client: CheckedClient, room: Newsroom
) -> None:
    draft, survivor = room.ready(), room.published()
    room.do(room.editor, draft, Act.MERGE, survivor=survivor)
    assert client.get(f"/claims/{draft.slug}").status_code == 404
