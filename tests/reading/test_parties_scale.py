"""Telling the parties takes time linear in the length, whatever the article holds."""

from collections.abc import Callable

import pytest

from onrecord.types import NameKind, NameSpan, Span, Statement
from tests.reading.speaking import said, told
from tests.work import lines_run

# Twice the article may take so many times the work: 2, and a little for what is done once.
MOST_OF_TWICE = 2.4


class Made:
    """An article made of like sentences, with its names and statements."""

    def __init__(self) -> None:
        self.text = ""
        self.names: list[NameSpan] = []
        self.statements: list[Statement] = []

    def add(self, words: str, kind: NameKind | None = None) -> Span:
        """The words stand at the end of the article; a name of that kind if one is given."""
        start = len(self.text)
        self.text += words
        if kind:
            self.names.append(NameSpan(start, len(self.text), kind, 0.9))
        return Span(start, len(self.text))

    def speak(self, source: Span, ending: str = ". ") -> None:
        """The source says something."""
        self.add(f" said taxes will rise{ending}")
        self.statements.append(said(len(self.statements), self.text, source))


def _letters(number: int) -> str:
    return "".join(chr(97 + number // place % 26) for place in (1, 26, 676))


def _namesakes(made: Made, number: int) -> None:
    made.speak(made.add(f"Ann{_letters(number)} Smith", "person"))
    made.speak(made.add("Smith", "person"))


def _spellings(made: Made, number: int) -> None:
    made.add(f"Jane Sm{_letters(number)}th", "person")
    made.add(" came. ")
    made.speak(made.add(f"Sm{_letters(number + 1)}th", "person"))


def _one_sentence(made: Made, number: int) -> None:
    made.add(f"Acme{number} Corp", "organization")
    made.add(" , ")
    made.speak(made.add("the company"), ", ")


def _described_below(made: Made, number: int) -> None:
    made.speak(made.add("the sheriff"), ", ")
    made.add(f"Jane Q{number}", "person")
    made.add(" , ")


def _owners(made: Made, number: int) -> None:
    made.add(f"John Q{number}", "person")
    made.add(". ")
    made.speak(made.add("his lawyer"))


def _turns(made: Made, number: int) -> None:
    made.add("\n\n")
    made.add(f"Jane Q{number % 3}", "person")
    made.add(": Your father and I came. ")
    made.speak(made.add("He"))
    made.speak(made.add("The mayor"), "?")


def _missed(made: Made, number: int) -> None:
    made.add("Jane Doe", "person" if number == 0 else None)
    made.add(" came. ")
    made.speak(made.add("Doe"))


# With so many names each bound on how much is looked through is reached.
SHAPES = [
    (_namesakes, 100),
    (_spellings, 100),
    (_one_sentence, 150),
    (_described_below, 210),
    (_owners, 150),
    (_missed, 100),
    (_turns, 100),
]


@pytest.mark.parametrize(("shape", "number"), SHAPES)
def test_twice_the_article_takes_twice_the_work(
    shape: Callable[[Made, int], None], number: int
) -> None:
    once, twice = _work(shape, number), _work(shape, 2 * number)
    assert twice < MOST_OF_TWICE * once


def _work(shape: Callable[[Made, int], None], number: int) -> int:
    made = Made()
    for place in range(number):
        shape(made, place)
    return lines_run(lambda: told(made.text, made.statements, made.names))
