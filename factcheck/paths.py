"""Where the files that are not Python lie: in the wheel, or in the checkout."""

from importlib import resources
from pathlib import Path

_PACKAGE = Path(str(resources.files("factcheck")))


def checkout() -> Path | None:
    """Return the root of the source checkout, None when installed from a wheel."""
    root = _PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() else None


def templates_dir() -> Path:
    """Return the directory of the Jinja templates."""
    return _packaged("templates")


def migrations_dir() -> Path:
    """Return the directory of the Alembic scripts."""
    return _packaged("migrations")


def _packaged(name: str) -> Path:
    """Find a directory that the wheel carries inside the package."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
