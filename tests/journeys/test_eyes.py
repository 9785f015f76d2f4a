"""The eyes of the journeys do see: axe, the Nu checker, the browser's complaints."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import assert_accessible, nu_faults

BAD = '<!doctype html><html><title></title><img src="/x.png"><p></div></html>'
GOOD = '<!doctype html><html lang="en"><title>A</title><main><h1>A</h1></main></html>'


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_axe_names_what_it_finds(page: Page) -> None:
    page.set_content(GOOD)
    assert_accessible(page)
    page.set_content(BAD)
    with pytest.raises(AssertionError, match=r"(?s)html-has-lang.*<html"):
        assert_accessible(page)


def test_the_nu_checker_says_which_page_is_wrong(tmp_path: Path) -> None:
    found = nu_faults({"good": GOOD, "bad": BAD}, tmp_path)
    assert found
    assert all(each.startswith("bad: ") for each in found)
    assert any("Stray end tag “div”" in each for each in found)
