"""The settings; see factcheck/settings.py."""

from factcheck.settings import Settings, SettingsError

__all__ = ["Settings", "SettingsError"]
