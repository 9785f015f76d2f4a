"""Importing articles. The text is frozen: another text is another document."""

from datetime import timedelta

from sqlalchemy.exc import IntegrityError

from factcheck.canonical import sha256_hex
from factcheck.domain.errors import Duplicate, Invalid
from factcheck.domain.policy import Permission
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import DocumentKind
from factcheck.intake.addresses import checked_url
from factcheck.intake.dates import EdtfDate, parse_edtf
from factcheck.intake.languages import UNKNOWN, checked_language
from factcheck.intake.text import LONGEST_TITLE, freeze, is_blank, title_line
from factcheck.models import Actor, Document
from factcheck.queries import documents as queries
from factcheck.services import audit
from factcheck.services.faults import Faults
from factcheck.services.permits import need
from factcheck.services.work import Work

# Somewhere it is tomorrow already.
_ELSEWHERE = timedelta(days=1)


def import_text(  # noqa: PLR0913 - what an article is described by
    work: Work,
    *,
    text: str,
    title: str = "",
    url: str | None = None,
    publisher: Actor | None = None,
    author_name: str = "",
    published_edtf: str | None = None,
    language: str = "",
    media_type: str = "text/plain",
    kind: DocumentKind = DocumentKind.ARTICLE,
    ref: str | None = None,
) -> Document:
    """Freeze a text and put it on file; without a title its first line is taken.

    Raises:
        Duplicate: the same text is on file; the uid is that document's.
        Invalid: every field that cannot be stored, each with its sentence.
    """
    need(work, Permission.ARTICLE_IMPORT)
    faults = Faults()
    frozen = faults.noting(lambda: freeze(text), "")
    named = faults.noting(lambda: _title(title, frozen), "")
    address = faults.noting(lambda: checked_url(url) if url else None, None)
    date = faults.noting(lambda: _date(work, published_edtf), None)
    tag = faults.noting(lambda: checked_language(language), UNKNOWN)
    faults.refuse()
    digest = sha256_hex(frozen.encode())
    _refuse_twin(work, digest)
    document = Document(
        kind=kind,
        title=named,
        url=address,
        publisher=publisher,
        author_name=" ".join(author_name.split()),
        published_edtf=date.text if date else None,
        published_earliest=date.earliest if date else None,
        published_latest=date.latest if date else None,
        language=tag,
        text=frozen,
        sha256=digest,
        media_type=media_type,
        imported_by=work.person,
        created_at=work.now,
    )
    if ref is not None:
        document.ref = ref
    _store(work, document)
    audit.record(work, "document.imported", document)
    return document


def _title(given: str, frozen: str) -> str:
    title = " ".join(given.split())
    if len(title) > LONGEST_TITLE:
        sentence = N_("A title has %(most)d characters at most; this has %(length)d.")
        params = {"most": LONGEST_TITLE, "length": len(title)}
        raise Invalid(Sentence(sentence, params, "title"))
    # Where the text was refused, its own sentence says enough.
    if not is_blank(title) or not frozen:
        return title
    line = title_line(frozen)
    if line is None:
        sentence = N_("Give the article a title: its first line is too long for one.")
        raise Invalid(Sentence(sentence, field="title"))
    return line


def _date(work: Work, text: str | None) -> EdtfDate | None:
    if not text or not text.strip():
        return None
    date = parse_edtf(text, "published")
    if date.earliest and date.earliest > work.now.date() + _ELSEWHERE:
        sentence = N_(
            "The article cannot have appeared on a day still to come: %(day)s."
        )
        raise Invalid(Sentence(sentence, {"day": date.earliest}, "published"))
    return date


def _refuse_twin(work: Work, digest: str) -> None:
    twin = queries.with_hash(work.session, digest)
    if twin is not None:
        sentence = N_("This text is on file already, as “%(title)s”.")
        raise Duplicate(Sentence(sentence, {"title": twin.title}), twin.uid)


def _store(work: Work, document: Document) -> None:
    """Insert the row; somebody may have imported the same text this very moment."""
    try:
        with work.session.begin_nested():
            work.session.add(document)
    except IntegrityError:
        _refuse_twin(work, document.sha256)
        raise
