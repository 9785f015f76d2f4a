"""Steps by direct POST: each act by the right role, each refusal in a sentence."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from factcheck.domain import workflow
from factcheck.domain.publication_terms import RejectReason
from factcheck.domain.vocabulary import Act, Role, State
from factcheck.models import Claim, User
from factcheck.services import steps
from factcheck.services.work import Work
from tests.builders import a_claim, a_ready_draft, a_user
from tests.client import CheckedClient

SignIn = Callable[[CheckedClient, User], None]
Begin = Callable[..., Work]


def path_of(claim: Claim) -> str:
    return f"/desk/claims/{claim.slug}"


def post_step(client: CheckedClient, claim: Claim, **fields: object) -> TestResponse:
    """Send a step as a page would, buttons or no buttons."""
    token = next(
        form.values["csrf_token"]
        for form in client.forms(path_of(claim))
        if "csrf_token" in form.values
    )
    return client.post(f"{path_of(claim)}/steps", data={"csrf_token": token, **fields})


@pytest.fixture
def enter(
    new_client: Callable[[], CheckedClient], sign_in: SignIn
) -> Callable[[User], CheckedClient]:
    """Open a browser in which somebody is signed in."""

    def open_browser(person: User) -> CheckedClient:
        browser = new_client()
        sign_in(browser, person)
        return browser

    return open_browser


Enter = Callable[[User], CheckedClient]


def test_a_claim_is_taken_and_released(session: Session, enter: Enter) -> None:
    ann, claim = a_user(session), a_claim(session)
    browser = enter(ann)
    answer = browser.submit(path_of(claim), button="Take this claim")
    assert answer.location == path_of(claim)
    assert (claim.assignee, claim.state) == (ann, State.IN_REVIEW)
    assert "You are working on this claim." in browser.get(path_of(claim)).text
    browser.submit(path_of(claim), button="Release")
    assert claim.assignee is None


def test_the_second_to_take_a_claim_is_told(session: Session, enter: Enter) -> None:
    ann, ben = a_user(session), a_user(session)
    claim = a_claim(session, state=State.IN_REVIEW, assignee=ann)
    answer = post_step(enter(ben), claim, act="take")
    assert answer.status_code == 409
    assert "Somebody is working on this claim" in answer.text
    assert claim.assignee is ann


def test_an_editor_assigns_with_a_day(session: Session, enter: Enter) -> None:
    eve, ann = a_user(session, Role.EDITOR), a_user(session, name="Ann")
    claim = a_claim(session)
    browser = enter(eve)
    bad = browser.submit(path_of(claim), button="Assign", assignee="", due="soon")
    assert bad.status_code == 422
    assert "Write the day like 2025-04-28" in bad.text
    browser.submit(path_of(claim), button="Assign", assignee=ann.uid, due="2025-05-09")
    assert claim.assignee is ann
    assert [str(each.due) for each in claim.assignments] == ["2025-05-09"]


def test_an_assignment_needs_somebody_who_can_review(
    session: Session, enter: Enter
) -> None:
    browser, claim = enter(a_user(session, Role.EDITOR)), a_claim(session)
    observer = a_user(session, Role.OBSERVER)
    for uid in ("", "no-such-uid", observer.uid, "9223372036854775808"):
        answer = post_step(browser, claim, act="assign", assignee=uid)
        assert answer.status_code == 409
        assert "Choose an active reviewer or editor." in answer.text


def test_a_rejection_needs_a_reason_and_can_be_undone(
    session: Session, enter: Enter
) -> None:
    browser, claim = enter(a_user(session, Role.EDITOR)), a_claim(session)
    without = browser.submit(
        path_of(claim), button="Reject this claim", comment="Not for us."
    )
    assert without.status_code == 422
    assert "Choose a reason." in without.text
    assert "Not for us." in without.text
    odd = post_step(browser, claim, act="reject", reasons=["legal"])
    assert odd.status_code == 422
    browser.submit(path_of(claim), button="Reject this claim", reasons="opinion")
    assert (claim.state, claim.rejection_reason) == (
        State.REJECTED,
        RejectReason.OPINION,
    )
    silent = browser.submit(path_of(claim), button="Restore this claim")
    assert silent.status_code == 422
    assert "Write a sentence on why." in silent.text
    browser.submit(path_of(claim), button="Restore this claim", comment="It is a fact.")
    assert claim.state is State.NEW


@pytest.mark.parametrize("act", ["", "nonsense", "9223372036854775808", "TAKE"])
def test_an_act_that_does_not_exist_gets_a_sentence(
    session: Session, enter: Enter, act: str
) -> None:
    answer = post_step(enter(a_user(session)), a_claim(session), act=act)
    assert answer.status_code == 422
    assert "Choose what is to be done." in answer.text


def test_every_illegal_transition_is_refused_with_a_sentence(
    session: Session, enter: Enter
) -> None:
    """Each act from a state that does not have it, sent by an editor."""
    ann = a_user(session)
    browser = enter(a_user(session, Role.EDITOR, Role.REVIEWER))
    for state in (State.NEW, State.SUBMITTED, State.RETRACTED):
        claim = a_claim(session, state=state, assignee=ann)
        possible = {s.act for s in workflow.STEPS if state in s.sources}
        for act in set(Act) - possible:
            answer = post_step(browser, claim, act=act.value, comment="x")
            assert answer.status_code == 409, (state, act)
            assert "it cannot be done now" in answer.text
            assert claim.state is state


def test_roles_decide_who_may_send_what(session: Session, enter: Enter) -> None:
    claim = a_claim(session)
    reviewer = post_step(
        enter(a_user(session)), claim, act="reject", reasons=["opinion"]
    )
    assert reviewer.status_code == 403
    observer = post_step(enter(a_user(session, Role.OBSERVER)), claim, act="take")
    assert observer.status_code == 403
    assert claim.state is State.NEW


def test_a_verdict_goes_its_way_by_these_posts_alone(
    session: Session, enter: Enter
) -> None:
    draft = a_ready_draft(session, a_user(session))
    claim = draft.claim
    author, editor = enter(draft.author), enter(a_user(session, Role.EDITOR))
    way: tuple[tuple[CheckedClient, dict[str, object], State], ...] = (
        (author, {"act": "submit"}, State.SUBMITTED),
        (author, {"act": "withdraw"}, State.IN_REVIEW),
        (author, {"act": "submit"}, State.SUBMITTED),
        (
            editor,
            {"act": "return", "reasons": ["other", "legal_risk"], "comment": "Why?"},
            State.IN_REVIEW,
        ),
        (author, {"act": "submit"}, State.SUBMITTED),
        (author, {"act": "approve"}, State.SUBMITTED),
        (editor, {"act": "approve"}, State.APPROVED),
    )
    for browser, fields, state in way:
        post_step(browser, claim, **fields)
        assert claim.state is state, fields
    refused = post_step(editor, claim, act="publish")
    assert refused.status_code == 409
    assert "Answer the three questions about harm." in refused.text


def test_a_change_behind_an_approval_sends_the_claim_back_for_good(
    session: Session, enter: Enter, work: Begin
) -> None:
    draft = a_ready_draft(session, a_user(session))
    claim = draft.claim
    steps.take(work(draft.author), claim, Act.SUBMIT)
    claim.links[0].item.title = "Another title, written past the services"
    session.commit()
    answer = post_step(enter(a_user(session, Role.EDITOR)), claim, act="approve")
    assert answer.status_code == 409
    assert "changed after the verdict was submitted" in answer.text
    assert claim.state is State.IN_REVIEW
    assert claim.evidence_changed


def test_a_button_pressed_twice_acts_once(session: Session, enter: Enter) -> None:
    ann, claim = a_user(session), a_claim(session)
    browser = enter(ann)
    form = browser.find_form(path_of(claim), button="Take this claim")
    answers = [browser.post(form.action, data=form.values) for _ in range(2)]
    assert [each.status_code for each in answers] == [303, 303]
    assert len(claim.assignments) == 1
