"""Drafts are saved while somebody writes, and nothing typed is lost."""

from playwright.sync_api import Page, expect

from tests.looks.conftest import MakeStage

STATUS = "[data-autosave-status]"
FORM = """
<form method="post" action="/save" data-autosave="/draft">
  <input type="hidden" name="csrf_token" value="token">
  <input type="hidden" name="form_key" value="once">
  <input type="hidden" name="version" value="3">
  <textarea name="text">old</textarea>
  <label><input type="radio" name="verdict" value="disputed"> disputed</label>
  <p role="status" data-autosave-status data-saved="Saved {time}"
     data-unsaved="Not saved yet" data-failed="No connection" data-invalid="Press Save"
     data-expired="Session over" data-conflict="Somebody else"
     data-restored="Put back" data-login-url="/login" data-login-words="Sign in"></p>
</form>
"""


def write(page: Page, text: str) -> None:
    page.fill("textarea", text)
    page.locator("textarea").blur()


def test_leaving_a_field_saves_the_draft(stage: MakeStage) -> None:
    it = stage()
    it.answers["/draft"] = {"json": {"version": 4}}
    page = it.show("autosave", FORM)
    write(page, "new")
    expect(page.locator(STATUS)).to_contain_text("Saved ")
    sent = it.asked[0]
    assert sent.headers["x-csrftoken"] == "token"
    assert sent.headers["x-requested-with"] == "autosave"
    assert "new" in (sent.post_data or "")
    # The key that lets a form be taken once stays with the Save button.
    assert "form_key" not in (sent.post_data or "")
    assert page.input_value("[name=version]") == "4"


def test_nothing_is_sent_when_nothing_changed(stage: MakeStage) -> None:
    it = stage()
    page = it.show("autosave", FORM)
    write(page, "old")
    page.locator("[name=verdict]").focus()
    assert it.asked == []


def test_after_the_session_has_ended_the_text_is_kept(stage: MakeStage) -> None:
    it = stage()
    it.answers["/draft"] = {"status": 401}
    page = it.show("autosave", FORM)
    page.check("[name=verdict]")
    write(page, "kept")
    expect(page.locator(STATUS)).to_contain_text("Session over")
    expect(page.locator(f"{STATUS} a")).to_have_attribute("target", "_blank")
    page.on("dialog", lambda dialog: dialog.accept())
    it.answers["/draft"] = {"status": 204}
    page.reload()
    expect(page.locator(STATUS)).to_contain_text("Put back")
    assert page.input_value("textarea") == "kept"
    assert page.is_checked("[name=verdict]")


def test_a_conflict_is_said_once_and_not_tried_again(stage: MakeStage) -> None:
    it = stage()
    it.answers["/draft"] = {"status": 409}
    page = it.show("autosave", FORM)
    write(page, "mine")
    expect(page.locator(STATUS)).to_contain_text("Somebody else")
    write(page, "mine too")
    assert len(it.asked) == 1


def test_what_the_server_does_not_take_points_to_the_button(
    stage: MakeStage,
) -> None:
    it = stage()
    it.answers["/draft"] = {"status": 422}
    page = it.show("autosave", FORM)
    write(page, "x")
    expect(page.locator(STATUS)).to_contain_text("Press Save")
