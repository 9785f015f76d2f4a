"""Whom the newsroom asked for a reply, and what came of it."""

from datetime import UTC, date, datetime, time

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from factcheck.domain.errors import Invalid, NotFound
from factcheck.domain.policy import Permission
from factcheck.domain.sentences import N_, Sentence
from factcheck.extensions import db
from factcheck.models import Actor, Claim, ReplyRequest
from factcheck.queries import actors as actor_queries
from factcheck.queries import review as queries
from factcheck.services import actors, replies
from factcheck.services.replies import ReplyFields
from factcheck.web.access import requires, work
from factcheck.web.desk.claim import claim_or_404
from factcheck.web.editing import bp
from factcheck.web.editing.forms_replies import NewReplyForm, ReplyForm
from factcheck.web.editing.reviewing import AWAITING
from factcheck.web.forms import add_refusal
from factcheck.web.once import done


@bp.get("/claims/<slug:slug>/replies/new")
@requires(Permission.CLAIM_EDIT)
def new_reply(slug: str) -> str:
    """Show an empty record of a request."""
    return show_reply(claim_or_404(slug), NewReplyForm())


@bp.post("/claims/<slug:slug>/replies/new")
@requires(Permission.CLAIM_EDIT)
def record_reply(slug: str) -> ResponseReturnValue:
    """Record that somebody was asked, or why not."""
    claim, form = claim_or_404(slug), NewReplyForm()
    if not form.validate_on_submit():
        return show_reply(claim, form), 422
    try:
        replies.record(work(), claim, _asked(form), _fields(form))
    except Invalid as refusal:
        add_refusal(form, refusal)
        return show_reply(claim, form), 422
    return done(after_reply(claim), gettext("The request is on record."))


@bp.get("/claims/<slug:slug>/replies/<uid:uid>")
@requires(Permission.CLAIM_EDIT)
def reply(slug: str, uid: str) -> str:
    """Show what is on record of a request."""
    claim = claim_or_404(slug)
    found = reply_or_404(claim, uid)
    return show_reply(claim, ReplyForm.of(found), found)


@bp.post("/claims/<slug:slug>/replies/<uid:uid>")
@requires(Permission.CLAIM_EDIT)
def update_reply(slug: str, uid: str) -> ResponseReturnValue:
    """Keep what came of a request."""
    claim, form = claim_or_404(slug), ReplyForm()
    found = reply_or_404(claim, uid)
    if not form.validate_on_submit():
        return show_reply(claim, form, found), 422
    try:
        replies.update(work(), found, form.version.data, _fields(form))
    except Invalid as refusal:
        add_refusal(form, refusal)
        return show_reply(claim, form, found), 422
    return done(after_reply(claim), gettext("The record was updated."))


def show_reply(
    claim: Claim, form: ReplyForm | NewReplyForm, found: ReplyRequest | None = None
) -> str:
    """Render the form, with the names of those whom the claim is about."""
    voices = {each.name for each in (*claim.claimants, *claim.attributed_to)}
    return render_template(
        "editing/reply.html",
        claim=claim,
        form=form,
        reply=found,
        voices=sorted(voices),
        back=after_reply(claim),
        submitted=claim.state in AWAITING,
    )


def after_reply(claim: Claim) -> str:
    """Return the page from which requests are looked after, as the claim stands."""
    if claim.state in AWAITING:
        return url_for("editing.publish", slug=claim.slug)
    if queries.public_page(claim) is not None:
        return url_for("editing.public_page", slug=claim.slug)
    return url_for("desk.claim", slug=claim.slug)


def reply_or_404(claim: Claim, uid: str) -> ReplyRequest:
    """Return a request of the claim.

    Raises:
        NotFound: it has none by this uid.
    """
    found = queries.reply(db.session(), claim, uid)
    if found is None:
        raise NotFound
    return found


def _asked(form: NewReplyForm) -> Actor:
    """Return who is on file by the name that was typed; else put them on file."""
    name = form.whom.data or ""
    known = actor_queries.named(db.session(), name)
    if known is not None:
        return known
    if form.kind.data is None:
        raise Invalid(
            Sentence(
                N_("Nobody of this name is on file; say what they are."), {}, "kind"
            )
        )
    return actors.add(work(), name=name, kind=form.kind.data)


def _fields(form: ReplyForm | NewReplyForm) -> ReplyFields:
    return ReplyFields(
        status=form.status.data,
        asked_at=_moment(form.asked_at.data),
        channel=form.channel.data or "",
        question=form.question.data or "",
        deadline=form.deadline.data,
        answer=form.answer.data or "",
        answered_at=_moment(form.answered_at.data),
        reason=form.reason.data or "",
    )


def _moment(day: date | None) -> datetime | None:
    """Return the beginning of the day: requests are dated by the day."""
    return datetime.combine(day, time(), UTC) if day else None
