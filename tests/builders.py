"""Rows for tests: each builder makes one thing whole, and takes what matters.

They write rows, as if the past had made them, so nothing of it is in the audit
log; a test of what people do calls the services.
"""

from datetime import UTC, date, datetime
from functools import cache
from itertools import count
from typing import TypeVar

from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from factcheck.canonical import sha256_hex
from factcheck.domain.anchoring import find
from factcheck.domain.evidence_terms import (
    Credibility,
    EvidenceKind,
    Interest,
    LinkStatus,
    Proximity,
    Reliability,
    Stance,
)
from factcheck.domain.vocabulary import (
    ActorKind,
    ClaimType,
    Confidence,
    Role,
    State,
    Verdict,
)
from factcheck.models import (
    Actor,
    Appearance,
    Base,
    Claim,
    Claimant,
    Document,
    EvidenceItem,
    EvidenceLink,
    Revision,
    Topic,
    User,
    UserRole,
)

PASSWORD = "a passphrase that only the tests use"  # noqa: S105 - opens nothing
WHEN = datetime(2025, 4, 28, 8, 0, tzinfo=UTC)
DAY = date(2025, 4, 28)
QUOTE = "The ministry opened nine new bridges last year"
ARTICLE = f"""Bridges

{QUOTE}, the minister said on Monday.

Engineers counted four. “Two are not open,” one of them said.
"""

Row = TypeVar("Row", bound=Base)
_numbers = count(1)


@cache
def password_hash() -> str:
    """Hash the one passphrase of all test people once a run: it takes its time."""
    return PasswordHasher().hash(PASSWORD)


def a_user(session: Session, *roles: Role, **facts: object) -> User:
    """Make somebody with these roles, a reviewer if none is named."""
    number = next(_numbers)
    given = {
        "email": f"person{number}@paper.example",
        "name": f"Person {number}",
        "password_hash": password_hash(),
    }
    user = User(**(given | facts))
    user.role_rows = [UserRole(role=role) for role in roles or (Role.REVIEWER,)]
    return _kept(session, user)


def a_topic(session: Session, **facts: object) -> Topic:
    """Make a topic."""
    number = next(_numbers)
    given = {"name": f"Topic {number}", "slug": f"topic-{number}"}
    return _kept(session, Topic(**(given | facts)))


def an_actor(session: Session, name: str = "", **facts: object) -> Actor:
    """Make an actor: a news outlet if nothing else is said."""
    given = {"name": name or f"Outlet {next(_numbers)}", "kind": ActorKind.MEDIA}
    return _kept(session, Actor(**(given | facts)))


def a_document(session: Session, text: str = ARTICLE, **facts: object) -> Document:
    """Import a text, which must not be on file yet."""
    given = {
        "title": text.splitlines()[0],
        "text": text,
        "sha256": sha256_hex(text.encode()),
        "language": "en",
        "imported_by": facts.get("imported_by") or a_user(session),
    }
    return _kept(session, Document(**(given | facts)))


def a_claim(
    session: Session,
    document: Document | None = None,
    quote: str = QUOTE,
    **facts: object,
) -> Claim:
    """Make a claim with its claimant, anchored in an article."""
    number = next(_numbers)
    given = {
        "text": f"{quote}.",
        "short_text": quote[:75],
        "slug": f"claim-{number}",
        "claim_type": ClaimType.EVENT,
        "created_by": facts.get("created_by") or a_user(session),
    }
    claim = Claim(**(given | facts))
    if "claimant_rows" not in facts:
        claim.claimant_rows = [Claimant(actor=an_actor(session))]
    _kept(session, claim)
    # Each article is made unlike the last one: the same text is one document.
    text = f"{ARTICLE}\nEdition {number}.\n"
    an_appearance(session, claim, document or a_document(session, text), quote)
    return claim


def an_appearance(
    session: Session, claim: Claim, document: Document, quote: str, **facts: object
) -> Appearance:
    """Anchor a claim in one more document."""
    anchor = find(document.text, quote)
    made = Appearance(
        claim_id=claim.id,
        document=document,
        quote_exact=anchor.exact,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        start=anchor.start,
        end=anchor.end,
        **facts,
    )
    claim.appearances.append(made)
    return _kept(session, made)


def an_item(session: Session, **facts: object) -> EvidenceItem:
    """Make an item with everything that a counted item needs."""
    by = facts.get("created_by") or a_user(session)
    assert isinstance(by, User)
    given = {
        "title": f"Report {next(_numbers)}",
        "url": "https://paper.example/report",
        "recorder": facts.get("recorder") or an_actor(session),
        "origin": facts.get("origin") or an_actor(session),
        "proximity": Proximity.PRIMARY,
        "kind": EvidenceKind.STATEMENT,
        "published_edtf": DAY.isoformat(),
        "published_earliest": DAY,
        "published_latest": DAY,
        "quote": "We opened four bridges.",
        "reliability_recorder": Reliability.B,
        "reliability_origin": Reliability.B,
        "interest": Interest.NONE,
        "no_snapshot_reason": "The page forbids copies.",
        "created_by": by,
        "hands": [by.id],
    }
    return _kept(session, EvidenceItem(**(given | facts)))


def a_link(
    session: Session,
    claim: Claim,
    stance: Stance = Stance.SUPPORTS,
    item: EvidenceItem | None = None,
    **facts: object,
) -> EvidenceLink:
    """Link an item to a claim: graded and accepted, if nothing else is said."""
    item = item or an_item(session)
    given = {
        "claim": claim,
        "item": item,
        "stance": stance,
        "credibility": Credibility.PROBABLY,
        "status": LinkStatus.ACCEPTED,
        "added_by": item.created_by,
        "graded_by": item.created_by,
        "hands": [item.created_by.id],
    }
    return _kept(session, EvidenceLink(**(given | facts)))


def a_draft(session: Session, claim: Claim, author: User, **facts: object) -> Revision:
    """Write a draft: corroborated, with all the words it needs."""
    given = {
        "claim": claim,
        "number": len(claim.revisions) + 1,
        "verdict": Verdict.CORROBORATED,
        "confidence": Confidence.MODERATE,
        "confidence_reason": "Two reports that do not depend on one another.",
        "as_of": DAY,
        "summary": "Two reports made independently show it.",
        "rationale": "Both reports name the bridges one by one, and each was"
        " written by people who went there and counted them.",
        "author": author,
    }
    return _kept(session, Revision(**(given | facts)))


def a_ready_draft(session: Session, author: User, **facts: object) -> Revision:
    """Bring a claim so far that its author could submit it."""
    claim = a_claim(session, created_by=author, state=State.IN_REVIEW, assignee=author)
    for _ in range(2):
        a_link(session, claim, item=an_item(session, created_by=author))
    return a_draft(session, claim, author, **facts)


def _kept(session: Session, row: Row) -> Row:
    session.add(row)
    session.flush()
    return row
