"""Topics of claims, and the camps that hold within them: made where they are typed."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from sqlalchemy import select

from factcheck.domain.errors import Invalid
from factcheck.domain.sentences import N_, Sentence
from factcheck.intake.names import folded
from factcheck.intake.slugs import numbered, slug_of
from factcheck.models import Side, Topic
from factcheck.services import audit
from factcheck.services.work import Work

_LONGEST = 80


def find_or_create(work: Work, names: Iterable[str]) -> list[Topic]:
    """Return the topics of these names, each once; those not on file are made.

    Raises:
        Invalid: a name is too long to be one topic.
    """
    on_file = {
        folded(topic.name): topic for topic in work.session.scalars(select(Topic))
    }
    found: list[Topic] = []
    for name in names:
        words = " ".join(name.split())
        if not words:
            continue
        topic = on_file.get(folded(words)) or _add(work, words)
        on_file[folded(topic.name)] = topic
        if topic not in found:
            found.append(topic)
    return found


def find_or_create_side(
    work: Work, name: str, *, topics: Iterable[str] = (), ref: str | None = None
) -> Side:
    """Return the camp of this name; one not on file is made, within `topics`.

    A camp without topics holds everywhere.

    Raises:
        Invalid: the name is blank or too long.
    """
    words = _checked(name, "sides")
    for side in work.session.scalars(select(Side)):
        if folded(side.name) == folded(words):
            return side
    side = Side(name=words, topics=find_or_create(work, topics))
    if ref is not None:
        side.ref = ref
    work.session.add(side)
    audit.record(work, "side.added", side)
    return side


def refuse_overlap(sides: Sequence[Side]) -> None:
    """Let nobody stand in two camps on one matter (domain.md 7.1).

    Raises:
        Invalid: two of the camps hold in one topic, or one of them everywhere.
    """
    for one, other in combinations(sides, 2):
        shared = {topic.id for topic in one.topics} & {
            topic.id for topic in other.topics
        }
        if shared or not one.topics or not other.topics:
            raise Invalid(
                Sentence(
                    N_(
                        "Nobody can be in the camps “%(one)s” and “%(other)s” at once:"
                        " they are camps in the same matter."
                    ),
                    {"one": one.name, "other": other.name},
                    "sides",
                )
            )


def _add(work: Work, name: str) -> Topic:
    topic = Topic(name=_checked(name, "topics"), slug=_free_slug(work, name))
    work.session.add(topic)
    audit.record(work, "topic.added", topic)
    return topic


def _free_slug(work: Work, name: str) -> str:
    wanted = slug_of(name, otherwise="topic")
    slug, number = wanted, 1
    while work.session.scalar(select(Topic.id).where(Topic.slug == slug)):
        number += 1
        slug = numbered(wanted, number)
    return slug


def _checked(name: str, field: str) -> str:
    words = " ".join(name.split())
    if not words:
        raise Invalid(Sentence(N_("Give it a name."), field=field))
    if len(words) > _LONGEST:
        raise Invalid(
            Sentence(
                N_("“%(name)s” is too long for a name; %(most)d characters at most."),
                {"name": words, "most": _LONGEST},
                field,
            )
        )
    return words
