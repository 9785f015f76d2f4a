"""What “How we work” says, put together from the newsroom's own vocabulary.

The terms come from the code that decides with them, so the page cannot say
something else; only the sentences that explain a verdict are written here.
"""

from dataclasses import dataclass

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

from factcheck.domain.publication_terms import NoticeKind
from factcheck.domain.vocabulary import QUALIFIERS, ClaimType, Qualifier, Verdict
from factcheck.domain.words import finding

MEANINGS: dict[tuple[Verdict, Qualifier | None], LazyString] = {
    (Verdict.CORROBORATED, None): lazy_gettext(
        "Sources that do not depend on one another support the claim, and nothing"
        " that counts speaks against it."
    ),
    (Verdict.CORROBORATED, Qualifier.ON_RECORD): lazy_gettext(
        "The record that decides the matter, such as a law, a judgment or an official"
        " figure, says so. It shows what was decided or counted, not that this was"
        " right."
    ),
    (Verdict.CORROBORATED, Qualifier.WITH_CAVEAT): lazy_gettext(
        "The claim holds in the main. The page says what it leaves out or gets wrong."
    ),
    (Verdict.DISPUTED, Qualifier.CONTESTED): lazy_gettext(
        "Sources that count say different things, and we cannot decide between them."
    ),
    (Verdict.DISPUTED, Qualifier.MISLEADING): lazy_gettext(
        "Parts of it are so, but what is left out makes the whole give a wrong picture."
    ),
    (Verdict.DISPUTED, Qualifier.OUTDATED): lazy_gettext(
        "It was so once, and is not any more."
    ),
    (Verdict.DISPUTED, Qualifier.CONTRADICTED): lazy_gettext(
        "Sources that do not depend on one another say otherwise, and nothing that"
        " counts supports the claim."
    ),
    (Verdict.UNVERIFIED, Qualifier.SINGLE_SOURCE): lazy_gettext(
        "One source supports it, however many outlets repeat that source."
    ),
    (Verdict.UNVERIFIED, Qualifier.INSUFFICIENT_EVIDENCE): lazy_gettext(
        "We have looked and found too little to say. The page says where we searched"
        " and what would settle it."
    ),
    (Verdict.UNVERIFIED, Qualifier.NOT_REVIEWED): lazy_gettext(
        "Nobody has checked it yet."
    ),
    (Verdict.UNVERIFIED, Qualifier.NOT_CHECKABLE): lazy_gettext(
        "It is an opinion, a forecast or a guess: no evidence can decide it today."
    ),
}
NOTICES: dict[NoticeKind, LazyString] = {
    NoticeKind.CORRECTION: lazy_gettext("We were wrong; now it is right."),
    NoticeKind.UPDATE: lazy_gettext(
        "New facts or a reply came in; the page was right for its day."
    ),
    NoticeKind.CLARIFICATION: lazy_gettext("The wording could be misunderstood."),
    NoticeKind.RETRACTION: lazy_gettext(
        "We no longer stand by the verdict. The page stays and says so."
    ),
    NoticeKind.MINOR: lazy_gettext(
        "A typing error. It stands in the history of the page, not on top of it."
    ),
}


@dataclass(frozen=True)
class Meaning:
    """A verdict as it leads a page, as it reads for an utterance, and its sense."""

    verdict: Verdict
    finding: str
    of_utterance: str
    sense: LazyString


def meanings() -> list[Meaning]:
    """Return every verdict that there is, in the order of the vocabulary."""
    return [
        Meaning(
            verdict,
            finding(verdict, qualifier, ClaimType.EVENT),
            finding(verdict, qualifier, ClaimType.ATTRIBUTION),
            MEANINGS[verdict, qualifier],
        )
        for verdict in (Verdict.CORROBORATED, Verdict.DISPUTED, Verdict.UNVERIFIED)
        for qualifier in QUALIFIERS[verdict]
    ]
