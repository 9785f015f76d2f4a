"""One piece of evidence on its page: described, graded, excluded, read."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.evidence_terms import Credibility, LinkStatus
from factcheck.domain.vocabulary import Role, State
from factcheck.models import Claim, EvidenceLink, User
from tests import html
from tests.builders import a_claim, a_link, a_user, an_actor
from tests.client import CheckedClient
from tests.web.filling import form_with, send

SignIn = Callable[[CheckedClient, User], None]
pytestmark = pytest.mark.usefixtures("ann")


@pytest.fixture
def ann(client: CheckedClient, session: Session, sign_in: SignIn) -> User:
    """Let a reviewer be signed in."""
    person = a_user(session)
    sign_in(client, person)
    return person


def new_of(claim: Claim) -> str:
    return f"/desk/claims/{claim.slug}/evidence/new"


def page_of(link: EvidenceLink) -> str:
    return f"/desk/claims/{link.claim.slug}/evidence/{link.uid}"


def test_an_item_is_described_and_accepted_on_its_page(
    client: CheckedClient, session: Session, ann: User
) -> None:
    claim = a_claim(session)
    link = a_link(session, claim, status=LinkStatus.PROPOSED, credibility=None)
    answer = client.submit(
        page_of(link),
        button="Save and let it count",
        quote="Five bridges.",
        credibility="3",
        self_serving="y",
    )
    assert answer.status_code == 303
    assert link.status is LinkStatus.ACCEPTED
    assert (link.item.quote, link.self_serving) == ("Five bridges.", True)
    assert ann.id in link.hands
    client.submit(page_of(link), button="Save", self_serving=None, reason="As a check.")
    assert not link.self_serving
    assert link.status is LinkStatus.ACCEPTED


def test_grade_one_needs_another_speaker(
    client: CheckedClient, session: Session
) -> None:
    link = a_link(session, a_claim(session))
    answer = client.submit(page_of(link), button="Save", credibility="1")
    assert answer.status_code == 422
    assert "another, independent speaker" in answer.text
    assert link.credibility is Credibility.PROBABLY


def test_two_people_on_one_page_lose_nothing(
    client: CheckedClient, session: Session
) -> None:
    link = a_link(session, a_claim(session))
    other = an_actor(session, "Another outlet")
    late = client.find_form(page_of(link), fields={"title": ""})
    client.submit(page_of(link), button="Save", title="Hers", credibility="3")
    fields = {"title": "His", "recorder-name": other.name, "recorder-uid": other.uid}
    conflict = send(client, late, **fields)
    assert conflict.status_code == 409
    words = html.text_of(html.parse(conflict.text))
    for part in ("Hers", "His", "Published by", "Another outlet"):
        assert part in words
    both = form_with(conflict, "title")
    assert send(client, both, title="Hers and his").status_code == 303
    assert link.item.title == "Hers and his"
    assert link.item.recorder is other


def test_an_exclusion_asks_why(client: CheckedClient, session: Session) -> None:
    link = a_link(session, a_claim(session))
    silent = client.submit(page_of(link), button="Exclude from this claim", reason="")
    assert silent.status_code == 422
    assert "Say why it does not count." in silent.text
    client.submit(
        page_of(link), button="Exclude from this claim", reason="Another bridge."
    )
    assert (link.status, link.reason) == (LinkStatus.EXCLUDED, "Another bridge.")


def test_who_cannot_work_on_it_reads_it(
    new_client: Callable[[], CheckedClient], session: Session, sign_in: SignIn
) -> None:
    client = new_client()
    link = a_link(session, a_claim(session), record_reason="It is the law.")
    link.item.notes = "Call again."
    approved = a_link(session, a_claim(session, state=State.APPROVED))
    sign_in(client, a_user(session, Role.OBSERVER))
    page = client.get(page_of(link)).text
    assert "<textarea" not in page
    assert "It is the law." in page
    assert "Call again." in page
    assert client.get(page_of(approved)).status_code == 200
    assert client.get(new_of(link.claim)).status_code == 403


def test_a_claim_that_is_decided_on_takes_none(
    client: CheckedClient, session: Session
) -> None:
    claim = a_claim(session)
    form = client.find_form(new_of(claim), fields={"title": ""})
    link = a_link(session, claim)
    edit = client.find_form(page_of(link), fields={"title": ""})
    claim.state = State.APPROVED
    assert client.get(new_of(claim)).status_code == 409
    for answer in (
        send(client, form, title="Late", stance="supports"),
        send(client, edit, title="Late"),
    ):
        assert answer.status_code == 409
        assert "can be changed only while" in answer.text
    assert link.item.title != "Late"


def test_what_is_not_there_is_not_found(
    client: CheckedClient, session: Session
) -> None:
    claim, link = a_claim(session), a_link(session, a_claim(session))
    paths = (
        f"/desk/claims/{claim.slug}/evidence/{link.uid}",
        f"/desk/claims/{claim.slug}/evidence/9223372036854775808",
        "/desk/claims/no-such-claim/evidence/new",
    )
    assert [client.get(path).status_code for path in paths] == [404, 404, 404]
    token = client.find_form("/desk", to="/logout").values["csrf_token"]
    data = {"csrf_token": token, "item": "\x00", "stance": "supports"}
    answer = client.post(f"/desk/claims/{claim.slug}/evidence/reuse", data=data)
    assert answer.status_code == 404
