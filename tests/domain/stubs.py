"""Stand-ins for rows: they satisfy the protocols of factcheck.domain.facts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from factcheck.domain.evidence_terms import (
    Credibility,
    EvidenceKind,
    Interest,
    LinkStatus,
    Proximity,
    RecordKind,
    Reliability,
    Stance,
)
from factcheck.domain.guards import Attempt
from factcheck.domain.publication_terms import (
    AmendKind,
    NoticeKind,
    Outcome,
    PublicationState,
    ReplyStatus,
)
from factcheck.domain.vocabulary import (
    ClaimType,
    Confidence,
    Qualifier,
    Risk,
    Role,
    State,
    Verdict,
)

NOW = datetime(2025, 5, 2, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
AUTHOR, EDITOR, EDITOR2, STRANGER = 1, 2, 3, 4
SHA = "a" * 64


@dataclass(frozen=True)
class StubPerson:
    """Somebody with roles."""

    id: int = EDITOR
    roles: frozenset[Role] = frozenset({Role.EDITOR})
    active: bool = True


@dataclass
class StubActor:
    """Somebody with a name."""

    name: str


@dataclass
class StubItem:
    """A whole item of evidence."""

    title: str = "Bridges counted"
    recorder_id: int | None = 1
    origin_id: int | None = 2
    recorder: StubActor | None = None
    origin: StubActor | None = None
    proximity: Proximity | None = Proximity.PRIMARY
    kind: EvidenceKind | None = EvidenceKind.STATEMENT
    published_edtf: str | None = "2025-04-28"
    published_latest: date | None = date(2025, 4, 28)
    language: str = "en"
    reliability_recorder: Reliability | None = Reliability.B
    reliability_origin: Reliability | None = Reliability.B
    interest: Interest | None = Interest.NONE
    no_snapshot_reason: str = "The page forbids copies."
    hands: Sequence[int] = (AUTHOR,)


@dataclass
class StubLink:
    """An accepted link."""

    stance: Stance = Stance.SUPPORTS
    item: StubItem = field(default_factory=StubItem)
    status: LinkStatus = LinkStatus.ACCEPTED
    credibility: Credibility | None = Credibility.PROBABLY
    record: RecordKind | None = None
    self_serving: bool = False
    hands: Sequence[int] = (AUTHOR,)


@dataclass
class StubDecision:
    """What an editor decided."""

    editor_id: int
    outcome: Outcome = Outcome.APPROVED
    content_sha256: str = SHA


@dataclass
class StubRevision:
    """A draft that says corroborated, with all its words."""

    id: int = 1
    number: int = 1
    verdict: Verdict | None = Verdict.CORROBORATED
    qualifier: Qualifier | None = None
    confidence: Confidence | None = Confidence.MODERATE
    as_of: date | None = TODAY
    summary: str = "Two counts made independently agree."
    rationale: str = "Both counts name the bridges one by one. " * 2
    against: str = ""
    searched: str = ""
    what_would_change: str = ""
    override_reason: str = ""
    notice_kind: NoticeKind | None = None
    notice_text: str = ""
    what_was_wrong: str = ""
    what_is_right: str = ""
    amends: AmendKind | None = None
    content_sha256: str | None = None
    author_id: int = AUTHOR
    hands: Sequence[int] = (AUTHOR,)
    submitted_at: datetime | None = None
    decisions: list[StubDecision] = field(default_factory=list)


def submitted(*editors: int, **facts: object) -> StubRevision:
    """Return a submitted revision, approved by these editors."""
    given = {
        "content_sha256": SHA,
        "submitted_at": NOW,
        "decisions": [StubDecision(each) for each in editors],
    }
    return StubRevision(**(given | facts))  # type: ignore[arg-type]  # facts of its own


@dataclass
class StubPublication:
    """A live page."""

    state: PublicationState = PublicationState.LIVE
    suspended_by_id: int | None = None
    revision: StubRevision = field(default_factory=submitted)


@dataclass
class StubReply:
    """Somebody was asked."""

    status: ReplyStatus = ReplyStatus.ANSWERED
    deadline: date | None = None
    reason: str = ""


@dataclass
class StubClaim:
    """A claim of an event, in review, with evidence that corroborates it."""

    id: int = 1
    state: State = State.IN_REVIEW
    claim_type: ClaimType = ClaimType.EVENT
    assignee_id: int | None = None
    risk: Risk = Risk.NORMAL
    duplicate_of_id: int | None = None
    harm_person: bool | None = False
    harm_crime: bool | None = False
    harm_source: bool | None = False
    alleges_wrongdoing: bool | None = False
    claimant_rows: Sequence[object] = ("somebody",)
    links: list[StubLink] = field(default_factory=lambda: [StubLink(), StubLink()])
    revisions: list[StubRevision] = field(default_factory=list)
    publications: list[StubPublication] = field(default_factory=list)
    replies: list[StubReply] = field(default_factory=list)


def attempt(actor: StubPerson | None = None, /, **facts: object) -> Attempt:
    """Return a try by an editor whose form says what every step could ask."""
    given = {
        "actor": actor or StubPerson(),
        "now": NOW,
        "comment": "A sentence on why.",
        "live_sha256": SHA,
    }
    return Attempt(**(given | facts))  # type: ignore[arg-type]  # facts of its own
