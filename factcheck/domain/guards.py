"""The guards of the workflow (domain.md 7.3): each returns what is still unmet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from factcheck.domain import verdict_rules
from factcheck.domain.evidence_terms import LinkStatus, Stance
from factcheck.domain.facts import (
    ClaimFacts,
    ItemFacts,
    LinkFacts,
    Person,
    RevisionFacts,
    amendment_of,
    current_of,
    draft_of,
    submitted_of,
)
from factcheck.domain.publication_terms import (
    NoticeKind,
    PublicationState,
    ReplyStatus,
)
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import ClaimType, Qualifier, Role, Verdict

RATIONALE_LENGTH = 80
SUMMARY_LENGTH = 300


@dataclass(frozen=True)
class Attempt:
    """Somebody tries a step, at a moment, with what the form gave.

    `live_sha256` is the hash of what the page would show now (G8, G9).
    """

    actor: Person
    now: datetime
    reasons: tuple[str, ...] = ()
    comment: str = ""
    live_sha256: str = ""
    assignee: Person | None = None
    survivor: ClaimFacts | None = None


Guard = Callable[[ClaimFacts, Attempt], Iterable[Sentence]]


def snapshots_and_grades(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """G1: nothing ungraded; each counted item complete, with copy or reason."""
    waiting = [link for link in claim.links if link.status is LinkStatus.PROPOSED]
    for link in waiting:
        yield Sentence(
            N_("Grade or exclude “%(title)s”."),
            {"title": link.item.title},
            "evidence",
        )
    for link in claim.links:
        if link.status is LinkStatus.ACCEPTED:
            yield from item_unmet(link.item)


def item_unmet(item: ItemFacts) -> Iterable[Sentence]:
    """What a counted item still lacks (domain.md 7: `!` binds when accepted)."""
    needed = {
        N_("who published it"): item.recorder_id,
        N_("who says so"): item.origin_id,
        N_("how the publisher knows"): item.proximity,
        N_("what kind of evidence it is"): item.kind,
        N_("its date"): item.published_edtf,
        N_("its language"): item.language,
        N_("the reliability of its publisher"): item.reliability_recorder,
        N_("the reliability of its speaker"): item.reliability_origin,
        N_("what the speaker has at stake"): item.interest,
    }
    for what, value in needed.items():
        if not value:
            yield Sentence(
                N_("“%(title)s” lacks: %(what)s."),
                {"title": item.title, "what": Sentence(what)},
                "evidence",
            )
    if not item.no_snapshot_reason.strip():
        yield Sentence(
            N_("Say why there is no archived copy of “%(title)s”."),
            {"title": item.title},
            "evidence",
        )


def verdict_complete(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """G2: the words are there, the date is not in the future, dissent is named."""
    draft = draft_of(claim)
    if draft is None:
        yield Sentence(N_("Write the verdict first."), field="verdict")
        return
    if claim.claim_type is ClaimType.OTHER:
        yield Sentence(N_("Choose what type of claim it is."), field="claim_type")
    if not claim.claimant_rows:
        yield Sentence(N_("Name who makes the claim."), field="claimants")
    yield from _words(draft, attempt)
    if evidence_against(claim, draft) and not draft.against.strip():
        yield Sentence(
            N_("Name the evidence that speaks against the finding."), field="against"
        )


def _words(draft: RevisionFacts, attempt: Attempt) -> Iterable[Sentence]:
    summary = draft.summary.strip()
    if not summary:
        yield Sentence(N_("Write the summary."), field="summary")
    elif len(summary) > SUMMARY_LENGTH:
        yield Sentence(
            N_("Shorten the summary to %(most)d characters."),
            {"most": SUMMARY_LENGTH},
            "summary",
        )
    if len(draft.rationale.strip()) < RATIONALE_LENGTH:
        yield Sentence(
            N_("Write the rationale, at least %(least)d characters."),
            {"least": RATIONALE_LENGTH},
            "rationale",
        )
    if draft.confidence is None:
        yield Sentence(N_("Choose how confident you are."), field="confidence")
    if draft.as_of is None:
        yield Sentence(N_("Say up to which date the evidence goes."), field="as_of")
    elif draft.as_of > attempt.now.date():
        yield Sentence(
            N_("The evidence cannot go up to a day that has not come."), field="as_of"
        )


def evidence_against(claim: ClaimFacts, draft: RevisionFacts) -> list[LinkFacts]:
    """Return the counted links that speak against the draft's finding."""
    opposite = Stance.SUPPORTS if draft.verdict is Verdict.DISPUTED else Stance.REFUTES
    links = verdict_rules.counted(claim, draft.as_of)
    return [link for link in links if link.stance is opposite]


def verdict_fits(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """G3-G5: the evidence carries the verdict, or an override says why not."""
    draft = draft_of(claim)
    if draft is None:
        return
    yield from verdict_rules.unmet(claim, draft)
    if draft.qualifier is Qualifier.NOT_REVIEWED:
        yield Sentence(
            N_("“Not reviewed” is where a claim starts, not a finding."),
            field="qualifier",
        )


def search_described(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """G6: unverified says what was searched and what would settle it."""
    draft = draft_of(claim)
    if draft is None or draft.verdict is not Verdict.UNVERIFIED:
        return
    if not draft.searched.strip():
        yield Sentence(N_("Say what you searched."), field="searched")
    if not draft.what_would_change.strip():
        yield Sentence(N_("Say what would settle it."), field="what_would_change")


def content_unchanged(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """G8, G9: what the page would show now is exactly what was submitted."""
    revision = submitted_of(claim)
    if revision is None or revision.content_sha256 != attempt.live_sha256:
        yield Sentence(
            N_("The claim or its evidence changed after the verdict was submitted.")
        )


def reply_sought(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """G10: those concerned were asked, or it is said why not."""
    if claim.alleges_wrongdoing is None:
        yield Sentence(
            N_("Answer whether the claim alleges wrongdoing by somebody."),
            field="alleges_wrongdoing",
        )
    revision = submitted_of(claim)
    disputed = revision is not None and revision.verdict is Verdict.DISPUTED
    if not disputed and not claim.alleges_wrongdoing:
        return
    settled = {
        ReplyStatus.ANSWERED,
        ReplyStatus.DECLINED,
        ReplyStatus.NO_ANSWER,
        ReplyStatus.NOT_ASKED,
    }
    today = attempt.now.date()
    for reply in claim.replies:
        if reply.status in settled:
            return
        if reply.deadline is not None and reply.deadline < today:
            return
    yield Sentence(
        N_(
            "Record who was asked for a reply and what came of it, or why nobody"
            " was asked."
        ),
        field="replies",
    )


def harm_considered(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """G11: the questions about harm are answered; a yes needs two editors."""
    answers = (claim.harm_person, claim.harm_crime, claim.harm_source)
    if None in answers:
        yield Sentence(N_("Answer the three questions about harm."), field="harm")


def fitting_notice(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """A new version of a published page tells readers what changed (3, 7.2)."""
    if current_of(claim) is None:
        return
    revision = draft_of(claim) or submitted_of(claim)
    if revision is None:
        return
    if revision.notice_kind not in {
        NoticeKind.CORRECTION,
        NoticeKind.UPDATE,
        NoticeKind.CLARIFICATION,
    }:
        yield Sentence(
            N_("Choose the notice readers get: correction, update or clarification."),
            field="notice_kind",
        )
    elif not revision.notice_text.strip():
        yield Sentence(
            N_("Write what readers are told about the change."), field="notice_text"
        )
    if revision.notice_kind is NoticeKind.CORRECTION and not (
        revision.what_was_wrong.strip() and revision.what_is_right.strip()
    ):
        yield Sentence(
            N_("A correction says what was wrong and what is right."),
            field="what_was_wrong",
        )


def nobody_on_it(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """One reviewer at a time (7.2)."""
    if claim.assignee_id is not None:
        yield Sentence(N_("Somebody is working on this claim; it must be released."))


def assignee_can_review(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """A claim is assigned to an active reviewer or editor."""
    person = attempt.assignee
    roles = {Role.REVIEWER, Role.EDITOR}
    if person is None or not person.active or not roles & set(person.roles):
        yield Sentence(N_("Choose an active reviewer or editor."), field="assignee")


def no_decision_yet(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """A submission can be withdrawn until an editor has decided (7.2)."""
    revision = submitted_of(claim)
    if revision is not None and revision.decisions:
        yield Sentence(N_("An editor has already decided on this submission."))


def survivor_stands(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """A claim is merged into another one that is not itself merged (7.2)."""
    survivor = attempt.survivor
    if survivor is None or survivor.id == claim.id:
        yield Sentence(N_("Choose the other claim to merge into."), field="survivor")
    elif survivor.duplicate_of_id is not None:
        yield Sentence(
            N_("That claim was itself merged; choose the one it was merged into."),
            field="survivor",
        )
    elif current_of(claim) is not None and current_of(survivor) is None:
        yield Sentence(
            N_("A published claim can only be merged into a published one."),
            field="survivor",
        )


def never_published(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """The address of a merged page leads to the survivor for good."""
    if claim.publications:
        yield Sentence(N_("Its page was merged; its address leads to the other claim."))


def page_is_live(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """Only a page that readers can see is suspended."""
    current = current_of(claim)
    if current is None or current.state is not PublicationState.LIVE:
        yield Sentence(N_("No page of this claim is public."))


def amendment_waits(claim: ClaimFacts, attempt: Attempt) -> Iterable[Sentence]:
    """There is an amendment to decide on."""
    if amendment_of(claim) is None:
        yield Sentence(N_("Write the amendment first; another editor then takes it."))
