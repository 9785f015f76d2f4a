"""Headers on every answer: pages, files, errors."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from factcheck.models import User
from factcheck.web.access import PUBLIC, requires
from factcheck.web.presenting import asset
from tests.builders import a_user
from tests.client import CheckedClient

STYLE = "css/tokens.css"
EXPECTED = {
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
}


def check(answer: TestResponse) -> None:
    for name, value in EXPECTED.items():
        assert answer.headers.getlist(name) == [value], name
    assert set(answer.headers["Content-Security-Policy"].split("; ")) == POLICY
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["X-Request-Id"]
    if (answer.mimetype or "").startswith("text/"):
        assert "charset=utf-8" in answer.headers["Content-Type"]
    assert "Server" not in answer.headers


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/login", 200),
        ("GET", "/healthz", 200),
        ("GET", "/account", 303),
        ("GET", f"/static/{STYLE}", 200),
        ("GET", "/static/css/none.css", 404),
        ("GET", "/static/../settings.py", 404),
        ("GET", "/static/", 404),
        ("GET", "/no/such/page", 404),
        ("POST", "/account", 405),
        ("POST", "/logout", 401),
        ("TRACE", "/", 405),
        ("TRACE", "/account", 405),
        ("OPTIONS", "/account", 405),
    ],
)
def test_every_answer_carries_them(
    client: CheckedClient, method: str, path: str, status: int
) -> None:
    answer = client.open(path, method=method)
    assert answer.status_code == status
    check(answer)
    answer.close()


def test_a_fault_carries_them_and_shows_no_stack(
    app: Flask, client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    @requires(PUBLIC)
    def fail() -> str:
        message = "a secret detail"
        raise RuntimeError(message)

    monkeypatch.setitem(app.view_functions, "healthz", fail)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", 0)
    answer = client.get("/healthz")
    assert answer.status_code == 500
    check(answer)
    assert answer.headers["X-Request-Id"] in answer.text
    assert "secret detail" not in answer.text
    assert "Traceback" not in answer.text


def test_other_host_names_are_refused(client: CheckedClient) -> None:
    answer = client.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    check(answer)
    assert client.get("/", headers={"Host": "127.0.0.1:8000"}).status_code == 200


def test_what_is_too_large_is_refused_with_a_sentence(client: CheckedClient) -> None:
    answer = client.post("/login", data={"email": "x" * 7_500_000})
    assert answer.status_code == 413
    assert "2 MB" in answer.text
    check(answer)


def test_forwarded_addresses_are_not_believed(client: CheckedClient) -> None:
    answer = client.get(
        "/account",
        headers={"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"},
    )
    assert answer.location == "/login?next=/account"


def test_files_named_by_their_content_may_be_kept_for_ever(
    app: Flask, client: CheckedClient
) -> None:
    with app.test_request_context():
        address = asset(STYLE)
    assert address.startswith(f"/static/{STYLE}?v=")
    asked = {
        address: "public, max-age=31536000, immutable",
        address[:-1]: "no-cache",
        f"/static/{STYLE}": "no-cache",
        f"/static/{STYLE}?v=": "no-cache",
        "/static/css/none.css?v=": "no-store",
    }
    for path, caching in asked.items():
        with client.get(path) as answer:
            assert answer.headers["Cache-Control"] == caching, path


def test_nobody_keeps_pages_for_the_signed_in(
    client: CheckedClient,
    session: Session,
    sign_in: Callable[[CheckedClient, User], None],
) -> None:
    assert client.get("/login").headers["Cache-Control"] == "no-store"
    assert client.get("/account").headers["Cache-Control"] == "no-store"
    assert client.get("/claims/a-draft").headers["Cache-Control"] == "no-store"
    sign_in(client, a_user(session))
    assert client.get("/account").headers["Cache-Control"] == "no-store"


def test_public_pages_neither_read_nor_set_a_cookie(
    client: CheckedClient,
    session: Session,
    sign_in: Callable[[CheckedClient, User], None],
) -> None:
    def look() -> list[str]:
        pages = []
        for path in ("/", "/corrections", "/how-we-work", "/no-such-page"):
            answer = client.get(path)
            assert "Cookie" not in answer.headers.get("Vary", "")
            assert not answer.headers.getlist("Set-Cookie")
            pages.append(answer.text.replace(answer.headers["X-Request-Id"], ""))
        return pages

    before = look()
    sign_in(client, a_user(session))
    client.get("/account")
    assert look() == before
