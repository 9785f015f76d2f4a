"""Shapes that the core reads, checked with the form, so that all is said at once."""

from collections.abc import Callable

from wtforms import Field, ValidationError

from factcheck.domain.errors import Invalid
from factcheck.web.forms import DeskForm
from factcheck.web.presenting import sentence


def readable(read: Callable[[str], object]) -> Callable[[DeskForm, Field], None]:
    """Return a validator that lets `read` look at what was typed, if anything was."""

    def check(_form: DeskForm, field: Field) -> None:
        try:
            if field.data:
                read(field.data)
        except Invalid as refusal:
            words = " ".join(sentence(each) for each in refusal.sentences)
            raise ValidationError(words) from refusal

    return check
