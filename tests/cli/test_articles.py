"""`factcheck article import`: the same import from a terminal."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.cli import main
from factcheck.domain.vocabulary import ActorKind, Role
from factcheck.models import Actor, Document
from factcheck.settings import Settings
from tests.builders import ARTICLE, a_user, an_actor
from tests.intake.test_html import PAGE


@pytest.fixture(autouse=True)
def environment(
    settings: Settings, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    del session
    monkeypatch.setenv("DATABASE_URL", settings.database_url)
    monkeypatch.setenv("DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("PUBLIC_URL", "https://check.example")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(ARTICLE.replace("\n", "\r\n").encode())
    return path


def run(session: Session, file: Path, *words: str) -> Result:
    session.commit()
    result = CliRunner().invoke(main, ["article", "import", str(file), *words])
    session.expire_all()
    return result


def only(session: Session) -> Document:
    return session.scalars(select(Document)).one()


def test_the_address_of_the_article_is_printed(session: Session, file: Path) -> None:
    person = a_user(session, Role.EDITOR)
    a_user(session, Role.ADMIN, Role.OBSERVER)
    a_user(session, active=False)
    result = run(session, file)
    document = only(session)
    assert result.exit_code == 0
    assert result.stdout == f"https://check.example/desk/articles/{document.uid}\n"
    assert document.text == ARTICLE
    assert document.title == "Bridges"
    assert document.imported_by is person


def test_everything_known_can_be_said(session: Session, file: Path) -> None:
    a_user(session)
    person = a_user(session, email="mira@paper.example")
    outlet = an_actor(session, "The Paper")
    options = {
        "--title": "Nine bridges",
        "--url": "https://paper.example/bridges",
        "--publisher": "the paper",
        "--author": "Ann Writer",
        "--published": "2025-04~",
        "--language": "en-gb",
        "--as": "Mira@Paper.example",
    }
    words = [word for option in options.items() for word in option]
    assert run(session, file, *words).exit_code == 0
    document = only(session)
    assert document.title == "Nine bridges"
    assert document.publisher is outlet
    assert document.published_edtf == "2025-04~"
    assert document.language == "en-GB"
    assert document.imported_by is person


def test_the_same_text_again_prints_the_address_on_file(
    session: Session, file: Path
) -> None:
    a_user(session)
    first = run(session, file)
    second = run(session, file, "--title", "Another title")
    assert second.exit_code == 0
    assert second.stdout == first.stdout
    assert "on file already" in second.stderr
    assert only(session).title == "Bridges"


def test_a_saved_page_is_read(session: Session, tmp_path: Path) -> None:
    a_user(session)
    path = tmp_path / "page.HTML"
    path.write_text(PAGE, encoding="utf-8")
    assert run(session, path, "--author", "Somebody else").exit_code == 0
    document = only(session)
    assert document.title == "Nine bridges opened"
    assert document.author_name == "Somebody else"
    assert document.media_type == "text/html"
    # What a page calls itself puts nobody on file.
    assert document.publisher is None


def test_an_outlet_nobody_knows_is_put_on_file(session: Session, file: Path) -> None:
    a_user(session)
    assert run(session, file, "--publisher", "The Paper").exit_code == 0
    outlet = session.scalars(select(Actor)).one()
    assert (outlet.name, outlet.kind) == ("The Paper", ActorKind.MEDIA)
    assert only(session).publisher is outlet


def test_an_outlet_nearly_right_is_asked_about(session: Session, file: Path) -> None:
    a_user(session)
    an_actor(session, "The Evening Paper")
    result = run(session, file, "--publisher", "Evening Papr")
    assert result.exit_code == 1
    assert "Did you mean: The Evening Paper?" in result.stderr
    assert session.scalars(select(Document)).all() == []


def test_somebody_must_import_it(session: Session, file: Path) -> None:
    a_user(session, Role.ADMIN, email="admin@paper.example")
    nobody = run(session, file)
    assert nobody.exit_code == 1
    assert "no reviewer or editor yet" in nobody.stderr
    a_user(session, email="one@paper.example")
    a_user(session, Role.EDITOR, email="two@paper.example")
    several = run(session, file)
    assert several.exit_code == 1
    assert "--as with one of one@paper.example, two@paper.example" in several.stderr
    for email in ("admin@paper.example", "who@paper.example"):
        unknown = run(session, file, "--as", email)
        assert unknown.exit_code == 1
        assert f"No active reviewer or editor has the address {email}" in unknown.stderr
    assert session.scalars(select(Document)).all() == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no text here"),
        (b"One\0two", "NUL"),
        ("“Zürich”".encode("cp1252"), "not in UTF-8"),
        (b"%PDF-1.7", "not plain text"),
        (b"e" * 2_000_001, "2,000,001 bytes"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence(
    session: Session, file: Path, data: bytes, words: str
) -> None:
    a_user(session)
    file.write_bytes(data)
    result = run(session, file)
    assert result.exit_code == 1
    assert words in result.stderr
    assert session.scalars(select(Document)).all() == []


def test_options_that_cannot_be_stored_are_all_named(
    session: Session, file: Path
) -> None:
    a_user(session)
    result = run(session, file, "--url", "ftp://x", "--published", "soon")
    assert result.exit_code == 1
    assert "http://" in result.stderr
    assert "not a date" in result.stderr
