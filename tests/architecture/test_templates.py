"""Templates: titled, translated, nothing inline, nothing trusted."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import files, read, without_jinja

TEMPLATES = files("templates", ".html")
# Every template that another one names.
USED = {
    name
    for path in TEMPLATES
    for name in re.findall(
        r"""\{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)""", read(path)
    )
}
# What a script asks for and puts into a page.
FRAGMENTS = {"desk/actors_near.html"}
# Attributes whose words people see or hear.
SPOKEN = "alt|aria-label|aria-description|content|label|placeholder|title"


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_each_page_has_a_title_and_everything_else_is_a_piece(path: Path) -> None:
    text = read(path)
    if "{% extends" not in text:
        assert str(path.relative_to("templates")) in USED | FRAGMENTS
        return
    if "layouts" in path.parts:
        return
    title = re.search(r"\{% block title %\}(.+?)\{% endblock", text, re.DOTALL)
    assert title is not None
    assert title[1].strip()


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_nothing_is_inline(path: Path) -> None:
    text = read(path)
    assert re.findall(r"<style\b", text) == []
    assert re.findall(r"\s(?:style|on[a-z]+)\s*=", without_jinja(text)) == []
    scripts = re.findall(r"<script\b([^>]*)>", text)
    assert [each for each in scripts if not re.search(r"\bsrc=|ld\+json", each)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_nothing_from_elsewhere_is_trusted_or_loaded(path: Path) -> None:
    text = read(path)
    assert re.findall(r"\|\s*safe\b|autoescape", text) == []
    loading = r"""(?:src|srcset|action|<link[^>]*href)\s*=\s*["']?(?:https?:)?//"""
    assert re.findall(loading, text) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_all_words_can_be_translated(path: Path) -> None:
    bare = without_jinja(read(path))
    spoken = re.findall(rf'(?:{SPOKEN})="([^"]*[^\W\d_][^"]*)"', bare)
    assert [each for each in spoken if not _technical(each)] == []
    words = re.sub(r"<[^>]*>|SHA-256", "", bare)
    assert re.findall(r"&[a-z]+;|[^\W\d_]+", words) == []


def _technical(value: str) -> bool:
    """Say whether a value is for machines: a viewport, a referrer policy."""
    return bool(re.fullmatch(r"[a-z-]+(=[\w.-]+)?(,? ?[a-z-]+(=[\w.-]+)?)*", value))
