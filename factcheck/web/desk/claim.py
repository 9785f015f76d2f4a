"""The case file: one claim, its article, its evidence, its verdict."""

from flask import render_template, request
from flask_babel import gettext

from factcheck.domain.errors import NotFound
from factcheck.domain.policy import Permission
from factcheck.domain.publication_terms import ReturnReason
from factcheck.domain.vocabulary import Act, Qualifier, Verdict
from factcheck.domain.words import finding
from factcheck.extensions import db
from factcheck.models import Claim, Decision, Revision
from factcheck.models.base import now
from factcheck.queries import claims as queries
from factcheck.web.access import may, requires, work
from factcheck.web.desk import bp
from factcheck.web.desk.case import CaseFile, case_file
from factcheck.web.desk.forms_draft import GISTS, DraftForm, finding_value, findings
from factcheck.web.desk.forms_steps import (
    AssignForm,
    DrawnForm,
    RejectForm,
    RestoreForm,
    StepForm,
)
from factcheck.web.desk.queue import chosen_queue, due_words
from factcheck.web.forms import DeskForm
from factcheck.web.presenting import label


@bp.get("/claims/<slug:slug>")
@requires(Permission.DESK_READ)
def claim(slug: str) -> str:
    """Show a claim's case file."""
    return show_claim(_found(queries.case_file(db.session(), slug)))


def claim_or_404(slug: str) -> Claim:
    """Return the claim at an address of the desk.

    Raises:
        NotFound: there is none.
    """
    return _found(queries.by_slug(db.session(), slug))


def _found(claim: Claim | None) -> Claim:
    if claim is None:
        raise NotFound
    return claim


def show_claim(
    found: Claim, draft: DraftForm | None = None, step: StepForm | None = None
) -> str:
    """Render the case file; a form that was refused keeps what was typed."""
    case = case_file(work(), found, works=may(Permission.CLAIM_EDIT))
    return render_template(
        "desk/claim.html",
        case=case,
        claim=found,
        form=draft or DraftForm.of(found, now().date()),
        one_button=DeskForm(formdata=None),
        acts=_act_forms(case, step),
        refused=step if step is not None else draft,
        findings=findings(),
        gists=GISTS,
        finding_value=finding_value,
        finding_words=finding_words,
        reason_words=reason_words,
        words_of=words_of,
        due_words=due_words,
        queue=chosen_queue() if "queue" in request.args else None,
    )


def finding_words(pair: tuple[Verdict, Qualifier | None], found: Claim) -> str:
    """Return the words readers get for a verdict on this claim."""
    return str(gettext(finding(*pair, found.claim_type)))


def reason_words(decision: Decision) -> list[str]:
    """Return why an editor decided so."""
    known = {each.value: each for each in ReturnReason}
    return [label(known[each]) for each in decision.reasons if each in known]


def words_of(revision: Revision | None) -> str:
    """Return the words that lead a verdict as it is written; empty without one."""
    if revision is None or revision.verdict is None:
        return ""
    kind = revision.claim.claim_type
    return str(gettext(finding(revision.verdict, revision.qualifier, kind)))


def _act_forms(case: CaseFile, step: StepForm | None) -> dict[Act, DrawnForm]:
    """Return the forms of the acts that need more than a button."""
    forms: dict[Act, DrawnForm] = {}
    if Act.ASSIGN in case.offered:
        people = queries.who_can_review(db.session())
        forms[Act.ASSIGN] = AssignForm.drawn_for(step).offer(people)
    if Act.REJECT in case.offered:
        forms[Act.REJECT] = RejectForm.drawn_for(step)
    if Act.RESTORE in case.offered:
        forms[Act.RESTORE] = RestoreForm.drawn_for(step)
    return forms
