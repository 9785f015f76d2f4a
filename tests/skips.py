"""What a test needs from the machine, and what is said where it is missing."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[1]
VNU = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"


@dataclass(frozen=True)
class Need:
    """Something outside Python: its name, its remedy, how to find it."""

    name: str
    remedy: str
    found: Callable[[], object]

    @property
    def reason(self) -> str:
        """Return the words of the skip; the summary recognises them."""
        return f"needs {self.name}: {self.remedy}"


def postgresql_binaries() -> Path | None:
    """Return the directory of the newest server, as Debian installs it."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(found, key=lambda path: int(path.parent.name), default=None)


def chromium() -> str | None:
    """Return the browser of the distribution."""
    return shutil.which("chromium")


POSTGRESQL = Need("PostgreSQL", "apt-get install postgresql", postgresql_binaries)
CHROMIUM = Need("Chromium", "apt-get install chromium", chromium)
JAVA = Need(
    "Java", "apt-get install default-jre-headless", lambda: shutil.which("java")
)
CHECKER = Need("the Nu HTML checker", "apt-get install npm && npm ci", VNU.is_file)
NEEDS = (POSTGRESQL, CHROMIUM, JAVA, CHECKER)


def require(need: Need) -> None:
    """Go on only where `need` is there; with CI set its absence is a failure."""
    if not need.found():
        _stop(need.reason)


def _stop(reason: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def summary(reasons: list[str]) -> list[str]:
    """Say in lines what was skipped and how to have it tested."""
    lines = []
    for need in NEEDS:
        count = sum(need.reason in reason for reason in reasons)
        if count:
            lines.append(f"{count} skipped: {need.name} is missing ({need.remedy})")
    return lines
