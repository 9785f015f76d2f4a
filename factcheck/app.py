"""The application, put together from its parts; nothing else happens here."""

from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from factcheck.engine import engine_options, prepare
from factcheck.extensions import babel, csrf, db, login_manager, migrate
from factcheck.logs import configure_logging, log_requests
from factcheck.paths import migrations_dir, templates_dir
from factcheck.settings import Settings
from factcheck.web import register

# A text of 2 MB grows up to threefold when a form encodes it; the exact limit
# is the import's business, this one keeps a request from filling the memory.
_LARGEST_REQUEST = 7 * 1024 * 1024
# Always ours: a supervisor on the same machine asks /healthz by these names.
_LOOPBACK = ("127.0.0.1", "localhost")


def create_app(settings: Settings) -> Flask:
    """Build the application for `settings`; it opens no connection yet."""
    configure_logging()
    app = Flask(
        "factcheck", template_folder=str(templates_dir()), static_folder="static"
    )
    app.config.from_mapping(_configuration(settings))
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    _trust_proxies(app, settings)
    log_requests(app)
    _bind_extensions(app)
    register(app)
    return app


def _configuration(settings: Settings) -> dict[str, Any]:
    return {
        "SETTINGS": settings,
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": engine_options(settings),
        "MAX_CONTENT_LENGTH": _LARGEST_REQUEST,
        "MAX_FORM_MEMORY_SIZE": _LARGEST_REQUEST,
        "SESSION_COOKIE_NAME": "__Host-session",
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_REFRESH_EACH_REQUEST": False,
        "TRUSTED_HOSTS": [urlsplit(settings.public_url).hostname, *_LOOPBACK],
        "PROVIDE_AUTOMATIC_OPTIONS": False,
        "BABEL_DEFAULT_LOCALE": "en_GB",
        # The door checks the token, after it has seen who is asking.
        "WTF_CSRF_CHECK_DEFAULT": False,
        # It compares Origin, which browsers send even where they hide Referer.
        "WTF_CSRF_SSL_STRICT": False,
        # The token ends with the session; an hour would end long edits.
        "WTF_CSRF_TIME_LIMIT": None,
    }


def _trust_proxies(app: Flask, settings: Settings) -> None:
    """Believe X-Forwarded-* of as many proxies as are configured, none by default."""
    count = settings.trusted_proxies
    if count:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=count, x_proto=count, x_host=0, x_port=0
        )


def _bind_extensions(app: Flask) -> None:
    db.init_app(app)
    with app.app_context():
        prepare(db.engine)
    migrate.init_app(app, db, directory=str(migrations_dir()))
    babel.init_app(app)
    csrf.init_app(app)
    # Instead of init_app, which would read the cookie on public pages too.
    app.login_manager = login_manager  # type: ignore[attr-defined]
    login_manager.session_protection = None
