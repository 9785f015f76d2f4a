"""The case file: what it shows to whom, and which buttons it draws."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.evidence_terms import LinkStatus, Stance
from factcheck.domain.publication_terms import RejectReason
from factcheck.domain.vocabulary import Act, Role, State
from factcheck.models import Claim, User
from factcheck.services import steps
from factcheck.services.work import Work
from tests import html
from tests.builders import (
    QUOTE,
    a_claim,
    a_document,
    a_draft,
    a_link,
    a_ready_draft,
    a_user,
    an_appearance,
    an_item,
)
from tests.client import CheckedClient

SignIn = Callable[[CheckedClient, User], None]
Begin = Callable[..., Work]


def path_of(claim: Claim) -> str:
    return f"/desk/claims/{claim.slug}"


def buttons(client: CheckedClient, claim: Claim) -> set[str]:
    """Return the words on everything that sends a form of the page."""
    root = html.parse(client.get(path_of(claim)).text)
    main = next(root.iter("main"))
    return {html.text_of(each) for each in main.iter("button")}


def links(client: CheckedClient, claim: Claim) -> dict[str, str]:
    root = html.parse(client.get(path_of(claim)).text)
    main = next(root.iter("main"))
    return {html.text_of(each): each.get("href", "") for each in main.iter("a")}


def test_the_quote_is_marked_where_it_stands(
    client: CheckedClient, session: Session, sign_in: SignIn
) -> None:
    text = f"Before. {QUOTE}. And another matter. After.\n\nEnd."
    document = a_document(session, text)
    claim = a_claim(session, document)
    other = a_claim(session, document, "another matter", text="Some other claim.")
    sign_in(client, a_user(session))
    root = html.parse(client.get(path_of(claim)).text)
    marks = {each.get("class"): html.text_of(each) for each in root.iter("mark")}
    assert marks == {"anchor": QUOTE, "anchor anchor--other": "another matter"}
    article = next(e for e in root.iter("div") if "article-text" in e.get("class", ""))
    assert "".join(article.itertext()) == text
    anchor = next(root.iter("mark")).get("id")
    assert links(client, claim)["To the quote"] == f"#{anchor}"
    assert links(client, claim)[other.text] == path_of(other)


def test_quotes_that_overlap_and_documents_that_are_long_are_shown(
    client: CheckedClient, session: Session, sign_in: SignIn
) -> None:
    long = "word " * 5000 + f"{QUOTE} and so on. " + "word " * 5000
    claim = a_claim(session, a_document(session, long, title="Long"))
    an_appearance(session, claim, a_document(session, f"1. {QUOTE}."), QUOTE)
    a_claim(session, claim.appearances[0].document, f"{QUOTE} and so on")
    sign_in(client, a_user(session))
    page = client.get(path_of(claim)).text
    assert page.count('class="anchor"') == 2
    assert "The article begins earlier." in page
    assert "The article goes on." in page


def test_evidence_stands_for_against_and_apart(
    client: CheckedClient, session: Session, sign_in: SignIn
) -> None:
    claim = a_claim(session)
    for stance in Stance:
        a_link(session, claim, stance, item=an_item(session, title=f"On {stance}"))
    a_link(session, claim, status=LinkStatus.PROPOSED)
    a_link(session, claim, status=LinkStatus.EXCLUDED, reason="Another bridge.")
    sign_in(client, a_user(session))
    root = html.parse(client.get(path_of(claim)).text)
    columns = {
        each.get("aria-labelledby", ""): html.text_of(each)
        for each in root.iter("section")
    }
    for stance in Stance:
        assert f"On {stance}" in columns[f"stance-{stance}"]
    page = html.text_of(root)
    assert "1 piece of evidence is not graded" in page
    assert "not graded" in columns["stance-supports"]
    assert "1 excluded" in page
    assert "Another bridge." in page
    assert "Usually reliable".lower() in page, "letters carry their words"


def test_evidence_published_after_the_day_of_the_verdict_is_said_not_to_count(
    client: CheckedClient, session: Session, sign_in: SignIn
) -> None:
    claim, ann = a_claim(session), a_user(session)
    late = an_item(session, published_latest=None, published_edtf="2025-04-28/..")
    a_link(session, claim, item=late)
    a_draft(session, claim, ann)
    sign_in(client, ann)
    assert "Not counted" in client.get(path_of(claim)).text


Drawn = tuple[State, str, set[str]]
# State, whose claim it is ("" nobody's), the buttons that would work.
BUTTONS: dict[Role, tuple[Drawn, ...]] = {
    Role.REVIEWER: (
        (State.NEW, "", {"Take this claim"}),
        (State.IN_REVIEW, "", {"Take this claim"}),
        (State.IN_REVIEW, "another's", set()),
        (
            State.IN_REVIEW,
            "own",
            {
                *("Release", "Save draft", "Submit for approval"),
                "Submit ▸ 1 thing missing",
            },
        ),
        (State.PUBLISHED, "", set()),
    ),
    Role.EDITOR: (
        (State.NEW, "", {"Take this claim", "Assign", "Reject this claim"}),
        (State.IN_REVIEW, "", {"Take this claim", "Assign"}),
        (State.IN_REVIEW, "another's", {"Release"}),
        (State.REJECTED, "", {"Restore this claim"}),
        (State.RETRACTED, "", set()),
    ),
    Role.OBSERVER: (
        (State.NEW, "", set()),
        (State.IN_REVIEW, "another's", set()),
    ),
}


@pytest.mark.parametrize("role", BUTTONS)
def test_the_buttons_are_those_that_would_work(
    client: CheckedClient, session: Session, sign_in: SignIn, role: Role
) -> None:
    me, another = a_user(session, role), a_user(session)
    sign_in(client, me)
    for state, whose, expected in BUTTONS[role]:
        on_it = {"own": me, "another's": another, "": None}[whose]
        reason = RejectReason.OPINION if state is State.REJECTED else None
        claim = a_claim(session, state=state, assignee=on_it, rejection_reason=reason)
        assert buttons(client, claim) == expected, (state, whose)


def test_each_thing_missing_leads_to_its_place(
    client: CheckedClient, session: Session, sign_in: SignIn
) -> None:
    ann = a_user(session)
    claim = a_claim(session, state=State.IN_REVIEW, assignee=ann, claimant_rows=[])
    a_link(session, claim, Stance.REFUTES, status=LinkStatus.PROPOSED)
    empty = {"verdict": None, "confidence": None, "as_of": None}
    a_draft(session, claim, ann, summary="", rationale="", **empty)
    sign_in(client, ann)
    root = html.parse(client.get(path_of(claim)).text)
    box = next(each for each in root.iter("div") if each.get("id") == "conditions")
    places = [each.get("href", "") for each in box.iter("a")]
    ids = {f"#{each.get('id')}" for each in root.iter() if each.get("id")}
    expected = {
        *("#evidence", "#claimants", "#verdict", "#confidence"),
        *("#as_of", "#summary", "#rationale"),
    }
    assert set(places) == expected
    assert expected <= ids


def test_others_read_the_draft_and_are_told_who_writes(
    new_client: Callable[[], CheckedClient], session: Session, sign_in: SignIn
) -> None:
    draft = a_ready_draft(session, a_user(session, name="Ann"))
    for person in (a_user(session), a_user(session, Role.OBSERVER)):
        browser = new_client()
        sign_in(browser, person)
        page = browser.get(path_of(draft.claim)).text
        assert draft.rationale in page
        assert "<textarea" not in page
        told = "Ann is writing this verdict" in page
        assert told is (Role.REVIEWER in person.roles)


def test_a_returned_claim_says_who_returned_it_and_why(
    client: CheckedClient, session: Session, sign_in: SignIn, work: Begin
) -> None:
    draft = a_ready_draft(session, a_user(session))
    eve = a_user(session, Role.EDITOR, name="Eve")
    steps.take(work(draft.author), draft.claim, Act.SUBMIT)
    steps.take(
        work(eve),
        draft.claim,
        Act.RETURN,
        reasons=["unclear_writing"],
        comment="Count again.",
    )
    sign_in(client, draft.author)
    page = client.get(path_of(draft.claim)).text
    assert "Returned by Eve" in page
    assert "unclear writing" in page
    assert "Count again." in page
    assert draft.rationale in page, "the draft begins with the last words"


def test_every_state_has_its_page(
    client: CheckedClient, session: Session, sign_in: SignIn
) -> None:
    ann = a_user(session)
    sign_in(client, ann)
    for state in State:
        reason = RejectReason.OPINION if state is State.REJECTED else None
        claim = a_claim(session, state=state, assignee=ann, rejection_reason=reason)
        page = html.text_of(html.parse(client.get(path_of(claim)).text))
        assert f"{state.label}: now" in page


def test_what_is_not_there_is_not_found(
    client: CheckedClient, session: Session, sign_in: SignIn
) -> None:
    assert client.get("/desk/claims/no-such-claim").status_code == 303
    sign_in(client, a_user(session))
    assert client.get("/desk/claims/no-such-claim").status_code == 404
    assert client.get("/desk/claims/" + "x" * 3000).status_code == 404
    assert client.get("/desk/claims/9223372036854775808").status_code == 404
