"""The log: one line of JSON for each thing that happened."""

import json
import logging

import pytest
import structlog
from flask import Flask

from factcheck.logs import configure_logging, log_requests


@pytest.fixture
def logged(capsys: pytest.CaptureFixture[str]) -> pytest.CaptureFixture[str]:
    """Send the log to the standard error that the test reads."""
    configure_logging()
    return capsys


def test_a_line_break_cannot_forge_a_line(
    logged: pytest.CaptureFixture[str],
) -> None:
    forged = 'admin\n{"event": "forged"}\r\x85\u2028x'
    structlog.stdlib.get_logger("factcheck.test").info("login", name=forged)
    logging.getLogger("factcheck.test").info("plain %s", forged)
    lines = [json.loads(line) for line in logged.readouterr().err.splitlines()]
    assert [line["event"] for line in lines] == ["login", f"plain {forged}"]
    assert lines[0]["name"] == forged


def test_a_line_says_when_in_utc_and_how_bad(
    logged: pytest.CaptureFixture[str],
) -> None:
    try:
        _ = 1 // 0
    except ZeroDivisionError:
        logging.getLogger("factcheck.test").exception("broken")
    line = json.loads(logged.readouterr().err)
    assert line["time"].endswith("Z")
    assert line["level"] == "error"
    assert "ZeroDivisionError" in line["exception"]


def test_a_request_has_an_id_of_ours_and_a_line_without_its_query(
    logged: pytest.CaptureFixture[str],
) -> None:
    app = Flask("small")
    log_requests(app)
    app.add_url_rule("/", view_func=lambda: "hello")
    answers = [
        app.test_client().get("/?q=secret", headers={"X-Request-Id": "mine"})
        for _ in range(2)
    ]
    lines = [json.loads(line) for line in logged.readouterr().err.splitlines()]
    ids = [answer.headers["X-Request-Id"] for answer in answers]
    assert [line["request_id"] for line in lines] == ids
    assert len({*ids, "mine"}) == len(ids) + 1
    assert (lines[0]["method"], lines[0]["path"], lines[0]["status"]) == (
        ("GET", "/", 200)
    )
    assert "secret" not in json.dumps(lines)
