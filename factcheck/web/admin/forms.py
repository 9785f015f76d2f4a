"""Forms for people; grave ones ask the administrator's own passphrase again."""

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, PasswordField, StringField

from factcheck.domain.vocabulary import Role
from factcheck.web.account.forms import NEW_HINT
from factcheck.web.forms import (
    DeskForm,
    VersionField,
    at_most,
    clean_line,
    many_of,
    needed,
)


class ConfirmedForm(DeskForm):
    """A step that is taken only by who proves to be still there."""

    current_passphrase = PasswordField(
        _l("Your own passphrase"),
        description=_l("Asked again, because this changes who may do what."),
        validators=[needed(_l("Give your own passphrase."))],
    )


class _Described(ConfirmedForm):
    name = StringField(
        _l("Name"),
        filters=[clean_line],
        validators=[needed(_l("Give the person's name.")), at_most(200)],
    )
    public_name = StringField(
        _l("Name for readers"),
        description=_l("Stands under published verdicts. Empty: the role only."),
        filters=[clean_line],
        validators=[at_most(200)],
    )
    roles = many_of(_l("Roles"), Role)


class NewPersonForm(_Described):
    """Add a person."""

    email = EmailField(
        _l("E-mail address"),
        filters=[clean_line],
        validators=[needed(_l("Give an e-mail address.")), at_most(254)],
    )
    passphrase = PasswordField(
        _l("First passphrase"),
        description=NEW_HINT,
        validators=[needed(_l("Give a passphrase."))],
    )


class PersonForm(_Described):
    """Change a person's name and roles."""

    version = VersionField()


class PassphraseForm(ConfirmedForm):
    """Give a person a new passphrase."""

    passphrase = PasswordField(
        _l("New passphrase"),
        description=NEW_HINT,
        validators=[needed(_l("Give a passphrase."))],
    )
