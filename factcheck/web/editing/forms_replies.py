"""A request for a reply, and the answer to a reader's report, as forms."""

from typing import Self

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField

from factcheck.domain.publication_terms import ReplyStatus, ReportState
from factcheck.domain.vocabulary import ActorKind
from factcheck.models import ReplyRequest
from factcheck.web.desk.forms_draft import DayField
from factcheck.web.editing.forms import lines, pick
from factcheck.web.forms import (
    DeskForm,
    VersionField,
    at_most,
    clean_line,
    needed,
    one_of,
)
from factcheck.web.presenting import label

_NAME, _CHANNEL = 200, 200


class _AskedForm(DeskForm):
    """What is on record of a request, by the day."""

    status = pick(_l("What came of it"), ReplyStatus, _l("Choose what came of it."))
    asked_at = DayField(_l("Asked on"))
    channel = StringField(
        _l("How you asked"), filters=[clean_line], validators=[at_most(_CHANNEL)]
    )
    question = lines(_l("What you asked"))
    deadline = DayField(_l("Time to answer until"))
    answered_at = DayField(_l("Answered on"))
    answer = lines(_l("The answer, word for word"))
    reason = lines(_l("Why nobody was asked"))


class NewReplyForm(_AskedForm):
    """Record a request, and whom it went to."""

    whom = StringField(
        _l("Who was asked, or should have been"),
        filters=[clean_line],
        validators=[
            needed(_l("Say who was or should have been asked.")),
            at_most(_NAME),
        ],
    )
    kind = one_of(
        _l("What they are"),
        ActorKind,
        blank=_l("on file already"),
        validate_choice=False,
    )


class ReplyForm(_AskedForm):
    """Keep a request up to date."""

    version = VersionField()

    @classmethod
    def of(cls, reply: ReplyRequest) -> Self:
        """Fill the form with what is on record."""
        form = cls(formdata=None, obj=reply)
        for field, moment in (
            (form.asked_at, reply.asked_at),
            (form.answered_at, reply.answered_at),
        ):
            field.data = moment.date() if moment else None
        return form


class AnswerForm(DeskForm):
    """Answer a reader's report."""

    version = VersionField()
    state = RadioField(
        _l("What becomes of it"),
        choices=lambda: [
            (each.value, label(each))
            for each in (ReportState.ACCEPTED, ReportState.DECLINED)
        ],
        coerce=ReportState,
        validate_choice=False,
        validators=[needed(_l("Accept the report or decline it."))],
    )
    answer = lines(_l("What the reader is told"), _l("Write what the reader is told."))
