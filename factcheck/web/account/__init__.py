"""Signing in and out, and one's own account."""

from flask import Blueprint

bp = Blueprint("account", __name__)

from factcheck.web.account import login, own  # noqa: E402, F401 - register their views
