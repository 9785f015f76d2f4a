"""The site: parse, call, render. Refusals become pages, the door stands in front."""

from flask import Flask

from factcheck.web.access import PUBLIC, check_access, refuse_open_doors, requires
from factcheck.web.converters import register_converters
from factcheck.web.errors import register_errors
from factcheck.web.headers import register_headers
from factcheck.web.health import register_health
from factcheck.web.presenting import register_presenting


def register(app: Flask) -> None:
    """Put the site into `app`; it does not start if a view names no rule."""
    # The views stand above this package's own modules.
    from factcheck.web import account, admin, desk, editing, public  # noqa: PLC0415

    register_headers(app)
    register_converters(app)
    register_presenting(app)
    register_errors(app)
    register_health(app)
    app.before_request(check_access)
    requires(PUBLIC)(app.view_functions["static"])
    for package in (public, desk, editing, account, admin):
        app.register_blueprint(package.bp)
    refuse_open_doors(app)
