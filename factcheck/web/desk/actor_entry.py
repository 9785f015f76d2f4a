"""Naming somebody where they are needed: found on file, chosen, or put on file.

A name that is on file, however it is spelt, is taken at once. For any other the
form comes back with the nearest names to choose from, and with what must be known
of somebody new. A script offers the near names while one types.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from flask_babel import gettext, lazy_gettext
from wtforms import FieldList, Form, FormField, HiddenField, StringField

from factcheck.domain.errors import Invalid
from factcheck.domain.vocabulary import ActorKind
from factcheck.intake.names import folded
from factcheck.models import Actor
from factcheck.queries import actors as queries
from factcheck.services import actors, topics
from factcheck.services.work import Work
from factcheck.web.forms import at_most, clean_line, one_of
from factcheck.web.presenting import sentence
from factcheck.web.text import shown

NEW = "new"
_MOST = 12
_FEW = 3


class ActorEntry(Form):
    """One name. `near` is None until the person has to say who is meant."""

    name = StringField(lazy_gettext("Name"), filters=[clean_line])
    # Who was chosen from the list; holds as long as the name is still theirs.
    uid = HiddenField()
    choice = HiddenField()
    kind = one_of(
        lazy_gettext("What they are"), ActorKind, blank=lazy_gettext("Choose")
    )
    controlled_by = StringField(
        lazy_gettext("Who decides what they say"), filters=[clean_line]
    )
    side = StringField(
        lazy_gettext("Camp"), filters=[clean_line], validators=[at_most(80)]
    )

    near: list[Actor] | None = None

    def process(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as WTForms declares it
        """Read what was typed; what no text may hold is shown, not repeated."""
        super().process(*args, **options)
        for each in self:
            if each.process_errors and isinstance(each.data, str):
                each.data = shown(each.data)

    def fill(self, actor: Actor) -> None:
        """Show somebody on file."""
        self.name.data, self.uid.data = actor.name, actor.uid

    def settle(self, work: Work) -> Actor | None:
        """Return who is meant; None if nobody is named, or if that is not settled.

        Then a field says why, and the page offers the choice.
        """
        if not self.name.data or self.name.errors:
            return None
        found = self._on_file(work)
        if found is not None:
            self.fill(found)
            return found
        self.near = queries.find(work.session, self.name.data)
        if self.errors:
            return None
        if self.choice.data != NEW:
            words = (
                gettext("“%(name)s” is not on file. Choose who is meant.")
                if self.near
                else gettext("“%(name)s” is not on file. Say what they are.")
            )
            self._refuse("name", words, name=self.name.data)
            return None
        return self._put_on_file(work)

    def _on_file(self, work: Work) -> Actor | None:
        """Find by the suggestion taken, by the name, by the choice made."""
        name = self.name.data or ""
        taken = queries.by_uid(work.session, self.uid.data or "")
        if taken is not None and folded(taken.name) == folded(name):
            return queries.survivor_of(taken)
        chosen = queries.by_uid(work.session, self.choice.data or "")
        found = queries.named(work.session, name) or chosen
        return queries.survivor_of(found) if found is not None else None

    def _put_on_file(self, work: Work) -> Actor | None:
        if self.kind.data is None:
            self._refuse("kind", gettext("Choose what they are."))
            return None
        controller = self._controller(work)
        if self.errors:
            return None
        side = self.side.data
        try:
            return actors.find_or_create(
                work,
                name=self.name.data or "",
                kind=self.kind.data,
                named=self.kind.data is not ActorKind.ANONYMOUS_GROUP,
                controlled_by=controller,
                sides=[topics.find_or_create_side(work, side)] if side else [],
            )
        except Invalid as refusal:
            words = " ".join(sentence(each) for each in refusal.sentences)
            self._refuse("name", words)
            return None

    def _controller(self, work: Work) -> Actor | None:
        name = self.controlled_by.data or ""
        found = queries.named(work.session, name)
        if found is not None or not name:
            return found
        near = [each.name for each in queries.find(work.session, name, _FEW)]
        words = (
            gettext("“%(name)s” is not on file. Did you mean: %(near)s?")
            if near
            else gettext("“%(name)s” is not on file. Leave this empty for now.")
        )
        self._refuse("controlled_by", words, name=name, near="; ".join(near))
        return None

    def _refuse(self, field: str, words: str, **params: str) -> None:
        self[field].errors = [*self[field].errors, words % params if params else words]


if TYPE_CHECKING:
    _One = FormField[ActorEntry]
    _Several = FieldList[FormField[ActorEntry]]
else:  # WTForms itself knows no parameters
    _One = FormField
    _Several = FieldList


class ActorField(_One):
    """One name; its `errors` are sentences like any other field's."""

    def __init__(self, label: str, **options: Any) -> None:  # noqa: ANN401 - passed on to WTForms
        """Call the name by `label`."""
        super().__init__(ActorEntry, label, **options)

    def process(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as WTForms declares it
        """Build the entry and label it."""
        super().process(*args, **options)
        self.form.name.label.text = self.label.text

    @property  # type: ignore[override]  # sentences, not a tree
    def errors(self) -> list[str]:
        """The sentences of all its fields."""
        return _sentences(self.form)

    @errors.setter
    def errors(self, sentences: Sequence[str]) -> None:
        """Say what the core refused at the name."""
        new = [each for each in sentences if each not in self.errors]
        self.form.name.errors = [*self.form.name.errors, *new]


class ActorList(_Several):
    """Several names, in order; its `errors` are sentences like any other field's."""

    def __init__(
        self,
        first: str,
        others: str,
        *,
        least: int = 1,
        **options: Any,  # noqa: ANN401 - passed on to WTForms
    ) -> None:
        """Call the first name by the label `first`, each further one by `others`."""
        super().__init__(
            FormField(ActorEntry),
            first,
            min_entries=least,
            max_entries=_MOST,
            **options,
        )
        self._others = others

    def process(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as WTForms declares it
        """Build the entries and label them."""
        super().process(*args, **options)
        self._label()

    def show(self, people: Sequence[Actor]) -> None:
        """Show those on file, and room for one more."""
        while self.entries:
            self.pop_entry()
        for actor in people:
            self.append_entry().form.fill(actor)
        if len(self.entries) < _MOST:
            self.append_entry()
        self._label()

    def settle(self, work: Work) -> list[Actor]:
        """Return who is meant, in order; `errors` says where that is not settled."""
        found = [entry.form.settle(work) for entry in self.entries]
        self._gather()
        return [actor for actor in found if actor is not None]

    def validate(self, *args: Any, **options: Any) -> bool:  # noqa: ANN401 - as WTForms declares it
        """Check the shape of each entry."""
        fits: bool = super().validate(*args, **options)
        self._gather()
        return fits

    def _label(self) -> None:
        for number, entry in enumerate(self.entries):
            words = self._others if number else self.label.text
            entry.form.name.label.text = words

    def _gather(self) -> None:
        self.errors = [
            words for each in self.entries for words in _sentences(each.form)
        ]


def _sentences(entry: ActorEntry) -> list[str]:
    return [str(words) for field in entry for words in field.errors]
