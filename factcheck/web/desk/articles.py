"""Articles: those on file, importing one, and one with its claims."""

from dataclasses import dataclass

from babel import Locale
from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale, gettext

from factcheck.domain.errors import Duplicate, Invalid, NotFound
from factcheck.domain.passages import Paragraph, Span, paragraphs
from factcheck.domain.policy import Permission
from factcheck.engine import begin_writing
from factcheck.extensions import db
from factcheck.intake.text import LONGEST_TITLE, MOST_BYTES
from factcheck.models import Actor, Document
from factcheck.queries import documents as queries
from factcheck.queries.documents import Marked
from factcheck.services import documents
from factcheck.web import once
from factcheck.web.access import may, requires, work
from factcheck.web.desk import bp
from factcheck.web.desk.forms_articles import ImportForm
from factcheck.web.desk.forms_marking import MarkForm
from factcheck.web.forms import add_refusal
from factcheck.web.once import done
from factcheck.web.presenting import sentence
from factcheck.web.text import shown

_PAGE = 40
# Offered while typing; any other tag may be typed.
_LANGUAGES = (
    *("en", "ar", "de", "es", "fa", "fr", "he", "hi", "it", "ja", "ko", "nl", "pl"),
    *("pt", "ru", "tr", "uk", "ur", "zh"),
)


@dataclass(frozen=True)
class Reading:
    """An article as the page shows it: the text cut at the claims' quotes."""

    document: Document
    marked: list[Marked]
    text: list[Paragraph]

    @property
    def by_key(self) -> dict[str, Marked]:
        """The claims by the key that their spans carry."""
        return {each.appearance.uid: each for each in self.marked}


@bp.get("/articles")
@requires(Permission.DESK_READ)
def articles() -> str:
    """List the articles on file, the newest first."""
    words = request.args.get("q", "").replace("\0", "").strip()[:LONGEST_TITLE]
    number = request.args.get("page", 1, type=int)
    page = db.paginate(
        queries.listed(words),
        page=max(1, min(number, 10_000)),
        per_page=_PAGE,
        error_out=False,
    )
    counts = queries.claim_counts(db.session(), page.items)
    return render_template("desk/articles.html", page=page, counts=counts, words=words)


@bp.get("/articles/import")
@requires(Permission.ARTICLE_IMPORT)
def new_article() -> str:
    """Offer the form to import an article."""
    return show_import(ImportForm())


@bp.post("/articles/import")
@requires(Permission.ARTICLE_IMPORT, writes=False)
def import_article() -> ResponseReturnValue:
    """Import an article; the same text again leads to the one on file."""
    form = ImportForm()
    fits = form.validate()
    # Whatever else is wrong: a page cannot fill the field of the file again. A saved
    # page takes seconds to read, so nobody waits for the database meanwhile.
    fits = form.read_file() and fits
    if form.to_check and fits:
        return show_import(form)
    db.session.rollback()
    begin_writing(db.session())
    return once.earlier_answer() or _store(form, fits=fits)


def _store(form: ImportForm, *, fits: bool) -> ResponseReturnValue:
    publisher = form.publisher.form.settle(work()) if not form.to_check else None
    if not fits or form.publisher.errors:
        return show_import(form), 422
    try:
        document = _imported(form, publisher)
    except Duplicate as twin:
        db.session.rollback()
        return done(url_for(".article", uid=twin.uid), sentence(twin.sentences[0]))
    except Invalid as refusal:
        add_refusal(form, refusal)
        return show_import(form), 422
    return done(
        url_for(".article", uid=document.uid),
        gettext("Imported. Select a passage in the text to mark a claim."),
    )


def _imported(form: ImportForm, publisher: Actor | None) -> Document:
    return documents.import_text(
        work(),
        text=form.text.data or "",
        title=form.title.data or "",
        url=form.url.data,
        publisher=publisher,
        author_name=form.author_name.data or "",
        published_edtf=form.published.data,
        language=form.language.data or "",
        media_type=form.kind_of_file,
    )


def show_import(form: ImportForm) -> str:
    """Render the form; nothing of a refused import is stored."""
    db.session.rollback()
    form.text.data = shown(form.text.data or "")
    locale = get_locale() or Locale("en")
    return render_template(
        "desk/import.html",
        form=form,
        languages=[(tag, locale.languages.get(tag, tag)) for tag in _LANGUAGES],
        most_bytes=MOST_BYTES,
    )


@bp.get("/articles/<uid:uid>")
@requires(Permission.DESK_READ)
def article(uid: str) -> str:
    """Show an article with the claims marked in it."""
    return show_article(article_or_404(uid))


def article_or_404(uid: str) -> Document:
    """Return an article.

    Raises:
        NotFound: there is none at this address.
    """
    found = queries.by_uid(db.session(), uid)
    if found is None:
        raise NotFound
    return found


def show_article(document: Document, form: MarkForm | None = None) -> str:
    """Render an article; a form that was refused keeps what was typed."""
    marked = queries.claims_in(db.session(), document)
    spans = [
        Span(each.appearance.uid, each.appearance.start, each.appearance.end)
        for each in marked
    ]
    return render_template(
        "desk/article.html",
        article=Reading(document, marked, paragraphs(document.text, spans)),
        document=document,
        marks=may(Permission.ARTICLE_IMPORT),
        form=form or MarkForm(formdata=None),
    )
