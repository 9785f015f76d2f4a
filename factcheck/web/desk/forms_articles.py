"""Importing an article: pasted or uploaded, and what is known about it."""

from flask_babel import gettext, lazy_gettext
from flask_wtf.file import FileField
from wtforms import HiddenField, StringField, TextAreaField

from factcheck.domain.errors import Invalid
from factcheck.intake import html
from factcheck.intake.addresses import checked_url
from factcheck.intake.dates import parse_edtf
from factcheck.intake.html import ArticleText
from factcheck.intake.languages import checked_language
from factcheck.intake.text import decode, freeze
from factcheck.web.desk.actor_entry import ActorField
from factcheck.web.desk.checks import readable
from factcheck.web.forms import DeskForm, add_refusal, at_most, clean_line

_HTML = "text/html"
_PLAIN = "text/plain"


class ImportForm(DeskForm):
    """An article. The text itself is the core's to judge, to the letter."""

    text = TextAreaField(lazy_gettext("Text of the article"))
    file = FileField(lazy_gettext("Or a file"))
    media_type = HiddenField(default=_PLAIN)
    title = StringField(lazy_gettext("Title"), filters=[clean_line])
    url = StringField(
        lazy_gettext("Web address"),
        filters=[clean_line],
        validators=[readable(checked_url)],
    )
    publisher = ActorField(lazy_gettext("Published by"))
    author_name = StringField(
        lazy_gettext("Author"), filters=[clean_line], validators=[at_most(200)]
    )
    published = StringField(
        lazy_gettext("Date of publication"),
        filters=[clean_line],
        validators=[readable(parse_edtf)],
    )
    language = StringField(
        lazy_gettext("Language"),
        filters=[clean_line],
        validators=[readable(checked_language)],
    )

    # What a page said of itself was filled in and nobody has looked at it yet.
    to_check = False

    def read_file(self) -> bool:
        """Put the words of an uploaded file into the form; say whether that worked.

        The field of the file cannot be filled again by a page, so whatever could
        be read goes where it stays: into the text and the empty fields.
        """
        upload = self.file.data
        if not upload or not upload.filename:
            return True
        if self.text.data and self.text.data.strip():
            self.file.errors = [
                gettext("Paste the text or choose a file, not both. The text was kept.")
            ]
            return False
        data = upload.read()
        # As it was found: what is remembered of a form hashes its files too.
        upload.seek(0)
        try:
            self._read(upload.filename, data)
        except Invalid as refusal:
            add_refusal(self, refusal)
            self.file.errors = [*self.text.errors]
            self.text.errors = []
            return False
        return True

    def _read(self, filename: str, data: bytes) -> None:
        page = filename.lower().endswith((".html", ".htm", ".xhtml"))
        if page or data.lstrip()[:14].lower().startswith((b"<!doctype html", b"<html")):
            self._take(html.read(data))
        else:
            self.text.data = freeze(decode(data))
            self.media_type.data = _PLAIN

    def _take(self, article: ArticleText) -> None:
        """Fill in what the page says; what a person typed stays."""
        self.media_type.data = _HTML
        self.text.data = article.text
        publisher = self.publisher.form.name
        for field, found in (
            (self.title, article.title),
            (self.url, article.url),
            (publisher, article.publisher),
            (self.author_name, article.author),
            (self.published, article.published),
            (self.language, article.language.replace("und", "")),
        ):
            field.data = field.data or found
        self.to_check = True

    @property
    def kind_of_file(self) -> str:
        """The media type to store: one of the two that can be read."""
        return _HTML if self.media_type.data == _HTML else _PLAIN
