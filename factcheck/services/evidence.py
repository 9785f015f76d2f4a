"""Evidence as people put it on file; grading it is in `services.grading`.

An item is one passage of one origin and serves many claims; a link is what it
says about one of them. Whoever touches either is barred from deciding (G7).
"""

from collections.abc import Mapping
from typing import Any, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.errors import ActRefused, Duplicate, Invalid
from factcheck.domain.evidence_terms import LinkStatus, Stance
from factcheck.domain.policy import Permission
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import State
from factcheck.models import Claim, EvidenceItem, EvidenceLink
from factcheck.services import audit, voiding
from factcheck.services.evidence_fields import ItemFields, NewItem, checked
from factcheck.services.evidence_rules import (
    PROPOSABLE,
    WORKABLE,
    item_faults,
    open_claim,
    refuse_lost_update,
    same_version,
    with_hand,
)
from factcheck.services.grading import Judgement, exclude, grade, note
from factcheck.services.permits import need
from factcheck.services.work import Work

__all__ = [
    "add",
    "edit_item",
    "exclude",
    "grade",
    "note",
    "reuse",
    "revise",
    "twin_of",
    "version_of",
]


def add(
    work: Work,
    claim: Claim,
    *,
    stance: Stance,
    separate: bool = False,
    **fields: Unpack[NewItem],
) -> EvidenceLink:
    """Put a new item on file and link it to `claim`, not yet graded.

    `separate` files it although the same passage is on file: for a second
    speaker within one passage.

    Raises:
        Invalid: a field cannot be stored.
        Duplicate: the same passage is on file; the uid is the item's.
        ActRefused: the claim is not open to evidence.
    """
    open_claim(work, claim, PROPOSABLE)
    # Nobody's language is taken for granted: it is asked for before an item counts.
    columns = {"language": ""} | checked(fields, work.now.date())
    twin = None if separate else twin_of(work.session, columns)
    if twin is not None:
        raise Duplicate(
            Sentence(
                N_("This passage is on file already, as “%(title)s”."),
                {"title": twin.title},
            ),
            twin.uid,
        )
    item = EvidenceItem(**columns, created_by=work.person, hands=[work.person.id])
    work.session.add(item)
    audit.record(work, "evidence_item.added", item, claim=claim)
    return _link(work, claim, item, stance)


def reuse(
    work: Work, claim: Claim, item: EvidenceItem, *, stance: Stance
) -> EvidenceLink:
    """Link an item that is on file to one more claim, not yet graded.

    Raises:
        Duplicate: the claim has it already; the uid is the item's.
        ActRefused: the claim is not open to evidence.
    """
    open_claim(work, claim, PROPOSABLE)
    if any(link.item_id == item.id for link in claim.links):
        raise Duplicate(
            Sentence(
                N_("“%(title)s” is on file for this claim already."),
                {"title": item.title},
            ),
            item.uid,
        )
    return _link(work, claim, item, stance)


def edit_item(
    work: Work, item: EvidenceItem, version: int, **fields: Unpack[ItemFields]
) -> EvidenceItem:
    """Change the description of an item, for every claim that uses it.

    Raises:
        Conflict: somebody else changed it since `version` was read.
        Invalid: a field cannot be stored, or is needed where the item counts.
        ActRefused: none of its claims is open to evidence.
    """
    need(work, Permission.CLAIM_EDIT)
    work.session.refresh(item, with_for_update=True)
    if not any(link.claim.state in WORKABLE for link in item.links):
        raise ActRefused(
            Sentence(N_("No claim that uses this evidence is new or in review."))
        )
    columns = checked(fields, work.now.date())
    same_version(item, version, fields)
    if all(getattr(item, name) == value for name, value in columns.items()):
        return item
    before = audit.facts(item)
    with work.session.no_autoflush:
        for name, value in columns.items():
            setattr(item, name, value)
        _refuse_incomplete(work, item)
    item.hands = with_hand(item.hands, work)
    audit.record(work, "evidence_item.edited", item, before=before)
    voiding.recheck_item(work, item)
    return item


def revise(  # noqa: PLR0913 - what one page holds: item, judgement, and whether it counts
    work: Work,
    link: EvidenceLink,
    version: int,
    *,
    fields: ItemFields,
    judged: Judgement,
    accept: bool,
) -> EvidenceLink:
    """Edit the item and judge it for the claim, as one page shows them together.

    `version` is `version_of(link)` as it was read.

    Raises:
        Conflict: somebody else changed item or link since.
        Invalid: a field cannot be stored, or something is lacking to accept it.
        ActRefused: the claim is not open to evidence.
    """
    open_claim(work, link.claim, WORKABLE)
    for row in (link.item, link):
        work.session.refresh(row, with_for_update=True)
    if version_of(link) != version:
        mine: dict[str, object] = {**fields, **judged}
        theirs = {
            name: getattr(link.item if name in fields else link, name) for name in mine
        }
        refuse_lost_update(theirs, mine, version_of(link))
    edit_item(work, link.item, link.item.version, **fields)
    judge = grade if accept else note
    return judge(work, link, link.version, **judged)


def version_of(link: EvidenceLink) -> int:
    """Return a number that changes whenever the item or the link does."""
    return link.item.version + link.version


def twin_of(session: Session, columns: Mapping[str, Any]) -> EvidenceItem | None:
    """Return the item that holds the same passage at the same address, if any.

    Where neither has a quote, the same title at the same address is the same.
    """
    url, quote = columns.get("url"), _squeezed(columns.get("quote", ""))
    if not url:
        return None
    rows = session.scalars(
        select(EvidenceItem).where(EvidenceItem.url == url).order_by(EvidenceItem.id)
    )
    for item in rows:
        titles_agree = _squeezed(item.title) == _squeezed(columns["title"])
        if _squeezed(item.quote) == quote and (quote or titles_agree):
            return item
    return None


def _link(work: Work, claim: Claim, item: EvidenceItem, stance: Stance) -> EvidenceLink:
    link = EvidenceLink(
        claim=claim,
        item=item,
        stance=stance,
        added_by=work.person,
        hands=[work.person.id],
    )
    work.session.add(link)
    audit.record(work, "evidence_link.added", link, claim=claim)
    if claim.state is State.PUBLISHED:
        voiding.flag_new_evidence(work, claim)
    return link


def _refuse_incomplete(work: Work, item: EvidenceItem) -> None:
    """What counts somewhere stays complete (domain.md 7)."""
    if not any(link.status is LinkStatus.ACCEPTED for link in item.links):
        return
    lacking = item_faults(item)
    if lacking:
        work.session.expire(item)
        raise Invalid(lacking)


def _squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()
