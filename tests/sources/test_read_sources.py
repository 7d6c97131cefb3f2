import io
import os
import sys
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from source_files import article_of, failure_of, results_of, written

from onrecord.errors import UsageError
from onrecord.sources import Limits, SourceOptions, Timeouts, expand_locations, read_sources
from onrecord.sources.formats import suffix_in_words
from onrecord.types import Article, Failure

HTML = b"<!DOCTYPE html><html><body><p>" + b"The council said that the bridge would close. " * 9
STARTS = [
    b"",
    b"<html><body><p>",
    b"%PDF-1.4\n",
    b"\x1f\x8b\x08",
    b'{"text": "',
    b"text,title\n",
    b"---\na: b\n",
]


def test_a_folder_is_read_through_sorted_and_without_what_is_hidden(tmp_path: Path) -> None:
    for name in (
        "b/2.txt",
        "b/1.md",
        "a.txt",
        ".hidden.txt",
        ".git/x.txt",
        "picture.jpg",
        "c.html.gz",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("She said so.")
    found = [
        str(Path(location).relative_to(tmp_path)) for location in expand_locations([str(tmp_path)])
    ]
    assert found == ["a.txt", "c.html.gz", str(Path("b/1.md")), str(Path("b/2.txt"))]


def test_what_a_folder_holds_in_no_known_format_is_told_to_who_asks(tmp_path: Path) -> None:
    for name in ("a.txt", "b/picture.jpg", "letter.docx.gz", "archive.gz", ".hidden.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("She said so.")
    passed_over: list[str] = []
    assert len(list(read_sources([tmp_path], note_passed_over=passed_over.append))) == 1
    assert [str(Path(path).relative_to(tmp_path)) for path in passed_over] == [
        *("archive.gz", "letter.docx.gz", str(Path("b/picture.jpg")))
    ]
    assert [suffix_in_words(path) for path in passed_over] == [".gz", ".docx", ".jpg"]


def test_a_file_named_by_itself_is_never_passed_over(tmp_path: Path) -> None:
    passed_over: list[str] = []
    path = written(tmp_path, "article.unknown", "She said so.")
    assert len(list(read_sources([path], note_passed_over=passed_over.append))) == 1
    assert passed_over == []


def test_expanding_opens_nothing_and_keeps_the_order(tmp_path: Path) -> None:
    locations = ["https://example.org/a", "-", str(tmp_path / "missing.txt")]
    assert list(expand_locations(locations)) == locations


def test_a_folder_without_a_readable_file_is_a_failure(tmp_path: Path) -> None:
    failure = failure_of(str(tmp_path))
    assert failure.kind == "empty-folder"
    assert "Name a file by itself" in failure.message


@pytest.mark.skipif(os.name != "posix", reason="links need no rights there")
def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    written(tmp_path, "a.txt", "She said so.")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(results_of(str(tmp_path))) == 1


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b'{"text": "She said so."}\n', "She said so."),
        (b"title,text\nBridge,She said so.\n", "She said so."),
        (b"She said so.", "She said so."),
        (b"\xef\xbb\xbf# She said so.", "# She said so."),
    ],
)
def test_an_unknown_file_named_by_itself_is_told_by_its_content(
    tmp_path: Path, content: bytes, text: str
) -> None:
    assert article_of(written(tmp_path, "unknown", content)).text == text


def test_an_unknown_file_that_holds_a_page_is_read_as_one(tmp_path: Path) -> None:
    assert article_of(written(tmp_path, "page.php", HTML)).text.startswith("The council said")


def test_standard_input_is_told_by_its_content() -> None:
    options = SourceOptions(stdin=io.BytesIO(b'{"text": "one"}\n{"text": "two"}\n'))
    assert [result.location for result in results_of("-", options)] == ["-#row-1", "-#row-2"]


def test_standard_input_is_the_one_of_the_process_unless_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"She said so.")))
    assert article_of("-").text == "She said so."


class Slow(io.RawIOBase):
    """Hands out one byte at a time, as a pipe may."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece, self._data = self._data[:1], self._data[1:]
        buffer[: len(piece)] = piece
        return len(piece)


def test_a_pipe_that_hands_out_little_at_once_is_read_whole() -> None:
    options = SourceOptions(stdin=Slow(b'{"text": "She said so."}\n'))  # type: ignore[arg-type]
    assert article_of("-", options).text == "She said so."


def test_one_bad_input_stops_no_other(tmp_path: Path) -> None:
    good = written(tmp_path, "good.txt", "She said so.")
    bad = [
        str(tmp_path / "missing.txt"),
        written(tmp_path, "empty.txt", ""),
        "ftp://example.org/a",
        "a\0b",
    ]
    results = list(read_sources([*bad, good]))
    assert [type(result) for result in results] == [Failure] * 4 + [Article]
    assert [result.location for result in results] == [*bad, good]
    assert all(isinstance(result, Article) or result.message for result in results)


def test_results_come_one_by_one(tmp_path: Path) -> None:
    good = written(tmp_path, "good.txt", "She said so.")

    def locations():  # type: ignore[no-untyped-def]
        yield good
        raise AssertionError("the second location was asked for too early")

    assert isinstance(next(read_sources(locations())), Article)


def test_what_the_user_says_wins(tmp_path: Path) -> None:
    row = '{"text": "She said so.", "date": "2020-01-01", "publisher": "Other"}'
    options = SourceOptions(published="2024-05-06", outlet="Harbour Gazette")
    article = article_of(written(tmp_path, "a.jsonl", row), options)
    assert (article.published, article.published_basis) == ("2024-05-06", "given")
    assert article.outlet == "Harbour Gazette"


def test_a_date_that_is_given_settles_an_ambiguous_one(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "text,date\nShe said so.,03/04/2019\n")
    assert [problem.kind for problem in article_of(path).problems] == ["ambiguous-date"]
    article = article_of(path, SourceOptions(published="2019-04-03"))
    assert (article.published, article.problems) == ("2019-04-03", ())


def test_an_ambiguous_date_in_front_matter_is_a_problem(tmp_path: Path) -> None:
    path = written(tmp_path, "a.md", "---\ndate: 03/04/2019\n---\nShe said so.")
    assert [problem.kind for problem in article_of(path).problems] == ["ambiguous-date"]


def test_settings_that_make_no_sense_are_refused() -> None:
    with pytest.raises(UsageError, match="2024-05-01"):
        SourceOptions(published="yesterday")
    with pytest.raises(UsageError):
        Limits(article=0)
    with pytest.raises(UsageError):
        Timeouts(total=-1)


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=300))
def test_any_bytes_are_articles_or_failures(start: bytes, rest: bytes) -> None:
    results = results_of("-", SourceOptions(stdin=io.BytesIO(start + rest)))
    assert results
    for result in results:
        assert isinstance(result, Article | Failure)
        if isinstance(result, Article):
            assert result.text.strip()


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_the_offsets_of_a_page_name_its_words_whatever_they_are(words: str) -> None:
    page = "<html><body><article><h1>Bridge</h1><p>The council said that it would close soon.</p>"
    page += f"<p>The mayor said {escape(words)} to all of them in the hall.</p></article>"
    for result in results_of("-", SourceOptions(stdin=io.BytesIO(page.encode()))):
        if isinstance(result, Article):
            ends = [part.end for part in result.parts]
            starts = [part.start for part in result.parts]
            assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
            assert result.text[: ends[0]] == "Bridge"


@pytest.mark.parametrize("location", ["The minister said so. " * 40, "x/" * 3000, "\ud800"])
def test_words_in_the_place_of_a_path_are_a_failure(location: str) -> None:
    assert failure_of(location).kind in ("unreadable", "not-found")


def test_a_defect_of_ours_costs_only_its_own_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_tree: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr("onrecord.sources.html.body_blocks", broken)
    paths = [written(tmp_path, "a.html", HTML), written(tmp_path, "b.txt", "She said so.")]
    failure, article = read_sources(paths)
    assert isinstance(failure, Failure)
    assert (failure.location, failure.kind) == (paths[0], "defect")
    assert "ZeroDivisionError: by nothing" in failure.message
    assert isinstance(article, Article)


def test_a_date_that_is_given_is_brought_to_iso_8601(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "She said so.")
    article = article_of(path, SourceOptions(published=" 20240506"))
    assert article.published == "2024-05-06"


def test_a_path_is_a_location(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.")
    for location in (tmp_path, tmp_path / "a.txt"):
        (article,) = read_sources([location])
        assert article.location == str(tmp_path / "a.txt")


@pytest.mark.parametrize("wrong", [None, b"article.txt"])
def test_what_is_no_location_is_refused(wrong: object) -> None:
    with pytest.raises(UsageError, match="a path or an address"):
        list(read_sources([wrong]))  # type: ignore[list-item]


def test_a_location_that_is_not_in_a_list_is_refused() -> None:
    with pytest.raises(UsageError, match="as a list"):
        read_sources("article.txt")


def test_an_address_without_https_is_told_how_to_write_it() -> None:
    (failure,) = results_of("www.example.com/story")
    assert isinstance(failure, Failure)
    assert "https://www.example.com/story" in failure.message
