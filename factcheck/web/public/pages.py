"""The pages that readers get: verdicts, articles, corrections, how we work."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from factcheck.domain.evidence_terms import (
    Credibility,
    Interest,
    Proximity,
    RecordKind,
    Stance,
)
from factcheck.extensions import db
from factcheck.queries import public
from factcheck.web.access import PUBLIC, requires
from factcheck.web.public import bp, lists, method, reading
from factcheck.web.public.answers import fresh
from factcheck.web.public.reading import Moved, Withdrawn


@bp.get("/")
@requires(PUBLIC)
def front() -> ResponseReturnValue:
    """Show the newest verdicts."""
    before = lists.place(request.args.get("before"))
    entries, older = lists.newest(db.session(), before)
    page = render_template(
        "public/front.html", entries=entries, older_than=older, before=before
    )
    return fresh(page, public.changed_at(db.session()))


@bp.get("/claims/<slug:slug>")
@requires(PUBLIC)
def claim(slug: str) -> ResponseReturnValue:
    """Show a verdict as it stands now."""
    return _verdict(slug, None)


@bp.get("/claims/<slug:slug>/v/<n:number>")
@requires(PUBLIC)
def claim_version(slug: str, number: int) -> ResponseReturnValue:
    """Show a version exactly as it was published, less what is withheld."""
    return _verdict(slug, number)


@bp.get("/articles/<uid:uid>")
@requires(PUBLIC)
def article(uid: str) -> ResponseReturnValue:
    """Show which claims of an article are checked."""
    found = lists.article(db.session(), uid)
    page = render_template("public/article.html", article=found)
    return fresh(page, public.changed_at(db.session()))


@bp.get("/corrections")
@requires(PUBLIC)
def corrections() -> ResponseReturnValue:
    """Show every change to a published verdict."""
    before = lists.place(request.args.get("before"))
    lines, older = lists.log(db.session(), before)
    page = render_template(
        "public/corrections.html", lines=lines, older_than=older, before=before
    )
    return fresh(page, public.changed_at(db.session()))


@bp.get("/how-we-work")
@requires(PUBLIC)
def how_we_work() -> ResponseReturnValue:
    """Say how claims are checked and what the words mean."""
    page = render_template(
        "public/how_we_work.html",
        demo=public.demo_is_loaded(db.session()),
        meanings=method.meanings(),
        notice_kinds=method.NOTICES.items(),
        stances=Stance,
        proximities=Proximity,
        interests=Interest,
        credibilities=Credibility,
        records=RecordKind,
    )
    return fresh(page)


def _verdict(slug: str, number: int | None) -> ResponseReturnValue:
    found = reading.read_claim(db.session(), slug, number)
    if isinstance(found, Moved):
        return redirect(url_for(".claim", slug=found.slug), 301)
    if isinstance(found, Withdrawn):
        page = render_template("public/withdrawn.html", slug=slug, since=found.since)
    else:
        page = render_template(
            "public/claim.html", shown=found, version_page=number is not None
        )
    return fresh(page, public.changed_at(db.session()))
