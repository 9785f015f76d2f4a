"""A stage for one script: a page of our own, strict policy, no server."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, Route

import factcheck

STATIC = Path(factcheck.__file__).parent / "static"
HOST = "http://stage.test"
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"
_ACTION = 5_000


@dataclass
class Stage:
    """A page with one script on it, and what the script asked the server."""

    page: Page
    # Path -> what the server answers: the arguments of Route.fulfill.
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)

    def show(self, script: str, body: str) -> Page:
        """Open `body` with `script` on it."""
        head = (
            "<!doctype html><html lang=en><title>Stage</title>"
            f'<script type="module" src="/static/js/{script}.js"></script>'
        )
        self.answers["/"] = {
            "body": head + body,
            "content_type": "text/html; charset=utf-8",
            "headers": {"Content-Security-Policy": _POLICY},
        }
        self.page.goto(HOST + "/")
        return self.page

    def answer(self, route: Route) -> None:
        """Answer a request of the page."""
        path = route.request.url.removeprefix(HOST).partition("?")[0]
        if path.startswith("/static/"):
            route.fulfill(path=STATIC / path.removeprefix("/static/"))
            return
        if path != "/":
            self.asked.append(route.request)
        route.fulfill(**self.answers.get(path, {"status": 204}))


MakeStage = Callable[..., Stage]


@pytest.fixture
def stage(browser: Browser) -> Iterator[MakeStage]:
    """Build stages; `stage(viewport=…, timezone_id=…)` sets the window up."""
    contexts = []

    def build(**options: Any) -> Stage:  # noqa: ANN401 - passed on to the browser
        context = browser.new_context(**options)
        context.set_default_timeout(_ACTION)
        contexts.append(context)
        made = Stage(context.new_page())
        made.page.route("**/*", made.answer)
        return made

    yield build
    for context in contexts:
        context.close()
