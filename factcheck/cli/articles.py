"""`factcheck article`: importing from a terminal what the desk would import."""

from pathlib import Path

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck import engine
from factcheck.database import check_schema
from factcheck.domain.errors import Duplicate, Invalid
from factcheck.domain.policy import Permission, may
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import ActorKind
from factcheck.intake import html
from factcheck.intake.html import ArticleText
from factcheck.intake.text import MOST_BYTES, decode
from factcheck.models import Actor, User
from factcheck.models.base import now
from factcheck.queries import actors as queries
from factcheck.services import actors, documents
from factcheck.services.work import Work
from factcheck.settings import Settings

_PAGES = {".html", ".htm", ".xhtml"}


@click.group("article")
def article_cli() -> None:
    """Import articles."""


@article_cli.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--title", default="", help="Default: the first line of the text.")
@click.option("--url", default="", help="Where it was published.")
@click.option("--publisher", default="", help="The name of the outlet.")
@click.option("--author", default="", help="As the byline has it.")
@click.option("--published", default="", help="E.g. 2025-04-28, 2025-04, 2025-04-28~.")
@click.option("--language", default="", help="E.g. en, uk, zh-Hant.")
@click.option("--as", "email", default="", help="The reviewer or editor who imports.")
def import_file(  # noqa: PLR0913, PLR0917 - the options of the command
    file: Path,
    title: str,
    url: str,
    publisher: str,
    author: str,
    published: str,
    language: str,
    email: str,
) -> None:
    """Import FILE (.txt or .html, in UTF-8, at most 2 MB) and print its address.

    A text that is on file already is not stored again; its address is printed.
    """
    settings = Settings.from_env()
    check_schema(settings)
    read = _read(file)
    with engine.writing(settings) as session:
        work = Work(session, _person(session, email), now())
        try:
            uid = documents.import_text(
                work,
                text=read.text,
                title=title or read.title,
                url=url or read.url,
                publisher=_outlet(work, publisher, read.publisher),
                author_name=author or read.author,
                published_edtf=published or read.published,
                language=language or read.language,
                media_type="text/html" if _is_page(file) else "text/plain",
            ).uid
        except Duplicate as twin:
            session.rollback()
            click.echo(str(twin), err=True)
            uid = twin.uid
    click.echo(f"{settings.public_url}/desk/articles/{uid}")


def _is_page(file: Path) -> bool:
    return file.suffix.lower() in _PAGES


def _read(file: Path) -> ArticleText:
    with file.open("rb") as opened:
        # One byte more than allowed is enough to be refused.
        data = opened.read(MOST_BYTES + 1)
    return html.read(data) if _is_page(file) else ArticleText(decode(data))


def _outlet(work: Work, given: str, read: str) -> Actor | None:
    """Return the outlet; one that somebody named and nobody knows is put on file.

    What a page says of itself is only a name: it is taken if it is on file.

    Raises:
        Invalid: not on file, but others have a name much like it.
    """
    found = queries.named(work.session, given or read)
    if found is not None or not given:
        return found
    near = "; ".join(each.name for each in queries.find(work.session, given, 3))
    if near:
        sentence = N_("“%(name)s” is not on file. Did you mean: %(near)s?")
        raise Invalid(Sentence(sentence, {"name": given, "near": near}, "publisher"))
    return actors.add(work, name=given, kind=ActorKind.MEDIA)


def _person(session: Session, email: str) -> User:
    """Return who imports: who is named, else the only one who could.

    Raises:
        Invalid: nobody of that address, nobody at all, or several.
    """
    people = [
        user
        for user in session.scalars(select(User).where(User.active).order_by(User.id))
        if may(user.roles, Permission.ARTICLE_IMPORT)
    ]
    if email:
        people = [user for user in people if user.email == email.strip().lower()]
        sentence = N_("No active reviewer or editor has the address %(email)s.")
        named = Sentence(sentence, {"email": email})
    elif people:
        addresses = ", ".join(user.email for user in people)
        sentence = N_("Say who imports: --as with one of %(addresses)s.")
        named = Sentence(sentence, {"addresses": addresses})
    else:
        named = Sentence(
            N_("There is no reviewer or editor yet; “factcheck user add” makes one.")
        )
    if len(people) != 1:
        raise Invalid(named)
    return people[0]
