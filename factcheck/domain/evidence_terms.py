"""The words of the evidence: stance, grade, kind, interest, publication.

The two axes of the Admiralty code are judged apart and never joined into one
score (domain.md 2.1); `gist` is the definition shown beside each choice.
"""

from typing import Self

from factcheck.domain.sentences import N_
from factcheck.domain.vocabulary import Term


class Stance(Term):
    """What an item says about a claim (domain.md 5)."""

    SUPPORTS = "supports", N_("supports")
    REFUTES = "refutes", N_("refutes")
    CONTEXT = "context", N_("background")


class Graded(Term):
    """A term with a definition to stand beside the choice."""

    gist: str

    def __new__(cls, value: str, label: str = "", gist: str = "") -> Self:
        """Make a member that carries label and definition."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.gist = gist
        return member


class Reliability(Graded):
    """How far a source can be relied on, apart from what it says here."""

    A = (
        "A",
        N_("Completely reliable"),
        N_("No doubt; a history of complete reliability."),
    )
    B = "B", N_("Usually reliable"), N_("Minor doubt; mostly right in the past.")
    C = "C", N_("Fairly reliable"), N_("Some doubt, but has been right before.")
    D = "D", N_("Not usually reliable"), N_("Significant doubt; right now and then.")
    E = "E", N_("Unreliable"), N_("A history of false information.")
    F = "F", N_("Reliability cannot be judged"), N_("Not used before; no basis.")


class Credibility(Graded):
    """How far this information holds for this claim, apart from its source."""

    CONFIRMED = (
        "1",
        N_("Confirmed by other sources"),
        N_("Independent sources confirm it; logical; fits the rest."),
    )
    PROBABLY = (
        "2",
        N_("Probably true"),
        N_("Not confirmed, but logical and consistent with the rest."),
    )
    POSSIBLY = (
        "3",
        N_("Possibly true"),
        N_("Not confirmed; reasonably logical; agrees with some of the rest."),
    )
    DOUBTFUL = (
        "4",
        N_("Doubtful"),
        N_("Not confirmed; possible but not logical; nothing else on it."),
    )
    IMPROBABLE = "5", N_("Improbable"), N_("Not logical; contradicted by the rest.")
    UNJUDGED = "6", N_("Truth cannot be judged"), N_("No basis to judge it.")


class Proximity(Graded):
    """How the recorder knows (domain.md 2.3)."""

    PRIMARY = (
        "primary",
        N_("was there"),
        N_("The utterance, document, picture, data or witness itself."),
    )
    SECONDARY = (
        "secondary",
        N_("heard it from them"),
        N_("Reports it first-hand from the primary source."),
    )
    TERTIARY = "tertiary", N_("repeats a report"), N_("Reports somebody else's report.")


class Interest(Graded):
    """What the origin has at stake in the claim (domain.md 2.3)."""

    NONE = "none", N_("no stake"), N_("Gains nothing either way.")
    INDIRECT = "indirect", N_("indirect stake"), N_("An ally or backer of a party.")
    PARTY = "party", N_("a party to it"), N_("The claim is about what it did.")
    ADVERSARY = "adversary", N_("an adversary"), N_("Gains if the claim holds.")
    UNKNOWN = "unknown", N_("stake unknown"), N_("Not judged yet.")


class EvidenceKind(Term):
    """What the item is (domain.md 7.1)."""

    STATEMENT = "statement", N_("statement")
    DENIAL = "denial", N_("denial")
    DOCUMENT = "document", N_("document")
    IMAGERY = "imagery", N_("imagery")
    TESTIMONY = "testimony", N_("testimony")
    DATASET = "dataset", N_("data")
    ESTIMATE = "estimate", N_("estimate")
    ANALYSIS = "analysis", N_("analysis")
    FACT_CHECK = "fact_check", N_("fact-check")


class PositionTaken(Term):
    """What the origin does with the proposition (domain.md 5)."""

    ASSERTS = "asserts", N_("asserts")
    CONFIRMS = "confirms", N_("confirms")
    PARTIAL = "partial", N_("admits in part")
    EVADES = "evades", N_("evades")
    SILENT = "silent", N_("is silent")
    DENIES = "denies", N_("denies")
    RETRACTS = "retracts", N_("retracts")


class RecordKind(Graded):
    """Why an item is itself what the claim is about (domain.md 7.4, records)."""

    ACT = "act", N_("act"), N_("A law, judgment, declared result or adopted budget.")
    REGISTER = (
        "register",
        N_("register"),
        N_("An official register or audited accounts."),
    )
    STATISTIC = (
        "statistic",
        N_("statistic"),
        N_("The responsible body's figure for exactly this measure, unit and period."),
    )
    ORIGINAL = (
        "original",
        N_("original"),
        N_("The full or earlier original of a text, recording or picture."),
    )


class Disclosure(Term):
    """How much of an item the public may see (domain.md 7.1)."""

    PUBLIC = "public", N_("public")
    ANONYMISED = "anonymised", N_("anonymised")
    WITHHELD = "withheld", N_("withheld")


class LinkStatus(Term):
    """Whether a link between item and claim counts (domain.md 7.1)."""

    PROPOSED = "proposed", N_("not graded")
    ACCEPTED = "accepted", N_("accepted")
    EXCLUDED = "excluded", N_("excluded")
