"""Who speaks, how much, and who denies whom, is counted as the records tell it."""

import pytest

from onrecord.errors import UsageError
from onrecord.ledger.counts import Counted, Whose, count_each, count_statements
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.search import Search
from onrecord.ledger.speakers import (
    SpeakerSearch,
    count_speakers,
    denied_by,
    deniers_of,
    find_denials,
    find_speaker,
    find_speakers,
    registered_as,
)
from onrecord.ledger.words import name_in_words
from onrecord.register.kept import register_of
from tests.ledger.faults import faults
from tests.ledger.sample import CHANGED, harvest, make_party, make_record, make_statement, talks
from tests.register.test_kept import NAMES, said

ANKARA = "government of turkey"
MORE = "Jane Doe claimed it was so. “No,” said JANE DOE. Doe smiled."


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.add(talks())
    ledger.add(more())
    ledger.add(harvest())
    return ledger


def more() -> dict[str, object]:
    """Two statements by Jane Doe in another outlet, one of them by her twice."""
    claimed = make_statement(
        "s1", "Jane Doe", "claimed", "it was so", text=MORE, by=["p1"], act="claim"
    )
    claimed["cue"]["framing"] = "doubting"
    said = make_statement("s2", "JANE DOE", "said", "“No,”", text=MORE, by=["p1", "p2"])
    parties = [
        make_party("p1", "Jane Doe", "person", "Jane Doe", text=MORE, roles=["envoy"]),
        make_party("p2", "JANE DOE", "organization", "JANE DOE", text=MORE, speaks_for="p1"),
    ]
    return make_record(
        "more", MORE, [claimed, said], parties, outlet="Evening Post", published="2024-06-01"
    )


def test_speakers_are_counted_over_all_articles(filled: Ledger) -> None:
    first, *rest = find_speakers(filled.database, SpeakerSearch())
    assert (first.key, first.name, first.kinds) == ("jane doe", "Jane Doe", ("person",))
    assert (first.statements, first.articles, first.last_day) == (3, 2, "2024-06-01")
    assert [(one.name, one.statements) for one in rest] == [
        ("foreign minister", 1),
        ("Government of Turkey", 1),
    ]
    assert count_speakers(filled.database, SpeakerSearch()) == 3


def test_a_statement_by_two_spellings_of_one_name_counts_once(filled: Ledger) -> None:
    assert filled.count(Search(speaker="jane doe")) == 3
    rows = count_statements(filled.database, ("act",), Whose(speaker="jane doe"))
    assert sorted(rows) == [("claim", 1), ("refuse", 1), ("state", 1)]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        (SpeakerSearch(order="name"), ["Foreign Minister", ANKARA.title(), "Jane Doe"]),
        (SpeakerSearch(order="denied"), ["Foreign Minister"]),
        (SpeakerSearch(order="denying"), [ANKARA.title()]),
        (SpeakerSearch(order="latest", limit=1), ["Jane Doe"]),
        (SpeakerSearch(kinds=("government",)), [ANKARA.title()]),
        (SpeakerSearch(name="DOÉ j"), ["Jane Doe"]),
        (SpeakerSearch(name="min"), ["Foreign Minister"]),
        (SpeakerSearch(name="inister"), []),
        (SpeakerSearch(order="name", limit=1, offset=1), [ANKARA.title()]),
    ],
)
def test_speakers_are_chosen_and_ordered(
    filled: Ledger, search: SpeakerSearch, found: list[str]
) -> None:
    named = [one.name.title() for one in find_speakers(filled.database, search)]
    assert named == found
    if search.limit > 1:
        assert count_speakers(filled.database, search) == len(found)


def test_a_list_shows_one_or_more() -> None:
    with pytest.raises(UsageError, match="1 speaker or more"):
        SpeakerSearch(limit=0)


def test_a_speaker_is_described_by_all_articles(filled: Ledger) -> None:
    found = find_speaker(filled.database, "jane doe")
    assert found is not None
    assert (found.statements, found.articles, found.denied, found.denying) == (3, 2, 0, 0)
    assert found.roles == (Counted("envoy", 1), Counted("spokeswoman", 1))
    assert Counted("Jane Doe", 4) in found.aliases
    assert find_speaker(filled.database, "nobody") is None


def test_who_denies_whom_is_told_from_both_sides(filled: Ledger) -> None:
    (opponent,) = denied_by(filled.database, ANKARA)
    assert (opponent.name, opponent.statements) == ("foreign minister", 1)
    (denier,) = deniers_of(filled.database, "foreign minister")
    assert (denier.key, denier.statements) == (ANKARA, 1)
    assert denied_by(filled.database, "jane doe") == []


def test_a_denial_is_shown_with_both_statements(filled: Ledger) -> None:
    for whose in ({}, {"by": Whose(speaker=ANKARA)}, {"of": Whose(speaker="foreign minister")}):
        (denial,) = find_denials(filled.database, **whose)
        assert (denial.denying.statement["id"], denial.denied.statement["id"]) == ("s3", "s1")
    assert find_denials(filled.database, of=Whose(speaker=ANKARA)) == []
    assert find_denials(filled.database, by=Whose(outlet="evening post")) == []


def test_one_who_denies_a_statement_of_nobody_is_told(ledger: Ledger) -> None:
    record = talks()
    record["statements"][0]["by"] = []
    ledger.add(record)
    (opponent,) = denied_by(ledger.database, ANKARA)
    assert (opponent.key, opponent.name, opponent.statements) == (None, None, 1)


def test_joined_parties_are_one_speaker_until_that_is_undone(filled: Ledger) -> None:
    desk = filled.corrector("Ada")
    number = desk.join(["foreign minister"], "Jane Doe")
    (first, _) = find_speakers(filled.database, SpeakerSearch())
    assert (first.name, first.statements, first.denied) == ("Jane Doe", 4, 1)
    assert filled.count(Search(speaker="jane doe")) == 4
    desk.undo(number)
    assert count_speakers(filled.database, SpeakerSearch()) == 3


def test_a_corrected_statement_is_counted_as_it_was_put_right(filled: Ledger) -> None:
    desk = filled.corrector("Ada")
    desk.change(1, "s2", "by", "Government of Turkey")
    desk.change(1, "s3", "denies", "none")
    found = find_speaker(filled.database, ANKARA)
    assert found is not None
    assert (found.statements, found.denying) == (2, 0)
    assert find_denials(filled.database) == []
    assert faults(filled) == []


def test_only_the_newest_version_counts(filled: Ledger) -> None:
    filled.add(talks(CHANGED))
    found = find_speaker(filled.database, "jane doe")
    assert found is not None
    assert found.statements == 3


def test_a_name_without_letters_is_a_speaker_like_others(ledger: Ledger) -> None:
    text = "??? said no."
    statement = make_statement("s1", "???", "said", "no", text=text, by=["p1"])
    ledger.add(make_record("a", text, [statement], [make_party("p1", "???", "person", text=text)]))
    found = find_speaker(ledger.database, name_in_words("???"))
    assert found is not None
    assert found.name == "???"
    assert ledger.count(Search(speaker="")) == 1


def test_each_column_is_counted_in_one_pass(filled: Ledger) -> None:
    acts, framings = count_each(filled.database, ("act", "framing"), Whose(speaker="jane doe"))
    assert acts == (Counted("claim", 1), Counted("refuse", 1), Counted("state", 1))
    assert framings == (Counted("neutral", 2), Counted("doubting", 1))
    assert count_each(filled.database, ("act", "day"), Whose(speaker="nobody")) == [(), ()]


def test_statements_are_counted_by_outlet(filled: Ledger) -> None:
    rows = count_statements(filled.database, ("outlet", "outlet_name"), Whose(speaker="jane doe"))
    assert sorted(rows) == [
        ("evening post", "Evening Post", 2),
        ("example times", "Example Times", 1),
    ]


def test_a_search_is_narrowed_to_one_speaker_and_one_outlet(filled: Ledger) -> None:
    found = filled.search(Search(speaker="jane doe", published_by="evening post"))
    assert [one.statement["id"] for one in found] == ["s1", "s2"]
    assert filled.search(Search(speaker="doe")) == []
    assert filled.count(Search(words="harvest", published_by="evening post")) == 1
    assert len(filled.search_articles(Search(speaker="jane doe"))) == 2


def test_who_is_one_across_articles_is_told_with_all_names(ledger: Ledger) -> None:
    for number, name in enumerate(NAMES, start=1):
        ledger.add(said(name, number))
    assert registered_as(ledger.database, "erdogan") == []
    entry = register_of(ledger).entries[0]
    (found,) = registered_as(ledger.database, "erdogan")
    assert (found.id, found.statements) == (entry.id, 3)
    assert {one.value for one in found.names} == set(NAMES[:3])
    assert registered_as(ledger.database, "nobody") == []
