import json
from io import BytesIO
from pathlib import Path

import pytest
from source_files import article_of, failure_of, results_of, written

from onrecord.sources import Limits, SourceOptions, read_sources
from onrecord.types import Article, Failure

TWO = [{"text": "one", "title": "“A”"}, {"text": "two"}]


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_each_item_of_a_list_is_an_article(
    tmp_path: Path, indent: int | None, encoding: str
) -> None:
    data = json.dumps(TWO, indent=indent, ensure_ascii=False).encode(encoding)
    path = written(tmp_path, "a.json", data)
    results = results_of(path)
    assert [result.location for result in results] == [f"{path}#row-1", f"{path}#row-2"]
    assert [result.text for result in results if isinstance(result, Article)] == ["one", "two"]


@pytest.mark.parametrize("indent", [None, 1])
def test_one_object_is_one_article(tmp_path: Path, indent: int | None) -> None:
    assert article_of(written(tmp_path, "a.json", json.dumps(TWO[0], indent=indent))).text == "one"


def test_lines_of_json_under_the_name_are_read_one_by_one(tmp_path: Path) -> None:
    long = json.dumps({"text": "He said so. " * 5000})
    path = written(tmp_path, "a.json", f"{long}\nbroken\n{long}\n")
    assert [type(result) for result in results_of(path)] == [Article, Failure, Article]


@pytest.mark.parametrize("indent", [None, 1])
def test_a_list_is_told_by_its_content(indent: int | None) -> None:
    options = SourceOptions(stdin=BytesIO(json.dumps(TWO, indent=indent).encode()))
    results = list(read_sources(["-"], options))
    assert [result.text for result in results if isinstance(result, Article)] == ["one", "two"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("The minister said so.", "not-json"),
        ('"The minister said so."', "not-json"),
        ("[" * 100_000, "not-json"),
        ('{"text":\n', "not-json"),
        ("[1, 2", "not-json"),
        ("[1 2]", "not-json"),
        ("[] []", "not-json"),
        ("", "not-json"),
        ("[]", "empty"),
        ('{"articles":\n []}', "no-text-column"),
        ('[{"foo": 1}, {"foo": 2}]', "no-text-column"),
    ],
)
def test_what_is_no_list_of_articles_is_a_failure(tmp_path: Path, content: str, kind: str) -> None:
    assert results_of(written(tmp_path, "a.json", content))[-1].kind == kind  # type: ignore[union-attr]


@pytest.mark.parametrize("size", [10_001, 300_000])
def test_an_item_above_the_limit_ends_the_list_with_a_failure(tmp_path: Path, size: int) -> None:
    path = written(tmp_path, "a.json", json.dumps([*TWO, {"text": "x" * size}, *TWO]))
    results = results_of(path, SourceOptions(limits=Limits(article=10_000)))
    assert [type(result) for result in results] == [Article, Article, Failure]
    assert isinstance(results[-1], Failure)
    assert results[-1].kind == "too-large"


def test_a_list_larger_than_one_article_may_be_is_read(tmp_path: Path) -> None:
    rows = [{"text": "x" * 900, "number": number} for number in range(500)]
    path = written(tmp_path, "a.json", json.dumps(rows))
    assert len(results_of(path, SourceOptions(limits=Limits(article=10_000)))) == 500


def test_a_folder_passes_over_files_of_json(tmp_path: Path) -> None:
    written(tmp_path, "a.txt", "He said so.")
    written(tmp_path, "b.json", json.dumps(TWO))
    passed_over: list[str] = []
    found = list(read_sources([tmp_path], note_passed_over=passed_over.append))
    assert len(found) == len(passed_over) == 1


def test_a_file_that_is_no_json_is_told_by_name(tmp_path: Path) -> None:
    failure = failure_of(written(tmp_path, "a.json", "He said so."))
    assert "no JSON list of articles" in failure.message


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"He said so.", "(it is no whole JSON value)"),
        (b'[{"text": "a"}, oops]', "(item 2 is no whole JSON value)"),
        (b'[{"text": "a"} {"text": "b"}]', "(there is no comma after item 1)"),
        (b'[{"text": "a"}, {"text": "b"}', "(it ends after item 2)"),
        (b'[{"text": "\xff"}]', "(it is not UTF-8)"),
        (b'[{"text": "a"}, ' + b"[" * 100_000, "(item 2 is nested too deeply)"),
    ],
)
def test_the_item_is_told_at_which_a_list_is_none(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    failure = results_of(written(tmp_path, "a.json", content))[-1]
    assert isinstance(failure, Failure)
    assert reason in failure.message


def test_the_number_of_an_item_is_true_far_into_a_list(tmp_path: Path) -> None:
    rows = ", ".join(json.dumps({"text": "x" * 900}) for _ in range(300))
    failure = results_of(written(tmp_path, "a.json", f"[{rows}, oops]"))[-1]
    assert isinstance(failure, Failure)
    assert "(item 301 is no whole JSON value)" in failure.message
