import json
from pathlib import Path

import pytest
from source_files import article_of, failure_of, results_of, written

from onrecord.sources import Columns, Limits, SourceOptions
from onrecord.sources.json_rows import MOST_UNTOLD
from onrecord.types import Article, Failure


def lines(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_the_text_column_is_the_text_exactly(tmp_path: Path) -> None:
    text = " “Café”\r\n\n10\u00a0km\ud83d\ude00 \t"
    assert article_of(written(tmp_path, "a.jsonl", lines({"text": text}))).text == text.encode(
        "utf-16", "surrogatepass"
    ).decode("utf-16")


def test_a_row_without_an_address_is_named_by_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", "\n" + lines({"text": "one"}, {"text": "two"}))
    assert [result.location for result in results_of(path)] == [f"{path}#row-2", f"{path}#row-3"]


def test_columns_can_be_named(tmp_path: Path) -> None:
    row = {
        "text": "wrong",
        "what": "right",
        "head": "Title",
        "when": "2024-05-06",
        "where": "https://example.org",
    }
    columns = Columns(text="what", title="head", date="when", url="where")
    article = article_of(written(tmp_path, "a.jsonl", lines(row)), SourceOptions(columns=columns))
    assert (article.text, article.title, article.published) == ("right", "Title", "2024-05-06")
    assert article.location == "https://example.org"


def test_a_table_without_a_text_column_is_one_failure_that_lists_what_it_has(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, "a.jsonl", lines({"foo": 1, "bar": "x"}, {"foo": 2}))
    failure = failure_of(path)
    assert failure.kind == "no-text-column"
    assert '"foo", "bar"' in failure.message
    assert "--text-column" in failure.message


def test_a_bad_row_stops_no_other(tmp_path: Path) -> None:
    path = written(
        tmp_path, "a.jsonl", '{"text": "one"}\n{"text": \n[1]\n{"text": ""}\n{"text": "two"}\n'
    )
    results = results_of(path)
    assert [type(result) for result in results] == [Article, Failure, Failure, Failure, Article]
    assert [result.kind for result in results if isinstance(result, Failure)] == [
        *("not-json", "not-json", "empty")
    ]
    assert all(
        result.message.startswith("Line ") for result in results if isinstance(result, Failure)
    )


def test_a_row_above_the_limit_ends_the_file_with_a_failure(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", lines({"text": "one"}, {"text": "x" * 500}))
    results = results_of(path, SourceOptions(limits=Limits(article=100)))
    assert isinstance(results[0], Article)
    assert isinstance(results[1], Failure)
    assert results[1].kind == "too-large"
    assert "Line 2" in results[1].message


@pytest.mark.parametrize("content", ["", "\n", "\ufeff", " \r\n\t\n" * 1000])
def test_blank_lines_alone_are_said_to_hold_no_article(tmp_path: Path, content: str) -> None:
    failure = failure_of(written(tmp_path, "a.jsonl", content))
    assert failure.kind == "empty"
    assert "no line that is not blank" in failure.message


def test_deeply_nested_json_is_a_failure(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", "[" * 100_000 + "\n")
    (failure,) = results_of(path)
    assert isinstance(failure, Failure)
    assert failure.kind == "not-json"


def record(**changes: object) -> dict[str, object]:
    article = {"text": "Bridge\n\nIt closes.", "location": "bridge.txt", "published": "2024-05-06"}
    return {"schema": "onrecord/1", "article": article | changes}


def test_a_record_of_our_own_gives_its_article_back(tmp_path: Path) -> None:
    first = article_of(
        written(
            tmp_path, "a.jsonl", lines(record(parts=[{"kind": "headline", "start": 0, "end": 6}]))
        )
    )
    again = article_of(written(tmp_path, "b.jsonl", lines({"article": first.to_dict()})))
    assert again == first
    assert again.parts[0].span.of(again.text) == "Bridge"


@pytest.mark.parametrize(
    "parts",
    [
        [{"kind": "headline", "start": 0, "end": 99}],
        [{"kind": "poem", "start": 0, "end": 6}],
        [{"kind": "headline", "start": 0, "end": 6}, {"kind": "paragraph", "start": 3, "end": 9}],
        [{"kind": "headline", "start": "0", "end": 6}],
        ["headline"],
        [{"kind": ["headline"], "start": 0, "end": 6}],
    ],
)
def test_parts_that_do_not_fit_are_left_out_and_reported(tmp_path: Path, parts: object) -> None:
    article = article_of(written(tmp_path, "a.jsonl", lines(record(parts=parts))))
    assert article.parts == ()
    assert [problem.kind for problem in article.problems] == ["damaged-parts"]


def test_lines_without_a_text_column_are_held_back_in_a_bounded_number(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", "{}\n" * (MOST_UNTOLD + 5) + '{"text": "one"}\n')
    results = results_of(path)
    assert [result.location for result in results[:2]] == [f"{path}#row-1", f"{path}#row-2"]
    assert len(results) == MOST_UNTOLD + 6
    assert isinstance(results[-1], Article)


def test_a_number_as_a_date_is_seconds_or_a_problem(tmp_path: Path) -> None:
    rows = lines({"text": "one", "date": 1714521600}, {"text": "two", "date": 7})
    one, two = results_of(written(tmp_path, "a.jsonl", rows))
    assert isinstance(one, Article)
    assert (one.published, one.problems) == ("2024-05-01T00:00:00+00:00", ())
    assert isinstance(two, Article)
    assert [problem.kind for problem in two.problems] == ["unreadable-date"]


@pytest.mark.parametrize("name", ["article_title", "articleTitle", "Article-Headline", "TITLE"])
def test_columns_are_known_with_article_before_their_name(tmp_path: Path, name: str) -> None:
    assert article_of(written(tmp_path, "a.jsonl", lines({"text": "x", name: "T"}))).title == "T"
