"""Signing in and out."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from factcheck.domain.errors import Refusal, TooOften
from factcheck.services import sessions
from factcheck.web import kept
from factcheck.web.access import PUBLIC, SIGNED_IN, home, recognise, requires, work
from factcheck.web.account import bp, signing
from factcheck.web.account.forms import LoginForm
from factcheck.web.forms import add_refusal
from factcheck.web.once import done
from factcheck.web.sessions import leave, session_secret

_NOTHING = kept.Kept("", ())


@bp.get("/login")
@requires(PUBLIC)
def login() -> ResponseReturnValue:
    """Ask who it is."""
    if recognise():
        return redirect(home(), 303)
    form = LoginForm(next=_own_target(request.args.get("next", "")))
    return login_page(_NOTHING, form, status=200)


@bp.post("/login")
@requires(PUBLIC, writes=False)
def log_in() -> ResponseReturnValue:
    """Let somebody in; what was typed before the session ended is given back."""
    typed = kept.Kept.of_login()
    if recognise():
        return _arrive(typed, "")
    form = LoginForm()
    if not form.validate():
        return login_page(typed, form, status=422)
    try:
        person = signing.sign_in(form.email.data or "", form.password.data or "")
    except TooOften as refusal:
        add_refusal(form, refusal)
        return *login_page(typed, form, status=429), {"Retry-After": str(refusal.wait)}
    if person is None:
        add_refusal(form, Refusal(signing.WRONG))
        return login_page(typed, form, status=401)
    return _arrive(typed, form.next.data or "")


@bp.post("/logout")
@requires(SIGNED_IN)
def logout() -> ResponseReturnValue:
    """End this session."""
    sessions.end(work(), session_secret())
    leave()
    return done(url_for("account.login"), gettext("You are signed out."))


def login_page(
    typed: kept.Kept,
    form: LoginForm | None = None,
    *,
    status: int,
    sentence: str = "",
) -> tuple[str, int]:
    """Return the log-in page, which carries along what was typed elsewhere."""
    if form is None:
        at_log_in = request.endpoint == "account.log_in"
        form = LoginForm() if at_log_in else LoginForm(formdata=None)
    if sentence:
        form.form_errors.append(sentence)
    page = render_template("account/login.html", form=form, kept=typed)
    return page, status


def _arrive(typed: kept.Kept, target: str) -> ResponseReturnValue:
    if typed:
        return kept.offer_again(typed)
    return redirect(_own_target(target) or home(), 303)


def _own_target(target: str) -> str:
    """Return where to go after log-in, if that is a page of ours."""
    back_again = target.startswith(("/login", "/logout"))
    return target if kept.is_own_path(target) and not back_again else ""
