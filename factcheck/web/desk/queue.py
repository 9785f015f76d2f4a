"""The queues: what there is to do, for whom, and the next claim."""

from datetime import date, datetime, timedelta

from babel.dates import format_timedelta
from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date, get_locale, gettext

from factcheck.domain.policy import Permission
from factcheck.extensions import db
from factcheck.models.base import now
from factcheck.queries import queues
from factcheck.queries.queue_lines import Line, lines
from factcheck.queries.queues import Filters, Queue
from factcheck.web.access import actor, requires
from factcheck.web.desk import bp
from factcheck.web.desk.forms_queue import FilterForm
from factcheck.web.presenting import sentence

PER_PAGE = 50
# No desk is that long; the limit keeps absurd numbers from the database.
_LAST_PAGE = 20_000
_ONE_DAY = timedelta(days=1)


@bp.get("")
@requires(Permission.DESK_READ)
def queue() -> ResponseReturnValue:
    """Show one queue, narrowed and sorted as its address says."""
    session, person = db.session(), actor()
    form, chosen = FilterForm.of_address(session), chosen_queue()
    filters = form.filters()
    page = db.paginate(
        queues.in_queue(chosen, person, filters),
        page=_page_number(),
        per_page=PER_PAGE,
        max_per_page=PER_PAGE,
        error_out=False,
    )
    return render_template(
        "desk/queue.html",
        chosen=chosen,
        counts=queues.counts(session, person),
        form=form,
        address=form.address(),
        narrowed=bool(filters),
        page=page,
        lines=lines(session, page.items, now().date()),
        age=age,
        reason=reason,
    )


@bp.get("/next")
@requires(Permission.DESK_READ)
def next_claim() -> ResponseReturnValue:
    """Lead to the claim after the one named, or to the first; else to the queue."""
    session, person, chosen = db.session(), actor(), chosen_queue()
    slug = queues.slug_after(
        session, queues.in_queue(chosen, person, Filters()), request.args.get("after")
    )
    if slug is None:
        return redirect(url_for(".queue", queue=chosen.value), 303)
    return redirect(url_for(".claim", slug=slug, queue=chosen.value), 303)


def chosen_queue() -> Queue:
    """Return the queue that the address names, else where the person begins."""
    offered = queues.queues_for(actor())
    name = request.args.get("queue", "")
    return next((each for each in offered if each.value == name), _first(offered))


def _first(offered: tuple[Queue, ...]) -> Queue:
    return Queue.MINE if Queue.MINE in offered else Queue.ALL


def age(since: datetime) -> str:
    """Return how long ago something was, with the day: 2h · 23 Nov."""
    ago = format_timedelta(now() - since, format="narrow", locale=get_locale())
    return f"{ago} · {_short(since.date())}"


def reason(line: Line) -> str:
    """Return why a claim stands where it stands; what is overdue needs no other."""
    others = [sentence(each) for each in line.reasons]
    if line.due is None:
        return " · ".join(others)
    late = line.due <= now().date()
    return " · ".join([due_words(line.due), *([] if late else others)])


def due_words(due: date) -> str:
    """Return by when a claim is due, short enough for a line."""
    today = now().date()
    if due == today:
        return str(gettext("due today"))
    if due == today + _ONE_DAY:
        return str(gettext("due tomorrow"))
    if due < today:
        return str(gettext("overdue, %(day)s", day=_short(due)))
    return str(gettext("due %(day)s", day=_short(due)))


def _short(day: date) -> str:
    """Return a day of this year without its year."""
    pattern = "d MMM" if day.year == now().year else "d MMM y"
    return str(format_date(day, pattern))


def _page_number() -> int:
    text = request.args.get("page", "")
    known = text.isascii() and text.isdigit() and len(text) <= len(str(_LAST_PAGE))
    return min(max(int(text), 1), _LAST_PAGE) if known else 1
