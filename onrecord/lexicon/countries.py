"""Countries, capitals and regions, words for their people, and the seats of government."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon.tables import read_table


@dataclass(frozen=True, slots=True)
class Country:
    """A country or a territory with a government of its own.

    `called` is its name as it stands in a sentence ("the Netherlands"), `names` its other names,
    `people` its adjectives and the words for its citizens.
    """

    code: str
    called: str
    names: frozenset[str]
    capitals: frozenset[str]
    people: frozenset[str]


@dataclass(frozen=True, slots=True)
class Seat:
    """A house, street or city that stands for a body: its name, its kind, its country's code.

    The code is empty where the body is of no one country.
    """

    party: str
    kind: str
    country: str


@dataclass(frozen=True, slots=True)
class Atlas:
    """Countries by their names, by their capitals and by the words for their people.

    `regions` are their parts that have a government of their own, by name, adjective and the words
    for their people ("Bavaria", "Bavarian").
    """

    by_name: dict[str, Country]
    by_capital: dict[str, Country]
    by_people: dict[str, Country]
    seats: dict[str, Seat]
    regions: dict[str, str]
    by_code: dict[str, Country]

    def find(self, words: str) -> Country | None:
        """The country that is named so, or whose capital is, if any."""
        bare = words.removeprefix("the ").removeprefix("The ")
        return self.by_name.get(bare) or self.by_capital.get(bare)


@lru_cache(maxsize=1)
def load_atlas() -> Atlas:
    """The countries and seats that ship with onrecord are read, once."""
    countries = list(_countries())
    return Atlas(
        {name: country for country in countries for name in country.names},
        {name: country for country in countries for name in country.capitals},
        {name: country for country in countries for name in country.people},
        {row[0]: Seat(row[1], row[2], row[3]) for row in read_table("seats_of_power.tsv", 4)},
        {
            word: name
            for name, people in read_table("regions.tsv", 2)
            for word in (name, *people.split("|"))
            if word
        },
        {country.code: country for country in countries},
    )


def _countries() -> Iterator[Country]:
    reviewed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for code, what, words in read_table("countries_reviewed.tsv", 3):
        reviewed[code, what].append(words)
    for code, name, capital, people in read_table("countries.tsv", 4):
        struck = set(reviewed[code, "struck"])
        own = next(iter(reviewed[code, "name"]), name)
        names = {own, name, *reviewed[code, "alias"]} - struck
        capitals = {capital, *reviewed[code, "capital"]} - struck - {""}
        citizens = {*people.split("|"), *reviewed[code, "demonym"]} - struck - {""}
        called = f"the {own}" if reviewed[code, "article"] else own
        yield Country(code, called, frozenset(names), frozenset(capitals), frozenset(citizens))
