"""A row in every table, as a newsroom at work has them."""

from datetime import timedelta

from sqlalchemy.orm import Session

from factcheck.domain.publication_terms import (
    AssignmentRole,
    NoticeKind,
    Outcome,
    ReplyStatus,
    ReportReason,
    WithholdReason,
    WithholdTarget,
)
from factcheck.domain.vocabulary import Role, State
from factcheck.models import (
    Assignment,
    AuditEvent,
    Claim,
    Decision,
    ErrorReport,
    FormKey,
    Notice,
    Publication,
    ReplyRequest,
    Revision,
    Side,
    SideMember,
    Throttle,
    User,
    UserSession,
    Withholding,
)
from tests.builders import (
    DAY,
    WHEN,
    a_draft,
    a_ready_draft,
    a_topic,
    a_user,
    an_actor,
)

SHA = "a" * 64


def fill(session: Session) -> None:
    """Write a row into every table, and a draft beside a submitted revision."""
    author = a_user(session, Role.REVIEWER)
    editor = a_user(session, Role.EDITOR)
    revision = a_ready_draft(session, author)
    claim = revision.claim
    _submit(revision)
    claim.state = State.PUBLISHED
    session.flush()
    a_draft(session, claim, author)
    _surround(session, claim)
    _review(session, claim, revision, editor)
    session.add_all(
        [
            UserSession(token_sha256=SHA, user=author, seen_at=WHEN),
            Throttle(key="address", until=WHEN),
            FormKey(key="a form", location="/desk"),
            AuditEvent(
                seq=1,
                at=WHEN,
                actor=author,
                action="claim.take",
                object_type="claim",
                object_uid=claim.uid,
                changes={},
                object_sha256=SHA,
                prev_sha256=SHA,
                sha256=SHA,
            ),
        ]
    )
    session.commit()


def _submit(revision: Revision) -> None:
    revision.content_sha256 = SHA
    revision.evidence_snapshot = {}
    revision.submitted_at = WHEN


def _surround(session: Session, claim: Claim) -> None:
    topic, actor = a_topic(session), an_actor(session)
    side = Side(name="The ministry", topics=[topic])
    session.add(side)
    session.flush()
    session.add_all(
        [
            SideMember(side_id=side.id, actor_id=actor.id),
            Assignment(
                claim_id=claim.id,
                user=claim.created_by,
                role=AssignmentRole.REVIEWER,
                started_at=WHEN,
            ),
            ReplyRequest(
                claim=claim,
                to=actor,
                status=ReplyStatus.WAITING,
                asked_at=WHEN,
                deadline=DAY + timedelta(days=2),
                channel="e-mail",
                question="How many?",
                recorded_by=claim.created_by,
            ),
        ]
    )
    claim.topics = [topic]
    claim.attributed_to = [actor]


def _review(session: Session, claim: Claim, revision: Revision, editor: User) -> None:
    publication = Publication(
        claim=claim,
        revision=revision,
        number=1,
        published_by=editor,
        published_at=WHEN,
        content={"claim": claim.text},
        content_sha256=SHA,
        page_sha256=SHA,
    )
    session.add_all(
        [
            Decision(
                revision=revision,
                author_id=revision.author_id,
                editor=editor,
                content_sha256=SHA,
                outcome=Outcome.APPROVED,
                decided_at=WHEN,
            ),
            Notice(
                publication=publication,
                kind=NoticeKind.CLARIFICATION,
                text="The bridges are named now.",
                author=revision.author,
                approved_by=editor,
                at=WHEN,
            ),
            ErrorReport(
                publication=publication,
                body="There are five.",
                reason=ReportReason.ERROR,
                due=DAY,
            ),
            Withholding(
                claim_id=claim.id,
                kind=WithholdTarget.NAME,
                target="A. Person",
                reason=WithholdReason.PRIVACY,
                asked_by=editor,
            ),
        ]
    )
