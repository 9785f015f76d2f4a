"""The founding journey: an article, a verdict, a correction, a retraction.

Each step is taken in the browser by the person whose step it is.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from factcheck.services import audit
from tests.browser import PHONE, OpenPage, Site
from tests.builders import QUOTE
from tests.journeys import desk
from tests.journeys.conftest import Staff

ADDRESS = f"/claims/{desk.SLUG}"


@pytest.fixture
def reviewer(staff: Staff, desk_of: Callable[..., Page]) -> Page:
    return desk_of(staff.reviewer)


@pytest.fixture
def editor(staff: Staff, desk_of: Callable[..., Page]) -> Page:
    return desk_of(staff.editor)


@pytest.fixture
def reader(open_page: OpenPage, live_server: Site) -> Page:
    return open_page(live_server, width=PHONE)


def test_from_an_article_to_a_verdict_and_back(  # noqa: PLR0913, PLR0917 - its people
    staff: Staff,
    reviewer: Page,
    editor: Page,
    reader: Page,
    desk_of: Callable[..., Page],
    live_session: Session,
) -> None:
    _a_claim_with_evidence(reviewer, reader)
    _returned_once(reviewer, editor)
    _published(editor, reader)
    _corrected(reviewer, editor, reader)
    desk.retract(editor, "The witnesses have withdrawn what they said.", staff.editor)
    assert reader.goto(ADDRESS).status == 200  # type: ignore[union-attr]
    expect(reader.locator("main")).not_to_contain_text("Retraction")
    second = desk_of(staff.editor2)
    desk.retract(second, "Agreed.", staff.editor2)
    reader.goto(ADDRESS)
    expect(reader.locator("main")).to_contain_text("Retraction")
    reader.goto("/corrections")
    expect(reader.locator("main")).to_contain_text("Retraction")
    expect(reader.locator("main")).to_contain_text("Correction")
    faults = audit.verify(live_session)
    # The people were hired by the test, which keeps no log.
    assert [each for each in faults if each.params["table"] != "user_account"] == []


def _a_claim_with_evidence(reviewer: Page, reader: Page) -> None:
    desk.import_article(reviewer)
    desk.mark_claim(reviewer, QUOTE, "The ministry")
    desk.visit(reviewer, f"/desk/claims/{desk.SLUG}")
    desk.press(reviewer, "Take this claim")
    desk.add_evidence(reviewer, "First report", "The Evening Star", "A farmer")
    desk.add_evidence(reviewer, "Second report", "Radio North", "A driver")
    desk.write_verdict(reviewer, "Two witnesses say so.")
    desk.submit(reviewer)
    expect(reviewer.locator("main")).to_contain_text("awaiting approval: now")
    assert reader.goto(ADDRESS).status == 404  # type: ignore[union-attr]


def _returned_once(reviewer: Page, editor: Page) -> None:
    desk.visit(editor, f"/desk/claims/{desk.SLUG}/review")
    editor.check("[name=reasons][value=unclear_writing]")
    editor.fill("[name=comment]", "Say where the witnesses were.")
    desk.press(editor, "Return to reviewer")
    desk.visit(reviewer, "/desk?queue=returned")
    expect(reviewer.locator("main")).to_contain_text("as stated")
    desk.visit(reviewer, f"/desk/claims/{desk.SLUG}")
    expect(reviewer.locator("main")).to_contain_text("Say where the witnesses were.")
    desk.write_verdict(reviewer, "Two witnesses in the town say so.")
    desk.submit(reviewer)


def _published(editor: Page, reader: Page) -> None:
    desk.approve(editor)
    desk.publish(editor, first=True)
    assert reader.goto(ADDRESS).status == 200  # type: ignore[union-attr]
    main = reader.locator("main")
    expect(main).to_contain_text("Corroborated")
    expect(main).to_contain_text("Two witnesses in the town say so.")
    expect(main).to_contain_text("A farmer")


def _corrected(reviewer: Page, editor: Page, reader: Page) -> None:
    desk.visit(reviewer, f"/desk/claims/{desk.SLUG}/reopen")
    reviewer.check("[name=reasons][value=error_found]")
    desk.press(reviewer, "Review it again")
    desk.visit(reviewer, f"/desk/claims/{desk.SLUG}")
    reviewer.check("[name=notice_kind][value=correction]")
    reviewer.fill("[name=notice_text]", "The town was named wrongly.")
    reviewer.fill("[name=what_was_wrong]", "The town was given as Korenevo.")
    reviewer.fill("[name=what_is_right]", "It was Sudzha.")
    desk_words = "Two witnesses in Sudzha say so."
    reviewer.fill("[name=summary]", desk_words)
    desk.press(reviewer, "Save draft")
    desk.submit(reviewer)
    desk.approve(editor)
    desk.publish(editor, first=False)
    reader.goto(ADDRESS)
    main = reader.locator("main")
    expect(main).to_contain_text("Correction")
    expect(main).to_contain_text("The town was given as Korenevo.")
    expect(main).to_contain_text(desk_words)
    reader.goto(f"{ADDRESS}/v/1")
    expect(reader.locator("main")).to_contain_text("Two witnesses in the town say so.")
