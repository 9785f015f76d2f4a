"""One's own account: passphrase, and where one is signed in."""

import structlog
from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from factcheck.domain.errors import Invalid, TooOften
from factcheck.extensions import db
from factcheck.models.base import now
from factcheck.services import accounts, sessions
from factcheck.web.access import SIGNED_IN, actor, requires, work
from factcheck.web.account import bp, signing
from factcheck.web.account.forms import PassphraseForm
from factcheck.web.errors import status_of
from factcheck.web.forms import DeskForm, add_refusal
from factcheck.web.once import done
from factcheck.web.sessions import session_secret

_log = structlog.stdlib.get_logger("factcheck.access")


@bp.get("/account")
@requires(SIGNED_IN)
def show() -> ResponseReturnValue:
    """Show one's own account."""
    return _show_account(PassphraseForm())


@bp.post("/account/passphrase")
@requires(SIGNED_IN, writes=False)
def change_passphrase() -> ResponseReturnValue:
    """Change one's own passphrase; all other sessions end, this one is renewed."""
    form = PassphraseForm()
    if not form.validate():
        return _show_account(form), 422
    try:
        signing.confirm(form.current_passphrase.data or "")
        accounts.set_passphrase(work(), actor(), form.passphrase.data or "")
    except (Invalid, TooOften) as refusal:
        add_refusal(form, refusal)
        return _show_account(form), status_of(refusal)
    _log.info("passphrase changed", person=actor().uid)
    return signing.done_as_new(url_for(".show"), gettext("Your passphrase is changed."))


@bp.post("/account/sessions/<uid:uid>/end")
@requires(SIGNED_IN)
def end_session(uid: str) -> ResponseReturnValue:
    """End one of one's own sessions."""
    sessions.end_one(work(), actor(), uid)
    return done(url_for(".show"), gettext("The session is ended."))


def _show_account(form: PassphraseForm) -> str:
    running = sessions.running(db.session(), actor(), now())
    return render_template(
        "account/show.html",
        form=form,
        person=actor(),
        sessions=[(row, sessions.is_of(row, session_secret())) for row in running],
        end_form=DeskForm(formdata=None),
    )
