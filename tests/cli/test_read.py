"""What `onrecord read` writes, says and ends with."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.cli.rendering import render
from onrecord.cli.settings import ReadSettings
from onrecord.types import Problem
from tests.cli.running import run_read, write_articles
from tests.example_records import example_record


def records(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_piped_it_writes_one_record_a_line(tmp_path: Path) -> None:
    paths = write_articles(tmp_path, "one", "two")
    result = run_read(*paths, "--workers", "1")
    assert result.exit_code == 0
    assert [record["article"]["location"] for record in records(result.stdout)] == paths  # type: ignore[index]
    assert result.stderr.startswith("Read 2 articles with 2 statements in ")


def test_one_article_is_read_without_a_word_more(tmp_path: Path) -> None:
    result = run_read(*write_articles(tmp_path, "one"))
    assert (result.exit_code, result.stderr) == (0, "")


def test_text_is_for_people(tmp_path: Path) -> None:
    result = run_read(*write_articles(tmp_path, "one"), "--format", "text")
    assert "(no speaker named) — one" in result.stdout
    assert "1 statement." in result.stdout


def test_full_shows_the_text_with_marks(tmp_path: Path) -> None:
    result = run_read(*write_articles(tmp_path, "four score"), "--full")
    assert "<{four}1 score>1" in result.stdout


def test_colour_is_only_there_when_asked_for_or_on_a_terminal(tmp_path: Path) -> None:
    (path,) = write_articles(tmp_path, "one")
    assert "\x1b[" not in run_read(path, "--format", "text").stdout
    assert "\x1b[" in run_read(path, "--format", "text", "--color").stdout


def test_standard_input_is_a_source() -> None:
    result = run_read("-", "--outlet", "Example Times", "--published", "2024-05-01", stdin=b"hello")
    (record,) = records(result.stdout)
    assert record["article"]["outlet"] == "Example Times"  # type: ignore[index]
    assert record["article"]["published"] == "2024-05-01"  # type: ignore[index]


def test_standard_input_is_named_in_the_heading() -> None:
    result = run_read("-", "--format", "text", stdin=b"hello")
    assert result.stdout.startswith("standard input\n")


def test_a_password_in_an_address_is_not_repeated() -> None:
    result = run_read("https://me:secret@news.invalid/x", "ftp://me:secret@news.invalid/y")
    assert result.exit_code == 1
    assert "secret" not in result.output
    assert "https://***@news.invalid/x" in result.stderr


def test_what_cannot_be_read_is_named_and_the_others_are_done(tmp_path: Path) -> None:
    paths = write_articles(tmp_path, "one", "REFUSED", "FOREIGN", "four")
    result = run_read(*paths, str(tmp_path / "gone.txt"))
    assert result.exit_code == 3
    assert len(records(result.stdout)) == 3  # the one in another language has a record too
    said = result.stderr.splitlines()
    assert said[0] == f"onrecord: {paths[1]}: it is refused."
    assert said[1].startswith(f"onrecord: {paths[2]}: Written in another language")
    assert said[2].startswith(f"onrecord: {tmp_path / 'gone.txt'}: ")
    assert said[3].startswith("Read 2 articles with 2 statements in ")
    assert said[3].endswith("; 2 could not be read; 1 not in English.")


@pytest.mark.parametrize("text", ["REFUSED", "FOREIGN", "DEFECT"])
def test_nothing_read_ends_with_1(tmp_path: Path, text: str) -> None:
    assert run_read(*write_articles(tmp_path, text)).exit_code == 1


def test_no_article_at_all_ends_with_1(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    result = run_read(str(empty))
    assert result.exit_code == 1
    assert result.stderr


def test_quiet_leaves_only_what_went_wrong(tmp_path: Path) -> None:
    paths = write_articles(tmp_path, "one", "two", "REFUSED")
    assert run_read(*paths[:2], "--quiet").stderr == ""
    assert run_read(*paths, "--quiet").stderr == f"onrecord: {paths[2]}: it is refused.\n"


def test_files_of_other_kinds_in_a_folder_are_counted_at_the_end(tmp_path: Path) -> None:
    write_articles(tmp_path, "one")
    for name in ("a.docx", "b.DOCX", "c.zip", "Report No. 7 of the minister", ".hidden"):
        (tmp_path / name).write_bytes(b"PK")
    said = "4 files of other kinds were passed over (.docx 2, .zip 1, no suffix 1).\n"
    result = run_read(str(tmp_path), "--workers", "1")
    assert (result.exit_code, result.stderr) == (0, said)
    assert run_read(str(tmp_path), "--workers", "1", "--quiet").stderr == ""


def test_the_file_that_is_written_is_not_counted_among_those_passed_over(tmp_path: Path) -> None:
    write_articles(tmp_path, "one")
    (tmp_path / "picture.jpg").touch()
    result = run_read(str(tmp_path), "-o", str(tmp_path / "out.jsonl"), "--workers", "1")
    assert result.stderr.endswith("\n1 file of another kind was passed over (.jpg 1).\n")


def test_articles_that_came_with_problems_are_counted_at_the_end(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("text,date\none,03/04/2019\ntwo,2019-04-03\nthree,04/03/2019\n")
    arguments = (str(table), "--workers", "1")
    *_, last = run_read(*arguments).stderr.splitlines()
    assert last == (
        "2 articles came with problems (ambiguous-date 2); see `problems` in the record."
    )
    assert run_read(*arguments, "--quiet").stderr == ""


def test_a_damaged_model_ends_with_1_and_its_reason(tmp_path: Path) -> None:
    result = run_read(*write_articles(tmp_path, "MODELLESS"))
    assert (result.exit_code, result.stderr) == (1, "onrecord: the model is missing\n")


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        ["-", "--workers", "0"],
        ["-", "--workers", "1000000"],
        ["-", "--published", "yesterday"],
        ["-", "--format", "xml"],
        ["-", "--format", "jsonl", "--full"],
        ["-", "--resume"],
        ["-", "-o", "records.jsonl.gz"],
        ["-", "--overwrite"],
        ["-", "-o", "records.jsonl", "--overwrite", "--resume"],
        ["-", "-o", "/nowhere/at/all.jsonl"],
        ["-", "-o", "long" * 100],
        ["-", "-o", "long." + "long" * 100],
    ],
)
def test_wrong_usage_ends_with_2_and_a_reason(wrong: list[str]) -> None:
    result = run_read(*wrong, stdin=b"text")
    assert result.exit_code == 2
    assert result.stderr
    assert not result.stdout


def test_hostile_names_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J.txt").write_text("REFUSED")
    result = run_read(str(tmp_path))
    assert "\x1b" not in result.stderr
    assert r"a\x1b[2J.txt" in result.stderr


def test_how_many_statements_there_were_to_choose_from_is_told(tmp_path: Path) -> None:
    paths = write_articles(tmp_path, "one")
    result = run_read(*paths, "--format", "text", "--by", "Nobody")
    assert result.stdout.endswith("\nNone of 1 statement.\n\n")


def test_why_an_article_in_another_language_was_not_read_is_told_once(tmp_path: Path) -> None:
    (path,) = write_articles(tmp_path, "FOREIGN")
    result = run_read(path, "--format", "text")
    assert (result.stdout + result.stderr).count("Written in another language") == 1
    assert result.stderr == f"onrecord: {path}: It is not in English; the text has a note on it.\n"


def test_a_problem_in_a_list_comes_with_the_option_that_helps() -> None:
    problem = Problem("times", "no-publication-date", "“Tuesday” could not be placed.")
    record = replace(example_record(), problems=(problem,))
    for full in (False, True):
        settings = ReadSettings(sources=("-",), output_format="text", full=full)
        shown = render(record, settings, chosen_from=record)
        assert "Note: “Tuesday” could not be placed. Give it with --published.\n" in shown
