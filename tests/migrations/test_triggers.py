"""The database itself keeps history: triggers refuse what no service would do."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from factcheck.engine import make_engine
from tests.databases import Databases
from tests.migrations.rows import fill

# What is refused; each on rows that `fill` writes.
REFUSED = (
    "UPDATE audit_event SET note = 'x'",
    "UPDATE audit_event SET sha256 = 'x'",
    "DELETE FROM audit_event",
    "UPDATE decision SET comment = 'x'",
    "UPDATE decision SET outcome = 'retract'",
    "DELETE FROM decision",
    "UPDATE notice SET text = 'x'",
    "UPDATE notice SET kind = 'minor'",
    "DELETE FROM notice",
    "UPDATE revision SET summary = 'x' WHERE submitted_at IS NOT NULL",
    "UPDATE revision SET submitted_at = NULL WHERE submitted_at IS NOT NULL",
    "UPDATE revision SET verdict = verdict WHERE submitted_at IS NOT NULL",
    "DELETE FROM revision WHERE submitted_at IS NOT NULL",
    "UPDATE publication SET content = '{}'",
    "UPDATE publication SET content_sha256 = 'x'",
    "UPDATE publication SET page_sha256 = 'x'",
    "UPDATE publication SET number = 7",
    "UPDATE publication SET revision_id = (SELECT max(id) FROM revision)",
    "DELETE FROM publication",
    "UPDATE document SET text = text || 'x'",
    "UPDATE document SET sha256 = 'x'",
    "DELETE FROM document",
)
ALLOWED = (
    "UPDATE revision SET summary = 'x' WHERE submitted_at IS NULL",
    "DELETE FROM revision WHERE submitted_at IS NULL",
    "UPDATE publication SET state = 'superseded'",
    "UPDATE document SET title = 'x', rights_note = 'x'",
)


@pytest.fixture(scope="module")
def full(databases: Databases, kind: str) -> Iterator[sa.Engine]:
    """Write a row into every table of a database that no other test changes."""
    engine = make_engine(databases.create(kind))
    with Session(engine) as session:
        fill(session)
    yield engine
    engine.dispose()


@pytest.fixture
def filled(full: sa.Engine) -> Iterator[sa.Connection]:
    """Open a transaction on the full database; it is rolled back."""
    with full.connect() as connection:
        yield connection


@pytest.mark.parametrize("statement", REFUSED)
def test_history_is_not_changed(filled: sa.Connection, statement: str) -> None:
    with pytest.raises(DBAPIError, match="is history"):
        filled.execute(sa.text(statement))


@pytest.mark.parametrize("statement", ALLOWED)
def test_what_is_still_in_the_making_is_changed(
    filled: sa.Connection, statement: str
) -> None:
    assert filled.execute(sa.text(statement)).rowcount > 0


def test_a_draft_is_submitted_once(filled: sa.Connection) -> None:
    submit = sa.text(
        "UPDATE revision SET submitted_at = '2025-05-02 09:30:00+00:00',"
        " content_sha256 = 'x' WHERE submitted_at IS NULL"
    )
    assert filled.execute(submit).rowcount == 1
    assert filled.execute(submit).rowcount == 0
    with pytest.raises(DBAPIError, match="is history"):
        filled.execute(sa.text("UPDATE revision SET summary = 'x'"))


def test_the_log_is_not_emptied_at_a_stroke(filled: sa.Connection, kind: str) -> None:
    if kind == "sqlite":
        statement = "DELETE FROM audit_event"  # its way to truncate; a trigger stops it
    else:
        statement = "TRUNCATE audit_event"
    with pytest.raises(DBAPIError, match="is history"):
        filled.execute(sa.text(statement))


def test_the_rows_can_be_read_after_all_that(filled: sa.Connection) -> None:
    found = filled.execute(sa.text("SELECT count(*) FROM audit_event")).scalar_one()
    assert found == 1
