"""What changed between two reviewed contents (`content.reviewed_content`).

Words are compared word by word, evidence by its ref, the rest value by value.
Pure: two JSON values in, small frozen values out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.evidence_terms import (
    Credibility,
    Disclosure,
    EvidenceKind,
    Interest,
    LinkStatus,
    PositionTaken,
    Proximity,
    RecordKind,
    Reliability,
    Stance,
)
from factcheck.domain.publication_terms import NoticeKind
from factcheck.domain.sentences import N_
from factcheck.domain.vocabulary import ClaimType, Confidence, Qualifier, Verdict
from factcheck.domain.words import finding
from factcheck.publishing.differing import (
    Json,
    Shift,
    Words,
    day,
    other_voices,
    reworded,
    reworded_fields,
    shift,
    shifted_flags,
    shifted_terms,
    term,
)


@dataclass(frozen=True)
class Ruled:
    """A verdict with the words that lead it."""

    verdict: Verdict | None
    finding: str


@dataclass(frozen=True)
class Piece:
    """A piece of evidence, as far as it must be known again."""

    ref: str
    title: str
    source: str
    stance: Stance
    status: LinkStatus


@dataclass(frozen=True)
class Regraded:
    """A piece of evidence that is in both, with what is different about it."""

    piece: Piece
    shifts: tuple[Shift, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True)
class Changes:
    """Everything that is different; false if nothing is.

    `other`: the contents differ in something that has no words here.
    """

    moved: tuple[Ruled, Ruled] | None
    shifts: tuple[Shift, ...]
    words: tuple[Words, ...]
    added: tuple[Piece, ...]
    dropped: tuple[Piece, ...]
    regraded: tuple[Regraded, ...]
    other: bool

    def __bool__(self) -> bool:
        """Say whether anything changed."""
        return self.other or self._told

    @property
    def evidence(self) -> bool:
        """Whether the evidence changed."""
        return bool(self.added or self.dropped or self.regraded)

    @property
    def _told(self) -> bool:
        return bool(self.moved or self.shifts or self.words or self.evidence)


def changes(old: Json, new: Json) -> Changes:
    """Compare two reviewed contents."""
    before, after = _by_ref(old), _by_ref(new)
    pairs = [_regraded(before[ref], after[ref]) for ref in after if ref in before]
    ruled = _ruled(old), _ruled(new)
    found = Changes(
        moved=None if ruled[0] == ruled[1] else ruled,
        shifts=tuple(_shifts(old, new)),
        words=tuple(_words(old, new)),
        added=tuple(_piece(after[ref]) for ref in after if ref not in before),
        dropped=tuple(_piece(before[ref]) for ref in before if ref not in after),
        regraded=tuple(each for each in pairs if each.shifts or each.words),
        other=False,
    )
    if found or old == new:
        return found
    return Changes(None, (), (), (), (), (), other=True)


_CLAIM_WORDS = {"text": N_("Claim"), "short_text": N_("Short wording")}
_CLAIM_PLAIN = {
    "date": N_("date of the claim"),
    "location": N_("place"),
    "language": N_("language"),
    "slug": N_("address"),
    "substance": N_("claim on whether it is so"),
}
_CLAIM_VOICES = {
    "claimants": N_("who makes the claim"),
    "attributed_to": N_("whose words it is about"),
}
_VERDICT_WORDS = {
    "summary": N_("Summary"),
    "rationale": N_("Rationale"),
    "against": N_("What speaks against it"),
    "searched": N_("What was searched"),
    "what_would_change": N_("What would change it"),
    "confidence_reason": N_("Ground for the confidence"),
    "override_reason": N_("Reason for overriding the evidence"),
}
_NOTICE_WORDS = {
    "text": N_("Notice to readers"),
    "what_was_wrong": N_("What was wrong"),
    "what_is_right": N_("What is right"),
}
_NO_NOTICE = {"kind": None, **dict.fromkeys(_NOTICE_WORDS, "")}
_ITEM_WORDS = {
    "title": N_("Title"),
    "quote": N_("Quote"),
    "translation": N_("Translation"),
    "interest_note": N_("Note on the stake"),
    "reason": N_("Why it stands so"),
    "record_reason": N_("Why it is a record"),
    "no_snapshot_reason": N_("Why there is no archived copy"),
    "disclosure_reason": N_("Why it is not shown"),
}
_ITEM_TERMS: dict[str, tuple[str, type[StrEnum]]] = {
    "status": (N_("whether it counts"), LinkStatus),
    "stance": (N_("stance"), Stance),
    "credibility": (N_("how far it holds"), Credibility),
    "reliability_recorder": (N_("reliability of its publisher"), Reliability),
    "reliability_origin": (N_("reliability of its speaker"), Reliability),
    "record": (N_("record"), RecordKind),
    "proximity": (N_("how the publisher knows"), Proximity),
    "kind": (N_("kind of evidence"), EvidenceKind),
    "interest": (N_("what the speaker has at stake"), Interest),
    "position": (N_("position"), PositionTaken),
    "disclosure": (N_("what readers see of it"), Disclosure),
}
_ITEM_FLAGS = {
    "self_serving": N_("says what suits them"),
    "bare_denial": N_("denial without evidence"),
}
_ITEM_PLAIN = {"published": N_("date"), "language": N_("language"), "url": N_("link")}
_ITEM_VOICES = {"recorder": N_("published by"), "origin": N_("who says so")}


def _ruled(content: Json) -> Ruled:
    verdict = term(Verdict, content["verdict"]["verdict"])
    if verdict is None:
        return Ruled(None, N_("No verdict yet"))
    qualifier = term(Qualifier, content["verdict"]["qualifier"])
    kind = term(ClaimType, content["claim"]["type"]) or ClaimType.OTHER
    return Ruled(verdict, finding(verdict, qualifier, kind))


def _shifts(old: Json, new: Json) -> Iterator[Shift]:
    was, now = old["verdict"], new["verdict"]
    yield from shifted_terms(was, now, {"confidence": (N_("confidence"), Confidence)})
    yield from shift(N_("evidence up to"), day(was["as_of"]), day(now["as_of"]))
    was, now = old["claim"], new["claim"]
    yield from shifted_terms(was, now, {"type": (N_("type of claim"), ClaimType)})
    for name, label in _CLAIM_PLAIN.items():
        yield from shift(label, was[name], now[name])
    for name, label in _CLAIM_VOICES.items():
        yield from other_voices(label, was[name], now[name])
    topics = [", ".join(each["name"] for each in side["topics"]) for side in (was, now)]
    yield from shift(N_("topics"), *topics)
    was, now = old["notice"] or _NO_NOTICE, new["notice"] or _NO_NOTICE
    yield from shifted_terms(was, now, {"kind": (N_("kind of notice"), NoticeKind)})


def _words(old: Json, new: Json) -> Iterator[Words]:
    yield from reworded_fields(old["claim"], new["claim"], _CLAIM_WORDS)
    yield from reworded_fields(old["verdict"], new["verdict"], _VERDICT_WORDS)
    was, now = old["notice"] or _NO_NOTICE, new["notice"] or _NO_NOTICE
    yield from reworded_fields(was, now, _NOTICE_WORDS)
    yield from reworded(
        N_("Where the claim was made"), _appearances(old), _appearances(new)
    )
    yield from reworded(N_("Replies"), _replies(old), _replies(new))


def _regraded(old: Json, new: Json) -> Regraded:
    shifts = [*shifted_terms(old, new, _ITEM_TERMS)]
    shifts += shifted_flags(old, new, _ITEM_FLAGS)
    for name, label in _ITEM_PLAIN.items():
        shifts += shift(label, old[name], new[name])
    for name, label in _ITEM_VOICES.items():
        voices = [[side[name]] if side[name] else [] for side in (old, new)]
        shifts += other_voices(label, *voices)
    words = reworded_fields(old, new, _ITEM_WORDS)
    return Regraded(_piece(new), tuple(shifts), tuple(words))


def _appearances(content: Json) -> str:
    return "\n".join(_appearance(each) for each in content["claim"]["appearances"])


def _appearance(given: Json) -> str:
    document = given["document"]
    place = (document[key] for key in ("title", "publisher", "author", "published"))
    return f"{', '.join(each for each in place if each)}: “{given['quote']}”"


def _replies(content: Json) -> str:
    return "\n".join(
        f"{each['to']}, {each['answered_at']}: {each['question']} {each['answer']}"
        for each in content["replies"]
    )


def _by_ref(content: Json) -> dict[str, Json]:
    return {link["ref"]: link for link in content["evidence"]}


def _piece(link: Json) -> Piece:
    source = link["origin"] or link["recorder"]
    return Piece(
        ref=link["ref"],
        title=link["title"],
        source=source["name"] if source else "",
        stance=Stance(link["stance"]),
        status=LinkStatus(link["status"]),
    )
