"""People: the list, a new one, name and roles."""

import structlog
from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from factcheck.domain.errors import ActRefused, Invalid, NotFound, TooOften
from factcheck.domain.policy import Permission
from factcheck.extensions import db
from factcheck.models import User
from factcheck.queries import people as queries
from factcheck.services import accounts
from factcheck.web.access import actor, requires, work
from factcheck.web.account import signing
from factcheck.web.admin import bp
from factcheck.web.admin.forms import NewPersonForm, PassphraseForm, PersonForm
from factcheck.web.errors import status_of
from factcheck.web.forms import DeskForm, add_refusal
from factcheck.web.once import done

_log = structlog.stdlib.get_logger("factcheck.access")


@bp.get("/people")
@requires(Permission.PEOPLE_MANAGE)
def people() -> ResponseReturnValue:
    """List everybody."""
    return render_template("admin/people.html", people=queries.everybody(db.session()))


@bp.get("/people/new")
@requires(Permission.PEOPLE_MANAGE)
def new_person() -> ResponseReturnValue:
    """Ask who is added."""
    return render_template("admin/new.html", form=NewPersonForm())


@bp.post("/people/new")
@requires(Permission.PEOPLE_MANAGE, writes=False)
def add_person() -> ResponseReturnValue:
    """Add a person."""
    form = NewPersonForm()
    if not form.validate():
        return render_template("admin/new.html", form=form), 422
    try:
        signing.confirm(form.current_passphrase.data or "")
        person = accounts.add(
            work(),
            email=form.email.data or "",
            name=form.name.data or "",
            public_name=form.public_name.data or "",
            roles=form.roles.data,
            passphrase=form.passphrase.data or "",
        )
    except (Invalid, TooOften) as refusal:
        add_refusal(form, refusal)
        return render_template("admin/new.html", form=form), status_of(refusal)
    log_change("person added", person)
    message = gettext("%(name)s may sign in now.", name=person.name)
    return done(url_for(".person", uid=person.uid), message)


@bp.get("/people/<uid:uid>")
@requires(Permission.PEOPLE_MANAGE)
def person(uid: str) -> ResponseReturnValue:
    """Show a person."""
    return show_person(person_or_404(uid))


@bp.post("/people/<uid:uid>")
@requires(Permission.PEOPLE_MANAGE, writes=False)
def edit_person(uid: str) -> ResponseReturnValue:
    """Change a person's name and roles."""
    found, form = person_or_404(uid), PersonForm()
    if not form.validate():
        return show_person(found, form), 422
    held = found.roles
    try:
        signing.confirm(form.current_passphrase.data or "")
        accounts.edit(
            work(),
            found,
            form.version.data,
            name=form.name.data or "",
            public_name=form.public_name.data or "",
            roles=form.roles.data,
        )
    except (Invalid, ActRefused, TooOften) as refusal:
        add_refusal(form, refusal)
        return show_person(found, form), status_of(refusal)
    log_change("person edited", found, roles_before=sorted(held))
    finish = signing.done_as_new if _lost_session(found, held) else done
    return finish(url_for(".person", uid=uid), gettext("Saved."))


def person_or_404(uid: str) -> User:
    """Return a person.

    Raises:
        NotFound: there is nobody with this id.
    """
    found = queries.by_uid(db.session(), uid)
    if found is None:
        raise NotFound
    return found


def show_person(
    found: User,
    form: PersonForm | None = None,
    passphrase_form: PassphraseForm | None = None,
) -> str:
    """Return the page of a person, with the form that was just sent."""
    return render_template(
        "admin/person.html",
        person=found,
        form=form or PersonForm(formdata=None, obj=found),
        passphrase_form=passphrase_form or PassphraseForm(formdata=None, prefix="new"),
        button_form=DeskForm(formdata=None),
    )


def log_change(event: str, found: User, **details: object) -> None:
    """Write down who changed whom."""
    _log.info(
        event,
        person=found.uid,
        by=actor().uid,
        roles=sorted(found.roles),
        active=found.active,
        **details,
    )


def _lost_session(found: User, held: frozenset[object]) -> bool:
    """Say whether the administrator's own session has just been ended."""
    return found is actor() and found.roles != held
