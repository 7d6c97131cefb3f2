"""Quotes and articles are found by words, names, days and kinds."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.query import parse_query, phrases
from onrecord.ledger.search import Search, find_hits
from onrecord.ledger.sentence import sentence_around
from onrecord.ledger.words import find_words
from onrecord.types import Span
from tests.ledger.sample import CHANGED, OTHER, TEXT, harvest, make_record, make_statement, talks


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.add(talks())
    ledger.add(harvest())
    return ledger


def speakers(ledger: Ledger, words: str = "", **narrowed: object) -> set[str | None]:
    found = ledger.search(Search(words=words, **narrowed))  # type: ignore[arg-type]
    assert ledger.count(Search(words=words, **narrowed)) == len(found)  # type: ignore[arg-type]
    return {one.speaker for one in found}


MINISTER, DOE, ANKARA = "foreign minister", "Jane Doe", "Government of Turkey"
FARMERS, HASSAN = "Farmers in Idlib", "Ali Hassan"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("failed", {MINISTER, ANKARA}),
        ("FAILED talks", {MINISTER, ANKARA}),
        ("nobody", {DOE}),
        ('"talks have failed"', {MINISTER, ANKARA}),
        ("“have talks failed”", set()),
        ('"that the talks"', {ANKARA}),
        ("fail*", {MINISTER, ANKARA}),
        ('"talks have fa"*', {MINISTER, ANKARA}),
        ("fail", set()),
        ("grew OR failed", {MINISTER, ANKARA, HASSAN}),
        ("failed NOT that", {MINISTER}),
        ("failed -that", {MINISTER}),
        ("failed AND NOT (that OR grew)", {MINISTER}),
        ("(harvest OR sign) -lost", {DOE}),
        ("lost or", set()),
        ("Nothíng", {HASSAN}),
        ("sign, here!", {DOE}),
    ],
)
def test_words_find(filled: Ledger, words: str, found: set[str]) -> None:
    assert speakers(filled, words) == found


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ({"by": "doe"}, {DOE}),
        ({"by": "Turkey"}, {ANKARA}),
        ({"by": "ankara"}, {ANKARA}),
        ({"by": "Idlib"}, {FARMERS}),
        ({"by": "Ida"}, set()),
        ({"about": "harvest"}, {FARMERS}),
        ({"acts": ("deny", "refuse")}, {ANKARA, DOE}),
        ({"manner": "direct"}, {DOE, HASSAN}),
        ({"outlet": "post"}, {FARMERS, HASSAN}),
        ({"since": "2024-05-02"}, {FARMERS, HASSAN}),
        ({"until": "2024-04-30"}, {MINISTER}),
        ({"since": "2024-05-01", "until": "2024-05-01"}, {DOE, ANKARA}),
        ({"denied": True}, {MINISTER}),
        ({"words": "talks", "by": "minister", "denied": True}, {MINISTER}),
        ({"words": "talks", "outlet": "post"}, set()),
    ],
)
def test_options_narrow(filled: Ledger, narrowed: dict[str, object], found: set[str]) -> None:
    options = {name: value for name, value in narrowed.items() if name != "words"}
    assert speakers(filled, str(narrowed.get("words", "")), **options) == found


def test_what_is_said_of_a_party_is_found_by_its_name(ledger: Ledger) -> None:
    text = "Ankara is strong. She said it would fight."
    record = make_record(
        "a", text, [make_statement("s1", "She", "said", "it would fight", text=text)], []
    )
    place = text.index("it would")
    mentions = [{"start": place, "end": place + 2, "how": "pronoun"}]
    record["parties"] = [
        {"id": "p1", "name": "Government of Turkey", "kind": "government", "mentions": mentions}
    ]
    ledger.add(record)
    assert speakers(ledger, about="Turkey") == {"She"}
    assert speakers(ledger, by="Turkey") == set()


def test_the_quote_is_shown_in_its_sentence_with_its_place(filled: Ledger) -> None:
    (found,) = filled.search(Search(words="sign"))
    assert found.sentence == (
        "“We will not sign,” Jane Doe told reporters. “Nobody here means to keep it.”"
    )
    assert TEXT[found.sentence_start :].startswith(found.sentence)
    assert [hit.of(TEXT) for hit in found.hits] == ["sign"]
    assert (found.line, found.outlet, found.published) == (5, "Example Times", "2024-05-01")
    assert found.address == "https://times.example/talks"


def test_the_better_hit_comes_first(ledger: Ledger) -> None:
    text = "A said oil. B said oil, oil and more oil. C said that wheat and maize and oil sell."
    contents = ["oil", "oil, oil and more oil", "that wheat and maize and oil sell"]
    statements = [
        make_statement(f"s{number}", name, "said", content, text=text)
        for number, (name, content) in enumerate(zip("ABC", contents, strict=True))
    ]
    ledger.add(make_record("oil", text, statements, []))
    assert [one.speaker for one in ledger.search(Search(words="oil"))][-1] == "C"


def test_without_words_the_newest_comes_first(filled: Ledger) -> None:
    found = filled.search(Search(since="2024-01-01"))
    assert [one.published for one in found][:2] == ["2024-06-10", "2024-06-10"]
    assert filled.search(Search(since="2024-01-01", limit=2, offset=2)) == found[2:4]


def test_only_the_newest_version_is_found(ledger: Ledger) -> None:
    ledger.add(talks())
    ledger.add(talks(CHANGED))
    assert speakers(ledger, "here") == set()
    assert speakers(ledger, "any") == {DOE}
    assert [one.article for one in ledger.search_articles(Search(words="here"))] == []
    assert len(ledger.search_articles(Search(words="ministers say"))) == 1


def test_articles_are_found_by_their_text(filled: Ledger) -> None:
    (found,) = filled.search_articles(Search(words='"in the capital"'))
    assert found.title == "Talks fail in the capital"
    assert (found.sentence, found.line, found.statements) == ("Talks fail in the capital", 1, 3)
    assert [hit.of(TEXT) for hit in found.hits] == ["in the capital"]
    (other,) = filled.search_articles(Search(by="Hassan"))
    assert other.outlet == "Evening Post"
    assert filled.search_articles(Search(words="harvest", outlet="times")) == []
    assert len(filled.search_articles(Search(since="2024-06-10", until="2024-06-10"))) == 1


@pytest.mark.parametrize(
    "words", ["NOT failed", "-failed", "(failed", "failed)", "failed AND", "OR failed", "a " * 600]
)
def test_a_search_that_makes_no_sense_is_refused(words: str) -> None:
    with pytest.raises(UsageError):
        parse_query(words)


def test_a_name_of_no_letters_is_refused(filled: Ledger) -> None:
    with pytest.raises(UsageError, match="is no name"):
        filled.search(Search(by="--"))


def test_of_more_than_can_be_ranked_those_added_last_are_shown(
    filled: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.ledger.search.MOST_RANKED", 2)
    wanted = Search(words="a* OR t* OR w* OR n*")
    everything = filled.search(wanted)
    assert filled.count(wanted) == len(everything) == 5
    first = filled.search(replace(wanted, limit=2))
    assert {one.speaker for one in first} == {FARMERS, HASSAN}
    assert len(filled.search(replace(wanted, limit=1))) == 1


@pytest.mark.parametrize("words", ['"', 'talks "peace', "“peace talks", '"peace" talks"'])
def test_a_quotation_mark_that_is_not_closed_is_refused(words: str) -> None:
    with pytest.raises(UsageError, match="A quotation mark is opened and not closed"):
        parse_query(words)


@given(st.text(max_size=60))
def test_any_query_is_understood_or_refused(words: str) -> None:
    try:
        condition = parse_query(words)
    except UsageError:
        return
    assert all(phrase.words for phrase in phrases(condition))


@pytest.mark.parametrize(
    "words",
    ["'", "a' OR 1=1", 'x:y', "a\\b", "NEAR(a b)", "words:talks", "a^2", "{a}", "é:*", "a & b | !c",
     "\x00 talks", "\ud800 talks", "ß", "ﬁ", "İ", "漢字"],
)  # fmt: skip
def test_no_mark_of_a_database_means_anything(filled: Ledger, words: str) -> None:
    filled.search(Search(words=words))
    filled.search(Search(by="a", words=words, acts=("\ud800", "' OR 1=1"), manner="\ud800"))


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_a_sentence_holds_what_it_is_the_sentence_of(text: str, start: int, length: int) -> None:
    span = Span(min(start, len(text)), min(start + length, len(text)))
    around = sentence_around(text, span)
    assert 0 <= around.start <= span.start <= span.end <= around.end <= len(text)


@given(st.text(max_size=80))
def test_the_places_of_words_are_those_of_the_text(text: str) -> None:
    words = list(find_words(text))
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert all(word.form and word.form.isalnum() for word in words)
    for word in words:
        assert find_words(text[word.start : word.end])


@given(st.text(alphabet="ab “.", max_size=40), st.sampled_from(["a", "a*", '"a b"', "a OR b"]))
def test_hits_stand_in_the_text_in_order(text: str, query: str) -> None:
    wanted = list(phrases(parse_query(query)))
    hits = list(find_hits(text, Span(0, len(text)), wanted))
    assert all(first.end <= second.start for first, second in pairwise(hits))
    assert all(text[hit.start : hit.end][:1] in ("a", "b") for hit in hits)


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "It rained. Mr. Smith said no. He left."
    place = text.index("said")
    assert sentence_around(text, Span(place, place + 4)).of(text) == "Mr. Smith said no."


def test_a_quote_in_the_other_article_has_its_line(filled: Ledger) -> None:
    (found,) = filled.search(Search(words="grew"))
    assert found.line == 3
    assert OTHER.split("\n")[2].endswith(found.sentence)


def test_a_long_article_is_one_among_those_that_are_found(ledger: Ledger) -> None:
    long = "It rains in spring.\n" * 8_000  # several stretches of the index
    for number, text in enumerate((long, "It rains.\n", "Rain.\n\nIt rains.\n")):
        ledger.add(make_record(f"https://a.example/{number}", text, [], []))
    found = [one.article for one in ledger.search_articles(Search(words="rains"))]
    assert sorted(found) == [1, 2, 3]
    paged = [
        one.article
        for offset in range(4)
        for one in ledger.search_articles(Search(words="rains", limit=1, offset=offset))
    ]
    assert paged == found
