"""Whom a pronoun means that stands in another's quotation."""

from tests.reading.speaking import at, named, said, told


def test_he_in_a_quotation_is_not_the_one_who_is_quoted() -> None:
    text = 'Mayor Tom Hale left. Joe Marsh said: "It was late. He told me to wait."'
    names = [named(text, "Tom Hale", "person"), named(text, "Joe Marsh", "person")]
    quotation = at(text, '"It was late. He told me to wait."')
    statements = [
        said(0, text, at(text, "Joe Marsh"), content=quotation),
        said(1, text, at(text, "He"), content=at(text, "to wait"), nested=True),
    ]
    parties = told(text, statements, names)
    by_id = {party.id: party.name for party in parties.parties}
    assert [by_id[one] for one in parties.by["s1"]] == ["Tom Hale"]


def test_he_in_a_quotation_is_nobody_where_only_its_speaker_is_named() -> None:
    text = '"He told me to wait," Joe Marsh said.'
    statements = [
        said(0, text, at(text, "Joe Marsh"), content=at(text, '"He told me to wait,"')),
        said(1, text, at(text, "He"), content=at(text, "to wait"), nested=True),
    ]
    parties = told(text, statements, [named(text, "Joe Marsh", "person")])
    speaker = next(party.id for party in parties.parties if party.name == "Joe Marsh")
    assert speaker not in parties.by.get("s1", ())
