"""What those who are described belong to: countries, regions, bodies, people, parties, posts."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.lexicon.countries import load_atlas
from onrecord.lexicon.party_words import load_party_words
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.reading.coreference.people import longest_name
from onrecord.reading.coreference.referents import Referent
from onrecord.reading.coreference.words import ArticleWords
from onrecord.reading.mentions import Phrase, end_of_head
from onrecord.reading.name_index import NameIndex

# The strong words of a body's name in small letters.
BodyWords = frozenset[str]


@dataclass(frozen=True, slots=True)
class Ties:
    """What somebody belongs to, as far as words tell it.

    `countries` are codes, however a country is told: by its adjective, name, capital or seat of
    government. `places` are regions and cities, `bodies` the strong words of names of bodies,
    `people` numbers of referents, `posts` what a minister or a secretary is one of.
    """

    countries: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    people: frozenset[int] = frozenset()
    parties: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    bodies: frozenset[BodyWords] = frozenset()

    def contradict(self, other: "Ties") -> bool:
        """True where both tell ties of one kind and share none of them."""
        alike = (
            (self.countries, other.countries),
            (self.places, other.places),
            (self.people, other.people),
            (self.parties, other.parties),
            (self.posts, other.posts),
        )
        if any(one and two and one.isdisjoint(two) for one, two in alike):
            return True
        apart = not any(one <= two or two <= one for one in self.bodies for two in other.bodies)
        return bool(self.bodies and other.bodies) and apart

    def and_those_of(self, other: "Ties") -> "Ties":
        """The ties of both."""
        return Ties(
            self.countries | other.countries,
            self.places | other.places,
            self.people | other.people,
            self.parties | other.parties,
            self.posts | other.posts,
            self.bodies | other.bodies,
        )


class TiesTold:
    """Reads the ties of descriptions, and those that are known of the referents of an article."""

    def __init__(
        self, words: ArticleWords, names: NameIndex, by_name: Mapping[int, Referent]
    ) -> None:
        self._words = words
        self._names = names
        self._by_name = by_name
        self._known: dict[int, Ties] = {}

    def of(self, one: Referent) -> Ties:
        """What is known of a referent: from its roles and its names, and what was learnt."""
        if one.number not in self._known:
            self._known[one.number] = self._read(one)
        return self._known[one.number]

    def learn(self, one: Referent, ties: Ties) -> None:
        """A description that means the referent tells more of it."""
        self._known[one.number] = self.of(one).and_those_of(ties)

    def of_phrase(self, phrase: Phrase) -> Ties:
        """The ties that a description tells, at its head and in what goes with it by "of"."""
        end = phrase.head_after
        while end < phrase.after and self._words.lower[end] in load_phrase_words().ties:
            end = max(end + 1, end_of_head(self._words, self._names, end + 1, phrase.after))
        return self._of_run(phrase.first, end)

    def _read(self, one: Referent) -> Ties:
        if one.kind != "person":
            return _of_names(one)
        ties = _of_office(one)
        for first, after in one.roles:
            ties = ties.and_those_of(self._of_run(first, self._end_of_ties(first, after)))
        return ties if one.body is None else ties.and_those_of(_as_body(one.body))

    def _end_of_ties(self, first: int, after: int) -> int:
        """Where a role's words end that tell ties: at "under", "with" and the like."""
        words = load_phrase_words()
        for place in range(first + 1, after):
            if self._words.lower[place] in words.ends_head - words.ties:
                return place
        return after

    def _of_run(self, first: int, after: int) -> Ties:
        ties = Ties(posts=_posts(self._words.lower[first:after]))
        for number in self._names.among(first, after):
            ties = ties.and_those_of(self._of_name(number))
        bare = [
            "" if self._names.covering(place) is not None else self._words.words[place]
            for place in range(first, after)
        ]
        return ties.and_those_of(_of_words(bare))

    def _of_name(self, number: int) -> Ties:
        """The ties that one more name in a description or a role tells."""
        kind, form = self._names.names[number].kind, self._names.forms[number]
        one = self._by_name[number]
        if kind == "person":
            return Ties(people=frozenset((one.number,)))
        ties = _of_words(form.split())
        if kind == "location" and not ties.places:
            capital = form in load_atlas().by_capital
            places = frozenset(() if ties.countries and not capital else (form.lower(),))
            return ties.and_those_of(Ties(places=places))
        is_place = form not in load_atlas().seats and _place_called(form) is not None
        if is_place or kind in ("norp", "location") or form.lower() in load_party_words().likened:
            return ties
        return _as_body(one)


def _of_names(one: Referent) -> Ties:
    """The countries and regions in the names of a body or place."""
    ties = Ties()
    for form in (*one.forms, one.name):
        ties = ties.and_those_of(_of_words(form.split()))
    return Ties(countries=ties.countries, places=ties.places)


def _as_body(one: Referent) -> Ties:
    """The ties of one who serves that body."""
    seat = load_atlas().seats.get(one.name)
    told = _of_names(one)
    bodies = {_strong(form) for form in (*one.forms, one.name)} - {frozenset[str]()}
    countries = told.countries | ({seat.country} - {""} if seat else set())
    return Ties(countries, told.places, bodies=frozenset(bodies))


def _strong(name: str) -> BodyWords:
    words = load_phrase_words()
    return frozenset(
        word.lower()
        for word in name.split()
        if word.lower() not in words.light and not _of_words([word]).countries
    )


def _of_words(words: list[str]) -> Ties:
    """The countries, regions and parties that words with a capital tell, the longest first."""
    countries, places = set[str](), set[str]()
    place = 0
    while place < len(words):
        step = 1
        for length in (3, 2, 1):
            found = _place_called(" ".join(words[place : place + length]))
            if found is not None:
                countries.update(found[0])
                places.update(found[1])
                step = length
                break
        place += step
    lower = [word.lower() for word in words]
    return Ties(frozenset(countries), frozenset(places), parties=_parties(lower))


def _place_called(form: str) -> tuple[set[str], set[str]] | None:
    """The countries and the regions or cities that a name or an adjective tells, None if neither.

    One of both a country and a region ("Georgia") tells the region alone.
    """
    atlas = load_atlas()
    region = atlas.regions.get(form)
    if region is not None:
        return set(), {region.lower()}
    seat = atlas.seats.get(form)
    country = atlas.find(form) or atlas.by_people.get(form)
    if country is not None:
        return {country.code}, {form.lower()} if form in atlas.by_capital else set()
    return ({seat.country} - {""}, set()) if seat is not None else None


def _of_office(one: Referent) -> Ties:
    """The country whose government a person is known to have led."""
    holders = load_party_words().holders
    name = longest_name(one)
    known = holders.get(name.split()[-1].capitalize()) if name else None
    if known is None or known.name.lower() != name.lower():
        return Ties()
    return Ties(countries=frozenset((known.country,)))


def _parties(words: list[str]) -> frozenset[str]:
    lexicon = load_party_words()
    parties = frozenset(lexicon.party_letters.values())
    return frozenset(lexicon.liken(word) for word in words) & parties


def _posts(words: list[str]) -> frozenset[str]:
    """What a minister or a secretary is one of ("foreign", "prime")."""
    lexicon = load_party_words()
    singles = [lexicon.liken(word) for word in words]
    if lexicon.of_posts.isdisjoint(singles):
        return frozenset()
    return frozenset(singles) & lexicon.posts
