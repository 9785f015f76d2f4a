"""c04, the figure: published, updated, corrected, updated again.

The moments, reasons and notices are those of `simulated` in the case file; the
steps between them and the wording of earlier versions are supplied.
"""

from typing import Any

from factcheck.domain.vocabulary import Act
from factcheck.services import claims
from factcheck.services.demo.evidence import link_all
from factcheck.services.demo.review import (
    Round,
    decide_and_publish,
    events,
    step_by,
    write,
)
from factcheck.services.demo.stage import Stage


def play(stage: Stage) -> None:
    """Play the four versions of the figure's page."""
    _figure_published(stage)
    _figure_updated_in_april(stage)
    _figure_corrected(stage)
    _figure_updated_in_september(stage)


def _figure_published(stage: Stage) -> None:
    step_by(stage, "rev2", "2025-04-28T17:10Z", "c04", Act.TAKE)
    submitted, approved, published, _reopened = (
        each["at"] for each in events(stage, "c04")
    )
    work = stage.work("rev2", "2025-04-29T13:30Z")
    link_all(stage, work, "c04", "2025-04-29")
    write(stage, work, "c04", **_figure(stage, "first", "2025-04-29"))
    step_by(stage, "rev2", submitted, "c04", Act.SUBMIT)
    scene = Round("c04", "rev2", "ed", submitted, approved, published)
    decide_and_publish(stage, scene)


def _figure_updated_in_april(stage: Stage) -> None:
    reopened = events(stage, "c04")[3]
    notice = stage.case["simulated"]["notices"][0]
    _next_version(
        stage,
        reopened=reopened["at"],
        reason=reopened["reasons"][0],
        words=_figure(stage, "second", "2025-04-30"),
        notice=notice,
        submit="2025-04-30T11:00Z",
        approve="2025-04-30T11:40Z",
        editor="ed",
    )


def _figure_corrected(stage: Stage) -> None:
    """The claim had made the article's words the officials'; both are put right."""
    notice = dict(stage.case["simulated"]["notices"][1])
    notice["text"] = stage.supplied["corrected_notice"]
    _next_version(
        stage,
        reopened="2025-05-02T07:30Z",
        reason="error_found",
        words=_figure(stage, "third", "2025-05-02"),
        notice=notice,
        submit="2025-05-02T08:15Z",
        approve="2025-05-02T08:40Z",
        editor="ed2",
        claim_text=stage.claim_data("c04")["text"],
    )


def _figure_updated_in_september(stage: Stage) -> None:
    words = _figure(stage, "fourth", "2025-09-03")
    words["rationale"] = stage.claim_data("c04")["suggested"]["rationale"]
    _next_version(
        stage,
        reopened="2025-09-03T07:00Z",
        reason="new_evidence",
        words=words,
        notice=stage.case["simulated"]["notices"][2],
        submit="2025-09-03T08:00Z",
        approve="2025-09-03T08:30Z",
        editor="ed",
    )


def _next_version(  # noqa: PLR0913 - one round, its moments by name
    stage: Stage,
    *,
    reopened: str,
    reason: str,
    words: dict[str, Any],
    notice: dict[str, Any],
    submit: str,
    approve: str,
    editor: str,
    claim_text: str = "",
) -> None:
    """Reopen c04, bring it up to date and publish it with its notice."""
    step_by(stage, "rev2", reopened, "c04", Act.REOPEN, reasons=[reason])
    work = stage.work("rev2", reopened)
    if claim_text:
        claim = stage.claims["c04"]
        claims.edit(work, claim, claim.version, text=claim_text)
    link_all(stage, work, "c04", words["as_of"])
    write(
        stage,
        work,
        "c04",
        **words,
        notice_kind=notice["kind"],
        notice_text=notice["text"],
        what_was_wrong=notice.get("what_was_wrong", ""),
        what_is_right=notice.get("what_is_right", ""),
    )
    step_by(stage, "rev2", submit, "c04", Act.SUBMIT)
    scene = Round("c04", "rev2", editor, submit, approve, notice["at"])
    decide_and_publish(stage, scene)


def _figure(stage: Stage, version: str, as_of: str) -> dict[str, Any]:
    """Return the words of one version of c04's verdict."""
    supplied = stage.supplied["kursk_versions"]
    return {
        "verdict": "disputed",
        "qualifier": "contested",
        "confidence": supplied["confidence"],
        "confidence_reason": supplied["confidence_reason"],
        "what_would_change": supplied["what_would_change"],
        "against": supplied["against"],
        "as_of": as_of,
        **supplied[version],
    }
