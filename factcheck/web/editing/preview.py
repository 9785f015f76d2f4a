"""The page as readers will get it, from what has not been published yet."""

from dataclasses import replace
from typing import Any

from flask_babel import gettext

from factcheck.domain.errors import NotFound
from factcheck.domain.policy import Permission
from factcheck.domain.vocabulary import Role
from factcheck.extensions import db
from factcheck.models import Claim, Publication, Revision
from factcheck.publishing import withhold
from factcheck.publishing.views import Notified, Ruling
from factcheck.queries import public, review
from factcheck.services import publications
from factcheck.web.access import may, work
from factcheck.web.public import reading
from factcheck.web.public.reading import Shown
from factcheck.web.public.rows import entry, mark


def coming(claim: Claim, revision: Revision) -> Shown:
    """Return the page as it would be if `revision` were published now."""
    shown = reading.preview(_content(claim, revision))
    line = replace(shown.history[0], sha256=gettext("is computed when it is published"))
    told, history = shown.notices, [line]
    before = _before(claim)
    if before is not None:
        told = tuple(_compared(each, shown, before) for each in told)
        history = [replace(line, notices=told), *before.history]
        told += before.notices
    return _finished(claim, replace(shown, notices=told, history=tuple(history)))


def as_published(claim: Claim, publication: Publication) -> Shown:
    """Return a version for the desk, which also sees a page that is withdrawn."""
    return _finished(claim, reading.preview(publication.content))


def _content(claim: Claim, revision: Revision) -> dict[str, Any]:
    """Return what the page will hold; whoever has yet to sign it is “editor”."""
    content = publications.page_content(work(), claim, revision)
    people = content["people"]
    somebody = {"name": "", "role": Role.EDITOR.value}
    people["approved_by"] = people["approved_by"] or [somebody]
    if not may(Permission.REVIEW):
        people["published_by"] = somebody
    return content


def _before(claim: Claim) -> Shown | None:
    """Return the page that readers get now, if they get one."""
    try:
        found = reading.read_claim(db.session(), claim.slug)
    except NotFound:
        return None
    return found if isinstance(found, Shown) else None


def _finished(claim: Claim, shown: Shown) -> Shown:
    session = db.session()
    slug = shown.page.substance
    substance = public.entry(session, slug) if slug else None
    if substance is not None:
        shown = replace(shown, substance=entry(substance))
    return withhold.apply(shown, review.withholdings(session, claim), mark)


def _compared(told: Notified, shown: Shown, before: Shown) -> Notified:
    moved = _verdict(shown.page.ruling) != _verdict(before.page.ruling)
    return replace(told, verdict_changed=moved)


def _verdict(ruling: Ruling) -> tuple[object, object]:
    return ruling.verdict, ruling.qualifier
