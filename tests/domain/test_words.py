"""Sentences, refusals and the closed lists."""

from enum import StrEnum

import pytest

from factcheck.domain import evidence_terms, policy, publication_terms, vocabulary
from factcheck.domain.errors import (
    ActRefused,
    Conflict,
    Duplicate,
    Invalid,
    NotAllowed,
    NotFound,
    Refusal,
    TooOften,
)
from factcheck.domain.evidence_terms import Graded
from factcheck.domain.sentences import N_, Sentence
from factcheck.domain.vocabulary import QUALIFIERS, Qualifier, Term, Verdict

TERMS = sorted(
    {
        value
        for module in (evidence_terms, policy, publication_terms, vocabulary)
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, Term)
        and value not in {Term, Graded}
    },
    key=lambda each: each.__name__,
)


def test_marking_changes_nothing() -> None:
    assert N_("Choose a verdict.") == "Choose a verdict."


def test_a_sentence_fills_in_its_parameters_and_those_of_its_parts() -> None:
    part = Sentence("%(count)d items", {"count": 2})
    assert (
        Sentence("There are %(what)s.", {"what": part}).text() == "There are 2 items."
    )
    assert str(Sentence("Nothing to fill in: 100 %.")) == "Nothing to fill in: 100 %."


def test_a_refusal_carries_every_sentence() -> None:
    first, second = Sentence("One."), Sentence("Two.", field="two")
    assert Refusal(first).sentences == (first,)
    refusal = ActRefused(iter([first, second]))
    assert refusal.sentences == (first, second)
    assert str(refusal) == "One. Two."


@pytest.mark.parametrize("refusal", [NotAllowed(), NotFound()])
def test_a_refusal_without_details_has_a_sentence_all_the_same(
    refusal: Refusal,
) -> None:
    assert len(refusal.sentences) == 1
    assert str(refusal).endswith(".")


def test_refusals_keep_what_the_page_shows_besides() -> None:
    sentence = Sentence("It is on file.")
    assert Duplicate(sentence, "01J").uid == "01J"
    assert TooOften(sentence, 30).wait == 30
    theirs, mine = {"text": "hers"}, {"text": "his"}
    conflict = Conflict(theirs, mine, 7)
    theirs.clear()
    assert conflict.theirs == {"text": "hers"}
    assert (conflict.mine, conflict.version) == ({"text": "his"}, 7)


def test_each_refusal_is_a_kind_of_its_own() -> None:
    kinds = {ActRefused, Conflict, Duplicate, Invalid, NotAllowed, NotFound, TooOften}
    assert set(Refusal.__subclasses__()) == kinds
    assert all(not kind.__subclasses__() for kind in kinds)


@pytest.mark.parametrize("terms", TERMS)
def test_each_term_has_a_value_a_label_and_fits_its_column(
    terms: type[Term],
) -> None:
    assert issubclass(terms, StrEnum)
    values = [each.value for each in terms]
    assert len(set(values)) == len(values) > 0
    for each in terms:
        assert each.label.strip() == each.label != ""
        assert each == each.value == str(each)
        assert len(each.value) <= 40


@pytest.mark.parametrize("terms", [t for t in TERMS if issubclass(t, Graded)])
def test_each_grade_has_its_definition(terms: type[Graded]) -> None:
    assert all(each.gist.endswith(".") for each in terms)


def test_each_qualifier_belongs_to_one_verdict() -> None:
    assert set(QUALIFIERS) == set(Verdict)
    placed = [each for each in sum(QUALIFIERS.values(), ()) if each is not None]
    assert sorted(placed) == sorted(Qualifier)
