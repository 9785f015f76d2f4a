"""What was submitted and decided on a claim, newest first."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext

from factcheck.domain.publication_terms import Outcome, ReturnReason
from factcheck.models import Claim, Decision, Revision
from factcheck.web.presenting import label


@dataclass(frozen=True)
class Told:
    """One thing that somebody did, in words."""

    at: datetime
    who: str
    what: str
    note: str = ""


def decisions_on(claim: Claim) -> tuple[Told, ...]:
    """Return submissions and decisions, newest first."""
    found: list[Told] = []
    for revision in claim.revisions:
        if revision.submitted_at is None:
            continue
        found.append(_written(revision, revision.submitted_at))
        found += [_decided(each) for each in revision.decisions]
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def reasons_in_words(decision: Decision) -> str:
    """Return why a verdict was returned, as the list of reasons has it."""
    known = {each.value: each for each in ReturnReason}
    return ", ".join(label(known[each]) for each in decision.reasons if each in known)


def _written(revision: Revision, at: datetime) -> Told:
    if revision.amends is not None:
        what = gettext("wrote an amendment (%(kind)s)", kind=label(revision.amends))
    else:
        what = gettext("submitted version %(number)s", number=revision.number)
    return Told(at, revision.author.name, what, revision.notice_text)


def _decided(decision: Decision) -> Told:
    amends = decision.revision.amends is not None
    words = {
        Outcome.APPROVED: gettext("took it") if amends else gettext("approved it"),
        Outcome.RETURNED: gettext("declined it") if amends else gettext("returned it"),
        Outcome.RETRACT: gettext("asked to retract the page"),
        Outcome.MERGE: gettext("asked to merge the page into another"),
    }
    note = ": ".join(
        part for part in (reasons_in_words(decision), decision.comment) if part
    )
    who = decision.editor.name
    return Told(decision.decided_at, who, words[decision.outcome], note)
