"""The small scripts do what they promise, under the policy of the site."""

import re

from playwright.sync_api import expect

from tests.looks.conftest import MakeStage

PHONE = {"width": 360, "height": 640}
ARTICLE = (
    "One. Two men said “as many as 1,000” fell.\n"
    "Three followed \N{GRINNING FACE}fter that, in all."
)
MARK = """
<div data-article tabindex="0">%s</div>
<button type="button" data-mark-open hidden>Mark</button>
<form data-mark-panel>
  <textarea data-quote="exact"></textarea>
  <input type="hidden" data-quote="prefix"><input type="hidden" data-quote="suffix">
</form>
"""
SELECT = """([start, end]) => {
  const node = document.querySelector("[data-article]").firstChild;
  getSelection().setBaseAndExtent(node, start, node, end);
}"""
LINES = """
<input data-search>
<ol data-keys-list>
  <li><a data-keys-item href="#one">one</a></li>
  <li><a data-keys-item href="#two">two</a></li>
</ol>
<a data-key="n" href="#next">next</a>
<button data-keys-open hidden>Keyboard</button>
<dialog id="keys-help"><input type="checkbox" data-keys-switch checked></dialog>
"""
NAMES = """
<div class="field"><input id="source" data-suggest="/near">
<input type="hidden" id="source-uid"><div class="suggestions" id="source-suggestions">
</div></div>
"""
NEAR = (
    '<ul><li><button type="button" data-fill="Yonhap" data-fill-id="01J">'
    "Yonhap</button></li></ul>"
)
PANES = """
<nav data-tabs><a href="#a">A</a> <a href="#b">B</a></nav>
<div data-panes>
  <section class="pane" id="a"><a href="#deep">to the place</a></section>
  <section class="pane" id="b"><p id="deep">the place</p></section>
</div>
"""


def test_a_selection_fills_quote_and_surroundings(stage: MakeStage) -> None:
    page = stage().show("select-quote", MARK % ARTICLE)
    expect(page.locator("[data-mark-panel]")).to_be_hidden()
    start = ARTICLE.index("as many") - 1
    page.evaluate(SELECT, [start, ARTICLE.index(" fell")])
    expect(page.locator("[data-mark-panel]")).to_be_visible()
    assert page.input_value("[data-quote=exact]") == "“as many as 1,000”"
    prefix = page.input_value("[data-quote=prefix]")
    assert prefix == ARTICLE[:start]
    suffix = page.input_value("[data-quote=suffix]")
    assert suffix == ARTICLE[ARTICLE.index(" fell") :][:32]
    assert ARTICLE.count(prefix + "“as many as 1,000”" + suffix) == 1


def test_a_quote_changed_by_hand_forgets_its_surroundings(stage: MakeStage) -> None:
    page = stage().show("select-quote", MARK % ARTICLE)
    page.click("[data-mark-open]")
    page.evaluate(SELECT, [0, 4])
    expect(page.locator("[data-quote=suffix]")).not_to_have_value("")
    page.locator("[data-quote=exact]").press_sequentially("x")
    expect(page.locator("[data-quote=suffix]")).to_have_value("")


def test_keys_step_through_the_list_and_open(stage: MakeStage) -> None:
    page = stage().show("keys", LINES)
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("[href='#two']")).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#one$"))
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile("#next$"))


def test_keys_are_letters_while_somebody_types(stage: MakeStage) -> None:
    page = stage().show("keys", LINES)
    page.keyboard.press("/")
    page.keyboard.type("jn?")
    assert page.input_value("[data-search]") == "jn?"
    expect(page.locator("dialog")).to_be_hidden()


def test_keys_can_be_switched_off(stage: MakeStage) -> None:
    page = stage().show("keys", LINES)
    page.keyboard.press("?")
    page.uncheck("[data-keys-switch]")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    assert "#" not in page.url
    page.click("[data-keys-open]")
    expect(page.locator("dialog")).to_be_visible()


def test_the_counter_counts_as_the_server_does(stage: MakeStage) -> None:
    page = stage().show(
        "counter",
        '<textarea id="t" data-counter="3">\N{GRINNING FACE}b</textarea><p id="t-count"'
        ' data-counter-words="{used} of {limit}" data-counter-over="{over} over"></p>',
    )
    expect(page.locator("#t-count")).to_have_text("2 of 3")
    page.fill("textarea", "\N{GRINNING FACE}bcde")
    expect(page.locator("#t-count")).to_have_text("2 over")


def test_a_near_name_is_offered_and_taken(stage: MakeStage) -> None:
    it = stage()
    it.answers["/near"] = {"body": NEAR, "content_type": "text/html; charset=utf-8"}
    page = it.show("suggest", NAMES)
    page.locator("#source").press_sequentially("Yonh")
    expect(page.locator("[data-fill]")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#source")).to_have_value("Yonhap")
    expect(page.locator("#source-uid")).to_have_value("01J")
    expect(page.locator("[data-fill]")).to_have_count(0)
    assert it.asked[-1].url.endswith("/near?q=Yonh")
    page.locator("#source").press_sequentially("x")
    expect(page.locator("#source-uid")).to_have_value("")


def test_panes_are_tabs_on_a_phone(stage: MakeStage) -> None:
    page = stage(viewport=PHONE).show("tabs", PANES)
    expect(page.locator("#a")).to_be_visible()
    expect(page.locator("#b")).to_be_hidden()
    page.click("text=to the place")
    expect(page.locator("#b")).to_be_visible()
    expect(page.locator("#a")).to_be_hidden()
    expect(page.locator("nav [href='#b']")).to_have_attribute("aria-current", "true")
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator("#a")).to_be_visible()


def test_the_own_time_stands_beside_utc(stage: MakeStage) -> None:
    page = stage(timezone_id="Asia/Seoul", locale="en-GB").show(
        "local-time",
        '<p><time datetime="2025-04-28T14:02:00Z">28 April 2025, 14:02 UTC</time></p>'
        '<p><time datetime="2025-04-28T20:02:00Z">28 April 2025, 20:02 UTC</time></p>'
        '<p><time datetime="2025-04-28">28 April 2025</time></p>',
    )
    times = page.locator("p")
    expect(times.nth(0)).to_contain_text("(23:02 GMT+9)")
    expect(times.nth(1)).to_contain_text("29")
    expect(times.nth(2)).to_have_text("28 April 2025")
