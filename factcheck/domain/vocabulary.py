"""The words of the newsroom: every closed list of values, with its label.

A label is an English msgid; whoever shows it translates it. Sources: domain.md
2.1 (Admiralty code, STANAG 2511), 3 (verdicts), 7.1 (entities), 7.2 (states).
"""

from enum import StrEnum
from typing import Self

from factcheck.domain.sentences import N_


class Term(StrEnum):
    """A value of a closed list, stored by value and shown by its label."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make the member a plain string that also carries its label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Role(Term):
    """What a person may do; roles add up, none contains another (7.3)."""

    REVIEWER = "reviewer", N_("reviewer")
    EDITOR = "editor", N_("editor")
    ADMIN = "admin", N_("administrator")
    OBSERVER = "observer", N_("observer")


class State(Term):
    """Where a claim is in the desk's work; never the verdict (7.2)."""

    NEW = "new", N_("new")
    REJECTED = "rejected", N_("rejected")
    IN_REVIEW = "in_review", N_("in review")
    SUBMITTED = "submitted", N_("awaiting approval")
    APPROVED = "approved", N_("approved")
    PUBLISHED = "published", N_("published")
    SUSPENDED = "suspended", N_("withdrawn while we check")
    RETRACTED = "retracted", N_("retracted")


class Act(Term):
    """A step of the workflow; the label is what its button says."""

    REJECT = "reject", N_("Reject")
    RESTORE = "restore", N_("Restore")
    TAKE = "take", N_("Take this claim")
    ASSIGN = "assign", N_("Assign")
    RELEASE = "release", N_("Release")
    SUBMIT = "submit", N_("Submit for approval")
    WITHDRAW = "withdraw", N_("Withdraw submission")
    RETURN = "return", N_("Return to reviewer")
    APPROVE = "approve", N_("Approve")
    UNAPPROVE = "unapprove", N_("Take approval back")
    PUBLISH = "publish", N_("Publish")
    REOPEN = "reopen", N_("Reopen")
    AMEND = "amend", N_("Amend")
    SUSPEND = "suspend", N_("Suspend at once")
    CONFIRM = "confirm", N_("Confirm suspension")
    LIFT = "lift", N_("Lift suspension")
    MERGE = "merge", N_("Merge into another claim")
    RETRACT = "retract", N_("Retract")


class Verdict(Term):
    """The family of a finding (3)."""

    UNVERIFIED = "unverified", N_("Unverified")
    CORROBORATED = "corroborated", N_("Corroborated")
    DISPUTED = "disputed", N_("Disputed")


class Qualifier(Term):
    """What kind of verdict within its family (3)."""

    ON_RECORD = "on_record", N_("confirmed by the official record")
    WITH_CAVEAT = "with_caveat", N_("with a caveat")
    CONTESTED = "contested", N_("sources conflict")
    MISLEADING = "misleading", N_("true parts, wrong picture")
    OUTDATED = "outdated", N_("no longer so")
    CONTRADICTED = "contradicted", N_("evidence says otherwise")
    SINGLE_SOURCE = "single_source", N_("rests on one source")
    INSUFFICIENT_EVIDENCE = "insufficient_evidence", N_("not enough evidence")
    NOT_REVIEWED = "not_reviewed", N_("not reviewed")
    NOT_CHECKABLE = "not_checkable", N_("not checkable")


# Which qualifiers go with which verdict; None means "no qualifier" (3).
QUALIFIERS: dict[Verdict, tuple[Qualifier | None, ...]] = {
    Verdict.CORROBORATED: (None, Qualifier.ON_RECORD, Qualifier.WITH_CAVEAT),
    Verdict.DISPUTED: (
        Qualifier.CONTESTED,
        Qualifier.MISLEADING,
        Qualifier.OUTDATED,
        Qualifier.CONTRADICTED,
    ),
    Verdict.UNVERIFIED: (
        Qualifier.SINGLE_SOURCE,
        Qualifier.INSUFFICIENT_EVIDENCE,
        Qualifier.NOT_REVIEWED,
        Qualifier.NOT_CHECKABLE,
    ),
}


class Confidence(Term):
    """Analytical confidence, apart from the verdict (2.2)."""

    HIGH = "high", N_("high")
    MODERATE = "moderate", N_("moderate")
    LOW = "low", N_("low")


class ClaimType(Term):
    """What a claim says, which decides what counts as proof of it (5)."""

    EVENT = "event", N_("event: something happened")
    QUANTITY = "quantity", N_("quantity: how much, how many")
    GENERAL = "general", N_("general: cause, comparison, state of science")
    ATTRIBUTION = "attribution", N_("attribution: somebody said it")
    POSITION = "position", N_("position: somebody holds it")
    PREDICTION = "prediction", N_("prediction")
    INFERENCE = "inference", N_("inference")
    OPINION = "opinion", N_("opinion")
    OTHER = "other", N_("not chosen yet")


# Claims about an utterance: the record of the utterance is the proof (5).
UTTERANCES = frozenset({ClaimType.ATTRIBUTION, ClaimType.POSITION})


class Priority(Term):
    """How soon the desk wants the claim checked."""

    LOW = "low", N_("low")
    NORMAL = "normal", N_("normal")
    HIGH = "high", N_("high")


class Risk(Term):
    """Sensitive claims need two editors (G7, G11)."""

    NORMAL = "normal", N_("normal")
    SENSITIVE = "sensitive", N_("sensitive")


class ActorKind(Term):
    """What sort of speaker or source an actor is (7.1)."""

    PERSON = "person", N_("person")
    ORGANISATION = "organisation", N_("organisation")
    STATE = "state", N_("state")
    STATE_MEDIA = "state_media", N_("state media")
    MEDIA = "media", N_("news outlet")
    INTELLIGENCE_SERVICE = "intelligence_service", N_("intelligence service")
    RESEARCH = "research", N_("research body")
    ANONYMOUS_GROUP = "anonymous_group", N_("unnamed group")
    OTHER = "other", N_("other")


class DocumentKind(Term):
    """What was imported (7.1)."""

    ARTICLE = "article", N_("article")
    POST = "post", N_("post")
    MESSAGE = "message", N_("message")
    BROADCAST = "broadcast", N_("broadcast")
    SPEECH = "speech", N_("speech")
    IMAGE = "image", N_("image")
    VIDEO = "video", N_("video")
    AUDIO = "audio", N_("audio")


class AppearanceRole(Term):
    """Where a claim occurs: for the first time known, or again (1.1)."""

    FIRST_KNOWN = "first_known", N_("first known appearance")
    APPEARANCE = "appearance", N_("appearance")
