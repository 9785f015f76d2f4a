"""Headers that every answer carries, files and errors too."""

from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.headers import Headers

from flask import Flask, Response, g, request

from factcheck.web.presenting import is_current_version

_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
    " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
    " object-src 'none'; frame-ancestors 'none'"
)
_ALWAYS = {
    "Content-Security-Policy": _CSP,
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(),"
        " browsing-topics=()"
    ),
}
_FIRST_ERROR = 400

StartResponse = Callable[..., Callable[[bytes], object]]
Wsgi = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]


class SecurityHeaders:
    """Stands around the whole application, so that no answer can miss them.

    A view may set one of them itself; its word counts.
    """

    def __init__(self, inner: Wsgi) -> None:
        """Wrap `inner`."""
        self._inner = inner

    def __call__(
        self, environ: dict[str, Any], start_response: StartResponse
    ) -> Iterable[bytes]:
        """Answer a request."""

        def start(
            status: str,
            headers: list[tuple[str, str]],
            *exc_info: Any,  # noqa: ANN401 - passed on
        ) -> Callable[[bytes], object]:
            found = Headers(headers)
            for name, value in _ALWAYS.items():
                found.setdefault(name, value)
            return start_response(status, headers, *exc_info)

        return self._inner(environ, start)


def register_headers(app: Flask) -> None:
    """Give every answer its headers."""
    app.wsgi_app = SecurityHeaders(app.wsgi_app)  # type: ignore[method-assign]
    app.after_request(_set_caching)


def _set_caching(response: Response) -> Response:
    """Let nobody keep what is not for everybody, or not for long.

    Files named by their content keep for ever; a public page may be kept, but
    is asked for again each time.
    """
    if request.endpoint == "static":
        return _set_caching_of_file(response)
    if "Cache-Control" in response.headers and not g.get("knows_person"):
        return response
    private = (
        g.get("knows_person")
        or response.status_code >= _FIRST_ERROR
        or request.method not in {"GET", "HEAD"}
    )
    response.headers["Cache-Control"] = "no-store" if private else "no-cache"
    return response


def _set_caching_of_file(response: Response) -> Response:
    if response.status_code >= _FIRST_ERROR:
        caching = "no-store"
    elif is_current_version(str((request.view_args or {}).get("filename", ""))):
        caching = "public, max-age=31536000, immutable"
    else:
        caching = "no-cache"
    response.headers["Cache-Control"] = caching
    return response
