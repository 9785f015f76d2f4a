"""Amending a page: one form, and one other editor."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from factcheck.domain.errors import Invalid
from factcheck.domain.policy import Permission
from factcheck.domain.vocabulary import Act
from factcheck.models import Claim
from factcheck.services import amendments
from factcheck.web.access import requires, work
from factcheck.web.desk.claim import claim_or_404
from factcheck.web.editing import bp
from factcheck.web.editing.acting import take_or_show
from factcheck.web.editing.forms_page import AmendForm, DeclineForm, TakeForm
from factcheck.web.editing.manage import published_or_404, show_page
from factcheck.web.forms import add_refusal
from factcheck.web.once import done


@bp.get("/claims/<slug:slug>/amend")
@requires(Permission.CLAIM_EDIT)
def amend(slug: str) -> str:
    """Show the words that an amendment may change."""
    claim = published_or_404(slug)
    amendments.refuse_unready(work(), claim)
    return show_amend(claim, AmendForm.of(claim))


@bp.post("/claims/<slug:slug>/amend")
@requires(Permission.CLAIM_EDIT)
def propose_amendment(slug: str) -> ResponseReturnValue:
    """Write an amendment; it waits for another editor."""
    claim, form = published_or_404(slug), AmendForm()
    if not form.validate_on_submit():
        return show_amend(claim, form), 422
    try:
        amendments.propose(
            work(),
            claim,
            kind=form.amends.data,
            wording=form.wording(),
            notice_text=form.notice_text.data or "",
            seen=form.seen.data or "",
        )
    except Invalid as refusal:
        add_refusal(form, refusal)
        return show_amend(claim, form), 422
    words = gettext("The amendment waits for another editor.")
    return done(url_for(".public_page", slug=slug), words)


@bp.post("/claims/<slug:slug>/amend/take")
@requires(Permission.REVIEW)
def take_amendment(slug: str) -> ResponseReturnValue:
    """Publish the waiting amendment."""
    claim, form = claim_or_404(slug), TakeForm()
    then = url_for(".public_page", slug=slug), lambda: show_page(claim, form)
    return take_or_show(claim, Act.AMEND, form, then, seen=form.seen.data or "")


@bp.post("/claims/<slug:slug>/amend/decline")
@requires(Permission.REVIEW)
def decline_amendment(slug: str) -> ResponseReturnValue:
    """Decline the waiting amendment."""
    claim, form = published_or_404(slug), DeclineForm()
    if not form.validate_on_submit():
        return show_page(claim, form), 422
    amendments.decline(work(), claim, form.comment.data or "")
    words = gettext("The amendment was declined; the page stays as it is.")
    return done(url_for(".public_page", slug=slug), words)


def show_amend(claim: Claim, form: AmendForm) -> str:
    """Render the form."""
    return render_template("editing/amend.html", claim=claim, form=form)
