"""Who speaks in the lines of an interview: "MS: We came", "Mary Smith: We came", "Q: And then?"."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import takewhile

from onrecord.lexicon.countries import load_atlas
from onrecord.lexicon.party_words import load_party_words
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.lexicon.pronouns import bare, load_pronouns
from onrecord.reading.coreference.referents import Referent
from onrecord.reading.coreference.turns import Turns
from onrecord.reading.coreference.words import ArticleWords
from onrecord.reading.name_index import NameIndex

# Initials that begin a line are two or three letters.
INITIALS = (2, 3)
# Before the name at the beginning of a line stand no more titles ("Prof. Dr.", in words).
LONGEST_TITLES = 4


class Labels:
    """The names, initials and letters that lines of an article begin with, for who speaks in them.

    Initials stand for the one person of the article whose full name has them. "Q" and "A" are
    labels where lines of both kinds stand; nobody is told by them. Names with a colon are labels
    where somebody is "I" or "you" behind one of them: a list of people has none.
    """

    def __init__(
        self, words: ArticleWords, names: NameIndex, by_name: Mapping[int, Referent]
    ) -> None:
        self._words = words
        people = {one.number: one for one in by_name.values() if one.kind == "person"}
        self._by_initials = _by_initials(people.values())
        begun = list({line: n for n, line in reversed(list(enumerate(words.paragraph)))}.values())
        self._people = {n: one for n in begun if (one := self._person(n)) is not None}
        letters = {n for n in begun if self._is_letter(n)}
        kinds = {words.words[n] for n in letters}
        self._letters = letters if len(kinds) > 1 else set()
        self._named = {n: name for n in begun if (name := self._name(names, n)) is not None}
        if not any(self._is_talk(names.afters[name]) for name in self._named.values()):
            self._named = {}
        self.turns = self._turns(names, by_name)

    def person(self, place: int) -> Referent | None:
        """The person whose initials the word is, where it is the label of its line."""
        return self._people.get(place)

    def is_letter(self, place: int) -> bool:
        """True for the "Q" or "A" that is the label of its line."""
        return place in self._letters

    def _turns(self, names: NameIndex, by_name: Mapping[int, Referent]) -> Turns:
        """What is said behind each label."""
        told: dict[int, tuple[int, Referent | None]] = {n: (n + 1, None) for n in self._letters}
        told.update({n: (n + 1, one) for n, one in self._people.items()})
        told.update({n: (names.afters[name], by_name[name]) for n, name in self._named.items()})
        words = self._words.words
        return Turns(
            self._words,
            names,
            by_name,
            [
                (first, after + (words[after : after + 1] in ([":"], ["."])), speaker)
                for first, (after, speaker) in sorted(told.items())
            ],
        )

    def _name(self, names: NameIndex, place: int) -> int | None:
        """The number of a person's name that, with a colon behind it, begins the line."""
        words, lexicon = self._words, load_party_words()
        if words.is_in_headline(words.starts[place]):
            return None
        for word in range(place, min(place + LONGEST_TITLES, len(words))):
            number = names.covering(word)
            if number is not None:
                speaks = words.words[names.afters[number] : names.afters[number] + 1] == [":"]
                return number if speaks and names.names[number].kind == "person" else None
            if words.words[word] != "." and words.lower[word] not in lexicon.honorifics:
                return None
        return None

    def _is_talk(self, after: int) -> bool:
        """True where "I" or "you" stands behind a label that ends there, and in no quotation."""
        words, talk = self._words, load_pronouns().first.keys() | load_pronouns().second
        first = words.paragraph[after]
        line = takewhile(lambda n: words.paragraph[n] == first, range(after, len(words)))
        return any(
            words.quotation_at(words.starts[n]) is None
            for n in line
            if bare(words.lower[n]) in talk
        )

    def _person(self, place: int) -> Referent | None:
        """Initials with a colon, "I" or "We" behind them; others may open any sentence."""
        words = self._words.words
        people = self._by_initials.get(words[place], [])
        following = "".join(words[place + 1 : place + 2])
        speaks = following in (":", "I", "We")
        # "US: We strike no more" and "PM: I will resign" are headlines.
        other = self._words.is_in_headline(self._words.starts[place]) or (
            load_atlas().find(words[place]) is not None
        )
        return people[0] if len(people) == 1 and speaks and not other else None

    def _is_letter(self, place: int) -> bool:
        words = self._words.words
        return words[place] in load_phrase_words().labels and words[place + 1 : place + 2] in (
            [":"],
            ["."],
        )


def _by_initials(people: Iterable[Referent]) -> dict[str, list[Referent]]:
    """The people by the initials of their full names."""
    found: dict[str, list[Referent]] = defaultdict(list)
    for one in people:
        full = (form.split() for form in one.forms if not form.isupper())
        initials = {"".join(word[0] for word in names) for names in full}
        for letters in initials:
            if len(letters) in INITIALS and letters.isupper() and letters.isalpha():
                found[letters].append(one)
    return found
