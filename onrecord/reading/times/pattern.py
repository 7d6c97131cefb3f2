"""Patterns of the rules, made into regular expressions over one letter a word.

Each word of a text is written as one letter that stands for the classes the word is of. A rule
is then an ordinary regular expression over such letters, and fast.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from onrecord.reading.times.tokens import number_kinds, words_of

NAME, WORD, MARK = "name", "word", "mark"
_ITEM = re.compile(r"\s*(?:'([^']+)'|([a-z][a-z-]*)=|([a-z][a-z-]*)|([()|?]))")
_NUMBERS = ("5", "05", "31", "45", "0", "500", "1500", "9999", "10:57", "2.5", "1,500", "1/2/2019")
_FIRST_LETTER = 0xE000


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Which letter stands for which classes, and for each class its letters and its groups."""

    by_word: Mapping[str, str]
    by_kinds: Mapping[frozenset[str], str]
    letters: Mapping[str, str]
    groups: Mapping[str, tuple[tuple[str, ...], ...]]

    def letter(self, word: str, *, capital: bool) -> str:
        """The letter of a word; `capital` says whether it begins with one in the text."""
        known = self.by_word.get(word)
        if known:
            return known
        if word[0].isdecimal():
            return self.by_kinds.get(number_kinds(word), self.by_kinds[frozenset()])
        kind = (NAME if capital else WORD) if word[0].isalpha() else MARK
        return self.by_kinds[frozenset({kind})]


@dataclass(slots=True)
class _Collected:
    """The classes of every word, and the groups of words of every class."""

    classes: dict[str, set[str]] = field(default_factory=dict)
    groups: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)

    def add(self, entry: str, name: str) -> None:
        words = words_of(entry)
        if len(words) == 1:
            self.classes.setdefault(words[0], set()).add(name)
            return
        self.groups.setdefault(name, []).append(words)
        for word in words:
            self.classes.setdefault(word, set()).add(_literal(word))


def make_alphabet(
    classes: Mapping[str, Mapping[str, str]], patterns: Mapping[str, str]
) -> Alphabet:
    """Every word of the classes and of the patterns has a letter, and so has every number."""
    collected = _Collected()
    for name, words in classes.items():
        for entry in words:
            collected.add(entry, name)
    for pattern in patterns.values():
        for match in _ITEM.finditer(pattern):
            if match.group(1):
                collected.classes.setdefault(match.group(1), set()).add(_literal(match.group(1)))
    kinds: set[frozenset[str]] = {frozenset({kind}) for kind in (NAME, WORD, MARK)}
    kinds.add(frozenset())
    kinds |= {number_kinds(figure) for figure in _NUMBERS}
    for word, names in collected.classes.items():
        if word[0].isdigit():
            names |= number_kinds(word)
        kinds.add(frozenset(names))
    by_kinds = {
        names: chr(_FIRST_LETTER + number)
        for number, names in enumerate(sorted(kinds, key=lambda names: sorted(names)))
    }
    letters: dict[str, str] = {}
    for kind, letter in by_kinds.items():
        for name in kind:
            letters[name] = letters.get(name, "") + letter
    by_word = {word: by_kinds[frozenset(names)] for word, names in collected.classes.items()}
    groups = {
        name: tuple(sorted(entries, key=len, reverse=True))
        for name, entries in collected.groups.items()
    }
    return Alphabet(by_word, by_kinds, letters, groups)


def _literal(word: str) -> str:
    return "=" + word


class PatternError(ValueError):
    """A pattern of the lexicon that cannot be read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a pattern as a regular expression, and what its first two letters can be."""

    expression: str
    first: frozenset[str]
    second: frozenset[str]
    may_be_empty: bool
    may_be_one: bool

    def then(self, other: "Piece") -> "Piece":
        """This piece with another one after it."""
        second = self.second
        if self.may_be_one:
            second |= other.first
        if self.may_be_empty:
            second |= other.second
        return Piece(
            self.expression + other.expression,
            self.first | other.first if self.may_be_empty else self.first,
            second,
            self.may_be_empty and other.may_be_empty,
            (self.may_be_one and other.may_be_empty) or (self.may_be_empty and other.may_be_one),
        )

    def written(self, expression: str) -> "Piece":
        """This piece, written otherwise."""
        return replace(self, expression=expression)


_NOTHING = Piece("", frozenset(), frozenset(), True, False)


class PatternReader:
    """Reads the patterns of rules; the pieces they share are read where they are named."""

    def __init__(self, alphabet: Alphabet, patterns: Mapping[str, str]) -> None:
        self._alphabet = alphabet
        self._patterns = patterns
        self._captures = 0

    def read(self, pattern: str) -> Piece:
        """The pattern as one piece. Raises PatternError where it names what there is not."""
        items = _split(pattern)
        piece = self._alternatives(items)
        if items:
            raise PatternError(f"this pattern has a parenthesis too many: {pattern}")
        return piece

    def _alternatives(self, items: list[tuple[str, str]]) -> Piece:
        found = [self._sequence(items)]
        while items and items[0] == ("mark", "|"):
            items.pop(0)
            found.append(self._sequence(items))
        if len(found) == 1:
            return found[0]
        return Piece(
            "(?:" + "|".join(piece.expression for piece in found) + ")",
            frozenset().union(*(piece.first for piece in found)),
            frozenset().union(*(piece.second for piece in found)),
            any(piece.may_be_empty for piece in found),
            any(piece.may_be_one for piece in found),
        )

    def _sequence(self, items: list[tuple[str, str]]) -> Piece:
        sequence = _NOTHING
        while items and items[0] not in (("mark", "|"), ("mark", ")")):
            piece = self._item(items)
            if items and items[0] == ("mark", "?"):
                items.pop(0)
                piece = replace(piece, expression=f"(?:{piece.expression})?", may_be_empty=True)
            sequence = sequence.then(piece)
        return sequence

    def _item(self, items: list[tuple[str, str]]) -> Piece:
        kind, value = items.pop(0)
        if kind == "part":
            inner = self._item(items)
            self._captures += 1
            group = f"{value.replace('-', '_')}__{self._captures}"
            return inner.written(f"(?P<{group}>{inner.expression})")
        if (kind, value) == ("mark", "("):
            inner = self._alternatives(items)
            if not items or items.pop(0) != ("mark", ")"):
                raise PatternError("this pattern lacks a closing parenthesis")
            return inner
        if kind == "name" and value in self._patterns:
            return self.read(self._patterns[value])
        return self._words_of(_literal(value) if kind == "literal" else value)

    def _words_of(self, name: str) -> Piece:
        """Any word or group of words of a class."""
        letters = self._alphabet.letters.get(name, "")
        groups = self._alphabet.groups.get(name, ())
        if not letters and not groups:
            raise PatternError(f"there is no class or piece {name!r}")
        ways = ["".join(self._one_of(_literal(word)) for word in group) for group in groups]
        firsts = [self._alphabet.letters[_literal(group[0])] for group in groups]
        seconds = [self._alphabet.letters[_literal(group[1])] for group in groups]
        if letters:
            ways.append(self._one_of(name))
            firsts.append(letters)
        return Piece(
            ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})",
            frozenset("".join(firsts)),
            frozenset("".join(seconds)),
            False,
            bool(letters),
        )

    def _one_of(self, name: str) -> str:
        return f"[{self._alphabet.letters[name]}]"


def _split(pattern: str) -> list[tuple[str, str]]:
    """The items of a pattern: literals, parts, names and marks."""
    items: list[tuple[str, str]] = []
    at = 0
    end = len(pattern.rstrip())
    while at < end:
        match = _ITEM.match(pattern, at)
        if match is None:
            raise PatternError(f"this pattern cannot be read at {pattern[at:]!r}")
        kinds = ("literal", "part", "name", "mark")
        items.append((kinds[(match.lastindex or 1) - 1], match.group(match.lastindex or 1)))
        at = match.end()
    return items
