"""The words of reviewing and publishing: reasons, decisions, notices, reports."""

from factcheck.domain.sentences import N_
from factcheck.domain.vocabulary import Term


class Outcome(Term):
    """What an editor decided on a revision (domain.md 7.1)."""

    APPROVED = "approved", N_("approved")
    RETURNED = "returned", N_("returned")
    RETRACT = "retract", N_("retraction asked for")
    MERGE = "merge", N_("merge asked for")


class ReturnReason(Term):
    """Why a verdict goes back to its author (domain.md 7.1, Decision)."""

    INSUFFICIENT_EVIDENCE = "insufficient_evidence", N_("not enough evidence")
    NOT_INDEPENDENT = "not_independent", N_("sources not independent")
    EVIDENCE_MISREAD = "evidence_misread", N_("evidence misread")
    MISSING_COUNTER_EVIDENCE = (
        "missing_counter_evidence",
        N_("evidence against is missing"),
    )
    WRONG_VERDICT = "wrong_verdict", N_("wrong verdict")
    UNCLEAR_WRITING = "unclear_writing", N_("unclear writing")
    LEGAL_RISK = "legal_risk", N_("legal risk")
    OTHER = "other", N_("other")


class RejectReason(Term):
    """Why a claim is not checked (domain.md 7.2)."""

    NOT_CHECKABLE = "not_checkable", N_("not checkable")
    OPINION = "opinion", N_("opinion")
    DUPLICATE = "duplicate", N_("duplicate")
    OUT_OF_SCOPE = "out_of_scope", N_("out of scope")
    TOO_VAGUE = "too_vague", N_("too vague")


class ReopenReason(Term):
    """Why a published verdict is reviewed again (domain.md 7.2)."""

    NEW_EVIDENCE = "new_evidence", N_("new evidence")
    ERROR_FOUND = "error_found", N_("an error was found")
    COMPLAINT = "complaint", N_("a complaint")
    SOURCE_CHANGED = "source_changed", N_("a source changed")


class SuspendReason(Term):
    """Why a page is withdrawn while the desk checks (domain.md 7.2)."""

    LEGAL = "legal", N_("legal")
    SAFETY = "safety", N_("somebody's safety")
    MINOR = "minor", N_("a minor")
    VICTIM = "victim", N_("a victim")
    SERIOUS_ERROR = "serious_error", N_("a serious error")


class WithholdReason(Term):
    """Why a passage or picture is withheld from readers (domain.md 7.1)."""

    LEGAL = "legal", N_("legal reasons")
    SAFETY = "safety", N_("somebody's safety")
    MINOR = "minor", N_("to protect a minor")
    VICTIM = "victim", N_("to protect a victim")
    PRIVACY = "privacy", N_("privacy")
    RIGHTS = "rights", N_("rights of others")


class WithholdTarget(Term):
    """What is withheld (domain.md 7.1)."""

    PASSAGE = "passage", N_("a passage")
    NAME = "name", N_("a name")
    IMAGE = "image", N_("a picture")
    SNAPSHOT = "snapshot", N_("an archived copy")


class AmendKind(Term):
    """What an amendment may be: evidence and verdict stay (domain.md 7.2)."""

    MINOR = "minor", N_("a typing error")
    CLARIFICATION = "clarification", N_("a clarification")
    REPLY = "reply", N_("a reply was added")


class NoticeKind(Term):
    """What a notice tells readers (domain.md 3, corrections)."""

    CORRECTION = "correction", N_("Correction")
    UPDATE = "update", N_("Update")
    CLARIFICATION = "clarification", N_("Clarification")
    RETRACTION = "retraction", N_("Retraction")
    MINOR = "minor", N_("Minor change")


class PublicationState(Term):
    """What the public meets at the claim's address (domain.md 7.1)."""

    LIVE = "live", N_("live")
    SUPERSEDED = "superseded", N_("superseded")
    SUSPENDED = "suspended", N_("withdrawn while we check")
    RETRACTED = "retracted", N_("retracted")


class ReplyStatus(Term):
    """What came of asking for a reply (domain.md 7.1)."""

    WAITING = "waiting", N_("asked, no answer yet")
    ANSWERED = "answered", N_("answered")
    DECLINED = "declined", N_("declined to answer")
    NO_ANSWER = "no_answer", N_("did not answer")
    NOT_ASKED = "not_asked", N_("not asked")


class ReportReason(Term):
    """Why a reader writes (domain.md 7.1, ErrorReport)."""

    ERROR = "error", N_("I found an error")
    RIGHT_OF_REPLY = "right_of_reply", N_("it is about me, and I want to reply")
    PRIVACY = "privacy", N_("it concerns my privacy")
    LEGAL = "legal", N_("a legal matter")
    OTHER = "other", N_("something else")


class ReportState(Term):
    """What became of a reader's report (domain.md 7.1)."""

    NEW = "new", N_("waiting for an answer")
    ACCEPTED = "accepted", N_("accepted")
    DECLINED = "declined", N_("declined")


class AssignmentRole(Term):
    """In which role a person is on a claim (domain.md 7.1, Assignment)."""

    REVIEWER = "reviewer", N_("reviewer")
    EDITOR = "editor", N_("editor")
