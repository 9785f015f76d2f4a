"""What can be done about a public page, as forms."""

from dataclasses import asdict
from typing import Any, Self

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField, StringField

from factcheck.domain.publication_terms import (
    AmendKind,
    ReopenReason,
    SuspendReason,
    WithholdReason,
    WithholdTarget,
)
from factcheck.models import Claim
from factcheck.queries.review import titles
from factcheck.services.amendments import Wording
from factcheck.services.publications import current_row
from factcheck.web.editing.forms import DecideForm, PartForm, lines, pick
from factcheck.web.forms import DeskForm, at_most, clean_line, needed

_CLAIM, _SHORT, _SUMMARY, _TEXT = 500, 75, 300, 20_000
_WHY = _l("Write a sentence on why.")
_REASON = _l("Choose a reason.")
_OF_ITEMS = frozenset({WithholdTarget.IMAGE, WithholdTarget.SNAPSHOT})


class ReopenForm(DeskForm):
    """Review a published claim again."""

    reasons = pick(_l("Why it is reviewed again"), ReopenReason, _REASON)
    comment = lines(_l("Note for the desk"))
    tell_readers = BooleanField(_l("Tell readers that it is being reviewed again"))


class TellForm(DeskForm):
    """Tell readers of a review that runs, or no longer tell them."""

    tell = HiddenField(filters=[clean_line])


class SuspendForm(PartForm):
    """Withdraw the page at once."""

    reasons = pick(_l("Why the page is withdrawn"), SuspendReason, _REASON)
    comment = lines(_l("Note for the desk"))


class LiftForm(PartForm):
    """Show the page again."""

    comment = lines(_l("Why the page is shown again"), _WHY)


class RetractForm(DecideForm):
    """Retract the verdict; the words are the notice that readers get."""

    comment = lines(_l("What readers are told"), _l("Write what readers are told."))


class MergeForm(DecideForm):
    """Merge into another claim."""

    survivor = StringField(
        _l("Address of the other claim"),
        filters=[clean_line],
        validators=[needed(_l("Choose the other claim."))],
    )
    comment = lines(_l("Note for the desk"))


class TakeForm(DecideForm):
    """Take an amendment as it is shown."""


class DeclineForm(PartForm):
    """Decline an amendment."""

    comment = lines(_l("Why it is declined"), _WHY)


class AmendForm(DeskForm):
    """The words of a page that an amendment may change, and the notice."""

    seen = HiddenField(filters=[clean_line])
    amends = pick(_l("What is amended"), AmendKind, _l("Choose what is amended."))
    text = lines(_l("Claim"), most=_CLAIM)
    short_text = StringField(
        _l("Short wording"), filters=[clean_line], validators=[at_most(_SHORT)]
    )
    summary = lines(_l("Summary"), most=_SUMMARY)
    rationale = lines(_l("Rationale"), most=_TEXT)
    against = lines(_l("What speaks against it"), most=_TEXT)
    searched = lines(_l("What was searched"), most=_TEXT)
    what_would_change = lines(_l("What would change it"), most=_TEXT)
    notice_text = lines(
        _l("What readers are told about the change"),
        _l("Write what readers are told about the change."),
    )

    @classmethod
    def of(cls, claim: Claim) -> Self:
        """Fill the form with the words that readers see now."""
        form = cls(formdata=None, data=asdict(Wording.published(claim)))
        form.seen.data = current_row(claim).page_sha256
        return form

    def wording(self) -> Wording:
        """Return the words as they are to be."""
        names: Any = Wording.__dataclass_fields__
        return Wording(**{name: self[name].data for name in names})


class WithholdForm(DeskForm):
    """Withhold words, or what belongs to a piece of evidence."""

    what = pick(_l("What is withheld"), WithholdTarget, _l("Choose what is withheld."))
    target = lines(_l("The words, exactly as they stand on the page"))
    item = SelectField(
        _l("Piece of evidence, for a picture or an archived copy"),
        choices=(),
        validate_choice=False,
    )
    reason = pick(_l("Why, as readers are told"), WithholdReason, _REASON)

    def offer(self, claim: Claim) -> Self:
        """Offer the evidence of every version of the page."""
        found = titles(claim).items()
        self.item.choices = [("", gettext("choose a piece")), *found]
        return self

    def named(self) -> str:
        """Return what is withheld: the words, or the ref of the piece."""
        chosen = self.item if self.what.data in _OF_ITEMS else self.target
        return chosen.data or ""
