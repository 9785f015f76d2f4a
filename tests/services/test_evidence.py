"""Evidence on file: adding, using again, describing."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.errors import (
    ActRefused,
    Conflict,
    Duplicate,
    Invalid,
    NotAllowed,
)
from factcheck.domain.evidence_terms import Disclosure, LinkStatus, Stance
from factcheck.domain.publication_terms import RejectReason
from factcheck.domain.vocabulary import Act, Role, State
from factcheck.models import AuditEvent, Claim, EvidenceLink
from factcheck.services import evidence, steps
from factcheck.services.work import Work
from tests.builders import (
    a_claim,
    a_link,
    a_ready_draft,
    a_user,
    an_actor,
    an_item,
)

Begin = Callable[..., Work]
URL = "https://paper.example/bridges"


def last_actions(session: Session, count: int) -> list[str]:
    rows = session.scalars(select(AuditEvent).order_by(AuditEvent.seq.desc()))
    return [row.action for row in list(rows)[:count]][::-1]


def test_a_title_and_a_stance_are_enough(session: Session, work: Begin) -> None:
    ann, claim = a_user(session), a_claim(session)
    link = evidence.add(work(ann), claim, title=" A count ", stance=Stance.REFUTES)
    assert link.item.title == "A count"
    assert link.status is LinkStatus.PROPOSED
    assert link.hands == link.item.hands == [ann.id]
    assert last_actions(session, 2) == ["evidence_item.added", "evidence_link.added"]
    events = session.scalars(select(AuditEvent)).all()
    assert {event.claim_uid for event in events} == {claim.uid}


def test_every_field_is_kept(session: Session, work: Begin) -> None:
    outlet = an_actor(session, "Yonhap")
    link = evidence.add(
        work(a_user(session)),
        a_claim(session),
        title="Count",
        stance=Stance.SUPPORTS,
        url=f" {URL} ",
        recorder=outlet,
        origin=outlet,
        published_edtf="2025-04~",
        quote="네 개",
        language="ko",
    )
    item = link.item
    assert (item.url, item.recorder, item.origin_id) == (URL, outlet, outlet.id)
    assert item.published_edtf == "2025-04~"
    assert item.published_earliest == date(2025, 4, 1)
    assert item.published_latest == date(2025, 4, 30)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": "  "}, "title"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"published_edtf": "yesterday"}, "published_edtf"),
        ({"published_edtf": "2025-05-04"}, "published_edtf"),
        ({"published_edtf": "2025-04-30/2025-04-01"}, "published_edtf"),
        ({"language": "in English"}, "language"),
        ({"disclosure": Disclosure.WITHHELD}, "disclosure_reason"),
    ],
)
def test_what_cannot_be_stored_is_refused_with_a_sentence_at_its_field(
    session: Session, work: Begin, fields: dict[str, object], field: str
) -> None:
    given: dict[str, object] = {"title": "Count", "stance": Stance.SUPPORTS, **fields}
    with pytest.raises(Invalid) as refused:
        evidence.add(work(a_user(session)), a_claim(session), **given)  # type: ignore[arg-type]
    assert [each.field for each in refused.value.sentences] == [field]


def test_all_faults_of_a_form_are_told_at_once(session: Session, work: Begin) -> None:
    with pytest.raises(Invalid) as refused:
        evidence.add(
            work(a_user(session)),
            a_claim(session),
            title="",
            stance=Stance.SUPPORTS,
            url="ftp://x",
            published_edtf="soon",
        )
    fields = {each.field for each in refused.value.sentences}
    assert fields == {"title", "url", "published_edtf"}


def test_a_month_that_has_begun_is_not_in_the_future(
    session: Session, work: Begin
) -> None:
    link = evidence.add(
        work(a_user(session)),
        a_claim(session),
        title="Count",
        stance=Stance.SUPPORTS,
        published_edtf="2025-05",
    )
    assert link.item.published_latest == date(2025, 5, 31)


def test_the_same_passage_is_offered_again_instead_of_filed_twice(
    session: Session, work: Begin
) -> None:
    ann, claim = a_user(session), a_claim(session)
    item = an_item(session, url=URL, quote="Four bridges\nare open.")
    with pytest.raises(Duplicate) as refused:
        evidence.add(
            work(ann),
            claim,
            title="Another title",
            stance=Stance.SUPPORTS,
            url=URL,
            quote="four bridges are open.",
        )
    assert refused.value.uid == item.uid
    link = evidence.reuse(work(ann), claim, item, stance=Stance.REFUTES)
    assert (link.item, link.status) == (item, LinkStatus.PROPOSED)
    assert item.hands == [item.created_by_id], "using it is not touching it"


def test_another_speaker_in_the_same_passage_is_a_separate_item(
    session: Session, work: Begin
) -> None:
    item = an_item(session, url=URL)
    link = evidence.add(
        work(a_user(session)),
        a_claim(session),
        title="Second speaker",
        stance=Stance.SUPPORTS,
        separate=True,
        url=URL,
        quote=item.quote,
    )
    assert link.item is not item


def test_without_quotes_the_same_address_with_another_title_is_another_item(
    session: Session, work: Begin
) -> None:
    an_item(session, url=URL, quote="", title="Table 3")
    claim, ann = a_claim(session), a_user(session)
    evidence.add(work(ann), claim, title="Table 4", stance=Stance.SUPPORTS, url=URL)
    with pytest.raises(Duplicate):
        evidence.add(work(ann), claim, title="table 4", stance=Stance.SUPPORTS, url=URL)


def test_an_item_is_linked_to_a_claim_once(session: Session, work: Begin) -> None:
    claim = a_claim(session)
    link = a_link(session, claim)
    with pytest.raises(Duplicate) as refused:
        evidence.reuse(work(a_user(session)), claim, link.item, stance=Stance.REFUTES)
    assert refused.value.uid == link.item.uid


def published(session: Session, work: Begin) -> Claim:
    draft = a_ready_draft(session, a_user(session))
    editor, claim = a_user(session, Role.EDITOR), draft.claim
    claim.harm_person = claim.harm_crime = claim.harm_source = False
    claim.alleges_wrongdoing = False
    steps.take(work(draft.author), claim, Act.SUBMIT)
    steps.take(work(editor), claim, Act.APPROVE)
    steps.take(work(editor), claim, Act.PUBLISH)
    return claim


def test_on_a_published_claim_evidence_is_proposed_and_flags_it(
    session: Session, work: Begin
) -> None:
    claim, ann = published(session, work), a_user(session)
    link = evidence.add(work(ann), claim, title="Recount", stance=Stance.REFUTES)
    assert claim.evidence_changed
    assert claim.state is State.PUBLISHED
    with pytest.raises(ActRefused):
        evidence.exclude(work(ann), link, link.version, "no")


@pytest.mark.parametrize("state", [State.REJECTED, State.SUBMITTED, State.APPROVED])
def test_a_claim_that_is_decided_on_takes_no_evidence(
    session: Session, work: Begin, state: State
) -> None:
    ann = a_user(session)
    reason = RejectReason.OPINION if state is State.REJECTED else None
    claim = a_claim(session, state=state, assignee=ann, rejection_reason=reason)
    with pytest.raises(ActRefused):
        evidence.add(work(ann), claim, title="Late", stance=Stance.SUPPORTS)


def test_who_has_no_desk_role_adds_nothing(session: Session, work: Begin) -> None:
    for role in (Role.OBSERVER, Role.ADMIN):
        with pytest.raises(NotAllowed):
            evidence.add(
                work(a_user(session, role)),
                a_claim(session),
                title="Count",
                stance=Stance.SUPPORTS,
            )


def test_an_edit_leaves_a_hand_and_what_was_there(
    session: Session, work: Begin
) -> None:
    ann, claim = a_user(session), a_claim(session)
    item = a_link(session, claim).item
    evidence.edit_item(work(ann), item, item.version, quote="Five bridges.")
    assert ann.id in item.hands
    event = session.scalars(select(AuditEvent)).one()
    assert event.action == "evidence_item.edited"
    assert event.changes["quote"] == ["We opened four bridges.", "Five bridges."]


def test_an_edit_that_changes_nothing_leaves_no_trace(
    session: Session, work: Begin
) -> None:
    ann = a_user(session)
    item = a_link(session, a_claim(session)).item
    version = item.version
    evidence.edit_item(work(ann), item, version, title=item.title, url=item.url)
    assert item.version == version
    assert ann.id not in item.hands
    assert not session.scalars(select(AuditEvent)).all()


def test_the_second_of_two_editors_gets_both_texts(
    session: Session, work: Begin
) -> None:
    ann, ben = a_user(session), a_user(session)
    item = a_link(session, a_claim(session)).item
    read = item.version
    evidence.edit_item(work(ann), item, read, quote="Hers.")
    with pytest.raises(Conflict) as refused:
        evidence.edit_item(work(ben), item, read, quote="His.")
    assert refused.value.theirs == {"quote": "Hers."}
    assert refused.value.mine == {"quote": "His."}
    assert refused.value.version == item.version


def test_what_counts_somewhere_stays_complete(session: Session, work: Begin) -> None:
    link = a_link(session, a_claim(session))
    with pytest.raises(Invalid) as refused:
        evidence.edit_item(
            work(a_user(session)), link.item, link.item.version, recorder=None
        )
    assert "who published it" in str(refused.value)
    assert link.item.recorder is not None, "nothing of the edit remains"


def test_an_item_of_decided_claims_only_is_not_edited(
    session: Session, work: Begin
) -> None:
    ann = a_user(session)
    link = a_link(session, a_claim(session, state=State.APPROVED))
    with pytest.raises(ActRefused):
        evidence.edit_item(work(ann), link.item, link.item.version, title="Other")


def test_an_edit_sends_a_submitted_claim_that_shares_the_item_back(
    session: Session, work: Begin
) -> None:
    draft = a_ready_draft(session, a_user(session))
    item = draft.claim.links[0].item
    a_link(session, a_claim(session), item=item)
    steps.take(work(draft.author), draft.claim, Act.SUBMIT)
    evidence.edit_item(work(a_user(session)), item, item.version, quote="Changed.")
    assert draft.claim.state is State.IN_REVIEW
    assert draft.claim.evidence_changed


def test_links_of_one_item_are_told_apart(session: Session, work: Begin) -> None:
    item = an_item(session)
    first, second = (a_link(session, a_claim(session), item=item) for _ in range(2))
    evidence.exclude(work(a_user(session)), first, first.version, "not this bridge")
    assert (first.status, second.status) == (LinkStatus.EXCLUDED, LinkStatus.ACCEPTED)
    assert isinstance(second, EvidenceLink)
