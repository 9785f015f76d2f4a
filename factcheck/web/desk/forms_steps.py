"""The steps of the workflow as small forms: an act and what it needs."""

from collections.abc import Sequence
from typing import Any, Self

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)

from factcheck.domain.publication_terms import RejectReason
from factcheck.domain.vocabulary import Act
from factcheck.models import User
from factcheck.web.desk.forms_draft import DayField
from factcheck.web.forms import DeskForm, at_most, clean, clean_line
from factcheck.web.presenting import label

_LONGEST = 5000


class ActField(HiddenField):
    """Which step is taken."""

    data: Act | None

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the act; one that does not exist comes from no button of ours."""
        known = {each.value: each for each in Act}
        self.data = known.get(valuelist[0] if valuelist else "")
        if self.data is None:
            raise ValidationError(gettext("Choose what is to be done."))


class StepForm(DeskForm):
    """Take a step, with whatever the step asks for.

    Whether a reason is on the step's list, and whether the step is allowed at
    all, is the workflow's business.
    """

    act = ActField()
    reasons = SelectMultipleField(_l("Reason"), choices=(), validate_choice=False)
    comment = TextAreaField(
        _l("Comment"), filters=[clean], validators=[at_most(_LONGEST)]
    )
    assignee = StringField(
        _l("Who"), filters=[clean_line], validators=[at_most(_LONGEST)]
    )
    due = DayField(_l("Due"))
    survivor = StringField(
        _l("The other claim"), filters=[clean_line], validators=[at_most(_LONGEST)]
    )
    # The hash of the content that somebody had before them when they decided.
    seen = HiddenField(filters=[clean_line], validators=[at_most(64)])
    tell_readers = BooleanField(_l("Readers see that it is being reviewed again"))


class DrawnForm(DeskForm):
    """The form of one act on a page that has several: its ids name the act."""

    drawn: Act

    act = ActField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as WTForms declares it
        """Give the fields ids that no other form of the page has."""
        super().__init__(*args, **kwargs)
        for each in self:
            each.id = f"{self.drawn.value}-{each.short_name}"
            each.label.field_id = each.id

    @classmethod
    def drawn_for(cls, posted: StepForm | None) -> Self:
        """Return the form, with what was typed if it is this one that was sent."""
        if posted is None or posted.act.data is not cls.drawn:
            form = cls(formdata=None)
            form.act.data = cls.drawn
            return form
        form = cls()
        for each in form:
            if each.name in posted:
                each.errors = posted[each.name].errors
        form.form_errors = posted.form_errors
        return form


class AssignForm(DrawnForm):
    """Give the claim to somebody."""

    drawn = Act.ASSIGN
    assignee = SelectField(_l("Reviewer or editor"), choices=(), validate_choice=False)
    due = DayField(_l("Due"))

    def offer(self, people: Sequence[User]) -> Self:
        """Offer those who can take it."""
        blank = [("", gettext("choose somebody"))]
        self.assignee.choices = blank + [(each.uid, each.name) for each in people]
        return self


class RejectForm(DrawnForm):
    """Say why the claim is not checked."""

    drawn = Act.REJECT
    reasons = RadioField(
        _l("Why it is not checked"),
        choices=lambda: [(each.value, label(each)) for each in RejectReason],
        validate_choice=False,
    )
    comment = TextAreaField(
        _l("Comment"), filters=[clean], validators=[at_most(_LONGEST)]
    )


class RestoreForm(DrawnForm):
    """Say why the claim is checked after all."""

    drawn = Act.RESTORE
    comment = TextAreaField(
        _l("Why it is checked after all"),
        filters=[clean],
        validators=[at_most(_LONGEST)],
    )
