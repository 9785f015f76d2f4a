"""Actors: those on file, near names while one types, one, and describing one."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from factcheck.domain.errors import Invalid, NotFound
from factcheck.domain.policy import Permission
from factcheck.extensions import db
from factcheck.models import Actor
from factcheck.queries import actor_history
from factcheck.queries import actors as queries
from factcheck.services import actors as services
from factcheck.web.access import requires, work
from factcheck.web.desk import bp
from factcheck.web.desk.actor_history import told
from factcheck.web.desk.forms_actors import GRADES, ActorForm, EditActorForm
from factcheck.web.forms import add_refusal
from factcheck.web.once import done

_PAGE = 60
_FOUND = 40


@bp.get("/actors")
@requires(Permission.DESK_READ)
def actors() -> str:
    """List the actors on file by name, or those whose names are near some words."""
    words = _words()
    number = max(1, min(request.args.get("page", 1, type=int), 10_000))
    page = db.paginate(queries.listed(), page=number, per_page=_PAGE, error_out=False)
    found = queries.find(db.session(), words, _FOUND) if words else list(page.items)
    return render_template(
        "desk/actors.html",
        page=page,
        actors=found,
        uses=queries.uses(db.session(), found),
        words=words,
    )


@bp.get("/actors/suggest")
@requires(Permission.DESK_READ)
def near_actors() -> str:
    """Offer near names while one types: a piece of a page."""
    return render_template(
        "desk/actors_near.html", actors=queries.find(db.session(), _words())
    )


def _words() -> str:
    """Return what is looked for."""
    return request.args.get("q", "").replace("\0", "").strip()[: services.LONGEST_NAME]


@bp.get("/actors/<uid:uid>")
@requires(Permission.DESK_READ)
def actor(uid: str) -> ResponseReturnValue:
    """Show an actor; one that was merged leads to the one that was kept."""
    found = actor_or_404(uid)
    if found.merged_into is not None:
        return redirect(url_for(".actor", uid=queries.survivor_of(found).uid), 302)
    session = db.session()
    return render_template(
        "desk/actor.html",
        actor=found,
        uses=queries.uses(session, [found])[found.id],
        claims=queries.claims_by(session, found),
        articles=queries.articles_by(session, found),
        speaking=queries.speaking_for(session, found),
        merged=queries.merged_into(session, found),
        events=told(actor_history.past(session, found)),
    )


def actor_or_404(uid: str) -> Actor:
    """Return an actor.

    Raises:
        NotFound: there is none at this address.
    """
    found = queries.by_uid(db.session(), uid)
    if found is None:
        raise NotFound
    return found


@bp.get("/actors/new")
@requires(Permission.ACTOR_ADD)
def new_actor() -> str:
    """Offer the form to put somebody on file."""
    return show_form(None, ActorForm())


@bp.post("/actors/new")
@requires(Permission.ACTOR_ADD)
def add_actor() -> ResponseReturnValue:
    """Put somebody on file; a name that is there already is said, not refused."""
    form = ActorForm()
    if not form.validate():
        return show_form(None, form), 422
    fields = form.described()
    twin = queries.named(db.session(), form.name.data or "")
    if twin is not None and request.form.get("another") != twin.uid:
        return show_form(None, form, twin), 422
    try:
        made = services.add(work(), **fields)
    except Invalid as refusal:
        add_refusal(form, refusal)
        return show_form(None, form), 422
    return done(url_for(".actor", uid=made.uid), gettext("Put on file."))


@bp.get("/actors/<uid:uid>/edit")
@requires(Permission.ACTOR_ADD)
def edit_actor(uid: str) -> str:
    """Offer the form to describe somebody on file."""
    found = actor_or_404(uid)
    return show_form(found, EditActorForm.of(found))


@bp.post("/actors/<uid:uid>/edit")
@requires(Permission.ACTOR_ADD)
def save_actor(uid: str) -> ResponseReturnValue:
    """Change the description of somebody on file."""
    found, form = actor_or_404(uid), EditActorForm()
    if not form.validate():
        return show_form(found, form), 422
    try:
        services.edit(work(), found, form.version.data, **form.described())
    except Invalid as refusal:
        add_refusal(form, refusal)
        return show_form(found, form), 422
    return done(url_for(".actor", uid=uid), gettext("Saved."))


def show_form(found: Actor | None, form: ActorForm, twin: Actor | None = None) -> str:
    """Render the form; nothing of what was refused is stored."""
    db.session.rollback()
    return render_template(
        "desk/actor_form.html", actor=found, form=form, twin=twin, terms=GRADES
    )
