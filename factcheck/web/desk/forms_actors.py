"""Describing an actor; and, for editors, saying whose voice it is."""

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext
from wtforms import (
    BooleanField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.widgets import CheckboxInput, ListWidget

from factcheck.domain.evidence_terms import Reliability
from factcheck.domain.sentences import N_
from factcheck.domain.vocabulary import ActorKind
from factcheck.models import Actor, Side
from factcheck.services.actors import ActorFields
from factcheck.web.desk.actor_entry import ActorField
from factcheck.web.forms import (
    DeskForm,
    VersionField,
    at_most,
    clean,
    clean_line,
    needed,
    one_of,
)

_NOT_JUDGED = lazy_gettext("Not judged")


@dataclass(frozen=True)
class NoGrade:
    """Stands among the grades: what was judged can be taken back."""

    value: str = ""
    label: str = N_("Not judged")
    gist: str = N_("Nothing is proposed for new evidence.")


GRADES = (NoGrade(), *Reliability)


class ActorForm(DeskForm):
    """What is known of somebody."""

    name = StringField(lazy_gettext("Name"), filters=[clean_line])
    kind = one_of(
        lazy_gettext("What they are"),
        ActorKind,
        blank=lazy_gettext("Choose"),
        validators=[needed(lazy_gettext("Choose what they are."))],
    )
    named = BooleanField(lazy_gettext("Known by name"), default=True)
    public_figure = BooleanField(lazy_gettext("Public figure"))
    domains = StringField(lazy_gettext("Web hosts"), filters=[clean_line])
    wikidata = StringField(lazy_gettext("Wikidata number"), filters=[clean_line])
    default_recorder_reliability = one_of(
        lazy_gettext("As a publisher"), Reliability, blank=_NOT_JUDGED, radio=True
    )
    default_origin_reliability = one_of(
        lazy_gettext("As a speaker on others"),
        Reliability,
        blank=_NOT_JUDGED,
        radio=True,
    )
    default_own_words = one_of(
        lazy_gettext("On their own words and deeds"),
        Reliability,
        blank=_NOT_JUDGED,
        radio=True,
    )
    reliability_reason = TextAreaField(
        lazy_gettext("Why these grades"), filters=[clean], validators=[at_most(2000)]
    )
    notes = TextAreaField(
        lazy_gettext("Notes"), filters=[clean], validators=[at_most(5000)]
    )

    def described(self) -> ActorFields:
        """Return what was typed, as the core takes it."""
        fields: Any = {
            each.name: each.data
            for each in self
            if each.name in ActorFields.__annotations__
        }
        fields["domains"] = (self.domains.data or "").replace(",", " ").split()
        result: ActorFields = fields
        return result


class EditActorForm(ActorForm):
    """The same for somebody on file."""

    version = VersionField()

    @classmethod
    def of(cls, actor: Actor) -> "EditActorForm":
        """Show what is on file."""
        names = (*ActorFields.__annotations__, "version")
        shown: dict[str, Any] = {name: getattr(actor, name) for name in names}
        shown["domains"] = ", ".join(actor.domains)
        return cls(formdata=None, **shown)


class ControlForm(DeskForm):
    """Who decides what somebody says."""

    version = VersionField()
    controlled_by = ActorField(lazy_gettext("Who decides what they say"))
    reason = StringField(
        lazy_gettext("How that is known"),
        filters=[clean_line],
        validators=[at_most(500)],
    )


class _Boxes(SelectMultipleField):
    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class CampsForm(DeskForm):
    """In which camps somebody stands."""

    version = VersionField()
    sides = _Boxes(lazy_gettext("Camps on file"), validate_choice=False)
    new_side = StringField(
        lazy_gettext("A new camp"), filters=[clean_line], validators=[at_most(80)]
    )
    new_side_topics = StringField(
        lazy_gettext("Topics in which the new camp holds"),
        filters=[clean_line],
        validators=[at_most(500)],
    )
    reason = StringField(
        lazy_gettext("How that is known"),
        filters=[clean_line],
        validators=[at_most(500)],
    )

    def offer(self, sides: list[Side]) -> "CampsForm":
        """Offer the camps on file."""
        self.sides.choices = [(each.uid, each.name) for each in sides]
        return self


class MergeForm(DeskForm):
    """Which other entry is the same one."""

    version = VersionField()
    into = ActorField(lazy_gettext("The entry to keep"))
    reason = StringField(
        lazy_gettext("Why they are the same"),
        filters=[clean_line],
        validators=[at_most(500)],
    )
