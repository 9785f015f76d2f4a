"""How much a public page costs, against the same bytes from an empty Flask view.

    .venv/bin/python bench/public_pages.py

Makes a database of its own with the demonstration, asks each page in turn with
the yardstick, and prints the median of the ratios. The yardstick is what Flask
itself costs; a ratio of 10 means that nine tenths of the time are ours.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from flask import Flask

from factcheck import database
from factcheck.app import create_app
from factcheck.engine import writing
from factcheck.services import demo
from factcheck.settings import Settings

ROUNDS = 60
WARM_UP = 5
PAGES = (
    "/",
    "/claims/1000-of-11000-killed",
    "/claims/1000-of-11000-killed/v/1",
    "/corrections",
    "/how-we-work",
)


def main() -> None:
    """Print a line for each page."""
    with tempfile.TemporaryDirectory() as directory:
        app = create_app(_loaded(Path(directory)))
        print(f"{'page':<36} {'bytes':>7} {'ms':>7} {'ratio':>7}")
        for path in PAGES:
            body = app.test_client().get(path).data
            mine, ratio = _compare(_getter(app, path), _getter(_empty(body), "/"))
            print(f"{path:<36} {len(body):>7} {mine * 1000:>7.2f} {ratio:>7.1f}")


def _loaded(directory: Path) -> Settings:
    settings = Settings(
        database_url=f"sqlite:///{directory / 'bench.db'}",
        data_dir=directory,
        secret_key="a key for one run of the benchmark only",  # noqa: S106
    )
    database.upgrade(settings)
    with writing(settings) as session:
        demo.load(session)
    return settings


def _empty(body: bytes) -> Flask:
    """Return an application with one view, which answers `body`."""
    app = Flask(__name__)
    app.add_url_rule("/", "page", lambda: body)
    return app


def _getter(app: Flask, path: str) -> Callable[[], None]:
    client = app.test_client(use_cookies=False)

    def get() -> None:
        answer = client.get(path)
        assert answer.status_code == 200  # noqa: S101, PLR2004

    return get


def _compare(
    ours: Callable[[], None], yardstick: Callable[[], None]
) -> tuple[float, float]:
    """Return our median seconds and the median ratio, measured in turn."""
    pairs = [(_seconds(ours), _seconds(yardstick)) for _ in range(WARM_UP + ROUNDS)]
    kept = pairs[WARM_UP:]
    return (
        statistics.median(one for one, _ in kept),
        statistics.median(one / other for one, other in kept),
    )


def _seconds(call: Callable[[], None]) -> float:
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
