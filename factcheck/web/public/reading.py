"""What readers get at a claim's address: found, picked, and less what is withheld."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy.orm import Session

from factcheck.canonical import digest
from factcheck.domain.errors import NotFound
from factcheck.domain.publication_terms import NoticeKind, PublicationState
from factcheck.publishing import page, withhold
from factcheck.publishing.views import (
    KEPT,
    Entry,
    Notified,
    VerdictPage,
    VersionLine,
)
from factcheck.queries import public
from factcheck.queries.public import AnyRow
from factcheck.web.public.rows import entry, mark, notified, version


@dataclass(frozen=True)
class Moved:
    """The claim was merged into another; its page has gone there."""

    slug: str


@dataclass(frozen=True)
class Withdrawn:
    """The page is suspended: nothing of any version is shown."""

    since: datetime | None
    publication_id: int


@dataclass(frozen=True)
class Shown:
    """One version of a page, with what has happened to the page since."""

    page: VerdictPage
    publication_id: int
    sha256: str = field(metadata=KEPT)
    current: int
    retracted: bool
    notices: tuple[Notified, ...]
    history: tuple[VersionLine, ...]
    substance: Entry | None
    review_since: datetime | None

    @property
    def is_current(self) -> bool:
        """Whether readers find this version at the claim's address."""
        return self.page.number == self.current

    @property
    def headlined(self) -> tuple[Notified, ...]:
        """The notices that stand on top: all but typing errors."""
        return tuple(e for e in self.notices if e.kind is not NoticeKind.MINOR)


Reading: TypeAlias = Moved | Withdrawn | Shown


def read_claim(session: Session, slug: str, number: int | None = None) -> Reading:
    """Return what readers get at a claim's address, or of one of its versions.

    Raises:
        NotFound: nothing of the claim is public, or there is no such version.
    """
    claim = public.address(session, slug)
    rows = public.versions(session, claim.id) if claim else ()
    if claim is None or not rows:
        raise NotFound
    if claim.duplicate_of_id is not None:
        return _moved(session, claim.duplicate_of_id)
    current = next(
        (each for each in rows if each.state is not PublicationState.SUPERSEDED), None
    )
    wanted = current if number is None else _numbered(rows, number)
    if current is None or wanted is None:
        raise NotFound
    if current.state is PublicationState.SUSPENDED:
        return Withdrawn(current.suspended_at, current.id)
    return _shown(session, claim, rows, (current, wanted))


def preview(content: dict[str, Any]) -> Shown:
    """Return a version as readers will get it, before it is published."""
    found = page.verdict_page(content)
    sha256 = digest(content)
    told = page.announced(content)
    line = VersionLine(
        number=found.number,
        state=PublicationState.LIVE,
        published_at=found.published_at,
        sha256=sha256,
        people=found.people,
        ruling=found.ruling,
        notices=told,
    )
    return Shown(
        page=found,
        publication_id=0,
        sha256=sha256,
        current=found.number,
        retracted=False,
        notices=told,
        history=(line,),
        substance=None,
        review_since=None,
    )


def _moved(session: Session, claim_id: int) -> Moved:
    slug = public.merged_into(session, claim_id)
    if slug is None:
        raise NotFound
    return Moved(slug)


def _numbered(rows: Sequence[AnyRow], number: int) -> AnyRow | None:
    return next((each for each in rows if each.number == number), None)


def _shown(
    session: Session,
    claim: AnyRow,
    rows: Sequence[AnyRow],
    which: tuple[AnyRow, AnyRow],
) -> Shown:
    current, wanted = which
    content = page.verdict_page(public.content(session, wanted.id))
    told = [notified(each) for each in public.notices(session, claim.id)]
    substance = public.entry(session, content.substance) if content.substance else None
    concerned = {claim.id} | ({substance.claim_id} if substance else set())
    withheld = public.withholdings(session, concerned)
    found = Shown(
        page=content,
        publication_id=wanted.id,
        sha256=wanted.page_sha256,
        current=current.number,
        retracted=current.state is PublicationState.RETRACTED,
        notices=tuple(each for each in told if each.number <= wanted.number),
        history=tuple(version(each, told) for each in rows),
        substance=entry(substance) if substance else None,
        review_since=claim.review_public_since,
    )
    return withhold.apply(found, [e for each in withheld.values() for e in each], mark)
