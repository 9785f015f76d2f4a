"""Marking a claim in an article."""

import re
from typing import Any

from flask_babel import lazy_gettext
from wtforms import (
    BooleanField,
    HiddenField,
    StringField,
    TextAreaField,
)

from factcheck.domain.sentences import N_
from factcheck.domain.vocabulary import AppearanceRole, ClaimType, Term
from factcheck.intake.dates import parse_edtf
from factcheck.intake.slugs import checked_slug
from factcheck.models import Actor, Claim
from factcheck.services.claims import Passage
from factcheck.web.desk.actor_entry import ActorList
from factcheck.web.desk.checks import readable
from factcheck.web.forms import DeskForm, at_most, clean, clean_line, one_of

# The address of a claim, in the desk or in public, or of one of its pages.
_CLAIM = re.compile(r"/claims/([^/]+)")


class Manner(Term):
    """How an article brings a claim up."""

    ASSERTS = "asserts", N_("says it itself, or repeats it as so")
    QUOTES = "quotes", N_("only quotes it")


class MarkForm(DeskForm):
    """A passage, the claim it makes, and how the article brings it up."""

    quote = TextAreaField(lazy_gettext("Passage"), filters=[clean])
    prefix = HiddenField()
    suffix = HiddenField()
    text = TextAreaField(lazy_gettext("Wording of the claim"), filters=[clean])
    claim_type = one_of(
        lazy_gettext("What it says"), ClaimType, default=ClaimType.OTHER
    )
    claimants = ActorList(
        lazy_gettext("Who claims it"), lazy_gettext("And who else"), least=2
    )
    attributed = ActorList(
        lazy_gettext("The article has it from"),
        lazy_gettext("Who has it from"),
        least=2,
    )
    cue = StringField(
        lazy_gettext("Words that introduce it"),
        filters=[clean_line],
        validators=[at_most(200)],
    )
    manner = one_of(
        lazy_gettext("The article"), Manner, radio=True, default=Manner.ASSERTS
    )
    first_known = BooleanField(lazy_gettext("First known appearance of the claim"))
    topics = StringField(
        lazy_gettext("Topics"), filters=[clean_line], validators=[at_most(500)]
    )
    date_edtf = StringField(
        lazy_gettext("When it was claimed"),
        filters=[clean_line],
        validators=[readable(parse_edtf)],
    )
    slug = StringField(
        lazy_gettext("Address"),
        filters=[clean_line],
        validators=[readable(checked_slug)],
    )
    existing = StringField(lazy_gettext("Claim on file"), filters=[clean_line])
    # The button that takes the claim the core has found: its address.
    attach = StringField(filters=[clean_line])

    # A claim on file that says the same, once the core has found one.
    twin: Claim | None = None

    @property
    def to_existing(self) -> str:
        """The address of the claim on file that this passage is another case of."""
        return slug_in(self.attach.data or self.existing.data or "")

    def passage(self, chain: list[Actor]) -> Passage:
        """Return where the claim stands and how the article brings it up."""
        first = AppearanceRole.FIRST_KNOWN if self.first_known.data else None
        return {
            "quote": self.quote.data or "",
            "prefix": self.prefix.data or "",
            "suffix": self.suffix.data or "",
            "cue": self.cue.data or "",
            "chain": [each.ref for each in chain],
            "role": first or AppearanceRole.APPEARANCE,
            "asserted": self.manner.data is not Manner.QUOTES,
        }

    def description(self) -> dict[str, Any]:
        """Return what is said of a new claim, people apart."""
        return {
            "text": self.text.data or None,
            "claim_type": self.claim_type.data,
            "topics": names_in(self.topics.data or ""),
            "date_edtf": self.date_edtf.data or None,
            "slug": self.slug.data or None,
        }


def names_in(text: str) -> list[str]:
    """Return the names in a line, which commas or semicolons part."""
    return [each.strip() for each in text.replace(";", ",").split(",") if each.strip()]


def slug_in(address: str) -> str:
    """Return the slug of a claim, typed alone or with its whole address."""
    path = address.partition("?")[0].partition("#")[0].strip().rstrip("/")
    found = _CLAIM.search(path)
    return found[1] if found else path.rpartition("/")[2]
