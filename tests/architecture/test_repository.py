"""What must not be in the repository: somebody's machine, secrets, leftovers."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, files

_BINARY = {".ico", ".png", ".webp", ".woff2"}
TEXTS = [path for path in files() if path.suffix not in _BINARY]
# Spelt so that this file does not contain what it looks for.
MACHINE = re.compile(r"(?<![\w.$}])/(?:root|home|Users|work|mnt)/\w")
SECRET_KEYS = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b")
LEFT = re.compile(r"\b(?:T[O]DO|F[I]XME|X[X]X)\b")


@pytest.mark.parametrize("path", TEXTS, ids=str)
def test_each_text_is_ours_and_finished(path: Path) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert MACHINE.findall(text) == []
    assert SECRET_KEYS.findall(text) == []
    if path.suffix in {".py", ".html", ".md", ".css", ".js"} and not _vendored(path):
        assert LEFT.findall(text) == []
        assert text == "" or text.endswith("\n")
        assert "\r" not in text
        assert "\t" not in text


def _vendored(path: Path) -> bool:
    return "vendor" in path.parts
