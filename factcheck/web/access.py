"""The one door: who may enter is decided here, before every view.

A view says what it needs with `requires`; a view that says nothing is shut.
"""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal, TypeVar

import structlog
from flask import Flask, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import Forbidden

from factcheck.domain import policy
from factcheck.domain.policy import Permission
from factcheck.engine import begin_writing
from factcheck.extensions import csrf, db
from factcheck.models import User
from factcheck.models.base import now
from factcheck.services.work import Work
from factcheck.web import kept, once
from factcheck.web.origin import refuse_foreign
from factcheck.web.sessions import session_secret


class Anybody(StrEnum):
    """What a view may need besides a permission."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"


PUBLIC: Final[Literal[Anybody.PUBLIC]] = Anybody.PUBLIC
SIGNED_IN: Final[Literal[Anybody.SIGNED_IN]] = Anybody.SIGNED_IN

Need = Anybody | Permission
View = TypeVar("View", bound=Callable[..., object])
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
# Where everybody arrives; who has no business there is led on.
_HOME = "desk.queue"

_log = structlog.stdlib.get_logger("factcheck.access")


@dataclass(frozen=True)
class Rule:
    """What the door asks of a request before the view sees it.

    `token`: a POST carries the CSRF token. Only forms that readers send without
    a cookie do without; they are protected by the check of the origin.
    `writes`: a POST runs in one transaction that begins as a writing one. Views
    that hash passphrases begin their own, so that nobody waits for the hash.
    """

    needs: Need
    token: bool = True
    writes: bool = True


def requires(
    needs: Need, *, token: bool = True, writes: bool = True
) -> Callable[[View], View]:
    """Write on a view what it needs; `check_access` alone acts on it."""

    def mark(view: View) -> View:
        setattr(view, "rule", Rule(needs, token=token, writes=writes))  # noqa: B010 - functions have no such attribute
        return view

    return mark


def rule_of(view: object) -> Rule | None:
    """Return what a view needs; None if it does not say."""
    rule = getattr(view, "rule", None)
    return rule if isinstance(rule, Rule) else None


def check_access() -> ResponseReturnValue | None:
    """Stop a request that the rules do not allow; runs before every view."""
    view = current_app.view_functions.get(request.endpoint or "")
    if view is None:
        return None  # there is no such page, and the answer will say so
    rule = rule_of(view)
    if rule is None:
        raise Forbidden
    changes = request.method not in SAFE_METHODS
    if changes:
        refuse_foreign()
        # All of the body is here before the database waits for this request.
        request.form  # noqa: B018
    if rule.needs is not PUBLIC:
        refused = _let_in(rule, changes=changes)
        if refused is not None:
            return refused
    if not changes:
        return None
    if rule.token:
        csrf.protect()
    if not rule.writes:
        return None
    if rule.needs is PUBLIC:
        begin_writing(db.session())
    return once.earlier_answer()


def _let_in(rule: Rule, *, changes: bool) -> ResponseReturnValue | None:
    g.knows_person = True
    if not session_secret():
        return kept.ask_to_sign_in()
    if changes and rule.writes:
        begin_writing(db.session())
    if not current_user.is_authenticated:
        db.session.rollback()
        return kept.ask_to_sign_in()
    if rule.needs is SIGNED_IN or may(rule.needs):
        return None
    if request.endpoint == _HOME:
        return redirect(home(), 303)
    _log.warning("refused", person=actor().uid, needs=str(rule.needs))
    raise Forbidden


def actor() -> User:
    """Return the signed-in person: the row, not Flask-Login's stand-in."""
    person = current_user._get_current_object()  # noqa: SLF001 - its documented use
    if not isinstance(person, User):
        message = "a view that asks for the actor must not be PUBLIC"
        raise TypeError(message)
    return person


def signed_in() -> bool:
    """Say whether this request comes from a signed-in person.

    Public pages never look: they read no cookie and are the same for everybody.
    """
    return bool(g.get("knows_person")) and bool(current_user.is_authenticated)


def recognise() -> bool:
    """Look at the cookie on a page that is open to all: for log-in only."""
    g.knows_person = True
    return signed_in()


def may(permission: Permission | str) -> bool:
    """Say whether the person of this request may do this; for templates too."""
    return signed_in() and policy.may(actor().roles, _permission(permission))


def _permission(named: Permission | str) -> Permission:
    return Permission(named)


def home() -> str:
    """Return the address of the page where the signed-in person begins."""
    if may(Permission.DESK_READ):
        return url_for(_HOME)
    if may(Permission.PEOPLE_MANAGE):
        return url_for("admin.people")
    return url_for("account.show")


def work() -> Work:
    """Return what a command needs of this request: transaction, person, time."""
    person = actor() if signed_in() else None
    return Work(db.session(), person, now(), address_hash())


def address_hash() -> str:
    """Return the sender's address, hashed with the key of this installation."""
    return keyed_hash("address", request.remote_addr or "")


def keyed_hash(purpose: str, text: str) -> str:
    """Hash what must not be stored or logged in clear."""
    key = current_app.config["SECRET_KEY"].encode()
    return hmac.new(key, f"{purpose}:{text}".encode(), hashlib.sha256).hexdigest()[:32]


def refuse_open_doors(app: Flask) -> None:
    """Stop the start of an application with a view that names no rule."""
    open_doors = [
        name for name, view in app.view_functions.items() if not rule_of(view)
    ]
    if open_doors:
        message = f"these views name no rule: {', '.join(sorted(open_doors))}"
        raise RuntimeError(message)
