"""Public answers: kept by anybody, asked for again for the price of a header."""

import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from factcheck.domain.publication_terms import WithholdReason, WithholdTarget
from factcheck.domain.vocabulary import Act, Role
from factcheck.models import Claim, User
from factcheck.services import withholdings
from tests.builders import a_user
from tests.client import CheckedClient
from tests.newsroom import COMMENT, Newsroom
from tests.published import an_updated_page


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


@pytest.fixture
def claim(room: Newsroom) -> Claim:
    return an_updated_page(room, room.published())


def pages_of(claim: Claim) -> list[str]:
    page = f"/claims/{claim.slug}"
    article = f"/articles/{claim.appearances[0].document.uid}"
    return ["/", page, f"{page}/v/1", article, "/corrections", "/how-we-work"]


def test_nobody_gets_a_cookie_and_all_get_the_same(
    client: CheckedClient, claim: Claim
) -> None:
    for path in [*pages_of(claim), f"/claims/{claim.slug}/report"]:
        answer = client.get(path)
        assert answer.status_code == 200
        assert "Set-Cookie" not in answer.headers
        assert "Cookie" not in answer.headers.get("Vary", "")


def test_a_reader_who_works_here_gets_what_everybody_gets(
    client: CheckedClient,
    new_client: Callable[[], CheckedClient],
    sign_in: Callable[[CheckedClient, User], None],
    claim: Claim,
    session: Session,
) -> None:
    insider = new_client()
    sign_in(insider, a_user(session, Role.EDITOR, Role.ADMIN))
    for path in pages_of(claim):
        assert insider.get(path).text == client.get(path).text


def test_who_has_a_page_already_is_told_so(client: CheckedClient, claim: Claim) -> None:
    for path in pages_of(claim):
        first = client.get(path)
        assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
        tag = first.headers["ETag"]
        again = client.get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == tag
        assert "Content-Security-Policy" in again.headers
        if path != "/how-we-work":
            since = {"If-Modified-Since": first.headers["Last-Modified"]}
            assert client.get(path, headers=since).status_code == 304


def test_a_reader_may_ask_for_the_head_alone(
    app: Flask, client: CheckedClient, claim: Claim
) -> None:
    for path in pages_of(claim):
        tag = client.get(path).headers["ETag"]
        head = FlaskClient(app, Response).head(path)
        assert (head.status_code, head.headers["ETag"], head.data) == (200, tag, b"")


Change = Callable[[Newsroom, Claim], object]


def _suspend(room: Newsroom, claim: Claim) -> None:
    room.do(room.editor, claim, Act.SUSPEND, reasons=["legal"])


def _retract(room: Newsroom, claim: Claim) -> None:
    for who in (room.editor, room.second):
        room.do(who, claim, Act.RETRACT, comment=COMMENT)


def _update(room: Newsroom, claim: Claim) -> None:
    an_updated_page(room, claim, summary="Counted once more.")


def _withhold(room: Newsroom, claim: Claim) -> None:
    asked = withholdings.ask(
        room.work(room.editor),
        claim,
        WithholdTarget.PASSAGE,
        "nine new bridges",
        WithholdReason.LEGAL,
    )
    withholdings.approve(room.work(room.second), claim, asked)


@pytest.mark.parametrize("change", [_suspend, _retract, _update, _withhold])
def test_who_has_an_old_page_gets_the_new_one(
    client: CheckedClient, room: Newsroom, claim: Claim, change: Change
) -> None:
    paths = ["/", f"/claims/{claim.slug}", "/corrections"]
    old = {path: client.get(path) for path in paths}
    _wait_for_the_next_second()
    change(room, claim)
    for path, answer in old.items():
        tag = {"If-None-Match": answer.headers["ETag"]}
        assert client.get(path, headers=tag).status_code == 200, path
        # A list that only lost an entry must not look as old as what is left.
        since = {"If-Modified-Since": answer.headers["Last-Modified"]}
        assert client.get(path, headers=since).status_code == 200, path


def test_an_empty_site_has_no_moment_of_change(client: CheckedClient) -> None:
    answer = client.get("/")
    assert "Last-Modified" not in answer.headers
    assert answer.headers["ETag"].startswith('W/"')


def test_the_moment_of_change_is_not_the_desks(
    client: CheckedClient, room: Newsroom, claim: Claim
) -> None:
    path = f"/claims/{claim.slug}"
    before = client.get(path).headers["Last-Modified"]
    _wait_for_the_next_second()
    room.do(room.author, claim, Act.REOPEN, reasons=["new_evidence"])
    room.redraft(claim, summary="Nobody may know that we work on this.")
    after = client.get(path).headers["Last-Modified"]
    assert parsedate_to_datetime(after) == parsedate_to_datetime(before)


def _wait_for_the_next_second() -> None:
    """HTTP dates know whole seconds only."""
    time.sleep(1.05 - time.time() % 1)
