"""The list of articles on file, and who may do what with it."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.vocabulary import Role
from factcheck.models import User
from tests.builders import a_document, a_user
from tests.client import CheckedClient

SignIn = Callable[[CheckedClient, User], None]
IMPORT = "/desk/articles/import"


@pytest.fixture
def desk(client: CheckedClient, session: Session, sign_in: SignIn) -> CheckedClient:
    sign_in(client, a_user(session))
    return client


def test_articles_are_listed_and_searched(
    desk: CheckedClient, session: Session
) -> None:
    assert "No article yet" in desk.get("/desk/articles").text
    a_document(session, "Nine bridges\n", author_name="Ann")
    a_document(session, "Ten tunnels\n", published_edtf="2025-04~")
    page = desk.get("/desk/articles").text
    assert page.index("Ten tunnels") < page.index("Nine bridges")
    assert "about April 2025" in page
    page = desk.get("/desk/articles?q=bridges").text
    assert "Nine bridges" in page
    assert "Ten tunnels" not in page
    assert "No article fits" in desk.get("/desk/articles?q=castles").text


@pytest.mark.parametrize(
    "query",
    ["q=%00", "page=0", "page=-1", "page=9999999999999999999999", "page=x", "q=%"],
)
def test_a_strange_address_of_the_list_is_no_fault(
    desk: CheckedClient, session: Session, query: str
) -> None:
    a_document(session)
    assert desk.get(f"/desk/articles?{query}").status_code == 200


def test_an_observer_reads_and_does_not_import(
    client: CheckedClient, session: Session, sign_in: SignIn
) -> None:
    document = a_document(session)
    sign_in(client, a_user(session, Role.OBSERVER))
    for path in ("/desk/articles", f"/desk/articles/{document.uid}"):
        page = client.get(path)
        assert page.status_code == 200
        assert "Import an article" not in page.text
        assert "Mark the claim" not in page.text
    assert client.get(IMPORT).status_code == 403


def test_an_article_that_is_not_there_is_not_found(desk: CheckedClient) -> None:
    assert desk.get("/desk/articles/01ARZ3NDEKTSV4RRFFQ69G5FAV").status_code == 404
    assert desk.get("/desk/articles/9223372036854775808").status_code == 404
