from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.parties import Parties, find_parties
from onrecord.types import (
    Article,
    NameKind,
    NameSpan,
    Part,
    Span,
)
from tests.reading.speaking import at, parties_of, said, told
from tests.work import lines_run


def _names(text: str, **kinds: NameKind) -> list[NameSpan]:
    """Every place of every name; underscores in the names stand for spaces."""
    found = []
    for written, kind in kinds.items():
        name = written.replace("_", " ")
        start = text.find(name)
        while start >= 0:
            found.append(NameSpan(start, start + len(name), kind, 0.9))
            start = text.find(name, start + 1)
    # A longer name holds the shorter ones within it.
    return [
        one
        for one in found
        if not any(o.start <= one.start and one.end <= o.end and o != one for o in found)
    ]


def _read(text: str, sources: list[Span], names: list[NameSpan]) -> Parties:
    return told(text, [said(number, text, span) for number, span in enumerate(sources)], names)


def test_a_surname_is_the_person_of_the_full_name() -> None:
    text = "Jane Doe met reporters on Monday. Doe said taxes will rise."
    found = _read(text, [at(text, "Doe", 1)], _names(text, Jane_Doe="person", Doe="person"))
    assert [party.name for party in parties_of(found, "s0")] == ["Jane Doe"]
    assert found.how["s0"] == "name"


def test_a_pronoun_is_the_person_of_that_sex() -> None:
    text = "Mary Smith met John Brown in town. She said taxes will rise."
    names = _names(text, Mary_Smith="person", John_Brown="person")
    found = _read(text, [at(text, "She")], names)
    assert [party.name for party in parties_of(found, "s0")] == ["Mary Smith"]
    assert found.how["s0"] == "pronoun"


def test_a_role_before_the_name_is_kept() -> None:
    text = "Interior Minister Jane Doe said taxes will rise."
    found = _read(text, [at(text, "Interior Minister Jane Doe")], _names(text, Jane_Doe="person"))
    party = parties_of(found, "s0")[0]
    assert (party.name, party.kind, party.roles) == ("Jane Doe", "person", ("Interior Minister",))
    assert found.how["s0"] == "role-name"


def test_a_description_is_the_one_with_that_role() -> None:
    text = "Governor Jane Doe met John Brown. A week passed. The governor said taxes will rise."
    names = _names(text, Jane_Doe="person", John_Brown="person")
    found = _read(text, [at(text, "The governor")], names)
    assert [party.name for party in parties_of(found, "s0")] == ["Jane Doe"]
    assert found.how["s0"] == "description"


def test_a_capital_that_speaks_is_its_government() -> None:
    text = "Talks went on. Ankara said taxes will rise."
    found = _read(text, [at(text, "Ankara")], _names(text, Ankara="location"))
    party = parties_of(found, "s0")[0]
    assert (party.name, party.kind) == ("Government of Turkey", "government")
    assert found.how["s0"] == "metonym"


def test_a_capital_and_its_country_are_one_party() -> None:
    text = "Turkey said taxes will rise. Ankara said they will fall."
    names = _names(text, Turkey="location", Ankara="location")
    found = _read(text, [at(text, "Turkey"), at(text, "Ankara")], names)
    assert found.by["s0"] == found.by["s1"]


def test_two_who_are_joined_are_two_parties() -> None:
    text = "The bill passed. Jane Doe and John Brown said taxes will rise."
    names = _names(text, Jane_Doe="person", John_Brown="person")
    found = _read(text, [at(text, "Jane Doe and John Brown")], names)
    assert [party.name for party in parties_of(found, "s0")] == ["Jane Doe", "John Brown"]


def test_they_are_the_two_who_spoke_together() -> None:
    text = "Jane Doe and John Brown said taxes will rise. They said so twice."
    names = _names(text, Jane_Doe="person", John_Brown="person")
    found = _read(text, [at(text, "Jane Doe and John Brown"), at(text, "They")], names)
    assert found.by["s1"] == found.by["s0"]


def test_an_acronym_is_the_body_that_it_shortens() -> None:
    text = "The World Food Programme (WFP) met. The WFP said prices will rise."
    names = _names(text, World_Food_Programme="organization", WFP="organization")
    found = _read(text, [at(text, "The WFP")], names)
    assert [party.name for party in parties_of(found, "s0")] == ["World Food Programme"]


def test_a_spokeswoman_speaks_for_the_body_and_stays_a_person() -> None:
    text = "World Bank spokeswoman Jane Doe said prices will rise."
    names = _names(text, World_Bank="organization", Jane_Doe="person")
    found = _read(text, [at(text, "World Bank spokeswoman Jane Doe")], names)
    party = parties_of(found, "s0")[0]
    bodies = [other.name for other in found.parties if other.id == party.speaks_for]
    assert (party.name, party.kind, bodies) == ("Jane Doe", "person", ["World Bank"])


def test_a_name_is_one_with_and_without_its_accents() -> None:
    text = "Recep Tayyip Erdoğan met reporters. Erdogan said taxes will rise."
    names = _names(text, Recep_Tayyip_Erdoğan="person", Erdogan="person")
    found = _read(text, [at(text, "Erdogan")], names)
    assert [party.name for party in parties_of(found, "s0")] == ["Recep Tayyip Erdoğan"]


def test_the_government_of_an_adjective_is_that_of_its_country() -> None:
    text = "Rain fell. The Saudi government said taxes will rise."
    found = _read(text, [at(text, "The Saudi government")], _names(text, Saudi="norp"))
    assert [party.name for party in parties_of(found, "s0")] == ["Government of Saudi Arabia"]


def test_an_unnamed_official_stays_unnamed() -> None:
    text = "Prices rose again this year. Nobody was there. Rain fell. A senior official said so."
    found = _read(text, [at(text, "A senior official")], [])
    party = parties_of(found, "s0")[0]
    assert (party.name, party.kind) == ("senior official", "unnamed")


def test_a_campaign_is_called_by_the_family_name() -> None:
    text = "Rain fell. Jane Doe’s campaign said taxes will rise."
    found = _read(text, [at(text, "Jane Doe’s campaign")], _names(text, Jane_Doe="person"))
    party = parties_of(found, "s0")[0]
    assert (party.name, party.kind) == ("Doe campaign", "organization")


def test_a_courtesy_title_tells_namesakes_apart() -> None:
    text = "Bill Clinton and Hillary Clinton met. Mrs. Clinton spoke first. Mr. Clinton said so."
    names = _names(text, Bill_Clinton="person", Hillary_Clinton="person", Clinton="person")
    found = _read(text, [at(text, "Mr. Clinton")], names)
    assert [party.name for party in parties_of(found, "s0")] == ["Bill Clinton"]


def test_a_statement_whose_source_is_left_out_has_no_party() -> None:
    found = _read("Prices were expected to rise.", [], [])
    assert found == Parties((), {}, {})


def test_mentions_stand_on_the_words_of_the_party() -> None:
    text = "Jane Doe met reporters. She said taxes will rise. Doe left."
    names = _names(text, Jane_Doe="person", Doe="person")
    party = parties_of(_read(text, [at(text, "She")], names), "s0")[0]
    written = [(mention.span.of(text), mention.how) for mention in party.mentions]
    assert written == [("Jane Doe", "name"), ("She", "pronoun"), ("Doe", "name")]


def test_twice_the_names_beside_as_many_bylines_take_twice_the_work() -> None:
    line = "Ann Smith spoke.\n\n"

    def work(number: int) -> int:
        text, starts = line * number, range(0, len(line) * number, len(line))
        parts = tuple(
            Part("byline" if place % 2 else "paragraph", at, at + len(line) - 2)
            for place, at in enumerate(starts)
        )
        names = [NameSpan(at, at + len("Ann Smith"), "person", 0.9) for at in starts]
        return lines_run(lambda: find_parties(Article("test", text, parts=parts), [], names))

    assert work(400) < 2.2 * work(200)


def test_and_twice_in_a_source_joins_nobody_to_the_one_before_it() -> None:
    text = "Doe and and said taxes will rise."
    found = _read(text, [at(text, "Doe and and")], [])
    assert [party.name for party in parties_of(found, "s0")] == ["Doe"]


@given(st.data())
def test_any_spans_give_parties_whose_mentions_lie_in_the_text(data: st.DataObject) -> None:
    words = st.sampled_from(
        ["Jane", "Doe", "he", "she", "The", "governor", "said", ",", ".", "\n", "and", "'s", '"',
         "Turkey", "who", "(", "I", "they", "of", "Mr.", "U.S."]
    )  # fmt: skip
    text = " ".join(data.draw(st.lists(words, min_size=1, max_size=40)))
    place = st.integers(0, len(text))
    pairs = st.tuples(place, place).map(sorted).filter(lambda pair: pair[0] < pair[1])
    kinds = st.sampled_from(["person", "organization", "location", "norp", "misc", "date"])
    names = [
        NameSpan(start, end, kind, 0.5)
        for (start, end), kind in data.draw(st.lists(st.tuples(pairs, kinds), max_size=8))
    ]
    sources = [Span(*pair) for pair in data.draw(st.lists(pairs, max_size=5))]
    found = _read(text, sources, names)
    for party in found.parties:
        assert party.name
        for mention in party.mentions:
            assert 0 <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end].strip()
    known = {party.id for party in found.parties}
    assert all(known.issuperset(ids) for ids in found.by.values())


def test_a_text_may_end_with_the_name_in_a_described_source() -> None:
    for text in (
        "Taxes will rise, said the campaign of Hillary Clinton",
        '"It is over," said the company of Elon Musk',
    ):
        person = text[text.rindex("of ") + 3 :]
        first = text.index("the ", text.index("said"))
        names = _names(text, **{person.replace(" ", "_"): "person"})
        assert "s0" in _read(text, [Span(first, len(text))], names).how


def test_two_unnamed_people_called_alike_are_two() -> None:
    text = "A witness said the car was red. Later a witness said it was not."
    found = _read(text, [at(text, "A witness"), at(text, "a witness")], [])
    assert [party.name for party in found.parties] == ["witness", "witness"]
    assert set(found.by["s0"]).isdisjoint(found.by["s1"])


def test_who_wrote_the_article_is_nobody_in_it() -> None:
    text = (
        "Port closes\n\nBy Dana Whitlock\n\nThe chief executive disputed it. He said it was less."
    )
    article = Article(
        "test",
        text,
        parts=(
            Part("headline", 0, 11),
            Part("byline", 13, 29),
            Part("paragraph", 31, len(text)),
        ),
    )
    names = [NameSpan(16, 29, "person", 0.9)]
    found = find_parties(article, [said(0, text, at(text, "He"))], names)
    assert "Dana Whitlock" not in [party.name for party in found.parties]
