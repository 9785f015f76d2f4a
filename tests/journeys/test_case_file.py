"""The case file in a browser: it saves itself and says what is still missing."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from factcheck.domain.evidence_terms import Stance
from factcheck.domain.vocabulary import State
from factcheck.engine import make_engine
from tests.browser import PHONE, OpenPage, Site, assert_accessible, enter
from tests.builders import a_claim, a_draft, a_link, a_user

RATIONALE = "Two people went there and counted; both name the bridges one by one. " * 2


@pytest.fixture
def case(live_server: Site) -> tuple[str, str]:
    """Put a claim with an unfinished draft on file; return its path and whose it is."""
    engine = make_engine(live_server.settings)
    with Session(engine) as session:
        ann = a_user(session)
        claim = a_claim(session, state=State.IN_REVIEW, assignee=ann)
        for stance in (Stance.SUPPORTS, Stance.SUPPORTS, Stance.REFUTES):
            a_link(session, claim, stance)
        a_draft(session, claim, ann, rationale="", against="")
        session.commit()
        found = f"/desk/claims/{claim.slug}", ann.email
    engine.dispose()
    return found


def test_the_draft_saves_itself_and_the_list_follows(
    page: Page, case: tuple[str, str]
) -> None:
    path, email = case
    enter(page, email)
    page.goto(path)
    submit = page.locator("#submit")
    expect(submit).to_contain_text("2 things missing")
    page.get_by_label("Rationale").fill(RATIONALE)
    page.get_by_label("Summary").focus()
    expect(page.locator("[data-autosave-status]")).to_contain_text("Saved")
    expect(submit).to_contain_text("1 thing missing")
    page.get_by_label("What speaks against the finding").fill("One report.")
    page.get_by_label("Summary").focus()
    expect(submit).to_have_text("Submit for approval")
    expect(page.locator("#conditions")).to_contain_text("Nothing stands between")
    page.reload()
    expect(page.get_by_label("Rationale")).to_have_value(RATIONALE.rstrip())
    submit.click()
    expect(page.locator("main")).to_contain_text("The verdict awaits approval.")


def test_saving_at_once_by_the_button_and_by_itself_is_no_conflict(
    page: Page, case: tuple[str, str]
) -> None:
    path, email = case
    enter(page, email)
    page.goto(path)
    page.get_by_label("Summary").fill("Typed, then saved by the button at once.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator("main")).to_contain_text("Saved.")
    expect(page).to_have_url(f"{page.url.partition('/desk')[0]}{path}#pane-verdict")


def test_on_a_phone_what_is_missing_leads_into_another_pane(
    open_page: OpenPage, live_server: Site, case: tuple[str, str]
) -> None:
    path, email = case
    page = open_page(live_server, width=PHONE)
    enter(page, email)
    page.goto(f"{path}#pane-verdict")
    expect(page.locator("#pane-article")).to_be_hidden()
    page.get_by_role("link", name="Write the rationale").click()
    expect(page.get_by_label("Rationale")).to_be_in_viewport()
    assert_accessible(page)
    page.locator("[data-tabs] a").first.click()
    expect(page.locator("#pane-article")).to_be_visible()


def test_filters_change_the_queue_in_its_place(
    page: Page, case: tuple[str, str]
) -> None:
    _, email = case
    enter(page, email)
    page.goto("/desk?queue=all")
    page.keyboard.press("/")
    page.keyboard.type("no such words")
    page.keyboard.press("Enter")
    expect(page.locator("#queue")).to_contain_text("No claim here fits these filters")
    ids = "[...document.querySelectorAll('[id]')].map((each) => each.id)"
    assert page.evaluate(f"new Set({ids}).size === {ids}.length")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Clear", exact=True).click()
    page.locator("body").press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{page.url.partition('/desk')[0]}{case[0]}?queue=all")
