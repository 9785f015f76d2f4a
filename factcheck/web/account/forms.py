"""Forms of log-in and of one's own account."""

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, HiddenField, PasswordField

from factcheck.services.passphrases import LONGEST, SHORTEST
from factcheck.web.forms import DeskForm, clean_line, needed

NEW_HINT = _l(
    "%(least)d to %(most)d characters. Several words are easy to remember.",
    least=SHORTEST,
    most=LONGEST,
)


class LoginForm(DeskForm):
    """Sign in."""

    email = EmailField(
        _l("E-mail address"),
        filters=[clean_line],
        validators=[needed(_l("Give your e-mail address."))],
    )
    password = PasswordField(
        _l("Passphrase"),
        validators=[needed(_l("Give your passphrase."))],
    )
    next = HiddenField(filters=[clean_line])


class PassphraseForm(DeskForm):
    """Change one's own passphrase."""

    current_passphrase = PasswordField(
        _l("Your passphrase until now"),
        validators=[needed(_l("Give the passphrase you have now."))],
    )
    passphrase = PasswordField(
        _l("New passphrase"),
        description=NEW_HINT,
        validators=[needed(_l("Give a new passphrase."))],
    )
