"""Reading one article: what is known of it, what is refused, and what is skipped."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import InputError, TooLargeError, UsageError
from onrecord.run import LONGEST_ARTICLE
from onrecord.types import Article, Failure, Record

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


@pytest.mark.parametrize(
    ("given", "published"),
    [
        (date(2024, 5, 1), "2024-05-01"),
        (datetime(2024, 5, 1, 10, 30, 0, 999, UTC), "2024-05-01T10:30:00+00:00"),
        ("2024-05-01T10:30", "2024-05-01T10:30:00"),
    ],
)
def test_the_publication_date_may_be_given_as_a_date(
    reader: onrecord.Reader, given: str | date, published: str
) -> None:
    assert reader.read(ENGLISH, published=given).article.published == published


@pytest.mark.parametrize("given", [20240501, b"2024-05-01", "May", date(1066, 10, 14), ""])
def test_what_is_no_publication_date_is_wrong_usage(reader: onrecord.Reader, given: object) -> None:
    with pytest.raises(UsageError, match="must be written like 2024-05-01"):
        reader.read(ENGLISH, published=given)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="must be written like 2024-05-01"):
        onrecord.SourceOptions(published=given)  # type: ignore[arg-type]


def test_times_are_told_from_the_date_in_a_dateline(reader: onrecord.Reader) -> None:
    record = reader.read("Taxes rise\n\nSaturday, August 24, 2019\n\n" + ENGLISH)
    assert (record.article.published, record.article.published_basis) == ("2019-08-24", "dateline")
    said_at = next(one.said_at for one in record.statements if one.cue.text == "said")
    assert said_at is not None
    assert (said_at.first, said_at.last) == ("2019-08-20", "2019-08-20")


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


def test_a_bad_article_among_many_is_a_failure_in_its_place(reader: onrecord.Reader) -> None:
    gone = Failure("gone.txt", "not-found", "There is no such file.")
    items = [ENGLISH, "", gone, None, Article("b.txt", ENGLISH)]
    first, empty, passed, nothing, last = reader.read_many(items)  # type: ignore[list-item]
    assert isinstance(first, Record)
    assert first.article.location == "text 1"
    assert empty == Failure("text 2", "empty", "the article has no text.")
    assert passed is gone
    assert isinstance(nothing, Failure)
    assert (nothing.location, nothing.kind) == ("text 4", "no-article")
    assert isinstance(last, Record)
    assert last.article.location == "b.txt"


def test_what_sources_give_can_be_read_as_it_comes(reader: onrecord.Reader, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "b.txt").touch()
    outcomes = list(reader.read_many(onrecord.read_sources([tmp_path])))
    assert [type(outcome) for outcome in outcomes] == [Record, Failure]


def test_halves_of_characters_are_made_whole_so_that_json_keeps_every_place(
    reader: onrecord.Reader,
) -> None:
    record = reader.read("\ud83d\ude00 \ude00 " + ENGLISH)
    assert record.article.text == "😀 \ufffd " + ENGLISH
    kinds = [problem.kind for problem in record.problems]
    assert kinds[:2] == ["joined-characters", "damaged-characters"]
    again = json.loads(record.to_json())
    (start, end), *_ = again["statements"][0]["cue"]["spans"]
    assert again["article"]["text"][start:end] == again["statements"][0]["cue"]["text"] == "said"


def test_a_publication_date_in_the_future_is_a_problem_without_being_told_the_day(
    reader: onrecord.Reader,
) -> None:
    record = reader.read("The minister said that taxes rise.", published="2999-01-01")
    assert "future-publication-date" in [problem.kind for problem in record.problems]
