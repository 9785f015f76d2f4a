"""The review history of the demonstration: a return, three notices, nine pages.

The moments of c05 and the reasons are those of `simulated` in the case file; the
steps between them are supplied.
"""

from dataclasses import replace

from factcheck.domain.publication_terms import (
    AmendKind,
    RejectReason,
    ReportReason,
)
from factcheck.domain.vocabulary import Act
from factcheck.services import amendments, assignments, reports
from factcheck.services.demo import figure
from factcheck.services.demo.evidence import link_all
from factcheck.services.demo.review import (
    Round,
    decide_and_publish,
    events,
    step_by,
    verdict_words,
    write,
)
from factcheck.services.demo.stage import Stage, moment
from factcheck.services.work import Work

# Published on one day in autumn, with the evidence of the whole case.
_AUTUMN = (
    Round(
        "c01",
        "rev",
        "ed",
        "2025-10-01T09:00Z",
        "2025-10-01T10:30Z",
        "2025-10-01T10:40Z",
    ),
    Round(
        "c02",
        "rev2",
        "ed",
        "2025-10-01T09:20Z",
        "2025-10-01T11:00Z",
        "2025-10-01T11:10Z",
    ),
    Round(
        "c03",
        "rev",
        "ed2",
        "2025-10-01T09:40Z",
        "2025-10-01T11:30Z",
        "2025-10-01T11:40Z",
    ),
    Round(
        "c06",
        "rev2",
        "ed2",
        "2025-10-01T12:00Z",
        "2025-10-01T13:00Z",
        "2025-10-01T13:05Z",
    ),
    Round(
        "c07",
        "rev",
        "ed",
        "2025-10-01T12:20Z",
        "2025-10-01T13:30Z",
        "2025-10-01T13:35Z",
    ),
    Round(
        "c08",
        "rev2",
        "ed2",
        "2025-10-01T12:40Z",
        "2025-10-01T14:00Z",
        "2025-10-01T14:05Z",
    ),
    Round(
        "c14",
        "rev",
        "ed2",
        "2025-10-01T14:20Z",
        "2025-10-01T15:00Z",
        "2025-10-01T15:10Z",
    ),
)


def play(stage: Stage) -> None:
    """Play all scenes in the order of time."""
    _set_aside(stage)
    _returned_and_resubmitted(stage)
    figure.play(stage)
    for scene in _AUTUMN:
        _reviewed_in_autumn(stage, scene)
    _still_open(stage)


def _set_aside(stage: Stage) -> None:
    for key, reason in stage.supplied["rejected"].items():
        step_by(
            stage,
            "ed",
            "2025-04-28T16:30Z",
            key,
            Act.REJECT,
            reasons=[RejectReason(reason).value],
            comment=stage.claim_data(key)["suggested"]["rationale"],
        )


def _returned_and_resubmitted(stage: Stage) -> None:
    """c05: submitted with the wrong reading, returned, mended, published."""
    step_by(stage, "rev", "2025-04-28T17:00Z", "c05", Act.TAKE)
    work = stage.work("rev", "2025-04-29T08:30Z")
    link_all(stage, work, "c05", "2025-04-29")
    words = {**verdict_words(stage, "c05"), "as_of": "2025-04-29"}
    first = {**words, "qualifier": "contested", **stage.supplied["first_reading"]}
    write(stage, work, "c05", **first)
    submitted, returned, again, approved, published = (
        each["at"] for each in events(stage, "c05")
    )
    step_by(stage, "rev", submitted, "c05", Act.SUBMIT)
    back = events(stage, "c05")[1]
    step_by(
        stage,
        "ed",
        returned,
        "c05",
        Act.RETURN,
        reasons=back["reasons"],
        comment=back["note"],
    )
    write(stage, stage.work("rev", "2025-04-29T11:20Z"), "c05", **words)
    step_by(stage, "rev", again, "c05", Act.SUBMIT)
    scene = Round("c05", "rev", "ed", again, approved, published)
    decide_and_publish(stage, scene)


def _reviewed_in_autumn(stage: Stage, scene: Round) -> None:
    step_by(stage, scene.author, "2025-09-29T09:00Z", scene.claim, Act.TAKE)
    work = stage.work(scene.author, "2025-09-30T15:00Z")
    link_all(stage, work, scene.claim, "2025-09-30")
    write(stage, work, scene.claim, **verdict_words(stage, scene.claim))
    step_by(stage, scene.author, scene.submit, scene.claim, Act.SUBMIT)
    decide_and_publish(stage, scene)


def _still_open(stage: Stage) -> None:
    """What the desk is working on: something in each queue."""
    for key, who in (("c09", "rev"), ("c10", "rev"), ("c12", "rev2")):
        step_by(stage, who, "2025-10-02T08:00Z", key, Act.TAKE)
        work = stage.work(who, "2025-10-02T09:00Z")
        link_all(stage, work, key, "2025-09-30")
        write(stage, work, key, **verdict_words(stage, key))
    step_by(stage, "rev", "2025-10-02T10:00Z", "c09", Act.SUBMIT)
    step_by(
        stage,
        "ed",
        "2025-10-02T11:00Z",
        "c09",
        Act.RETURN,
        reasons=["unclear_writing"],
        comment="Say in the summary which post it was and who recorded it.",
    )
    step_by(stage, "rev2", "2025-10-02T12:00Z", "c12", Act.SUBMIT)
    _editors_look_after(stage)
    _an_amendment_waits(stage)
    _a_reader_writes(stage)


def _editors_look_after(stage: Stage) -> None:
    for key, editor in (("c12", "ed"), ("c09", "ed"), ("c10", "ed2")):
        work = stage.work("ed", "2025-10-02T12:30Z")
        assignments.give_to_editor(work, stage.claims[key], stage.people[editor])


def _an_amendment_waits(stage: Stage) -> None:
    amendment = stage.supplied["amendment"]
    claim = stage.claims[amendment["claim"]]
    words = amendments.Wording.published(claim)
    amendments.propose(
        stage.work("rev", "2025-10-02T12:45Z"),
        claim,
        kind=AmendKind(amendment["kind"]),
        wording=replace(words, what_would_change=amendment["what_would_change"]),
        notice_text=amendment["notice_text"],
    )


def _a_reader_writes(stage: Stage) -> None:
    report = stage.supplied["report"]
    work = Work(stage.session, None, moment("2025-10-02T13:00Z"))
    reports.receive(
        work,
        stage.claims[report["claim"]].publications[-1],
        body=report["body"],
        contact=report["contact"],
        reason=ReportReason(report["reason"]),
    )
