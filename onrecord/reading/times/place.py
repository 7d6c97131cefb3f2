"""A time that a rule found, in its text: what the guards look at."""

from dataclasses import dataclass

from onrecord.lexicon.time_words import TimeWords
from onrecord.reading.times.grammar import Found
from onrecord.reading.times.sentence import ends_sentence
from onrecord.reading.times.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Place:
    """A time that a rule found, and what stands around it."""

    found: Found
    tokens: Tokens
    lexicon: TimeWords

    @property
    def before(self) -> str:
        """The word before the time, empty at the beginning of the text."""
        return self.tokens.word(self.found.start - 1)

    @property
    def after(self) -> str:
        """The word after the time, empty at the end of the text."""
        return self.tokens.word(self.found.end)

    @property
    def first(self) -> str:
        """The first word of the time."""
        return self.tokens.words[self.found.start]

    @property
    def last(self) -> str:
        """The last word of the time."""
        return self.tokens.words[self.found.end - 1]

    def part(self, name: str) -> str | None:
        """The words of a part of the time, None where it has none of that name."""
        return next((part.words for part in self.found.parts if part.name == name), None)

    def hints(self, name: str, word: str) -> bool:
        """True when the word stands in a list of hints."""
        return word in self.lexicon.hints[name]

    def is_of(self, class_name: str, word: str) -> bool:
        """True when the word stands in a class of the lexicon."""
        return word in self.lexicon.classes[class_name]

    def is_glued(self, at: int) -> bool:
        """True when no space stands between a token and the one before it."""
        tokens = self.tokens
        return 0 < at < len(tokens.words) and tokens.starts[at] == tokens.ends[at - 1]

    def starts_sentence(self, at: int) -> bool:
        """True when the token is the first of a sentence, or of the text."""
        return at <= 0 or ends_sentence(self.tokens, at - 1)

    def has_capital(self, at: int) -> bool:
        """True when there is such a token and it begins with a capital letter."""
        return 0 <= at < len(self.tokens.words) and self.tokens.has_capital(at)

    def text_of(self, start: int, end: int) -> str:
        """The text of tokens `[start, end)` as it was written."""
        return self.tokens.text[self.tokens.starts[start] : self.tokens.ends[end - 1]]
