"""What narrows a queue: the fields of its address."""

from typing import Any, Self

from flask import request
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session
from wtforms import Form, SelectField, StringField

from factcheck.domain.vocabulary import State, Verdict
from factcheck.queries import claims as claim_queries
from factcheck.queries import queues
from factcheck.queries.queues import NOBODY, Filters, Order
from factcheck.web.forms import at_most, clean_line, one_of
from factcheck.web.text import shown

_LONGEST = 200


class FilterForm(Form):
    """A form that is sent by GET: its fields are the address of the page.

    What is unknown in an address narrows nothing.
    """

    state = one_of(_l("State"), State, blank=_l("any"))
    verdict = one_of(_l("Verdict so far"), Verdict, blank=_l("any"))
    topic = SelectField(_l("Topic"), validate_choice=False)
    claimant = StringField(
        _l("Claimant"), filters=[clean_line], validators=[at_most(_LONGEST)]
    )
    assignee = SelectField(_l("Who is on it"), validate_choice=False)
    text = StringField(
        _l("Words of the claim"), filters=[clean_line], validators=[at_most(_LONGEST)]
    )
    sort = one_of(_l("Order"), Order, default=Order.DUE)

    @classmethod
    def of_address(cls, session: Session) -> Self:
        """Read the address; offer the topics and people there are."""
        form = cls(request.args)
        topics = [(topic.slug, topic.name) for topic in queues.topics(session)]
        people = claim_queries.who_can_review(session)
        form.topic.choices = [("", _l("any")), *topics]
        form.assignee.choices = [
            ("", _l("anybody")),
            (NOBODY, _l("nobody")),
            *((person.uid, person.name) for person in people),
        ]
        form.validate()
        for field in (form.text, form.claimant):
            field.data = shown(field.data or "")
        return form

    def filters(self) -> Filters:
        """Return what the queue is narrowed to."""
        return Filters(
            state=self._read("state"),
            verdict=self._read("verdict"),
            topic=_offered(self.topic),
            claimant=self._read("claimant") or "",
            assignee=_offered(self.assignee),
            text=self._read("text") or "",
            order=self._read("sort") or Order.DUE,
        )

    def address(self) -> dict[str, str]:
        """Return the fields that narrow or sort, as they stand in an address."""
        found = self.filters()
        given = {
            "state": found.state or "",
            "verdict": found.verdict or "",
            "topic": found.topic,
            "claimant": found.claimant,
            "assignee": found.assignee,
            "text": found.text,
            "sort": "" if found.order is Order.DUE else found.order.value,
        }
        return {name: str(value) for name, value in given.items() if value}

    def _read(self, name: str) -> Any:  # noqa: ANN401 - a term, a text or None
        field = self[name]
        return None if field.errors else field.data


def _offered(field: SelectField) -> str:
    """Return what was chosen if it was offered."""
    known = {choice[0] for choice in field.iter_choices()}
    return field.data if field.data in known else ""
