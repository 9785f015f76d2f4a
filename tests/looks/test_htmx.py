"""htmx swaps a piece under the strict policy, and the scripts notice."""

from playwright.sync_api import expect

from tests.looks.conftest import MakeStage

HTMX = (
    """<meta name="htmx-config" content='{"includeIndicatorCSS": false}'>"""
    '<script defer src="/static/vendor/htmx-4.0.1.min.js"></script>'
)
PANEL = """
<section id="panel">
  <form method="post" action="/save" hx-boost="true" hx-target="#panel"
        hx-select="#panel" hx-swap="outerHTML">
    <textarea id="t" name="t" data-counter="9">%s</textarea>
    <p id="t-count" data-counter-words="{used} of {limit}"></p>
    <p>%s</p>
    <button>Save</button>
  </form>
</section>
"""


def test_a_refused_form_comes_back_in_place(stage: MakeStage) -> None:
    it = stage()
    complaints = list[str]()
    it.page.on("console", lambda message: complaints.append(message.text))
    it.answers["/save"] = {
        "status": 422,
        "body": "<!doctype html><title>Error</title><h1>Again</h1>"
        + PANEL % ("again", "Too short."),
        "content_type": "text/html; charset=utf-8",
    }
    page = it.show("counter", HTMX + "<h1>Once</h1>" + PANEL % ("once", ""))
    page.wait_for_function("window.htmx")
    page.click("text=Save")
    expect(page.locator("#panel")).to_contain_text("Too short.")
    # Only the piece was swapped, once, and the counter knows the new text.
    expect(page.locator("h1")).to_have_text("Once")
    expect(page.locator("[id=panel]")).to_have_count(1)
    expect(page.locator("#t-count")).to_have_text("5 of 9")
    assert [line for line in complaints if "Content Security" in line] == []
