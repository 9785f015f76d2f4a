"""The WSGI application, for the server; refuses to start where it cannot serve."""

from factcheck.app import create_app
from factcheck.database import check_schema
from factcheck.settings import Settings

_settings = Settings.from_env()
_settings.require_secret()
check_schema(_settings)

app = create_app(_settings)
