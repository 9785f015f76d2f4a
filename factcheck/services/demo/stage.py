"""What the scenes of the demonstration share: data, people, clock, rows by key."""

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from importlib.resources import files
from typing import Any

from sqlalchemy.orm import Session

from factcheck.models import Actor, Claim, Document, EvidenceItem, User
from factcheck.services.work import Work


def read(name: str) -> dict[str, Any]:
    """Return one of the data files beside this module."""
    text = (files(__package__) / name).read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


@dataclass
class Stage:
    """The demonstration in the making; rows are found by the keys of the case."""

    session: Session
    case: dict[str, Any]
    supplied: dict[str, Any]
    people: dict[str, User] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    items: dict[str, EvidenceItem] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)

    def work(self, who: str, at: str) -> Work:
        """Return the work of a person at a moment such as 2025-04-29T09:00:00Z."""
        return Work(self.session, self.people[who], moment(at))

    def claim_data(self, key: str) -> dict[str, Any]:
        """Return what the case says of a claim."""
        return next(each for each in self.case["claims"] if each["id"] == key)

    def words(self, key: str) -> dict[str, Any]:
        """Return the supplied words of a claim's verdict."""
        words: dict[str, Any] = self.supplied["words"][key]
        return words


def moment(text: str) -> datetime:
    """Read a moment in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)


def day(text: str) -> date:
    """Read a day."""
    return date.fromisoformat(text)
