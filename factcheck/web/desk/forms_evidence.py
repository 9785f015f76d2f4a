"""Evidence as a form: who says what, how they know, and how far it holds."""

from typing import Any, Self, cast

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, StringField, TextAreaField

from factcheck.domain.errors import Refusal
from factcheck.domain.evidence_terms import (
    Credibility,
    Disclosure,
    EvidenceKind,
    Interest,
    PositionTaken,
    Proximity,
    RecordKind,
    Reliability,
    Stance,
)
from factcheck.models import EvidenceLink
from factcheck.services.evidence import version_of
from factcheck.services.evidence_fields import NewItem
from factcheck.services.grading import Judgement
from factcheck.services.work import Work
from factcheck.web.desk.actor_entry import ActorField
from factcheck.web.forms import (
    DeskForm,
    VersionField,
    add_refusal,
    at_most,
    clean,
    clean_line,
    needed,
    one_of,
)
from factcheck.web.presenting import sentence

_LINE, _TEXT, _LONG = 300, 2_000, 10_000
PEOPLE = ("recorder", "origin")
_PLAIN = (
    "title",
    "url",
    "proximity",
    "kind",
    "published_edtf",
    "quote",
    "translation",
    "language",
    "reliability_recorder",
    "reliability_origin",
    "interest",
    "interest_note",
    "position",
    "disclosure",
    "disclosure_reason",
    "no_snapshot_reason",
    "notes",
)
_JUDGED = (
    "stance",
    "credibility",
    "self_serving",
    "bare_denial",
    "record",
    "record_reason",
    "reason",
)


def _line(words: str, most: int = _LINE, **options: Any) -> StringField:  # noqa: ANN401 - passed on to WTForms
    checks = [*options.pop("validators", ()), at_most(most)]
    return StringField(words, filters=[clean_line], validators=checks, **options)


def _text(words: str, most: int = _TEXT) -> TextAreaField:
    return TextAreaField(words, filters=[clean], validators=[at_most(most)])


def _choice(words: str, terms: Any, **options: Any) -> Any:  # noqa: ANN401 - as one_of has it
    return one_of(words, terms, radio=True, validate_choice=False, **options)


class EvidenceForm(DeskForm):
    """An item and what it says about one claim; title and stance suffice."""

    stance = _choice(
        _l("What it does to the claim"),
        Stance,
        validators=[needed(_l("Choose what it does to the claim."))],
    )
    title = _line(_l("Title"), validators=[needed(_l("Give the evidence a title."))])
    url = _line(_l("Link"), most=_TEXT + 1)
    quote = _text(_l("Quote, word for word"), _LONG)
    language = _line(_l("Language of the quote"), most=35)
    translation = _text(_l("Translation"), _LONG)
    recorder = ActorField(_l("Published by"))
    origin = ActorField(_l("Who says so"))
    kind = one_of(_l("Kind"), EvidenceKind, blank=_l("choose"))
    published_edtf = _line(_l("When it first became public"), most=60)
    proximity = _choice(_l("How the publisher knows"), Proximity)
    interest = _choice(_l("What the speaker has at stake"), Interest)
    interest_note = _line(_l("What exactly is at stake"))
    position = one_of(_l("Position of the speaker"), PositionTaken, blank=_l("none"))
    reliability_recorder = _choice(_l("Reliability of the publisher"), Reliability)
    reliability_origin = _choice(_l("Reliability of the speaker"), Reliability)
    credibility = _choice(_l("How far it holds for this claim"), Credibility)
    self_serving = BooleanField(_l("It says what suits the speaker"))
    bare_denial = BooleanField(_l("It is a denial without evidence"))
    record = _choice(
        _l("Is it the record itself?"), RecordKind, blank=_l("No, it reports or shows")
    )
    record_reason = _text(_l("Why the claim would be wrong if this said otherwise"))
    reason = _text(_l("Note on why it stands as it does"))
    no_snapshot_reason = _text(_l("Why there is no archived copy"))
    disclosure = one_of(_l("What readers may see of it"), Disclosure)
    disclosure_reason = _line(_l("Why readers may not see all of it"))
    notes = _text(_l("Notes for the desk"), _LONG)
    separate = BooleanField(
        _l("It is another speaker within the same passage: file it separately")
    )

    def item_fields(self, work: Work) -> NewItem:
        """Return the columns of the item; `settled` says whether they are whole."""
        columns: dict[str, Any] = {name: self[name].data for name in _PLAIN}
        columns["disclosure"] = columns["disclosure"] or Disclosure.PUBLIC
        for name in PEOPLE:
            columns[name] = self[name].form.settle(work)
        return cast("NewItem", columns)

    @property
    def accepts(self) -> bool:
        """Whether the button pressed lets the item count."""
        return request.form.get("do") == "accept"

    @property
    def settled(self) -> bool:
        """Whether everybody named is known."""
        return not any(self[name].errors for name in PEOPLE)

    def judgement(self) -> Judgement:
        """Return the columns of the link."""
        return cast("Judgement", {name: self[name].data for name in _JUDGED})

    def refuse(self, refusal: Refusal) -> None:
        """Put the sentences of the core at their fields, names included."""
        others = []
        for each in refusal.sentences:
            if each.field in PEOPLE:
                name = self[each.field].form.name
                name.errors = [*name.errors, sentence(each)]
            else:
                others.append(each)
        add_refusal(self, Refusal(others))


class EditForm(EvidenceForm):
    """The same for what is on file; the version is that of item and link."""

    version = VersionField()

    @classmethod
    def of(cls, link: EvidenceLink) -> Self:
        """Fill the form."""
        rows = dict.fromkeys(_PLAIN, link.item) | dict.fromkeys(_JUDGED, link)
        form = cls(
            formdata=None, data={name: getattr(row, name) for name, row in rows.items()}
        )
        form.version.data = version_of(link)
        for name in PEOPLE:
            actor = getattr(link.item, name)
            if actor is not None:
                form[name].form.fill(actor)
        return form


class ExcludeForm(DeskForm):
    """Let a piece of evidence not count, and say why."""

    version = VersionField()
    reason = _text(_l("Why it does not count"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as WTForms declares it
        """Give the field an id that the form beside it does not have."""
        super().__init__(*args, **kwargs)
        self.reason.id = self.reason.label.field_id = "exclude-reason"


class ReuseForm(DeskForm):
    """Use an item on file for one more claim."""

    item = HiddenField(filters=[clean_line])
    stance = _choice(
        _l("What it does to the claim"),
        Stance,
        validators=[needed(_l("Choose what it does to the claim."))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as WTForms declares it
        """Give the field an id that the form beside it does not have."""
        super().__init__(*args, **kwargs)
        self.stance.id = "reuse-stance"
