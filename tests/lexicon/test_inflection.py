"""Base forms by rule."""

import pytest

from onrecord.lexicon.inflection import regular_noun_lemma


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("houses", "house"), ("losses", "loss"), ("ladies", "lady"), ("news", "new"), ("ses", "se")],
)
def test_a_singular_is_told_by_rule(form: str, lemma: str) -> None:
    assert regular_noun_lemma(form) == lemma
