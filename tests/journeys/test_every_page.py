"""Every page of the demonstration: for axe in four views, and for the Nu checker."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.engine import make_engine
from factcheck.models import Actor, Claim, Document, ErrorReport, EvidenceLink, User
from factcheck.services import demo
from tests.browser import (
    DESKTOP,
    PHONE,
    OpenPage,
    Site,
    assert_accessible,
    enter,
    nu_faults,
    serve,
)
from tests.databases import Databases
from tests.processes import factcheck

FIGURE = "1000-of-11000-killed"
READER = (
    "/",
    f"/claims/{FIGURE}",
    f"/claims/{FIGURE}/v/1",
    f"/claims/{FIGURE}/report",
    "/claims/us-bear-responsibility",
    "/articles/{document}",
    "/corrections",
    "/how-we-work",
    "/claims/friendship-proven-by-blood",
    "/login",
)
REVIEWER = (
    "/desk",
    "/desk?queue=all",
    "/desk/articles",
    "/desk/articles/import",
    "/desk/articles/{document}",
    "/desk/actors",
    "/desk/actors/new",
    "/desk/actors/{actor}",
    "/desk/actors/{actor}/edit",
    "/desk/claims/kcna-silent-on-troops-future",
    "/desk/claims/kcna-silent-on-troops-future/details",
    "/desk/claims/kcna-silent-on-troops-future/history",
    "/desk/claims/kcna-silent-on-troops-future/evidence/new",
    "/desk/claims/kcna-silent-on-troops-future/evidence/{link}",
    "/account",
)
EDITOR = (
    "/desk?queue=awaiting",
    "/desk/claims/intelligence-reported-presence-2024/review",
    "/desk/claims/intelligence-reported-presence-2024/publish",
    f"/desk/claims/{FIGURE}/public-page",
    f"/desk/claims/{FIGURE}/reopen",
    f"/desk/claims/{FIGURE}/amend",
    f"/desk/claims/{FIGURE}/withhold",
    f"/desk/claims/{FIGURE}/retract",
    f"/desk/claims/{FIGURE}/merge",
    f"/desk/claims/{FIGURE}/replies/new",
    "/desk/claims/mutual-defence-agreement/public-page",
    "/desk/actors/{actor}/voice",
    "/desk/reports",
    "/desk/reports/{report}",
)
ADMIN = ("/admin/people", "/admin/people/new", "/admin/people/{person}")
PAGES = {"reader": READER, "reviewer": REVIEWER, "editor": EDITOR, "admin": ADMIN}


@pytest.fixture(scope="module")
def shown(databases: Databases) -> Iterator[Site]:
    """Serve the demonstration; what a page looks like depends on no database."""
    settings = databases.create("sqlite")
    factcheck(settings, "demo", "load")
    yield from serve(settings)


@pytest.fixture(scope="module")
def names(shown: Site) -> dict[str, str]:
    """Return what stands for the names in braces."""
    engine = make_engine(shown.settings)
    with Session(engine) as session:
        silent = select(Claim.id).where(Claim.slug == "kcna-silent-on-troops-future")
        found = {
            "document": session.scalar(select(Document.uid)),
            "actor": session.scalar(select(Actor.uid).where(Actor.ref == "kcna")),
            "person": session.scalar(select(User.uid)),
            "report": session.scalar(select(ErrorReport.uid)),
            "link": session.scalar(
                select(EvidenceLink.uid).where(
                    EvidenceLink.claim_id == silent.scalar_subquery()
                )
            ),
        }
    engine.dispose()
    return {name: uid or "" for name, uid in found.items()}


def sign_in(page: Page, who: str) -> None:
    if who != "reader":
        email = f"{who}@demo.example"
        word = {each.email: each.passphrase for each in demo.logins()}[email]
        enter(page, email, word)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("who", PAGES)
def test_axe_finds_nothing_and_nothing_overflows(  # noqa: PLR0913, PLR0917 - the view
    shown: Site,
    names: dict[str, str],
    open_page: OpenPage,
    who: str,
    width: int,
    scheme: str,
) -> None:
    page = open_page(shown, width=width, scheme=scheme)
    sign_in(page, who)
    for path in PAGES[who]:
        page.goto(path.format(**names))
        assert_accessible(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{path} is {wide} px wide at {width}"


def test_the_nu_checker_accepts_every_page(
    shown: Site, names: dict[str, str], open_page: OpenPage, tmp_path: Path
) -> None:
    pages = {}
    for who, paths in PAGES.items():
        page = open_page(shown, javascript=False)
        sign_in(page, who)
        for path in paths:
            answer = page.goto(path.format(**names))
            assert answer is not None
            pages[path] = answer.text()
    assert nu_faults(pages, tmp_path) == []
