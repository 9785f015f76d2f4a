"""Whom the newsroom asked for a reply, and what came of it (G10)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from factcheck.domain.errors import Conflict, Invalid
from factcheck.domain.policy import Permission
from factcheck.domain.publication_terms import ReplyStatus
from factcheck.domain.sentences import N_, Sentence
from factcheck.models import Actor, Claim, ReplyRequest
from factcheck.services import audit, voiding
from factcheck.services.permits import need
from factcheck.services.work import Work


@dataclass(frozen=True)
class ReplyFields:
    """What a form on a reply gives; times in UTC, deadline a day."""

    status: ReplyStatus
    asked_at: datetime | None = None
    channel: str = ""
    question: str = ""
    deadline: date | None = None
    answer: str = ""
    answered_at: datetime | None = None
    reason: str = ""


def record(work: Work, claim: Claim, to: Actor, fields: ReplyFields) -> ReplyRequest:
    """Record that somebody was asked, or why not.

    An answer is text that readers get: one that arrives after submission voids
    the approvals given.

    Raises:
        NotAllowed: the actor does not work on claims.
        Invalid: what the status needs is missing, or the dates contradict.
    """
    need(work, Permission.CLAIM_EDIT)
    _check(work, fields)
    reply = ReplyRequest(to=to, recorded_by=work.person, **asdict(fields))
    claim.replies.append(reply)
    audit.record(work, "reply.recorded", reply, claim=claim)
    voiding.recheck(work, claim)
    return reply


def update(
    work: Work, reply: ReplyRequest, version: int, fields: ReplyFields
) -> ReplyRequest:
    """Change what is on file of a request: mostly, what came of it.

    Raises:
        NotAllowed: the actor does not work on claims.
        Conflict: somebody else changed it since.
        Invalid: what the status needs is missing, or the dates contradict.
    """
    need(work, Permission.CLAIM_EDIT)
    if reply.version != version:
        mine = asdict(fields)
        raise Conflict(
            {name: _shown(getattr(reply, name)) for name in mine},
            {name: _shown(value) for name, value in mine.items()},
            reply.version,
        )
    _check(work, fields)
    before = audit.facts(reply)
    for name, value in asdict(fields).items():
        setattr(reply, name, value)
    audit.record(work, "reply.updated", reply, before=before, claim=reply.claim)
    voiding.recheck(work, reply.claim)
    return reply


def _shown(value: object) -> str:
    """Return a field as its form shows it, for the page with both texts."""
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat()
    return str(value)


def _check(work: Work, fields: ReplyFields) -> None:
    faults = list(_not_asked(fields))
    if fields.status is not ReplyStatus.NOT_ASKED:
        faults = [*_asked(work, fields), *_answered(work, fields)]
    if faults:
        raise Invalid(faults)


def _not_asked(fields: ReplyFields) -> list[Sentence]:
    if fields.reason.strip():
        return []
    return [Sentence(N_("Say why nobody was asked."), field="reason")]


def _asked(work: Work, fields: ReplyFields) -> list[Sentence]:
    faults = []
    if fields.asked_at is None:
        faults.append(Sentence(N_("Say when you asked."), field="asked_at"))
    elif fields.asked_at > work.now:
        faults.append(
            Sentence(N_("You cannot have asked in the future."), field="asked_at")
        )
    if fields.deadline is None:
        faults.append(Sentence(N_("Give the deadline you set."), field="deadline"))
    elif fields.asked_at and fields.deadline < fields.asked_at.date():
        faults.append(
            Sentence(
                N_("The deadline cannot be before the day you asked."),
                field="deadline",
            )
        )
    if not fields.channel.strip():
        faults.append(Sentence(N_("Say how you asked."), field="channel"))
    if not fields.question.strip():
        faults.append(Sentence(N_("Write what you asked."), field="question"))
    return faults


def _answered(work: Work, fields: ReplyFields) -> list[Sentence]:
    if fields.status is not ReplyStatus.ANSWERED:
        return []
    faults = []
    if not fields.answer.strip():
        faults.append(Sentence(N_("Write the answer."), field="answer"))
    when = fields.answered_at
    if when is None:
        faults.append(Sentence(N_("Say when the answer came."), field="answered_at"))
    elif when > work.now or (fields.asked_at and when < fields.asked_at):
        faults.append(
            Sentence(
                N_("The answer came after you asked, and not in the future."),
                field="answered_at",
            )
        )
    return faults
