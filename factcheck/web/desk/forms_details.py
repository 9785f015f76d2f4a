"""The description of a claim."""

from typing import Any, Self

from flask_babel import lazy_gettext
from wtforms import StringField, TextAreaField

from factcheck.domain.errors import Conflict
from factcheck.domain.vocabulary import ClaimType, Priority, Risk
from factcheck.intake.dates import parse_edtf
from factcheck.intake.languages import checked_language
from factcheck.intake.slugs import checked_slug
from factcheck.models import Actor, Claim
from factcheck.services.claim_fields import ClaimFields
from factcheck.web.conflict import remember_labels
from factcheck.web.desk.actor_entry import ActorList
from factcheck.web.desk.checks import readable
from factcheck.web.desk.forms_marking import names_in
from factcheck.web.forms import DeskForm, VersionField, clean, clean_line, one_of

# Fields that the core takes as they are typed, and those shown as they are stored.
_PLAIN = ("text", "short_text", "claim_type", "location", "language", "priority")
_SHOWN = ("version", "date_edtf", "risk", "slug")


class DetailsForm(DeskForm):
    """What is said of a claim; lengths and dates are the core's to judge."""

    version = VersionField()
    text = TextAreaField(lazy_gettext("Wording of the claim"), filters=[clean])
    short_text = StringField(lazy_gettext("Short form"), filters=[clean_line])
    claim_type = one_of(lazy_gettext("What it says"), ClaimType)
    claimants = ActorList(lazy_gettext("Who claims it"), lazy_gettext("And who else"))
    attributed_to = ActorList(lazy_gettext("Whose words"), lazy_gettext("And whose"))
    substance = StringField(
        lazy_gettext("The claim on whether it is so"), filters=[clean_line]
    )
    topics = StringField(lazy_gettext("Topics"), filters=[clean_line])
    date_edtf = StringField(
        lazy_gettext("When it was claimed"),
        filters=[clean_line],
        validators=[readable(parse_edtf)],
    )
    location = StringField(lazy_gettext("Where"), filters=[clean_line])
    language = StringField(
        lazy_gettext("Language"),
        filters=[clean_line],
        validators=[readable(checked_language)],
    )
    priority = one_of(lazy_gettext("Priority"), Priority)
    risk = one_of(lazy_gettext("Risk"), Risk)
    slug = StringField(
        lazy_gettext("Address"),
        filters=[clean_line],
        validators=[readable(checked_slug)],
    )

    # Another claim that says the same, once the core has found one.
    twin: Claim | None = None

    @classmethod
    def of(cls, claim: Claim) -> Self:
        """Show what is on file."""
        shown = {name: getattr(claim, name) for name in (*_PLAIN, *_SHOWN)}
        form = cls(
            formdata=None,
            substance=claim.substance.slug if claim.substance else "",
            topics=", ".join(topic.name for topic in claim.topics),
            **shown,
        )
        form.claimants.show(list(claim.claimants))
        form.attributed_to.show(claim.attributed_to)
        return form

    def keep_to(self, *, editor: bool, address: bool) -> Self:
        """Leave out what the person may not set."""
        if not editor:
            del self.risk
        if not address:
            del self.slug
        return self

    def fields(
        self, claimants: list[Actor], attributed_to: list[Actor], about: Claim | None
    ) -> ClaimFields:
        """Return what was typed, as the core takes it."""
        found: dict[str, Any] = {name: self[name].data for name in _PLAIN}
        found |= {
            "claimants": claimants,
            "attributed_to": attributed_to,
            "substance": about,
            "topics": names_in(self.topics.data or ""),
            "date_edtf": self.date_edtf.data or None,
        }
        found |= {name: self[name].data for name in ("risk", "slug") if name in self}
        result: ClaimFields = found  # type: ignore[assignment]  # built by name
        return result

    def in_its_fields(self, conflict: Conflict) -> Conflict:
        """Return a conflict with each name of a list in the field it came from."""
        theirs, mine = dict(conflict.theirs), dict(conflict.mine)
        for name in ("claimants", "attributed_to"):
            people = self[name]
            sides = [_names(both.pop(name)) for both in (theirs, mine)]
            for at in range(max(len(people.entries), *map(len, sides))):
                field = f"{name}-{at}-name"
                theirs[field], mine[field] = (
                    each[at] if at < len(each) else "" for each in sides
                )
                remember_labels(iter([(field, str(people.label.text))]))
        for both in (theirs, mine):
            both["topics"] = ", ".join(_names(both["topics"]))
        return Conflict(theirs, mine, conflict.version)


def _names(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []
