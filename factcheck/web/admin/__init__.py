"""People and their roles."""

from flask import Blueprint

bp = Blueprint("admin", __name__, url_prefix="/admin")

from factcheck.web.admin import access, people  # noqa: E402, F401 - register their views
