"""Who speaks in the lines of an interview: "MS: We began late", "Q: And then?"."""

from collections import defaultdict
from collections.abc import Iterable

from onrecord.lexicon.countries import load_atlas
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.reading.coreference.referents import Referent
from onrecord.reading.coreference.words import ArticleWords

# Initials that begin a line are two or three letters.
INITIALS = (2, 3)


class Labels:
    """The initials, and the letters for question and answer, that lines of an article begin with.

    Initials stand for the one person of the article whose full name has them. "Q" and "A" are
    labels where lines of both kinds stand; nobody is told by them.
    """

    def __init__(self, words: ArticleWords, people: Iterable[Referent]) -> None:
        self._words = words
        self._by_initials = _by_initials(people)
        begun = list({line: n for n, line in reversed(list(enumerate(words.paragraph)))}.values())
        self._people = {n: one for n in begun if (one := self._person(n)) is not None}
        letters = {n for n in begun if self._is_letter(n)}
        kinds = {words.words[n] for n in letters}
        self._letters = letters if len(kinds) > 1 else set()
        self._labels = {words.paragraph[n]: n for n in (*self._people, *self._letters)}

    def person(self, place: int) -> Referent | None:
        """The person whose initials the word is, where it is the label of its line."""
        return self._people.get(place)

    def is_letter(self, place: int) -> bool:
        """True for the "Q" or "A" that is the label of its line."""
        return place in self._letters

    def speakers(self, place: int) -> list[Referent] | None:
        """Who speaks in the line of a word: none where a letter is its label; None without one."""
        label = self._labels.get(self._words.paragraph[place]) if place < len(self._words) else None
        if label is None:
            return None
        return [self._people[label]] if label in self._people else []

    def _person(self, place: int) -> Referent | None:
        """Initials with a colon or the beginning of a sentence behind them."""
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
