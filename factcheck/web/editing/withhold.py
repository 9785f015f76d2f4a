"""Withholding words, a picture or a copy from readers."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from factcheck.domain.errors import Invalid, NotFound
from factcheck.domain.policy import Permission
from factcheck.extensions import db
from factcheck.models import Claim, Withholding
from factcheck.queries import review as queries
from factcheck.services import withholdings
from factcheck.web.access import requires, work
from factcheck.web.editing import bp
from factcheck.web.editing.forms_page import WithholdForm
from factcheck.web.editing.manage import published_or_404
from factcheck.web.editing.preview import as_published
from factcheck.web.forms import add_refusal
from factcheck.web.once import done


@bp.get("/claims/<slug:slug>/withhold")
@requires(Permission.REVIEW)
def withhold(slug: str) -> str:
    """Show the page, for words of it to be chosen."""
    return show_withhold(published_or_404(slug), WithholdForm())


@bp.post("/claims/<slug:slug>/withhold")
@requires(Permission.REVIEW)
def ask_to_withhold(slug: str) -> ResponseReturnValue:
    """Ask for something to be withheld."""
    claim, form = published_or_404(slug), WithholdForm()
    if not form.offer(claim).validate_on_submit():
        return show_withhold(claim, form), 422
    try:
        asked = withholdings.ask(
            work(), claim, form.what.data, form.named(), form.reason.data
        )
    except Invalid as refusal:
        add_refusal(form, refusal)
        return show_withhold(claim, form), 422
    words = gettext("A second editor must agree before readers see no more of it.")
    if asked.since is not None:
        words = gettext("It is withheld now. A second editor must agree.")
    return done(url_for(".public_page", slug=slug), words)


@bp.post("/claims/<slug:slug>/withholdings/<uid:uid>/approve")
@requires(Permission.REVIEW)
def approve_withholding(slug: str, uid: str) -> ResponseReturnValue:
    """Agree as the second editor."""
    claim = published_or_404(slug)
    withholdings.approve(work(), claim, withholding_or_404(claim, uid))
    return done(url_for(".public_page", slug=slug), gettext("It is withheld."))


@bp.post("/claims/<slug:slug>/withholdings/<uid:uid>/lift")
@requires(Permission.REVIEW)
def lift_withholding(slug: str, uid: str) -> ResponseReturnValue:
    """Show it to readers again, or drop the request."""
    claim = published_or_404(slug)
    withholdings.lift(work(), claim, withholding_or_404(claim, uid))
    words = gettext("It is not withheld any more.")
    return done(url_for(".public_page", slug=slug), words)


def withholding_or_404(claim: Claim, uid: str) -> Withholding:
    """Return a withholding of the claim.

    Raises:
        NotFound: it has none by this uid.
    """
    found = queries.withholding(db.session(), claim, uid)
    if found is None:
        raise NotFound
    return found


def show_withhold(claim: Claim, form: WithholdForm) -> str:
    """Render the form beside the last version of the page."""
    return render_template(
        "editing/withhold.html",
        claim=claim,
        form=form.offer(claim),
        shown=as_published(claim, claim.publications[-1]),
    )
