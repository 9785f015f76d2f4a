"""The queue page: tabs, filters in the address, and never a fault."""

from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from factcheck.domain.vocabulary import Role, State, Verdict
from factcheck.extensions import db
from factcheck.models import User
from factcheck.web.desk.queue import PER_PAGE
from tests import html
from tests.builders import a_claim, a_draft, a_link, a_topic, a_user
from tests.client import CheckedClient, forms_of

SignIn = Callable[[CheckedClient, User], None]


@pytest.fixture
def app_statements(app: Flask) -> Iterator[list[str]]:
    """Note what the application asks the database."""
    statements: list[str] = []

    def note(*given: object) -> None:
        statements.append(str(given[2]))

    with app.app_context():
        engine = db.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    yield statements
    sa.event.remove(engine, "before_cursor_execute", note)


def tabs(client: CheckedClient, path: str = "/desk") -> dict[str, str]:
    """Return the tabs of the queue with their numbers."""
    root = html.parse(client.get(path).text)
    nav = next(each for each in root.iter("nav") if "tabs" in each.get("class", ""))
    words = [html.text_of(link).rsplit(" ", 1) for link in nav.iter("a")]
    return {each[0]: each[1] for each in words}


def claims_on(client: CheckedClient, path: str) -> list[str]:
    root = html.parse(client.get(path).text)
    return [
        html.text_of(each)
        for each in root.iter("a")
        if each.get("class") == "queue__claim"
    ]


def test_the_tabs_count_what_stands_in_them(
    client: CheckedClient, session: Session, sign_in: SignIn
) -> None:
    ann = a_user(session)
    a_claim(session, state=State.IN_REVIEW, assignee=ann, returned=True)
    a_claim(session, state=State.SUBMITTED, assignee=ann)
    a_claim(session)
    sign_in(client, ann)
    assert tabs(client) == {
        "Mine": "2",
        "Unassigned": "1",
        "Returned to me": "1",
        "Awaiting approval": "1",
        "For editors": "0",
        "All": "3",
    }


def test_an_observer_sees_the_queues_and_no_button(
    client: CheckedClient, session: Session, sign_in: SignIn
) -> None:
    claim = a_claim(session)
    sign_in(client, a_user(session, Role.OBSERVER))
    assert "Mine" not in tabs(client)
    assert claims_on(client, "/desk") == [claim.text]
    posts = [form for form in client.forms("/desk") if form.method == "POST"]
    assert [form.action for form in posts] == ["/logout"]


def test_who_only_manages_people_is_led_to_them(
    client: CheckedClient, session: Session, sign_in: SignIn
) -> None:
    sign_in(client, a_user(session, Role.ADMIN))
    answer = client.get("/desk")
    assert (answer.status_code, answer.location) == (303, "/admin/people")


def test_a_line_says_what_is_known_of_a_claim(
    client: CheckedClient, session: Session, sign_in: SignIn
) -> None:
    ann = a_user(session)
    claim = a_claim(session, state=State.IN_REVIEW, assignee=ann, returned=True)
    a_link(session, claim)
    a_draft(session, claim, ann, verdict=Verdict.CORROBORATED)
    sign_in(client, ann)
    root = html.parse(client.get("/desk").text)
    row = next(
        each for each in root.iter("li") if "queue__row" in each.get("class", "")
    )
    words = html.text_of(row)
    assert words.startswith("returned")
    for part in (claim.text, claim.claimants[0].name, "1 for · 0 against", "you"):
        assert part in words
    assert "Corroborated" in words


def test_the_address_holds_the_filters_and_the_form_shows_them(
    client: CheckedClient, session: Session, sign_in: SignIn
) -> None:
    topic = a_topic(session)
    wanted = a_claim(session, text="Ten ferries sail.", topics=[topic])
    a_claim(session)
    sign_in(client, a_user(session))
    path = f"/desk?queue=all&text=ferries&topic={topic.slug}&state=new&sort=age"
    answer = client.get(path)
    assert claims_on(client, path) == [wanted.text]
    form = next(form for form in forms_of(answer) if form.method == "GET")
    values = form.values
    assert (values["text"], values["topic"], values["queue"]) == (
        "ferries",
        topic.slug,
        "all",
    )
    assert (values["state"], values["sort"]) == ("new", "age")


ODD_ADDRESSES = (
    "queue=nonsense",
    "state=nonsense&verdict=%00&sort=x",
    "text=%00%1b",
    "text=" + "x" * 5000,
    "claimant=%E2%80%AE%25_%27",
    "topic=no-such&assignee=9223372036854775808",
    "page=99999999999999999999999",
    "page=-1",
    "page=%C2%B2",
    "page=7",
    "after=%00",
)


def test_no_address_breaks_the_page(
    client: CheckedClient, session: Session, sign_in: SignIn
) -> None:
    a_claim(session)
    sign_in(client, a_user(session))
    for query in ODD_ADDRESSES:
        assert client.get(f"/desk?{query}").status_code == 200, query
        assert client.get(f"/desk/next?{query}").status_code == 303, query


def test_an_empty_queue_says_what_to_do_next(
    client: CheckedClient, session: Session, sign_in: SignIn
) -> None:
    sign_in(client, a_user(session))
    assert "Take a claim that nobody is working on" in client.get("/desk").text
    for queue in ("unassigned", "returned", "awaiting", "editors", "all"):
        assert "empty__title" in client.get(f"/desk?queue={queue}").text
    a_claim(session)
    answer = client.get("/desk?queue=all&text=nothing+like+it").text
    assert "No claim here fits these filters" in answer


def test_next_leads_from_claim_to_claim(
    client: CheckedClient, session: Session, sign_in: SignIn
) -> None:
    first, second = a_claim(session), a_claim(session)
    sign_in(client, a_user(session))
    answer = client.get("/desk/next?queue=unassigned")
    assert answer.location == f"/desk/claims/{first.slug}?queue=unassigned"
    answer = client.get(f"/desk/next?queue=unassigned&after={first.slug}")
    assert answer.location == f"/desk/claims/{second.slug}?queue=unassigned"
    assert client.get("/desk/next").location == "/desk?queue=mine"


def test_a_long_queue_comes_in_pages_at_the_same_cost(
    client: CheckedClient, session: Session, sign_in: SignIn, app_statements: list[str]
) -> None:
    ann = a_user(session)
    a_claim(session, assignee=ann)
    sign_in(client, ann)
    client.get("/desk?queue=all")

    def cost() -> int:
        app_statements.clear()
        assert client.get("/desk?queue=all").status_code == 200
        return len(app_statements)

    few = cost()
    document = a_claim(session).appearances[0].document
    for _ in range(PER_PAGE):
        a_claim(session, document, assignee=a_user(session))
    # The second page is counted, and the evidence of several claims asked at once.
    assert cost() <= few + 1
    assert len(claims_on(client, "/desk?queue=all")) == PER_PAGE
    assert len(claims_on(client, "/desk?queue=all&page=2")) == 2


def test_what_people_wrote_is_text_and_nothing_else(
    client: CheckedClient, session: Session, sign_in: SignIn
) -> None:
    text = "<script>alert(1)</script> \u202eevil\u202c claim & more"
    a_claim(session, text=text)
    sign_in(client, a_user(session))
    answer = client.get("/desk?queue=all").text
    assert "<script>alert" not in answer
    assert "&lt;script&gt;" in answer
