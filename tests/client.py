"""The test client: it looks at each page it is given, and fills in forms."""

from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests import html

# Everything else is public: no cookie may be set there.
SIGNED_IN = ("/desk", "/login", "/logout", "/account", "/admin")
# What a script puts into a page is no page; it is looked at inside of one.
PIECES = {"/desk/actors/suggest"}
_FRAME = '<!doctype html><html lang="en"><title>A</title><h1>A</h1>{}</html>'


@dataclass
class Form:
    """A form as a page offers it: where it goes and what is in its fields."""

    method: str
    action: str
    values: dict[str, Any]
    buttons: list[tuple[str, str, str]]


class CheckedClient(FlaskClient):
    """A browser without eyes: it follows nothing and overlooks nothing.

    The test's session is committed before each request and read anew after it,
    so that both see what the other wrote.
    """

    session: Session

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:  # noqa: ANN401 - Werkzeug's own signature
        """Send a request and check the answer."""
        self.session.commit()
        response = super().open(*args, **kwargs)
        self.session.expire_all()
        check(response)
        return response

    def forms(self, path: str) -> list[Form]:
        """Return the forms of a page."""
        response = self.get(path)
        assert response.status_code == 200, (response.status, response.text)
        return forms_of(response)

    def submit(
        self, path: str, *, to: str = "", button: str = "", **fields: object
    ) -> TestResponse:
        """Fetch `path` and send the form there that has these fields.

        `to` is the end of its action, `button` the words on the button pressed;
        both are needed only where they decide. Hidden fields are sent along.
        """
        form = self.find_form(path, to=to, button=button, fields=fields)
        data = form.values | fields
        for words, name, value in form.buttons:
            if name and button and words == button:
                data[name] = value
        given = {name: value for name, value in data.items() if value is not None}
        action = form.action or path
        return self.open(
            action,
            method=form.method,
            **{"data" if form.method == "POST" else "query_string": given},
        )

    def find_form(
        self,
        path: str,
        *,
        to: str = "",
        button: str = "",
        fields: dict[str, object] | None = None,
    ) -> Form:
        """Return the one form of the page that fits."""
        forms = self.forms(path)
        fitting = [
            form
            for form in forms
            if form.action.partition("?")[0].endswith(to)
            and (not button or button in {words for words, _, _ in form.buttons})
            and set(fields or {}) <= set(form.values)
        ]
        assert len(fitting) == 1, f"{len(fitting)} forms fit, of {forms}"
        return fitting[0]


def check(response: TestResponse) -> None:
    """Look at an answer as a careful reader of the standards would."""
    path = response.request.path
    if not path.startswith(SIGNED_IN):
        cookies = response.headers.getlist("Set-Cookie")
        assert not cookies, f"{path} is public and sets {cookies}"
    if response.mimetype == "text/html" and not 300 <= response.status_code < 400:
        text = response.text
        if path in PIECES and response.status_code == 200:
            text = _FRAME.format(text)
        found = html.faults(text)
        assert not found, f"{path} ({response.status}):\n" + "\n".join(found)


def forms_of(answer: TestResponse | str) -> list[Form]:
    """Return the forms of an answer, or of the text of a page."""
    root = html.parse(answer if isinstance(answer, str) else answer.text)
    return [_form(each, root) for each in root.iter("form")]


def _form(element: Element, root: Element) -> Form:
    form = Form(
        method=element.get("method", "get").upper(),
        action=element.get("action", ""),
        values={},
        buttons=[],
    )
    elsewhere = [
        each for each in root.iter() if each.get("form") == element.get("id", " ")
    ]
    for field in [*element.iter(), *elsewhere]:
        name = field.get("name", "")
        if field.tag == "button" or field.get("type") == "submit":
            words = html.text_of(field) or field.get("value", "")
            form.buttons.append((words, name, field.get("value", "")))
        elif name and field.get("disabled") is None:
            _read_field(form.values, name, field)
    return form


def _read_field(values: dict[str, Any], name: str, field: Element) -> None:
    """Note what a browser would send; None is sent only where a test fills it."""
    match field.tag, field.get("type", "text"):
        case "textarea", _:
            # The parser drops the line end that follows the tag, as browsers do.
            values[name] = "".join(field.itertext())
        case "select", _:
            values[name] = _chosen(field)
        case "input", "checkbox" | "radio":
            values.setdefault(name, None)
            if field.get("checked") is not None:
                values[name] = field.get("value", "on")
        case "input", "file":
            values[name] = None
        case "input", _:
            values[name] = field.get("value", "")


def _chosen(select: Element) -> str | list[str] | None:
    options = list(select.iter("option"))
    chosen = [each for each in options if each.get("selected") is not None]
    several = select.get("multiple") is not None
    if not chosen and not several:
        chosen = options[:1]
    found = [each.get("value", html.text_of(each)) for each in chosen]
    if several:
        return found
    return found[0] if found else None
