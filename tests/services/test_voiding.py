"""What was approved is what is published: any change in between voids it (G8, G9)."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from factcheck.domain.evidence_terms import Credibility, LinkStatus, Stance
from factcheck.domain.vocabulary import Act, State
from factcheck.models import Claim, EvidenceLink
from factcheck.services import audit, evidence, voiding
from tests.builders import a_claim, a_link, an_actor, an_item
from tests.newsroom import Newsroom

# Behind the newsroom's back: what a hand in the database could do.
TAMPERINGS = {
    "claim words": "UPDATE claim SET text = 'Twelve bridges were opened.'",
    "claim type": "UPDATE claim SET claim_type = 'quantity'",
    "claimant": "DELETE FROM claimant",
    "quoted words": "UPDATE appearance SET quote_exact = 'Twelve bridges'",
    "article": "UPDATE document SET url = 'https://other.example/'",
    "grade": "UPDATE evidence_link SET credibility = '1' WHERE id = {link}",
    "stance": "UPDATE evidence_link SET stance = 'context' WHERE id = {link}",
    "exclusion": (
        "UPDATE evidence_link SET status = 'excluded', reason = 'no' WHERE id = {link}"
    ),
    "removal": "DELETE FROM evidence_link WHERE id = {link}",
    "quote of an item": "UPDATE evidence_item SET quote = 'We opened twelve.'",
    "reliability": "UPDATE evidence_item SET reliability_origin = 'A'",
    "disclosure": (
        "UPDATE evidence_item SET disclosure = 'withheld', disclosure_reason = 'no'"
    ),
    "control": "UPDATE actor SET controlled_by_id = {other} WHERE id = {origin}",
    "merge": "UPDATE actor SET merged_into_id = {other} WHERE id = {origin}",
    "naming": "UPDATE actor SET named = false WHERE id = {origin}",
    "side": "INSERT INTO side_member (uid, side_id, actor_id, created_at, updated_at)"
    " VALUES ('01JTAMPERED000000000000000', {side}, {origin}, '{now}', '{now}')",
}


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


def tamper(room: Newsroom, claim: Claim, statement: str) -> None:
    """Change rows with SQL, so that neither log nor session knows."""
    link = claim.links[0]
    side = room.side()
    other = an_actor(room.session)
    room.session.flush()
    given = {
        "link": link.id,
        "origin": link.item.origin_id,
        "other": other.id,
        "side": side.id,
        "now": "2025-05-02 09:30:00+00:00",
    }
    room.session.connection().execute(sa.text(statement.format(**given)))


def assert_sent_back(room: Newsroom, claim: Claim) -> None:
    assert claim.state is State.IN_REVIEW
    assert claim.evidence_changed
    assert claim.assignee == room.author
    submitted, draft = claim.revisions[-2:]
    assert (draft.submitted_at, draft.summary) == (None, submitted.summary)
    assert room.events(claim)[-1].action == "claim.evidence_changed"


@pytest.mark.parametrize("act", [Act.APPROVE, Act.PUBLISH])
@pytest.mark.parametrize("change", TAMPERINGS)
def test_a_change_behind_the_newsrooms_back_voids_what_was_submitted(
    room: Newsroom, change: str, act: Act
) -> None:
    claim = room.submitted() if act is Act.APPROVE else room.approved()
    room.harmless(claim)
    # A page that was read before the act keeps old rows in the session.
    held = [(link, link.item, link.item.origin) for link in claim.links]
    tamper(room, claim, TAMPERINGS[change])
    taken = room.do(room.editor, claim, act)
    assert held
    assert [each.text() for each in taken.refused] == [
        "The claim or its evidence changed after the verdict was submitted.",
        "It is back with its author, the draft kept; approvals given are void.",
    ]
    assert_sent_back(room, claim)
    assert claim.publications == []


def test_the_log_names_the_row_that_was_changed_behind_its_back(room: Newsroom) -> None:
    claim = room.submitted()
    item = claim.links[0].item
    tamper(room, claim, TAMPERINGS["grade"])
    faults = room.faults()
    assert any("evidence_link" in each and "differs" in each for each in faults)
    assert item.uid not in str(faults)


def test_a_reviewers_try_does_not_send_anything_back(room: Newsroom) -> None:
    claim = room.approved()
    tamper(room, claim, TAMPERINGS["grade"])
    with pytest.raises(Exception, match="role does not allow"):
        room.do(room.reviewer, claim, Act.PUBLISH)
    assert claim.state is State.APPROVED


@pytest.mark.parametrize("state", [State.SUBMITTED, State.APPROVED])
def test_an_item_edited_for_another_claim_voids_this_one(
    room: Newsroom, state: State
) -> None:
    claim = room.submitted()
    other = room.ready()
    item = claim.links[0].item
    a_link(room.session, other, item=item)
    room.file()
    if state is State.APPROVED:
        room.do(room.editor, claim, Act.APPROVE)
    evidence.edit_item(
        room.work(room.reviewer), item, item.version, quote="We opened twelve."
    )
    assert_sent_back(room, claim)
    assert other.state is State.IN_REVIEW
    assert not other.evidence_changed
    assert room.faults() == []


def test_after_the_change_it_is_submitted_and_approved_anew(room: Newsroom) -> None:
    claim = room.approved()
    room.harmless(claim)
    work = room.work(room.editor)
    before = audit.facts(claim.links[0])
    claim.links[0].credibility = Credibility.POSSIBLY
    audit.record(work, "evidence_link.graded", claim.links[0], before=before)
    assert voiding.recheck(work, claim)
    assert_sent_back(room, claim)
    room.do(room.author, claim, Act.SUBMIT)
    assert not claim.evidence_changed
    with pytest.raises(Exception, match="cannot be done now"):
        room.do(room.editor, claim, Act.PUBLISH)
    room.do(room.editor, claim, Act.APPROVE)
    assert room.do(room.editor, claim, Act.PUBLISH).state is State.PUBLISHED
    assert room.faults() == []


def test_one_of_two_approvals_is_void_as_well(room: Newsroom) -> None:
    claim = room.submitted()
    room.harmless(claim, crime=True)
    room.do(room.editor, claim, Act.APPROVE)
    tamper(room, claim, TAMPERINGS["claim words"])
    assert room.do(room.second, claim, Act.APPROVE).refused
    room.do(room.author, claim, Act.SUBMIT)
    assert room.do(room.second, claim, Act.APPROVE).waiting


def test_nothing_changed_sends_nothing_back(room: Newsroom) -> None:
    claim = room.approved()
    assert not voiding.recheck(room.work(room.reviewer), claim)
    assert claim.state is State.APPROVED


@pytest.mark.parametrize("change", ["control", "merge", "side", "naming"])
def test_an_actor_seen_differently_reaches_every_claim_that_rests_on_it(
    room: Newsroom, change: str
) -> None:
    approved, published = room.approved(), room.published()
    origin = approved.links[0].item.origin
    assert origin is not None
    published.links[0].item.origin = origin
    room.file()
    room.session.expire_all()
    republish(room, published)
    tamper(room, approved, TAMPERINGS[change])
    room.session.expire_all()
    voiding.recheck_actor(room.work(room.editor), origin)
    assert_sent_back(room, approved)
    assert (published.state, published.evidence_changed) == (State.PUBLISHED, True)


def republish(room: Newsroom, claim: Claim) -> None:
    room.do(room.author, claim, Act.REOPEN, reasons=["source_changed"])
    room.redraft(claim)
    for who, act in (
        (room.author, Act.SUBMIT),
        (room.editor, Act.APPROVE),
        (room.editor, Act.PUBLISH),
    ):
        room.do(who, claim, act)


def test_whoever_controls_the_speaker_of_a_speaker_counts(room: Newsroom) -> None:
    claim = room.approved()
    origin = claim.links[0].item.origin
    assert origin is not None
    ministry, state = an_actor(room.session), an_actor(room.session)
    origin.controlled_by = ministry
    room.session.flush()
    claim = settle(room, claim)
    ministry.controlled_by = state
    voiding.recheck_actor(room.work(room.editor), ministry)
    assert_sent_back(room, claim)


def settle(room: Newsroom, claim: Claim) -> Claim:
    """Let the claim be approved once more, as it stands."""
    voiding.recheck(room.work(room.editor), claim)
    room.do(room.author, claim, Act.SUBMIT)
    room.do(room.editor, claim, Act.APPROVE)
    return claim


def test_an_outlet_that_printed_the_claim_counts_as_well(room: Newsroom) -> None:
    claim = room.approved()
    outlet = an_actor(room.session, "The Courier")
    claim.appearances[0].document.publisher = outlet
    room.session.flush()
    claim = settle(room, claim)
    outlet.name = "The Evening Courier"
    voiding.recheck_actor(room.work(room.editor), outlet)
    assert_sent_back(room, claim)


def test_whoever_answered_under_another_name_counts_as_well(room: Newsroom) -> None:
    claim = room.ready()
    ministry = room.answered(claim, "We stand by nine.").to
    room.do(room.author, claim, Act.SUBMIT)
    ministry.name = "The Ministry of Works"
    voiding.recheck_actor(room.work(room.editor), ministry)
    assert_sent_back(room, claim)


def test_new_evidence_flags_a_published_claim_once(room: Newsroom) -> None:
    claim = room.published()
    for title in ("A late report", "A later report"):
        evidence.add(
            room.work(room.reviewer), claim, title=title, stance=Stance.REFUTES
        )
    assert claim.evidence_changed
    assert claim.state is State.PUBLISHED
    actions = [event.action for event in room.events(claim)]
    assert actions.count("claim.new_evidence") == 1
    assert room.faults() == []


def test_a_link_made_at_another_claim_changes_nothing_here(room: Newsroom) -> None:
    claim = room.approved()
    other = a_claim(room.session)
    link: EvidenceLink = a_link(room.session, other, item=an_item(room.session))
    link.status = LinkStatus.PROPOSED
    voiding.recheck_item(room.work(room.reviewer), link.item)
    assert claim.state is State.APPROVED
