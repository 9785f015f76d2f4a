"""The base of all forms, and the fields they have in common."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from flask_babel import gettext
from flask_wtf import FlaskForm
from wtforms import (
    Field,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    ValidationError,
)
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from factcheck.domain.errors import Refusal
from factcheck.domain.vocabulary import Term
from factcheck.web.conflict import remember_labels
from factcheck.web.presenting import label, sentence
from factcheck.web.text import has_controls, shown, unix_lines

_LONGEST_NUMBER = 9


def clean(text: str | None) -> str:
    """Return the text of a field without blanks at its end.

    Line breaks become LF; an absent field is an empty text. Right-to-left marks
    and other invisible letters stay: they belong to the text.

    Raises:
        ValidationError: it holds NUL or another control character.
    """
    if text is None:
        return ""
    normal = unix_lines(text)
    if has_controls(normal):
        raise ValidationError(
            gettext(
                "This text holds control characters, which cannot be stored."
                " Paste it as plain text."
            )
        )
    return normal.rstrip()


def clean_line(text: str | None) -> str:
    """Return the text of a field that has one line, blanks around it removed."""
    return " ".join(clean(text).split())


class DeskForm(FlaskForm):  # type: ignore[misc]
    """A form of the desk: CSRF token, and a key that lets it be taken once.

    A form checks shape only; whether something is allowed is the core's business.
    """

    form_key = HiddenField(default=lambda: uuid4().hex)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as WTForms declares it
        """Build the form; hidden fields get no id, for a page has many of them."""
        super().__init__(*args, **kwargs)
        for each in self:
            if each.process_errors and isinstance(each.data, str):
                each.data = shown(each.data)
            if isinstance(each.widget, HiddenInput):
                each.render_kw = {"id": False, **(each.render_kw or {})}
        if self.is_submitted():
            remember_labels((each.name, str(each.label.text)) for each in self)

    def validate(self, *args: Any, **kwargs: Any) -> bool:  # noqa: ANN401 - as WTForms declares it
        """Check the form; what is wrong with a hidden field is said on top."""
        valid: bool = super().validate(*args, **kwargs)
        for each in self:
            if isinstance(each.widget, HiddenInput) and each.errors:
                self.form_errors.extend(each.errors)
                each.errors = []
        return valid


class OpenForm(DeskForm):
    """A form for readers: without a cookie there is no token.

    Its view is marked `requires(PUBLIC, token=False)`.
    """

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """Leave the token out."""

        csrf = False


class VersionField(HiddenField):
    """The version of the row that was edited: which text somebody had before them."""

    data: int  # type: ignore[assignment]  # a text in its parent

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the number; anything else comes from no page of ours."""
        given = valuelist[0] if valuelist else ""
        if not (given.isascii() and given.isdigit() and len(given) <= _LONGEST_NUMBER):
            self.data = 0
            raise ValidationError(
                gettext("This page was incomplete. Go back, reload it and try again.")
            )
        self.data = int(given)


def one_of(
    text: str,
    terms: type[Term],
    *,
    blank: str | None = None,
    radio: bool = False,
    **options: Any,  # noqa: ANN401 - passed on to WTForms
) -> Field:
    """Return a field that chooses one term; `blank` is the words for none (None)."""

    def choices() -> list[tuple[str, str]]:
        none = [] if blank is None else [("", str(blank))]
        return none + [(each.value, label(each)) for each in terms]

    def coerce(value: Any) -> Term | None:  # noqa: ANN401 - whatever was posted
        return terms(value) if value else None

    kind = RadioField if radio else SelectField
    return kind(text, choices=choices, coerce=coerce, **options)


class _Checkboxes(SelectMultipleField):
    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the values; the conflict page sends them as one text, with commas."""
        parts = [part.strip() for value in valuelist for part in value.split(",")]
        super().process_formdata([part for part in parts if part])


def many_of(text: str, terms: type[Term], **options: Any) -> Field:  # noqa: ANN401 - passed on to WTForms
    """Return a field that chooses any number of terms."""

    def choices() -> list[tuple[str, str]]:
        return [(each.value, label(each)) for each in terms]

    return _Checkboxes(text, choices=choices, coerce=terms, **options)


def add_refusal(form: DeskForm, refusal: Refusal) -> None:
    """Put the core's sentences at the fields they name, or on top of the form."""
    for each in refusal.sentences:
        words = sentence(each)
        if each.field and each.field in form:
            form[each.field].errors = [*form[each.field].errors, words]
        else:
            form.form_errors.append(words)


def needed(words: str) -> Callable[[DeskForm, Field], None]:
    """Return a validator that asks for a field in words of its own."""

    def check(_form: DeskForm, field: Field) -> None:
        if not field.data:
            raise ValidationError(str(words))

    return check


def at_most(most: int) -> Callable[[DeskForm, Field], None]:
    """Return a validator that says how long a text is and may be."""

    def check(_form: DeskForm, field: Field) -> None:
        length = len(field.data or "")
        if length > most:
            raise ValidationError(
                gettext(
                    "This has %(length)d characters; it may have %(most)d.",
                    length=length,
                    most=most,
                )
            )

    return check
