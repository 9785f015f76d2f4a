"""A saved web page -> the words of the article and what the page says about itself.

Works on the bytes given and nothing else: no picture, script or address in the
page is ever fetched.
"""

import re
from dataclasses import dataclass

from trafilatura import bare_extraction

from factcheck.domain.errors import Invalid
from factcheck.domain.sentences import N_, Sentence
from factcheck.intake.languages import UNKNOWN, checked_language
from factcheck.intake.text import decode, freeze, refuse_controls

_HTML_TAG = re.compile(r"<html\b[^>]*?\slang\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_NO_ARTICLE = N_(
    "No article was found in this page. Open it in a browser, copy the words of the"
    " article and paste them instead."
)


@dataclass(frozen=True)
class ArticleText:
    """An article as read from a page; what the page does not say is empty."""

    text: str
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    language: str = UNKNOWN


def read(data: bytes) -> ArticleText:
    """Read a saved page.

    Raises:
        Invalid: not UTF-8, binary, too long, or no article in it.
    """
    source = decode(data)
    # The parser would stop at a NUL without a word, and the rest be lost.
    refuse_controls(source.replace("\r", "\n"))
    found = bare_extraction(
        source,
        with_metadata=True,
        include_comments=False,
        # A date somewhere in the words is not the date of the article.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    # As a dictionary is only asked for with as_dict.
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise Invalid(Sentence(_NO_ARTICLE, field="text"))
    return ArticleText(
        text=freeze(found.text or ""),
        title=_line(found.title),
        author=_line(found.author),
        publisher=_line(found.sitename),
        published=_line(found.date),
        url=_line(found.url),
        language=_language(source),
    )


def _line(value: str | None) -> str:
    return " ".join((value or "").split())


def _language(source: str) -> str:
    """Return the language that the page names for itself."""
    found = _HTML_TAG.search(source)
    try:
        return checked_language(found[1] if found else "")
    except Invalid:
        return UNKNOWN
