"""Taking a step of the workflow; every act can be sent here."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from factcheck.domain.errors import ActRefused, Invalid
from factcheck.domain.policy import Permission
from factcheck.domain.vocabulary import Act
from factcheck.extensions import db
from factcheck.models import Claim
from factcheck.queries import claims as queries
from factcheck.queries import people
from factcheck.services import steps
from factcheck.services.steps import Taken
from factcheck.web.access import requires, work
from factcheck.web.desk import bp
from factcheck.web.desk.claim import claim_or_404, show_claim
from factcheck.web.desk.forms_steps import StepForm
from factcheck.web.forms import add_refusal
from factcheck.web.once import done

# What is said after each act.
_SAID = {
    Act.REJECT: _l("The claim was rejected; an editor can restore it."),
    Act.RESTORE: _l("The claim is new again."),
    Act.TAKE: _l("You are working on this claim."),
    Act.ASSIGN: _l("The claim was assigned."),
    Act.RELEASE: _l("The claim was released; the draft is kept."),
    Act.SUBMIT: _l("The verdict awaits approval."),
    Act.WITHDRAW: _l("The submission was withdrawn; you can go on writing."),
    Act.RETURN: _l("The verdict is back with its author."),
    Act.APPROVE: _l("The verdict was approved."),
    Act.UNAPPROVE: _l("The approval was taken back."),
    Act.PUBLISH: _l("The verdict was published."),
    Act.REOPEN: _l("The claim is in review again; its page stays as it is."),
    Act.AMEND: _l("The amendment was published."),
    Act.SUSPEND: _l("The page is withdrawn. A second editor decides on it."),
    Act.CONFIRM: _l("The page stays withdrawn."),
    Act.LIFT: _l("The page is public again."),
    Act.MERGE: _l("The claim was merged into the other one."),
    Act.RETRACT: _l("The verdict was retracted; the page says so."),
}


@bp.post("/claims/<slug:slug>/steps")
@requires(Permission.CLAIM_MOVE)
def take_step(slug: str) -> ResponseReturnValue:
    """Take one step of the workflow."""
    claim, form = claim_or_404(slug), StepForm()
    if not form.validate_on_submit() or form.act.data is None:
        return show_claim(claim, step=form), 422
    try:
        taken = _take(claim, form, form.act.data)
    except Invalid as refusal:
        add_refusal(form, refusal)
        return show_claim(claim, step=form), 422
    if taken.refused:
        # The claim went back to its author: that stands, the act does not.
        db.session.commit()
        raise ActRefused(taken.refused)
    return done(url_for(".claim", slug=slug), said(taken))


def _take(claim: Claim, form: StepForm, act: Act) -> Taken:
    session = db.session()
    return steps.take(
        work(),
        claim,
        act,
        reasons=form.reasons.data or (),
        comment=form.comment.data or "",
        assignee=people.by_uid(session, form.assignee.data or ""),
        survivor=queries.by_slug(session, form.survivor.data or ""),
        due=form.due.data,
        tell_readers=form.tell_readers.data,
        seen=form.seen.data or "",
    )


def said(taken: Taken) -> str:
    """Return what is said after a step."""
    if taken.waiting:
        words = gettext("Your decision is on file. A second editor must agree.")
        return str(words)
    return str(_SAID[taken.step.act])
