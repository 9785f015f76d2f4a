"""The few ways the core says no, each carrying its sentences."""

from collections.abc import Iterable, Mapping

from factcheck.domain.sentences import N_, Sentence


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """The core says no, and why: `sentences` lists every unmet condition."""

    def __init__(self, sentences: Iterable[Sentence] | Sentence) -> None:
        """Keep the sentences; a single one may be given bare."""
        self.sentences: tuple[Sentence, ...] = (
            (sentences,) if isinstance(sentences, Sentence) else tuple(sentences)
        )
        super().__init__(" ".join(each.text() for each in self.sentences))


class Invalid(Refusal):
    """What was given cannot be used as it is; the form shows it again (422)."""


class ActRefused(Refusal):
    """The state of the claim, or a guard, forbids this now (409)."""


class NotAllowed(Refusal):
    """The actor's roles do not include this (403)."""

    def __init__(self, sentence: Sentence | None = None) -> None:
        """Refuse with the sentence given, or a general one."""
        super().__init__(sentence or Sentence(N_("Your role does not allow this.")))


class NotFound(Refusal):
    """There is no such thing, or the actor may not know of it (404)."""

    def __init__(self, sentence: Sentence | None = None) -> None:
        """Refuse with the sentence given, or a general one."""
        super().__init__(sentence or Sentence(N_("There is nothing at this address.")))


class TooOften(Refusal):
    """Too many tries in too short a time (429); `wait` is in seconds."""

    def __init__(self, sentence: Sentence, wait: int) -> None:
        """Refuse for `wait` seconds."""
        super().__init__(sentence)
        self.wait = wait


class Conflict(Refusal):
    """Somebody else changed the row since it was read (409, both texts shown).

    `theirs` and `mine` map the names of the fields to their texts; `version` is
    the version of the row now on file.
    """

    def __init__(
        self,
        theirs: Mapping[str, object],
        mine: Mapping[str, object],
        version: int,
    ) -> None:
        """Keep both texts, so that the page can show them."""
        super().__init__(
            Sentence(N_("Somebody else changed this while you were editing it."))
        )
        self.theirs = dict(theirs)
        self.mine = dict(mine)
        self.version = version


class Duplicate(Refusal):
    """The thing is on file already; `uid` names what is there."""

    def __init__(self, sentence: Sentence, uid: str) -> None:
        """Refuse, naming the existing row."""
        super().__init__(sentence)
        self.uid = uid
