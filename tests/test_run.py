"""Reading one article: what is known of it, what is refused, and what is skipped."""

from pathlib import Path

import pytest

import onrecord
from onrecord.errors import InputError, TooLargeError, UsageError
from onrecord.run import LONGEST_ARTICLE
from onrecord.types import Article

ENGLISH = "The minister said on Tuesday that taxes will rise. The opposition rejected the plan."


@pytest.fixture(scope="module")
def reader() -> onrecord.Reader:
    return onrecord.Reader()


def test_the_record_holds_the_text_as_it_came(reader: onrecord.Reader) -> None:
    text = "  " + ENGLISH + "\r\n\r\nMore.\n"
    assert reader.read(text).article.text == text


def test_who_said_what_is_found(reader: onrecord.Reader) -> None:
    first = reader.read(ENGLISH).statements[0]
    assert first.source is not None
    assert first.source.text == "The minister"
    assert first.cue.lemma == "say"
    assert first.content.text == "that taxes will rise"


def test_what_is_given_stands_in_place_of_what_the_article_says(reader: onrecord.Reader) -> None:
    article = Article("x", ENGLISH, outlet="A", published="2020-01-01", published_basis="metadata")
    found = reader.read(article, published="2024-05-01", outlet="B").article
    assert (found.published, found.published_basis, found.outlet) == ("2024-05-01", "given", "B")


def test_an_article_in_another_language_is_skipped_with_a_problem(reader: onrecord.Reader) -> None:
    text = "Der Minister sagte am Dienstag, dass die Steuern steigen werden. " * 4
    record = reader.read(text)
    assert record.statements == ()
    assert [problem.kind for problem in record.problems] == ["not-english"]
    assert "in another language, German (de); " in record.problems[0].message


@pytest.mark.parametrize("text", ["", " \n\t ", "\n" * 1000])
def test_an_empty_article_is_refused_by_name(reader: onrecord.Reader, text: str) -> None:
    with pytest.raises(InputError, match="page-7: the article has no text"):
        reader.read(text, location="page-7")


def test_a_text_longer_than_any_article_is_refused(reader: onrecord.Reader) -> None:
    with pytest.raises(TooLargeError, match="split it"):
        reader.read("a " * LONGEST_ARTICLE)


def test_many_come_one_by_one(reader: onrecord.Reader) -> None:
    taken = []

    def texts():
        for number in range(3):
            taken.append(number)
            yield ENGLISH

    stream = reader.read_many(texts())
    next(stream)
    assert taken == [0]


@pytest.mark.parametrize("given", [None, b"The minister said so.", Path("article.txt")])
def test_what_is_no_article_is_refused_with_what_to_give(
    reader: onrecord.Reader, given: object
) -> None:
    with pytest.raises(UsageError, match=r"as its text \(a str\) .* read_sources\(\[path\]\)"):
        reader.read(given)  # type: ignore[arg-type]


def test_many_are_given_as_a_list(reader: onrecord.Reader) -> None:
    with pytest.raises(UsageError, match="as a list"):
        reader.read_many(ENGLISH)


def test_many_texts_have_numbers(reader: onrecord.Reader) -> None:
    stream = reader.read_many([ENGLISH, ""])
    assert next(stream).article.location == "text 1"
    with pytest.raises(InputError, match="text 2: the article has no text"):
        next(stream)
