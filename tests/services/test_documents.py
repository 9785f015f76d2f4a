"""Importing articles."""

from collections.abc import Callable

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from factcheck.canonical import sha256_hex
from factcheck.domain.errors import Duplicate, Invalid, NotAllowed
from factcheck.domain.vocabulary import Role
from factcheck.models import Document
from factcheck.queries import documents as queries
from factcheck.services import audit, documents
from factcheck.services.work import Work
from tests.builders import ARTICLE, a_document, a_user, an_actor

Begin = Callable[..., Work]


@pytest.fixture
def desk(session: Session, work: Begin) -> Work:
    return work(a_user(session))


def test_an_article_is_kept_as_it_was_with_its_hash(
    session: Session, desk: Work
) -> None:
    publisher = an_actor(session, "The Paper")
    document = documents.import_text(
        desk,
        text="\ufeffBridges\r\n\r\nNine — 👩‍🚒.\r",
        url="https://paper.example/bridges",
        publisher=publisher,
        author_name="  Ann   Writer ",
        published_edtf="2025-04~",
        language="EN-gb",
    )
    assert document.text == "Bridges\n\nNine — 👩‍🚒.\n"
    assert document.sha256 == sha256_hex(document.text.encode())
    assert document.title == "Bridges"
    assert document.author_name == "Ann Writer"
    assert document.published_edtf == "2025-04~"
    assert str(document.published_earliest) == "2025-04-01"
    assert str(document.published_latest) == "2025-04-30"
    assert document.language == "en-GB"
    assert document.publisher is publisher


def test_an_import_is_in_the_log(session: Session, desk: Work) -> None:
    document = documents.import_text(desk, text=ARTICLE)
    found = [fault.text() for fault in audit.verify(session)]
    assert not [fault for fault in found if document.uid in fault]
    with session.no_autoflush:
        document.title = "Another"
        session.flush()
    found = [fault.text() for fault in audit.verify(session)]
    assert any(document.uid in fault and "differs" in fault for fault in found)


@pytest.mark.parametrize("text", [ARTICLE, ARTICLE.replace("\n", "\r\n")])
def test_the_same_text_again_leads_to_the_document_on_file(
    session: Session, desk: Work, text: str
) -> None:
    first = documents.import_text(desk, text=ARTICLE)
    with pytest.raises(Duplicate) as caught:
        documents.import_text(desk, text=text, title="Under another title")
    assert caught.value.uid == first.uid
    assert first.title in str(caught.value)
    assert session.scalar(select(func.count()).select_from(Document)) == 1


def test_two_imports_of_one_text_at_once_store_it_once(
    session: Session, desk: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = a_document(session)
    answers = iter([None, first])
    monkeypatch.setattr(queries, "with_hash", lambda *_: next(answers))
    with pytest.raises(Duplicate) as caught:
        documents.import_text(desk, text=ARTICLE)
    assert caught.value.uid == first.uid


def test_a_broken_constraint_that_is_no_twin_is_not_hidden(
    session: Session, desk: Work
) -> None:
    a_document(session, "Another text.", ref="taken")
    with pytest.raises(IntegrityError):
        documents.import_text(desk, text=ARTICLE, ref="taken")


def test_everything_wrong_is_said_at_once(desk: Work) -> None:
    with pytest.raises(Invalid) as caught:
        documents.import_text(
            desk,
            text="",
            title="t" * 201,
            url="javascript:alert(1)",
            published_edtf="yesterday",
            language="English",
        )
    fields = {each.field for each in caught.value.sentences}
    assert fields == {"text", "title", "url", "published", "language"}


def test_an_article_does_not_come_from_the_future(desk: Work) -> None:
    with pytest.raises(Invalid, match="still to come"):
        documents.import_text(desk, text=ARTICLE, published_edtf="2025-05-04")
    # In the far east it is tomorrow already.
    document = documents.import_text(desk, text=ARTICLE, published_edtf="2025-05-03")
    assert document.published_edtf == "2025-05-03"


def test_a_first_line_too_long_for_a_title_asks_for_one(desk: Work) -> None:
    long_line = "word " * 60
    with pytest.raises(Invalid, match="Give the article a title") as caught:
        documents.import_text(desk, text=long_line)
    assert caught.value.sentences[0].field == "title"
    assert documents.import_text(desk, text=long_line, title="Short").title == "Short"


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.ADMIN])
def test_who_only_reads_or_administers_imports_nothing(
    session: Session, work: Begin, role: Role
) -> None:
    with pytest.raises(NotAllowed):
        documents.import_text(work(a_user(session, role)), text=ARTICLE)


def test_articles_are_found_by_title_outlet_and_author(
    session: Session, desk: Work
) -> None:
    documents.import_text(
        desk,
        text="One hundred % true_ish",
        publisher=an_actor(session, "Evening Post"),
        author_name="Ann Writer",
    )
    documents.import_text(desk, text="Other words")
    for words, count in (
        ("hundred", 1),
        ("evening ann", 1),
        ("evening nobody", 0),
        ("%", 1),
        ("_", 1),
        ("\\", 0),
        ("", 2),
    ):
        assert len(session.scalars(queries.listed(words)).all()) == count, words
