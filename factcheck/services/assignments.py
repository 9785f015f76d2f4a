"""Who is on a claim: one reviewer at a time, and the editors who look after it."""

from datetime import date

from factcheck.domain.errors import Invalid
from factcheck.domain.policy import Permission
from factcheck.domain.publication_terms import AssignmentRole
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import Role
from factcheck.models import Assignment, Claim, User
from factcheck.services import audit
from factcheck.services.permits import need
from factcheck.services.work import Work


def put_on(work: Work, claim: Claim, user: User, due: date | None = None) -> None:
    """Make `user` the one reviewer of the claim; does nothing if it is so already."""
    if claim.assignee_id == user.id:
        return
    claim.assignee = user
    claim.assignee_id = user.id
    _end(work, claim, AssignmentRole.REVIEWER)
    _begin(work, claim, user, AssignmentRole.REVIEWER, due)


def take_off(work: Work, claim: Claim) -> None:
    """End the reviewer's assignment, if there is one.

    Nothing is flushed: a submitted claim without a reviewer is no claim the
    database takes, and its new state is set after this.
    """
    with work.session.no_autoflush:
        claim.assignee = None
        claim.assignee_id = None
        _end(work, claim, AssignmentRole.REVIEWER)


def give_to_editor(
    work: Work, claim: Claim, editor: User, due: date | None = None
) -> None:
    """Ask an editor to look after the claim; replaces the one asked before.

    Raises:
        NotAllowed: the actor is no editor.
        Invalid: the person is not an active editor, or the day has passed.
    """
    need(work, Permission.REVIEW)
    if not editor.active or Role.EDITOR not in editor.roles:
        raise Invalid(Sentence(N_("Choose an active editor."), field="editor"))
    if due is not None and due < work.now.date():
        raise Invalid(Sentence(N_("This day has passed."), field="due"))
    before = audit.facts(claim)
    _end(work, claim, AssignmentRole.EDITOR)
    _begin(work, claim, editor, AssignmentRole.EDITOR, due)
    audit.record(work, "claim.given_to_editor", claim, before=before, note=editor.name)


def _end(work: Work, claim: Claim, role: AssignmentRole) -> None:
    for each in claim.assignments:
        if each.ended_at is None and each.role is role:
            each.ended_at = work.now


def _begin(
    work: Work, claim: Claim, user: User, role: AssignmentRole, due: date | None
) -> None:
    # The old assignment ends in the database before the new one begins.
    work.session.flush()
    claim.assignments.append(
        Assignment(user=user, role=role, due=due, started_at=work.now)
    )
    work.session.flush()
