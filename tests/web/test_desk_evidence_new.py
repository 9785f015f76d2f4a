"""Adding evidence: named, used again, refused in sentences."""

from collections.abc import Callable

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.domain.evidence_terms import (
    Credibility,
    Disclosure,
    LinkStatus,
    RecordKind,
    Stance,
)
from factcheck.domain.vocabulary import ActorKind
from factcheck.models import Actor, Claim, EvidenceItem, EvidenceLink, User
from tests import html
from tests.builders import a_claim, a_user, an_actor, an_item
from tests.client import CheckedClient, forms_of
from tests.web.filling import form_with, send

SignIn = Callable[[CheckedClient, User], None]
pytestmark = pytest.mark.usefixtures("ann")
WHOLE = {
    "stance": "supports",
    "title": "A count of the bridges",
    "url": "https://paper.example/count",
    "quote": "네 개",
    "language": "KO",
    "translation": "four",
    "kind": "document",
    "published_edtf": "2025-04~",
    "proximity": "primary",
    "interest": "none",
    "position": "asserts",
    "reliability_recorder": "B",
    "reliability_origin": "C",
    "credibility": "2",
    "record": "register",
    "record_reason": "It is the register itself.",
    "no_snapshot_reason": "The page forbids copies.",
    "disclosure": "public",
}


@pytest.fixture
def ann(client: CheckedClient, session: Session, sign_in: SignIn) -> User:
    """Let a reviewer be signed in."""
    person = a_user(session)
    sign_in(client, person)
    return person


def new_of(claim: Claim) -> str:
    return f"/desk/claims/{claim.slug}/evidence/new"


def page_of(link: EvidenceLink) -> str:
    return f"/desk/claims/{link.claim.slug}/evidence/{link.uid}"


def count(session: Session, model: type[EvidenceItem | Actor]) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def the_link(session: Session) -> EvidenceLink:
    return session.scalars(select(EvidenceLink)).one()


def test_title_and_stance_are_enough_to_save(
    client: CheckedClient, session: Session, ann: User
) -> None:
    claim = a_claim(session)
    answer = client.submit(new_of(claim), title="A count", stance="refutes")
    link = the_link(session)
    assert answer.location == f"/desk/claims/{claim.slug}#evidence-{link.uid}"
    assert (link.item.title, link.stance) == ("A count", Stance.REFUTES)
    assert link.status is LinkStatus.PROPOSED
    assert link.added_by is ann
    page = client.get(f"/desk/claims/{claim.slug}").text
    assert "publisher not named yet" in page


def test_everything_at_once_is_accepted_at_once(
    client: CheckedClient, session: Session, ann: User
) -> None:
    claim, outlet = a_claim(session), an_actor(session, "Yonhap")
    form = client.find_form(new_of(claim), fields={"title": ""})
    named = {"recorder-name": "yonhap", "origin-name": "Yonhap"}
    answer = send(client, form, **WHOLE, **named, do="accept")
    assert answer.status_code == 303, html.text_of(html.parse(answer.text))
    link = the_link(session)
    assert (link.status, link.graded_by) == (LinkStatus.ACCEPTED, ann)
    assert (link.credibility, link.record) == (
        Credibility.PROBABLY,
        RecordKind.REGISTER,
    )
    item = link.item
    assert (item.recorder, item.origin) == (outlet, outlet)
    assert (item.language, item.published_edtf) == ("ko", "2025-04~")
    page = client.get(f"/desk/claims/{claim.slug}").text
    for part in ("네 개", "four", "usually reliable", "record:", "about April 2025"):
        assert part in page
    assert 'lang="ko"' in page


def test_what_is_lacking_to_accept_is_said_at_its_field_and_nothing_is_stored(
    client: CheckedClient, session: Session
) -> None:
    claim = a_claim(session)
    form = client.find_form(new_of(claim), fields={"title": ""})
    answer = send(client, form, title="A count", stance="supports", do="accept")
    assert answer.status_code == 422
    root = html.parse(answer.text)
    summary = next(
        each for each in root.iter("div") if each.get("class") == "error-summary"
    )
    places = {each.get("href") for each in summary.iter("a")}
    expected = {
        *("#recorder", "#origin", "#proximity", "#kind", "#published_edtf"),
        *("#language", "#reliability_recorder", "#reliability_origin", "#interest"),
        *("#no_snapshot_reason", "#credibility"),
    }
    assert places == expected
    assert expected <= {f"#{each.get('id')}" for each in root.iter()}
    assert count(session, EvidenceItem) == 0
    assert 'value="A count"' in answer.text


def test_somebody_unknown_is_asked_about_with_near_names_first(
    client: CheckedClient, session: Session
) -> None:
    claim, near = a_claim(session), an_actor(session, "Yonhap News Agency")
    asked = client.submit(
        new_of(claim),
        **{
            "title": "A count",
            "stance": "supports",
            "recorder-name": "Yonhap News Agancy",
        },
    )
    assert asked.status_code == 422
    assert "Who is “Yonhap News Agancy”?" in asked.text
    assert near.uid in asked.text
    assert count(session, EvidenceItem) == 0
    actors = count(session, Actor)
    form = form_with(asked, "title")
    chosen = send(client, form, **{"recorder-choice": near.uid})
    assert chosen.status_code == 303
    assert the_link(session).item.recorder is near
    assert count(session, Actor) == actors


def test_somebody_new_is_put_on_file_with_the_evidence_or_not_at_all(
    client: CheckedClient, session: Session
) -> None:
    claim = a_claim(session)
    asked = client.submit(
        new_of(claim),
        **{"title": "A count", "stance": "supports", "origin-name": "Bridge Engineer"},
    )
    form = form_with(asked, "title")
    new = {"origin-choice": "new", "origin-kind": "person"}
    failed = send(client, form, **new, published_edtf="soon")
    assert failed.status_code == 422
    assert "not a date we can read" in failed.text
    known = select(Actor).where(Actor.name == "Bridge Engineer")
    assert session.scalars(known).all() == []
    stored = send(client, form_with(failed, "title"), published_edtf="2025")
    assert stored.status_code == 303
    assert session.scalars(known).one().kind is ActorKind.PERSON
    assert the_link(session).item.origin is session.scalars(known).one()


CANNOT_BE_STORED = (
    ("title", "", "Give the evidence a title."),
    ("title", "x" * 301, "it may have 300"),
    ("stance", None, "Choose what it does to the claim."),
    ("stance", "nonsense", "Invalid"),
    ("url", "data:text/html,hello", "begins with http"),
    ("url", "https://a:b@c.example/", "user name or password"),
    ("url", "https://c.example/" + "x" * 5000, "it may have"),
    ("quote", "a\x00b", "control characters"),
    ("quote", "x" * 10_001, "it may have 10000"),
    ("published_edtf", "2025-04-30/2025-04-01", "ends before it begins"),
    ("published_edtf", "9999-01-01", "has not come"),
    ("published_edtf", "2025-02-30", "no such day"),
    ("language", "Korean language", "not a language tag"),
    ("disclosure", "withheld", "Say why readers may not see all of it."),
    ("kind", "nonsense", "Invalid"),
    ("credibility", "0", "Invalid"),
    ("record", "act", "Say why the claim would be wrong"),
    ("recorder-name", "a\x1bb", "control characters"),
    ("origin-uid", "9223372036854775808", None),
)


def test_what_cannot_be_stored_gets_a_sentence_and_nothing_typed_is_lost(
    client: CheckedClient, session: Session
) -> None:
    claim = a_claim(session)
    form = client.find_form(new_of(claim), fields={"title": ""})
    for field, text, said in CANNOT_BE_STORED:
        fields: dict[str, object] = {
            "title": "A count",
            "stance": "refutes",
            "translation": "Kept words.",
            field: text,
        }
        answer = send(client, form, **fields)
        if said is None:
            assert answer.status_code == 303
            continue
        assert answer.status_code == 422, (field, text)
        assert said in answer.text, (field, html.text_of(html.parse(answer.text)))
        assert "Kept words." in answer.text
    assert count(session, EvidenceItem) == 1


def test_letters_that_run_the_other_way_stay_as_they_are(
    client: CheckedClient, session: Session
) -> None:
    title = "تقرير \u202eevil\u202c"
    client.submit(new_of(a_claim(session)), title=title, stance="context")
    assert the_link(session).item.title == title


def test_the_same_passage_is_offered_for_this_claim(
    client: CheckedClient, session: Session
) -> None:
    item = an_item(session, url="https://paper.example/1", quote="Four bridges.")
    claim = a_claim(session)
    again = {
        "title": "Again",
        "stance": "refutes",
        "url": "https://paper.example/1",
        "quote": "four  bridges.",
    }
    offered = client.submit(new_of(claim), **again)
    assert offered.status_code == 422
    assert item.title in offered.text
    reuse = next(f for f in forms_of(offered) if f.action.endswith("/reuse"))
    assert reuse.values["stance"] == "refutes"
    answer = send(client, reuse)
    link = the_link(session)
    assert answer.location == page_of(link)
    assert (link.item, link.stance) == (item, Stance.REFUTES)
    there = client.submit(new_of(claim), **again)
    assert "this claim has it" in there.text
    apart = send(client, form_with(there, "separate"), separate="y")
    assert apart.status_code == 303
    assert count(session, EvidenceItem) == 2


def test_a_form_sent_twice_is_stored_once(
    client: CheckedClient, session: Session
) -> None:
    form = client.find_form(new_of(a_claim(session)), fields={"title": ""})
    answers = [send(client, form, title="Once", stance="context") for _ in range(2)]
    assert [each.status_code for each in answers] == [303, 303]
    assert answers[0].location == answers[1].location
    assert count(session, EvidenceItem) == 1


def test_what_is_withheld_says_why(client: CheckedClient, session: Session) -> None:
    client.submit(
        new_of(a_claim(session)),
        title="A letter",
        stance="supports",
        disclosure="withheld",
        disclosure_reason="It would name the source.",
    )
    assert the_link(session).item.disclosure is Disclosure.WITHHELD
