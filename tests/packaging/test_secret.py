"""The key that is made for those who set none."""

import multiprocessing
import stat
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from factcheck.secret import ensure_secret
from factcheck.settings import SettingsError


def test_the_key_is_made_once_and_kept(tmp_path: Path) -> None:
    key = ensure_secret(tmp_path / "data")
    assert len(key) >= 32
    assert ensure_secret(tmp_path / "data") == key


def test_nobody_else_can_read_the_key(tmp_path: Path) -> None:
    ensure_secret(tmp_path)
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"]


def test_processes_that_start_at_once_agree(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(4, mp_context=context) as pool:
        keys = set(pool.map(ensure_secret, [tmp_path] * 16))
    assert len(keys) == 1


def test_a_broken_key_is_not_replaced_silently(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("")
    with pytest.raises(SettingsError, match="remove the file"):
        ensure_secret(tmp_path)
