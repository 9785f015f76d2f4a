"""The verdict while it is being written: one draft a claim, its assignee's."""

from datetime import date
from typing import TypedDict, Unpack

from factcheck.domain.errors import ActRefused
from factcheck.domain.policy import Permission
from factcheck.domain.publication_terms import NoticeKind
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import Confidence, Qualifier, State, Verdict
from factcheck.models import Claim, Revision
from factcheck.services.evidence_rules import refuse_lost_update, with_hand
from factcheck.services.permits import need
from factcheck.services.revisions import existing_draft, new_draft
from factcheck.services.work import Work

# What a form says of a draft that is not on file yet.
UNSAVED = 0


class DraftFields(TypedDict, total=False):
    """The columns of a draft; those left out stay as they are."""

    verdict: Verdict | None
    qualifier: Qualifier | None
    confidence: Confidence | None
    confidence_reason: str
    as_of: date | None
    summary: str
    rationale: str
    against: str
    searched: str
    what_would_change: str
    override_reason: str
    notice_kind: NoticeKind | None
    notice_text: str
    what_was_wrong: str
    what_is_right: str


def draft_for(work: Work, claim: Claim) -> Revision:
    """Return the draft of the claim; made from its last revision if there is none.

    Raises:
        ActRefused: nobody is working on the claim.
    """
    if claim.state is not State.IN_REVIEW or claim.assignee is None:
        raise ActRefused(
            Sentence(N_("Take the claim first; a verdict is written in review."))
        )
    return new_draft(work, claim, claim.assignee)


def save(
    work: Work, claim: Claim, version: int, **fields: Unpack[DraftFields]
) -> Revision:
    """Keep the draft as it is now; it may be as unfinished as it likes.

    `version` is the draft's as it was read, UNSAVED if there was none. Drafts are
    not history, so nothing is recorded; but who wrote is noted for G7.

    Raises:
        ActRefused: only who has the claim writes, and only in review.
        Conflict: the draft was saved elsewhere since it was read.
    """
    need(work, Permission.CLAIM_EDIT)
    work.session.refresh(claim, with_for_update=True)
    refuse_others(work, claim)
    on_file = existing_draft(claim)
    draft = on_file or draft_for(work, claim)
    if all(getattr(draft, name) == value for name, value in fields.items()):
        # Also where the same words arrive twice, by the button and by themselves.
        return draft
    if version != (on_file.version if on_file else UNSAVED):
        theirs = {name: getattr(draft, name) for name in fields}
        refuse_lost_update(theirs, fields, draft.version)
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.author = work.person
    draft.hands = with_hand(draft.hands, work)
    work.session.flush()
    return draft


def refuse_others(work: Work, claim: Claim) -> None:
    """Refuse everybody but the person who has the claim in review.

    Raises:
        ActRefused: somebody else has it, nobody has it, or it is not in review.
    """
    if claim.state is not State.IN_REVIEW:
        raise ActRefused(
            Sentence(
                N_(
                    "This claim is “%(state)s”; its verdict can be written only while"
                    " it is in review."
                ),
                {"state": Sentence(claim.state.label)},
            )
        )
    if claim.assignee_id is None:
        raise ActRefused(
            Sentence(N_("Take the claim first; then you can write its verdict."))
        )
    if claim.assignee_id != work.person.id:
        raise ActRefused(
            Sentence(
                N_("%(name)s is working on this claim and alone writes its verdict."),
                {"name": claim.assignee.name if claim.assignee else ""},
            )
        )
