"""Pages for the tests of the public site, brought about by the people of a newsroom."""

from typing import Any

from werkzeug.test import TestResponse

from factcheck.domain.evidence_terms import Stance
from factcheck.domain.publication_terms import AmendKind, ReplyStatus
from factcheck.domain.vocabulary import Act
from factcheck.models import Claim
from factcheck.services import amendments, replies
from factcheck.services.amendments import Wording
from factcheck.services.replies import ReplyFields
from tests import html
from tests.builders import a_link, an_item
from tests.client import CheckedClient
from tests.newsroom import NOTICE, Newsroom

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"


def publish(room: Newsroom, claim: Claim) -> Claim:
    """Bring a claim that is ready on to its page."""
    assert claim.assignee is not None
    room.do(claim.assignee, claim, Act.SUBMIT)
    room.do(room.editor, claim, Act.APPROVE)
    room.harmless(claim)
    room.do(room.second, claim, Act.PUBLISH)
    return claim


def a_page(
    room: Newsroom,
    claim_facts: dict[str, Any] | None = None,
    **draft: Any,  # noqa: ANN401 - the columns of a draft
) -> Claim:
    """Publish a claim with these facts and this verdict."""
    claim = room.ready(**draft)
    for name, value in (claim_facts or {}).items():
        setattr(claim, name, value)
    return publish(room, claim)


def an_updated_page(room: Newsroom, claim: Claim, **words: object) -> Claim:
    """Publish one more version of a claim, with a notice."""
    room.do(room.author, claim, Act.REOPEN, reasons=["new_evidence"])
    room.redraft(claim, **{**NOTICE, **words})
    return publish(room, claim)


def with_evidence(
    room: Newsroom, claim: Claim, stance: Stance = Stance.SUPPORTS, **item: object
) -> Claim:
    """Give a claim in review one more item that is accepted."""
    a_link(
        room.session,
        claim,
        stance,
        an_item(room.session, **{"created_by": room.reviewer, **item}),
    )
    room.session.expire_all()
    room.file()
    return claim


def ask_for_a_reply(room: Newsroom, claim: Claim) -> None:
    """Record that the claimant was asked, and declined."""
    fields = ReplyFields(
        ReplyStatus.DECLINED,
        asked_at=room.now,
        channel="telephone",
        question="How many bridges were opened?",
        deadline=room.now.date(),
    )
    replies.record(room.work(room.author), claim, claim.claimants[0], fields)


def amend(room: Newsroom, claim: Claim, *, notice_text: str, **changed: str) -> None:
    """Put a typing error right."""
    published = vars(Wording.published(claim))
    amendments.propose(
        room.work(room.author),
        claim,
        kind=AmendKind.MINOR,
        wording=Wording(**{**published, **changed}),
        notice_text=notice_text,
    )
    room.do(room.editor, claim, Act.AMEND)


def words(response: TestResponse) -> str:
    """Return what stands in the main part of a page, as one line."""
    main = html.parse(response.text).find("body//main")
    assert main is not None
    return html.text_of(main)


def shown(client: CheckedClient, claim: Claim, version: str = "") -> str:
    """Return what readers find at a claim's address."""
    answer = client.get(f"/claims/{claim.slug}{version}")
    assert answer.status_code == 200
    return words(answer)


def in_order(text: str, *parts: str) -> None:
    """Check that the parts stand in the text one after the other."""
    at = 0
    for part in parts:
        assert part in text[at:], (
            f"“{part}” is missing after: {text[max(0, at - 60) : at]}"
        )
        at = text.index(part, at) + len(part)
