"""Whose voice an actor is: control, camps and merges, which editors decide."""

from typing import TypeVar

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from factcheck.domain.errors import Conflict, Invalid
from factcheck.domain.policy import Permission
from factcheck.extensions import db
from factcheck.models import Actor, Side
from factcheck.queries import actors as queries
from factcheck.services import actors, topics
from factcheck.web.access import requires, work
from factcheck.web.desk import bp
from factcheck.web.desk.actors import actor_or_404
from factcheck.web.desk.forms_actors import CampsForm, ControlForm, MergeForm
from factcheck.web.desk.forms_marking import names_in
from factcheck.web.forms import DeskForm, add_refusal
from factcheck.web.once import done

_CONTROL, _CAMPS, _MERGE = "control", "camps", "merge"
Form = TypeVar("Form", bound=DeskForm)


@bp.get("/actors/<uid:uid>/voice")
@requires(Permission.ACTOR_CONTROL)
def actor_voice(uid: str) -> str:
    """Offer the forms on control, camps and merging."""
    return show_voice(actor_or_404(uid))


@bp.post("/actors/<uid:uid>/control")
@requires(Permission.ACTOR_CONTROL)
def set_control(uid: str) -> ResponseReturnValue:
    """Say who decides what somebody says."""
    actor, form = actor_or_404(uid), ControlForm(prefix=_CONTROL)
    fits = form.validate()
    controller = form.controlled_by.form.settle(work())
    if not fits or form.errors:
        return show_voice(actor, control=form), 422
    try:
        actors.set_control(
            work(), actor, form.version.data, controller, form.reason.data or ""
        )
    except (Conflict, Invalid) as refusal:
        status = _say(form, refusal)
        return show_voice(actor, control=form), status
    return done(url_for(".actor", uid=uid), gettext("Saved."))


@bp.post("/actors/<uid:uid>/camps")
@requires(Permission.ACTOR_CONTROL)
def set_camps(uid: str) -> ResponseReturnValue:
    """Say in which camps somebody stands."""
    actor, form = actor_or_404(uid), CampsForm(prefix=_CAMPS)
    if not form.validate():
        return show_voice(actor, camps=form), 422
    try:
        actors.set_sides(
            work(), actor, form.version.data, _chosen(form), form.reason.data or ""
        )
    except (Conflict, Invalid) as refusal:
        status = _say(form, refusal)
        return show_voice(actor, camps=form), status
    return done(url_for(".actor", uid=uid), gettext("Saved."))


@bp.post("/actors/<uid:uid>/merge")
@requires(Permission.ACTOR_CONTROL)
def merge_actor(uid: str) -> ResponseReturnValue:
    """Say that two entries are one."""
    actor, form = actor_or_404(uid), MergeForm(prefix=_MERGE)
    fits = form.validate()
    survivor = form.into.form.settle(work())
    if survivor is None and not form.into.errors:
        form.into.form.name.errors = [gettext("Name the entry to keep.")]
    if survivor is None or not fits:
        return show_voice(actor, merge=form), 422
    try:
        actors.merge(work(), actor, form.version.data, survivor, form.reason.data or "")
    except (Conflict, Invalid) as refusal:
        status = _say(form, refusal)
        return show_voice(actor, merge=form), status
    words = gettext("Merged: “%(name)s” leads here from now on.", name=actor.name)
    return done(url_for(".actor", uid=survivor.uid), words)


def show_voice(
    actor: Actor,
    *,
    control: ControlForm | None = None,
    camps: CampsForm | None = None,
    merge: MergeForm | None = None,
) -> str:
    """Render the three forms; nothing of what was refused is stored."""
    db.session.rollback()
    if control is None:
        control = ControlForm(formdata=None, prefix=_CONTROL, version=actor.version)
        if actor.controlled_by is not None:
            control.controlled_by.form.fill(actor.controlled_by)
    if camps is None:
        camps = CampsForm(formdata=None, prefix=_CAMPS, version=actor.version)
        camps.sides.data = [side.uid for side in actor.sides]
    camps.offer(list(queries.sides(db.session())))
    return render_template(
        "desk/actor_voice.html",
        actor=actor,
        control=control,
        camps=camps,
        merge=merge or MergeForm(formdata=None, prefix=_MERGE, version=actor.version),
        refused=next(
            (each for each in (control, camps, merge) if each and each.errors), None
        ),
    )


def _chosen(form: CampsForm) -> list[Side]:
    ticked = set(form.sides.data or [])
    sides = [each for each in queries.sides(db.session()) if each.uid in ticked]
    if form.new_side.data:
        named = names_in(form.new_side_topics.data or "")
        side = topics.find_or_create_side(work(), form.new_side.data, topics=named)
        sides = [*(each for each in sides if each is not side), side]
    return sides


def _say(form: DeskForm, refusal: Conflict | Invalid) -> int:
    """Put the refusal into the form; after a conflict it may be sent again."""
    if isinstance(refusal, Invalid):
        add_refusal(form, refusal)
        return 422
    form["version"].data = refusal.version
    on_file = "; ".join(str(each) for each in refusal.theirs.values() if each)
    form.form_errors.append(
        gettext(
            "Somebody else changed this entry in the meantime. On file now:"
            " %(on_file)s. What you chose stands below; save it again to keep it.",
            on_file=on_file or gettext("nothing"),
        )
    )
    return 409
