"""A newsroom in which tests act: people with their roles, and a log that is sound.

What `tests.builders` writes is put on record first, so that `sound()` afterwards
says whether every act left its trace.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain import workflow
from factcheck.domain.publication_terms import NoticeKind, ReplyStatus
from factcheck.domain.vocabulary import Act, Role
from factcheck.models import (
    Actor,
    Appearance,
    AuditEvent,
    Base,
    Claim,
    Document,
    EvidenceItem,
    EvidenceLink,
    Publication,
    ReplyRequest,
    Side,
    User,
    Withholding,
)
from factcheck.services import audit, drafts, harm, replies, steps
from factcheck.services.replies import ReplyFields
from factcheck.services.steps import Taken
from factcheck.services.work import Work
from tests.builders import a_ready_draft, a_user, an_actor
from tests.conftest import NOW

_ON_RECORD: tuple[type[Base], ...] = (
    User,
    Actor,
    Document,
    Claim,
    Appearance,
    EvidenceItem,
    EvidenceLink,
)
COMMENT = "Because we said so on the phone."
NOTICE: dict[str, Any] = {
    "notice_kind": NoticeKind.UPDATE,
    "notice_text": "We counted again.",
}


class Newsroom:
    """Two reviewers, three editors, an administrator and an observer."""

    def __init__(self, session: Session) -> None:
        """Hire them."""
        self.session = session
        self.now = NOW
        self.author = a_user(session, Role.REVIEWER, name="Ada Author")
        self.reviewer = a_user(session, Role.REVIEWER, name="Rita Reviewer")
        self.editor = a_user(session, Role.EDITOR, name="Edda Editor")
        self.second = a_user(session, Role.EDITOR, name="Sven Second")
        self.third = a_user(session, Role.EDITOR, name="Tom Third")
        self.both = a_user(session, Role.REVIEWER, Role.EDITOR, name="Bo Both")
        self.admin = a_user(session, Role.ADMIN, name="Adam Admin")
        self.observer = a_user(session, Role.OBSERVER, name="Olga Observer")

    def work(self, who: User | None) -> Work:
        """Let somebody act; each act is a minute after the last one."""
        self.session.flush()
        self.now += timedelta(minutes=1)
        return Work(self.session, who, self.now)

    def do(self, who: User, claim: Claim, act: Act, **given: Any) -> Taken:  # noqa: ANN401 - whatever the act takes
        """Take a step of the workflow."""
        return steps.take(self.work(who), claim, act, **given)

    def offered(self, who: User, claim: Claim) -> set[Act]:
        """Return the acts that a page would offer somebody."""
        tried = steps.attempt(self.work(who), claim)
        return {each.act for each in workflow.offered(claim, tried)}

    def ready(self, author: User | None = None, **draft: object) -> Claim:
        """Return a claim in review whose author could submit it as it stands."""
        claim = a_ready_draft(self.session, author or self.author, **draft).claim
        self.session.expire_all()
        self.file()
        return claim

    def submitted(self, author: User | None = None, **draft: object) -> Claim:
        """Return a claim that awaits approval."""
        claim = self.ready(author, **draft)
        self.do(author or self.author, claim, Act.SUBMIT)
        return claim

    def approved(self, author: User | None = None, **draft: object) -> Claim:
        """Return an approved claim."""
        claim = self.submitted(author, **draft)
        self.do(self.editor, claim, Act.APPROVE)
        return claim

    def published(self, author: User | None = None, **draft: object) -> Claim:
        """Return a claim whose page is live."""
        claim = self.approved(author, **draft)
        self.harmless(claim)
        self.do(self.editor, claim, Act.PUBLISH)
        return claim

    def reopened(self) -> Claim:
        """Return a published claim that its author is reviewing again."""
        claim = self.published()
        self.do(self.author, claim, Act.REOPEN, reasons=["new_evidence"])
        return claim

    def republished(self) -> Claim:
        """Return a claim whose second version is live."""
        claim = self.reopened()
        self.redraft(claim, rationale="We went there again and counted. " * 4)
        self.do(self.author, claim, Act.SUBMIT)
        self.do(self.editor, claim, Act.APPROVE)
        self.do(self.editor, claim, Act.PUBLISH)
        return claim

    def suspended(self) -> Claim:
        """Return a claim whose page the first editor has suspended."""
        claim = self.published()
        self.do(self.editor, claim, Act.SUSPEND, reasons=["legal"])
        return claim

    def retracted(self) -> Claim:
        """Return a retracted claim."""
        claim = self.published()
        for who in (self.editor, self.second):
            self.do(who, claim, Act.RETRACT, comment=COMMENT)
        return claim

    def redraft(self, claim: Claim, **words: Any) -> None:  # noqa: ANN401 - the columns of a draft
        """Let the assignee change the draft, notice included."""
        work = self.work(claim.assignee)
        draft = drafts.draft_for(work, claim)
        drafts.save(work, claim, draft.version, **{**NOTICE, **words})

    def harmless(self, claim: Claim, **yes: bool) -> None:
        """Answer the questions about harm: no, but for those named."""
        answers = dict.fromkeys(("person", "crime", "source", "wrongdoing"), False)
        harm.answer(self.work(self.editor), claim, **(answers | yes))

    def not_asked(self, claim: Claim) -> ReplyRequest:
        """Record why nobody was asked for a reply."""
        fields = ReplyFields(ReplyStatus.NOT_ASKED, reason="They have no office.")
        to = an_actor(self.session)
        self.file()
        return replies.record(self.work(self.editor), claim, to, fields)

    def answered(self, claim: Claim, answer: str) -> ReplyRequest:
        """Record that somebody was asked yesterday and has answered."""
        work = self.work(self.reviewer)
        fields = ReplyFields(
            ReplyStatus.ANSWERED,
            asked_at=work.now - timedelta(days=1),
            channel="e-mail",
            question="How many?",
            deadline=work.now.date(),
            answer=answer,
            answered_at=work.now,
        )
        to = an_actor(self.session, f"Ministry {self.now:%H:%M}")
        self.file()
        return replies.record(work, claim, to, fields)

    def withholding(self, claim: Claim) -> Withholding:
        """Return the one withholding of the claim."""
        mine = Withholding.claim_id == claim.id
        return self.session.scalars(select(Withholding).where(mine)).one()

    def side(self) -> Side:
        """Return a camp that nobody is in."""
        side = Side(name=f"Camp at {self.now:%H:%M}")
        self.session.add(side)
        self.session.flush()
        return side

    def file(self) -> None:
        """Put on record what the builders have written."""
        known = {event.object_uid for event in self.session.scalars(select(AuditEvent))}
        for model in _ON_RECORD:
            for row in self.session.scalars(select(model).order_by(model.id)):
                if row.uid not in known:
                    audit.record(self.work(None), f"{model.__tablename__}.filed", row)

    def faults(self) -> list[str]:
        """Return what the log has to complain about; nothing, if it is sound."""
        self.session.flush()
        self.session.expire_all()
        return [each.text() for each in audit.verify(self.session)]

    def events(self, claim: Claim) -> list[AuditEvent]:
        """Return what the log holds on a claim, in order."""
        mine = AuditEvent.claim_uid == claim.uid
        query = select(AuditEvent).where(mine).order_by(AuditEvent.seq)
        return list(self.session.scalars(query))

    def live(self, claim: Claim) -> Publication:
        """Return the last version of the claim's page."""
        self.session.expire_all()
        return claim.publications[-1]

    def at(self, moment: datetime) -> None:
        """Turn the clock."""
        self.now = moment
