"""The editor's page of a verdict: what readers will get, what changed, the decision."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.vocabulary import Act, State
from factcheck.models import Claim, User
from tests.client import CheckedClient
from tests.html import parse, text_of
from tests.newsroom import COMMENT, Newsroom

RETURN = {"reasons": ["wrong_verdict"], "comment": COMMENT}
SignIn = Callable[[CheckedClient, User], None]


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


def address(claim: Claim, end: str = "review") -> str:
    return f"/desk/claims/{claim.slug}/{end}"


def words(client: CheckedClient, claim: Claim) -> str:
    answer = client.get(address(claim))
    assert answer.status_code == 200, answer.text
    return text_of(parse(answer.text))


def buttons(client: CheckedClient, claim: Claim) -> set[str]:
    forms = client.forms(address(claim))
    return {words for form in forms for words, _, _ in form.buttons}


def test_an_editor_approves_what_she_has_read(
    room: Newsroom, client: CheckedClient, sign_in: SignIn
) -> None:
    claim = room.submitted()
    sign_in(client, room.editor)
    page = words(client, claim)
    assert "What readers will see" in page
    assert claim.revisions[0].rationale in page
    assert "approved by editor; published by editor" in page
    assert "You had no part in the verdict or its evidence." in page
    answer = client.submit(address(claim), to="/approve")
    assert answer.location == address(claim)
    assert claim.state is State.APPROVED
    assert "Go on to publishing" in words(client, claim)
    assert room.faults() == []


def test_who_wrote_it_is_told_why_she_cannot_decide(
    room: Newsroom, client: CheckedClient, sign_in: SignIn
) -> None:
    claim = room.submitted(author=room.both)
    sign_in(client, room.both)
    assert "You wrote this verdict; somebody else must decide" in words(client, claim)
    assert buttons(client, claim).isdisjoint({"Approve", "Return to reviewer"})


@pytest.mark.parametrize("name", ["author", "observer"])
def test_others_at_the_desk_read_along(
    room: Newsroom, client: CheckedClient, sign_in: SignIn, name: str
) -> None:
    claim = room.submitted()
    sign_in(client, getattr(room, name))
    assert "An editor decides on it." in words(client, claim)
    assert buttons(client, claim).isdisjoint({"Approve", "Return to reviewer"})


def test_the_second_editor_sees_that_she_is_the_second(
    room: Newsroom, client: CheckedClient, sign_in: SignIn
) -> None:
    claim = room.submitted()
    room.harmless(claim, crime=True)
    sign_in(client, room.editor)
    assert "Nobody has approved so far." in words(client, claim)
    client.submit(address(claim), to="/approve")
    page = words(client, claim)
    assert "Edda Editor has approved; another editor is still needed." in page
    assert "Approve" not in buttons(client, claim)
    client.submit("/desk", to="/logout")
    sign_in(client, room.second)
    assert "Approve as the second editor" in buttons(client, claim)
    client.submit(address(claim), to="/approve")
    assert claim.state is State.APPROVED


def test_a_verdict_is_returned_with_reasons(
    room: Newsroom, client: CheckedClient, sign_in: SignIn
) -> None:
    claim = room.submitted()
    sign_in(client, room.editor)
    answer = client.submit(
        address(claim),
        to="/return",
        reasons=["not_independent", "unclear_writing"],
        comment="Say who counted.",
    )
    assert answer.location == "/desk?queue=awaiting"
    (decision,) = claim.revisions[0].decisions
    assert decision.reasons == ["not_independent", "unclear_writing"]
    assert (claim.state, claim.assignee) == (State.IN_REVIEW, room.author)


def test_a_return_without_a_word_keeps_what_was_chosen(
    room: Newsroom, client: CheckedClient, sign_in: SignIn
) -> None:
    claim = room.submitted()
    sign_in(client, room.editor)
    answer = client.submit(
        address(claim), to="/return", reasons=["legal_risk"], comment=" "
    )
    assert answer.status_code == 422
    assert "There is a problem" in answer.text
    assert "Write a sentence on why." in answer.text
    assert 'value="legal_risk" checked' in answer.text
    assert claim.state is State.SUBMITTED


def test_what_changed_since_the_return_is_shown_word_by_word(
    room: Newsroom, client: CheckedClient, sign_in: SignIn
) -> None:
    claim = room.submitted()
    room.do(room.editor, claim, Act.RETURN, **RETURN)
    summary = "Three reports made independently show it."
    room.redraft(claim, summary=summary, notice_kind=None, notice_text="")
    room.do(room.author, claim, Act.SUBMIT)
    sign_in(client, room.editor)
    root = parse(client.get(address(claim)).text)
    assert [text_of(each) for each in root.iter("del")] == ["[taken out:] Two [end]"]
    assert [text_of(each) for each in root.iter("ins")] == ["[put in:] Three [end]"]
    assert "wrong verdict: Because we said so" in text_of(root)


def test_what_changed_since_publication_is_shown_too(
    room: Newsroom, client: CheckedClient, sign_in: SignIn
) -> None:
    claim = room.reopened()
    room.redraft(claim, notice_text="We went there.")
    room.do(room.author, claim, Act.SUBMIT)
    sign_in(client, room.editor)
    page = words(client, claim)
    assert "Changed since the page that readers see now" in page
    assert "Update" in page
    assert "We went there." in page


def test_nobody_approves_words_that_came_after_those_read(
    room: Newsroom, client: CheckedClient, sign_in: SignIn
) -> None:
    claim = room.submitted()
    sign_in(client, room.editor)
    form = client.find_form(address(claim), to="/approve")
    room.do(room.author, claim, Act.WITHDRAW)
    room.redraft(claim, summary="Four, says the ministry now.")
    room.do(room.author, claim, Act.SUBMIT)
    answer = client.post(form.action, data=form.values)
    assert answer.status_code == 409
    assert "Another version has come in since you opened the page." in answer.text
    assert claim.state is State.SUBMITTED


def test_evidence_that_changed_meanwhile_sends_it_back_and_says_so(
    room: Newsroom, client: CheckedClient, sign_in: SignIn
) -> None:
    claim = room.submitted()
    sign_in(client, room.editor)
    claim.links[0].item.quote = "We opened twelve."
    answer = client.submit(address(claim), to="/approve")
    assert answer.status_code == 409
    assert "changed after the verdict was submitted" in answer.text
    assert "It is back with its author" in answer.text
    assert (claim.state, claim.evidence_changed) == (State.IN_REVIEW, True)
    assert "Nothing awaits a decision here" in words(client, claim)


def test_a_direct_post_meets_the_same_four_eyes(
    room: Newsroom, client: CheckedClient, sign_in: SignIn
) -> None:
    claim, other = room.submitted(author=room.both), room.submitted()
    sign_in(client, room.both)
    form = client.find_form(address(other), to="/approve")
    answer = client.post(address(claim, "approve"), data=form.values | {"seen": ""})
    assert answer.status_code == 409
    assert "You wrote this verdict" in answer.text


def test_an_approval_is_taken_back_with_a_reason(
    room: Newsroom, client: CheckedClient, sign_in: SignIn
) -> None:
    claim = room.approved()
    sign_in(client, room.second)
    assert client.submit(address(claim), to="/unapprove").status_code == 422
    answer = client.submit(address(claim), to="/unapprove", comment=COMMENT)
    assert answer.location == f"/desk/claims/{claim.slug}"
    assert (claim.state, claim.assignee) == (State.IN_REVIEW, room.author)


def test_another_editor_is_asked_to_look_after_it(
    room: Newsroom, client: CheckedClient, sign_in: SignIn
) -> None:
    claim = room.submitted()
    sign_in(client, room.editor)
    answer = client.submit(address(claim), to="/editor", editor=room.second.uid, due="")
    assert answer.status_code == 303
    assert "Sven Second looks after this claim." in words(client, claim)
    for chosen, due, why in (
        ("", "", "Choose an editor."),
        (room.author.uid, "", "Choose an active editor."),
        (room.second.uid, "2020-01-01", "This day has passed."),
        (room.second.uid, "tomorrow", "year first"),
    ):
        answer = client.submit(address(claim), to="/editor", editor=chosen, due=due)
        assert (answer.status_code, why in answer.text) == (422, True)


def test_a_claim_that_nobody_submitted_has_no_page_here(
    room: Newsroom, client: CheckedClient, sign_in: SignIn
) -> None:
    sign_in(client, room.editor)
    assert "Nothing awaits a decision here" in words(client, room.ready())
    assert client.get("/desk/claims/no-such-claim/review").status_code == 404
