"""The Makefile: what it lists, and what it says where something is missing."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def make(directory: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run make as a person would, whatever a make around this test has set."""
    return subprocess.run(
        ["make", "--no-print-directory", *words],
        cwd=directory,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with nothing installed."""
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    for lock in ROOT.glob("*.lock"):
        shutil.copy(lock, tmp_path)
    return tmp_path


def python_that(directory: Path, script: str) -> str:
    """Write a stand-in for Python."""
    file = directory / "python"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return f"PYTHON={file}"


def test_help_is_what_make_says_first_and_lists_everything() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^\.PHONY: (\S+)$", text, re.MULTILINE))
    listed = re.findall(r"^make (\S+)", make(ROOT).stdout, re.MULTILINE)
    assert set(listed) == targets
    assert {"setup", "run", "test", "lint", "types", "help"} <= targets


def test_a_missing_venv_is_named_with_its_remedy(checkout: Path) -> None:
    without = python_that(checkout, 'case "$2" in *venv*) exit 1;; esac')
    answer = make(checkout, "setup", without)
    assert answer.returncode != 0
    assert "apt-get install python3-venv" in answer.stderr
    assert not (checkout / ".venv").exists()


def test_a_python_that_is_too_old_is_refused(checkout: Path) -> None:
    answer = make(checkout, "setup", python_that(checkout, "exit 1"))
    assert "Factcheck needs Python 3.11 or newer" in answer.stderr


def test_an_environment_that_was_never_finished_is_begun_anew(checkout: Path) -> None:
    (checkout / ".venv").mkdir()
    (checkout / ".venv/half-a-package").touch()
    make(checkout, "setup", python_that(checkout, 'case "$1" in -m) exit 1;; esac'))
    assert not (checkout / ".venv/half-a-package").exists()
