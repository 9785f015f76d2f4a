"""What a verdict page will show and every counted link with its grades: one value.

Its canonical hash is what an approval is bound to (G8): any change to the claim,
a link, a grade, an item, an actor's control, side or merge changes the hash.
Reply requests count once answered, since an answer is text readers get; whom the
newsroom asked and what it waits for is the publishing editor's own duty (G10).
"""

from typing import Any

from factcheck.canonical import digest
from factcheck.domain.evidence_terms import LinkStatus
from factcheck.domain.publication_terms import ReplyStatus
from factcheck.models import (
    Actor,
    Appearance,
    Claim,
    Document,
    EvidenceLink,
    ReplyRequest,
    Revision,
)

# Control and merges are followed this far; longer chains are a fault in the data.
_LONGEST_CHAIN = 50


def reviewed_content(claim: Claim, revision: Revision) -> dict[str, Any]:
    """Return the reviewed content as plain JSON values.

    Keys: `claim`, `verdict`, `notice`, `evidence` (accepted and excluded links,
    sorted by the item's ref), `replies` (answered ones).
    """
    links = [link for link in claim.links if link.status is not LinkStatus.PROPOSED]
    return {
        "claim": _claim(claim),
        "verdict": _verdict(revision),
        "notice": _notice(revision),
        "evidence": [_link(each) for each in sorted(links, key=lambda e: e.item.ref)],
        "replies": answered_replies(claim),
    }


def answered_replies(claim: Claim) -> list[dict[str, Any]]:
    """Return the replies that readers get, in the order they were recorded."""
    return [
        _reply(each) for each in claim.replies if each.status is ReplyStatus.ANSWERED
    ]


def content_hash(content: dict[str, Any]) -> str:
    """Return the SHA-256 of the canonical JSON of `content`."""
    return digest(content)


def live_hash(claim: Claim, revision: Revision) -> str:
    """Return the hash of what the page would show if published now."""
    return content_hash(reviewed_content(claim, revision))


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "uid": claim.uid,
        "ref": claim.ref,
        "slug": claim.slug,
        "text": claim.text,
        "short_text": claim.short_text,
        "type": claim.claim_type.value,
        "language": claim.language,
        "date": claim.date_edtf,
        "location": claim.location,
        "claimants": [_actor(each.actor) for each in claim.claimant_rows],
        "attributed_to": [_actor(each) for each in claim.attributed_to],
        "topics": [{"slug": each.slug, "name": each.name} for each in claim.topics],
        "substance": claim.substance.slug if claim.substance else None,
        "appearances": [_appearance(each) for each in claim.appearances],
    }


def _verdict(revision: Revision) -> dict[str, Any]:
    return {
        "verdict": revision.verdict.value if revision.verdict else None,
        "qualifier": revision.qualifier.value if revision.qualifier else None,
        "confidence": revision.confidence.value if revision.confidence else None,
        "confidence_reason": revision.confidence_reason,
        "as_of": revision.as_of.isoformat() if revision.as_of else None,
        "summary": revision.summary,
        "rationale": revision.rationale,
        "against": revision.against,
        "searched": revision.searched,
        "what_would_change": revision.what_would_change,
        "override_reason": revision.override_reason,
    }


def _notice(revision: Revision) -> dict[str, Any] | None:
    if revision.notice_kind is None:
        return None
    return {
        "kind": revision.notice_kind.value,
        "text": revision.notice_text,
        "what_was_wrong": revision.what_was_wrong,
        "what_is_right": revision.what_is_right,
    }


def _appearance(appearance: Appearance) -> dict[str, Any]:
    return {
        "document": document_facts(appearance.document),
        "role": appearance.role.value,
        "quote": appearance.quote_exact,
        "prefix": appearance.prefix,
        "suffix": appearance.suffix,
        "start": appearance.start,
        "end": appearance.end,
        "cue": appearance.cue,
        "asserted": appearance.asserted,
    }


def document_facts(document: Document) -> dict[str, Any]:
    """Return what readers are told of an article, without its text."""
    return {
        "uid": document.uid,
        "title": document.title,
        "url": document.url,
        "publisher": document.publisher.name if document.publisher else None,
        "author": document.author_name,
        "published": document.published_edtf,
        "language": document.language,
        "sha256": document.sha256,
    }


def _link(link: EvidenceLink) -> dict[str, Any]:
    item = link.item
    return {
        "ref": item.ref,
        "uid": item.uid,
        "status": link.status.value,
        "stance": link.stance.value,
        "credibility": link.credibility.value if link.credibility else None,
        "self_serving": link.self_serving,
        "bare_denial": link.bare_denial,
        "record": link.record.value if link.record else None,
        "record_reason": link.record_reason,
        "reason": link.reason,
        "title": item.title,
        "url": item.url,
        "recorder": _actor(item.recorder) if item.recorder else None,
        "origin": _actor(item.origin) if item.origin else None,
        "proximity": item.proximity.value if item.proximity else None,
        "kind": item.kind.value if item.kind else None,
        "published": item.published_edtf,
        "quote": item.quote,
        "translation": item.translation,
        "language": item.language,
        "reliability_recorder": (
            item.reliability_recorder.value if item.reliability_recorder else None
        ),
        "reliability_origin": (
            item.reliability_origin.value if item.reliability_origin else None
        ),
        "interest": item.interest.value if item.interest else None,
        "interest_note": item.interest_note,
        "position": item.position.value if item.position else None,
        "disclosure": item.disclosure.value,
        "disclosure_reason": item.disclosure_reason,
        "no_snapshot_reason": item.no_snapshot_reason,
    }


def _actor(actor: Actor) -> dict[str, Any]:
    """Return an actor with what decides whose voice it is: control, merge, sides."""
    root = root_of(actor)
    return {
        "ref": actor.ref,
        "uid": actor.uid,
        "name": actor.name,
        "kind": actor.kind.value,
        "named": actor.named,
        "public_figure": actor.public_figure,
        "speaks_for": {"ref": root.ref, "name": root.name} if root != actor else None,
        "sides": [
            {
                "ref": side.ref,
                "name": side.name,
                "topics": sorted(topic.slug for topic in side.topics),
            }
            for side in root.sides
        ],
    }


def root_of(actor: Actor) -> Actor:
    """Follow merges, else control, to the end (domain.md 7.4, roots).

    Raises:
        ValueError: the chain does not end.
    """
    current = actor
    for _ in range(_LONGEST_CHAIN):
        following = current.merged_into or current.controlled_by
        if following is None:
            return current
        current = following
    message = f"the control of actor {actor.ref} runs in a circle"
    raise ValueError(message)


def _reply(reply: ReplyRequest) -> dict[str, Any]:
    return {
        "to": reply.to.name,
        "question": reply.question,
        "answer": reply.answer,
        "answered_at": (
            reply.answered_at.date().isoformat() if reply.answered_at else None
        ),
    }
