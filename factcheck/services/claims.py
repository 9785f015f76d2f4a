"""Claims as people mark them in an article, and where else they appear.

Changing the description of a claim is in `services.claim_details`.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Required, TypedDict, Unpack

from sqlalchemy.exc import IntegrityError

from factcheck.domain import anchoring
from factcheck.domain.errors import ActRefused, Duplicate
from factcheck.domain.policy import Permission
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import AppearanceRole, ClaimType
from factcheck.models import Actor, Appearance, Claim, Document
from factcheck.services import audit
from factcheck.services.claim_details import edit
from factcheck.services.claim_fields import (
    WORKABLE,
    checked,
    free_slug,
    refuse_later_than,
    refuse_same_words,
    set_claimants,
    slug_taken,
    unique,
)
from factcheck.services.faults import Faults
from factcheck.services.permits import need
from factcheck.services.topics import find_or_create
from factcheck.services.work import Work

__all__ = ["Passage", "add_appearance", "edit", "mark"]


class Passage(TypedDict, total=False):
    """Where a claim stands in an article, and how the article introduces it."""

    quote: Required[str]
    prefix: str
    suffix: str
    cue: str
    # Refs of the actors the article attributes the words to, outermost first.
    chain: Sequence[str]
    role: AppearanceRole
    asserted: bool


def mark(  # noqa: PLR0913 - what a claim is described by
    work: Work,
    document: Document,
    *,
    text: str | None = None,
    claim_type: ClaimType = ClaimType.OTHER,
    claimants: Sequence[Actor] = (),
    attributed_to: Sequence[Actor] = (),
    topics: Iterable[str] = (),
    date_edtf: str | None = None,
    language: str | None = None,
    slug: str | None = None,
    ref: str | None = None,
    **passage: Unpack[Passage],
) -> Claim:
    """Put a claim on file, anchored in the article it was found in.

    Without a wording the quote is taken, without a language the article's.

    Raises:
        Duplicate: a claim in these words is on file; the uid is that claim's.
        Invalid: every field that cannot be stored, each with its sentence.
    """
    need(work, Permission.ARTICLE_IMPORT)
    faults = Faults()
    anchor = faults.noting(lambda: _anchor(document, passage), None)
    words = text or (anchor.exact if anchor else "")
    given: dict[str, Any] = {
        "claim_type": claim_type,
        "date_edtf": date_edtf,
        "language": language or document.language,
    }
    if words:
        given["text"] = words
    columns: dict[str, Any] = faults.noting(lambda: checked(work, given), given)
    faults.noting(lambda: refuse_later_than(columns.get("date_edtf"), [document]), None)
    address = faults.noting(lambda: free_slug(work, words, slug), "")
    faults.refuse()
    refuse_same_words(work, columns["text"])
    claim = Claim(**columns, created_by=work.person, slug=address)
    if ref is not None:
        claim.ref = ref
    claim.attributed_to = unique(attributed_to)
    set_claimants(claim, claimants)
    claim.topics = find_or_create(work, topics)
    _store(work, claim, typed=slug)
    audit.record(work, "claim.marked", claim)
    add_appearance(work, claim, document, **passage)
    return claim


def add_appearance(
    work: Work, claim: Claim, document: Document, **passage: Unpack[Passage]
) -> Appearance:
    """Say that a claim stands in one more place.

    Raises:
        ActRefused: the claim is neither new nor in review.
        Duplicate: this very passage is the claim's already.
        Invalid: the quote is not in the article, or in several places of it.
    """
    need(work, Permission.ARTICLE_IMPORT)
    if claim.state not in WORKABLE:
        raise ActRefused(
            Sentence(
                N_(
                    "“%(text)s” is “%(state)s”. Where it appears can be added only"
                    " while it is new or in review; reopen it first."
                ),
                {"text": claim.text, "state": Sentence(claim.state.label)},
            )
        )
    anchor = _anchor(document, passage)
    refuse_later_than(claim.date_edtf, [document])
    for each in claim.appearances:
        if each.document == document and (each.start, each.end) == (
            anchor.start,
            anchor.end,
        ):
            sentence = N_("This passage belongs to that claim already.")
            raise Duplicate(Sentence(sentence, field="quote"), claim.uid)
    appearance = Appearance(
        document=document,
        quote_exact=anchor.exact,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        start=anchor.start,
        end=anchor.end,
        cue=" ".join(passage.get("cue", "").split()),
        attribution_chain=list(passage.get("chain", ())),
        role=passage.get("role", AppearanceRole.APPEARANCE),
        asserted=passage.get("asserted", True),
    )
    claim.appearances.append(appearance)
    audit.record(work, "appearance.added", appearance, claim=claim)
    return appearance


def _anchor(document: Document, passage: Passage) -> anchoring.Anchor:
    return anchoring.find(
        document.text,
        passage["quote"],
        passage.get("prefix", ""),
        passage.get("suffix", ""),
    )


def _store(work: Work, claim: Claim, typed: str | None) -> None:
    """Insert the row; another claim may have taken its address this very moment."""
    try:
        with work.session.begin_nested():
            work.session.add(claim)
    except IntegrityError:
        if typed:
            raise slug_taken(claim.slug) from None
        claim.slug = free_slug(work, claim.text)
        work.session.add(claim)
