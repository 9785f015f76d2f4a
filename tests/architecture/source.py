"""The files of the repository, as the tests of this directory read them."""

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Blocks in which a page tells its layout something no reader sees.
_SETTINGS = "here|width|body_class"
_NOT_OURS = {
    ".git",
    ".hypothesis",
    ".venv",
    "__pycache__",
    "build",
    "dist",
    "node_modules",
    "var",
}


def files(directory: str = ".", suffix: str = "") -> list[Path]:
    """Return our files below `directory`, relative to the root, in order."""
    return sorted(
        path.relative_to(ROOT)
        for path in _walk(ROOT / directory)
        if path.name.endswith(suffix)
    )


def _walk(directory: Path) -> Iterator[Path]:
    for here, inner, names in os.walk(directory):
        inner[:] = [
            each
            for each in inner
            if each not in _NOT_OURS and not each.endswith(("_cache", ".egg-info"))
        ]
        yield from (Path(here) / name for name in names)


def read(path: Path) -> str:
    """Return the text of a file."""
    return (ROOT / path).read_text(encoding="utf-8")


def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(read(path), filename=str(path))


def imported(path: Path) -> set[str]:
    """Return the modules that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or ".")
    return found


def without_jinja(text: str) -> str:
    """Return a template as its reader would see it with every expression empty."""
    text = re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)
    text = re.sub(
        r"\{%-?\s*trans\b.*?%\}.*?\{%-?\s*endtrans\s*-?%\}", "", text, flags=re.DOTALL
    )
    text = re.sub(
        rf"\{{% block (?:{_SETTINGS}) %\}}.*?\{{% endblock", "{%", text, flags=re.DOTALL
    )
    text = re.sub(r"\{\{.*?\}\}", "", text, flags=re.DOTALL)
    return re.sub(r"\{%.*?%\}", "", text, flags=re.DOTALL)
