"""Who may do what that is not a step of the workflow: one map (7.3, Roles).

Roles add up and none contains another. An administrator has no editorial
permission; an editor holds everything a reviewer may.
"""

from collections.abc import Iterable

from factcheck.domain.sentences import N_
from factcheck.domain.vocabulary import Role, Term


class Permission(Term):
    """One thing a signed-in person may be allowed to do."""

    DESK_READ = "desk_read", N_("read the desk and its drafts")
    ARTICLE_IMPORT = "article_import", N_("import articles and mark claims")
    CLAIM_EDIT = "claim_edit", N_("edit claims, evidence and verdict drafts")
    CLAIM_MOVE = "claim_move", N_("take steps of the workflow")
    ACTOR_ADD = "actor_add", N_("add people, outlets and bodies")
    ACTOR_CONTROL = "actor_control", N_("set control and side, merge actors")
    REVIEW = "review", N_("decide on verdicts and publish")
    REPORT_ANSWER = "report_answer", N_("answer readers' reports")
    PEOPLE_MANAGE = "people_manage", N_("create, disable and re-role people")


_DESK_WORK = frozenset(
    {
        Permission.DESK_READ,
        Permission.ARTICLE_IMPORT,
        Permission.CLAIM_EDIT,
        Permission.CLAIM_MOVE,
        Permission.ACTOR_ADD,
    }
)

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.OBSERVER: frozenset({Permission.DESK_READ}),
    Role.REVIEWER: _DESK_WORK,
    Role.EDITOR: _DESK_WORK
    | {Permission.ACTOR_CONTROL, Permission.REVIEW, Permission.REPORT_ANSWER},
    Role.ADMIN: frozenset({Permission.PEOPLE_MANAGE}),
}


def may(roles: Iterable[Role], permission: Permission) -> bool:
    """Say whether any of `roles` grants `permission`."""
    return any(permission in GRANTS[role] for role in roles)
