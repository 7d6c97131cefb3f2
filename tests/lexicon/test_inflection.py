"""Base forms by rule."""

import pytest

from onrecord.lexicon.inflection import (
    irregular_verbs,
    is_past_only,
    regular_noun_lemma,
    verb_lemma,
)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("houses", "house"), ("losses", "loss"), ("ladies", "lady"), ("news", "new"), ("ses", "se")],
)
def test_a_singular_is_told_by_rule(form: str, lemma: str) -> None:
    assert regular_noun_lemma(form) == lemma


@pytest.mark.parametrize("form", ["went", "Did", "was", "were", "came", "ran", "spoke", "showed"])
def test_a_past_that_is_no_participle_is_past_only(form: str) -> None:
    assert is_past_only(form)


@pytest.mark.parametrize(
    "form", ["has", "does", "goes", "am", "had", "held", "struck", "come", "beat", "gone", "lying"]
)
def test_a_present_a_base_or_a_participle_is_not_past_only(form: str) -> None:
    assert not is_past_only(form)


def test_every_form_of_an_irregular_verb_has_a_base() -> None:
    bases = {verb.base for verb in irregular_verbs()}
    assert all(verb_lemma(form) in bases for verb in irregular_verbs() for form in verb.forms)


def test_no_mark_of_the_file_is_a_form() -> None:
    forms = [form for verb in irregular_verbs() for form in verb.forms]
    assert all(form.strip("'").isalpha() for form in forms)
