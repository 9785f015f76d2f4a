"""Marking claims in an article: a new one, or one more place of one on file."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from factcheck.domain.errors import ActRefused, Duplicate, Invalid
from factcheck.domain.policy import Permission
from factcheck.domain.sentences import N_, Sentence
from factcheck.extensions import db
from factcheck.models import Claim, Document
from factcheck.queries import documents as queries
from factcheck.services import claims
from factcheck.web.access import requires, work
from factcheck.web.desk import bp
from factcheck.web.desk.articles import article_or_404, show_article
from factcheck.web.desk.forms_marking import MarkForm
from factcheck.web.forms import add_refusal
from factcheck.web.once import done


@bp.post("/articles/<uid:uid>/claims")
@requires(Permission.ARTICLE_IMPORT)
def mark_claim(uid: str) -> ResponseReturnValue:
    """Mark a claim in the article."""
    document, form = article_or_404(uid), MarkForm()
    claim = _marked(document, form)
    if claim is None:
        db.session.rollback()
        return show_article(document, form), 422
    # Back to the passage, so that reading goes on from there.
    place = f"q-{claim.appearances[-1].uid}"
    return done(url_for(".article", uid=uid, _anchor=place), gettext("Marked."))


def _marked(document: Document, form: MarkForm) -> Claim | None:
    """Store what was marked; None if the form has to be shown again."""
    fits = form.validate()
    claimants = form.claimants.settle(work())
    chain = form.attributed.settle(work())
    if not fits or form.errors:
        return None
    passage = form.passage(chain)
    try:
        if form.to_existing:
            claim = _on_file(form.to_existing)
            claims.add_appearance(work(), claim, document, **passage)
            return claim
        return claims.mark(
            work(), document, claimants=claimants, **form.description(), **passage
        )
    except Duplicate as twin:
        add_refusal(form, twin)
        form.twin = queries.claim_by_uid(db.session(), twin.uid)
    except (ActRefused, Invalid) as refusal:
        add_refusal(form, refusal)
    return None


def _on_file(slug: str) -> Claim:
    claim = queries.claim_by_slug(db.session(), slug)
    if claim is None:
        sentence = N_("No claim on file has the address “%(slug)s”.")
        raise Invalid(Sentence(sentence, {"slug": slug}, "existing"))
    return claim
