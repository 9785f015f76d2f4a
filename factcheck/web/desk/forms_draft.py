"""The verdict as a form: what readers will read, chosen and written."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Self, cast

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField, TextAreaField, ValidationError

from factcheck.domain.facts import current_of, draft_of
from factcheck.domain.publication_terms import NoticeKind
from factcheck.domain.sentences import N_
from factcheck.domain.vocabulary import (
    QUALIFIERS,
    Confidence,
    Qualifier,
    Verdict,
)
from factcheck.models import Claim, Revision
from factcheck.services.drafts import UNSAVED, DraftFields
from factcheck.web.forms import DeskForm, VersionField, at_most, clean, one_of
from factcheck.web.presenting import label

# A draft may be longer than a verdict: what is too long is said, not cut.
_LONGEST = 20_000
_FAMILIES = (Verdict.CORROBORATED, Verdict.DISPUTED, Verdict.UNVERIFIED)
# What each finding takes, beside the choice.
GISTS: dict[tuple[Verdict, Qualifier | None], str] = {
    (Verdict.CORROBORATED, None): N_(
        "Sources that do not depend on one another say so; none that counts denies it."
    ),
    (Verdict.CORROBORATED, Qualifier.ON_RECORD): N_("The record itself settles it."),
    (Verdict.CORROBORATED, Qualifier.WITH_CAVEAT): N_(
        "It holds, but not quite as it is worded."
    ),
    (Verdict.DISPUTED, Qualifier.CONTESTED): N_(
        "Sources that count say different things."
    ),
    (Verdict.DISPUTED, Qualifier.MISLEADING): N_(
        "True parts, wrong picture: the summary names what is left out."
    ),
    (Verdict.DISPUTED, Qualifier.OUTDATED): N_(
        "It was so once: the summary names what has changed."
    ),
    (Verdict.DISPUTED, Qualifier.CONTRADICTED): N_("The evidence says otherwise."),
    (Verdict.UNVERIFIED, Qualifier.SINGLE_SOURCE): N_(
        "Only one source that counts says so."
    ),
    (Verdict.UNVERIFIED, Qualifier.INSUFFICIENT_EVIDENCE): N_(
        "Nothing that counts was found, or too little."
    ),
    (Verdict.UNVERIFIED, Qualifier.NOT_CHECKABLE): N_("No evidence could settle it."),
}
# The fields whose names are columns too.
_COLUMNS = (
    "confidence",
    "confidence_reason",
    "as_of",
    "summary",
    "rationale",
    "against",
    "searched",
    "what_would_change",
    "override_reason",
)
_NOTICE = ("notice_kind", "notice_text", "what_was_wrong", "what_is_right")
_NOTICES = (NoticeKind.CORRECTION, NoticeKind.UPDATE, NoticeKind.CLARIFICATION)


def finding_value(verdict: Verdict | None, qualifier: Qualifier | None) -> str:
    """Return a verdict with its qualifier as one choice."""
    return f"{verdict.value}:{qualifier.value if qualifier else ''}" if verdict else ""


def finding_name(verdict: Verdict, qualifier: Qualifier | None) -> str:
    """Return a verdict with its qualifier in the words of the desk."""
    return ": ".join(label(each) for each in (verdict, qualifier) if each)


def findings() -> list[tuple[Verdict, list[tuple[Verdict, Qualifier | None]]]]:
    """Return the findings that can be chosen, family by family."""
    return [
        (
            verdict,
            [
                (verdict, each)
                for each in QUALIFIERS[verdict]
                if each is not Qualifier.NOT_REVIEWED
            ],
        )
        for verdict in _FAMILIES
    ]


_PAIRS = {finding_value(*pair): pair for _family, pairs in findings() for pair in pairs}


class FindingField(RadioField):
    """Verdict and qualifier as one choice, so that they always fit."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the choice; none is a draft without one."""
        given = valuelist[0] if valuelist else ""
        # The page with both texts sends the words that it shows.
        in_words = {finding_name(*pair): value for value, pair in _PAIRS.items()}
        self.data = in_words.get(given, given)
        if self.data and self.data not in _PAIRS:
            self.data = ""
            raise ValidationError(gettext("Choose one of the findings listed."))


class DayField(DateField):
    """A day; what cannot be read is said in words of ours."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the day; left empty it is none."""
        if not any(each.strip() for each in valuelist):
            self.data = None
            return
        try:
            self.data = date.fromisoformat(valuelist[0].strip())
        except ValueError:
            self.data = None
            raise ValidationError(
                gettext("Write the day like 2025-04-28, year first.")
            ) from None


def _text(words: str) -> TextAreaField:
    return TextAreaField(words, filters=[clean], validators=[at_most(_LONGEST)])


def _notice_choices() -> list[tuple[str, str]]:
    """Return the notices that a new version of a page can carry."""
    return [(each.value, label(each)) for each in _NOTICES]


def _notice(value: str | None) -> NoticeKind | None:
    return NoticeKind(value) if value else None


class DraftForm(DeskForm):
    """The draft of a verdict; as unfinished as it likes."""

    version = VersionField()
    finding = FindingField(_l("Finding"), choices=(), validate_choice=False)
    confidence = one_of(
        _l("How confident are you?"), Confidence, radio=True, validate_choice=False
    )
    confidence_reason = _text(_l("Why this confidence"))
    as_of = DayField(_l("Evidence up to"))
    summary = _text(_l("Summary"))
    rationale = _text(_l("Rationale"))
    against = _text(_l("What speaks against the finding"))
    searched = _text(_l("What was searched"))
    what_would_change = _text(_l("What would settle or change it"))
    override_reason = _text(_l("Why the verdict departs from the evidence rules"))
    notice_kind = RadioField(
        _l("Readers are told this is"),
        choices=_notice_choices,
        coerce=_notice,
        validate_choice=False,
    )
    notice_text = _text(_l("What readers are told about the change"))
    what_was_wrong = _text(_l("What was wrong"))
    what_is_right = _text(_l("What is right"))

    @classmethod
    def of(cls, claim: Claim, today: date) -> Self:
        """Fill the form from the draft, else from the last revision."""
        draft = draft_of(claim)
        last = draft or (claim.revisions[-1] if claim.revisions else None)
        form = cls(formdata=None, obj=last)
        form.version.data = draft.version if isinstance(draft, Revision) else UNSAVED
        if last is not None:
            form.finding.data = finding_value(last.verdict, last.qualifier)
        if draft is None:
            # A new version is about today, and its notice is written anew.
            form.as_of.data = today
            for name in _NOTICE:
                form[name].data = form[name].default
        return form

    def fields(self, claim: Claim) -> DraftFields:
        """Return the columns of the draft."""
        pair: tuple[Any, Any] = _PAIRS.get(self.finding.data or "", (None, None))
        names = _COLUMNS + (_NOTICE if current_of(claim) is not None else ())
        columns: dict[str, Any] = {name: self[name].data for name in names}
        columns |= {"verdict": pair[0], "qualifier": pair[1]}
        return cast("DraftFields", columns)


def in_form_words(
    texts: Mapping[str, Any], verdict: Verdict | None, qualifier: Qualifier | None
) -> dict[str, Any]:
    """Return one side of a conflict with the finding as the form's one field.

    `texts` holds only what differs; verdict and qualifier are those of the side.
    """
    others = dict(texts)
    parts = {others.pop("verdict", None), others.pop("qualifier", None)}
    if parts == {None}:
        return others
    name = finding_name(verdict, qualifier) if verdict else ""
    return {"finding": name, **others}
