"""What the public meets: publishing, suspending, retracting, always with a notice."""

import json
from typing import Any

from factcheck.canonical import canonical, digest
from factcheck.domain.errors import ActRefused
from factcheck.domain.facts import current_of
from factcheck.domain.policy import Permission
from factcheck.domain.publication_terms import (
    AmendKind,
    NoticeKind,
    Outcome,
    PublicationState,
    ReplyStatus,
    SuspendReason,
)
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import Role, State
from factcheck.models import Claim, Notice, Publication, Revision, User
from factcheck.services import audit
from factcheck.services.assignments import take_off
from factcheck.services.permits import need
from factcheck.services.work import Work

_UNDER_REVIEW = frozenset({State.IN_REVIEW, State.SUBMITTED, State.APPROVED})
# Which notice readers get of which amendment.
AMEND_NOTICE = {
    AmendKind.MINOR: NoticeKind.MINOR,
    AmendKind.CLARIFICATION: NoticeKind.CLARIFICATION,
    AmendKind.REPLY: NoticeKind.UPDATE,
}


def current_row(claim: Claim) -> Publication:
    """Return the publication at the claim's address; the guards know there is one."""
    current = current_of(claim)
    if not isinstance(current, Publication):
        message = "this claim has no public page"
        raise TypeError(message)
    return current


def publish(work: Work, claim: Claim, revision: Revision) -> Publication:
    """Publish a new version of the claim's page; a later one carries a notice."""
    old = current_of(claim)
    publication = _new_version(work, claim, revision)
    if isinstance(old, Publication):
        _notice(
            work,
            publication,
            kind=revision.notice_kind or NoticeKind.UPDATE,
            text=revision.notice_text,
            wrong=revision.what_was_wrong,
            right=revision.what_is_right,
            changed=_verdict_of(old) != _verdict_of(publication),
            people=(revision.author, _approver(revision)),
        )
    claim.review_public_since = None
    take_off(work, claim)
    return publication


def publish_amendment(work: Work, claim: Claim, amendment: Revision) -> Publication:
    """Publish the new version and the notice of an amendment, by its second person.

    The verdict is still its author's and its approvers'; the notice names who
    amended it.
    """
    words = (amendment.evidence_snapshot or {})["claim"]
    before = audit.facts(claim)
    claim.text, claim.short_text = words["text"], words["short_text"]
    if audit.facts(claim) != before:
        audit.record(work, "claim.reworded", claim, before=before)
    publication = _new_version(work, claim, amendment)
    kind = AMEND_NOTICE[amendment.amends or AmendKind.MINOR]
    _notice(
        work,
        publication,
        kind=kind,
        text=amendment.notice_text,
        people=(amendment.author, work.person),
    )
    return publication


def tell_of_review(work: Work, claim: Claim, *, tell: bool) -> None:
    """Tell readers that the page is being reviewed again, or no longer tell them.

    Raises:
        NotAllowed: the actor is no editor.
        ActRefused: there is no page, or no review.
    """
    need(work, Permission.REVIEW)
    if current_of(claim) is None or claim.state not in _UNDER_REVIEW:
        raise ActRefused(Sentence(N_("This page is not being reviewed again.")))
    before = audit.facts(claim)
    since = claim.review_public_since or work.now
    claim.review_public_since = since if tell else None
    if audit.facts(claim) != before:
        action = "claim.review_told" if tell else "claim.review_untold"
        audit.record(work, action, claim, before=before)


def suspend(work: Work, claim: Claim, reason: str) -> None:
    """Withdraw the page at once, while the desk checks."""
    current = current_row(claim)
    before = audit.facts(current)
    current.state = PublicationState.SUSPENDED
    current.suspended_by = work.person
    current.suspended_at = work.now
    current.suspend_reason = SuspendReason(reason)
    audit.record(work, "publication.suspended", current, before=before, claim=claim)


def confirm_suspension(work: Work, claim: Claim) -> None:
    """Let a second editor stand behind the suspension."""
    current = current_row(claim)
    before = audit.facts(current)
    current.confirmed_by_id = work.person.id
    audit.record(work, "publication.confirmed", current, before=before, claim=claim)


def lift(work: Work, claim: Claim) -> None:
    """Show the page again as it was."""
    _end_suspension(work, claim, PublicationState.LIVE, "publication.lifted")


def retract(work: Work, claim: Claim, first: User, text: str) -> None:
    """Withdraw the verdict for good: the page stays and says so."""
    state = PublicationState.RETRACTED
    current = _end_suspension(work, claim, state, "publication.retracted")
    _notice(
        work,
        current,
        kind=NoticeKind.RETRACTION,
        text=text,
        people=(first, work.person),
    )
    take_off(work, claim)


def merge(work: Work, claim: Claim, survivor: Claim, first: User) -> None:
    """Let the page's address lead to the survivor; the notice says so."""
    current = current_row(claim)
    # As readers know it: the row may hold words nobody has approved yet.
    shown = current_row(survivor).content["reviewed"]["claim"]["text"]
    before = audit.facts(current)
    current.state = PublicationState.SUPERSEDED
    audit.record(work, "publication.merged", current, before=before, claim=claim)
    _notice(
        work,
        current,
        kind=NoticeKind.UPDATE,
        text=N_("This page was merged into “%(claim)s”.") % {"claim": shown},
        people=(first, work.person),
    )


def _end_suspension(
    work: Work, claim: Claim, state: PublicationState, action: str
) -> Publication:
    current = current_row(claim)
    before = audit.facts(current)
    current.state = state
    current.suspended_by = None
    current.suspended_at = None
    current.suspend_reason = None
    current.confirmed_by_id = None
    audit.record(work, action, current, before=before, claim=claim)
    return current


def _new_version(work: Work, claim: Claim, revision: Revision) -> Publication:
    """Put a new version at the claim's address; the old one stays readable."""
    content = page_content(work, claim, revision)
    old = current_of(claim)
    if isinstance(old, Publication):
        before = audit.facts(old)
        old.state = PublicationState.SUPERSEDED
        old.suspended_by = None
        audit.record(work, "publication.superseded", old, before=before, claim=claim)
    publication = Publication(
        revision=revision,
        number=content["number"],
        published_by=work.person,
        published_at=work.now,
        content=content,
        content_sha256=revision.content_sha256 or "",
        page_sha256=digest(content),
    )
    claim.publications.append(publication)
    audit.record(work, "publication.published", publication, claim=claim)
    return publication


def page_content(work: Work, claim: Claim, revision: Revision) -> dict[str, Any]:
    """Return everything the page shows if `revision` is published now.

    What was approved, and by whom; an amendment leaves author and approvers.
    """
    first = claim.publications[0].published_at if claim.publications else work.now
    content = {
        "reviewed": revision.evidence_snapshot,
        "people": _people(work, claim, revision),
        "number": max((each.number for each in claim.publications), default=0) + 1,
        "published_at": work.now,
        "first_published_at": first,
        "demo": revision.author.demo,
        "replies_sought": [
            {
                "to": each.to.name,
                "asked_at": each.asked_at,
                "channel": each.channel,
                "deadline": each.deadline,
                "status": each.status.value,
                "reason": each.reason,
            }
            for each in claim.replies
            if each.status is not ReplyStatus.ANSWERED
        ],
    }
    return _as_json(content)


def _people(work: Work, claim: Claim, revision: Revision) -> dict[str, Any]:
    if revision.amends is not None:
        live: dict[str, Any] = current_row(claim).content["people"]
        return {**live, "published_by": _byline(work.person)}
    return {
        "author": _byline(revision.author, Role.REVIEWER),
        "approved_by": [
            _byline(each.editor)
            for each in revision.decisions
            if each.outcome is Outcome.APPROVED
        ],
        "published_by": _byline(work.person),
    }


def _byline(user: User, preferred: Role = Role.EDITOR) -> dict[str, str]:
    # Who has lost every role since keeps the one they had a part in it with.
    others = sorted(user.roles) or [preferred]
    role = preferred if preferred in user.roles else others[0]
    return {"name": user.public_name, "role": role.value}


def _approver(revision: Revision) -> User:
    return next(
        each.editor for each in revision.decisions if each.outcome is Outcome.APPROVED
    )


def _verdict_of(publication: Publication) -> tuple[str | None, str | None]:
    verdict = publication.content["reviewed"]["verdict"]
    return verdict["verdict"], verdict["qualifier"]


def _notice(  # noqa: PLR0913 - the fields of a notice, by name
    work: Work,
    publication: Publication,
    *,
    kind: NoticeKind,
    text: str,
    people: tuple[User, User],
    wrong: str = "",
    right: str = "",
    changed: bool = False,
) -> Notice:
    author, approver = people
    notice = Notice(
        kind=kind,
        text=text,
        what_was_wrong=wrong,
        what_is_right=right,
        verdict_changed=changed,
        author=author,
        approved_by=approver,
        at=work.now,
    )
    publication.notices.append(notice)
    audit.record(work, f"notice.{kind.value}", notice, claim=publication.claim)
    return notice


def _as_json(content: dict[str, Any]) -> dict[str, Any]:
    """Return the content as it will be read back, so that its hash is stable."""
    plain: dict[str, Any] = json.loads(canonical(content))
    return plain
