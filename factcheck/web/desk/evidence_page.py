"""One piece of evidence: its description, its grades, whether it counts."""

from typing import TYPE_CHECKING, cast

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from factcheck.domain.errors import Conflict, Invalid, NotFound
from factcheck.domain.evidence_terms import (
    Credibility,
    Interest,
    Proximity,
    RecordKind,
    Reliability,
    Stance,
)
from factcheck.domain.policy import Permission
from factcheck.extensions import db
from factcheck.models import Claim, EvidenceLink
from factcheck.queries import claims as queries
from factcheck.services import evidence as evidence_service
from factcheck.services.evidence_rules import WORKABLE
from factcheck.web.access import may, requires, work
from factcheck.web.conflict import remember_labels
from factcheck.web.desk import bp
from factcheck.web.desk.claim import claim_or_404
from factcheck.web.desk.forms_evidence import PEOPLE, EditForm, ExcludeForm
from factcheck.web.forms import add_refusal
from factcheck.web.once import done

if TYPE_CHECKING:
    from factcheck.services.evidence_fields import ItemFields

# The lists whose definitions stand beside the choices.
TERMS = {
    "stance": Stance,
    "proximity": Proximity,
    "interest": Interest,
    "reliability": Reliability,
    "credibility": Credibility,
    "record": RecordKind,
}


@bp.get("/claims/<slug:slug>/evidence/<uid:uid>")
@requires(Permission.DESK_READ)
def evidence(slug: str, uid: str) -> str:
    """Show one piece of evidence, to work on or to read."""
    claim = claim_or_404(slug)
    link = link_or_404(claim, uid)
    return _show(claim, link, EditForm.of(link))


@bp.post("/claims/<slug:slug>/evidence/<uid:uid>")
@requires(Permission.CLAIM_EDIT)
def edit_evidence(slug: str, uid: str) -> ResponseReturnValue:
    """Keep what was changed; let it count if that button was pressed."""
    claim = claim_or_404(slug)
    link, form = link_or_404(claim, uid), EditForm()
    if form.validate_on_submit():
        try:
            return _revised(claim, link, form)
        except Invalid as refusal:
            form.refuse(refusal)
    db.session.rollback()
    claim = claim_or_404(slug)
    return _show(claim, link_or_404(claim, uid), form), 422


@bp.post("/claims/<slug:slug>/evidence/<uid:uid>/exclude")
@requires(Permission.CLAIM_EDIT)
def exclude_evidence(slug: str, uid: str) -> ResponseReturnValue:
    """Let a piece of evidence not count."""
    claim = claim_or_404(slug)
    link, form = link_or_404(claim, uid), ExcludeForm()
    if form.validate_on_submit():
        try:
            reason = form.reason.data or ""
            evidence_service.exclude(work(), link, form.version.data, reason)
            return done(_case(claim, link), gettext("Excluded; it does not count."))
        except Invalid as refusal:
            add_refusal(form, refusal)
    db.session.rollback()
    claim = claim_or_404(slug)
    link = link_or_404(claim, uid)
    return _show(claim, link, EditForm.of(link), form), 422


def link_or_404(claim: Claim, uid: str) -> EvidenceLink:
    """Return a piece of evidence of the claim.

    Raises:
        NotFound: the claim has none of that number.
    """
    found = queries.link(db.session(), claim, uid)
    if found is None:
        raise NotFound
    return found


def _revised(claim: Claim, link: EvidenceLink, form: EditForm) -> ResponseReturnValue:
    acting = work()
    fields = form.item_fields(acting)
    if not form.settled:
        raise Invalid(())
    try:
        evidence_service.revise(
            acting,
            link,
            form.version.data,
            fields=cast("ItemFields", fields),
            judged=form.judgement(),
            accept=form.accepts,
        )
    except Conflict as conflict:
        raise _in_form_words(conflict, form) from conflict
    words = gettext("Saved and accepted.") if form.accepts else gettext("Saved.")
    return done(_case(claim, link), words)


def _in_form_words(conflict: Conflict, form: EditForm) -> Conflict:
    """Return the conflict with the names of the fields as the form posts them."""
    posted = {name: f"{name}-name" for name in PEOPLE}
    remember_labels((posted[name], str(form[name].label.text)) for name in PEOPLE)
    theirs, mine = (
        {posted.get(name, name): text for name, text in texts.items()}
        for texts in (conflict.theirs, conflict.mine)
    )
    return Conflict(theirs, mine, conflict.version)


def _case(claim: Claim, link: EvidenceLink) -> str:
    return url_for(".claim", slug=claim.slug, _anchor=f"evidence-{link.uid}")


def _show(
    claim: Claim, link: EvidenceLink, form: EditForm, out: ExcludeForm | None = None
) -> str:
    exclude = out or ExcludeForm(formdata=None)
    if out is None:
        exclude.version.data = link.version
    return render_template(
        "desk/evidence.html",
        claim=claim,
        link=link,
        item=link.item,
        form=form,
        exclude=exclude,
        terms=TERMS,
        works=may(Permission.CLAIM_EDIT) and claim.state in WORKABLE,
        others=[each.claim for each in link.item.links if each.claim_id != claim.id],
    )
