"""Settings: what is accepted, what is refused, and in which words."""

from pathlib import Path

import pytest

import config
from factcheck.settings import Settings, SettingsError


def test_everything_has_a_default_but_the_secret(tmp_path: Path) -> None:
    settings = Settings.from_env({"DATA_DIR": str(tmp_path)})
    assert settings.database_url == f"sqlite:///{tmp_path}/factcheck.db"
    assert settings.sqlite_file == tmp_path / "factcheck.db"
    assert settings.public_url == "http://127.0.0.1:8000"
    assert settings.secret_key == ""
    assert (settings.workers, settings.threads) == (2, 4)
    assert settings.trusted_proxies == 0


def test_in_a_checkout_the_data_lies_in_var() -> None:
    root = Path(__file__).parents[2]
    assert Settings.from_env({}).data_dir == root / "var"


def test_an_empty_variable_counts_as_not_set() -> None:
    names = ("DATABASE_URL", "DATA_DIR", "PORT", "PUBLIC_URL", "SITE_NAME", "WORKERS")
    assert Settings.from_env(dict.fromkeys(names, " ")) == Settings.from_env({})


def test_the_public_address_follows_the_port() -> None:
    assert Settings.from_env({"PORT": "9000"}).public_url == "http://127.0.0.1:9000"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_gets_the_driver_that_is_installed(scheme: str) -> None:
    settings = Settings.from_env({"DATABASE_URL": f"{scheme}://me:s%40y@db:5433/news"})
    assert settings.database_url == "postgresql+psycopg://me:s%40y@db:5433/news"
    assert settings.sqlite_file is None


def test_a_relative_sqlite_path_is_made_absolute() -> None:
    settings = Settings.from_env({"DATABASE_URL": "sqlite:///news.db"})
    assert settings.sqlite_file == Path.cwd() / "news.db"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("DATABASE_URL", "mysql://db/news", "DATABASE_URL must begin with"),
        ("DATABASE_URL", "sqlite://", "DATABASE_URL must begin with"),
        ("DATABASE_URL", "sqlite:///:memory:", "DATABASE_URL must begin with"),
        ("DATABASE_URL", "news.db", "DATABASE_URL is not an address"),
        ("DATABASE_URL", "postgresql://db:port/news", "DATABASE_URL is not an address"),
        ("PORT", "http", "PORT must be a whole number from 1 to 65535, not “http”"),
        ("PORT", "0", "PORT must be a whole number"),
        ("PORT", "65536", "PORT must be a whole number"),
        ("PORT", "٣", "PORT must be a whole number"),
        ("WORKERS", "0", "WORKERS must be a whole number from 1"),
        ("THREADS", "-1", "THREADS must be a whole number"),
        ("TRUSTED_PROXIES", "yes", "TRUSTED_PROXIES must be a whole number from 0"),
        ("PUBLIC_URL", "news.example", "PUBLIC_URL must be"),
        ("PUBLIC_URL", "ftp://news.example", "PUBLIC_URL must be"),
        ("PUBLIC_URL", "https://news.example/desk", "PUBLIC_URL must be"),
        ("PUBLIC_URL", "https://news.example:port", "PUBLIC_URL must be"),
    ],
)
def test_an_unusable_value_is_refused_with_its_name(
    name: str, text: str, words: str
) -> None:
    with pytest.raises(SettingsError, match=words):
        Settings.from_env({name: text})


@pytest.mark.parametrize(
    ("key", "words"),
    [("", "SECRET_KEY is not set"), ("x" * 31, "SECRET_KEY has 31 characters")],
)
def test_a_missing_or_short_key_is_refused_in_one_sentence(
    key: str, words: str
) -> None:
    with pytest.raises(SettingsError, match=words) as caught:
        Settings.from_env({"SECRET_KEY": key}).require_secret()
    assert str(caught.value).count(".") == 1


def test_a_long_key_is_accepted() -> None:
    Settings.from_env({"SECRET_KEY": "x" * 32}).require_secret()


def test_settings_do_not_show_their_secrets() -> None:
    shown = repr(
        Settings.from_env(
            {"SECRET_KEY": "k" * 40, "DATABASE_URL": "postgresql://me:hush@db/news"}
        )
    )
    assert "kkk" not in shown
    assert "hush" not in shown


def test_the_module_at_the_top_only_passes_on() -> None:
    assert config.Settings is Settings
