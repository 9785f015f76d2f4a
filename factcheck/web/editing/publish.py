"""Before publishing: everything once more, and what cannot be undone."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from factcheck.domain.policy import Permission
from factcheck.domain.vocabulary import Act, Risk, State
from factcheck.models import Claim
from factcheck.services import harm
from factcheck.web.access import requires, work
from factcheck.web.desk.claim import claim_or_404
from factcheck.web.editing import bp
from factcheck.web.editing.acting import take_or_show
from factcheck.web.editing.forms import DecideForm, HarmForm
from factcheck.web.editing.review import show_review
from factcheck.web.editing.reviewing import review_of
from factcheck.web.forms import DeskForm
from factcheck.web.once import done


@bp.get("/claims/<slug:slug>/publish")
@requires(Permission.REVIEW)
def publish(slug: str) -> str:
    """Show what is about to be published."""
    return show_publish(claim_or_404(slug))


@bp.post("/claims/<slug:slug>/publish")
@requires(Permission.REVIEW)
def put_online(slug: str) -> ResponseReturnValue:
    """Publish exactly what the page showed."""
    claim, form = claim_or_404(slug), DecideForm()
    then = url_for(".public_page", slug=slug), lambda: show_publish(claim, form)
    return take_or_show(claim, Act.PUBLISH, form, then, seen=form.seen.data or "")


@bp.post("/claims/<slug:slug>/harm")
@requires(Permission.REVIEW)
def answer_harm(slug: str) -> ResponseReturnValue:
    """Keep the answers to the questions about harm."""
    claim, form = claim_or_404(slug), HarmForm()
    if not form.validate_on_submit():
        return show_publish(claim, form), 422
    before = claim.risk
    harm.answer(work(), claim, **form.answers())
    words = gettext("The answers are kept.")
    if claim.risk is Risk.SENSITIVE and before is not claim.risk:
        words = gettext(
            "The answers are kept. The claim is sensitive now: two editors approve."
        )
    return done(url_for(".publish", slug=slug), words)


def show_publish(claim: Claim, posted: DeskForm | None = None) -> str:
    """Render the page; a form that was refused keeps what was typed."""
    found = review_of(claim)
    if found is None:
        return show_review(claim)
    return render_template(
        "editing/publish.html",
        claim=claim,
        review=found,
        publishing=DecideForm.on(found.revision.content_sha256 or "", posted),
        harm=posted if isinstance(posted, HarmForm) else HarmForm.of(claim),
        first=claim.state is State.APPROVED and not claim.publications,
        refused=posted,
    )
