"""The history of a claim: who, when, what, and what it was before."""

import re
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck import services
from factcheck.domain.evidence_terms import Credibility, Stance
from factcheck.domain.publication_terms import NoticeKind, Outcome
from factcheck.domain.vocabulary import Act, Role
from factcheck.models import AuditEvent, Base, Claim, User
from factcheck.queries import history as queries
from factcheck.services import evidence, steps
from factcheck.services.work import Work
from factcheck.web.desk.history_words import ACTS, FIELDS
from tests import html
from tests.builders import a_claim, a_user, an_actor, an_item
from tests.client import CheckedClient

SignIn = Callable[[CheckedClient, User], None]
Begin = Callable[..., Work]


def path_of(claim: Claim) -> str:
    return f"/desk/claims/{claim.slug}/history"


def told(client: CheckedClient, claim: Claim, query: str = "") -> list[str]:
    """Return the events of the page in words."""
    root = html.parse(client.get(path_of(claim) + query).text)
    lists = [each for each in root.iter("ol") if each.get("class") == "history"]
    return [html.text_of(each) for one in lists for each in one.findall("li")]


def test_history_tells_in_words_newest_first(
    client: CheckedClient, session: Session, sign_in: SignIn, work: Begin
) -> None:
    ann, eve = a_user(session, name="Ann"), a_user(session, Role.EDITOR, name="Eve")
    claim, other = a_claim(session), a_claim(session)
    item = an_item(session, title="Count", origin=an_actor(session, "Engineer"))
    steps.take(work(ann), claim, Act.TAKE)
    link = evidence.reuse(work(ann), claim, item, stance=Stance.SUPPORTS)
    evidence.grade(work(ann), link, link.version, credibility=Credibility.PROBABLY)
    witness = an_actor(session, "Witness")
    evidence.edit_item(work(ann), item, item.version, origin=witness, quote="Four.")
    steps.take(
        work(eve), other, Act.REJECT, reasons=["too_vague"], comment="Which bridges?"
    )
    sign_in(client, ann)
    edited, graded, added, taken = told(client, claim)
    assert edited.startswith("Ann edited the description of “Count”")
    assert "Who says so Engineer became Witness" in edited
    assert "Four." in edited
    assert graded.startswith("Ann graded and accepted “Count”")
    assert "Status not graded became accepted" in graded
    assert "How far it holds Probably true" in graded
    assert added.startswith("Ann added “Count” as evidence")
    assert taken.startswith("Ann took the claim")
    assert "State new became in review" in taken
    assert "Who is on it Ann" in taken
    assert "hands" not in edited
    (rejected,) = told(client, other)
    assert "too vague: Which bridges?" in rejected
    assert "Why it is not checked too vague" in rejected


def test_a_long_history_comes_in_pages_that_do_not_shift(
    client: CheckedClient, session: Session, sign_in: SignIn, work: Begin
) -> None:
    ann, claim = a_user(session), a_claim(session)
    for _ in range(queries.PAGE // 2 + 1):
        steps.take(work(ann), claim, Act.TAKE)
        steps.take(work(ann), claim, Act.RELEASE)
    sign_in(client, ann)
    assert len(told(client, claim)) == queries.PAGE
    seqs = session.scalars(select(AuditEvent.seq).order_by(AuditEvent.seq.desc()))
    before = list(seqs)[queries.PAGE - 1]
    assert f"before={before}" in client.get(path_of(claim)).text
    assert len(told(client, claim, f"?before={before}")) == 2
    for odd in ("nonsense", "99999999999999999999", "-1", "%00", "%C2%B2"):
        assert len(told(client, claim, f"?before={odd}")) == queries.PAGE


def test_a_claim_without_history_says_so(
    client: CheckedClient, session: Session, sign_in: SignIn
) -> None:
    claim = a_claim(session)
    sign_in(client, a_user(session, Role.OBSERVER))
    assert "Nothing is recorded yet" in client.get(path_of(claim)).text


def test_every_act_of_the_workflow_has_its_words() -> None:
    assert {f"claim.{act.value}" for act in Act} <= ACTS.keys()
    assert {f"decision.{outcome.value}" for outcome in Outcome} <= ACTS.keys()
    assert {f"notice.{kind.value}" for kind in NoticeKind} <= ACTS.keys()


def test_everything_recorded_of_a_claim_has_its_words() -> None:
    tables = {action.partition(".")[0] for action in ACTS}
    written = {
        action
        for file in Path(services.__file__).parent.glob("*.py")
        for action in re.findall(r'"([a-z_]+\.[a-z_]+)"', file.read_text())
        if action.partition(".")[0] in tables
    }
    assert written - ACTS.keys() == set()


def test_every_field_is_a_column_that_the_log_knows() -> None:
    columns = {
        column.name for table in Base.metadata.tables.values() for column in table.c
    }
    assert FIELDS.keys() <= columns | {"claimants", "attributed_to", "topics"}
