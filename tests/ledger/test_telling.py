"""What one says that another said is told apart from what that one says."""

from onrecord.ledger.ledger import Ledger
from onrecord.ledger.outlets import find_quoted
from onrecord.ledger.search import Search
from onrecord.ledger.speakers import SpeakerSearch, find_speakers
from onrecord.ledger.telling import tellers
from tests.ledger.faults import faults
from tests.ledger.sample import make_record
from tests.ledger.sample_told import TOLD, told


def test_words_in_the_words_of_another_are_told_by_that_one() -> None:
    assert tellers(told()) == {"s2": "Boris Johnson"}


def test_statements_that_stand_in_each_other_are_told_all_the_same() -> None:
    record = make_record("x", TOLD, told()["statements"], told()["parties"])
    record["statements"][0]["parent"] = "s2"
    assert tellers(record) == {"s1": "Jeremy Corbyn", "s2": "Boris Johnson"}


def test_a_found_statement_says_in_whose_words_it_stands(ledger: Ledger) -> None:
    ledger.add(told())
    found = {one.statement["id"]: one.told_by for one in ledger.search(Search())}
    assert found == {"s1": None, "s2": "Boris Johnson", "s3": None, "s4": None, "s5": None}
    assert faults(ledger) == []


def test_of_one_day_what_nobody_else_tells_comes_first(ledger: Ledger) -> None:
    ledger.add(told())
    record = told()
    record["article"]["location"] = "https://post.example/told"
    ledger.add(record)
    found = [one.statement["id"] for one in ledger.search(Search())]
    assert found[-2:] == ["s2", "s2"]


def test_who_is_quoted_most_does_not_count_what_others_tell(ledger: Ledger) -> None:
    ledger.add(told())
    found = [(one.name, one.statements, one.told) for one in find_speakers(
        ledger.database, SpeakerSearch()
    )]  # fmt: skip
    assert found == [("Boris Johnson", 3, 0), ("Jeremy Corbyn", 2, 1)]
    quoted = find_quoted(ledger.database, "example times")
    assert [(one.name, one.told) for one in quoted] == [("Boris Johnson", 0), ("Jeremy Corbyn", 1)]
