"""Pages for readers: no session, no cookie, no write on a GET."""

from flask import Blueprint

bp = Blueprint("public", __name__)

from factcheck.web.public import pages, reports  # noqa: E402, F401 - register their views
