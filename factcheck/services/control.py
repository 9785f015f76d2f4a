"""Whose voice it is: control, camps and merges, which editors alone decide.

Control means that somebody else decides what an actor says; not that it pays,
owns or appoints (domain.md 7.1).
"""

from collections.abc import Sequence

from factcheck.domain.errors import Conflict, Invalid
from factcheck.domain.policy import Permission
from factcheck.domain.sentences import N_, Sentence
from factcheck.models import Actor, Side
from factcheck.services import audit, voiding
from factcheck.services.permits import need
from factcheck.services.topics import refuse_overlap
from factcheck.services.work import Work


def set_control(
    work: Work, actor: Actor, version: int, controller: Actor | None, reason: str = ""
) -> Actor:
    """Say who decides what `actor` says; None: it speaks for itself.

    Raises:
        Conflict: somebody else changed the actor since `version` was read.
        Invalid: the control would run in a circle.
    """
    mine = {"controlled_by": controller.name if controller else ""}
    _begin(work, actor, version, mine)
    if controller is not None:
        _refuse_circle(actor, controller)
    if actor.controlled_by == controller:
        return actor
    before = audit.facts(actor)
    actor.controlled_by = controller
    return _finish(work, actor, "actor.control_set", before, reason)


def set_sides(
    work: Work, actor: Actor, version: int, sides: Sequence[Side], reason: str = ""
) -> Actor:
    """Say in which camps an actor stands, each in its own matter.

    Raises:
        Conflict: somebody else changed the actor since `version` was read.
        Invalid: two of the camps are camps in one matter.
    """
    _begin(work, actor, version, {"sides": _names(sides)})
    refuse_overlap(sides)
    if set(actor.sides) == set(sides):
        return actor
    before = audit.facts(actor)
    actor.sides = list(sides)
    # The rows of the membership have no version; the actor's own must move.
    actor.updated_at = work.now
    return _finish(work, actor, "actor.sides_set", before, reason)


def merge(
    work: Work, actor: Actor, version: int, survivor: Actor, reason: str = ""
) -> Actor:
    """Say that `actor` is `survivor` under another name.

    Both stay on file with their histories; what leads to the one leads to the
    other from now on.

    Raises:
        Conflict: somebody else changed the actor since `version` was read.
        Invalid: the same one, one merged before, or the one controls the other.
    """
    _begin(work, actor, version, {"into": survivor.name})
    if survivor == actor:
        raise _refused(N_("This is the same entry. Choose the one to keep."), "into")
    if survivor.merged_into is not None:
        raise _refused(
            N_("“%(name)s” was merged itself; merge into “%(kept)s”."),
            "into",
            name=survivor.name,
            kept=survivor.merged_into.name,
        )
    _refuse_circle(actor, survivor, "into")
    before = audit.facts(actor)
    actor.merged_into = survivor
    return _finish(work, actor, "actor.merged", before, reason)


def _begin(work: Work, actor: Actor, version: int, mine: dict[str, str]) -> None:
    need(work, Permission.ACTOR_CONTROL)
    work.session.refresh(actor, with_for_update=True)
    if actor.version != version:
        now = {
            "controlled_by": actor.controlled_by.name if actor.controlled_by else "",
            "sides": _names(actor.sides),
            "into": "",
        }
        raise Conflict({name: now[name] for name in mine}, mine, actor.version)
    if actor.merged_into is not None:
        raise _refused(
            N_("This entry was merged into “%(kept)s”; change that one."),
            "",
            kept=actor.merged_into.name,
        )


def _finish(
    work: Work, actor: Actor, action: str, before: dict[str, object], reason: str
) -> Actor:
    audit.record(work, action, actor, before=before, note=reason)
    voiding.recheck_actor(work, actor)
    return actor


def _refuse_circle(actor: Actor, above: Actor, field: str = "controlled_by") -> None:
    """Follow control and merges upwards: `actor` must not be met on the way."""
    chain = [above]
    while chain[-1] != actor:
        following = chain[-1].merged_into or chain[-1].controlled_by
        if following is None:
            return
        chain.append(following)
    if len(chain) == 1:
        raise _refused(N_("Nobody controls itself."), field)
    raise _refused(
        N_("This would run in a circle: %(chain)s. End one of these controls first."),
        field,
        chain=" → ".join(each.name for each in [actor, *chain]),
    )


def _names(sides: Sequence[Side]) -> str:
    return "; ".join(side.name for side in sides)


def _refused(msgid: str, field: str, **params: object) -> Invalid:
    return Invalid(Sentence(msgid, params, field))
