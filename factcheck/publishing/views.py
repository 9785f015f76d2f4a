"""What readers are shown, as frozen values: an allow-list with names.

A page knows nothing else of a publication. There is no field for a letter of
reliability, for who graded or touched an item, for a note of the desk or for
anybody behind a protected item, so no template can show them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from factcheck.domain.anchoring import CONTEXT
from factcheck.domain.evidence_terms import (
    Credibility,
    Disclosure,
    EvidenceKind,
    Interest,
    Proximity,
    RecordKind,
    Stance,
)
from factcheck.domain.publication_terms import (
    NoticeKind,
    PublicationState,
    ReplyStatus,
)
from factcheck.domain.vocabulary import (
    UTTERANCES,
    ActorKind,
    ClaimType,
    Confidence,
    Qualifier,
    Role,
    Verdict,
)
from factcheck.domain.words import finding

# What withholding does with a field: texts are searched; identifiers and codes
# are left alone; an address that holds the words is taken out whole.
KEPT: Mapping[str, str] = {"withhold": "never"}
ADDRESS: Mapping[str, str] = {"withhold": "address"}


@dataclass(frozen=True)
class Voice:
    """Somebody who speaks or reports."""

    name: str
    kind: ActorKind


@dataclass(frozen=True)
class Source:
    """An article, without its text."""

    uid: str = field(metadata=KEPT)
    title: str
    publisher: str
    author: str
    published: str | None = field(metadata=KEPT)
    language: str | None = field(metadata=KEPT)
    url: str | None = field(metadata=ADDRESS)
    url_withheld: str = field(default="", metadata=KEPT)


@dataclass(frozen=True)
class Occurrence:
    """Where a claim was made: the words in a short context."""

    source: Source
    quote: str
    prefix: str
    suffix: str
    start: int
    first_known: bool
    asserted: bool

    @property
    def before(self) -> str:
        """What stands before the quote, without a word cut in two."""
        cut = self.start > len(self.prefix)
        return self.prefix.partition(" ")[2] if cut else self.prefix

    @property
    def after(self) -> str:
        """What stands after the quote, without a word cut in two."""
        cut = len(self.suffix) == CONTEXT
        return self.suffix.rpartition(" ")[0] if cut else self.suffix


@dataclass(frozen=True)
class Ruling:
    """The verdict in the words of domain.md 3, and what it stands on."""

    verdict: Verdict
    qualifier: Qualifier | None
    claim_type: ClaimType
    confidence: Confidence | None
    confidence_reason: str
    as_of: date | None
    summary: str
    rationale: str
    against: str
    searched: str
    what_would_change: str
    override_reason: str

    @property
    def finding(self) -> str:
        """The msgid of the words that lead."""
        return finding(self.verdict, self.qualifier, self.claim_type)

    @property
    def about_utterance(self) -> bool:
        """Whether it says that something was said, not that it is so."""
        return self.claim_type in UTTERANCES


@dataclass(frozen=True)
class Card:
    """One piece of evidence; of a protected one only the descriptor is filled.

    `copy_withheld` and `url_withheld` hold the words that stand in their place.
    """

    ref: str = field(metadata=KEPT)
    counted: bool
    stance: Stance
    disclosure: Disclosure
    disclosure_reason: str = ""
    kind: EvidenceKind | None = None
    proximity: Proximity | None = None
    interest: Interest | None = None
    interest_note: str = ""
    credibility: Credibility | None = None
    title: str = ""
    published_by: Voice | None = None
    who_says_so: Voice | None = None
    published: str | None = field(default=None, metadata=KEPT)
    quote: str = ""
    translation: str = ""
    language: str | None = field(default=None, metadata=KEPT)
    url: str | None = field(default=None, metadata=ADDRESS)
    url_withheld: str = field(default="", metadata=KEPT)
    no_copy_reason: str = ""
    copy_withheld: str = field(default="", metadata=KEPT)
    self_serving: bool = False
    bare_denial: bool = False
    record: RecordKind | None = None
    record_reason: str = ""
    reason: str = ""

    @property
    def protected(self) -> bool:
        """Whether readers get the descriptor only."""
        return self.disclosure is not Disclosure.PUBLIC


@dataclass(frozen=True)
class Reply:
    """Who was asked for a reply, and what came of it."""

    to: str
    status: ReplyStatus
    asked_on: date | None = None
    channel: str = ""
    deadline: date | None = None
    question: str = ""
    answer: str = ""
    answered_on: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class Signature:
    """Somebody who stands behind a verdict: a public name, or the role alone."""

    name: str
    role: Role


@dataclass(frozen=True)
class People:
    """Who wrote, approved and published a version."""

    author: Signature
    approved_by: tuple[Signature, ...]
    published_by: Signature


@dataclass(frozen=True)
class Claimed:
    """A claim as published: the words, who says it, since when."""

    slug: str = field(metadata=KEPT)
    text: str
    short_text: str
    language: str | None = field(metadata=KEPT)
    made: str | None = field(metadata=KEPT)
    location: str
    claimants: tuple[Voice, ...]
    attributed_to: tuple[Voice, ...]
    topics: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]

    @property
    def headline(self) -> str:
        """The short words where there are any."""
        return self.short_text or self.text


@dataclass(frozen=True)
class VerdictPage:
    """One version of a claim's page."""

    claim: Claimed
    ruling: Ruling
    evidence: tuple[Card, ...]
    replies: tuple[Reply, ...]
    people: People
    number: int
    published_at: datetime
    first_published_at: datetime
    demo: bool
    substance: str | None = field(metadata=KEPT)

    def counted(self, stance: Stance) -> tuple[Card, ...]:
        """The counted evidence of one stance."""
        return tuple(e for e in self.evidence if e.counted and e.stance == stance)

    @property
    def not_counted(self) -> tuple[Card, ...]:
        """What is on file and does not count."""
        return tuple(each for each in self.evidence if not each.counted)


@dataclass(frozen=True)
class Notified:
    """A notice as readers get it."""

    uid: str = field(metadata=KEPT)
    kind: NoticeKind
    at: datetime
    text: str
    what_was_wrong: str
    what_is_right: str
    verdict_changed: bool
    number: int


@dataclass(frozen=True)
class VersionLine:
    """A version in the history of a page."""

    number: int
    state: PublicationState
    published_at: datetime
    sha256: str = field(metadata=KEPT)
    people: People
    ruling: Ruling
    notices: tuple[Notified, ...]


@dataclass(frozen=True)
class Entry:
    """A published verdict in a list."""

    uid: str = field(metadata=KEPT)
    claim: Claimed
    ruling: Ruling
    number: int
    published_at: datetime
    first_published_at: datetime
    struck: bool
    demo: bool


@dataclass(frozen=True)
class LogLine:
    """A notice in the log; of a page that is withdrawn, only that there was one."""

    notice: Notified
    entry: Entry | None
