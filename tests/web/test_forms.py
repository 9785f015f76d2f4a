"""What forms make of what was typed."""

from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import StringField, TextAreaField, ValidationError

from factcheck.domain.errors import Invalid
from factcheck.domain.sentences import Sentence
from factcheck.domain.vocabulary import Priority, Role
from factcheck.web.forms import (
    OpenForm,
    VersionField,
    add_refusal,
    at_most,
    clean,
    clean_line,
    many_of,
    needed,
    one_of,
)

RIGHT_TO_LEFT = "\u0642\u0644 \u202b\u0648\u0632\u064a\u0631\u202c: “9”\u200f"


class ThingForm(OpenForm):
    """A form with one of each."""

    name = StringField("Name", filters=[clean_line], validators=[needed("Name it.")])
    text = TextAreaField("Text", filters=[clean], validators=[at_most(30)])
    priority = one_of("Priority", Priority, blank="none")
    roles = many_of("Roles", Role)
    version = VersionField()


@pytest.fixture(autouse=True)
def request_context(app: Flask) -> Iterator[None]:
    with app.test_request_context(method="POST"):
        yield


def thing(**given: object) -> ThingForm:
    data = {"name": "N", "version": "3"} | given
    return ThingForm(formdata=MultiDict(data))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (None, ""),
        ("a\r\nb\rc\n \t\n", "a\nb\nc"),
        ("  indented \t", "  indented"),
        (RIGHT_TO_LEFT, RIGHT_TO_LEFT),
        ("e\u0301", "e\u0301"),
    ],
)
def test_text_is_kept_as_typed_but_for_line_ends(
    typed: str | None, stored: str
) -> None:
    assert clean(typed) == stored


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9b"])
def test_control_characters_are_refused(sign: str) -> None:
    with pytest.raises(ValidationError, match="control characters"):
        clean(f"before{sign}after")
    form = thing(text=f"before{sign}after")
    assert not form.validate()
    assert form.text.data == "before\ufffdafter"


def test_a_line_is_one_line() -> None:
    assert clean_line("  one\r\n two\t three ") == "one two three"


def test_terms_are_read_and_nothing_else_is() -> None:
    form = thing(priority="high", roles="editor")
    assert form.validate(), form.errors
    assert (form.priority.data, form.roles.data) == (Priority.HIGH, [Role.EDITOR])
    assert thing(priority="").priority.data is None
    assert not thing(priority="sometime").validate()
    assert not thing(roles="chief").validate()


def test_terms_of_the_conflict_page_come_as_one_text() -> None:
    form = thing(roles="editor, observer")
    assert form.validate()
    assert form.roles.data == [Role.EDITOR, Role.OBSERVER]


@pytest.mark.parametrize("version", ["", "x", "-1", "1.5", "٣", "9" * 30])
def test_a_version_is_a_number_or_is_said_on_top(version: str) -> None:
    form = thing(version=version)
    assert not form.validate()
    assert form.form_errors == [
        "This page was incomplete. Go back, reload it and try again."
    ]


def test_a_length_is_said_with_the_limit() -> None:
    form = thing(text="x" * 31)
    assert not form.validate()
    assert form.text.errors == ["This has 31 characters; it may have 30."]


def test_refusals_stand_at_their_fields_or_on_top() -> None:
    form = thing()
    assert form.validate()
    add_refusal(
        form,
        Invalid(
            [
                Sentence("At %(what)s.", {"what": Priority.HIGH}, "text"),
                Sentence("Anywhere.", {}, "nowhere"),
                Sentence("On top."),
            ]
        ),
    )
    assert form.text.errors == ["At high."]
    assert form.form_errors == ["Anywhere.", "On top."]


def test_hidden_fields_have_no_id_and_each_form_has_its_own_key() -> None:
    first, second = thing(), ThingForm(formdata=None)
    assert 'id="' not in first.hidden_tag() + second.hidden_tag()
    assert len(second.form_key.data or "") == 32
    assert ThingForm(formdata=None).form_key.data != second.form_key.data
