"""What stands between a verdict and the next step, for an editor to read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from factcheck.domain import guards, people
from factcheck.domain.facts import current_of
from factcheck.domain.guards import Attempt, Guard
from factcheck.domain.sentences import N_, Sentence
from factcheck.models import Claim

# What is said of a condition that is met.
_MET: dict[Guard, str] = {
    people.four_eyes: N_("You had no part in the verdict or its evidence."),
    people.approval_wanted: N_("Your approval is wanted."),
    guards.content_unchanged: N_("The page shows exactly what was submitted."),
    people.enough_approvals: N_("It has the approvals it needs."),
    guards.reply_sought: N_("The question of a reply is settled."),
    guards.harm_considered: N_("The questions about harm are answered."),
    guards.fitting_notice: N_("Readers are told what changed."),
}
APPROVING = (people.four_eyes, people.approval_wanted, guards.content_unchanged)
PUBLISHING = (
    guards.content_unchanged,
    people.enough_approvals,
    guards.harm_considered,
    guards.reply_sought,
    guards.fitting_notice,
)
# The page that is shown beside them has parts of its own by these names.
_PLACES = {"replies": "asked", "notice_kind": "", "notice_text": ""}


@dataclass(frozen=True)
class Conditions:
    """Which conditions are met and which are not."""

    unmet: tuple[Sentence, ...]
    met: tuple[Sentence, ...]


def weigh(claim: Claim, tried: Attempt, checks: Iterable[Guard]) -> Conditions:
    """Ask each guard in turn."""
    unmet: list[Sentence] = []
    met: list[Sentence] = []
    for guard in checks:
        if guard is guards.fitting_notice and current_of(claim) is None:
            continue
        found = list(guard(claim, tried))
        unmet += [_placed(each) for each in found]
        if not found:
            met.append(Sentence(_MET[guard]))
    return Conditions(tuple(unmet), tuple(met))


def _placed(sentence: Sentence) -> Sentence:
    return replace(sentence, field=_PLACES.get(sentence.field, sentence.field))
