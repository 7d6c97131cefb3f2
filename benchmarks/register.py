"""How long it takes to put parties together across articles: `python -m benchmarks.register`.

Parties that are made up: names of given and family names, some with roles, five in each article;
then parties who are all named alike.
"""

import argparse
import random
import time

from onrecord.lexicon.names import load_name_words
from onrecord.lexicon.party_words import load_party_words
from onrecord.register.register import build_register
from onrecord.register.sighting import Setting, Sighting

_IN_AN_ARTICLE = 5
_OFFICES = ("president", "minister", "mayor", "spokesman", "professor", "senator")
_PEOPLES = ("French", "Turkish", "US", "Kenyan", "German")


def main() -> None:
    """The seconds of one processor are printed for each number of parties."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parties", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    parser.add_argument("--alike", type=int, nargs="+", default=[1_000, 10_000])
    given = parser.parse_args()
    for number in given.parties:
        _time("made up", made_up(number))
    for number in given.alike:
        _time("named alike", named_alike(number))


def _time(what: str, sightings: list[Sighting]) -> None:
    begun = time.process_time()
    register = build_register(sightings)
    seconds = time.process_time() - begun
    print(f"{len(sightings):>9,} {what:12} {len(register.entries):>9,} entries {seconds:8.1f} s")


def made_up(number: int) -> list[Sighting]:
    """Parties of which some speak in many articles and most in one."""
    chance = random.Random(number)
    people = [_person(chance) for _ in range(number // _IN_AN_ARTICLE)]
    found = []
    for article in range(number // _IN_AN_ARTICLE):
        setting = _setting(chance, article)
        for place in range(_IN_AN_ARTICLE):
            known = chance.random() < 0.5
            one = int(chance.paretovariate(1.0)) if known else chance.randrange(number)
            first, family = people[one % len(people)]
            name = family if chance.random() < 0.1 else f"{first} {family}"
            found.append(_sighting(chance, setting, place, name))
    return found


def named_alike(number: int) -> list[Sighting]:
    """As many John Smiths, each in an article of his own."""
    chance = random.Random(number)
    return [_sighting(chance, _setting(chance, n), 0, "John Smith") for n in range(number)]


def _person(chance: random.Random) -> tuple[str, str]:
    if chance.random() < 0.2:
        family = chance.choice(sorted(load_name_words().common_family))
    else:
        syllables = range(chance.randint(2, 4))
        family = "".join(
            chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in syllables
        )
    return chance.choice(sorted(load_party_words().given_names)).title(), family.title()


def _setting(chance: random.Random, number: int) -> Setting:
    words = frozenset(f"word{chance.randrange(5000)}" for _ in range(40))
    return Setting(f"article{number}", "", f"Outlet {number % 50}", 730_000 + number % 4000, words)


def _sighting(chance: random.Random, setting: Setting, place: int, name: str) -> Sighting:
    role = f"{chance.choice(_PEOPLES)} {chance.choice(_OFFICES)}"
    roles = (role,) if chance.random() < 0.6 else ()
    return Sighting(setting, f"p{place}", name, "person", roles=roles)


if __name__ == "__main__":
    main()
