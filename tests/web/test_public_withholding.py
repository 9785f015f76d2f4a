"""What is withheld is on no page that anybody can reach, and the gap is marked."""

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.evidence_terms import Stance
from factcheck.domain.publication_terms import WithholdReason, WithholdTarget
from factcheck.domain.vocabulary import Act, ClaimType, Qualifier, Verdict
from factcheck.models import Claim, Withholding
from factcheck.services import withholdings
from tests.builders import an_actor, an_appearance
from tests.client import CheckedClient
from tests.newsroom import COMMENT, Newsroom
from tests.published import an_updated_page, ask_for_a_reply, publish, with_evidence

NAME = "Jane Miller"
GAP = "[withheld since 2 May 2025: to protect a victim]"


@pytest.fixture
def room(session: Session) -> Newsroom:
    return Newsroom(session)


@pytest.fixture
def claim(room: Newsroom) -> Claim:
    """Return a page that says the name wherever a name can stand."""
    words = f"We counted with {NAME}."
    claim = room.ready(
        verdict=Verdict.DISPUTED,
        qualifier=Qualifier.CONTESTED,
        summary=words,
        rationale=words * 4,
        against=words,
        what_would_change=words,
        searched=words,
        confidence_reason=words,
    )
    claim.text = claim.short_text = f"{NAME} opened nine new bridges"
    claim.location = f"The house of {NAME}"
    claim.claimant_rows[0].actor.name = f"The office of {NAME}"
    claim.appearances[0].document.title = f"{NAME} and the bridges"
    claim.appearances[0].document.author_name = NAME
    claim.appearances[0].document.url = "https://paper.example/jane-miller"
    with_evidence(room, claim, Stance.REFUTES)
    with_evidence(
        room,
        claim,
        title=f"{NAME} speaks",
        url="https://paper.example/2025/Jane_Miller",
        recorder=an_actor(room.session, f"{NAME} Daily"),
        origin=an_actor(room.session, NAME),
        quote=f"“I am {NAME.upper()}”",
        translation=words,
        interest_note=words,
        no_snapshot_reason=words,
    )
    for link in claim.links:
        link.reason = words
    ask_for_a_reply(room, claim)
    publish(room, claim)
    return an_updated_page(room, claim, notice_text=words)


def withhold(
    room: Newsroom,
    claim: Claim,
    target: str = NAME,
    kind: WithholdTarget = WithholdTarget.NAME,
) -> Withholding:
    reason = WithholdReason.VICTIM
    found = withholdings.ask(room.work(room.editor), claim, kind, target, reason)
    withholdings.approve(room.work(room.second), claim, found)
    return found


def pages_of(claim: Claim) -> list[str]:
    """Return every address at which something of the claim can be read."""
    page = f"/claims/{claim.slug}"
    document = claim.appearances[0].document
    addresses = (page, f"{page}/v/1", f"{page}/v/2", f"{page}/report")
    return [*addresses, f"/articles/{document.uid}", "/", "/corrections"]


def says_the_name(text: str) -> bool:
    return any(each in text.lower() for each in ("miller", "jane"))


def test_a_withheld_name_is_on_no_page(
    client: CheckedClient, room: Newsroom, claim: Claim
) -> None:
    for path in pages_of(claim):
        assert says_the_name(client.get(path).text), path
    withhold(room, claim)
    for path in pages_of(claim):
        answer = client.get(path)
        assert answer.status_code == 200
        assert not says_the_name(answer.text), path
        assert GAP in answer.text, path


def test_a_passage_goes_from_every_version(
    client: CheckedClient, room: Newsroom, claim: Claim
) -> None:
    withhold(room, claim, f"counted with {NAME}", WithholdTarget.PASSAGE)
    for version in ("", "/v/1", "/v/2"):
        text = client.get(f"/claims/{claim.slug}{version}").text
        assert "counted with" not in text
        assert f"We {GAP}." in text


def test_what_one_editor_asks_for_is_not_withheld_yet(
    client: CheckedClient, room: Newsroom, claim: Claim
) -> None:
    withholdings.ask(
        room.work(room.editor),
        claim,
        WithholdTarget.NAME,
        NAME,
        WithholdReason.VICTIM,
    )
    assert says_the_name(client.get(f"/claims/{claim.slug}").text)


def test_what_is_lifted_can_be_read_again(
    client: CheckedClient, room: Newsroom, claim: Claim
) -> None:
    found = withhold(room, claim)
    withholdings.lift(room.work(room.second), claim, found)
    for path in pages_of(claim):
        assert says_the_name(client.get(path).text), path


def test_it_stays_withheld_on_a_page_that_comes_back(
    client: CheckedClient, room: Newsroom, claim: Claim
) -> None:
    room.do(room.editor, claim, Act.SUSPEND, reasons=["victim"])
    withholdings.ask(
        room.work(room.editor),
        claim,
        WithholdTarget.NAME,
        NAME,
        WithholdReason.VICTIM,
    )
    room.do(room.second, claim, Act.LIFT, comment=COMMENT)
    for path in pages_of(claim):
        assert not says_the_name(client.get(path).text), path


def test_it_is_withheld_of_other_claims_of_the_same_article(
    client: CheckedClient, room: Newsroom, claim: Claim
) -> None:
    other = room.ready(summary=f"As {NAME} said.")
    an_appearance(
        room.session, other, claim.appearances[0].document, "Engineers counted four"
    )
    publish(room, other)
    stranger = publish(room, room.ready(summary=f"Another {NAME} said so."))
    withhold(room, claim)
    assert not says_the_name(client.get(f"/claims/{other.slug}").text)
    # The same name elsewhere is somebody else's business.
    assert says_the_name(client.get(f"/claims/{stranger.slug}").text)


def test_it_is_withheld_where_another_page_links_to_the_claim(
    client: CheckedClient, room: Newsroom, claim: Claim
) -> None:
    utterance = room.ready()
    utterance.claim_type, utterance.substance = ClaimType.ATTRIBUTION, claim
    publish(room, utterance)
    assert says_the_name(client.get(f"/claims/{utterance.slug}").text)
    withhold(room, claim)
    assert not says_the_name(client.get(f"/claims/{utterance.slug}").text)


@pytest.mark.parametrize(
    ("what", "linked"),
    [(WithholdTarget.SNAPSHOT, True), (WithholdTarget.IMAGE, False)],
)
def test_a_picture_is_withheld_wherever_its_item_is_used(
    client: CheckedClient,
    room: Newsroom,
    what: WithholdTarget,
    linked: bool,  # noqa: FBT001 - a column of the table
) -> None:
    first, second = room.ready(), room.ready()
    with_evidence(room, first, url="https://paper.example/picture")
    item = first.links[-1].item
    second.links[0].item = item
    publish(room, first)
    publish(room, second)
    withhold(room, first, item.ref, what)
    for each in (first, second):
        text = client.get(f"/claims/{each.slug}").text
        assert f"Archived copy: {GAP}" in text
        assert ("https://paper.example/picture" in text) is linked
