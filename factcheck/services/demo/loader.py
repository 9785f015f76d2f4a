"""Loading the demonstration into a database that holds nobody else's work."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.errors import ActRefused
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import ActorKind, AppearanceRole, ClaimType, Role
from factcheck.models import Claim, Document, User
from factcheck.services import accounts, actors, claims, documents, topics
from factcheck.services.demo.history import play
from factcheck.services.demo.stage import Stage, moment, read
from factcheck.services.work import Work

_OPENED = "2025-04-28T13:00:00Z"
_IMPORTED = "2025-04-28T15:00:00Z"


@dataclass(frozen=True)
class Login:
    """What somebody types to sign in to the demonstration."""

    email: str
    passphrase: str
    roles: tuple[Role, ...]


def logins() -> list[Login]:
    """Return the log-ins of the demonstration, in the order of the story."""
    return [
        Login(
            each["email"],
            each["passphrase"],
            tuple(Role(role) for role in each["roles"]),
        )
        for each in read("supplied.json")["people"]
    ]


def is_empty(session: Session) -> bool:
    """Say whether the database holds nobody and nothing."""
    return (
        session.scalar(select(User.id).limit(1)) is None
        and session.scalar(select(Document.id).limit(1)) is None
    )


def is_loaded(session: Session) -> bool:
    """Say whether the demonstration's people are on file."""
    return (
        session.scalar(select(User.id).where(User.demo.is_(True)).limit(1)) is not None
    )


def load(session: Session) -> bool:
    """Load the demonstration; False if it is there already. The caller commits.

    Raises:
        ActRefused: the database holds people who are not of the demonstration.
    """
    if not is_empty(session):
        if session.scalar(select(User.id).where(User.demo.is_(False)).limit(1)):
            raise ActRefused(
                Sentence(
                    N_(
                        "This database holds other people; the demonstration is only"
                        " loaded into an empty one."
                    )
                )
            )
        return False
    stage = Stage(session, read("kursk.json"), read("supplied.json"))
    _people(stage)
    _actors(stage)
    _article(stage)
    _claims(stage)
    play(stage)
    return True


def _people(stage: Stage) -> None:
    work = Work(stage.session, None, moment(_OPENED))
    for each in stage.supplied["people"]:
        stage.people[each["key"]] = accounts.add(
            work,
            email=each["email"],
            name=each["name"],
            public_name=each["name"],
            roles=[Role(role) for role in each["roles"]],
            passphrase=each["passphrase"],
            demo=True,
        )


def _actors(stage: Stage) -> None:
    """Put the actors on file, controllers first; sides and control are an editor's."""
    work = stage.work("ed", _OPENED)
    sides = {
        each["id"]: topics.find_or_create_side(work, each["name"], ref=each["id"])
        for each in stage.case["sides"]
    }
    for each in _controllers_first(stage.case["actors"]):
        controller = each["controlled_by"]
        stage.actors[each["id"]] = actors.find_or_create(
            work,
            name=each["name"],
            kind=ActorKind(each["kind"]),
            ref=each["id"],
            named=each["named"],
            wikidata=each["wikidata"],
            notes=each["note"] or "",
            controlled_by=stage.actors[controller] if controller else None,
            sides=[sides[each["side"]]] if each["side"] else [],
        )


def _controllers_first(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    waiting, placed = list(rows), set[str]()
    while waiting:
        ready = [row for row in waiting if row["controlled_by"] in {None, *placed}]
        yield from ready
        placed |= {row["id"] for row in ready}
        waiting = [row for row in waiting if row["id"] not in placed]


def _article(stage: Stage) -> None:
    work = stage.work("rev", _IMPORTED)
    for each in stage.case["documents"]:
        stage.documents[each["id"]] = documents.import_text(
            work,
            title=each["title"],
            text=each["text"],
            url=each["url"],
            publisher=stage.actors[each["publisher"]],
            author_name=each["author"],
            published_edtf=each["published"],
            language=each["language"],
            ref=each["id"],
        )


def _claims(stage: Stage) -> None:
    """Mark the claims in the article; what they rest on is said afterwards."""
    work = stage.work("rev", _IMPORTED)
    for each in stage.case["claims"]:
        stage.claims[each["id"]] = _mark(stage, work, each)
    for key, about in stage.supplied["substance"].items():
        claim = stage.claims[key]
        claims.edit(work, claim, claim.version, substance=stage.claims[about])


def _mark(stage: Stage, work: Work, data: dict[str, Any]) -> Claim:
    [found] = data["appearances"]
    selector = found["selector"]
    before = stage.supplied["kursk_versions"] if data["id"] == "c04" else None
    words = before or stage.supplied["words"].get(data["id"], {})
    claim = claims.mark(
        work,
        stage.documents[found["document"]],
        quote=selector["exact"],
        prefix=selector["prefix"],
        suffix=selector["suffix"],
        text=before["text_before_correction"] if before else data["text"],
        claim_type=ClaimType(data["claim_type"]),
        claimants=[stage.actors[key] for key in data["claimants"]],
        attributed_to=[stage.actors[key] for key in data.get("attributed_to", [])],
        cue=found["attribution"]["cue"],
        chain=found["attribution"]["source"],
        role=AppearanceRole(found["role"]),
        slug=data["slug"],
        ref=data["id"],
        topics=data["topics"],
        date_edtf=data["date_made"],
        language=data["language"],
    )
    if words.get("short_text"):
        claims.edit(work, claim, claim.version, short_text=words["short_text"])
    return claim
