"""How names are taken apart and compared."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.register.body_name import bodies_agree, body_name
from onrecord.register.person_name import PersonName, names_agree, person_name
from onrecord.register.spelling import agreement, consonants_of, distance, folded

LIST = Path(__file__).parent.parent / "data/register/spellings.tsv"


def parsed(name: str) -> PersonName:
    found = person_name(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("Recep Tayyip Erdoğan", "erdogan", ("recep", "tayyip")),
        ("Muammar al-Gaddafi", "gaddafi", ("muammar",)),
        ("Al Gore", "gore", ("al",)),
        ("Al-Baghdadi", "baghdadi", ()),
        ("Mr. Smith", "smith", ()),
        ("President George Bush", "bush", ("george",)),
        ("J.K. Rowling", "rowling", ("j", "k")),
        ("Xi Jinping", "xi", ("jinping",)),
        ("Li Keqiang", "li", ("keqiang",)),
        ("Kim Clark", "clark", ("kim",)),
        ("Orbán Viktor", "orban", ("viktor",)),
        ("Robert De Niro", "niro", ("robert",)),
    ],
)
def test_a_name_is_taken_apart(name: str, family: str, given: tuple[str, ...]) -> None:
    found = parsed(name)
    assert (found.family, found.given) == (family, given)


def test_the_younger_is_told_from_the_elder() -> None:
    assert parsed("Donald Trump Jr.").generation == "2"
    assert names_agree(parsed("Donald Trump Jr."), parsed("Donald Trump Sr.")) is None
    assert names_agree(parsed("Donald Trump Jr."), parsed("Donald Trump")) == "same"


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "spelling"),
        ("Muammar Gaddafi", "Moammar Qaddafi", "near"),
        ("Tayyip Erdogan", "Recep Tayyip Erdoğan", "part"),
        ("Mike Pence", "Michael Pence", "nickname"),
        ("J. Smith", "John Smith", "initials"),
        ("Smith", "John Smith", "family"),
        ("Kim Jong-un", "Kim Jong Un", "same"),
        ("George W. Bush", "George H. W. Bush", None),
        ("Paul Ryan", "Paula Ryan", None),
        ("John Smith", "Jane Smith", None),
        ("Recep Erdogan", "Bilal Erdogan", None),
    ],
)
def test_two_names_agree_or_not(one: str, other: str, how: str | None) -> None:
    assert names_agree(parsed(one), parsed(other)) == how
    assert names_agree(parsed(other), parsed(one)) == how


def rows(part: str) -> list[tuple[str, str, str]]:
    lines = [line.split("\t") for line in LIST.read_text("utf-8").splitlines() if line[0] != "#"]
    return [(one, other, told) for one, other, told, which in lines if which == part]


@pytest.mark.parametrize("part", ["tuned", "aside"])
def test_nearly_all_spellings_of_one_name_agree(part: str) -> None:
    same = [(one, other) for one, other, told in rows(part) if told == "one"]
    agree = [names_agree(parsed(one), parsed(other)) for one, other in same]
    assert sum(how is not None for how in agree) >= 0.93 * len(same)
    for one, other in same:
        if names_agree(parsed(one), parsed(other)):
            assert parsed(one).block == parsed(other).block


@pytest.mark.parametrize("part", ["tuned", "aside"])
def test_names_of_two_people_agree_at_most_in_their_consonants(part: str) -> None:
    for one, other, told in rows(part):
        if told == "two":
            assert names_agree(parsed(one), parsed(other)) in (None, "near"), (one, other)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("US State Department", "State Department", "part"),
        ("U.S. Department of State", "US State Department", "same"),
        ("World Food Programme", "WFP", "acronym"),
        ("World Food Programme", "World Food Program", "spelling"),
        ("Government of Turkey", "Government of Türkiye", "same"),
        ("Supreme Court of India", "US Supreme Court", None),
        ("New York Times", "New York Post", None),
        ("WFP", "WHO", None),
    ],
)
def test_names_of_bodies_agree_or_not(one: str, other: str, how: str | None) -> None:
    first, second = body_name(one), body_name(other)
    assert first is not None
    assert second is not None
    assert bodies_agree(first, second) == how
    if how:
        assert first.block == second.block


def test_a_body_that_any_country_has_is_known_as_such() -> None:
    common, own = body_name("Supreme Court"), body_name("Supreme Court of India")
    assert common is not None
    assert own is not None
    assert common.is_common
    assert not own.is_common


@given(st.text(max_size=60))
def test_any_text_is_a_name_or_none(text: str) -> None:
    for found in (person_name(text), body_name(text)):
        if found is not None:
            assert isinstance(found.block, str)
            assert isinstance(found.is_common, bool)


@given(st.text(alphabet="abcdefghkqxyz'", max_size=12), st.text(alphabet="abghkqy", max_size=12))
def test_agreement_is_the_same_both_ways(one: str, other: str) -> None:
    assert (agreement(one, other) is None) == (agreement(other, one) is None)
    assert distance(one, other) == distance(other, one)


def test_letters_without_a_base_letter_become_plain_ones() -> None:
    assert [folded(word) for word in ("Løkke", "Łukasz", "Đoković", "Straße")] == [
        *("lokke", "lukasz", "djokovic", "strasse")
    ]
    assert consonants_of("gaddafi") == consonants_of("kadhafi") == consonants_of("qaddafi")
