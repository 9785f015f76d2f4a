"""The wheel: built offline, installed where there is no checkout, and served.

A machine without a registry cannot install the runtime packages a second time, and
the lock is what decides about them anyway. So the new environment holds the wheel
alone and reads those packages from the environment of the tests, through a .pth
line: such a line adds a directory and does not follow the .pth files in it, so the
checkout stays out of reach, which a test makes sure of.
"""

import json
import signal
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

from factcheck.settings import Settings
from tests.packaging.conftest import SECRET, Environ
from tests.processes import Tied

ROOT = Path(__file__).parents[2]
PATIENCE = 20


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the pinned backend that is installed here."""
    directory = tmp_path_factory.mktemp("wheel")
    offline = ("--no-index", "--no-deps", "--no-build-isolation")
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", *offline)
    subprocess.run([*pip, "--wheel-dir", directory, ROOT], check=True)
    (built,) = directory.glob("factcheck-*.whl")
    return built


@dataclass(frozen=True)
class Installation:
    """The wheel in an environment of its own, with data of its own."""

    python: Path
    directory: Path
    environment: dict[str, str]

    @property
    def address(self) -> str:
        """Where it serves."""
        return f"http://127.0.0.1:{self.environment['PORT']}"

    def run(self, *words: str) -> str:
        """Run a command of the wheel, away from the checkout."""
        answer = subprocess.run(
            [self.python.with_name("factcheck"), *words],
            cwd=self.directory,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == 0, answer.stderr
        return answer.stdout


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """Install the wheel; return the Python of its environment."""
    directory = tmp_path_factory.mktemp("installation")
    subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", directory], check=True
    )
    python = directory / "bin/python"
    site = Path(
        subprocess.check_output(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            text=True,
        ).strip()
    )
    (site / "runtime.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    offline = ("--no-index", "--no-deps")
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet")
    subprocess.run([*pip, *offline, wheel], check=True)
    return python


@pytest.fixture
def installation(tmp_path: Path, environment: Path, environ: Environ) -> Installation:
    """Give the installed wheel an empty data directory and a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = Settings.from_env({"DATA_DIR": str(tmp_path / "data")})
    settings = replace(settings, port=port, secret_key=SECRET)
    return Installation(environment, tmp_path, environ(settings))


@pytest.fixture
def address(installation: Installation) -> Iterator[str]:
    """Serve the demonstration from the wheel; give the address."""
    installation.run("db", "upgrade")
    installation.run("demo", "load")
    directory = installation.directory / "server"
    directory.mkdir()
    command = (installation.python.with_name("factcheck"), "serve")
    server = Tied(command, directory, env=installation.environment)
    try:
        wait_for(installation.address, server.log)
        yield installation.address
    finally:
        server.stop()


def wait_for(address: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(f"{address}/healthz", timeout=PATIENCE):  # noqa: S310 - our own server
                return
        except URLError:
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.05)


def test_the_wheel_carries_its_pages_and_migrations(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for directory in ("templates", "migrations"):
        wanted = {
            f"factcheck/{file.relative_to(ROOT)}"
            for file in (ROOT / directory).rglob("*")
            if file.is_file() and "__pycache__" not in file.parts
        }
        assert wanted
        assert wanted <= names
    assert not {name for name in names if "__pycache__" in name}
    outside = {name for name in names if not name.startswith("factcheck")}
    assert outside == set()


def test_the_installed_package_is_not_the_checkout(environment: Path) -> None:
    code = (
        "import json; from factcheck import paths; import factcheck;"
        "print(json.dumps([factcheck.__file__, str(paths.templates_dir()),"
        " str(paths.migrations_dir()), str(paths.checkout())]))"
    )
    answer = subprocess.check_output([environment, "-c", code], text=True, cwd="/")
    package, templates, migrations, checkout = json.loads(answer)
    assert Path(package).is_relative_to(environment.parents[1])
    assert Path(templates) == Path(package).with_name("templates")
    assert Path(migrations) == Path(package).with_name("migrations")
    assert checkout == "None"


def test_an_installed_wheel_serves_the_demonstration(address: str) -> None:
    for path in ("/healthz", "/"):
        with urlopen(address + path, timeout=PATIENCE) as answer:  # noqa: S310 - ours
            assert answer.status == 200


def test_serving_without_a_key_is_refused_in_one_sentence(
    installation: Installation,
) -> None:
    installation.run("db", "upgrade")
    without = {**installation.environment, "SECRET_KEY": ""}
    answer = subprocess.run(
        [installation.python.with_name("factcheck"), "serve"],
        env=without,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert answer.returncode == 1
    assert answer.stderr.startswith("Error: SECRET_KEY is not set")
    assert len(answer.stderr.splitlines()) == 1


def test_the_server_stops_within_seconds(installation: Installation) -> None:
    installation.run("db", "upgrade")
    serve = (installation.python.with_name("factcheck"), "serve")
    log = installation.directory / "log"
    with (
        log.open("w") as output,
        subprocess.Popen(
            serve, env=installation.environment, stdout=output, stderr=output
        ) as server,
    ):
        try:
            wait_for(installation.address, log)
        finally:
            server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=PATIENCE) == 0
