"""The roles of people hold no verb of a statement and no clause."""

import pytest

from onrecord.reading.coreference.said import verbs_of_cues
from onrecord.reading.coreference.words import ArticleWords
from onrecord.reading.parts import tell_parts
from onrecord.types import Article
from tests.reading.speaking import at, named, parties_of, said, told


@pytest.mark.parametrize(
    ("before", "cue", "lemma", "role"),
    [
        ("Republican National Committee", "noted", "note", "spokesman"),
        ("She", "adds", "add", "chairman"),
        ("He", "believes", "believe", "candidate"),
    ],
)
def test_a_role_begins_behind_the_verb_of_a_cue(
    before: str, cue: str, lemma: str, role: str
) -> None:
    text = f"{before} {cue} {role} John Brown is late. Brown said no."
    statements = [
        said(0, text, at(text, before), lemma=lemma, cue=at(text, cue)),
        said(1, text, at(text, "Brown", 1)),
    ]
    found = told(text, statements, [named(text, "John Brown", "person")])
    (party,) = parties_of(found, "s1")
    assert (party.name, party.roles) == ("John Brown", (role,))


def test_a_verb_that_stands_in_titles_is_one_only_where_the_cue_speaks() -> None:
    text = "Sources noted the accused."
    words = ArticleWords(tell_parts(Article("test", text)))
    noted = said(0, text, None, cue=at(text, "noted"), lemma="note")
    accused = said(1, text, None, cue=at(text, "accused"), lemma="accuse")
    assert verbs_of_cues(words, [noted, accused]) == {1}


def test_who_is_named_so_has_no_role_that_ends_with_named() -> None:
    text = "A student named John Brown said taxes will rise."
    names = [named(text, "John Brown", "person")]
    found = told(text, [said(0, text, at(text, "A student named John Brown"))], names)
    assert parties_of(found)[0].roles == ("student",)


def test_a_name_in_a_clause_behind_a_comma_is_not_who_speaks() -> None:
    text = "The alliance, which includes the Doe Institute, said taxes will rise."
    names = [named(text, "Doe Institute", "organization")]
    source = at(text, "The alliance, which includes the Doe Institute,")
    found = told(text, [said(0, text, source)], names)
    assert "Doe Institute" not in [party.name for party in parties_of(found)]


def _roles_of_doe(sentence: str) -> tuple[str, ...]:
    """The roles of Jane Doe, whom a sentence calls "Doe"."""
    text = f"{sentence} Jane Doe said it will rain."
    names = [named(text, "Doe", "person"), named(text, "Jane Doe", "person")]
    return parties_of(told(text, [said(0, text, at(text, "Jane Doe"))], names))[0].roles


@pytest.mark.parametrize(
    "sentence",
    [
        "Major has accused Doe of theft.",
        "Police accused Doe of theft.",
        "Critics want Doe to go.",
        "Judges let Doe go.",
        "He was sure that her experts repeatedly accused Doe of theft.",
    ],
)
def test_a_verb_before_a_name_is_no_role(sentence: str) -> None:
    assert _roles_of_doe(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Police accused officer Doe of theft.", "officer"),
        ("Police on Monday accused officer Doe of theft.", "officer"),
        ("They had suspected officer Doe of theft.", "officer"),
        ("The accused officer Doe went home.", "accused officer"),
        ("They met the newly elected mayor Doe at home.", "newly elected mayor"),
        ("Retired judge Doe went home.", "Retired judge"),
        ("The bank's managing director Doe went home.", "bank's managing director"),
        ("The team fellow Doe went home.", "team fellow"),
    ],
)
def test_a_participle_is_part_of_a_role_only_where_it_is_no_verb(sentence: str, role: str) -> None:
    assert _roles_of_doe(sentence) == (role,)


def test_a_cue_right_behind_its_source_is_a_verb_without_an_ending_too() -> None:
    text = "Critics want Doe to go."
    words = ArticleWords(tell_parts(Article("test", text)))
    want = said(0, text, at(text, "Critics"), lemma="want", cue=at(text, "want"))
    assert verbs_of_cues(words, [want]) == {1}
