"""The checks that every page passes do find what they look for."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import html, skips
from tests.client import forms_of

GOOD = """<!doctype html>
<html lang="en"><head><title>Bridges</title></head><body>
<h1>Bridges</h1>
<form method="post" action="/save"><label for="name">Name</label>
<input id="name" name="name" value="Ada"><input type="hidden" name="key" value="7">
<label><input type="checkbox" name="both" value="1"> both</label>
<label for="note">Note</label><textarea id="note" name="note">
one
two</textarea>
<label for="kind">Kind</label><select id="kind" name="kind"><option value="a">A
</option><option value="b" selected>B</option></select>
<button name="act" value="go">Go</button></form>
<script type="application/ld+json">{}</script></body></html>
"""
BAD = (
    ('lang="en"', "", "does not say its language"),
    ("<title>Bridges</title>", "<title> </title>", "no title"),
    ("<h1>Bridges</h1>", "<h2>Bridges</h2>", "0 main headings"),
    ("<h1>Bridges</h1>", "<h1>A</h1><h1>B</h1>", "2 main headings"),
    ("<h1>Bridges</h1>", '<h1 id="name">A</h1>', "“name” stands 2 times"),
    ("<h1>Bridges</h1>", '<h1 id="">A</h1>', "the id “” stands 1 times"),
    ('<label for="name">Name</label>', "", "“name” has no label"),
    ('<label for="name">Name</label>', '<label for="name"> </label>', "no label"),
    ("<label><input", "<input", "invalid HTML"),
    ("> both</label>", "></label>", "“both” has no label"),
    ('for="kind"', 'for="sort"', "for names “sort”, which is not on the page"),
    ('id="name"', 'id="name" aria-describedby="hint"', "aria-describedby names “hint”"),
    ("<h1>", '<h1 style="color: red">', "the attribute style of h1"),
    ("<button", '<button onclick="go()"', "the attribute onclick of button"),
    ("<h1>", "<style>h1 {}</style><h1>", "an inline style sheet"),
    ("<title>", "<style>h1 {}</style><title>", "an inline style sheet"),
    ("</form>", "</form><script>go()</script>", "an inline script"),
    ("</form>", '</form><a href=" JavaScript:go()">x</a>', "runs a script"),
    ("</form>", '</form><a href="/x"><b></b></a>', "a a has no words"),
    ("</form>", '</form><img src="/x.png">', "no text for the blind"),
    ("</form>", "</form></div>", "invalid HTML"),
    ('id="name"', 'id="name" id="name"', "invalid HTML"),
)


def test_a_good_page_passes() -> None:
    assert html.faults(GOOD) == []


@pytest.mark.parametrize(("good", "bad", "fault"), BAD)
def test_each_fault_is_found(good: str, bad: str, fault: str) -> None:
    assert good in GOOD
    page = GOOD.replace(good, bad, 1)
    try:
        found = html.faults(page)
    except AssertionError as error:
        found = [f"invalid HTML: {error}"]
    assert any(fault in each for each in found), found


def test_a_form_is_read_as_a_browser_reads_it() -> None:
    (form,) = forms_of(GOOD)
    assert (form.method, form.action) == ("POST", "/save")
    assert form.values == {
        "name": "Ada",
        "key": "7",
        "both": None,
        "note": "one\ntwo",
        "kind": "b",
    }
    assert form.buttons == [("Go", "act", "go")]


@pytest.mark.parametrize("need", skips.NEEDS, ids=lambda need: need.name)
def test_what_is_missing_is_skipped_with_its_remedy_or_fails_in_ci(
    need: skips.Need, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = skips.Need(need.name, need.remedy, lambda: None)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="apt-get install") as skipped:
        skips.require(missing)
    (line,) = skips.summary([f"('a_test.py', 1, 'Skipped: {skipped.value}')"])
    assert line.startswith(f"1 skipped: {need.name} is missing (apt-get install")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="apt-get install"):
        skips.require(missing)


def test_a_server_of_the_tests_ends_even_when_they_are_killed(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    script = (
        "import os, pathlib, sys; from tests.processes import Tied;"
        " Tied(['sleep', '600'], pathlib.Path(sys.argv[1])); os._exit(9)"
    )
    command = [sys.executable, "-c", script, str(own)]
    assert subprocess.run(command, cwd=skips.ROOT, check=False).returncode == 9
    until = time.monotonic() + 20
    while own.exists() and time.monotonic() < until:
        time.sleep(0.01)
    assert not own.exists()
