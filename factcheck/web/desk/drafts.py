"""Saving the draft of a verdict: by a button, by itself, and on the way to submit."""

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from factcheck.domain.errors import ActRefused, Conflict
from factcheck.domain.policy import Permission
from factcheck.domain.vocabulary import Act
from factcheck.extensions import db
from factcheck.models import Claim, Revision
from factcheck.services import drafts, steps
from factcheck.web.access import requires, work
from factcheck.web.desk import bp
from factcheck.web.desk.case import missing
from factcheck.web.desk.claim import claim_or_404, show_claim
from factcheck.web.desk.forms_draft import DraftForm, in_form_words
from factcheck.web.desk.steps import said
from factcheck.web.once import done


@bp.post("/claims/<slug:slug>/draft")
@requires(Permission.CLAIM_EDIT)
def save_draft(slug: str) -> ResponseReturnValue:
    """Save the draft; a script that saves by itself gets a short answer."""
    claim, form = claim_or_404(slug), DraftForm()
    by_itself = "X-Requested-With" in request.headers
    if not form.validate_on_submit():
        return ({"errors": form.errors} if by_itself else show_claim(claim, form)), 422
    draft = _save(claim, form)
    if by_itself:
        return _short_answer(claim, draft)
    if request.form.get("then") == "submit":
        return _submit(claim)
    return done(url_for(".claim", slug=slug, _anchor="pane-verdict"), gettext("Saved."))


def _save(claim: Claim, form: DraftForm) -> Revision:
    fields = form.fields(claim)
    try:
        return drafts.save(work(), claim, form.version.data, **fields)
    except Conflict as conflict:
        on_file = claim.revisions[-1]
        raise Conflict(
            in_form_words(conflict.theirs, on_file.verdict, on_file.qualifier),
            in_form_words(conflict.mine, fields["verdict"], fields["qualifier"]),
            conflict.version,
        ) from conflict


def _short_answer(claim: Claim, draft: Revision) -> ResponseReturnValue:
    """Answer the script; there is no form to remember, so the commit is here."""
    acting = work()
    answer = {
        "saved_at": acting.now.isoformat(),
        "version": draft.version,
        "unmet_count": len(missing(claim, steps.attempt(acting, claim))),
    }
    db.session.commit()
    return answer


def _submit(claim: Claim) -> ResponseReturnValue:
    """Submit what was just saved; where something is missing, it stays saved."""
    slug = claim.slug
    try:
        taken = steps.take(work(), claim, Act.SUBMIT)
    except ActRefused as refusal:
        count = len(refusal.sentences)
        words = ngettext(
            "Saved, but not submitted: %(num)d thing is missing.",
            "Saved, but not submitted: %(num)d things are missing.",
            count,
        )
        place = url_for(".claim", slug=slug, _anchor="conditions")
        return done(place, words, "error")
    return done(url_for(".claim", slug=slug), said(taken))
