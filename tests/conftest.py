"""The fixtures that every test may ask for; builders are in tests/builders.py."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import hypothesis
import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from factcheck.app import create_app
from factcheck.engine import make_engine
from factcheck.extensions import db
from factcheck.models import User
from factcheck.models.base import now
from factcheck.services import sessions
from factcheck.services.work import Work
from factcheck.settings import Settings
from tests import skips
from tests.client import CheckedClient
from tests.databases import Databases

pytest_plugins = ["tests.browser"]

# A busy machine is no fault of the code; what failed is printed for another try.
hypothesis.settings.register_profile(
    "here",
    deadline=None,
    print_blob=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("here")

# "Now", wherever a test does not say otherwise.
NOW = datetime(2025, 5, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Make databases: `databases.create("sqlite")` returns their settings."""
    made = Databases(tmp_path_factory.mktemp("databases"))
    yield made
    made.close()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Run the test once on each kind of database."""
    name: str = request.param
    return name


@pytest.fixture(scope="session")
def settings(databases: Databases, kind: str) -> Settings:
    """Lead to a migrated database that is emptied before each test."""
    return databases.create(kind)


@pytest.fixture(scope="session")
def shared_engine(settings: Settings) -> Iterator[sa.Engine]:
    """Connect to the database; ask for `engine`, which is empty at the start."""
    made = make_engine(settings)
    yield made
    made.dispose()


@pytest.fixture
def engine(
    shared_engine: sa.Engine, databases: Databases, settings: Settings
) -> sa.Engine:
    """Connect to the database, empty and migrated."""
    databases.empty(settings)
    return shared_engine


@pytest.fixture
def session(engine: sa.Engine) -> Iterator[Session]:
    """Give a session of the test's own; what it does not commit is lost."""
    with Session(engine) as made:
        yield made


@pytest.fixture
def work(session: Session) -> Callable[..., Work]:
    """Let somebody act: `work(user)`, `work(user, at=NOW)`."""

    def begin(user: User | None, at: datetime = NOW) -> Work:
        session.flush()
        return Work(session, user, at)

    return begin


@pytest.fixture(scope="session")
def shared_app(settings: Settings) -> Iterator[Flask]:
    """Put the application together once; ask for `app`."""
    made = create_app(settings)
    made.testing = True
    made.test_client_class = CheckedClient
    yield made
    with made.app_context():
        db.engine.dispose()


@pytest.fixture
def app(shared_app: Flask, engine: sa.Engine) -> Flask:
    """Give the application on an empty, migrated database."""
    del engine
    return shared_app


@pytest.fixture
def new_client(app: Flask, session: Session) -> Callable[[], CheckedClient]:
    """Open one more browser: for a second person, or a second window."""

    def open_browser() -> CheckedClient:
        client = app.test_client()
        assert isinstance(client, CheckedClient)
        client.session = session
        return client

    return open_browser


@pytest.fixture
def client(new_client: Callable[[], CheckedClient]) -> CheckedClient:
    """Open a browser that looks at each page (tests/client.py); signed out."""
    return new_client()


@pytest.fixture
def sign_in() -> Callable[[CheckedClient, User], None]:
    """Sign somebody in: `sign_in(client, user)`.

    The session is a real one, begun by the service; only the log-in page and its
    slow hash are passed over, which have tests of their own.
    """

    def enter(client: CheckedClient, user: User) -> None:
        session = client.session
        session.flush()
        secret = sessions.begin(Work(session, user, now()), user)
        with client.session_transaction() as cookie:
            cookie.clear()
            cookie.update(_user_id=secret, _fresh=True)
        session.commit()

    return enter


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List what the machine lacked, with the command that mends it."""
    skipped = terminalreporter.stats.get("skipped", [])
    lines = skips.summary([str(report.longrepr) for report in skipped])
    if lines:
        terminalreporter.section("not everything was tested")
        for line in lines:
            terminalreporter.line(line)
