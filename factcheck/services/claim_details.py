"""Changing how a claim is worded and described, as long as nobody has approved it."""

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from factcheck.domain.errors import ActRefused, Conflict, Invalid, NotAllowed
from factcheck.domain.policy import Permission, may
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import Term
from factcheck.intake.slugs import checked_slug
from factcheck.models import Actor, Claim
from factcheck.services import audit, voiding
from factcheck.services.claim_fields import (
    WORKABLE,
    ClaimFields,
    checked,
    free_slug,
    refuse_later_than,
    refuse_odd_substance,
    refuse_same_words,
    set_claimants,
    slug_taken,
    unique,
)
from factcheck.services.permits import need
from factcheck.services.topics import find_or_create
from factcheck.services.work import Work


def edit(
    work: Work, claim: Claim, version: int, **fields: Unpack[ClaimFields]
) -> Claim:
    """Change what is said about a claim; fields left out stay as they are.

    Raises:
        ActRefused: the claim is neither new nor in review.
        NotAllowed: the risk is an editor's to set, the address an editor's or that
            of the person working on the claim.
        Conflict: somebody else changed the claim since `version` was read.
        Duplicate: another claim says the same; the uid is that claim's.
        Invalid: every field that cannot be stored, each with its sentence.
    """
    need(work, Permission.CLAIM_EDIT)
    work.session.refresh(claim, with_for_update=True)
    refuse_approved(claim)
    _refuse_person(work, claim, fields)
    columns = checked(work, fields)
    if claim.version != version:
        theirs = {name: shown(getattr(claim, name)) for name in fields}
        mine = {name: shown(value) for name, value in fields.items()}
        raise Conflict(theirs, mine, claim.version)
    if columns.get("text", claim.text) != claim.text:
        refuse_same_words(work, columns["text"], claim)
    before = audit.facts(claim)
    try:
        _change(work, claim, columns, fields)
    except Invalid:
        # What was set before the refusal must not be stored by chance.
        work.session.expire(claim)
        raise
    if before == audit.facts(claim):
        return claim
    # Who makes the claim and its topics are rows of their own, without a version;
    # the claim's own must move with them.
    claim.updated_at = work.now
    audit.record(work, "claim.edited", claim, before=before)
    for each in [claim, *_resting_on(work, claim)]:
        voiding.recheck(work, each)
    return claim


def _resting_on(work: Work, claim: Claim) -> Sequence[Claim]:
    """Return the claims whose pages lead to this one by its address."""
    return work.session.scalars(
        select(Claim).where(Claim.substance_id == claim.id).order_by(Claim.id)
    ).all()


def shown(value: object) -> object:
    """Return a field as its form shows it, for the page with both texts."""
    match value:
        case None:
            return ""
        case Term():
            return value.value
        case Claim():
            return value.slug
        case str():
            return value
        case Sequence():
            return [each if isinstance(each, str) else each.name for each in value]
    return value


def _change(
    work: Work, claim: Claim, columns: dict[str, Any], fields: ClaimFields
) -> None:
    """Set the fields; what does not fit together is refused before it is stored."""
    slug = fields.get("slug")
    with work.session.no_autoflush:
        if slug and slug.strip() != claim.slug:
            columns["slug"] = free_slug(work, claim.text, slug)
        for name, value in columns.items():
            setattr(claim, name, value)
        refuse_odd_substance(claim)
        documents = [each.document for each in claim.appearances]
        refuse_later_than(claim.date_edtf, documents)
        if "claimants" in fields:
            set_claimants(claim, fields["claimants"])
        if "attributed_to" in fields:
            _set_attributed(claim, fields["attributed_to"])
    if "topics" in fields:
        topics = find_or_create(work, fields["topics"])
        if set(topics) != set(claim.topics):
            claim.topics = topics
    _flush(work, claim)


def _set_attributed(claim: Claim, actors: Sequence[Actor]) -> None:
    """The order of these is their names', so it alone is no change."""
    chosen = unique(actors)
    if {each.uid for each in chosen} != {each.uid for each in claim.attributed_to}:
        claim.attributed_to = chosen


def _flush(work: Work, claim: Claim) -> None:
    """Write the row; another claim may have taken its address this very moment."""
    slug = claim.slug
    try:
        with work.session.begin_nested():
            work.session.flush()
    except IntegrityError:
        raise slug_taken(slug) from None


def refuse_approved(claim: Claim) -> None:
    """Go on only while the words can still be changed.

    Raises:
        ActRefused: they were submitted, approved, published or given up.
    """
    if claim.state not in WORKABLE:
        raise ActRefused(
            Sentence(
                N_(
                    "This claim is “%(state)s”; its words can be changed only while it"
                    " is new or in review."
                ),
                {"state": Sentence(claim.state.label)},
            )
        )


def _refuse_person(work: Work, claim: Claim, fields: Mapping[str, Any]) -> None:
    editor = may(work.person.roles, Permission.REVIEW)
    if fields.get("risk", claim.risk) is not claim.risk and not editor:
        raise NotAllowed(Sentence(N_("Only an editor says how risky a claim is.")))
    slug = fields.get("slug") or claim.slug
    if slug.strip() == claim.slug:
        return
    if claim.publications:
        raise ActRefused(
            Sentence(N_("Readers know the address of this claim; it stays as it is."))
        )
    if not may_set_address(work, claim):
        sentence = N_("Only an editor, or who works on the claim, sets its address.")
        raise NotAllowed(Sentence(sentence))
    checked_slug(slug)


def may_set_address(work: Work, claim: Claim) -> bool:
    """Say whether the address of the claim is this person's to set."""
    editor = may(work.person.roles, Permission.REVIEW)
    own = claim.assignee_id == work.person.id
    return not claim.publications and (editor or own)
