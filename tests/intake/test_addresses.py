"""Web addresses and host names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.errors import Invalid
from factcheck.intake.addresses import LONGEST, checked_host, checked_url


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/a?b=c#d",
        "http://paper.example:8080/",
        "HTTPS://Paper.Example/A",
        "https://україна.example/новини",
        "https://[2001:db8::1]/x",
    ],
)
def test_web_addresses_are_taken_as_they_are(url: str) -> None:
    assert checked_url(f" {url}\n") == url


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("javascript:alert(1)", "http://"),
        ("JaVaScRiPt:alert(1)", "http://"),
        ("data:text/html,<script>", "http://"),
        ("file:///etc/passwd", "http://"),
        ("//paper.example/a", "http://"),
        ("paper.example/a", "http://"),
        ("", "http://"),
        ("https://", "complete web address"),
        ("https:///path", "complete web address"),
        ("https://paper.example:port/", "complete web address"),
        ("https://paper.example:99999/", "complete web address"),
        ("https://[::1/", "complete web address"),
        ("https://paper.example\\@evil.example/", "@"),
        ("https://paper.example\\.evil.example/", "complete web address"),
        ("https://user:secret@paper.example/", "password"),
        ("https://user@paper.example/", "password"),
        ("java\nscript:alert(1)", "control characters"),
        ("https://paper.example/\0", "control characters"),
        ("https://paper.example/a b", "blanks"),
        ("https://paper.example/\u202efdp", "control characters"),
        ("https://paper.example/" + "a" * LONGEST, "2000 characters"),
    ],
)
def test_what_no_page_may_link_to_is_refused(url: str, words: str) -> None:
    with pytest.raises(Invalid, match=words) as caught:
        checked_url(url, "address")
    assert caught.value.sentences[0].field == "address"


@given(st.text(max_size=60))
def test_what_is_taken_begins_with_http(text: str) -> None:
    for given_text in (text, f"https://{text}"):
        try:
            taken = checked_url(given_text)
        except Invalid:
            continue
        assert taken.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("News.Example.org", "news.example.org"),
        (" kcna.example. ", "kcna.example"),
        ("новини.example", "новини.example"),
    ],
)
def test_host_names_are_kept_in_small_letters(typed: str, host: str) -> None:
    assert checked_host(typed) == host


@pytest.mark.parametrize(
    "typed",
    [
        *("", "localhost", "https://news.example", "news.example/a", "-a.example"),
        *("a..example", "news example.org", "user@news.example", "a.example:80"),
        "a" * 64 + ".example",
    ],
)
def test_other_things_are_no_host_names(typed: str) -> None:
    with pytest.raises(Invalid, match="not a host name"):
        checked_host(typed)
