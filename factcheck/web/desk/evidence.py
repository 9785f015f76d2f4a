"""Putting evidence on file: a new item, or one that another claim uses."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from factcheck.domain.errors import ActRefused, Duplicate, Invalid, NotFound
from factcheck.domain.policy import Permission
from factcheck.domain.sentences import N_, Sentence
from factcheck.extensions import db
from factcheck.models import Claim, EvidenceItem, EvidenceLink
from factcheck.queries import claims as queries
from factcheck.services import evidence as evidence_service
from factcheck.services.evidence_rules import PROPOSABLE, WORKABLE
from factcheck.web.access import requires, work
from factcheck.web.desk import bp
from factcheck.web.desk.claim import claim_or_404
from factcheck.web.desk.evidence_page import TERMS
from factcheck.web.desk.forms_evidence import EvidenceForm, ReuseForm
from factcheck.web.once import done


@bp.get("/claims/<slug:slug>/evidence/new")
@requires(Permission.CLAIM_EDIT)
def new_evidence(slug: str) -> str:
    """Show the empty form."""
    claim = claim_or_404(slug)
    if claim.state not in PROPOSABLE:
        raise ActRefused(Sentence(N_("This claim takes no evidence in its state.")))
    return _show(claim, EvidenceForm())


@bp.post("/claims/<slug:slug>/evidence/new")
@requires(Permission.CLAIM_EDIT)
def add_evidence(slug: str) -> ResponseReturnValue:
    """Put a new item on file and link it to the claim."""
    claim, form = claim_or_404(slug), EvidenceForm()
    twin = None
    if form.validate_on_submit():
        try:
            return _added(claim, form)
        except Duplicate as refusal:
            twin = refusal
        except Invalid as refusal:
            form.refuse(refusal)
    # What was begun, a new name for instance, is undone before the page is drawn.
    db.session.rollback()
    found = queries.item(db.session(), twin.uid) if twin else None
    return _show(claim_or_404(slug), form, found), 422


@bp.post("/claims/<slug:slug>/evidence/reuse")
@requires(Permission.CLAIM_EDIT)
def reuse_evidence(slug: str) -> ResponseReturnValue:
    """Link an item that is on file to this claim too."""
    claim, form = claim_or_404(slug), ReuseForm()
    item = queries.item(db.session(), form.item.data or "")
    if item is None:
        raise NotFound
    if not form.validate_on_submit():
        return _show(claim, EvidenceForm(formdata=None), item, form), 422
    try:
        link = evidence_service.reuse(work(), claim, item, stance=form.stance.data)
    except Duplicate:
        mine = next(each for each in claim.links if each.item_id == item.id)
        return done(
            _page(claim, mine), gettext("It is on file for this claim already.")
        )
    return done(_page(claim, link), gettext("Linked. Grade it for this claim."))


def _added(claim: Claim, form: EvidenceForm) -> ResponseReturnValue:
    """Store what the form holds; accept it at once if that button was pressed.

    Raises:
        Duplicate: the same passage is on file.
        Invalid: something cannot be stored, or is lacking to accept it.
    """
    acting, judged = work(), form.judgement()
    fields = form.item_fields(acting)
    if not form.settled:
        raise Invalid(())
    link = evidence_service.add(
        acting, claim, stance=judged["stance"], separate=form.separate.data, **fields
    )
    words = gettext("Added.")
    if claim.state in WORKABLE and form.accepts:
        evidence_service.grade(acting, link, link.version, **judged)
        words = gettext("Added and accepted.")
    elif claim.state in WORKABLE:
        evidence_service.note(acting, link, link.version, **judged)
    return done(
        url_for(".claim", slug=claim.slug, _anchor=f"evidence-{link.uid}"), words
    )


def _page(claim: Claim, link: EvidenceLink) -> str:
    return url_for(".evidence", slug=claim.slug, uid=link.uid)


def _show(
    claim: Claim,
    form: EvidenceForm,
    twin: EvidenceItem | None = None,
    reuse: ReuseForm | None = None,
) -> str:
    return render_template(
        "desk/evidence_new.html",
        claim=claim,
        form=form,
        terms=TERMS,
        grades=claim.state in WORKABLE,
        twin=twin,
        linked=next((each for each in claim.links if twin and each.item is twin), None),
        reuse=reuse or _reuse_form(form, twin),
    )


def _reuse_form(form: EvidenceForm, twin: EvidenceItem | None) -> ReuseForm:
    made = ReuseForm(formdata=None)
    made.item.data = twin.uid if twin else ""
    made.stance.data = form.stance.data
    return made
