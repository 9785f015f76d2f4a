"""Text as it was typed: control characters, and how they are made visible."""

import unicodedata

_ALLOWED = frozenset("\n\t")
_SUBSTITUTE = "\N{REPLACEMENT CHARACTER}"


def unix_lines(text: str) -> str:
    """Return the text with LF at the end of each line."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def has_controls(text: str) -> bool:
    """Say whether the text holds characters that no text should hold."""
    return any(_is_control(sign) for sign in text)


def shown(text: str) -> str:
    """Return the text fit for a page: where a control character stood, one sees it."""
    return "".join(
        _SUBSTITUTE if _is_control(sign) else sign for sign in unix_lines(text)
    )


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) == "Cc" and sign not in _ALLOWED
