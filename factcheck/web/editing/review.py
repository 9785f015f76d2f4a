"""The editor's page of a submitted verdict: what readers will get, what changed."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from factcheck.domain.errors import Invalid
from factcheck.domain.policy import Permission
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import Act
from factcheck.extensions import db
from factcheck.models import Claim, User
from factcheck.queries import people
from factcheck.queries import review as queries
from factcheck.services import assignments
from factcheck.web.access import requires, work
from factcheck.web.desk.claim import claim_or_404
from factcheck.web.editing import bp
from factcheck.web.editing.acting import take_or_show
from factcheck.web.editing.forms import (
    DecideForm,
    LookAfterForm,
    ReturnForm,
    UnapproveForm,
    again,
)
from factcheck.web.editing.reviewing import review_of
from factcheck.web.forms import DeskForm, add_refusal
from factcheck.web.once import done


@bp.get("/claims/<slug:slug>/review")
@requires(Permission.DESK_READ)
def review(slug: str) -> str:
    """Show what awaits a decision."""
    return show_review(claim_or_404(slug))


@bp.post("/claims/<slug:slug>/approve")
@requires(Permission.REVIEW)
def approve(slug: str) -> ResponseReturnValue:
    """Approve exactly what the page showed."""
    claim, form = claim_or_404(slug), DecideForm()
    here = url_for(".review", slug=slug), lambda: show_review(claim, form)
    return take_or_show(claim, Act.APPROVE, form, here, seen=form.seen.data or "")


@bp.post("/claims/<slug:slug>/return")
@requires(Permission.REVIEW)
def send_back(slug: str) -> ResponseReturnValue:
    """Return the verdict to its author, with reasons."""
    claim, form = claim_or_404(slug), ReturnForm()
    return take_or_show(
        claim,
        Act.RETURN,
        form,
        (url_for("desk.queue", queue="awaiting"), lambda: show_review(claim, form)),
        seen=form.seen.data or "",
        reasons=form.reasons.data or (),
        comment=form.comment.data or "",
    )


@bp.post("/claims/<slug:slug>/unapprove")
@requires(Permission.REVIEW)
def unapprove(slug: str) -> ResponseReturnValue:
    """Take the approval back."""
    claim, form = claim_or_404(slug), UnapproveForm()
    here = url_for("desk.claim", slug=slug), lambda: show_review(claim, form)
    return take_or_show(
        claim, Act.UNAPPROVE, form, here, comment=form.comment.data or ""
    )


@bp.post("/claims/<slug:slug>/editor")
@requires(Permission.REVIEW)
def look_after(slug: str) -> ResponseReturnValue:
    """Ask an editor to look after the claim."""
    claim, form = claim_or_404(slug), LookAfterForm()
    if not form.validate_on_submit():
        return show_review(claim, form), 422
    try:
        editor = _chosen(form)
        assignments.give_to_editor(work(), claim, editor, form.due.data)
    except Invalid as refusal:
        add_refusal(form, refusal)
        return show_review(claim, form), 422
    words = gettext("%(name)s was asked to look after this claim.", name=editor.name)
    return done(url_for(".review", slug=slug), words)


def show_review(claim: Claim, posted: DeskForm | None = None) -> str:
    """Render the page; a form that was refused keeps what was typed."""
    found = review_of(claim)
    seen = (found.revision.content_sha256 or "") if found else ""
    return render_template(
        "editing/review.html",
        claim=claim,
        review=found,
        approving=DecideForm.on(seen, posted),
        returning=ReturnForm.on(seen, posted),
        unapproving=again(UnapproveForm, posted),
        asking=again(LookAfterForm, posted).offer(queries.editors(db.session())),
        refused=posted,
    )


def _chosen(form: LookAfterForm) -> User:
    found = people.by_uid(db.session(), form.editor.data)
    if found is None:
        raise Invalid(Sentence(N_("Choose an active editor."), field="editor"))
    return found
