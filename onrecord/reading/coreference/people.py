"""Names of people that belong together: full names, surnames, initials, names with titles."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set

from onrecord.lexicon.countries import load_atlas
from onrecord.lexicon.names import load_name_words
from onrecord.lexicon.party_words import OfficeHolder, Sex, load_party_words
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.lexicon.pronouns import load_pronouns
from onrecord.reading.coreference.referents import Cast, Referent
from onrecord.reading.coreference.roles import learn_roles
from onrecord.reading.coreference.words import ArticleWords
from onrecord.reading.name_index import NameIndex

Key = tuple[str, ...]
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_QUOTES = frozenset("\"“”'‘’().,")
# Of people with one surname only so many are weighed for a bare one: those named in full first.
MOST_NAMESAKES = 20
# How many words back a full name stands for a bare surname, whoever of that name came first in the
# article. Tried on polnear dev, statements found: 0, 15, 40, 80 gave 88.5, 88.5, 88.3, 88.1 parties
# right; with the namesake who is named most often in place of the first, 15 gave 88.3.
NEAR_FULL_NAME = 15
# Surnames of so many letters may be other spellings of one another (set by hand).
SHORTEST_MISSPELT, LONGEST_SURNAME = 5, 30
# So many words behind a name its pronoun is looked for (set by hand), and so often it must come:
# 1, 2, 3 gave 82.7, 82.4, 81.6 in 100 pronouns right on polnear dev.
PRONOUN_REACH = 15
FEWEST_PRONOUNS = 1
# Offices by the word that the list of their holders has.
_OFFICES = {
    "president": "president",
    "minister": "minister",
    "premier": "minister",
    "chancellor": "chancellor",
}
# A name's office stands within so many words before it.
LONGEST_OFFICE = 5


class People:
    """Puts the names of people in one article together.

    A full name and another agree when their last words are equal and the first word of the
    shorter is a word of the longer or its initial. A part of a name is the person of that name;
    of several namesakes the one whose full name stands near, else the one named in full first.
    `verbs` are the words of cues that are verbs.
    """

    def __init__(
        self, words: ArticleWords, names: NameIndex, cast: Cast, verbs: Set[int] = frozenset()
    ) -> None:
        self._verbs = verbs
        self._words = words
        self._names = names
        self._cast = cast
        self._pairs: dict[tuple[str, str], Referent] = {}
        self._initials: dict[tuple[str, str], Referent] = {}
        self._parts: dict[Key, list[Referent]] = defaultdict(list)
        self._holders: dict[int, str] = {}
        self._shared: dict[int, tuple[Key, str]] = {}
        self._surnames: set[tuple[int, str]] = set()
        self._spellings: dict[str, set[str]] = defaultdict(set)
        self._seen_at: dict[int, int] = {}
        self._first_full: dict[int, int] = {}

    def place(self, numbers: Sequence[int]) -> dict[int, Referent]:
        """The person that each of these names is of."""
        keys = {number: self._key(number) for number in numbers}
        self._share_surnames(keys)
        keys.update({number: key for number, (key, _) in self._shared.items()})
        found: dict[int, Referent] = {}
        full = [number for number in numbers if len(keys[number]) > 1]
        for number in sorted(full, key=lambda number: (-len(keys[number]), number)):
            one = found[number] = self._of_full(keys[number])
            self._first_full[one.number] = min(self._first_full.get(one.number, number), number)
        for _, last in self._surnames:
            for shorter in _shortened_once(last):
                self._spellings[shorter].add(last)
        ranked = {key: self._in_order(people) for key, people in self._parts.items()}
        for number in found:
            self._learn(found[number], number)
        for number in numbers:
            if number not in found:
                found[number] = self._of_part(keys[number], number, ranked)
                self._learn(found[number], number)
            self._seen_at[found[number].number] = self._names.firsts[number]
        learn_roles(self._words, self._names, found, self._verbs)
        self._tell_sexes(found)
        return found

    def _key(self, number: int) -> Key:
        """The words of a name in small letters, without titles, marks and "Jr."."""
        first, after = self._stretch(number)
        words = [word for word in self._words.lower[first:after] if word not in _QUOTES]
        words = [_folded(word).strip(".'-") for word in words if word not in ("'s", "’s")]
        bare = [word for word in words if word and word not in _SUFFIXES]
        return self._holder_key(number, bare) or tuple(bare or words or [self._words.lower[first]])

    def _holder_key(self, number: int, key: list[str]) -> Key:
        """ "President Obama" is the whole name of the one who held that office last, if known."""
        first = self._names.firsts[number]
        holder = load_party_words().holders.get(key[0].capitalize()) if len(key) == 1 else None
        if holder is None:
            return ()
        before = self._words.words[max(0, first - LONGEST_OFFICE) : first]
        name = self._words.words[first : self._names.afters[number]]
        # The office stands right before the name, or is its first word.
        titles = [*before, name[0]] if len(name) > 1 else before
        if not _is_office_of(holder, titles):
            return ()
        self._holders[number] = holder.name
        return tuple(holder.name.lower().replace(".", "").split())

    def _share_surnames(self, keys: Mapping[int, Key]) -> None:
        """The "Bill" of "Bill and Hillary Clinton" has the surname of whom he is named with.

        So a common given name that nobody in the article has with another surname, or as one.
        """
        names = load_name_words()
        known = {word for key in keys.values() if len(key) > 1 for word in (key[0], key[-1])}
        for number, key in keys.items():
            given = len(key) == 1 and key[0] in names.common_given - names.common_family
            following = keys.get(number + 1, ())
            if given and key[0] not in known and self._is_joined(number, following):
                name = f"{self._names.forms[number]} {self._last_word(number + 1)}"
                self._shared[number] = (*key, following[-1]), name

    def _is_joined(self, number: int, following: Key) -> bool:
        """True where "and" and a given name with a surname stand behind the name."""
        after = self._names.afters[number]
        joins = not load_phrase_words().pairs.isdisjoint(self._words.lower[after : after + 1])
        beside = self._names.firsts[number + 1 : number + 2] == [after + 1]
        full = len(following) == 2 and following[0] in load_party_words().given_names
        return joins and beside and full

    def _last_word(self, number: int) -> str:
        return self._words.words[self._names.afters[number] - 1]

    def _stretch(self, number: int) -> tuple[int, int]:
        """The words of the name, titles at its beginning left out."""
        first, after = self._names.firsts[number], self._names.afters[number]
        lexicon = load_party_words()
        while after - first > 1:
            word = self._words.lower[first]
            titled = word in lexicon.honorifics or word + "." in lexicon.abbreviations
            known = word in lexicon.given_names
            if not (titled or word == "." or lexicon.nouns.get(word) == "person") or known:
                break
            first += 1
        return first, after

    def _of_full(self, key: Key) -> Referent:
        last = key[-1]
        known = self._pairs.get((key[0], last)) or self._shortened(key)
        if known is None and len(key) == 2:
            known = next(iter(self._parts.get(key, ())), None)
        if known is None:
            known = self._cast.add("person", "")
        self._surnames.add((known.number, last))
        for place, word in enumerate(key[:-1]):
            self._pairs.setdefault((word, last), known)
            if place == 0:
                self._initials.setdefault((word[0], last), known)
        for part in (*(key[start:] for start in range(1, len(key))), key[:1]):
            people = self._parts[part]
            if known not in people[-MOST_NAMESAKES:]:
                people.append(known)
        return known

    def _shortened(self, key: Key) -> Referent | None:
        """The person of the same surname whose initial the first word is, or the other way."""
        if len(key[0]) == 1:
            return self._initials.get((key[0], key[-1]))
        return self._pairs.get((key[0][0], key[-1]))

    def _in_order(self, people: list[Referent]) -> list[Referent]:
        """The first of these people to be named in full, in that order."""
        return sorted(people, key=lambda one: self._first_full[one.number])[:MOST_NAMESAKES]

    def _of_part(self, key: Key, number: int, ranked: dict[Key, list[Referent]]) -> Referent:
        people = ranked.get(key, []) or self._misspelt(key, ranked)
        if not people:
            return self._new_part(key, ranked.setdefault(key, []))
        sex = self._courtesy(number)
        fitting = [one for one in people if not sex or one.sex in ("", sex)]
        if not fitting:
            return self._new_part(key, people)
        surnamed = [one for one in fitting if (one.number, key[-1]) in self._surnames] or fitting
        if len(surnamed) == 1:
            return surnamed[0]
        here = self._names.firsts[number]
        near = [
            one for one in surnamed if here - self._seen_at.get(one.number, -999) < NEAR_FULL_NAME
        ]
        if near:
            return max(near, key=lambda one: self._seen_at[one.number])
        return surnamed[0]

    def _misspelt(self, key: Key, ranked: dict[Key, list[Referent]]) -> list[Referent]:
        """The one of whose surname this is another spelling: "Saree", of "Yahya Sarea"."""
        alike: set[str] = set()
        for shorter in _shortened_once(key[0]) if len(key) == 1 else ():
            alike |= self._spellings.get(shorter, set())
            if len(alike) > 1:
                return []
        people = ranked.get((*alike,), [])
        return people if len(people) == 1 and next(iter(alike))[0] == key[0][0] else []

    def _new_part(self, key: Key, people: list[Referent]) -> Referent:
        """One more person of that name, of whom no full name is known."""
        new = self._cast.add("person", "")
        self._surnames.add((new.number, key[-1]))
        people.append(new)
        return new

    def _courtesy(self, number: int) -> Sex:
        """The sex that a title before the name or at its beginning tells."""
        first = self._names.firsts[number]
        lexicon = load_party_words()
        inside = self._words.lower[first]
        before = [word for word in self._words.lower[max(0, first - 2) : first] if word != "."]
        for word in (inside, before[-1] if before else ""):
            sex = lexicon.honorifics.get(word) or lexicon.sex_of_noun(word)
            if sex:
                return sex
        return ""

    def _learn(self, one: Referent, number: int) -> None:
        """What one more name tells of a person is kept."""
        first, after = self._stretch(number)
        written = self._words.span(first, after).of(self._words.text)
        one.forms[without_possessive(written)] += 1
        one.name = one.name or self._holders.get(number, "") or self._with_title(number)
        key, shared = self._shared.get(number) or (self._key(number), "")
        one.name = one.name or shared
        sex = self._courtesy(number)
        if sex:
            one.sex = sex
        elif not one.sex and len(key) > 1:
            one.sex = load_party_words().given_names.get(key[0], "")

    def _with_title(self, number: int) -> str:
        """ "Pope Francis", who has no other name than that and the title."""
        first, after = self._stretch(number)
        before = self._words.lower[first - 1] if first else ""
        if after - first > 1 or before not in load_party_words().regnal:
            return ""
        return " ".join(self._words.span(first - 1, after).of(self._words.text).split())

    def _tell_sexes(self, found: dict[int, Referent]) -> None:
        """Who is of no known sex has that of the pronouns that mostly follow the name."""
        pronouns = load_pronouns().personal
        votes: dict[int, Counter[Sex]] = defaultdict(Counter)
        for number in sorted(found):
            following = self._names.firsts[number + 1 : number + 2]
            stop = min([*following, self._names.afters[number] + PRONOUN_REACH, len(self._words)])
            for word in self._words.lower[self._names.afters[number] : stop]:
                agreement = pronouns.get(word)
                if agreement == "m" or agreement == "f":
                    votes[found[number].number][agreement] += 1
                    break
        for one in {one.number: one for one in found.values()}.values():
            counts = votes[one.number]
            if not one.sex and counts.total() >= FEWEST_PRONOUNS:
                sex, most = counts.most_common(1)[0]
                one.sex = sex if most >= 0.75 * counts.total() else ""


def _is_office_of(holder: OfficeHolder, titles: Sequence[str]) -> bool:
    """True where the last word is the office of its holder.

    Those before the office may tell the country, and no other one or body ("Harvard President").
    """
    office = _OFFICES.get(titles[-1].lower()) if titles else None
    if office is None or (holder.office and holder.office != office):
        return False
    before = titles[:-1]
    if before and before[-1].lower() == "prime":
        before = before[:-1]
    told = " ".join(before[-2:]), "".join(before[-1:])
    atlas = load_atlas()
    countries = [atlas.by_people.get(words) or atlas.by_name.get(words) for words in told]
    country = next((one for one in countries if one), None)
    if country is not None:
        return country.code == holder.country
    last = "".join(before[-1:])
    return last.lower() in ("former", "ex", "vice") or not last[:1].isupper()


def _shortened_once(word: str) -> set[str]:
    """The word, and all that it is with one letter less: two that share one differ by a letter.

    Nothing for a word that is too short, or too long to be a surname.
    """
    if not SHORTEST_MISSPELT <= len(word) <= LONGEST_SURNAME:
        return set()
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def _folded(word: str) -> str:
    """The word without accents, its apostrophe straight: "Erdoğan" and "Erdogan" are alike."""
    apart = unicodedata.normalize("NFKD", word.replace("’", "'").replace("ı", "i"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def without_possessive(name: str) -> str:
    """The name without "'s" or an apostrophe at its end."""
    for ending in ("'s", "’s", "'", "’"):
        if name.endswith(ending):
            return name[: -len(ending)]
    return name


def longest_name(one: Referent) -> str:
    """The fullest way in which a person is named, capitals alone made ordinary.

    Initials make no name fuller: "Jane Doe" twice is more than "Jane Q. Doe" once. One of whom the
    article has no more than a surname has the name that the holder of the office is known by.
    """
    written = [form for form in one.forms if not form.isupper()] or list(one.forms)
    if not written:
        return one.name
    best = max(written, key=lambda form: (_fullness(form), one.forms[form], len(form)))
    if one.name and _fullness(best) < 2:
        return one.name
    best = " ".join(best.split())
    return best.title() if best.isupper() and len(best) > 3 else best


def _fullness(form: str) -> int:
    return sum(len(word.strip(".")) > 1 for word in form.split())
