"""Sightings put together into parties: each with the best of those that it may be, or alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import islice

from onrecord.lexicon.names import load_name_words
from onrecord.register.body_name import keys_of_body
from onrecord.register.group import Group, Known, countries_of_article
from onrecord.register.person_name import PersonName
from onrecord.register.reasons import ENOUGH, MARGIN, Reason, ReasonKind, reason, total
from onrecord.register.spelling import consonants_of
from onrecord.register.weighing import weigh

# How many groups one sighting is weighed against: of those that its name leads to, the ones that
# share most with it. Twelve give the same figures on all lists as a hundred; a
# limit keeps ten thousand alike linear.
_MOST_CANDIDATES = 12
_CROWD = 40  # groups of one key; of more, only those that share something are looked at
_MOST_ASKED = 3
# A family name alone means the one who has it where nine in ten of those articles are this one's.
_DOMINANT = 0.9
_ARTICLES_OF_THE_KNOWN = 3
# Of whom there are fewer articles, one of these has to agree as well, or the article to speak of
# the country. Without it the lone "Ford" of Wikinews, a company, is Gerald Ford: precision of pairs
# 98.3 for 98.5.
_TELLS_MORE: frozenset[ReasonKind] = frozenset(
    {"same-office", "same-country", "same-names-in-role", "same-subject", "same-company"}
)


class Block:
    """The groups of one block; sightings are taken in one by one, those with most name first."""

    def __init__(self, groups: Iterable[Group] = ()) -> None:
        self.groups: dict[int, Group] = {}
        self._by_key: dict[str, dict[int, None]] = defaultdict(dict)
        self._by_sign: dict[tuple[int, str], dict[int, None]] = defaultdict(dict)
        self._full: dict[int, int] = {}  # articles of each group that has a full name
        for group in groups:
            self._keep(group)

    def take(self, one: Known, new: int) -> Group:
        """The sighting is in the group it belongs to, or in one of its own, numbered `new`."""
        best, reasons = self._best(one)
        if best is None:
            best = Group(new, one.is_person)
        best.add(one, reasons)
        self._keep(best, [one])
        return best

    def settle(self) -> None:
        """Groups that are clearly one, now that all is known, are put together."""
        for number in sorted(self.groups, key=lambda n: (len(self.groups[n].members), -n)):
            group = self.groups[number]
            asked = group.members[:_MOST_ASKED]
            found = [self._best(one, without=number) for one in asked]
            into = {best.number for best, _ in found if best is not None}
            if len(into) == 1 and all(best for best, _ in found):
                best = self.groups[into.pop()]
                if not best.is_split_from(group) and best.articles.isdisjoint(group.articles):
                    self._merge(group, best, found[0][1])

    def _merge(self, group: Group, into: Group, reasons: list[Reason]) -> None:
        del self.groups[group.number]
        members = list(group.members)
        into.take(group, reasons)
        self._keep(into, members)

    def _keep(self, group: Group, members: Iterable[Known] | None = None) -> None:
        self.groups[group.number] = group
        for one in group.members if members is None else members:
            for key in keys_of(one):
                self._by_key[key].setdefault(group.number)
            for sign in _signs(one):
                self._by_sign[sign].setdefault(group.number)
        if group.is_full:
            self._full[group.number] = len(group.articles)

    def _best(self, one: Known, without: int | None = None) -> tuple[Group | None, list[Reason]]:
        """The group that has the most points, enough of them, and clearly more than the next."""
        weighed: list[tuple[float, int, list[Reason]]] = []
        for number in self._candidates(one):
            if number == without or number not in self.groups:
                continue
            group = self.groups[number]
            reasons = None if group.is_kept_from(one) else weigh(one, group)
            if reasons is not None:
                reasons += self._of_family_alone(one, group, reasons)
                weighed.append((total(reasons), -number, reasons))
        if not weighed:
            return None, []
        weighed.sort(key=lambda item: item[:2], reverse=True)
        points, number, reasons = weighed[0]
        if points < ENOUGH or (len(weighed) > 1 and points - weighed[1][0] < MARGIN):
            return None, []
        return self.groups[-number], reasons

    def _candidates(self, one: Known) -> list[int]:
        """The groups that the name leads to; of many, those that have most in common with it."""
        found: dict[int, int] = {}
        crowded = []
        for key in _lookups(one):
            holders = self._by_key.get(key, {})
            if len(holders) > _CROWD:
                crowded.append(holders)
            found |= dict.fromkeys(islice(holders, _CROWD), 0)
        if len(found) <= _MOST_CANDIDATES:
            return list(found)
        for sign in _signs(one):
            for number in islice(self._by_sign.get(sign, ()), _CROWD):
                if number in found or any(number in holders for holders in crowded):
                    found[number] = found.get(number, 0) + 1
        present = [number for number in found if number in self.groups]
        return nsmallest(
            _MOST_CANDIDATES,
            present,
            key=lambda n: (-found[n], -len(self.groups[n].articles), n),
        )

    def _of_family_alone(
        self, one: Known, group: Group, reasons: Sequence[Reason]
    ) -> Iterator[Reason]:
        """Said of somebody known by the family name: nearly all who have it are this one."""
        name = one.name
        if not isinstance(name, PersonName) or name.is_full or group.number not in self._full:
            return
        articles = sum(self._full.values()) if len(self._full) <= _CROWD else _CROWD * _CROWD
        own = len(group.articles)
        is_known = own >= _ARTICLES_OF_THE_KNOWN or _tells_more(one, group, reasons)
        if is_known and own >= _DOMINANT * articles:
            yield reason("only-one-of-the-name", f"{own} of {articles} articles")


def _tells_more(one: Known, group: Group, reasons: Sequence[Reason]) -> bool:
    """True where what else the article tells agrees with who has the name, which few have."""
    if one.name.is_common:
        return False
    return any(why.kind in _TELLS_MORE for why in reasons) or not group.countries.keys().isdisjoint(
        countries_of_article(one.sighting)
    )


def keys_of(one: Known) -> Iterator[str]:
    """Under what a group with this sighting is looked for."""
    if not isinstance(one.name, PersonName):
        yield from keys_of_body(one.name)
        return
    yield "anybody"
    for given in one.name.given:
        if len(given) > 1:
            yield consonants_of(given)
    if one.name.given:
        yield f"begins {one.name.given[0][0]}"
        yield consonants_of("".join(one.name.given))


def _lookups(one: Known) -> Iterator[str]:
    """Where the groups stand that the sighting may belong to."""
    if not isinstance(one.name, PersonName):
        yield from keys_of_body(one.name)
        return
    if not one.name.given:
        yield "anybody"
        return
    # Of more than a family name, one who is known by that alone is not looked for: it is he who
    # may be several, and so he who asks (see `Block.settle`).
    if not one.name.is_full:
        yield f"begins {one.name.given[0]}"
        return
    yield consonants_of("".join(one.name.given))
    for given in one.name.given:
        if len(given) > 1:
            for form in {given, *load_name_words().nicknames.get(given, ())}:
                yield consonants_of(form)


def _signs(one: Known) -> Iterator[tuple[int, str]]:
    """What else of a sighting leads to groups that share it."""
    for number, words in enumerate(
        (one.signs.names, one.signs.countries, one.signs.offices, one.sighting.company)
    ):
        for word in words:
            yield number, word


def fullness(one: Known) -> tuple[int, int, str, str]:
    """In which order sightings are taken in: those with most name first, then by day."""
    name = one.name
    rank = 0
    if isinstance(name, PersonName):
        rank = 0 if name.is_full else (1 if name.given else 2)
    elif name.is_acronym:
        rank = 1
    setting = one.sighting.setting
    return rank, setting.day or 0, setting.article, one.sighting.label
