from pathlib import Path

import pytest
from source_files import article_of, failure_of, results_of, written

from onrecord.sources import Columns, Limits, SourceOptions
from onrecord.types import Article, Failure


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_told_from_the_first_line(tmp_path: Path, delimiter: str) -> None:
    rows = f"title{delimiter}text\nBridge{delimiter}It closes\n"
    article = article_of(written(tmp_path, "a.csv", rows))
    assert (article.title, article.text) == ("Bridge", "It closes")


def test_a_field_keeps_its_line_breaks_and_quotation_marks(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", 'text\r\n"“No,”\r\nshe ""said"". "\r\n')
    assert article_of(path).text == '“No,”\r\nshe "said". '


def test_a_field_of_some_megabytes_is_read(tmp_path: Path) -> None:
    text = "She said so. " * 300_000
    assert article_of(written(tmp_path, "a.csv", f"text\n{text}\n")).text == text


def test_names_are_guessed_whatever_their_case(tmp_path: Path) -> None:
    rows = (
        "Article Text,HEADLINE,Link,Published At\nIt closes,Bridge,https://example.org,2024-05-06\n"
    )
    article = article_of(written(tmp_path, "a.csv", rows))
    assert (article.text, article.title) == ("It closes", "Bridge")
    assert (article.location, article.published) == ("https://example.org", "2024-05-06")


def test_a_missing_text_column_is_one_failure_that_lists_the_columns(tmp_path: Path) -> None:
    failure = failure_of(written(tmp_path, "a.csv", "foo,bar\n1,2\n3,4\n"))
    assert failure.kind == "no-text-column"
    assert '"foo", "bar"' in failure.message
    assert "--text-column" in failure.message


def test_a_named_column_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "text,bar\n1,2\n")
    failure = failure_of(path, SourceOptions(columns=Columns(title="heading")))
    assert 'no column "heading"' in failure.message


def test_bad_rows_are_named_and_stop_no_other(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", 'title,text\na,"one\ntwo"\nb,\n\nc,d,e\nf,three\n')
    results = results_of(path)
    assert [result.location for result in results] == [f"{path}#row-{n}" for n in (1, 2, 3, 4)]
    assert [type(result) for result in results] == [Article, Failure, Failure, Article]
    messages = [result.message for result in results if isinstance(result, Failure)]
    assert "Row 2, line 4" in messages[0]
    assert "Row 3, line 6" in messages[1]


def test_a_quotation_mark_that_never_closes_is_a_failure(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", 'text\nfine\n"never closed ' + "x" * 21_000_000)
    results = results_of(path)
    assert isinstance(results[0], Article)
    assert isinstance(results[1], Failure)
    assert "quotation mark" in results[1].message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_tables_in_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    rows = "text\nThe mayor said that the café – “our café” – would close for good.\n"
    assert "– “our café” –" in article_of(written(tmp_path, "a.csv", rows.encode(encoding))).text


def test_an_empty_table_is_a_failure(tmp_path: Path) -> None:
    assert failure_of(written(tmp_path, "a.csv", "")).kind == "empty"


@pytest.mark.parametrize("rows", ["", "\n", "\r\n" * 1000])
def test_a_table_with_column_names_alone_is_said_to_hold_no_article(
    tmp_path: Path, rows: str
) -> None:
    failure = failure_of(written(tmp_path, "a.csv", "text,title\n" + rows))
    assert failure.kind == "empty"
    assert "no row under the line of column names" in failure.message


@pytest.mark.parametrize("row", [",x" * 60_000, '"\n",' * 60_000, "x" * 200_000 + ",x"])
def test_a_row_above_the_limit_ends_the_table_however_it_is_cut(tmp_path: Path, row: str) -> None:
    path = written(tmp_path, "a.csv", f"title,text\na,She said so.\n{row}\n")
    results = results_of(path, SourceOptions(limits=Limits(article=100_000)))
    assert isinstance(results[0], Article)
    assert isinstance(results[1], Failure)
    assert (results[1].kind, len(results)) == ("too-large", 2)


def test_many_rows_may_be_larger_than_one(tmp_path: Path) -> None:
    rows = "text\n" + "She said so.\n" * 1000
    options = SourceOptions(limits=Limits(article=1000))
    assert len(results_of(written(tmp_path, "a.csv", rows), options)) == 1000


def test_damage_beyond_the_first_bytes_of_a_table_is_a_problem(tmp_path: Path) -> None:
    rows = b"text\n" + b"She said so.\n" * 1000 + b"\x93No\x94 she said.\n"
    *others, last = results_of(written(tmp_path, "a.csv", rows))
    assert not any(isinstance(other, Failure) or other.problems for other in others)
    assert isinstance(last, Article)
    assert [problem.kind for problem in last.problems] == ["damaged-characters"]
