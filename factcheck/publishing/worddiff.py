"""Two texts compared word by word, as a person who proofreads would mark them."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Literal

Op = Literal["same", "inserted", "deleted"]
Part = tuple[Op, str]

# A word, and the blanks after it; scripts without blanks go letter by letter.
_BLANKLESS = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"([{_BLANKLESS}]|[^\W{_BLANKLESS}]+|[^\w\s]+|(?=\s))(\s*)")
# Beyond this the comparison would take seconds; the texts are set side by side.
_MOST_TOKENS = 6_000
# What is alike between two changes is only worth showing from this length.
_SHORTEST_ISLAND = 2

Token = tuple[str, str]


def word_diff(old: str, new: str) -> tuple[Part, ...]:
    """Return what became of `old`: parts that stay, that go and that come.

    The parts that stay or go are `old` when joined; those that stay or come are
    `new`.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    parts: list[Part] = [
        ("same", _text(before[:start])),
        *_middle(before[start : len(before) - end], after[start : len(after) - end]),
        ("same", _text(before[len(before) - end :])),
    ]
    return tuple(_joined(parts))


def is_changed(parts: Iterable[Part]) -> bool:
    """Say whether the parts hold any change."""
    return any(op != "same" for op, _ in parts)


def _text(tokens: list[Token]) -> str:
    return "".join(word + blanks for word, blanks in tokens)


def _words(tokens: list[Token]) -> list[str]:
    return [word for word, _ in tokens]


def _common(one: list[Token], other: list[Token]) -> int:
    """Return how many tokens at the start are the same, blanks included."""
    for number, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return number
    return min(len(one), len(other))


def _middle(before: list[Token], after: list[Token]) -> Iterator[Part]:
    if max(len(before), len(after)) > _MOST_TOKENS:
        yield "deleted", _text(before)
        yield "inserted", _text(after)
        return
    matcher = SequenceMatcher(None, _words(before), _words(after), autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        gone, come = before[start:end], after[new_start:new_end]
        at_edge = start == 0 or end == len(before)
        if tag == "equal" and (at_edge or end - start >= _SHORTEST_ISLAND):
            yield from _kept(gone, come)
        else:
            yield "deleted", _text(gone)
            yield "inserted", _text(come)


def _kept(before: list[Token], after: list[Token]) -> Iterator[Part]:
    """Yield words that stay; the blanks between them may be others."""
    for (word, was), (_, now) in zip(before, after, strict=True):
        yield "same", word
        if was == now:
            yield "same", was
        else:
            yield "deleted", was
            yield "inserted", now


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """Leave out what is empty; between two that stay, first what goes, then comes."""
    same = gone = come = ""
    for op, text in parts:
        if op == "same":
            if text and (gone or come):
                yield from _present(same, gone, come)
                same = gone = come = ""
            same += text
        elif op == "deleted":
            gone += text
        else:
            come += text
    yield from _present(same, gone, come)


def _present(same: str, gone: str, come: str) -> Iterator[Part]:
    if same:
        yield "same", same
    if gone:
        yield "deleted", gone
    if come:
        yield "inserted", come
