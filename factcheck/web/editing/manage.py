"""The public page of a claim, and what can be done about it at once."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from factcheck.domain.errors import NotFound
from factcheck.domain.policy import Permission
from factcheck.domain.vocabulary import Act
from factcheck.models import Claim
from factcheck.services import publications
from factcheck.web.access import requires, work
from factcheck.web.desk.claim import claim_or_404
from factcheck.web.editing import bp
from factcheck.web.editing.acting import take_or_show
from factcheck.web.editing.forms import again
from factcheck.web.editing.forms_page import (
    DeclineForm,
    LiftForm,
    ReopenForm,
    SuspendForm,
    TakeForm,
    TellForm,
)
from factcheck.web.editing.managing import page_of
from factcheck.web.forms import DeskForm
from factcheck.web.once import done

_YES = "yes"


@bp.get("/claims/<slug:slug>/public-page")
@requires(Permission.DESK_READ)
def public_page(slug: str) -> str:
    """Show where the public page stands and what can be done about it."""
    return show_page(published_or_404(slug))


@bp.post("/claims/<slug:slug>/suspend")
@requires(Permission.REVIEW)
def suspend(slug: str) -> ResponseReturnValue:
    """Withdraw the page at once."""
    claim, form = published_or_404(slug), SuspendForm()
    return take_or_show(
        claim,
        Act.SUSPEND,
        form,
        (url_for(".public_page", slug=slug), lambda: show_page(claim, form)),
        reasons=[form.reasons.data] if form.reasons.data else (),
        comment=form.comment.data or "",
    )


@bp.post("/claims/<slug:slug>/confirm-suspension")
@requires(Permission.REVIEW)
def confirm_suspension(slug: str) -> ResponseReturnValue:
    """Stand behind the suspension as the second editor."""
    claim, form = published_or_404(slug), DeskForm()
    then = url_for(".public_page", slug=slug), lambda: show_page(claim, form)
    return take_or_show(claim, Act.CONFIRM, form, then)


@bp.post("/claims/<slug:slug>/lift")
@requires(Permission.REVIEW)
def lift(slug: str) -> ResponseReturnValue:
    """Show the page again."""
    claim, form = published_or_404(slug), LiftForm()
    then = url_for(".public_page", slug=slug), lambda: show_page(claim, form)
    return take_or_show(claim, Act.LIFT, form, then, comment=form.comment.data or "")


@bp.get("/claims/<slug:slug>/reopen")
@requires(Permission.CLAIM_MOVE)
def reopen(slug: str) -> str:
    """Ask why a published claim is reviewed again."""
    return show_reopen(published_or_404(slug), ReopenForm())


@bp.post("/claims/<slug:slug>/reopen")
@requires(Permission.CLAIM_MOVE)
def review_again(slug: str) -> ResponseReturnValue:
    """Open the claim for a new review."""
    claim, form = published_or_404(slug), ReopenForm()
    return take_or_show(
        claim,
        Act.REOPEN,
        form,
        (url_for("desk.claim", slug=slug), lambda: show_reopen(claim, form)),
        reasons=[form.reasons.data] if form.reasons.data else (),
        comment=form.comment.data or "",
        tell_readers=form.tell_readers.data,
    )


@bp.post("/claims/<slug:slug>/tell-readers")
@requires(Permission.REVIEW)
def tell_readers(slug: str) -> ResponseReturnValue:
    """Tell readers of the review that runs, or no longer tell them."""
    claim, form = published_or_404(slug), TellForm()
    if not form.validate_on_submit():
        return show_page(claim, form), 422
    tell = form.tell.data == _YES
    publications.tell_of_review(work(), claim, tell=tell)
    words = gettext("Readers are told.") if tell else gettext("Readers are not told.")
    return done(url_for(".public_page", slug=slug), words)


def published_or_404(slug: str) -> Claim:
    """Return a claim that has, or had, a public page.

    Raises:
        NotFound: nothing of it was ever public.
    """
    claim = claim_or_404(slug)
    if not claim.publications:
        raise NotFound
    return claim


def show_page(claim: Claim, posted: DeskForm | None = None) -> str:
    """Render the page; a form that was refused keeps what was typed."""
    found = page_of(claim)
    waiting = (found.amendment.content_sha256 or "") if found.amendment else ""
    return render_template(
        "editing/public_page.html",
        claim=claim,
        public=found,
        one_button=DeskForm(formdata=None),
        suspending=again(SuspendForm, posted),
        lifting=again(LiftForm, posted),
        taking=TakeForm.on(waiting, posted),
        declining=again(DeclineForm, posted),
        refused=posted,
    )


def show_reopen(claim: Claim, form: ReopenForm) -> str:
    """Render the form."""
    return render_template(
        "editing/reopen.html", claim=claim, form=form, public=page_of(claim)
    )
