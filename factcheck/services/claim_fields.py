"""What may stand in the description of a claim, checked once for every way in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any, TypedDict

from sqlalchemy import select

from factcheck.domain.errors import Duplicate, Invalid
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import UTTERANCES, ClaimType, Priority, Risk, State
from factcheck.intake.dates import EdtfDate, parse_edtf
from factcheck.intake.languages import checked_language
from factcheck.intake.slugs import checked_slug, numbered, slug_of
from factcheck.intake.text import refuse_controls
from factcheck.models import Actor, Claim, Claimant, Document
from factcheck.queries import documents as queries
from factcheck.services.faults import Faults
from factcheck.services.work import Work

# Where the words of a claim can be changed; later they are what was approved.
WORKABLE = frozenset({State.NEW, State.IN_REVIEW})
SHORTEST, LONGEST = 10, 500
LONGEST_SHORT = 75
_LONGEST_PLACE = 200
# Somewhere it is tomorrow already.
_ELSEWHERE = timedelta(days=1)


class ClaimFields(TypedDict, total=False):
    """What people write about a claim; those left out stay as they are."""

    text: str
    short_text: str
    slug: str
    claim_type: ClaimType
    claimants: Sequence[Actor]
    attributed_to: Sequence[Actor]
    topics: Sequence[str]
    date_edtf: str | None
    location: str
    language: str
    priority: Priority
    risk: Risk
    substance: Claim | None


def checked(work: Work, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the plain columns to set; names of topics and actors are not among them.

    Raises:
        Invalid: every field that cannot be stored, each with its sentence.
    """
    faults = Faults()
    columns: dict[str, Any] = {}
    for name in _PLAIN & fields.keys():
        given, read = fields[name], _READERS.get(name, _as_it_is)
        columns[name] = faults.noting(lambda: read(given), given)  # noqa: B023 - called at once
    date = columns.get("date_edtf")
    if isinstance(date, EdtfDate):
        columns["date_edtf"] = date.text
        if date.earliest and date.earliest > work.now.date() + _ELSEWHERE:
            sentence = N_("Nobody can have said it on a day still to come: %(day)s.")
            faults.add(Sentence(sentence, {"day": date.earliest}, "date_edtf"))
    faults.refuse()
    return columns


def refuse_later_than(date_edtf: str | None, documents: Iterable[Document]) -> None:
    """Compare the date of a claim with the articles that quote it.

    Raises:
        Invalid: an article quoted the claim before it was made.
    """
    if not date_edtf:
        return
    earliest = parse_edtf(date_edtf, "date_edtf").earliest
    for document in documents:
        latest = document.published_latest
        if earliest and latest and earliest > latest:
            sentence = N_(
                "“%(title)s” quotes this claim and appeared on %(day)s at the latest,"
                " which is before this date. Check both dates."
            )
            params = {"title": document.title, "day": latest}
            raise Invalid(Sentence(sentence, params, "date_edtf"))


def refuse_same_words(work: Work, text: str, own: Claim | None = None) -> None:
    """Let nobody check the same words twice.

    Raises:
        Duplicate: another claim says this; the uid is that claim's.
    """
    twin = queries.claim_worded(work.session, text)
    if twin is not None and twin is not own:
        sentence = N_("This claim is on file already: “%(text)s”")
        raise Duplicate(Sentence(sentence, {"text": twin.text}, "text"), twin.uid)


def refuse_odd_substance(claim: Claim) -> None:
    """Only what somebody said has a claim on whether it is so.

    Raises:
        Invalid: the claim is about no utterance, is its own substance, or the
            other is rejected.
    """
    other = claim.substance
    if other is None:
        return
    if claim.claim_type not in UTTERANCES:
        raise Invalid(
            Sentence(
                N_(
                    "Only a claim about what somebody said or holds can name the claim"
                    " on whether it is so. Change the type, or leave this empty."
                ),
                field="substance",
            )
        )
    if other is claim:
        raise Invalid(
            Sentence(N_("Name another claim, not this one."), field="substance")
        )
    if other.state is State.REJECTED:
        sentence = N_("“%(text)s” was rejected; name a claim that is checked.")
        raise Invalid(Sentence(sentence, {"text": other.text}, "substance"))


def free_slug(work: Work, text: str, typed: str | None = None) -> str:
    """Return an address that no claim has: the one typed, else one from the words.

    Raises:
        Invalid: the address typed is taken, or cannot be an address.
    """
    wanted = checked_slug(typed) if typed else slug_of(text)
    slug, number = wanted, 1
    while work.session.scalar(select(Claim.id).where(Claim.slug == slug)):
        if typed:
            raise slug_taken(slug)
        number += 1
        slug = numbered(wanted, number)
    return slug


def slug_taken(slug: str) -> Invalid:
    """Return the refusal of an address that another claim has."""
    sentence = N_("Another claim has the address “%(slug)s”. Choose a different one.")
    return Invalid(Sentence(sentence, {"slug": slug}, "slug"))


def set_claimants(claim: Claim, actors: Sequence[Actor]) -> None:
    """Name who makes the claim, in this order; rows of those who stay are kept."""
    rows = {row.actor.uid: row for row in claim.claimant_rows}
    kept = [rows.get(each.uid) or Claimant(actor=each) for each in unique(actors)]
    for position, row in enumerate(kept):
        row.position = position
    claim.claimant_rows = kept


def unique(actors: Iterable[Actor]) -> list[Actor]:
    """Return each actor once, in the order given."""
    return list({actor.uid: actor for actor in actors}.values())


def _text(given: str) -> str:
    words = " ".join(given.split())
    if not SHORTEST <= len(words) <= LONGEST:
        sentence = N_(
            "A claim has %(least)d to %(most)d characters; this has %(length)d."
        )
        params = {"least": SHORTEST, "most": LONGEST, "length": len(words)}
        raise Invalid(Sentence(sentence, params, "text"))
    refuse_controls(words)
    return words


def _short_text(given: str) -> str:
    words = " ".join(given.split())
    if len(words) > LONGEST_SHORT:
        sentence = N_(
            "The short form has %(most)d characters at most; this has %(length)d."
        )
        params = {"most": LONGEST_SHORT, "length": len(words)}
        raise Invalid(Sentence(sentence, params, "short_text"))
    return words


def _location(given: str) -> str:
    words = " ".join(given.split())
    if len(words) > _LONGEST_PLACE:
        sentence = N_("A place has %(most)d characters at most.")
        raise Invalid(Sentence(sentence, {"most": _LONGEST_PLACE}, "location"))
    return words


def _as_it_is(given: object) -> object:
    return given


def _date(given: str | None) -> EdtfDate | None:
    return parse_edtf(given, "date_edtf") if given and given.strip() else None


_READERS: dict[str, Callable[[Any], object]] = {
    "text": _text,
    "short_text": _short_text,
    "location": _location,
    "date_edtf": _date,
    "language": checked_language,
}
_PLAIN = {*_READERS, "claim_type", "priority", "risk", "substance"}
