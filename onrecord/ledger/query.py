"""What people type into a search: words, "phrases", prefix*, AND, OR, NOT, -word, ( )."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.errors import UsageError
from onrecord.ledger.words import find_words

LONGEST_QUERY = 1000  # characters, which bounds how deep parentheses nest
_TOKEN = re.compile(r"""[“”"]([^“”"]*)([“”"]\*?|$)|([()])|([^\s()“”"]+)""")
_OPERATORS = ("AND", "OR", "NOT")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one after the other; of the last one, `is_prefix` takes the beginning."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """Every one of `wanted` has to be there and none of `unwanted`."""

    wanted: "tuple[Condition, ...]"
    unwanted: "tuple[Condition, ...]" = ()


@dataclass(frozen=True, slots=True)
class Either:
    """One of the choices has to be there."""

    choices: "tuple[Condition, ...]"


Condition = Phrase | All | Either


def parse_query(text: str) -> Condition | None:
    """What has to be found; None where the text holds no word.

    Words side by side all have to be there. Raises UsageError where it makes no sense.
    """
    if len(text) > LONGEST_QUERY:
        raise UsageError(f"A search has at most {LONGEST_QUERY:,} characters, not {len(text):,}.")
    tokens = list(_tokens(text))
    if not any(isinstance(token, Phrase) for token in tokens):
        return None
    parser = _Parser(tokens)
    found = parser.either()
    if not parser.is_at_end:
        raise UsageError("A parenthesis is closed that was not opened. Write ( before the words.")
    return found


def phrases(condition: Condition | None) -> Iterator[Phrase]:
    """The phrases come that have to be found, without those that must not be there."""
    if isinstance(condition, Phrase):
        yield condition
    elif condition is not None:
        inner = condition.wanted if isinstance(condition, All) else condition.choices
        for part in inner:
            yield from phrases(part)


def _tokens(text: str) -> Iterator[Phrase | str]:
    for match in _TOKEN.finditer(text):
        quoted, closing, parenthesis, word = match.groups()
        if parenthesis or word in _OPERATORS:
            yield parenthesis or word
        elif word is not None:
            if word.startswith("-") and len(word) > 1:
                yield "NOT"
            yield from _phrase(word.rstrip("*"), is_prefix=word.endswith("*"))
        elif not closing:
            raise UsageError(
                'A quotation mark is opened and not closed. Write " after the words as well, or '
                "leave it out."
            )
        else:
            yield from _phrase(quoted, is_prefix=closing.endswith("*"))


def _phrase(text: str, *, is_prefix: bool) -> Iterator[Phrase]:
    """A word like "don't" is two words that stand together."""
    if words := tuple(word.form for word in find_words(text)):
        yield Phrase(words, is_prefix)


class _Parser:
    """Takes the tokens one by one; OR binds less than AND, and NOT most."""

    def __init__(self, tokens: list[Phrase | str]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def is_at_end(self) -> bool:
        return self._at == len(self._tokens)

    def either(self) -> Condition:
        choices = [self._all()]
        while self._take("OR"):
            choices.append(self._all())
        return choices[0] if len(choices) == 1 else Either(tuple(choices))

    def _all(self) -> Condition:
        wanted: list[Condition] = []
        unwanted: list[Condition] = []
        while not self.is_at_end and self._tokens[self._at] not in ("OR", ")"):
            self._take("AND")
            is_unwanted = False
            while self._take("NOT"):
                is_unwanted = not is_unwanted
            (unwanted if is_unwanted else wanted).append(self._one())
        if not wanted:
            raise UsageError(
                "A search needs a word that is to be found; NOT and -word only leave out."
            )
        return (
            wanted[0] if len(wanted) == 1 and not unwanted else All(tuple(wanted), tuple(unwanted))
        )

    def _one(self) -> Condition:
        if self._take("("):
            found = self.either()
            if not self._take(")"):
                raise UsageError("A parenthesis is opened and not closed. Write ) after the words.")
            return found
        if self.is_at_end or not isinstance(token := self._tokens[self._at], Phrase):
            raise UsageError("A word is missing beside AND, OR or NOT. To find these, quote them.")
        self._at += 1
        return token

    def _take(self, token: str) -> bool:
        if self.is_at_end or self._tokens[self._at] != token:
            return False
        self._at += 1
        return True


def for_sqlite(condition: Condition) -> str:
    """The condition as FTS5 writes it. The words hold nothing that means something there."""
    if isinstance(condition, Phrase):
        return f'"{" ".join(condition.words)}"' + (" *" if condition.is_prefix else "")
    if isinstance(condition, Either):
        return "(" + " OR ".join(for_sqlite(part) for part in condition.choices) + ")"
    found = "(" + " AND ".join(for_sqlite(part) for part in condition.wanted) + ")"
    if condition.unwanted:
        found = f"({found} NOT ({' OR '.join(for_sqlite(part) for part in condition.unwanted)}))"
    return found


def for_postgres(condition: Condition) -> str:
    """The condition as a `tsquery` is written, for a cast that takes the words as they are."""
    if isinstance(condition, Phrase):
        *whole, last = [f"'{word}'" for word in condition.words]
        return "(" + " <-> ".join([*whole, last + (":*" if condition.is_prefix else "")]) + ")"
    if isinstance(condition, Either):
        return "(" + " | ".join(for_postgres(part) for part in condition.choices) + ")"
    parts = [for_postgres(part) for part in condition.wanted]
    parts += ["!" + for_postgres(part) for part in condition.unwanted]
    return "(" + " & ".join(parts) + ")"


def as_vector(words: list[str]) -> str:
    """The words as a `tsvector` is written, each with its places."""
    places: dict[str, list[str]] = {}
    for place, word in enumerate(words, start=1):
        places.setdefault(word, []).append(str(place))
    # PostgreSQL keeps 256 places a word and warns of more.
    return " ".join(f"'{word}':{','.join(found[:255])}" for word, found in places.items())
