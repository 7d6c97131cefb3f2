"""Who is meant by a source, in articles of a few sentences."""

import pytest

from onrecord.types import Span
from tests.reading.speaking import at, named, parties_of, said, speakers, told


def test_a_name_behind_secretary_of_state_is_the_one_who_speaks() -> None:
    text = "US Secretary of State Jane Doe said taxes will rise."
    names = [named(text, "US", "location"), named(text, "Jane Doe", "person")]
    found = told(text, [said(0, text, at(text, "US Secretary of State Jane Doe"))], names)
    party = parties_of(found)[0]
    assert (party.name, party.kind, party.roles) == (
        "Jane Doe",
        "person",
        ("US Secretary of State",),
    )


def test_an_aide_to_somebody_named_stays_unnamed() -> None:
    text = "An aide to President Jane Doe said taxes will rise."
    found = told(
        text,
        [said(0, text, at(text, "An aide to President Jane Doe"))],
        [named(text, "Jane Doe", "person")],
    )
    assert [party.kind for party in parties_of(found)] == ["unnamed"]


def test_a_man_named_so_is_called_so() -> None:
    text = "A man named John Brown said taxes will rise."
    name = named(text, "John Brown", "person")
    assert speakers(text, at(text, "A man named John Brown"), name) == ["John Brown"]


def test_a_role_with_and_in_it_is_of_one_person() -> None:
    text = "Union trade and industry commissioner Jane Doe said taxes will rise."
    name = named(text, "Jane Doe", "person")
    source = at(text, "Union trade and industry commissioner Jane Doe")
    assert speakers(text, source, name) == ["Jane Doe"]


def test_the_mother_of_two_is_one() -> None:
    text = "Ann and John Brown's mother, Jane Doe, said taxes will rise."
    names = [named(text, words, "person") for words in ("Ann", "John Brown", "Jane Doe")]
    assert speakers(text, at(text, "Ann and John Brown's mother, Jane Doe,"), *names) == [
        "Jane Doe"
    ]


def test_a_name_missed_in_one_place_is_found_by_another() -> None:
    text = "The Harbour Union met. The strike ended, the Harbour Union said on Monday."
    name = named(text, "Harbour Union", "organization")
    assert speakers(text, at(text, "the Harbour Union"), name) == ["Harbour Union"]


def test_a_word_that_only_begins_a_sentence_is_not_taken_for_a_name() -> None:
    text = "Theresa May spoke. May it last, she said. Nobody may leave. May said no."
    names = [named(text, "Theresa May", "person")]
    found = told(text, [said(0, text, at(text, "she"))], names)
    assert all(
        mention.start != at(text, "May it").start for mention in parties_of(found)[0].mentions
    )


def test_an_acronym_in_brackets_is_the_body_before_it_whatever_its_letters() -> None:
    text = "The Federal Security Service (FSB) met. The FSB said taxes will rise."
    names = [
        named(text, "Federal Security Service", "organization"),
        named(text, "FSB", "organization"),
        named(text, "FSB", "organization", 1),
    ]
    assert speakers(text, at(text, "The FSB"), *names) == ["Federal Security Service"]


def test_a_nickname_in_marks_joins_the_name_around_it() -> None:
    text = 'Rep. Robert C. "Bobby" Doe met voters. Bobby Doe left. Doe said taxes will rise.'
    names = [
        named(text, "Robert C.", "person"),
        named(text, 'Bobby"', "person"),
        named(text, "Doe", "person"),
        named(text, "Bobby Doe", "person"),
        named(text, "Doe", "person", 2),
    ]
    assert speakers(text, at(text, "Doe", 2), *names) == ['Robert C. "Bobby" Doe']


def test_a_surname_spelt_with_another_letter_is_the_same_person() -> None:
    text = "Yahya Sarea spoke. Saree said taxes will rise."
    names = [named(text, "Yahya Sarea", "person"), named(text, "Saree", "person")]
    assert speakers(text, at(text, "Saree"), *names) == ["Yahya Sarea"]


def test_a_bare_surname_is_of_the_namesake_whose_full_name_came_just_before() -> None:
    text = (
        "Bob Hale runs the ferry, which has crossed the river since 1911 and does so still. "
        "The bridge was closed on Monday. Martin Hale spoke. Hale said taxes will rise."
    )
    names = [named(text, words, "person") for words in ("Bob Hale", "Martin Hale")]
    names.append(named(text, "Hale", "person", 2))
    assert speakers(text, at(text, "Hale", 2), *names) == ["Martin Hale"]


def test_a_mayor_is_not_another_who_is_named_beside_her() -> None:
    text = "Anna Grey, the mayor, met Bob Hale. The mayor said taxes will rise."
    names = [named(text, "Anna Grey", "person"), named(text, "Bob Hale", "person")]
    assert speakers(text, at(text, "The mayor"), *names) == ["Anna Grey"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("US President Trump", "Donald Trump"),
        ("British Prime Minister May", "Theresa May"),
        ("Harvard President Trump", "Trump"),
        ("Brazilian President Trump", "Trump"),
        ("Chancellor Trump", "Trump"),
    ],
)
def test_an_office_gives_the_full_name_where_its_country_fits(written: str, name: str) -> None:
    text = f"It rained. {written} said taxes will rise."
    surname = written.split()[-1]
    assert speakers(text, at(text, written), named(text, surname, "person")) == [name]


def test_a_pope_keeps_the_title() -> None:
    text = "Pope Francis said taxes will rise."
    assert speakers(text, at(text, "Pope Francis"), named(text, "Pope Francis", "person")) == [
        "Pope Francis"
    ]


def test_a_name_with_an_initial_is_no_fuller_than_one_that_is_used_more() -> None:
    text = "Jane Q. Doe came. Jane Doe spoke. Jane Doe said taxes will rise."
    names = [
        named(text, "Jane Q. Doe", "person"),
        named(text, "Jane Doe", "person"),
        named(text, "Jane Doe", "person", 1),
    ]
    assert speakers(text, at(text, "Jane Doe", 1), *names) == ["Jane Doe"]


def test_what_follows_a_name_is_no_role_where_it_is_a_clause() -> None:
    text = "The minister, Mevlut Demir, told reporters taxes will rise. Demir, a lawyer, left."
    names = [named(text, "Mevlut Demir", "person"), named(text, "Demir", "person", 1)]
    found = told(text, [said(0, text, at(text, "The minister, Mevlut Demir,"))], names)
    assert parties_of(found)[0].roles == ("minister", "lawyer")


def test_a_role_has_no_article_no_day_and_no_stop() -> None:
    text = "This Wednesday Foreign Minister Jane Doe, the head of the navy. She said no."
    found = told(text, [said(0, text, at(text, "She"))], [named(text, "Jane Doe", "person")])
    assert parties_of(found)[0].roles == ("Foreign Minister", "head of the navy")


def test_a_spokeswoman_speaks_for_whom_its_means() -> None:
    text = "The Harbour Union met. Its spokeswoman, Lena Brandt, said taxes will rise."
    names = [named(text, "Harbour Union", "organization"), named(text, "Lena Brandt", "person")]
    found = told(text, [said(0, text, at(text, "Its spokeswoman, Lena Brandt,"))], names)
    known = {party.id: party for party in found.parties}
    body = parties_of(found)[0].speaks_for
    assert body is not None
    assert known[body].name == "Harbour Union"


def test_a_prosecutor_of_a_country_is_no_spokesman_for_it() -> None:
    text = "U.S. Attorney John Brown said taxes will rise."
    names = [named(text, "U.S.", "location"), named(text, "John Brown", "person")]
    found = told(text, [said(0, text, at(text, "U.S. Attorney John Brown"))], names)
    assert parties_of(found)[0].speaks_for is None


def test_allies_are_called_by_whose_they_are() -> None:
    text = "Talks failed. Ankara and its allies said taxes will rise."
    names = [named(text, "Ankara", "location")]
    assert speakers(text, at(text, "Ankara and its allies"), *names) == [
        "Government of Turkey",
        "allies of Turkey",
    ]


def test_one_of_several_children_is_a_person_without_a_name() -> None:
    text = "One of the children said taxes will rise."
    found = told(text, [said(0, text, at(text, "One of the children"))], [])
    assert [(party.name, party.kind) for party in parties_of(found)] == [
        ("One of the children", "unnamed")
    ]


def test_two_statements_with_the_same_words_as_source_are_by_one() -> None:
    text = "It never paid, a spokesman said, adding that it would."
    source = at(text, "a spokesman")
    found = told(text, [said(0, text, source), said(1, text, source)], [])
    assert found.by["s0"] == found.by["s1"]


def test_who_goes_with_the_one_told_of_and_not_with_a_name_in_the_role() -> None:
    text = "Police met Jane Doe, a Smith campaign worker who said taxes will rise."
    names = [named(text, "Jane Doe", "person"), named(text, "Smith", "person")]
    assert speakers(text, at(text, "who"), *names) == ["Jane Doe"]


def test_voters_who_say_so_are_not_the_one_who_met_them() -> None:
    text = "Jane Doe met voters who said taxes will rise."
    assert speakers(text, at(text, "who"), named(text, "Jane Doe", "person")) == ["voters"]


def test_one_who_is_a_nurse_is_meant_by_the_who_behind_it() -> None:
    text = "Jane Doe is a nurse who said taxes will rise."
    assert speakers(text, at(text, "who"), named(text, "Jane Doe", "person")) == ["Jane Doe"]


def test_two_described_with_an_article_each_are_two() -> None:
    text = "The family and the lawyers said taxes will rise."
    assert speakers(text, at(text, "The family and the lawyers")) == ["family", "lawyers"]


def test_a_rival_party_is_another() -> None:
    text = "The Harbour Party met. The rival party said taxes will rise."
    name = named(text, "Harbour Party", "organization")
    assert speakers(text, at(text, "The rival party"), name) == ["rival party"]


def test_a_court_is_no_country() -> None:
    text = "France waited. The court said taxes will rise."
    assert speakers(text, at(text, "The court"), named(text, "France", "location")) == ["court"]


def test_the_governor_is_not_the_deputy_governor() -> None:
    text = (
        "Deputy Governor Oleg Klimov spoke. The governor said taxes will rise. It rained. It "
        "snowed. Governor Boris Dub came."
    )
    names = [named(text, "Oleg Klimov", "person"), named(text, "Boris Dub", "person")]
    assert speakers(text, at(text, "The governor"), *names) == ["Boris Dub"]


def test_a_capital_found_as_a_person_is_still_a_government() -> None:
    text = "Berlin said taxes will rise. Then Berlin paid."
    names = [named(text, "Berlin", "person"), named(text, "Berlin", "person", 1)]
    assert speakers(text, at(text, "Berlin"), *names) == ["Government of Germany"]


def test_it_behind_a_capital_is_the_government() -> None:
    text = "Berlin said taxes will rise. It said so on Monday."
    assert speakers(text, at(text, "It"), named(text, "Berlin", "location")) == [
        "Government of Germany"
    ]


def test_a_body_is_known_by_the_first_word_of_its_name() -> None:
    text = "Patriot Coal met. Patriot said taxes will rise."
    names = [named(text, "Patriot Coal", "organization"), named(text, "Patriot", "person", 1)]
    assert speakers(text, at(text, "Patriot", 1), *names) == ["Patriot Coal"]


def test_a_passive_subject_is_not_who_speaks() -> None:
    text = "John Brown was told to leave."
    cue, content = at(text, "was told"), at(text, "to leave")
    statement = said(0, text, None, cue=cue, content=content, lemma="tell")
    assert "s0" not in told(text, [statement], [named(text, "John Brown", "person")]).by


def test_adding_is_by_who_spoke_before_in_the_sentence() -> None:
    text = "Jane Doe said taxes will rise, adding that rents will fall."
    statements = [
        said(0, text, at(text, "Jane Doe")),
        said(1, text, None, cue=at(text, "adding"), content=at(text, "that rents"), lemma="add"),
    ]
    found = told(text, statements, [named(text, "Jane Doe", "person")])
    assert found.by["s1"] == found.by["s0"]


def test_nobody_is_made_the_source_of_what_stands_in_anothers_words() -> None:
    text = 'Jane Doe said "plans were made, saying nothing".'
    statements = [
        said(0, text, at(text, "Jane Doe"), content=Span(14, len(text) - 1)),
        said(1, text, None, cue=at(text, "saying"), content=at(text, "nothing"), nested=True),
    ]
    assert "s1" not in told(text, statements, [named(text, "Jane Doe", "person")]).by


def test_i_in_a_quotation_is_its_speaker() -> None:
    text = '"I think taxes will rise," Jane Doe said.'
    statements = [
        said(0, text, at(text, "Jane Doe"), content=at(text, '"I think taxes will rise,"')),
        said(1, text, at(text, "I"), nested=True),
    ]
    found = told(text, statements, [named(text, "Jane Doe", "person")])
    assert found.by["s1"] == found.by["s0"]


def test_one_named_only_in_a_quotation_is_not_he_outside_it() -> None:
    text = 'John Brown spoke. "Nobody sings. Peter Grey had a song. Peter Grey sang," he said. '
    names = [
        named(text, "John Brown", "person"),
        named(text, "Peter Grey", "person"),
        named(text, "Peter Grey", "person", 1),
    ]
    quote = at(text, '"Nobody sings. Peter Grey had a song. Peter Grey sang,"')
    statement = said(0, text, at(text, "he said"), content=quote)
    assert [party.name for party in parties_of(told(text, [statement], names))] == ["John Brown"]
