"""Importing an article in the browser, and the list of those on file."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse

from factcheck.engine import begin_writing
from factcheck.intake import html as intake_html
from factcheck.intake import text as intake_text
from factcheck.intake.html import ArticleText
from factcheck.models import Document, User
from tests import html
from tests.builders import ARTICLE, a_document, a_user, an_actor
from tests.client import CheckedClient, Form, forms_of
from tests.intake.test_html import PAGE

SignIn = Callable[[CheckedClient, User], None]
IMPORT = "/desk/articles/import"


@pytest.fixture
def desk(client: CheckedClient, session: Session, sign_in: SignIn) -> CheckedClient:
    sign_in(client, a_user(session))
    return client


def send(desk: CheckedClient, **fields: Any) -> TestResponse:  # noqa: ANN401 - whatever a form holds
    return desk.submit(IMPORT, to="/import", **fields)


def upload(
    desk: CheckedClient, data: bytes, name: str, **fields: object
) -> TestResponse:
    return send(desk, file=FileStorage(BytesIO(data), filename=name), **fields)


def shown(response: TestResponse) -> Form:
    """Return the form as it came back."""
    return next(each for each in forms_of(response) if each.action.endswith("/import"))


def said(response: TestResponse) -> str:
    """Return what stands in the summary of errors."""
    root = html.parse(response.text)
    boxes = [each for each in root.iter("div") if each.get("role") == "alert"]
    return " ".join(html.text_of(each) for each in boxes)


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Document)) or 0


def only(session: Session) -> Document:
    return session.scalars(select(Document)).one()


def test_a_pasted_article_is_imported_and_shown(
    desk: CheckedClient, session: Session
) -> None:
    answer = send(
        desk,
        text=ARTICLE.replace("\n", "\r\n"),
        url="https://paper.example/bridges",
        author_name="Ann Writer",
        published="2025-04-28~",
        language="en",
    )
    document = only(session)
    assert (answer.status_code, answer.location) == (
        303,
        f"/desk/articles/{document.uid}",
    )
    assert document.text == ARTICLE
    assert document.title == "Bridges"
    page = desk.get(answer.location).text
    for words in ("Imported.", "Ann Writer", "about 28 April 2025", document.sha256):
        assert words in page


def test_the_limit_is_said_before_anybody_uploads(desk: CheckedClient) -> None:
    assert "2 MB" in desk.get(IMPORT).text


@pytest.mark.parametrize("title", ["", "Another title"])
def test_the_same_text_again_leads_to_the_article_on_file(
    desk: CheckedClient, session: Session, title: str
) -> None:
    document = a_document(session)
    answer = send(desk, text=ARTICLE, title=title)
    assert answer.location == f"/desk/articles/{document.uid}"
    assert "This text is on file already" in desk.get(answer.location).text
    assert count(session) == 1


def test_a_form_sent_twice_is_stored_once(
    desk: CheckedClient, session: Session
) -> None:
    form = desk.find_form(IMPORT, to="/import")
    data = form.values | {"text": ARTICLE, "file": (BytesIO(), "")}
    answers = [
        desk.post(IMPORT, data=data | {"file": (BytesIO(), "")}) for _ in range(2)
    ]
    assert [each.status_code for each in answers] == [303, 303]
    assert answers[0].location == answers[1].location
    assert "This text is on file already" not in desk.get(answers[0].location).text
    assert count(session) == 1


def test_another_file_in_the_same_form_is_another_article(
    desk: CheckedClient, session: Session
) -> None:
    data = desk.find_form(IMPORT, to="/import").values
    for words in (b"Nine bridges", b"Ten tunnels"):
        file = FileStorage(BytesIO(words), filename="article.txt")
        assert desk.post(IMPORT, data=data | {"file": file}).status_code == 303
    assert count(session) == 2


def test_everything_wrong_is_said_at_once(desk: CheckedClient) -> None:
    answer = send(
        desk,
        text=ARTICLE,
        url="ftp://x",
        published="soon",
        language="English",
        **{"publisher-name": "Nobody"},
    )
    for words in ("http://", "not a date", "language tag", "“Nobody” is not on file"):
        assert words in said(answer)


BAD: list[tuple[dict[str, str], str]] = [
    ({"text": ""}, "no text here"),
    ({"text": " \r\n\t"}, "no text here"),
    ({"text": "One\x0ctwo"}, "U+000C"),
    ({"text": "One\0two"}, "NUL"),
    ({"text": ARTICLE, "url": "data:text/html,x"}, "http://"),
    ({"text": ARTICLE, "url": "https://user:secret@paper.example/"}, "password"),
    ({"text": ARTICLE, "published": "last week"}, "not a date"),
    ({"text": ARTICLE, "published": "2025-02-30"}, "no such day"),
    ({"text": ARTICLE, "published": "2025-04/2024-10"}, "ends before it begins"),
    ({"text": ARTICLE, "published": "2999"}, "still to come"),
    ({"text": ARTICLE, "language": "English"}, "language tag"),
    ({"text": ARTICLE, "title": "t" * 201}, "200 characters"),
    ({"text": ARTICLE, "author_name": "a" * 201}, "200"),
    ({"text": "word " * 100}, "Give the article a title"),
    ({"text": ARTICLE, "author_name": "A\x00nn"}, "control characters"),
    ({"text": ARTICLE, "publisher-name": "A\x07nn"}, "control characters"),
]


@pytest.mark.parametrize(("fields", "words"), BAD)
def test_bad_input_gets_a_sentence_and_nothing_typed_is_lost(
    desk: CheckedClient, session: Session, fields: dict[str, str], words: str
) -> None:
    typed = {"title": "My title", "author_name": "Ann", "language": "uk"} | fields
    if words.startswith("Give"):
        typed["title"] = ""
    answer = send(desk, **typed)
    assert answer.status_code == 422
    assert words in said(answer)
    assert count(session) == 0
    kept = shown(answer).values
    for name, value in typed.items():
        visible = value.replace("\0", "\ufffd").replace("\x0c", "\ufffd")
        visible = visible.replace("\x07", "\ufffd").replace("\r\n", "\n")
        assert kept[name].strip() == visible.strip(), name


def test_right_to_left_text_is_imported_as_it_is(
    desk: CheckedClient, session: Session
) -> None:
    text = "הכותרת\n\nהשר אמר \u2066“nine”\u2069 ביום שני.\u200f\n"
    send(desk, text=text, language="he")
    assert only(session).text == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no text here"),
        ("“Zürich”".encode("cp1252"), "not in UTF-8"),
        (b"%PDF-1.7 \xe2\xe3", "not plain text or HTML"),
        (b"\x00\x01\x02\xff", "not plain text or HTML"),
    ],
)
def test_a_file_that_cannot_be_read_keeps_the_fields(
    desk: CheckedClient, session: Session, data: bytes, words: str
) -> None:
    answer = upload(desk, data, "article.txt", title="My title", author_name="Ann")
    assert answer.status_code == 422
    assert words in said(answer)
    assert "must be chosen again" in answer.text
    assert shown(answer).values["title"] == "My title"
    assert shown(answer).values["author_name"] == "Ann"
    assert count(session) == 0


def test_what_is_too_long_is_refused_with_its_size(
    desk: CheckedClient, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The real limit would make the test client leave large files behind.
    monkeypatch.setattr(intake_text, "MOST_BYTES", 1_000)
    for answer in (
        send(desk, text="é" * 501),
        upload(desk, "é".encode() * 501, "article.txt"),
    ):
        assert answer.status_code == 422
        assert "1,002 bytes" in said(answer)
    assert count(session) == 0


def test_a_text_file_is_imported(desk: CheckedClient, session: Session) -> None:
    data = ("\ufeff" + ARTICLE.replace("\n", "\r\n")).encode()
    assert upload(desk, data, "article.txt").status_code == 303
    assert only(session).text == ARTICLE
    assert only(session).media_type == "text/plain"


def test_a_file_that_was_read_stays_in_the_text_when_a_field_is_wrong(
    desk: CheckedClient, session: Session
) -> None:
    answer = upload(desk, ARTICLE.encode(), "article.txt", published="soon")
    assert answer.status_code == 422
    assert shown(answer).values["text"].strip() == ARTICLE.strip()
    again = shown(answer).values | {"published": "2025", "file": (BytesIO(), "")}
    assert desk.post(IMPORT, data=again).status_code == 303
    assert only(session).text == ARTICLE


def test_text_and_file_together_are_refused(
    desk: CheckedClient, session: Session
) -> None:
    answer = upload(desk, b"Other words", "article.txt", text=ARTICLE)
    assert answer.status_code == 422
    assert "not both" in said(answer)
    assert shown(answer).values["text"].strip() == ARTICLE.strip()
    assert count(session) == 0


@pytest.mark.parametrize("name", ["page.html", "PAGE.HTM", "page.txt"])
def test_a_web_page_is_shown_for_checking_before_it_is_stored(
    desk: CheckedClient, session: Session, name: str
) -> None:
    an_actor(session, "The Paper")
    answer = upload(desk, PAGE.encode(), name, author_name="Somebody else")
    assert answer.status_code == 200
    assert "Nothing is stored yet" in answer.text
    assert count(session) == 0
    values = shown(answer).values
    assert values["title"] == "Nine bridges opened"
    assert values["author_name"] == "Somebody else"
    assert values["published"] == "2025-04-28"
    assert values["language"] == "en-GB"
    assert desk.post(IMPORT, data=values | {"file": (BytesIO(), "")}).status_code == 303
    document = only(session)
    assert document.media_type == "text/html"
    assert document.publisher is not None
    assert document.publisher.name == "The Paper"
    assert "The ministry opened nine new bridges" in document.text


def test_nobody_waits_while_a_page_is_read(
    desk: CheckedClient, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[str] = []

    def slow(data: bytes) -> ArticleText:
        # Another writer gets through in the meantime, on either database.
        with Session(session.get_bind()) as other:
            begin_writing(other)
            a_document(other, "Written meanwhile")
            other.commit()
        reads.append(data.decode())
        return ArticleText("Nine bridges")

    monkeypatch.setattr(intake_html, "read", slow)
    assert upload(desk, b"<html>", "page.html").status_code == 200
    assert reads == ["<html>"]
    assert only(session).text == "Written meanwhile"
