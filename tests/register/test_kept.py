"""The register of a ledger."""

from typing import Any

import pytest

from onrecord.errors import UsageError
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.search import Search
from onrecord.register.home import RegisterInLedger, entries_meant, join_decision, split_decision
from onrecord.register.kept import bring_up_to_date, entry_ids, entry_in, register_of
from onrecord.register.register import Link, build_register
from onrecord.register.sighting import sightings_of
from tests.ledger.sample import make_party, make_record, make_statement
from tests.register.test_register import groups

NAMES = ("Recep Tayyip Erdoğan", "Tayyip Erdogan", "Erdogan", "Bilal Erdogan")


def said(name: str, number: int, *, model: str = "by-hand@0", role: str = "") -> dict[str, Any]:
    """An article in which somebody of the name says something."""
    text = f"Turkey\n\n{name}, in Turkey and Ankara, said that day {number} is fine.\n"
    statement = make_statement("s1", name, "said", f"that day {number} is fine", text=text)
    statement["by"] = ["p1"]
    roles = [role or ("Turkish president" if "Bilal" not in name else "son of the president")]
    party = make_party("p1", name, "person", name, text=text, roles=roles)
    address = f"https://times.example/{number}"
    day = f"2024-05-0{number}"
    return make_record(address, text, [statement], [party], model=model, published=day)


def fill(ledger: Ledger) -> None:
    for number, name in enumerate(NAMES, start=1):
        ledger.add(said(name, number))


def test_every_article_of_the_ledger_is_in_the_register(ledger: Ledger) -> None:
    fill(ledger)
    assert bring_up_to_date(ledger) == 4
    assert groups(register_of(ledger)) == [
        ["Bilal Erdogan"], ["Erdogan", "Recep Tayyip Erdoğan", "Tayyip Erdogan"],
    ]  # fmt: skip
    assert bring_up_to_date(ledger) == 0


def test_adding_in_pieces_gives_the_same_register(ledger: Ledger) -> None:
    for number, name in enumerate(NAMES, start=1):
        ledger.add(said(name, number))
        assert bring_up_to_date(ledger) == 1
    pieces = register_of(ledger)
    records = [ledger.record(number) for number in ledger.articles()]
    whole = build_register(
        one for number, record in enumerate(records, start=1)
        for one in sightings_of(record, str(number))
    )  # fmt: skip
    assert groups(pieces) == groups(whole)
    assert groups(register_of(ledger, anew=True)) == groups(pieces)


def test_all_that_one_party_said_is_found_across_articles(ledger: Ledger) -> None:
    fill(ledger)
    entry = register_of(ledger).entries[0]
    found = ledger.search(Search(party=entry.id))
    assert {one.article for one in found} == {1, 2, 3}
    assert ledger.count(Search(party=entry.id)) == 3
    assert len(ledger.search_articles(Search(party=entry.id))) == 3
    assert entry_ids(ledger, 2) == {"p1": entry.id}
    assert entry_in(ledger, entry.id) == entry
    with pytest.raises(UsageError, match="no party"):
        entry_in(ledger, "nobody")


def test_a_new_reading_of_an_article_changes_only_its_own_parties(ledger: Ledger) -> None:
    fill(ledger)
    before = register_of(ledger)
    newer = said("Tayyip Erdogan", 2, model="newer@1")
    newer["parties"][0]["name"] = "Ahmet Davutoglu"
    ledger.add(newer, again=True)
    after = register_of(ledger)
    assert ["Ahmet Davutoglu"] in groups(after)
    assert after.entries[0].id == before.entries[0].id
    assert len(after.entries[0].members) == 2


def test_a_decision_is_a_correction_that_outlives_a_new_reading(ledger: Ledger) -> None:
    fill(ledger)
    home = RegisterInLedger(ledger)
    entry = home.register().entries[0]
    number = home.decide(split_decision(entry, ["2"], "Ann", "his father"))
    apart = [["Bilal Erdogan"], ["Erdogan", "Recep Tayyip Erdoğan"], ["Tayyip Erdogan"]]
    assert groups(home.register()) == apart
    ledger.add(said("Tayyip Erdogan", 2, model="newer@1"), again=True)
    assert groups(home.register()) == apart
    assert groups(register_of(ledger, anew=True)) == apart
    assert [one.kind for one in ledger.corrections()] == ["other-party"]
    assert not list(ledger.conflicts())
    ledger.corrector("Ben").undo(number)
    assert len(home.register().entries) == 2


def test_parties_that_a_person_joined_in_the_ledger_are_one_in_the_register(
    ledger: Ledger,
) -> None:
    fill(ledger)
    ledger.corrector("Ann").join(["Bilal Erdogan"], "Recep Tayyip Erdoğan")
    assert len(register_of(ledger).entries) == 1


def test_parties_that_a_person_joined_in_the_register_keep_both_ids(ledger: Ledger) -> None:
    fill(ledger)
    home = RegisterInLedger(ledger)
    before = home.register().entries
    found = entries_meant([before[0].id, "Bilal Erdogan"], home.register())
    home.decide(join_decision(found, "Ann", None))
    (entry,) = home.register().entries
    assert {one.id for one in before} == {entry.id, *entry.was}
    for label in (one.id for one in before):
        assert entry_in(ledger, label) == entry
        assert ledger.count(Search(party=label)) == 4


def test_a_link_is_kept_while_articles_are_added(ledger: Ledger) -> None:
    fill(ledger)
    home = RegisterInLedger(ledger)
    entry = home.register().entries[0]
    home.keep_links({entry.id: Link("Q39259", 0.9, "same name")})
    ledger.add(said("Erdogan", 9))
    kept = home.register().by_id[entry.id]
    assert (kept.wikidata, len(kept.members)) == ("Q39259", 4)


def test_a_ledger_with_a_register_is_whole(ledger: Ledger) -> None:
    fill(ledger)
    home = RegisterInLedger(ledger)
    home.decide(split_decision(home.register().entries[0], ["2"], "Ann", None))
    assert len(list(ledger.verify())) == 1


def test_an_id_that_is_not_clear_is_refused(ledger: Ledger) -> None:
    fill(ledger)
    register = register_of(ledger)
    with pytest.raises(UsageError, match="no party 'Nobody'"):
        entries_meant(["Nobody"], register)
    with pytest.raises(UsageError, match="not in an article '77'"):
        split_decision(register.entries[0], ["77"], "Ann", None)
    with pytest.raises(UsageError, match="nothing is split"):
        split_decision(register.entries[0], ["1", "2", "3"], "Ann", None)
