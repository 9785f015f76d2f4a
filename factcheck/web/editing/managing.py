"""A public page and everything that can be done about it, for its editor's page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from factcheck.domain import people, workflow
from factcheck.domain.facts import amendment_of
from factcheck.domain.guards import Attempt
from factcheck.domain.policy import Permission
from factcheck.domain.publication_terms import Outcome
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import Act, State
from factcheck.extensions import db
from factcheck.models import (
    Claim,
    Decision,
    ErrorReport,
    Publication,
    Revision,
    Withholding,
)
from factcheck.publishing.changes import Changes, changes
from factcheck.queries import reports
from factcheck.queries import review as queries
from factcheck.services import steps
from factcheck.web.access import actor, may, work

# Within this time a second editor confirms a suspension or lifts it (7.2).
_TO_CONFIRM = timedelta(hours=24)
_UNDER_REVIEW = frozenset({State.IN_REVIEW, State.SUBMITTED, State.APPROVED})


@dataclass(frozen=True)
class PublicPage:
    """A claim's page as one person at the desk meets it."""

    claim: Claim
    page: Publication | None
    offered: frozenset[Act]
    amendment: Revision | None
    amended: Changes | None
    takes_amendment: bool
    # What one editor asked for and a second has to agree with.
    retract: Decision | None
    merge: Decision | None
    merge_into: Claim | None
    confirm_by: datetime | None
    withholdings: list[Withholding]
    titles: dict[str, str]
    reports: list[ErrorReport]
    under_review: bool

    @property
    def amends(self) -> bool:
        """Whether this person can write an amendment now; one waits at a time."""
        rests = self.claim.state is State.PUBLISHED
        own = self.amendment is None or self.amendment.author_id == actor().id
        return rests and own and may(Permission.CLAIM_EDIT)


def page_of(claim: Claim) -> PublicPage:
    """Put together what the page shows."""
    session = db.session()
    tried = steps.attempt(work(), claim)
    page = queries.public_page(claim)
    amendment = amendment_of(claim)
    waiting = amendment if isinstance(amendment, Revision) else None
    merge = _asked(page, Outcome.MERGE)
    return PublicPage(
        claim=claim,
        page=page,
        offered=frozenset(each.act for each in workflow.offered(claim, tried)),
        amendment=waiting,
        amended=_amended(page, waiting),
        takes_amendment=_takes(claim, tried),
        retract=_asked(page, Outcome.RETRACT),
        merge=merge,
        merge_into=queries.claim_by_uid(session, merge.reasons[0]) if merge else None,
        confirm_by=_confirm_by(page),
        withholdings=queries.withholdings(session, claim),
        titles=queries.titles(claim),
        reports=reports.on_claim(session, claim),
        under_review=page is not None and claim.state in _UNDER_REVIEW,
    )


def barred(claim: Claim, act: Act) -> list[Sentence]:
    """Return why this person may not take the act, whatever the form brings."""
    step = workflow.step_for(act, claim.state)
    if step is None:
        state = {"state": Sentence(claim.state.label)}
        return [Sentence(N_("This claim is “%(state)s”; not from there."), state)]
    tried = steps.attempt(work(), claim)
    return [sentence for guard in step.who for sentence in guard(claim, tried)]


def _takes(claim: Claim, tried: Attempt) -> bool:
    own = any(True for _ in people.other_than_amender(claim, tried))
    return may(Permission.REVIEW) and not own


def _amended(page: Publication | None, amendment: Revision | None) -> Changes | None:
    if page is None or amendment is None:
        return None
    return changes(page.content["reviewed"], amendment.evidence_snapshot or {})


def _asked(page: Publication | None, outcome: Outcome) -> Decision | None:
    """Return what the first editor asked for, while the second is missing."""
    decisions = page.revision.decisions if page is not None else []
    return next((each for each in decisions if each.outcome is outcome), None)


def _confirm_by(page: Publication | None) -> datetime | None:
    if page is None or page.suspended_at is None or page.confirmed_by_id is not None:
        return None
    return page.suspended_at + _TO_CONFIRM
