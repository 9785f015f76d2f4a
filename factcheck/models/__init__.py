"""Rows, relations and constraints; no decisions."""

from factcheck.models.actor import Actor, Side, SideMember, SideTopic, Topic
from factcheck.models.audit import AuditEvent
from factcheck.models.base import Base
from factcheck.models.claim import (
    Appearance,
    Assignment,
    Claim,
    Claimant,
    ClaimAttributed,
    ClaimTopic,
)
from factcheck.models.document import Document
from factcheck.models.evidence import EvidenceItem, EvidenceLink
from factcheck.models.publication import Notice, Publication, Withholding
from factcheck.models.reply import ErrorReport, ReplyRequest
from factcheck.models.revision import Decision, Revision
from factcheck.models.user import FormKey, Throttle, User, UserRole, UserSession

__all__ = [
    "Actor",
    "Appearance",
    "Assignment",
    "AuditEvent",
    "Base",
    "Claim",
    "ClaimAttributed",
    "ClaimTopic",
    "Claimant",
    "Decision",
    "Document",
    "ErrorReport",
    "EvidenceItem",
    "EvidenceLink",
    "FormKey",
    "Notice",
    "Publication",
    "ReplyRequest",
    "Revision",
    "Side",
    "SideMember",
    "SideTopic",
    "Throttle",
    "Topic",
    "User",
    "UserRole",
    "UserSession",
    "Withholding",
]
