"""The editor's desk: deciding, publishing, and what follows for readers."""

from flask import Blueprint

bp = Blueprint("editing", __name__, url_prefix="/desk")

from factcheck.web.editing import (  # noqa: E402 - each registers its views
    amend,
    manage,
    publish,
    replies,
    reports,
    review,
    taking_away,
    withhold,
)

__all__ = [
    "amend",
    "bp",
    "manage",
    "publish",
    "replies",
    "reports",
    "review",
    "taking_away",
    "withhold",
]
