"""Deciding on a verdict, and what is answered before it is published."""

from collections.abc import Sequence
from typing import Any, Self, TypeVar

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField, RadioField, SelectField, TextAreaField

from factcheck.domain.publication_terms import ReturnReason
from factcheck.domain.vocabulary import Term
from factcheck.models import Claim, User
from factcheck.web.desk.forms_draft import DayField
from factcheck.web.forms import (
    DeskForm,
    at_most,
    clean,
    clean_line,
    many_of,
    needed,
    one_of,
)

Kind = TypeVar("Kind", bound=DeskForm)

_LONGEST = 5000
_YES = "yes"


def lines(words: str, ask: str = "", most: int = _LONGEST) -> TextAreaField:
    """Return a field of several lines; `ask` is what is said if it is empty."""
    asked = [needed(ask)] if ask else []
    return TextAreaField(words, filters=[clean], validators=[*asked, at_most(most)])


def pick(words: str, terms: type[Term], ask: str) -> Field:
    """Return radio buttons, one of which must be chosen."""
    return one_of(
        words, terms, radio=True, validate_choice=False, validators=[needed(ask)]
    )


class PartForm(DeskForm):
    """One of several forms of a page: the ids of its fields are its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as WTForms declares it
        """Give the fields ids that no other form of the page has."""
        super().__init__(*args, **kwargs)
        part = type(self).__name__.removesuffix("Form").lower()
        for each in self:
            each.id = f"{part}-{each.short_name}"
            each.label.field_id = each.id


def again(kind: type[Kind], posted: DeskForm | None) -> Kind:
    """Return a form of the page: the one that was refused, or an empty one."""
    return posted if type(posted) is kind else kind(formdata=None)


class DecideForm(PartForm):
    """Decide on the words that the page shows, and on no later ones."""

    seen = HiddenField(filters=[clean_line])

    @classmethod
    def on(cls, seen: str, posted: DeskForm | None = None) -> Self:
        """Return the form for a page that shows the content of this hash."""
        form = again(cls, posted)
        form.seen.data = form.seen.data or seen
        return form


class ReturnForm(DecideForm):
    """Send a verdict back to its author."""

    reasons = many_of(
        _l("Why it goes back"),
        ReturnReason,
        validators=[needed(_l("Choose at least one reason."))],
    )
    comment = lines(_l("What the author should do"), _l("Write a sentence on why."))


class UnapproveForm(PartForm):
    """Take an approval back."""

    comment = lines(
        _l("Why the approval is taken back"), _l("Write a sentence on why.")
    )


class LookAfterForm(PartForm):
    """Ask an editor to look after the claim."""

    editor = SelectField(
        _l("Editor"),
        choices=(),
        validate_choice=False,
        validators=[needed(_l("Choose an editor."))],
    )
    due = DayField(_l("Until"))

    def offer(self, editors: Sequence[User]) -> Self:
        """Offer those who can be asked."""
        blank = [("", gettext("choose somebody"))]
        self.editor.choices = blank + [(each.uid, each.name) for each in editors]
        return self


def _yes_or_no(words: str) -> RadioField:
    return RadioField(
        words,
        choices=lambda: [(_YES, gettext("Yes")), ("no", gettext("No"))],
        validate_choice=False,
        validators=[needed(_l("Answer with yes or no."))],
    )


class HarmForm(DeskForm):
    """The questions about harm; a yes to one of the first three needs two editors."""

    person = _yes_or_no(_l("Does it name a minor, a victim or a private person?"))
    crime = _yes_or_no(_l("Does it allege a crime?"))
    source = _yes_or_no(_l("Could it expose a source?"))
    alleges_wrongdoing = _yes_or_no(
        _l("Does it allege wrongdoing by somebody who can be identified?")
    )

    @classmethod
    def of(cls, claim: Claim) -> Self:
        """Fill the form with the answers on file."""
        form = cls(formdata=None)
        for name, answer in (
            ("person", claim.harm_person),
            ("crime", claim.harm_crime),
            ("source", claim.harm_source),
            ("alleges_wrongdoing", claim.alleges_wrongdoing),
        ):
            form[name].data = None if answer is None else (_YES if answer else "no")
        return form

    def answers(self) -> dict[str, bool]:
        """Return the answers as the service asks for them."""
        names = {
            "person": "person",
            "crime": "crime",
            "source": "source",
            "wrongdoing": "alleges_wrongdoing",
        }
        return {asked: self[name].data == _YES for asked, name in names.items()}
