"""One round of review, from the draft to the page, each step by its person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from factcheck.domain.publication_terms import NoticeKind, ReplyStatus
from factcheck.domain.vocabulary import Act, Confidence, Qualifier, Verdict
from factcheck.services import drafts, harm, replies, steps
from factcheck.services.demo.stage import Stage, day
from factcheck.services.replies import ReplyFields
from factcheck.services.work import Work


@dataclass(frozen=True)
class Round:
    """Who writes, approves and publishes which claim, and when."""

    claim: str
    author: str
    editor: str
    submit: str
    approve: str
    publish: str


def write(stage: Stage, work: Work, claim: str, **words: Any) -> None:  # noqa: ANN401
    """Save the draft of a verdict; dates and terms are given as in the case file."""
    row = stage.claims[claim]
    draft = drafts.draft_for(work, row)
    drafts.save(work, row, draft.version, **_fields(words))


def verdict_words(stage: Stage, claim: str) -> dict[str, Any]:
    """Return the verdict of the case with the supplied words around it."""
    suggested = stage.claim_data(claim)["suggested"]
    supplied = stage.words(claim)
    words = {key: text for key, text in supplied.items() if key != "short_text"}
    return {
        "verdict": suggested["verdict"],
        "qualifier": suggested["qualifier"],
        "as_of": suggested["as_of"],
        "rationale": suggested["rationale"],
        **words,
    }


def decide_and_publish(stage: Stage, scene: Round) -> None:
    """Approve and publish a submitted claim, the publishing duties done before."""
    claim = stage.claims[scene.claim]
    steps.take(stage.work(scene.editor, scene.approve), claim, Act.APPROVE)
    work = stage.work(scene.editor, scene.publish)
    if claim.alleges_wrongdoing is None:
        harm.answer(
            work, claim, person=False, crime=False, source=False, wrongdoing=False
        )
        _ask_for_reply(stage, work, scene.claim)
    steps.take(work, claim, Act.PUBLISH)


def _ask_for_reply(stage: Stage, work: Work, claim: str) -> None:
    data = stage.supplied["replies"].get(claim)
    if data is None:
        return
    status = ReplyStatus(data["status"])
    asked = work.now - timedelta(hours=20)
    fields = (
        ReplyFields(status=status, reason=data["reason"])
        if status is ReplyStatus.NOT_ASKED
        else ReplyFields(
            status=status,
            asked_at=asked,
            channel=data["channel"],
            question=data["question"],
            deadline=work.now.date(),
        )
    )
    replies.record(work, stage.claims[claim], stage.actors[data["to"]], fields)


def _fields(words: dict[str, Any]) -> dict[str, Any]:
    """Turn the values of the case file into what a draft holds."""
    terms = {
        "verdict": Verdict,
        "qualifier": Qualifier,
        "confidence": Confidence,
        "notice_kind": NoticeKind,
    }
    fields = dict(words)
    for name, kind in terms.items():
        if fields.get(name) is not None:
            fields[name] = kind(fields[name])
    if fields.get("as_of"):
        fields["as_of"] = day(fields["as_of"])
    return fields


def step_by(  # noqa: PLR0913 - who, when, what
    stage: Stage,
    who: str,
    at: str,
    claim: str,
    act: Act,
    *,
    reasons: Sequence[str] = (),
    comment: str = "",
) -> None:
    """Take one step of the workflow."""
    steps.take(
        stage.work(who, at), stage.claims[claim], act, reasons=reasons, comment=comment
    )


def events(stage: Stage, claim: str) -> list[dict[str, Any]]:
    """Return the simulated events of a claim, in order."""
    told = stage.case["simulated"]["events"]
    return [each for each in told if each["claim"] == claim]
