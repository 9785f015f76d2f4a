"""Fixtures of the journeys: the people of a newsroom, each at a desk of their own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page
from sqlalchemy.orm import Session

from factcheck.domain.vocabulary import Role
from factcheck.engine import make_engine
from factcheck.models import User
from tests.browser import OpenPage, Site, enter
from tests.builders import a_user


@dataclass(frozen=True)
class Staff:
    """Who works at the newsroom; all have the passphrase of the builders."""

    reviewer: User
    reviewer2: User
    editor: User
    editor2: User
    admin: User
    observer: User


@pytest.fixture
def live_session(live_server: Site) -> Iterator[Session]:
    """Read and write the rows of the site that is being served.

    Commit before a page is asked to show what was written, and after reading, so
    that the next look sees what the pages did.
    """
    engine = make_engine(live_server.settings)
    with Session(engine, expire_on_commit=False) as session:
        yield session
    engine.dispose()


@pytest.fixture
def staff(live_session: Session) -> Staff:
    """Hire the people that a verdict needs."""
    hired = Staff(
        reviewer=a_user(live_session, Role.REVIEWER, name="Ada Reviewer"),
        reviewer2=a_user(live_session, Role.REVIEWER, name="Rita Reviewer"),
        editor=a_user(live_session, Role.EDITOR, name="Edda Editor"),
        editor2=a_user(live_session, Role.EDITOR, name="Sven Editor"),
        admin=a_user(live_session, Role.ADMIN, name="Adam Admin"),
        observer=a_user(live_session, Role.OBSERVER, name="Olga Observer"),
    )
    live_session.commit()
    return hired


@pytest.fixture
def desk_of(open_page: OpenPage, live_server: Site) -> Callable[..., Page]:
    """Sign somebody in at a window of their own: `desk_of(staff.editor)`.

    Takes what `open_page` takes besides: width, scheme, javascript.
    """

    def sit_down(person: User, **window: object) -> Page:
        page = open_page(live_server, **window)
        enter(page, person.email)
        return page

    return sit_down
