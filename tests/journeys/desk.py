"""What people do at the desk, click by click; used by the journeys."""

from playwright.sync_api import Page, Response

from factcheck.models import User
from tests.builders import ARTICLE

SLUG = "kyiv-rejects-figure"
RATIONALE = (
    "Both reports come from people who were there and agree on time and place;"
    " nothing on file speaks against them."
)


def press(page: Page, button: str) -> None:
    """Press a button of the page; put people on file who are not yet."""
    _send(page, button)
    unknown = page.locator("main select[name$='-kind']")
    if unknown.count():
        for choice in unknown.all():
            choice.select_option("other")
        _send(page, button)


def _of_a_person(answer: Response) -> bool:
    """Say whether this answers a button and not what the page saves by itself."""
    request = answer.request
    return request.method == "POST" and "x-requested-with" not in request.headers


def _send(page: Page, button: str) -> None:
    """Send a form, whether the page is loaded anew or htmx swaps a piece of it."""
    with page.expect_response(_of_a_person):
        page.click(f"main button:has-text('{button}')")
    page.wait_for_load_state("networkidle")


def visit(page: Page, path: str) -> None:
    """Open a page, and what it has folded away."""
    page.goto(path)
    unfold(page)


def unfold(page: Page) -> None:
    """Open what the page has folded away."""
    page.evaluate(
        "document.querySelectorAll('main details').forEach(d => d.open = true)"
    )


def import_article(page: Page) -> None:
    """Paste the article of the builders; its page follows."""
    visit(page, "/desk/articles/import")
    page.fill("[name=text]", ARTICLE)
    page.fill("[name=title]", "An article that was pasted")
    page.fill("[name=publisher-name]", "The Morning Post")
    press(page, "Import the article")
    page.wait_for_selector("[data-article]")


def select_passage(page: Page, words: str) -> None:
    """Select `words` in the article, as with the mouse, and open the form."""
    page.evaluate(
        """words => {
            const article = document.querySelector("[data-article]");
            const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + words.length);
                getSelection().removeAllRanges();
                getSelection().addRange(range);
                return;
            }
            throw new Error("not in the article: " + words);
        }""",
        words,
    )
    page.click("button:has-text('Mark a claim')")


def mark_claim(page: Page, words: str, claimant: str) -> None:
    """Mark the selected passage as a claim of `claimant`."""
    select_passage(page, words)
    assert page.input_value("[name=quote]") == words
    unfold(page)
    page.fill("form [name=text]", f"{words.strip('.')} (as stated)")
    page.select_option("[name=claim_type]", "event")
    page.fill("[name=claimants-0-name]", claimant)
    page.fill("[name=slug]", SLUG)
    press(page, "Mark the claim")


def add_evidence(page: Page, title: str, publisher: str, speaker: str) -> None:
    """Put one piece of supporting evidence on file, graded and counted."""
    visit(page, f"/desk/claims/{SLUG}/evidence/new")
    page.check("[name=stance][value=supports]")
    page.fill("[name=title]", title)
    page.fill("[name=url]", f"https://example.org/{title.replace(' ', '-')}")
    page.fill("[name=quote]", f"We saw it ourselves, says {speaker}.")
    page.fill("[name=language]", "en")
    page.fill("[name=recorder-name]", publisher)
    page.fill("[name=origin-name]", speaker)
    page.select_option("[name=kind]", "testimony")
    page.fill("[name=published_edtf]", "2025-04-27")
    for name, value in (
        ("proximity", "secondary"),
        ("interest", "none"),
        ("reliability_recorder", "B"),
        ("reliability_origin", "B"),
        ("credibility", "2"),
    ):
        page.check(f"[name={name}][value='{value}']")
    page.fill("[name=no_snapshot_reason]", "The site forbids copies.")
    press(page, "Save and let it count")


def write_verdict(page: Page, summary: str) -> None:
    """Write the draft and save it with its button."""
    visit(page, f"/desk/claims/{SLUG}")
    page.check("[name=finding][value='corroborated:']")
    page.check("[name=confidence][value=high]")
    page.fill("[name=summary]", summary)
    page.fill("[name=rationale]", RATIONALE)
    press(page, "Save draft")


def submit(page: Page) -> None:
    """Submit the verdict from the claim's page."""
    visit(page, f"/desk/claims/{SLUG}")
    press(page, "Submit for approval")


def approve(page: Page) -> None:
    """Approve what was submitted."""
    visit(page, f"/desk/claims/{SLUG}/review")
    press(page, "Approve")


def publish(page: Page, *, first: bool) -> None:
    """Publish; the questions about harm are answered the first time."""
    visit(page, f"/desk/claims/{SLUG}/publish")
    if first:
        for question in ("person", "crime", "source", "alleges_wrongdoing"):
            page.check(f"[name={question}][value=no]")
        press(page, "Keep these answers")
        visit(page, f"/desk/claims/{SLUG}/publish")
    press(page, "Publish now")


def retract(page: Page, words: str, person: User) -> None:
    """Ask for the retraction, or agree to it as the second editor."""
    visit(page, f"/desk/claims/{SLUG}/retract")
    page.fill("[name=comment]", f"{words} ({person.name})")
    press(page, "retract")
