"""Whether and how a person gets in: disabled, enabled, a new passphrase."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from factcheck.domain.errors import Invalid, TooOften
from factcheck.domain.policy import Permission
from factcheck.services import accounts
from factcheck.web.access import actor, requires, work
from factcheck.web.account import signing
from factcheck.web.admin import bp
from factcheck.web.admin.forms import PassphraseForm
from factcheck.web.admin.people import log_change, person_or_404, show_person
from factcheck.web.errors import status_of
from factcheck.web.forms import add_refusal
from factcheck.web.once import done


@bp.post("/people/<uid:uid>/disable")
@requires(Permission.PEOPLE_MANAGE)
def disable(uid: str) -> ResponseReturnValue:
    """Let a person in no more; open sessions end at once."""
    found = person_or_404(uid)
    accounts.disable(work(), found)
    log_change("person disabled", found)
    message = gettext("%(name)s can no longer sign in.", name=found.name)
    return done(url_for(".person", uid=uid), message)


@bp.post("/people/<uid:uid>/enable")
@requires(Permission.PEOPLE_MANAGE)
def enable(uid: str) -> ResponseReturnValue:
    """Let a disabled person in again."""
    found = person_or_404(uid)
    accounts.enable(work(), found)
    log_change("person enabled", found)
    message = gettext("%(name)s may sign in again.", name=found.name)
    return done(url_for(".person", uid=uid), message)


@bp.post("/people/<uid:uid>/passphrase")
@requires(Permission.PEOPLE_MANAGE, writes=False)
def set_passphrase(uid: str) -> ResponseReturnValue:
    """Give a person a new passphrase, to be handed over in private."""
    found, form = person_or_404(uid), PassphraseForm(prefix="new")
    if not form.validate():
        return show_person(found, passphrase_form=form), 422
    try:
        signing.confirm(form.current_passphrase.data or "")
        accounts.set_passphrase(work(), found, form.passphrase.data or "")
    except (Invalid, TooOften) as refusal:
        add_refusal(form, refusal)
        return show_person(found, passphrase_form=form), status_of(refusal)
    log_change("passphrase set", found)
    finish = signing.done_as_new if found is actor() else done
    return finish(url_for(".person", uid=uid), gettext("The passphrase is set."))
