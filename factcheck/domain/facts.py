"""What the rules need to know of rows: read-only protocols that models satisfy."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Protocol

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


class Person(Protocol):
    """Somebody who acts."""

    @property
    def id(self) -> int: ...
    @property
    def roles(self) -> Collection[Role]: ...
    @property
    def active(self) -> bool: ...


class Named(Protocol):
    """Anything with a name: an actor."""

    @property
    def name(self) -> str: ...


class ItemFacts(Protocol):
    """An item of evidence."""

    @property
    def title(self) -> str: ...
    @property
    def recorder_id(self) -> int | None: ...
    @property
    def origin_id(self) -> int | None: ...
    @property
    def recorder(self) -> Named | None: ...
    @property
    def origin(self) -> Named | None: ...
    @property
    def proximity(self) -> Proximity | None: ...
    @property
    def kind(self) -> EvidenceKind | None: ...
    @property
    def published_edtf(self) -> str | None: ...
    @property
    def published_latest(self) -> date | None: ...
    @property
    def language(self) -> str: ...
    @property
    def reliability_recorder(self) -> Reliability | None: ...
    @property
    def reliability_origin(self) -> Reliability | None: ...
    @property
    def interest(self) -> Interest | None: ...
    @property
    def no_snapshot_reason(self) -> str: ...
    @property
    def hands(self) -> Sequence[int]: ...


class LinkFacts(Protocol):
    """What an item says about a claim."""

    @property
    def item(self) -> ItemFacts: ...
    @property
    def stance(self) -> Stance: ...
    @property
    def status(self) -> LinkStatus: ...
    @property
    def credibility(self) -> Credibility | None: ...
    @property
    def record(self) -> RecordKind | None: ...
    @property
    def self_serving(self) -> bool: ...
    @property
    def hands(self) -> Sequence[int]: ...


class DecisionFacts(Protocol):
    """What an editor decided."""

    @property
    def editor_id(self) -> int: ...
    @property
    def outcome(self) -> Outcome: ...
    @property
    def content_sha256(self) -> str: ...


class RevisionFacts(Protocol):
    """A written verdict, draft or submitted."""

    @property
    def id(self) -> int: ...
    @property
    def number(self) -> int: ...
    @property
    def verdict(self) -> Verdict | None: ...
    @property
    def qualifier(self) -> Qualifier | None: ...
    @property
    def confidence(self) -> Confidence | None: ...
    @property
    def as_of(self) -> date | None: ...
    @property
    def summary(self) -> str: ...
    @property
    def rationale(self) -> str: ...
    @property
    def against(self) -> str: ...
    @property
    def searched(self) -> str: ...
    @property
    def what_would_change(self) -> str: ...
    @property
    def override_reason(self) -> str: ...
    @property
    def notice_kind(self) -> NoticeKind | None: ...
    @property
    def notice_text(self) -> str: ...
    @property
    def what_was_wrong(self) -> str: ...
    @property
    def what_is_right(self) -> str: ...
    @property
    def amends(self) -> AmendKind | None: ...
    @property
    def content_sha256(self) -> str | None: ...
    @property
    def author_id(self) -> int: ...
    @property
    def hands(self) -> Sequence[int]: ...
    @property
    def submitted_at(self) -> datetime | None: ...
    @property
    def decisions(self) -> Sequence[DecisionFacts]: ...


class PublicationFacts(Protocol):
    """One published version."""

    @property
    def state(self) -> PublicationState: ...
    @property
    def suspended_by_id(self) -> int | None: ...
    @property
    def revision(self) -> RevisionFacts: ...


class ReplyFacts(Protocol):
    """Somebody who was asked for a reply, or not, and why."""

    @property
    def status(self) -> ReplyStatus: ...
    @property
    def deadline(self) -> date | None: ...
    @property
    def reason(self) -> str: ...


class ClaimFacts(Protocol):
    """A claim with everything the guards look at."""

    @property
    def id(self) -> int: ...
    @property
    def state(self) -> State: ...
    @property
    def claim_type(self) -> ClaimType: ...
    @property
    def assignee_id(self) -> int | None: ...
    @property
    def risk(self) -> Risk: ...
    @property
    def duplicate_of_id(self) -> int | None: ...
    @property
    def harm_person(self) -> bool | None: ...
    @property
    def harm_crime(self) -> bool | None: ...
    @property
    def harm_source(self) -> bool | None: ...
    @property
    def alleges_wrongdoing(self) -> bool | None: ...
    @property
    def claimant_rows(self) -> Sequence[object]: ...
    @property
    def links(self) -> Sequence[LinkFacts]: ...
    @property
    def revisions(self) -> Sequence[RevisionFacts]: ...
    @property
    def publications(self) -> Sequence[PublicationFacts]: ...
    @property
    def replies(self) -> Sequence[ReplyFacts]: ...


def draft_of(claim: ClaimFacts) -> RevisionFacts | None:
    """Return the revision still being written, if any."""
    return next(
        (each for each in reversed(claim.revisions) if each.submitted_at is None), None
    )


def submitted_of(claim: ClaimFacts) -> RevisionFacts | None:
    """Return the last revision submitted for a verdict, amendments apart."""
    return next(
        (
            each
            for each in reversed(claim.revisions)
            if each.submitted_at is not None and each.amends is None
        ),
        None,
    )


def amendment_of(claim: ClaimFacts) -> RevisionFacts | None:
    """Return the amendment that waits for another editor, if any."""
    last = claim.revisions[-1] if claim.revisions else None
    if last is None or last.amends is None or last.decisions:
        return None
    return last


def current_of(claim: ClaimFacts) -> PublicationFacts | None:
    """Return the publication at the claim's address, live or not."""
    return next(
        (
            each
            for each in reversed(claim.publications)
            if each.state is not PublicationState.SUPERSEDED
        ),
        None,
    )


def behind(claim: ClaimFacts, publication: PublicationFacts) -> list[RevisionFacts]:
    """Return what stands behind a version: its revision, and those it only amends.

    Whoever mends a comma does not take the verdict over from its author.
    """
    found: list[RevisionFacts] = []
    versions = list(claim.publications)
    for each in reversed(versions[: versions.index(publication) + 1]):
        found.append(each.revision)
        if each.revision.amends is None:
            break
    return found


def round_of(claim: ClaimFacts) -> list[RevisionFacts]:
    """Return the revisions since the last published one: this round's."""
    current = current_of(claim)
    start = current.revision.number if current is not None else 0
    return [each for each in claim.revisions if each.number > start]
