"""The door: each role, each address, each method; and what it asks of a request."""

from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from factcheck.domain.vocabulary import Role
from factcheck.models import User
from factcheck.web.access import refuse_open_doors, rule_of
from tests.builders import a_user
from tests.client import CheckedClient
from tests.web.rules import MAY, RULES

Enter = Callable[[CheckedClient, User], None]
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS")
SAFE = {"GET", "HEAD"}
DUMMIES = {
    "uid": "01ARZ3NDEKTSV4RRFFQ69G5FAV",
    "slug": "no-such-claim",
    "number": "1",
    "filename": "css/tokens.css",
}
HOME = "desk.queue"
PEOPLE = {
    "nobody": None,
    "somebody without a role": frozenset[Role](),
    **{role.value: frozenset({role}) for role in Role},
}


def agreed() -> dict[str, str]:
    """Return what each endpoint needs, as it was agreed."""
    found = {}
    for needs, endpoints in RULES.items():
        for endpoint in endpoints.split():
            assert endpoint not in found, f"{endpoint} stands twice"
            found[endpoint] = needs
    return found


def test_every_endpoint_needs_what_was_agreed_and_no_other_exists(app: Flask) -> None:
    rules = {name: rule_of(view) for name, view in app.view_functions.items()}
    found = {name: rule.needs.value for name, rule in rules.items() if rule}
    assert found == agreed()


def test_a_view_without_a_rule_stops_the_start(app: Flask) -> None:
    door = Flask("door", static_folder=None)
    door.add_url_rule("/open", "open", lambda: "come in")
    with pytest.raises(RuntimeError, match="name no rule: open"):
        refuse_open_doors(door)
    refuse_open_doors(app)


def test_a_view_without_a_rule_is_shut(
    app: Flask, client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.view_functions, "healthz", lambda: "come in")
    assert client.get("/healthz").status_code == 403


@pytest.mark.parametrize("who", PEOPLE)
def test_each_role_on_each_address_with_each_method(
    app: Flask, session: Session, sign_in: Enter, client: CheckedClient, who: str
) -> None:
    roles, rules = PEOPLE[who], agreed()
    if roles is not None:
        person = a_user(session, *roles)
        person.role_rows = [row for row in person.role_rows if row.role in roles]
        sign_in(client, person)
    browser = FlaskClient(app, use_cookies=True)
    cookie = client.get_cookie("__Host-session")
    if cookie is not None:
        browser.set_cookie("__Host-session", cookie.value)
    faults = []
    for path, method, endpoint in addresses(app):
        answer = browser.open(path, method=method)
        got = outcome(answer)
        answer.close()
        wanted = expected(endpoint, method, roles, rules)
        if got not in wanted:
            faults.append(f"{method} {path} ({endpoint}): {got}, not {wanted}")
    assert faults == []


def addresses(app: Flask) -> Iterator[tuple[str, str, str | None]]:
    """Yield each address with each method, and the endpoint that takes it."""
    taken: dict[str, dict[str, str]] = {}
    for rule in app.url_map.iter_rules():
        path = rule.rule
        for name in rule.arguments:
            converter = rule._converters[name]  # noqa: SLF001 - there is no other way to ask
            kind = type(converter).__name__.removesuffix("Converter").lower()
            dummy = DUMMIES.get(name) or DUMMIES[kind]
            path = _filled(path, name, dummy)
        for method in rule.methods or ():
            taken.setdefault(path, {})[method] = rule.endpoint
    for path, endpoints in sorted(taken.items()):
        for method in METHODS:
            yield path, method, endpoints.get(method)


def _filled(path: str, name: str, dummy: str) -> str:
    before, _, rest = path.partition(f":{name}>")
    return before[: before.rindex("<")] + dummy + rest


def outcome(answer: TestResponse) -> str:
    """Say in a word what the door did."""
    match answer.status_code:
        case 303 if (answer.location or "").startswith("/login"):
            return "sign in"
        case 303:
            return "led on"
        case 401:
            return "sign in"
        case 403:
            return "refused"
        case 405:
            return "no such method"
    return "let in"


def expected(
    endpoint: str | None,
    method: str,
    roles: frozenset[Role] | None,
    rules: dict[str, str],
) -> set[str]:
    if endpoint is None:
        return {"no such method"}
    needs = rules.get(endpoint, "nothing named")
    # A page may send on whom it lets in; nobody who is refused is sent anywhere.
    let_in = {"let in", "led on"} if method in SAFE else {"let in"}
    if needs == "public":
        return let_in
    if roles is None:
        return {"sign in"}
    if needs == "signed_in" or any(needs in MAY[role.value].split() for role in roles):
        return let_in
    return {"led on"} if endpoint == HOME else {"refused"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Origin": "http://localhost"}, 303),
        ({"Origin": "http://127.0.0.1:8000"}, 303),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://[broken"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_other_sites_change_nothing(
    client: CheckedClient,
    session: Session,
    sign_in: Enter,
    headers: dict[str, str],
    status: int,
) -> None:
    sign_in(client, a_user(session))
    form = client.find_form("/account", to="/logout")
    answer = client.post("/logout", data=form.values, headers=headers)
    assert answer.status_code == status


def test_another_site_gets_no_log_in_page_that_would_send_its_words(
    client: CheckedClient,
) -> None:
    answer = client.post(
        "/account/passphrase",
        data={"passphrase": "theirs", "note": "theirs"},
        headers={"Origin": "https://evil.example"},
    )
    assert answer.status_code == 403
    assert "theirs" not in answer.text


def test_a_post_begins_as_a_writing_transaction_before_anything_is_read(
    client: CheckedClient, session: Session, sign_in: Enter, app: Flask
) -> None:
    sign_in(client, a_user(session))
    form = client.find_form("/account", to="/logout")
    with app.app_context():
        engine = app.extensions["sqlalchemy"].engine
    begun: list[bool] = []

    def note(connection: sa.Connection) -> None:
        begun.append(connection.get_execution_options().get("writes", False))

    sa.event.listen(engine, "begin", note)
    try:
        client.get("/account")
        reading, begun[:] = list(begun), []
        client.post("/logout", data=form.values)
    finally:
        sa.event.remove(engine, "begin", note)
    assert reading == [False]
    assert begun[0] is True


def test_a_role_taken_away_counts_at_once(
    client: CheckedClient, session: Session, sign_in: Enter
) -> None:
    person = a_user(session, Role.ADMIN)
    sign_in(client, person)
    assert client.get("/admin/people").status_code == 200
    person.role_rows = []
    assert client.get("/admin/people").status_code == 403


@pytest.mark.parametrize("number", ["99999999999999999999", str(2**63), "-1", "x"])
def test_numbers_no_database_can_hold_are_not_found(
    client: CheckedClient, number: str
) -> None:
    assert client.get(f"/claims/some-claim/v/{number}").status_code == 404
