"""Grading: two axes, a reason where one is owed, and who has touched what."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.errors import Conflict, Invalid
from factcheck.domain.evidence_terms import (
    Credibility,
    LinkStatus,
    RecordKind,
    Stance,
)
from factcheck.domain.people import touched_evidence
from factcheck.models import AuditEvent, EvidenceLink
from factcheck.services import audit, evidence
from factcheck.services.work import Work
from tests.builders import a_claim, a_link, a_user, an_actor, an_item

Begin = Callable[..., Work]


def ungraded(session: Session, **facts: object) -> EvidenceLink:
    """Make a link to a complete item that nobody has graded."""
    none = {"credibility": None, "graded_by": None, "status": LinkStatus.PROPOSED}
    return a_link(session, a_claim(session), **(none | facts))  # type: ignore[arg-type]


def test_a_grade_lets_the_item_count(session: Session, work: Begin) -> None:
    link, ann = ungraded(session), a_user(session)
    evidence.grade(
        work(ann),
        link,
        link.version,
        stance=Stance.REFUTES,
        credibility=Credibility.POSSIBLY,
    )
    assert (link.status, link.graded_by) == (LinkStatus.ACCEPTED, ann)
    assert link.stance is Stance.REFUTES
    assert touched_evidence(link.claim, ann), "she may not decide on the claim (G7)"
    event = session.scalars(select(AuditEvent)).one()
    assert event.action == "evidence_link.graded"
    assert event.changes["status"] == ["proposed", "accepted"]


def test_an_item_that_lacks_something_is_not_accepted(
    session: Session, work: Begin
) -> None:
    item = an_item(session, recorder_id=None, interest=None, no_snapshot_reason="")
    item.recorder = None
    link = ungraded(session, item=item)
    with pytest.raises(Invalid) as refused:
        evidence.grade(
            work(a_user(session)), link, link.version, credibility=Credibility.PROBABLY
        )
    said = str(refused.value)
    assert "who published it" in said
    assert "what the speaker has at stake" in said
    assert "no archived copy" in said
    assert link.status is LinkStatus.PROPOSED


def test_a_grade_needs_a_grade(session: Session, work: Begin) -> None:
    link = ungraded(session)
    with pytest.raises(Invalid) as refused:
        evidence.grade(work(a_user(session)), link, link.version)
    assert [each.field for each in refused.value.sentences] == ["credibility"]


def test_confirmed_needs_another_independent_speaker_who_says_the_same(
    session: Session, work: Begin
) -> None:
    ministry = an_actor(session, "Ministry")
    press = an_actor(session, "Press office", controlled_by=ministry)
    ann, one = a_user(session), an_item(session, origin=ministry)
    link = ungraded(session, item=one)
    a_link(session, link.claim, item=an_item(session, origin=press))
    a_link(session, link.claim, Stance.REFUTES)

    def confirm() -> None:
        evidence.grade(work(ann), link, link.version, credibility=Credibility.CONFIRMED)

    with pytest.raises(Invalid) as refused:
        confirm()
    assert [each.field for each in refused.value.sentences] == ["credibility"]
    a_link(session, link.claim)
    session.expire(link.claim)
    confirm()
    assert link.credibility is Credibility.CONFIRMED


def test_a_record_needs_its_test_in_words(session: Session, work: Begin) -> None:
    link, ann = ungraded(session), a_user(session)
    with pytest.raises(Invalid) as refused:
        evidence.note(work(ann), link, link.version, record=RecordKind.ACT)
    assert [each.field for each in refused.value.sentences] == ["record_reason"]
    evidence.note(
        work(ann),
        link,
        link.version,
        record=RecordKind.ACT,
        record_reason="The judgment is what the claim is about.",
    )
    assert link.record is RecordKind.ACT
    assert link.status is LinkStatus.PROPOSED


def test_what_counts_is_not_left_without_a_grade(session: Session, work: Begin) -> None:
    link = a_link(session, a_claim(session))
    with pytest.raises(Invalid):
        evidence.note(work(a_user(session)), link, link.version, credibility=None)
    assert link.credibility is Credibility.PROBABLY


def test_an_exclusion_says_why(session: Session, work: Begin) -> None:
    link, ann = a_link(session, a_claim(session)), a_user(session)
    with pytest.raises(Invalid) as refused:
        evidence.exclude(work(ann), link, link.version, "  ")
    assert [each.field for each in refused.value.sentences] == ["reason"]
    evidence.exclude(work(ann), link, link.version, "It is about another bridge.")
    assert link.status is LinkStatus.EXCLUDED
    assert ann.id in link.hands


def test_what_was_excluded_can_be_accepted_again(session: Session, work: Begin) -> None:
    link = a_link(session, a_claim(session), status=LinkStatus.EXCLUDED, reason="doubt")
    evidence.grade(work(a_user(session)), link, link.version, reason="")
    assert (link.status, link.reason) == (LinkStatus.ACCEPTED, "")


def test_two_graders_do_not_overwrite_one_another(
    session: Session, work: Begin
) -> None:
    link, ann, ben = ungraded(session), a_user(session), a_user(session)
    read = link.version
    evidence.note(work(ann), link, read, stance=Stance.CONTEXT)
    with pytest.raises(Conflict) as refused:
        evidence.grade(work(ben), link, read, stance=Stance.REFUTES, self_serving=True)
    assert refused.value.theirs == {"stance": "context", "self_serving": ""}
    assert refused.value.mine == {"stance": "refutes", "self_serving": "y"}


def test_a_note_that_changes_nothing_leaves_no_trace(
    session: Session, work: Begin
) -> None:
    link, ann = ungraded(session), a_user(session)
    evidence.note(work(ann), link, link.version, stance=link.stance)
    assert ann.id not in link.hands
    assert not session.scalars(select(AuditEvent)).all()


def test_the_log_agrees_with_the_rows(session: Session, work: Begin) -> None:
    ann, claim = a_user(session), a_claim(session)
    link = evidence.add(work(ann), claim, title="Count", stance=Stance.SUPPORTS)
    evidence.edit_item(work(ann), link.item, link.item.version, quote="Four.")
    evidence.note(work(ann), link, link.version, self_serving=True)
    evidence.exclude(work(ann), link, link.version, "doubt")
    ours = (f"evidence_item {link.item.uid}", f"evidence_link {link.uid}")
    faults = [str(each) for each in audit.verify(session)]
    assert not [each for each in faults if each.startswith(ours)]
