"""Marking claims in an article."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from factcheck.domain.vocabulary import AppearanceRole, ClaimType, Role, State
from factcheck.models import Claim, Document, User
from tests import html
from tests.builders import ARTICLE, QUOTE, a_claim, a_document, a_user, an_actor
from tests.client import CheckedClient, forms_of

SignIn = Callable[[CheckedClient, User], None]
OTHER = "Engineers counted four"


@pytest.fixture
def desk(client: CheckedClient, session: Session, sign_in: SignIn) -> CheckedClient:
    sign_in(client, a_user(session))
    return client


@pytest.fixture
def article(session: Session) -> Document:
    return a_document(
        session, published_edtf="2025-04-28", published_latest=date(2025, 4, 28)
    )


def path(article: Document) -> str:
    return f"/desk/articles/{article.uid}"


def mark(desk: CheckedClient, article: Document, **fields: Any) -> TestResponse:  # noqa: ANN401 - whatever the form holds
    return desk.submit(path(article), to="/claims#mark", **fields)


def shown(response: TestResponse) -> dict[str, Any]:
    form = next(
        each for each in forms_of(response) if each.action.endswith("/claims#mark")
    )
    return form.values


def text_of(response: TestResponse) -> str:
    """Return the article as somebody would select it, line ends included."""
    root = html.parse(response.text)
    [box] = [each for each in root.iter("div") if "data-article" in each.attrib]
    return "".join(box.itertext())


def only(session: Session) -> Claim:
    return session.scalars(select(Claim)).one()


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE,
        "One\n\n\n  Two  \n\tthree\n",
        "\n\nBegins with lines",
        "הכותרת\n👩‍🚒 “e\u0301” <b>&amp;\n\u200fend",
    ],
)
def test_the_text_on_the_page_is_the_text_to_the_letter(
    desk: CheckedClient, session: Session, text: str
) -> None:
    document = a_document(session, text, title="Title")
    assert text_of(desk.get(path(document))) == text


def test_the_text_stays_whole_with_quotes_marked_in_it(
    desk: CheckedClient, session: Session, article: Document
) -> None:
    first = a_claim(session, article, QUOTE)
    a_claim(session, article, "nine new bridges last year, the minister")
    a_claim(session, article, "year, the minister said on Monday.\n\nEngineers")
    page = desk.get(path(article))
    assert text_of(page) == ARTICLE
    root = html.parse(page.text)
    [box] = [each for each in root.iter("div") if "data-article" in each.attrib]
    links = [each.get("href") for mark in box.iter("mark") for each in mark.iter("a")]
    assert links[0] == f"/desk/claims/{first.slug}"
    numbers = [each.get("data-number") for each in box.iter("a")]
    assert [each for each in numbers if each] == ["1", "2", "3"]
    targets = {each.get("id") for each in root.iter()}
    for link in root.iter("a"):
        anchor = link.get("href", "").partition("#")[2]
        assert not anchor or anchor in targets


def test_a_claim_is_marked_with_everything_that_is_known(
    desk: CheckedClient, session: Session, article: Document
) -> None:
    minister, ministry = (
        an_actor(session, "The minister"),
        an_actor(session, "Ministry"),
    )
    answer = mark(
        desk,
        article,
        quote=QUOTE,
        text="The ministry opened nine bridges in 2024.",
        claim_type="quantity",
        cue="said",
        manner="quotes",
        first_known="y",
        topics="Bridges, Transport; Dams",
        date_edtf="2025-04-28",
        slug="nine-bridges",
        **{"claimants-0-name": "the minister", "attributed-0-name": "Ministry"},
    )
    claim = only(session)
    [appearance] = claim.appearances
    assert answer.status_code == 303
    assert answer.location == f"{path(article)}#q-{appearance.uid}"
    assert claim.slug == "nine-bridges"
    assert claim.claim_type is ClaimType.QUANTITY
    assert list(claim.claimants) == [minister]
    assert [topic.name for topic in claim.topics] == ["Bridges", "Dams", "Transport"]
    assert claim.date_edtf == "2025-04-28"
    assert appearance.attribution_chain == [ministry.ref]
    assert appearance.cue == "said"
    assert appearance.role is AppearanceRole.FIRST_KNOWN
    assert not appearance.asserted
    page = desk.get(answer.location)
    assert "Marked." in page.text
    for part in ("q", "claim"):
        assert f'id="{part}-{appearance.uid}"' in page.text


def test_the_quote_alone_is_enough(
    desk: CheckedClient, session: Session, article: Document
) -> None:
    assert mark(desk, article, quote=f" {QUOTE}\r\n").status_code == 303
    claim = only(session)
    assert claim.text == QUOTE
    assert claim.state is State.NEW
    assert claim.claim_type is ClaimType.OTHER
    assert claim.appearances[0].asserted
    assert "type not chosen" in desk.get(path(article)).text


def test_words_that_stand_twice_are_told_apart_by_their_surroundings(
    desk: CheckedClient, session: Session
) -> None:
    document = a_document(session, "Nine said one. Nine said another, too.")
    answer = mark(desk, document, quote="Nine said", text="Nine of them said so.")
    assert answer.status_code == 422
    assert "2 times" in answer.text
    mark(
        desk,
        document,
        quote="Nine said",
        prefix="one. ",
        suffix=" another",
        text="Nine of them said so.",
    )
    assert only(session).appearances[0].start == 15


BAD: list[tuple[dict[str, str], str]] = [
    ({"quote": ""}, "Select or paste"),
    ({"quote": "Ten bridges"}, "not in the article"),
    ({"quote": QUOTE + "\0"}, "control characters"),
    ({"text": "Too short"}, "this has 9"),
    ({"text": "x" * 501}, "this has 501"),
    ({"slug": "Nine Bridges"}, "cannot be an address"),
    ({"slug": "taken"}, "Another claim has the address"),
    ({"date_edtf": "soon"}, "not a date"),
    ({"date_edtf": "2025-04-29"}, "before this date"),
    ({"date_edtf": "2999"}, "still to come"),
    ({"topics": "t" * 81}, "too long for a name"),
    ({"claim_type": "nonsense"}, "Invalid Choice"),
    ({"existing": "no-such-claim"}, "No claim on file has the address"),
    ({"claimants-0-name": "Nobody"}, "“Nobody” is not on file"),
    ({"attributed-0-name": "Nobody"}, "“Nobody” is not on file"),
    ({"cue": "c" * 201}, "it may have 200"),
]


@pytest.mark.parametrize(("fields", "words"), BAD)
def test_bad_input_gets_a_sentence_and_nothing_typed_is_lost(
    desk: CheckedClient,
    session: Session,
    article: Document,
    fields: dict[str, str],
    words: str,
) -> None:
    a_claim(
        session, a_document(session, f"{QUOTE}."), slug="taken", text="Another one."
    )
    typed = {
        "quote": QUOTE,
        "text": "Nine bridges were opened.",
        "cue": "said",
    } | fields
    answer = mark(desk, article, **typed)
    assert answer.status_code == 422
    main = next(html.parse(answer.text).iter("main"))
    assert words in html.text_of(main)
    assert session.scalars(select(Claim.slug)).all() == ["taken"]
    for name, value in typed.items():
        if name != "claim_type":
            assert shown(answer)[name].strip() == value.replace("\0", "\ufffd"), name


def test_the_same_words_offer_to_add_the_passage_to_the_claim_on_file(
    desk: CheckedClient, session: Session, article: Document
) -> None:
    claim = a_claim(session)
    answer = mark(desk, article, quote=OTHER, text=claim.text.upper())
    assert answer.status_code == 422
    assert "on file already" in answer.text
    assert f"/desk/claims/{claim.slug}" in answer.text
    last = desk.post(
        f"{path(article)}/claims", data=shown(answer) | {"attach": claim.slug}
    )
    assert last.status_code == 303
    assert only(session) is claim
    assert [each.document for each in claim.appearances][1] is article
    assert claim.appearances[1].quote_exact == OTHER


@pytest.mark.parametrize(
    "form", ["{}", "/desk/claims/{}", "http://x.example/claims/{}?a=b"]
)
def test_a_passage_is_added_to_a_claim_named_by_its_address(
    desk: CheckedClient, session: Session, article: Document, form: str
) -> None:
    claim = a_claim(session)
    answer = mark(desk, article, quote=OTHER, existing=form.format(claim.slug))
    assert answer.status_code == 303
    assert len(claim.appearances) == 2


def test_a_published_claim_gets_no_new_appearance(
    desk: CheckedClient, session: Session, article: Document
) -> None:
    claim = a_claim(session, state=State.PUBLISHED)
    answer = mark(desk, article, quote=OTHER, existing=claim.slug)
    assert answer.status_code == 422
    assert "reopen it first" in answer.text
    assert shown(answer)["quote"].strip() == OTHER
    assert len(claim.appearances) == 1


def test_a_form_sent_twice_marks_once(
    desk: CheckedClient, session: Session, article: Document
) -> None:
    form = desk.find_form(path(article), to="/claims#mark")
    data = {key: value for key, value in form.values.items() if value is not None}
    for _ in range(2):
        answer = desk.post(form.action, data=data | {"quote": QUOTE})
        assert answer.status_code == 303
    assert len(only(session).appearances) == 1


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.ADMIN])
def test_who_only_reads_or_administers_marks_nothing(
    client: CheckedClient,
    session: Session,
    sign_in: SignIn,
    article: Document,
    role: Role,
) -> None:
    sign_in(client, a_user(session, role))
    page = client.get("/account").text
    token = next(html.parse(page).iterfind(".//input[@name='csrf_token']"))
    data = {"quote": QUOTE, "csrf_token": token.get("value")}
    assert client.post(f"{path(article)}/claims", data=data).status_code == 403
    assert session.scalars(select(Claim)).all() == []
