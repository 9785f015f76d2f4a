"""The locks: exact, hashed, and the same on every machine."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")


def requirements(lock: str) -> list[Requirement]:
    """Read the pinned requirements of a lock, without their hashes."""
    lines = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    return [Requirement(re.sub(r"\s--hash=\S+", "", line)) for line in lines]


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize(
    "foreign", ["://", "--index", "--extra-index", "--find-links", "/opt", " @ ", "["]
)
def test_a_lock_names_no_address_path_or_extra(lock: str, foreign: str) -> None:
    assert foreign not in (ROOT / lock).read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_each_requirement_is_one_final_release(lock: str) -> None:
    for requirement in requirements(lock):
        (pin,) = requirement.specifier
        assert pin.operator == "==", requirement
        assert re.fullmatch(r"\d+(\.\d+)*(\.post\d+)?", pin.version), requirement


@pytest.mark.parametrize("lock", LOCKS)
def test_each_requirement_is_hashed(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) == len(requirements(lock))
    for entry in entries:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


def test_the_two_locks_agree() -> None:
    runtime, dev = (
        {each.name: str(each.specifier) for each in requirements(lock)}
        for lock in LOCKS
    )
    shared = runtime.keys() & dev.keys()
    assert {name: dev[name] for name in shared} == {
        name: runtime[name] for name in shared
    }


def test_the_lock_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    wanted = {
        "requirements.lock": project["project"]["dependencies"] + groups["build"],
        "requirements-dev.lock": groups["dev"],
    }
    for lock, asked in wanted.items():
        locked = {each.name: each for each in requirements(lock)}
        for requirement in map(Requirement, asked):
            (pin,) = locked[canonicalize_name(requirement.name)].specifier
            assert requirement.specifier.contains(pin.version), requirement


def test_the_build_backend_is_the_locked_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["build-system"]["requires"] == project["dependency-groups"]["build"]


def test_the_npm_lock_names_no_address() -> None:
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    packages = json.loads(text)["packages"]
    assert [name for name in packages if name] == ["node_modules/vnu-jar"]
    assert packages["node_modules/vnu-jar"]["integrity"].startswith("sha512-")
