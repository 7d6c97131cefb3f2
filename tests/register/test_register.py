"""Parties put together across articles, by evidence and by people."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.register.decision import Decision, PartyPlace
from onrecord.register.register import Register, build_register
from onrecord.register.sighting import Sighting, first_telling, sightings_of
from tests.ledger.sample import talks
from tests.register.sightings import sighting


def groups(register: Register) -> list[list[str]]:
    """The names of the members of each entry."""
    return sorted(sorted(m.sighting.name for m in entry.members) for entry in register.entries)


def place(one: Sighting) -> PartyPlace:
    return PartyPlace(one.setting.article, one.name)


ERDOGANS = [
    sighting("Recep Tayyip Erdoğan", "President", about="turkey ankara"),
    sighting("Tayyip Erdogan", "Turkey's president", about="turkey ankara"),
    sighting("Erdogan", "Turkish President", about="turkey ankara"),
]


def test_one_person_in_several_spellings_is_one() -> None:
    (entry,) = build_register(ERDOGANS).entries
    assert entry.name == "Recep Tayyip Erdoğan"
    assert set(entry.aliases) == {"Tayyip Erdogan", "Erdogan"}


def test_why_it_is_one_travels_with_each_member() -> None:
    (entry,) = build_register(ERDOGANS).entries
    first, second, third = entry.members
    assert first.why == ()
    assert {"part-of-name", "same-office"} <= {one.kind for one in second.why}
    assert "family-name" in {one.kind for one in third.why}
    assert second.points >= 3


def test_two_people_named_smith_are_two() -> None:
    smiths = [
        sighting("John Smith", "Columbus police spokesman", about="columbus ohio"),
        sighting("John Smith", "professor of biology at Leeds University", about="leeds"),
        sighting("Jane Smith", "Columbus mayor", about="columbus ohio"),
        sighting("Smith", "inspector", about="hull"),
    ]
    assert len(build_register(smiths).entries) == 4


def test_a_family_name_alone_is_nobody_where_two_may_be_meant() -> None:
    both = [
        *(sighting("Bill Clinton", "former president", about="clinton ohio") for _ in range(3)),
        *(sighting("Hillary Clinton", "candidate", about="clinton ohio") for _ in range(3)),
        sighting("Clinton", about="clinton ohio"),
    ]
    assert ["Clinton"] in groups(build_register(both))


def test_a_rare_family_name_alone_is_its_bearers_where_the_article_agrees() -> None:
    full = sighting("Recep Tayyip Erdoğan", "president of Turkey", about="europe kansas")
    by_office = sighting("Erdogan", "president", about="athens")
    by_country = sighting("Erdogan", about="athens", company=("government of turkey",))
    by_subject = sighting("Erdogan", about="europe kansas")
    for alone in (by_office, by_country, by_subject):
        assert len(build_register([full, alone]).entries) == 1


def test_a_family_name_alone_that_nothing_else_ties_stays_apart() -> None:
    ford = [
        sighting("Gerald Ford", "President", about="chicago florida", outlet="Example Times"),
        sighting("Ford", about="detroit motor", outlet="Example Times"),
    ]
    assert len(build_register(ford).entries) == 2


def test_a_common_family_name_alone_needs_more_than_a_country() -> None:
    smiths = [
        sighting("Jane Smith", "British minister", about="hull"),
        sighting("Smith", about="britain leeds"),
    ]
    assert len(build_register(smiths).entries) == 2


def test_a_son_with_a_junior_to_his_name_is_not_his_father() -> None:
    father, son = sighting("Donald Trump", "candidate"), sighting("Donald Trump Jr.", "businessman")
    assert len(build_register([father, son]).entries) == 2
    named = [
        sighting("Joe Biden", "vice president", company=("barack obama",)),
        sighting("Joseph R. Biden Jr.", "vice president", company=("barack obama",)),
    ]
    assert len(build_register(named).entries) == 1


def test_a_people_abroad_is_not_the_whole_people() -> None:
    found = [sighting("Americans", kind="group"), sighting("Turkish Americans", kind="group")]
    assert len(build_register(found).entries) == 2


def test_parties_of_different_kinds_are_never_one() -> None:
    found = build_register([sighting("Ford", kind="person"), sighting("Ford", kind="organization")])
    assert len(found.entries) == 2


def test_courts_of_two_countries_are_two() -> None:
    court = {"kind": "organization"}
    courts = [
        sighting("Supreme Court", about="texas washington us", **court),  # type: ignore[arg-type]
        sighting("U.S. Supreme Court", about="texas washington us", **court),  # type: ignore[arg-type]
        sighting("Supreme Court", about="india delhi", **court),  # type: ignore[arg-type]
    ]
    assert groups(build_register(courts)) == [
        ["Supreme Court"], ["Supreme Court", "U.S. Supreme Court"],
    ]  # fmt: skip


def test_who_has_no_name_is_nobody_elses() -> None:
    witnesses = [sighting("witness", kind="unnamed", is_named=False) for _ in range(3)]
    assert len(build_register(witnesses).entries) == 3


def test_the_order_of_the_sightings_makes_no_difference() -> None:
    found = [*ERDOGANS, sighting("Bilal Erdogan", "son of the president", about="turkey")]
    there, back = build_register(found), build_register(reversed(found))
    assert groups(there) == groups(back)
    assert {entry.id for entry in there.entries} == {entry.id for entry in back.entries}


def test_what_was_one_stays_one_under_its_id_when_articles_are_added() -> None:
    before = build_register(ERDOGANS[:2])
    after = build_register(ERDOGANS[2:], before=before)
    assert after.entries[0].id == before.entries[0].id
    assert len(after.entries[0].members) == 3


def test_an_article_read_anew_stands_in_the_place_of_the_older_reading() -> None:
    before = build_register(ERDOGANS)
    renamed = replace(ERDOGANS[2], name="Ali Babacan")
    after = build_register([renamed], before=before)
    assert groups(after) == [["Ali Babacan"], ["Recep Tayyip Erdoğan", "Tayyip Erdogan"]]


def test_a_person_joins_what_no_evidence_joins() -> None:
    pair = [sighting("Suu Kyi"), sighting("The Lady of Yangon")]
    join = Decision(1, "join", tuple(map(place, pair)), author="Ann")
    (entry,) = build_register(pair, decisions=[join]).entries
    assert [one.kind for one in entry.members[1].why] == ["person-joined"]


def test_a_person_splits_what_the_evidence_joins_and_it_stands_for_good() -> None:
    before = build_register(ERDOGANS)
    split = Decision(1, "split", (place(ERDOGANS[1]),), tuple(map(place, ERDOGANS[::2])))
    after = build_register((), before=before, decisions=[split])
    assert groups(after) == [["Erdogan", "Recep Tayyip Erdoğan"], ["Tayyip Erdogan"]]
    again = build_register(ERDOGANS, before=after)
    assert groups(again) == groups(after)
    assert groups(build_register(ERDOGANS, decisions=[split])) == groups(after)


def test_a_later_join_stands_over_an_earlier_split() -> None:
    split = Decision(1, "split", (place(ERDOGANS[1]),), (place(ERDOGANS[0]),))
    join = Decision(2, "join", (place(ERDOGANS[0]), place(ERDOGANS[1])))
    assert len(build_register(ERDOGANS, decisions=[split, join]).entries) == 1


def test_a_later_split_stands_over_an_earlier_join() -> None:
    pair = [sighting("Ann Roe"), sighting("Bea Poe"), sighting("Cora Doe")]
    join = Decision(1, "join", tuple(map(place, pair)))
    split = Decision(2, "split", (place(pair[2]),), (place(pair[0]), place(pair[1])))
    assert groups(build_register(pair, decisions=[join, split])) == [
        ["Ann Roe", "Bea Poe"], ["Cora Doe"],
    ]  # fmt: skip


def test_an_undone_split_lets_the_evidence_speak_again() -> None:
    split = Decision(1, "split", (place(ERDOGANS[1]),), (place(ERDOGANS[0]), place(ERDOGANS[2])))
    before = build_register(ERDOGANS, decisions=[split])
    after = build_register((), before=before, decisions=(), released=split.parties)
    assert len(after.entries) == 1
    assert {entry.id for entry in before.entries} <= {after.entries[0].id, *after.entries[0].was}


def test_a_former_id_still_leads_to_the_entry() -> None:
    pair = [sighting("Ann Roe"), sighting("Bea Poe")]
    before = build_register(pair)
    join = Decision(1, "join", tuple(map(place, pair)))
    after = build_register((), before=before, decisions=[join])
    assert all(after.by_id[entry.id] is after.entries[0] for entry in before.entries)


@pytest.mark.parametrize("number", [100, 2000])
def test_many_who_are_named_alike_are_told_in_linear_time(number: int) -> None:
    from onrecord.register import grouping, weighing

    jobs = ["mayor", "baker", "judge", "doctor"]
    cities = [f"{first}{second}a" for first in "BDFGKLMN" for second in "aeiou"]
    alike = [
        sighting("John Smith", f"{jobs[n % 4]} of {city}", about=f"{city} river{city}")
        for n, city in zip(range(number), cities * number, strict=False)
    ]
    counted = 0
    real = weighing.weigh

    def weigh(*given: object) -> object:
        nonlocal counted
        counted += 1
        return real(*given)  # type: ignore[arg-type]

    grouping.weigh = weigh  # type: ignore[assignment]
    try:
        register = build_register(alike)
    finally:
        grouping.weigh = real
    assert 40 <= len(register.entries) <= number
    assert counted <= 5 * 12 * number


def test_the_parties_of_a_record_are_seen_with_what_they_said() -> None:
    minister, doe, ankara = sightings_of(talks())  # type: ignore[arg-type]
    assert not minister.is_named
    assert (doe.name, doe.statements, doe.roles) == ("Jane Doe", 1, ("spokeswoman",))
    assert doe.company == {"government of turkey"}
    assert doe.first_words.startswith("“We will not sign,”")
    assert ankara.setting.outlet == "Example Times"


def test_what_a_party_said_first_is_of_some_words() -> None:
    assert first_telling(["to comment", "it", "that food was short"]) == "that food was short"
    assert first_telling(["it", "to comment"]) == "to comment"
    assert first_telling([]) == ""


names = st.text(alphabet="AaBbÉé'-. 李ł", max_size=12)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(names, st.sampled_from(["person", "organization", ""])), max_size=8))
def test_every_sighting_is_in_one_entry(given_names: list[tuple[str, str]]) -> None:
    found = [sighting(name, name, kind=kind) for name, kind in given_names]
    register = build_register(found)
    placed = [one.sighting.place for entry in register.entries for one in entry.members]
    assert sorted(placed) == sorted(one.place for one in found)
    assert len({entry.id for entry in register.entries}) == len(register.entries)
