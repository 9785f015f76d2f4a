"""Saved web pages."""

import socket

import pytest

from factcheck.domain.errors import Invalid
from factcheck.intake.html import read

PAGE = """<!DOCTYPE html>
<html lang="en-gb"><head><meta charset="utf-8">
<title>Nine bridges opened | The Paper</title>
<link rel="canonical" href="https://paper.example/bridges">
<meta name="author" content="Ann Writer">
<meta property="og:site_name" content="The Paper">
<meta property="article:published_time" content="2025-04-28T10:00:00Z">
<link rel="stylesheet" href="https://elsewhere.example/style.css">
</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Nine bridges opened</h1>
<p>The ministry opened nine new bridges last year, the minister said on Monday.</p>
<p>Engineers counted four. “Two are not open,” one of them said at the third one.</p>
<img src="https://elsewhere.example/picture.jpg" alt="">
<script>document.write("never run")</script>
</article><footer>Copyright 2019 The Paper</footer></body></html>
"""


@pytest.fixture
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        pytest.fail("reading a page opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("_no_network")
def test_a_page_gives_its_words_and_what_it_says_of_itself() -> None:
    article = read(PAGE.encode())
    assert article.title == "Nine bridges opened"
    assert article.author == "Ann Writer"
    assert article.publisher == "The Paper"
    assert article.published == "2025-04-28"
    assert article.url == "https://paper.example/bridges"
    assert article.language == "en-GB"
    assert "The ministry opened nine new bridges last year" in article.text
    assert "“Two are not open,” one of them said" in article.text
    for clutter in ("Sport", "never run", "Copyright", "<p>"):
        assert clutter not in article.text


def test_a_year_in_the_small_print_is_not_the_date() -> None:
    lines = [line for line in PAGE.splitlines() if "published_time" not in line]
    assert read("\n".join(lines).encode()).published == ""


@pytest.mark.parametrize("lang", ["", "English please", "x"])
def test_a_page_that_names_no_language_has_none(lang: str) -> None:
    page = PAGE.replace("en-gb", lang)
    assert read(page.encode()).language == "und"


@pytest.mark.parametrize(
    "page", ["", "<html><body></body></html>", "just words, no page", "<p></p>"]
)
def test_a_page_without_an_article_is_refused(page: str) -> None:
    with pytest.raises(Invalid, match="No article was found"):
        read(page.encode())


def test_a_page_with_a_nul_is_not_cut_short_in_silence() -> None:
    with pytest.raises(Invalid, match="NUL"):
        read(PAGE.replace("Engineers", "Engi\0neers").encode())


def test_a_page_in_another_encoding_is_refused() -> None:
    page = PAGE.replace("utf-8", "windows-1252").encode("cp1252")
    with pytest.raises(Invalid, match="not in UTF-8"):
        read(page)
