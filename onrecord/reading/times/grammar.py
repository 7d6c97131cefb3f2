"""The rules of the lexicon, ready to be tried on a text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon.time_words import TimeRule, TimeWords, load_time_words
from onrecord.reading.times.pattern import NAME, WORD, Alphabet, PatternReader, make_alphabet
from onrecord.reading.times.tokens import Tokens, words_of


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a time: what it is (a month, a count), its words, its tokens `[start, end)`."""

    name: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens `[start, end)` that a rule fits, and the parts of the time."""

    rule: TimeRule
    start: int
    end: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Ready:
    rule: TimeRule
    number: int
    expression: re.Pattern[str]
    second: frozenset[str]
    may_be_one: bool


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules by the letter that they can begin with, and where a time can stand at all."""

    alphabet: Alphabet
    words: TimeWords
    values: Mapping[str, Mapping[str, str]]
    by_first: Mapping[str, tuple[_Ready, ...]]
    by_pair: dict[str, tuple[_Ready, ...]]
    places: re.Pattern[str]
    heads: re.Pattern[str]

    def spell(self, tokens: Tokens) -> str:
        """The text as one letter a token."""
        letter = self.alphabet.letter
        unique = dict(zip(tokens.raw, tokens.words, strict=True))
        known = {raw: letter(word, capital=raw[0].isupper()) for raw, word in unique.items()}
        return "".join(map(known.__getitem__, tokens.raw))

    def places_of(self, letters: str) -> Iterator[tuple[int, int]]:
        """Each run of tokens that may hold a time comes."""
        for match in self.places.finditer(letters):
            if self.heads.search(letters, match.start(), match.end()):
                yield match.span()

    def fits(self, letters: str, at: int, *, timex2: bool) -> list[tuple[_Ready, re.Match[str]]]:
        """The rules that fit at a place, those of the most words first."""
        found = []
        for ready in self._that_can_begin(letters[at : at + 2]):
            if timex2 or not ready.rule.timex2:
                match = ready.expression.match(letters, at)
                if match:
                    found.append((ready, match))
        if len(found) > 1:
            found.sort(key=lambda fit: (-fit[1].end(), fit[0].number))
        return found

    def _that_can_begin(self, pair: str) -> tuple[_Ready, ...]:
        """The rules that two letters can begin, looked up once for each pair."""
        rules = self.by_pair.get(pair)
        if rules is None:
            rules = tuple(
                ready
                for ready in self.by_first.get(pair[0], ())
                if ready.may_be_one or pair[1:] in ready.second
            )
            self.by_pair[pair] = rules
        return rules

    def value(self, name: str, words: str) -> str | None:
        """The value that the lexicon gives these words in a class, None where it has none."""
        return self.values[name].get(words)


def parts_of(match: re.Match[str], tokens: Tokens) -> tuple[Part, ...]:
    """The parts that a rule named, in text order."""
    parts = []
    for group, letters in match.groupdict().items():
        if letters:
            start, end = match.span(group)
            name = group.rpartition("__")[0].replace("_", "-")
            parts.append(Part(name, tokens.joined(start, end), start, end))
    return tuple(sorted(parts, key=lambda part: (part.start, -part.end)))


@lru_cache(maxsize=1)
def load_grammar() -> Grammar:
    """The rules that ship with onrecord are ready, read once."""
    return make_grammar(load_time_words())


def make_grammar(words: TimeWords) -> Grammar:
    """The rules of a lexicon are ready. Raises PatternError where one cannot be read."""
    every = {**words.patterns, **{f"rule {rule.name}": rule.pattern for rule in words.rules}}
    alphabet = make_alphabet(words.classes, every)
    reader = PatternReader(alphabet, words.patterns)
    by_first: dict[str, list[_Ready]] = defaultdict(list)
    for number, rule in enumerate(words.rules):
        piece = reader.read(rule.pattern)
        expression = re.compile(piece.expression)
        ready = _Ready(rule, number, expression, piece.second, piece.may_be_one)
        for letter in piece.first:
            by_first[letter].append(ready)
    values = {
        name: {" ".join(words_of(entry)): value for entry, value in entries.items()}
        for name, entries in words.classes.items()
    }
    ready_rules = {letter: tuple(rules) for letter, rules in by_first.items()}
    return Grammar(alphabet, words, values, ready_rules, {}, *_places(words, alphabet))


def _places(words: TimeWords, alphabet: Alphabet) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Runs of known words, and the heads of which one must be among them."""
    unknown = alphabet.letters[NAME] + alphabet.letters[WORD] + alphabet.letters["mark"]
    unknown += alphabet.by_kinds[frozenset()]
    known = "".join(letter for letter in alphabet.by_kinds.values() if letter not in unknown)
    heads = set[str]()
    for name in words.heads:
        heads.update(alphabet.letters.get(name, ""))
        for group in alphabet.groups.get(name, ()):
            heads.update(alphabet.letters["=" + group[0]])
    return re.compile(f"[{known}]+"), re.compile(f"[{''.join(sorted(heads))}]")
