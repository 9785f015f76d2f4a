"""Frozen content of a publication -> what readers are shown (`views`).

The content holds more than a page may say. Everything here is picked by name;
nothing is passed on because it is there.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from factcheck.domain.errors import Invalid
from factcheck.domain.evidence_terms import (
    Credibility,
    Disclosure,
    EvidenceKind,
    Interest,
    LinkStatus,
    Proximity,
    RecordKind,
    Stance,
)
from factcheck.domain.publication_terms import NoticeKind, ReplyStatus
from factcheck.domain.vocabulary import (
    ActorKind,
    AppearanceRole,
    ClaimType,
    Confidence,
    Qualifier,
    Role,
    Verdict,
)
from factcheck.intake.addresses import checked_url
from factcheck.publishing.views import (
    Card,
    Claimed,
    Notified,
    Occurrence,
    People,
    Reply,
    Ruling,
    Signature,
    Source,
    VerdictPage,
    Voice,
)

Json = Mapping[str, Any]
Value = TypeVar("Value", bound=StrEnum)

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
# BCP 47 for “not known”: saying it would only mislead a screen reader.
_UNKNOWN = "und"


def verdict_page(content: Json) -> VerdictPage:
    """Return the page of one version, as it was published."""
    reviewed = content["reviewed"]
    evidence = tuple(_card(each) for each in reviewed["evidence"])
    return VerdictPage(
        claim=claimed(reviewed["claim"]),
        ruling=ruling(reviewed["verdict"], reviewed["claim"]),
        evidence=tuple(card for card in evidence if card is not None),
        replies=(
            *(_answered(each) for each in reviewed["replies"]),
            *(_sought(each) for each in content["replies_sought"]),
        ),
        people=people(content["people"]),
        number=content["number"],
        published_at=datetime.fromisoformat(content["published_at"]),
        first_published_at=datetime.fromisoformat(content["first_published_at"]),
        demo=content["demo"],
        substance=reviewed["claim"]["substance"],
    )


def claimed(claim: Json) -> Claimed:
    """Return the claim as published."""
    return Claimed(
        slug=claim["slug"],
        text=claim["text"],
        short_text=claim["short_text"],
        language=language_tag(claim["language"]),
        made=claim["date"],
        location=claim["location"],
        claimants=tuple(_voice(each) for each in claim["claimants"]),
        attributed_to=tuple(_voice(each) for each in claim["attributed_to"]),
        topics=tuple(each["name"] for each in claim["topics"]),
        occurrences=tuple(_occurrence(each) for each in claim["appearances"]),
    )


def ruling(verdict: Json, claim: Json) -> Ruling:
    """Return the verdict as published."""
    as_of = verdict["as_of"]
    return Ruling(
        # Nothing is published without a verdict; the database sees to that.
        verdict=_known(Verdict, verdict["verdict"]) or Verdict.UNVERIFIED,
        qualifier=_known(Qualifier, verdict["qualifier"]),
        claim_type=_known(ClaimType, claim["type"]) or ClaimType.OTHER,
        confidence=_known(Confidence, verdict["confidence"]),
        confidence_reason=verdict["confidence_reason"],
        as_of=date.fromisoformat(as_of) if as_of else None,
        summary=verdict["summary"],
        rationale=verdict["rationale"],
        against=verdict["against"],
        searched=verdict["searched"],
        what_would_change=verdict["what_would_change"],
        override_reason=verdict["override_reason"],
    )


def people(given: Json) -> People:
    """Return who stands behind a version."""
    return People(
        author=_signature(given["author"]),
        approved_by=tuple(_signature(each) for each in given["approved_by"]),
        published_by=_signature(given["published_by"]),
    )


def announced(content: Json) -> tuple[Notified, ...]:
    """Return the notice that a new version will come with, if any."""
    notice = content["reviewed"]["notice"]
    kind = _known(NoticeKind, notice["kind"]) if notice else None
    if notice is None or kind is None:
        return ()
    told = Notified(
        uid="",
        kind=kind,
        at=datetime.fromisoformat(content["published_at"]),
        text=notice["text"],
        what_was_wrong=notice["what_was_wrong"],
        what_is_right=notice["what_is_right"],
        # Known once it is compared with the version that it replaces.
        verdict_changed=False,
        number=content["number"],
    )
    return (told,)


def safe_url(url: str | None) -> str | None:
    """Return an address that a page may link to, None for any other.

    It was checked when it came in; what readers can press is checked again.
    """
    try:
        return checked_url(url) if url else None
    except Invalid:
        return None


def language_tag(text: str | None) -> str | None:
    """Return a language as an attribute may name it; None if it is not known."""
    if text is None or text == _UNKNOWN or not _LANGUAGE.fullmatch(text):
        return None
    return text


def _card(link: Json) -> Card | None:
    """Return the card of a link; None for one that nobody has judged yet."""
    status = _known(LinkStatus, link["status"])
    if status not in {LinkStatus.ACCEPTED, LinkStatus.EXCLUDED}:
        return None
    counted = status is LinkStatus.ACCEPTED
    stance = _known(Stance, link["stance"]) or Stance.CONTEXT
    # What is not known to be public is withheld.
    disclosure = _known(Disclosure, link["disclosure"]) or Disclosure.WITHHELD
    match disclosure:
        case Disclosure.PUBLIC:
            return _public_card(link, stance, counted=counted)
        case Disclosure.ANONYMISED:
            return _anonymised_card(link, stance, counted=counted)
        case _:
            return Card("", counted, stance, disclosure, link["disclosure_reason"])


def _anonymised_card(link: Json, stance: Stance, *, counted: bool) -> Card:
    """Say what sort of thing it is; no name, words, date, address or title."""
    return Card(
        ref="",
        counted=counted,
        stance=stance,
        disclosure=Disclosure.ANONYMISED,
        disclosure_reason=link["disclosure_reason"],
        kind=_known(EvidenceKind, link["kind"]),
        proximity=_known(Proximity, link["proximity"]),
        interest=_known(Interest, link["interest"]),
        credibility=_known(Credibility, link["credibility"]),
    )


def _public_card(link: Json, stance: Stance, *, counted: bool) -> Card:
    return Card(
        ref=link["ref"],
        counted=counted,
        stance=stance,
        disclosure=Disclosure.PUBLIC,
        kind=_known(EvidenceKind, link["kind"]),
        proximity=_known(Proximity, link["proximity"]),
        interest=_known(Interest, link["interest"]),
        interest_note=link["interest_note"],
        credibility=_known(Credibility, link["credibility"]),
        title=link["title"],
        published_by=_voice(link["recorder"]) if link["recorder"] else None,
        who_says_so=_voice(link["origin"]) if link["origin"] else None,
        published=link["published"],
        quote=link["quote"],
        translation=link["translation"],
        language=language_tag(link["language"]),
        url=safe_url(link["url"]),
        no_copy_reason=link["no_snapshot_reason"],
        self_serving=link["self_serving"],
        bare_denial=link["bare_denial"],
        record=_known(RecordKind, link["record"]),
        record_reason=link["record_reason"],
        reason=link["reason"],
    )


def _voice(actor: Json) -> Voice:
    return Voice(actor["name"], _known(ActorKind, actor["kind"]) or ActorKind.OTHER)


def _occurrence(given: Json) -> Occurrence:
    document = given["document"]
    return Occurrence(
        source=Source(
            uid=document["uid"],
            title=document["title"],
            publisher=document["publisher"] or "",
            author=document["author"],
            published=document["published"],
            language=language_tag(document["language"]),
            url=safe_url(document["url"]),
        ),
        quote=given["quote"],
        prefix=given["prefix"],
        suffix=given["suffix"],
        start=given["start"],
        first_known=given["role"] == AppearanceRole.FIRST_KNOWN,
        asserted=given["asserted"],
    )


def _answered(reply: Json) -> Reply:
    answered = reply["answered_at"]
    return Reply(
        to=reply["to"],
        status=ReplyStatus.ANSWERED,
        question=reply["question"],
        answer=reply["answer"],
        answered_on=date.fromisoformat(answered) if answered else None,
    )


def _sought(reply: Json) -> Reply:
    asked, deadline = reply["asked_at"], reply["deadline"]
    return Reply(
        to=reply["to"],
        status=_known(ReplyStatus, reply["status"]) or ReplyStatus.WAITING,
        asked_on=datetime.fromisoformat(asked).date() if asked else None,
        channel=reply["channel"],
        deadline=date.fromisoformat(deadline) if deadline else None,
        reason=reply["reason"],
    )


def _signature(given: Json) -> Signature:
    return Signature(given["name"], _known(Role, given["role"]) or Role.EDITOR)


def _known(terms: type[Value], value: str | None) -> Value | None:
    """Return the term; None where there is none.

    Raises:
        ValueError: the content holds a word that the newsroom does not know.
    """
    return None if value is None else terms(value)
