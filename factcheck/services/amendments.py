"""Amending a public page: a typing error, a clarification or a reply.

Evidence and verdict stay exactly as they are published; one person writes the
amendment, another editor takes it (`steps.take` with Act.AMEND) or declines it.
"""

import copy
from dataclasses import asdict, dataclass
from typing import Any

from factcheck.domain import people
from factcheck.domain.errors import ActRefused, Invalid, NotAllowed
from factcheck.domain.facts import amendment_of
from factcheck.domain.guards import RATIONALE_LENGTH, SUMMARY_LENGTH, Attempt
from factcheck.domain.policy import Permission
from factcheck.domain.publication_terms import AmendKind, Outcome, ReplyStatus
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import Role, State
from factcheck.models import Claim, Revision
from factcheck.publishing.content import answered_replies, content_hash
from factcheck.services import audit
from factcheck.services.decisions import decide
from factcheck.services.permits import need
from factcheck.services.publications import AMEND_NOTICE, current_row
from factcheck.services.revisions import CARRIED
from factcheck.services.work import Work

_CLAIM_LENGTHS = (10, 500)
_SHORT_LENGTH = 75


@dataclass(frozen=True)
class Wording:
    """The words an amendment may change; everything else is locked."""

    text: str
    short_text: str
    summary: str
    rationale: str
    against: str
    searched: str
    what_would_change: str

    @classmethod
    def published(cls, claim: Claim) -> "Wording":
        """Return the words that readers see now."""
        reviewed = current_row(claim).content["reviewed"]
        words = {**reviewed["claim"], **reviewed["verdict"]}
        return cls(**{name: words[name] for name in cls.__dataclass_fields__})


def propose(  # noqa: PLR0913 - what the form gives
    work: Work,
    claim: Claim,
    *,
    kind: AmendKind,
    wording: Wording,
    notice_text: str,
    seen: str = "",
) -> Revision:
    """Write an amendment of the live version; it waits for another editor.

    `seen` is the hash of the page whose words were amended.

    Raises:
        NotAllowed: the actor is neither reviewer nor editor.
        ActRefused: no page of the claim is live, the claim is being reviewed, or
            somebody else's amendment waits (one's own is replaced), or the page
            is another by now.
        Invalid: words are missing or too long, or nothing would change.
    """
    refuse_unready(work, claim)
    live = current_row(claim)
    if seen and seen != live.page_sha256:
        raise ActRefused(
            Sentence(N_("The page has changed since you began. Read it, begin anew."))
        )
    content = _amended(claim, live.content["reviewed"], kind, wording)
    faults = [*_faults(wording, notice_text)]
    if content_hash(content) == content_hash(live.content["reviewed"]):
        faults.append(Sentence(N_("Nothing would change; change the words first.")))
    if faults:
        raise Invalid(faults)
    content["notice"] = {
        "kind": AMEND_NOTICE[kind].value,
        "text": notice_text,
        "what_was_wrong": "",
        "what_is_right": "",
    }
    amendment = _revision(work, claim, live.revision, wording)
    amendment.amends = kind
    amendment.notice_text = notice_text
    amendment.evidence_snapshot = content
    amendment.content_sha256 = content_hash(content)
    amendment.submitted_at = work.now
    claim.revisions.append(amendment)
    audit.record(work, "revision.amendment_written", amendment, claim=claim)
    return amendment


def decline(work: Work, claim: Claim, comment: str) -> None:
    """Send the waiting amendment back; the page stays as it is.

    Raises:
        NotAllowed: the actor is no editor.
        ActRefused: nothing waits, or the actor wrote it.
        Invalid: no reason is given.
    """
    if Role.EDITOR not in work.person.roles:
        raise NotAllowed
    amendment = amendment_of(claim)
    if not isinstance(amendment, Revision):
        raise ActRefused(Sentence(N_("No amendment waits for a decision.")))
    attempt = Attempt(work.person, work.now, comment=comment)
    own = list(people.other_than_amender(claim, attempt))
    if own:
        raise ActRefused(own)
    if not comment.strip():
        raise Invalid(Sentence(N_("Write a sentence on why."), field="comment"))
    decide(work, amendment, Outcome.RETURNED, attempt)


def _amended(
    claim: Claim, live: dict[str, Any], kind: AmendKind, wording: Wording
) -> dict[str, Any]:
    """Return the live content with the new words, and new replies for a reply."""
    content = copy.deepcopy(live)
    for name, words in asdict(wording).items():
        part = "claim" if name in {"text", "short_text"} else "verdict"
        content[part][name] = words
    if kind is AmendKind.REPLY:
        content["replies"] = answered_replies(claim)
        if content["replies"] == live["replies"]:
            answered = Sentence(ReplyStatus.ANSWERED.label)
            raise Invalid(
                Sentence(
                    N_("Record the reply first, with its status “%(status)s”."),
                    {"status": answered},
                    "kind",
                )
            )
    return content


def refuse_unready(work: Work, claim: Claim) -> None:
    """Say why the claim's page cannot be amended now, before anybody writes.

    Raises:
        NotAllowed: the actor is neither reviewer nor editor.
        ActRefused: no page is at rest, or somebody else's amendment waits.
    """
    need(work, Permission.CLAIM_EDIT)
    if claim.state is not State.PUBLISHED:
        raise ActRefused(
            Sentence(N_("Only a published claim that is not under review is amended."))
        )
    waiting = amendment_of(claim)
    if isinstance(waiting, Revision) and waiting.author_id != work.person.id:
        raise ActRefused(
            Sentence(
                N_("An amendment by %(name)s waits already; decide on it first."),
                {"name": waiting.author.name},
            )
        )


def _revision(work: Work, claim: Claim, live: Revision, wording: Wording) -> Revision:
    amendment = Revision(
        number=claim.revisions[-1].number + 1,
        author=work.person,
        hands=[work.person.id],
        notice_kind=None,
    )
    for name in CARRIED:
        setattr(amendment, name, getattr(wording, name, getattr(live, name)))
    return amendment


def _faults(wording: Wording, notice_text: str) -> list[Sentence]:
    faults = []
    least, most = _CLAIM_LENGTHS
    if not least <= len(wording.text.strip()) <= most:
        faults.append(
            Sentence(
                N_("Write the claim in %(least)d to %(most)d characters."),
                {"least": least, "most": most},
                "text",
            )
        )
    if len(wording.short_text) > _SHORT_LENGTH:
        faults.append(
            Sentence(
                N_("Shorten the short wording to %(most)d characters."),
                {"most": _SHORT_LENGTH},
                "short_text",
            )
        )
    if not 1 <= len(wording.summary.strip()) <= SUMMARY_LENGTH:
        faults.append(
            Sentence(
                N_("Write the summary in at most %(most)d characters."),
                {"most": SUMMARY_LENGTH},
                "summary",
            )
        )
    if len(wording.rationale.strip()) < RATIONALE_LENGTH:
        faults.append(
            Sentence(
                N_("Write the rationale, at least %(least)d characters."),
                {"least": RATIONALE_LENGTH},
                "rationale",
            )
        )
    if not notice_text.strip():
        faults.append(
            Sentence(
                N_("Write what readers are told about the change."),
                field="notice_text",
            )
        )
    return faults
