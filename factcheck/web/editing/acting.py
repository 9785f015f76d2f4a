"""Taking a step from a form of the editor's desk."""

from collections.abc import Callable
from typing import Any

from flask.typing import ResponseReturnValue

from factcheck.domain.errors import ActRefused, Invalid
from factcheck.domain.vocabulary import Act
from factcheck.extensions import db
from factcheck.models import Claim
from factcheck.services import steps
from factcheck.services.steps import Taken
from factcheck.web.access import work
from factcheck.web.desk.steps import said
from factcheck.web.forms import DeskForm, add_refusal
from factcheck.web.once import done

Show = Callable[[], str]


def take(claim: Claim, act: Act, **given: Any) -> Taken:  # noqa: ANN401 - what the act takes
    """Take a step; if the content had changed, keep that and refuse.

    Raises:
        ActRefused: a guard forbids it, or the claim went back to its author.
    """
    taken = steps.take(work(), claim, act, **given)
    if taken.refused:
        # The claim went back to its author: that stands, the act does not.
        db.session.commit()
        raise ActRefused(taken.refused)
    return taken


def take_or_show(
    claim: Claim,
    act: Act,
    form: DeskForm,
    then: tuple[str, Show],
    **given: Any,  # noqa: ANN401 - what the act takes
) -> ResponseReturnValue:
    """Take a step and lead to the address, or show the form again with its faults."""
    location, show = then
    if not form.validate_on_submit():
        return show(), 422
    try:
        taken = take(claim, act, **given)
    except Invalid as refusal:
        add_refusal(form, refusal)
        return show(), 422
    return done(location, said(taken))
