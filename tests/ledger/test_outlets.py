"""Outlets, whom they quote and how, and how much there is in all."""

import pytest

from onrecord.ledger.articles import list_articles
from onrecord.ledger.counts import Counted
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.outlets import count_speakers_of, find_outlets, find_quoted
from onrecord.ledger.overview import Totals, count_all
from onrecord.ledger.search import Search
from tests.ledger.sample import harvest, make_party, make_record, make_statement, talks


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.add(talks())
    ledger.add(harvest())
    return ledger


def test_outlets_are_told_with_how_they_tell(filled: Ledger) -> None:
    times, post = find_outlets(filled.database)
    assert (times.name, times.articles, times.statements, times.denied) == (
        "Example Times",
        1,
        3,
        1,
    )
    assert times.manners == (Counted("indirect", 2), Counted("direct", 1))
    assert times.framings == (Counted("neutral", 3),)
    assert (post.key, post.articles, post.statements, post.denied) == ("evening post", 1, 2, 0)
    assert find_outlets(filled.database, "evening post") == [post]
    assert find_outlets(filled.database, "nowhere") == []


def test_spellings_of_an_outlet_are_one_and_the_usual_one_is_shown(filled: Ledger) -> None:
    for number, outlet in enumerate(("EXAMPLE TIMES", "Example Times")):
        filled.add(make_record(f"a{number}", f"None {number}.", [], [], outlet=outlet))
    times, _ = find_outlets(filled.database)
    assert (times.name, times.articles, times.statements) == ("Example Times", 3, 3)


def test_articles_without_an_outlet_are_together(ledger: Ledger) -> None:
    ledger.add(make_record("a", "None.", [], [], outlet=None))
    (found,) = find_outlets(ledger.database)
    assert (found.key, found.name, found.articles, found.statements) == ("", None, 1, 0)
    assert count_all(ledger.database).outlets == 0


def test_those_whom_an_outlet_quotes_are_told_with_how(filled: Ledger) -> None:
    quoted = find_quoted(filled.database, "example times")
    told = [(one.name, one.kind, one.articles, one.statements, one.direct) for one in quoted]
    assert told == [
        ("foreign minister", "person", 1, 1, 0),
        ("Government of Turkey", "government", 1, 1, 0),
        ("Jane Doe", "person", 1, 1, 1),
    ]
    assert count_speakers_of(filled.database, "example times") == 3
    assert len(find_quoted(filled.database, "example times", limit=1)) == 1
    assert find_quoted(filled.database, "evening post") == []


def test_people_in_general_and_the_author_are_nobody_that_is_quoted(ledger: Ledger) -> None:
    text = "People say so. I think not. Doe said no."
    sources = (("People", "say", "so"), ("I", "think", "not"), ("Doe", "said", "no."))
    statements = [
        make_statement(f"s{number}", *words, text=text, by=[f"p{number}"])
        for number, words in enumerate(sources)
    ]
    kinds = ("generic", "author", "person")
    parties = [
        make_party(f"p{number}", f"[{kind}]", kind, text=text) for number, kind in enumerate(kinds)
    ]
    ledger.add(make_record("a", text, statements, parties))
    quoted = find_quoted(ledger.database, "example times")
    assert [one.name for one in quoted] == ["[person]"]


def test_all_who_speak_in_an_only_outlet_are_all_who_speak(ledger: Ledger) -> None:
    text = "People say so."
    said = make_statement("s1", "People", "say", "so", text=text, by=["p1"])
    party = make_party("p1", "[generic]", "generic", text=text)
    ledger.add(make_record("a", text, [said], [party]))
    assert count_speakers_of(ledger.database, "example times") == 1
    assert count_all(ledger.database).speakers == 1


def test_everything_is_counted(filled: Ledger) -> None:
    filled.corrector("Ada").change(1, "s2", "act", "deny")
    assert count_all(filled.database) == Totals(
        articles=2, statements=5, speakers=3, outlets=2, denied=1, denials=1, corrections=1
    )


def test_an_empty_ledger_has_nothing(ledger: Ledger) -> None:
    assert count_all(ledger.database) == Totals(0, 0, 0, 0, 0, 0, 0)
    assert find_outlets(ledger.database) == []
    assert list_articles(ledger.database) == []


def test_the_latest_articles_come_first_and_those_of_no_day_last(filled: Ledger) -> None:
    filled.add(make_record("undated", "None.", [], [], published=None))
    latest = list_articles(filled.database)
    assert [one.title for one in latest] == ["Harvest", "Talks fail in the capital", "None."]
    of_one = list_articles(filled.database, outlet="evening post")
    assert [(one.title, one.statements) for one in of_one] == [("Harvest", 2)]
    assert len(list_articles(filled.database, limit=1)) == 1


def test_articles_of_one_day_stand_in_one_order_in_every_list(ledger: Ledger) -> None:
    for number in range(3):
        ledger.add(make_record(f"a{number}", f"Said {number}.", [], [], published="2024-06-10"))
    listed = [one.article for one in list_articles(ledger.database)]
    assert listed == [3, 2, 1]
    assert [one.article for one in ledger.search_articles(Search())] == listed


def test_articles_are_listed_by_words_and_outlet(filled: Ledger) -> None:
    (found,) = list_articles(filled.database, words="capital")
    assert (found.title, found.statements) == ("Talks fail in the capital", 3)
    assert list_articles(filled.database, words="capital", outlet="evening post") == []
