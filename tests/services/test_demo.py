"""The demonstration: the founding case as its people would have played it."""

import json
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.domain.errors import ActRefused
from factcheck.domain.publication_terms import NoticeKind, Outcome, PublicationState
from factcheck.domain.vocabulary import Role, State
from factcheck.engine import make_engine
from factcheck.models import (
    Appearance,
    Claim,
    Decision,
    EvidenceItem,
    EvidenceLink,
    Notice,
    User,
)
from factcheck.services import audit, demo
from tests.builders import a_user
from tests.databases import Databases

CASE = json.loads(
    (files("factcheck.services.demo") / "kursk.json").read_text(encoding="utf-8")
)
PUBLIC = {"c01", "c02", "c03", "c04", "c05", "c06", "c07", "c08", "c14"}


@pytest.fixture(scope="module")
def loaded(databases: Databases, kind: str) -> Iterator[Session]:
    """Load the demonstration once; the tests look and change nothing."""
    engine = make_engine(databases.create(kind))
    with Session(engine) as session:
        assert demo.load(session)
        session.commit()
        yield session
    engine.dispose()


def test_the_whole_case_is_on_file_in_its_states(loaded: Session) -> None:
    claims = {claim.ref: claim for claim in loaded.scalars(select(Claim))}
    states = {each["id"]: State(each["workflow_state"]) for each in CASE["claims"]}
    assert {ref: claim.state for ref, claim in claims.items()} == states
    assert loaded.scalar(select(func.count()).select_from(EvidenceItem)) == 42
    assert loaded.scalar(select(func.count()).select_from(EvidenceLink)) == 72
    assert claims["c09"].returned
    untouched = claims["c13"]
    assert (untouched.slug, untouched.links, untouched.revisions) == (
        "friendship-proven-by-blood",
        [],
        [],
    )


def test_each_public_claim_carries_the_verdict_of_the_case(loaded: Session) -> None:
    suggested = {each["id"]: each["suggested"] for each in CASE["claims"]}
    live = {
        claim.ref: publication.content
        for claim in loaded.scalars(select(Claim))
        for publication in claim.publications
        if publication.state is PublicationState.LIVE
    }
    assert set(live) == PUBLIC
    for ref, content in live.items():
        verdict = content["reviewed"]["verdict"]
        assert verdict["verdict"] == suggested[ref]["verdict"]
        assert verdict["qualifier"] == suggested[ref]["qualifier"]
        assert verdict["rationale"] == suggested[ref]["rationale"]
        assert content["demo"]


def test_every_quote_stands_where_the_case_says(loaded: Session) -> None:
    spans = {
        each["id"]: each["appearances"][0]["selector"]["refinedBy"]
        for each in CASE["claims"]
    }
    for claim in loaded.scalars(select(Claim)):
        [appearance] = claim.appearances
        assert (appearance.start, appearance.end) == (
            spans[claim.ref]["start"],
            spans[claim.ref]["end"],
        )
    assert loaded.scalar(select(func.count()).select_from(Appearance)) == 14


def test_one_verdict_was_returned_and_three_notices_were_given(
    loaded: Session,
) -> None:
    notices = loaded.scalars(select(Notice).order_by(Notice.at)).all()
    simulated = CASE["simulated"]["notices"]
    kinds = [NoticeKind(each["kind"]) for each in simulated]
    assert [notice.kind for notice in notices] == kinds
    moments = [notice.at.isoformat().replace("+00:00", "Z") for notice in notices]
    assert moments == [each["at"] for each in simulated]
    returned = loaded.scalars(
        select(Decision).where(Decision.outcome == Outcome.RETURNED)
    ).all()
    assert Counter(each.revision.claim.ref for each in returned) == {
        "c05": 1,
        "c09": 1,
    }


def test_nobody_decided_on_what_they_wrote_and_the_log_is_sound(
    loaded: Session,
) -> None:
    for decision in loaded.scalars(select(Decision)):
        assert decision.editor_id != decision.revision.author_id
        assert Role.EDITOR in decision.editor.roles
    assert list(audit.verify(loaded)) == []


def test_loading_twice_changes_nothing(loaded: Session) -> None:
    before = audit.count(loaded)
    assert not demo.load(loaded)
    assert audit.count(loaded) == before


def test_a_database_of_other_people_is_left_alone(session: Session) -> None:
    a_user(session)
    with pytest.raises(ActRefused, match="holds other people"):
        demo.load(session)
    assert session.scalar(select(func.count()).select_from(User)) == 1
