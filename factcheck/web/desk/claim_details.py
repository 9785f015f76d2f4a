"""Editing the description of a claim, as long as nobody has approved it."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from factcheck.domain.errors import Conflict, Duplicate, Invalid
from factcheck.domain.policy import Permission
from factcheck.domain.sentences import N_, Sentence
from factcheck.extensions import db
from factcheck.models import Claim
from factcheck.queries import documents as queries
from factcheck.services import claims
from factcheck.services.claim_details import may_set_address, refuse_approved
from factcheck.web.access import may, requires, work
from factcheck.web.desk import bp
from factcheck.web.desk.claim import claim_or_404
from factcheck.web.desk.forms_details import DetailsForm
from factcheck.web.desk.forms_marking import slug_in
from factcheck.web.forms import add_refusal
from factcheck.web.once import done


@bp.get("/claims/<slug:slug>/details")
@requires(Permission.CLAIM_EDIT)
def edit_claim(slug: str) -> str:
    """Offer the form to describe a claim."""
    claim = claim_or_404(slug)
    refuse_approved(claim)
    return show_details(claim, _kept_to(claim, DetailsForm.of(claim)))


@bp.post("/claims/<slug:slug>/details")
@requires(Permission.CLAIM_EDIT)
def save_claim(slug: str) -> ResponseReturnValue:
    """Change the description of a claim."""
    claim = claim_or_404(slug)
    form = _kept_to(claim, DetailsForm())
    try:
        saved = _saved(claim, form)
    except Conflict as conflict:
        raise form.in_its_fields(conflict) from conflict
    except Duplicate as twin:
        add_refusal(form, twin)
        form.twin = queries.claim_by_uid(db.session(), twin.uid)
        saved = False
    except Invalid as refusal:
        add_refusal(form, refusal)
        saved = False
    if not saved:
        return show_details(claim, form), 422
    return done(url_for(".claim", slug=claim.slug), gettext("Saved."))


def show_details(claim: Claim, form: DetailsForm) -> str:
    """Render the form; nothing of what was refused is stored."""
    db.session.rollback()
    return render_template("desk/claim_details.html", claim=claim, form=form)


def _kept_to(claim: Claim, form: DetailsForm) -> DetailsForm:
    return form.keep_to(
        editor=may(Permission.REVIEW), address=may_set_address(work(), claim)
    )


def _saved(claim: Claim, form: DetailsForm) -> bool:
    """Store what was typed; False if the form has to be shown again."""
    fits = form.validate()
    claimants = form.claimants.settle(work())
    attributed_to = form.attributed_to.settle(work())
    if not fits or form.errors:
        return False
    about = _named(form.substance.data or "")
    fields = form.fields(claimants, attributed_to, about)
    claims.edit(work(), claim, form.version.data, **fields)
    return True


def _named(address: str) -> Claim | None:
    """Return the claim that the form names by its address."""
    slug = slug_in(address)
    found = queries.claim_by_slug(db.session(), slug) if slug else None
    if slug and found is None:
        sentence = N_("No claim on file has the address “%(slug)s”.")
        raise Invalid(Sentence(sentence, {"slug": slug}, "substance"))
    return found
