"""Which item of Wikidata a party is: with a score and a reason, or left open."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from onrecord.lexicon.countries import load_atlas
from onrecord.lexicon.names import load_name_words
from onrecord.lexicon.party_words import load_party_words
from onrecord.register.body_name import body_name
from onrecord.register.group import Name, known_of
from onrecord.register.person_name import PersonName, person_name
from onrecord.register.reasons import (
    POINTS_OF_ITEM,
    Reason,
    ReasonKind,
    reason_of_item,
    total,
)
from onrecord.register.register import Entry, Link
from onrecord.register.roles import RoleSigns, countries_among, head_of_role, role_signs
from onrecord.register.spelling import folded
from onrecord.register.weighing import agreement_of
from onrecord.register.wikidata import MOST_CANDIDATES, Item, WikidataIndex, keys_of_name

# A party is linked where the best item has this many points, and the next is this far behind.
# Tuned on the 60 items and 60 parties of tests/data/register: docs/register.md has what each gave.
ENOUGH_TO_LINK = 4.5
MARGIN_TO_LINK = 1.5
_POINTS_OF_SCORE = 10.0  # points that are a score of 1
_SHORTEST_ACRONYM = 3  # letters; of two, too many bodies have the same ones
_MOST_NAMES = 8
_MOST_MEMBERS = 50
_GROWN = 15  # nobody is quoted in the news who is younger, or long dead
# Site links from which an item is known well; from 5 to 100 the same parties of tests/data/register
# were linked.
_WELL_KNOWN = 20


@dataclass(frozen=True, slots=True)
class Linked:
    """What became of a party: a link, or why it stays open. `candidates` have the best first."""

    entry: Entry
    link: Link | None
    why_open: str = ""
    candidates: tuple[tuple[Item, float], ...] = ()

    @property
    def score(self) -> float | None:
        """That of the link, else of the best candidate; None where no item is called so."""
        return score_of(self.candidates[0][1]) if self.candidates else None


@dataclass(frozen=True, slots=True)
class _Weighed:
    """An item with the names of the party that agree with one of its own, and all reasons."""

    item: Item
    agreements: tuple[tuple[Name, ReasonKind], ...]
    reasons: tuple[Reason, ...]

    @property
    def same_names(self) -> tuple[Name, ...]:
        """The names of the party that the item has as well."""
        same = (name for name, kind in self.agreements if kind == "same-name")
        return tuple(dict.fromkeys(same))


def score_of(points: float) -> float:
    """The points as a score from 0 to 1."""
    return round(min(1.0, max(0.0, points) / _POINTS_OF_SCORE), 2)


def link_entry(entry: Entry, index: WikidataIndex) -> Linked:
    """The item that the entry is, or why that cannot be told."""
    names = _names_of(entry)
    kind = "person" if entry.kind == "person" else "body"
    keys = sorted({key for name in names for key in _lookups(name, kind)})
    if not any(one.sighting.is_named for one in entry.members):
        return Linked(entry, None, "it has no name of its own")
    if not keys:
        return Linked(entry, None, "a family name or a country alone is too little to tell")
    found = index.candidates(keys)
    weighed = [one for item in found if (one := _weigh(entry, item, index)) is not None]
    if not weighed:
        return Linked(entry, None, "no item of such a name")
    if len(found) < MOST_CANDIDATES:  # else more items may be called so
        weighed = _with_sole_bearer(entry, weighed, index)
    weighed.sort(key=lambda one: (-total(one.reasons), -one.item.prominence, one.item.id))
    return _decided(entry, weighed)


def _names_of(entry: Entry) -> list[str]:
    """Its names; of a body that names its country those that do, and never a country alone."""
    names = [entry.name, *entry.aliases]
    if entry.kind != "person":
        names = [name for name in names if load_atlas().find(name) is None]
        parsed = {name: body for name in names if (body := body_name(name))}
        if any(body.country for body in parsed.values()):
            names = [name for name, body in parsed.items() if body.country]
    return names[:_MOST_NAMES]


def _decided(entry: Entry, weighed: Sequence[_Weighed]) -> Linked:
    candidates = tuple((one.item, round(total(one.reasons), 2)) for one in weighed[:5])
    item, points = candidates[0]
    margin = points - candidates[1][1] if len(candidates) > 1 else points
    if points < ENOUGH_TO_LINK:
        why = f"{item.id} ({item.label}) is alike in name, and too little else tells"
        return Linked(entry, None, why, candidates)
    if margin < MARGIN_TO_LINK:
        other = candidates[1][0]
        why = (
            f"{item.id} and {other.id} are both called so: {item.description}; {other.description}"
        )
        return Linked(entry, None, why, candidates)
    told = ", ".join(
        f"{one.kind} ({one.detail})" if one.detail else one.kind
        for one in weighed[0].reasons
        if one.points
    )
    link = Link(item.id, score_of(points), f"{item.label}: {told}")
    return Linked(entry, link, "", candidates)


def _lookups(name: str, kind: str) -> Iterable[str]:
    """The keys of a name; of a family name alone there are too many items to tell one."""
    person = person_name(name) if kind == "person" else None
    if person is not None and not person.given:
        return ()
    return keys_of_name(name, kind)


def _weigh(entry: Entry, item: Item, index: WikidataIndex) -> _Weighed | None:
    """The reasons, for and against; None where names or kinds are of two."""
    if item.is_person is not None and item.is_person != (entry.kind == "person"):
        return None
    agreements = tuple(_agreements(entry, item))
    if not agreements:
        return None
    best = max((kind for _, kind in agreements), key=POINTS_OF_ITEM.__getitem__)
    by_name = _Weighed(item, agreements, (reason_of_item(best, item.label),))
    more = (*_of_second_name(by_name), *_of_generation(entry, item))
    about = (*_of_description(entry, item, index), *_of_time(entry, item), *_of_fame(item))
    return replace(by_name, reasons=(*by_name.reasons, *more, *about))


def _agreements(entry: Entry, item: Item) -> Iterator[tuple[Name, ReasonKind]]:
    """Each name of the party that agrees with one of the item's, and how."""
    parse: Callable[[str], Name | None] = person_name if entry.kind == "person" else body_name
    theirs = [parsed for name in (item.label, *item.aliases) if (parsed := parse(name))]
    for one in dict.fromkeys(parsed for name in _names_of(entry) if (parsed := parse(name))):
        if isinstance(one, PersonName) and not one.given:
            continue
        for other in theirs:
            kind = agreement_of(one, other)
            if kind is not None and kind != "family-name":
                yield one, kind


def _of_second_name(by_name: _Weighed) -> Iterator[Reason]:
    """Two names of a party that are one item's are two of several items more seldom than one."""
    if len(by_name.same_names) > 1:
        yield reason_of_item("second-name")


def _of_generation(entry: Entry, item: Item) -> Iterator[Reason]:
    """Only one of the two is called "Jr."."""
    if entry.kind != "person":
        return
    ours = {name.generation for one in _names_of(entry) if (name := person_name(one))}
    told = (item.label, *item.aliases)
    theirs = {name.generation for one in told if (name := person_name(one))}
    if ours.isdisjoint(theirs):
        yield reason_of_item("other-generation", item.label)


def _with_sole_bearer(
    entry: Entry, weighed: Sequence[_Weighed], index: WikidataIndex
) -> list[_Weighed]:
    """The items; the one that alone has the party's name has a reason more, if none is against."""
    bearers = [one for one in weighed if one.same_names]
    if len(bearers) != 1 or any(reason.points < 0 for reason in bearers[0].reasons):
        return list(weighed)
    [sole] = bearers
    facts = tuple(index.label_of(one) for one in sole.item.facts)
    nouns = _kinds_of_item(sole.item.description, facts)
    if not any(_tells_one(name, entry.kind, sole.item, nouns) for name in sole.same_names):
        return list(weighed)
    favoured = replace(sole, reasons=(*sole.reasons, reason_of_item("only-item-of-the-name")))
    return [favoured if one is sole else one for one in weighed]


def _tells_one(name: Name, kind: str, item: Item, nouns: frozenset[str]) -> bool:
    """True for a name that few have, where what the item is said to be is of the party's kind."""
    if isinstance(name, PersonName):
        is_person = item.is_person or not item.description or "person" in nouns
        return is_person and name.is_full and not _is_of_many(name)
    is_person = item.is_person is None and nouns == {"person"}
    if name.is_common or is_person:
        return False
    if len(name.words) > 1 or name.country:
        return True
    bodies = {"organization", "government" if kind == "government" else "group"}
    return len(name.words[0]) >= _SHORTEST_ACRONYM and bool(nouns & bodies)


def _is_of_many(name: PersonName) -> bool:
    """True for "John Smith", not for "Boris Johnson"."""
    return name.is_common and name.given[0] in load_name_words().common_given


@lru_cache(maxsize=10_000)
def _kinds_of_item(description: str, facts: tuple[str, ...]) -> frozenset[str]:
    """The kinds of the nouns that say what the item is: of "official residence" the second."""
    lexicon = load_party_words()
    kinds = set()
    for piece in (piece for text in (description, *facts) for piece in _pieces(text)):
        words = [word for word in head_of_role(piece) if not word.endswith("ed")]
        kinds.add(lexicon.kind_of_noun(words[-1]) if words else None)
    return frozenset(kind for kind in kinds if kind is not None)


def _of_description(entry: Entry, item: Item, index: WikidataIndex) -> Iterator[Reason]:
    """The roles of the party beside what the item is said to be."""
    told = _signs_of_item(item.description, tuple(index.label_of(one) for one in item.facts))
    signs = _signs_of_entry(entry)
    about = [word for one in entry.members for word in one.sighting.setting.words]
    if shared := signs.offices & told.offices:
        yield reason_of_item("same-office", _shown(shared))
    elif signs.offices and told.offices:
        yield reason_of_item("other-office", _shown(told.offices))
    if shared := signs.countries & told.countries:
        yield reason_of_item("same-country", _shown(shared))
    elif signs.countries and told.countries:
        yield reason_of_item("other-country", _shown(told.countries))
    elif shared := countries_among(about) & told.countries:
        yield reason_of_item("same-country", _shown(shared), times=0.5)
    if shared := signs.names & told.names:
        yield reason_of_item("same-names-in-role", _shown(shared))
    if shared := frozenset(about) & told.names:
        yield reason_of_item("same-subject", _shown(shared))


def _signs_of_entry(entry: Entry) -> RoleSigns:
    """What the roles tell, and of a body that any country has, the countries of its articles."""
    knowns = [known_of(one.sighting) for one in entry.members[:_MOST_MEMBERS]]
    signs = [one.signs for one in knowns if one]
    return RoleSigns(
        frozenset().union(*(one.offices for one in signs)),
        frozenset().union(*(one.countries for one in signs)),
        frozenset().union(*(one.names for one in signs)),
    )


@lru_cache(maxsize=10_000)
def _signs_of_item(description: str, facts: tuple[str, ...]) -> RoleSigns:
    """What the description and the labels of what it is tell of offices, countries and bodies."""
    pieces = [piece for text in (description, *facts) for piece in _pieces(text)]
    signs = role_signs(pieces)
    words = {folded(word) for word in description.replace(",", " ").split()}
    return RoleSigns(signs.offices, signs.countries | countries_among(words), signs.names)


def _pieces(text: str) -> Iterator[str]:
    """Phrases as roles have them: up to a comma, "and" or a year in parentheses."""
    for piece in text.replace(" and ", ",").replace("(", ",").replace(";", ",").split(","):
        if piece.strip(" )"):
            yield piece.strip(" )")


def _of_time(entry: Entry, item: Item) -> Iterator[Reason]:
    days = [m.sighting.setting.day for m in entry.members if m.sighting.setting.day]
    if not days:
        return
    first = date.fromordinal(min(days)).year
    if item.born is not None and item.born > first - _GROWN:
        yield reason_of_item("far-in-time", f"born in {item.born}")
    if item.died is not None and item.died < first - 1:
        yield reason_of_item("far-in-time", f"died in {item.died}")


def _of_fame(item: Item) -> Iterator[Reason]:
    """Who has articles in many languages is more often the one who is quoted."""
    if item.prominence >= _WELL_KNOWN:
        yield reason_of_item("well-known", f"{item.prominence} site links")


def _shown(words: Iterable[str]) -> str:
    return ", ".join(sorted(words)[:3])
