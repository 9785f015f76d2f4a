"""The reviewer's desk."""

from flask import Blueprint

bp = Blueprint("desk", __name__, url_prefix="/desk")

from factcheck.web.desk import (  # noqa: E402 - each registers its views
    actor_voice,
    actors,
    articles,
    claim,
    claim_details,
    drafts,
    evidence,
    evidence_page,
    history,
    marking,
    queue,
    steps,
)

__all__ = [
    "actor_voice",
    "actors",
    "articles",
    "bp",
    "claim",
    "claim_details",
    "drafts",
    "evidence",
    "evidence_page",
    "history",
    "marking",
    "queue",
    "steps",
]
