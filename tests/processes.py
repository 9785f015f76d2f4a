"""The command, and servers that end with the test run, however that ends."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from factcheck.settings import Settings

COMMAND = Path(sys.executable).with_name("factcheck")

# Waits until the pipe from the tests closes: at the end, at Ctrl-C, and also when
# the tests are killed and can clean up nothing themselves.
_KEEPER = """
name=$1 directory=$2; shift 2
"$@" & child=$!
cat > /dev/null
kill -s "$name" "$child"; wait "$child"
rm -rf "$directory"
"""


class Tied:
    """A server process tied to this one."""

    def __init__(
        self,
        command: Sequence[str | Path],
        directory: Path,
        *,
        stop: signal.Signals = signal.SIGTERM,
        user: str | None = None,
        env: dict[str, str] | None = None,
    ) -> None:
        """Start `command`; `directory` is its own, holds its log and goes with it."""
        self.log = directory / "log"
        with self.log.open("ab") as log:
            # A session of its own: Ctrl-C reaches the tests and not the server.
            self._keeper = subprocess.Popen(
                ["/bin/sh", "-c", _KEEPER, "sh", stop.name[3:], directory, *command],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
                cwd="/" if user else None,
                user=user,
                group=user,
                extra_groups=[] if user else None,
                env=env,
            )

    def stop(self) -> None:
        """Stop the server and wait until it is gone, its directory too."""
        assert self._keeper.stdin is not None
        self._keeper.stdin.close()
        self._keeper.wait(timeout=20)

    def said(self) -> str:
        """Return what the server has written."""
        return self.log.read_text(errors="replace") if self.log.is_file() else ""


def environment(settings: Settings) -> dict[str, str]:
    """Return the environment in which these are the settings."""
    return {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "DATABASE_URL": settings.database_url,
        "DATA_DIR": str(settings.data_dir),
        "SECRET_KEY": settings.secret_key,
        "PUBLIC_URL": settings.public_url,
        "PORT": str(settings.port),
        "WORKERS": str(settings.workers),
    }


def factcheck(settings: Settings, *words: str) -> str:
    """Run a command as an operator does; return what it prints."""
    done = subprocess.run(
        [COMMAND, *words],
        env=environment(settings),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
