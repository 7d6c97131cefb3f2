"""Words as they are searched for: in lower case, without accents, the same in every database."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

# Letters and digits, with the combining marks that may stand apart from their letters.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f])*")

# PostgreSQL keeps word positions up to 16,383 and a megabyte an entry: longer texts are indexed in
# stretches of this many words. Of 840 polnear and 171 Wikinews articles none has more.
WORDS_OF_A_STRETCH = 10_000
LONGEST_WORD = 60
# PostgreSQL indexes at most 2,704 bytes an entry. Of the 2,435 names of parties in 171 Wikinews and
# 84 polnear dev articles as read the longest has 197 characters.
LONGEST_NAME = 300


class Word(NamedTuple):
    """A word in its searched form, and where it stands in the text."""

    form: str
    start: int
    end: int


def find_words(text: str) -> Iterator[Word]:
    """The words of the text come, in order."""
    for match in _WORD.finditer(text):
        if form := searched_form(match.group()):
            yield Word(form, match.start(), match.end())


def searched_form(word: str) -> str:
    """The word in lower case without accents; longer than any word is, cut."""
    if word.isascii():
        return word.lower()[:LONGEST_WORD]
    # Folding can bring new marks ("İ"), and taking apart new capitals: once more is enough.
    for _ in range(2):
        apart = unicodedata.normalize("NFKD", word.casefold())
        word = "".join(character for character in apart if character.isalnum())
    return word[:LONGEST_WORD]


def in_words(text: str) -> str:
    """The words of the text in their searched form, with a space between."""
    return " ".join(word.form for word in find_words(text))


def name_in_words(name: str) -> str:
    """The words of a name in their searched form; longer than any name is, cut."""
    return in_words(name[: 4 * LONGEST_NAME])[:LONGEST_NAME].rstrip()


def stretches(text: str) -> Iterator[list[str]]:
    """The words of the text come in stretches as the full-text index takes them."""
    words = (word.form for word in find_words(text))
    while stretch := list(islice(words, WORDS_OF_A_STRETCH)):
        yield stretch
