"""Filling in forms that a test has in hand, where `client.submit` is too coarse."""

from werkzeug.test import TestResponse

from tests.client import CheckedClient, Form, forms_of


def form_with(answer: TestResponse, field: str) -> Form:
    """Return the form of an answer that has this field."""
    return next(form for form in forms_of(answer) if field in form.values)


def send(client: CheckedClient, form: Form, **fields: object) -> TestResponse:
    """Send a form as it stands, with these fields changed; None leaves one out."""
    data = form.values | fields
    given = {name: value for name, value in data.items() if value is not None}
    return client.post(form.action, data=given)
