"""Fixtures for tests in a real browser against the real server."""

import http.client
import json
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from factcheck.settings import Settings
from tests import skips
from tests.builders import PASSWORD
from tests.databases import Databases
from tests.processes import COMMAND, Tied, environment, factcheck

DESKTOP, PHONE = 1280, 360
_HEIGHT = 900
_PATIENCE = 20  # seconds until a server must answer
_ACTION = 5_000  # milliseconds in which a page must do what it is asked
# Safari tells the blind of a list without bullets only if its role says so.
_SPARED = ("The “list” role is unnecessary",)
_ARGUMENTS = (
    "--no-sandbox",  # the tests may run as root, and open only our own pages
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@dataclass(frozen=True)
class Site:
    """A site that is being served."""

    settings: Settings

    @property
    def url(self) -> str:
        """Return the address without a slash at the end."""
        return self.settings.public_url


def serve(settings: Settings) -> Iterator[Site]:
    """Serve `settings` on a free port until the fixture ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    settings = replace(settings, port=port, public_url=url, workers=1)
    directory = Path(tempfile.mkdtemp(prefix="factcheck-site-"))
    server = Tied([COMMAND, "serve"], directory, env=environment(settings))
    try:
        _wait(port, server)
        yield Site(settings)
    finally:
        server.stop()


def _wait(port: int, server: Tied) -> None:
    until = time.monotonic() + _PATIENCE
    while not _answers(port):
        assert time.monotonic() < until, f"no server:\n{server.said()}"
        time.sleep(0.02)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


@pytest.fixture(scope="session")
def _served(databases: Databases, kind: str) -> Iterator[Site]:
    yield from serve(databases.create(kind))


@pytest.fixture
def live_server(_served: Site, databases: Databases) -> Site:
    """Serve an empty, migrated database; write rows with `Session(engine)` of it."""
    databases.empty(_served.settings)
    return _served


@pytest.fixture(scope="session")
def demo_server(databases: Databases, kind: str) -> Iterator[Site]:
    """Serve the demonstration, loaded once a run: look, but change nothing."""
    settings = databases.create(kind)
    factcheck(settings, "demo", "load")
    yield from serve(settings)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium once."""
    skips.require(skips.CHROMIUM)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=skips.chromium(), args=list(_ARGUMENTS)
        )
        yield started
        started.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Open a window of its own: `open_page(site, width=PHONE, scheme="dark")`.

    Paths are relative to the site. What the browser complains about (a script
    that fails, something the content policy stops) fails the test at its end.
    """
    contexts, complaints = [], list[str]()

    def note(message: ConsoleMessage) -> None:
        # That an answer was a 404 or a 422 is the test's business.
        if message.type == "error" and "Failed to load resource" not in message.text:
            complaints.append(message.text)

    def open_window(
        site: Site,
        *,
        width: int = DESKTOP,
        scheme: Literal["light", "dark"] = "light",
        javascript: bool = True,
    ) -> Page:
        context = browser.new_context(
            base_url=site.url,
            viewport={"width": width, "height": _HEIGHT},
            color_scheme=scheme,
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        context.set_default_timeout(_ACTION)
        contexts.append(context)
        window = context.new_page()
        window.on("console", note)
        window.on("pageerror", lambda error: complaints.append(str(error)))
        return window

    yield open_window
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(open_page: OpenPage, live_server: Site) -> Page:
    """Open a window of a desktop on the empty site."""
    return open_page(live_server)


def enter(page: Page, email: str, password: str = PASSWORD) -> None:
    """Sign somebody in through the log-in page."""
    page.goto("/login")
    page.fill("[name=email]", email)
    page.fill("[name=password]", password)
    page.click("main form button")
    page.wait_for_url(lambda url: not url.endswith("/login"))


def assert_accessible(page: Page) -> None:
    """Have axe-core look at the page as it stands."""
    found = Axe().run(page).response["violations"]
    assert not found, f"{page.url}\n" + "\n".join(_violation(each) for each in found)


def _violation(rule: dict[str, object]) -> str:
    nodes = rule["nodes"]
    assert isinstance(nodes, list)
    places = "".join(
        f"\n    {node['html']}\n      {' '.join(node['failureSummary'].split())}"
        for node in nodes[:5]
    )
    return (
        f"{rule['id']} ({rule['impact']}, {len(nodes)} times): {rule['help']}{places}"
    )


def nu_faults(pages: dict[str, str], directory: Path) -> list[str]:
    """Have the Nu HTML checker read pages, all in one start of Java.

    `pages` maps a name to the text of a page; faults begin with the name.
    """
    skips.require(skips.JAVA)
    skips.require(skips.CHECKER)
    files = {}
    for number, (name, text) in enumerate(pages.items()):
        file = directory / f"{number}.html"
        file.write_text(text, encoding="utf-8")
        files[file.as_uri()] = name
    done = subprocess.run(
        # Warnings apart: it calls role="list" needless, but Safari forgets that a
        # list without bullets is one.
        [
            "java",
            "-jar",
            skips.VNU,
            "--errors-only",
            "--format",
            "json",
            "--stdout",
            directory,
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    # java says file:/x where the standard says file:///x
    names = {uri.replace("///", "/", 1): name for uri, name in files.items()}
    return [
        f"{names[each['url']]}: {each['message']} near {each.get('extract', '')}"
        for each in json.loads(done.stdout)["messages"]
        if not any(words in each["message"] for words in _SPARED)
    ]
