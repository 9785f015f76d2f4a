"""Bytes or pasted words -> the frozen text of a document, or a sentence why not.

UTF-8 is decoded, a byte order mark dropped, CRLF and CR become LF; nothing else
is changed, so that offsets mean the same for ever. What a page or a database
cannot hold is refused with its place, never repaired behind the person's back.
"""

import re
import unicodedata

from factcheck.domain.errors import Invalid
from factcheck.domain.sentences import N_, Sentence

# Counted in bytes of UTF-8, and said beside the field before anybody uploads.
MOST_BYTES = 2_000_000
LONGEST_TITLE = 200

_BOM = "\ufeff"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# What people upload in place of text: PDF, Word (new and old), RTF, pictures.
_OTHER_FILES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
)
# What a person never typed: C0 and C1 without tab and line ends, DEL, and halves of
# a surrogate pair, which UTF-8 cannot write.
_UNWANTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_TOO_LONG = N_(
    "This text has %(size)s bytes; %(most)s (2 MB) is the most that can be imported."
    " Import the part that holds the claims."
)
_NOT_UTF_8 = N_(
    "This file is not in UTF-8, so its letters cannot be read for certain. Open it"
    " where it was written, save it with the encoding “UTF-8” and upload it again."
)
_NOT_TEXT = N_(
    "This file is not plain text or HTML. Open it, copy the words of the article and"
    " paste them instead."
)
_EMPTY = N_(
    "There is no text here. Paste the article, or choose a file with words in it."
)
_NUL = N_(
    "The text holds a NUL character (line %(line)d, character %(column)d), which no"
    " article has. Save it as plain text in UTF-8, or paste the words instead."
)
_CONTROL = N_(
    "The text holds the control character %(code)s (line %(line)d, character"
    " %(column)d). Remove it there and import the text again."
)


def decode(data: bytes) -> str:
    """Return the text of an uploaded file; nothing is guessed.

    Raises:
        Invalid: too long, binary, or not UTF-8.
    """
    _check_size(len(data))
    if data.startswith(_UTF_16):
        raise _refused(_NOT_UTF_8)
    if data.startswith(_OTHER_FILES):
        raise _refused(_NOT_TEXT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise _refused(_NOT_TEXT if b"\0" in data else _NOT_UTF_8) from None


def freeze(text: str) -> str:
    """Return `text` as it will be kept: without mark, line ends as LF.

    Raises:
        Invalid: blank, too long, or it holds what no text may.
    """
    frozen = text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    refuse_controls(frozen)
    if is_blank(frozen):
        raise _refused(_EMPTY)
    _check_size(len(frozen.encode()))
    return frozen


def refuse_controls(text: str) -> None:
    """Stop at the first character that is no text; line end and tab are.

    Raises:
        Invalid: naming the character and its place.
    """
    found = _UNWANTED.search(text)
    if found is None:
        return
    at = found.start()
    raise _refused(
        _NUL if found[0] == "\0" else _CONTROL,
        line=text.count("\n", 0, at) + 1,
        column=at - text.rfind("\n", 0, at),
        code=f"U+{ord(found[0]):04X}",
    )


def is_blank(text: str) -> bool:
    """Say whether nothing in `text` can be seen: blanks and invisible signs only."""
    return all(unicodedata.category(each)[0] in "ZC" for each in text)


def title_line(text: str) -> str | None:
    """Return the first line with words, if it is short enough for a title."""
    lines = text.removeprefix(_BOM).splitlines()
    first = next((line.strip() for line in lines if not is_blank(line)), "")
    return first if 0 < len(first) <= LONGEST_TITLE else None


def _check_size(size: int) -> None:
    if size > MOST_BYTES:
        raise _refused(_TOO_LONG, size=f"{size:,}", most=f"{MOST_BYTES:,}")


def _refused(msgid: str, **params: object) -> Invalid:
    return Invalid(Sentence(msgid, params, "text"))
