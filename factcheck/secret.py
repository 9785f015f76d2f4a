"""A secret key for those who set none: made once, kept in the data directory."""

import os
import secrets
from pathlib import Path

from factcheck.settings import SHORTEST_SECRET, SettingsError


def ensure_secret(data_dir: Path) -> str:
    """Return the key kept in `data_dir`, made now if there is none.

    The file appears whole or not at all, and never replaces another: of two
    processes that start at once, the second finds and takes the first's key.

    Raises:
        SettingsError: the file holds no usable key.
    """
    kept = data_dir / "secret_key"
    if not kept.exists():
        _make(kept)
    key = kept.read_text(encoding="ascii", errors="replace").strip()
    if len(key) < SHORTEST_SECRET:
        message = f"{kept} holds no usable key: remove the file to have one made."
        raise SettingsError(message)
    return key


def _make(kept: Path) -> None:
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = kept.with_name(f".secret_key.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48) + "\n")
            file.flush()
            os.fsync(file.fileno())
        # A link, unlike a rename, fails where there is a file already.
        os.link(draft, kept)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
