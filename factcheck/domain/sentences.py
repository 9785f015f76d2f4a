"""Sentences the core says to people, before anybody has translated them."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default


def N_(msgid: str) -> str:  # noqa: N802 - the field's name for "mark, do not translate"
    """Mark `msgid` for extraction; the web and the command line translate it."""
    return msgid


@dataclass(frozen=True)
class Sentence:
    """A message with its parameters, translated where it is shown.

    `field` names the input or the part of the page that the sentence is about,
    so that a page can link to the place where it is mended.
    """

    msgid: str
    params: Mapping[str, object] = default(default_factory=dict)
    field: str = ""

    def text(self) -> str:
        """Return the English sentence, for machines and logs."""
        return self.msgid % dict(self.params) if self.params else self.msgid

    def __str__(self) -> str:
        """Return the English sentence."""
        return self.text()
