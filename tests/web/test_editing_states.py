"""Whatever state a claim is in, no page and no button of the editors' desk breaks."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from factcheck.domain.vocabulary import Act
from factcheck.models import Claim, User
from tests.builders import a_claim
from tests.client import CheckedClient
from tests.newsroom import COMMENT, Newsroom

UNKNOWN = "01JZZZZZZZZZZZZZZZZZZZZZZZ"
ANSWERS = {200, 303, 404, 409, 422}


def new(room: Newsroom) -> Claim:
    claim = a_claim(room.session)
    room.file()
    return claim


def rejected(room: Newsroom) -> Claim:
    claim = new(room)
    room.do(room.third, claim, Act.REJECT, reasons=["opinion"])
    return claim


def merged(room: Newsroom) -> Claim:
    claim, survivor = room.published(), room.published()
    for who in (room.second, room.third):
        room.do(who, claim, Act.MERGE, survivor=survivor)
    return claim


def retracted_reopened(room: Newsroom) -> Claim:
    claim = room.retracted()
    room.do(room.third, claim, Act.REOPEN, reasons=["new_evidence"])
    return claim


def suspended_in_review(room: Newsroom) -> Claim:
    claim = room.reopened()
    room.do(room.third, claim, Act.SUSPEND, reasons=["minor"])
    return claim


def submitted_again(room: Newsroom) -> Claim:
    claim = room.submitted()
    room.harmless(claim, person=True)
    room.do(room.third, claim, Act.APPROVE)
    room.do(room.second, claim, Act.RETURN, reasons=["legal_risk"], comment=COMMENT)
    room.do(room.author, claim, Act.SUBMIT)
    return claim


MAKERS = (
    new,
    rejected,
    merged,
    retracted_reopened,
    suspended_in_review,
    submitted_again,
    Newsroom.ready,
    Newsroom.submitted,
    Newsroom.approved,
    Newsroom.published,
    Newsroom.republished,
    Newsroom.suspended,
    Newsroom.retracted,
)


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


def addresses(app: Flask, method: str, claim: Claim) -> Iterator[str]:
    """Yield every address of the blueprint that takes the method."""
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if _is_mine(rule, method):
            values = {"slug": claim.slug, "uid": UNKNOWN}
            names = {name: values[name] for name in rule.arguments}
            yield adapter.build(rule.endpoint, names, method=method)


def _is_mine(rule: Rule, method: str) -> bool:
    return rule.endpoint.startswith("editing.") and method in (rule.methods or ())


@pytest.mark.parametrize("made", MAKERS, ids=lambda made: made.__name__)
def test_no_page_and_no_button_breaks(
    app: Flask,
    room: Newsroom,
    client: CheckedClient,
    sign_in: Callable[[CheckedClient, User], None],
    made: Callable[[Newsroom], Claim],
) -> None:
    claim = made(room)
    sign_in(client, room.editor)
    for address in addresses(app, "GET", claim):
        assert client.get(address).status_code in ANSWERS, address
    token = client.find_form("/desk", to="/logout").values
    for address in addresses(app, "POST", claim):
        answer = client.post(address, data=token)
        assert answer.status_code in ANSWERS, address
    assert room.faults() == []
