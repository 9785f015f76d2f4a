"""Taking a verdict away for good: retraction, and merging into another claim."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from factcheck.domain.errors import ActRefused
from factcheck.domain.policy import Permission
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import Act
from factcheck.extensions import db
from factcheck.models import Claim, Decision
from factcheck.queries import claims
from factcheck.queries import review as queries
from factcheck.web.access import requires
from factcheck.web.desk.claim import claim_or_404
from factcheck.web.editing import bp
from factcheck.web.editing.acting import take_or_show
from factcheck.web.editing.forms import DecideForm
from factcheck.web.editing.forms_page import MergeForm, RetractForm
from factcheck.web.editing.manage import published_or_404
from factcheck.web.editing.managing import barred, page_of
from factcheck.web.editing.preview import as_published

_LONGEST_SEARCH = 200


@bp.get("/claims/<slug:slug>/retract")
@requires(Permission.REVIEW)
def retract(slug: str) -> str:
    """Name what a retraction means, before it is asked for."""
    return show_retract(published_or_404(slug))


@bp.post("/claims/<slug:slug>/retract")
@requires(Permission.REVIEW)
def retract_verdict(slug: str) -> ResponseReturnValue:
    """Ask for a retraction, or agree with the editor who has asked."""
    claim, form = published_or_404(slug), RetractForm()
    _refuse_surprise(form, page_of(claim).retract)
    then = url_for(".public_page", slug=slug), lambda: show_retract(claim, form)
    return take_or_show(claim, Act.RETRACT, form, then, comment=form.comment.data or "")


@bp.get("/claims/<slug:slug>/merge")
@requires(Permission.REVIEW)
def merge(slug: str) -> str:
    """Look for the claim to merge into."""
    return show_merge(claim_or_404(slug))


@bp.post("/claims/<slug:slug>/merge")
@requires(Permission.REVIEW)
def merge_claim(slug: str) -> ResponseReturnValue:
    """Merge into another claim, or ask for it where a page is public."""
    claim, form = claim_or_404(slug), MergeForm()
    _refuse_surprise(form, page_of(claim).merge)
    return take_or_show(
        claim,
        Act.MERGE,
        form,
        (url_for("desk.claim", slug=slug), lambda: show_merge(claim, form)),
        comment=form.comment.data or "",
        survivor=claims.by_slug(db.session(), form.survivor.data or ""),
    )


def show_retract(claim: Claim, posted: RetractForm | None = None) -> str:
    """Render the confirmation; the second editor gets the words of the first."""
    public = page_of(claim)
    form = RetractForm.on(_first(public.retract), posted)
    if posted is None and public.retract is not None:
        form.comment.data = public.retract.comment
    return render_template(
        "editing/retract.html",
        claim=claim,
        public=public,
        form=form,
        barred=barred(claim, Act.RETRACT),
        ruling=as_published(claim, claim.publications[-1]).page.ruling,
    )


def show_merge(claim: Claim, posted: MergeForm | None = None) -> str:
    """Render the search and the confirmation."""
    public = page_of(claim)
    words = request.args.get("q", "").strip()[:_LONGEST_SEARCH]
    form = MergeForm.on(_first(public.merge), posted)
    if posted is None:
        chosen = request.args.get("into", "")
        asked = public.merge_into.slug if public.merge_into else ""
        form.survivor.data = asked or chosen
    return render_template(
        "editing/merge.html",
        claim=claim,
        public=public,
        form=form,
        barred=barred(claim, Act.MERGE),
        words=words,
        found=queries.survivors(db.session(), claim, words) if words else [],
        survivor=claims.by_slug(db.session(), form.survivor.data or ""),
    )


def _first(asked: Decision | None) -> str:
    """Return what the form remembers of the editor who asked first."""
    return asked.uid if asked is not None else "nobody"


def _refuse_surprise(form: DecideForm, asked: Decision | None) -> None:
    """Nobody becomes the second editor, for good, without having known it.

    Raises:
        ActRefused: another editor has asked for the same since the page was opened.
    """
    if form.seen.data and form.seen.data != _first(asked):
        raise ActRefused(
            Sentence(
                N_(
                    "Another editor has asked for the same meanwhile; your agreement"
                    " would make it final. Open the page again and decide."
                )
            )
        )
