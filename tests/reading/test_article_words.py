"""The words of an article, with their sentences."""

from itertools import pairwise

import pytest

from onrecord.reading.coreference.words import ArticleWords
from onrecord.types import Article
from tests.work import lines_run


def _sentences(text: str) -> list[str]:
    words = ArticleWords(Article("here", text))
    return [
        words.span(first, after).of(text)
        for first, after in pairwise([*words.first_of, len(words)])
    ]


def test_a_sentence_ends_behind_the_marks_that_close_it() -> None:
    assert _sentences('He said "Never." (Or so.) She left.') == [
        'He said "Never."',
        "(Or so.)",
        "She left.",
    ]


def test_a_shortened_title_ends_no_sentence() -> None:
    assert _sentences("Mr. Doe left. Ann stayed.") == ["Mr. Doe left.", "Ann stayed."]


@pytest.mark.parametrize("piece", ['" ', "'' ", ".) A ", ") ( ", "A. ", "’s ", "\n"])
def test_twice_the_text_takes_twice_the_work(piece: str) -> None:
    def work(number: int) -> int:
        return lines_run(lambda: ArticleWords(Article("here", piece * number)))

    assert work(400) < 2.2 * work(200)
