"""Everything that is wrong with a form is said at once, not one thing a try."""

from collections.abc import Callable
from typing import TypeVar

from factcheck.domain.errors import Invalid
from factcheck.domain.sentences import Sentence

Value = TypeVar("Value")


class Faults:
    """What was found wrong so far."""

    def __init__(self) -> None:
        """Begin without any."""
        self._sentences: list[Sentence] = []

    def add(self, sentence: Sentence) -> None:
        """Note one."""
        self._sentences.append(sentence)

    def noting(self, read: Callable[[], Value], otherwise: Value) -> Value:
        """Return what `read` returns; note its refusal and go on with `otherwise`."""
        try:
            return read()
        except Invalid as refusal:
            self._sentences += refusal.sentences
            return otherwise

    def refuse(self) -> None:
        """Go on only if nothing was noted.

        Raises:
            Invalid: with every sentence.
        """
        if self._sentences:
            raise Invalid(self._sentences)
