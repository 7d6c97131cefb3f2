"""The commands of the ledger, as people call them."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.cli.read import ReaderChoice
from tests.cli.running import write_articles
from tests.example_records import StandIn
from tests.ledger.sample import CHANGED, TEXT, span_of, talks


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_LEDGER", raising=False)


def run(*arguments: str, stdin: bytes = b"", **variables: str) -> Result:
    return CliRunner(env=variables).invoke(
        main, list(arguments), obj=ReaderChoice(StandIn), input=stdin, prog_name="onrecord"
    )


def add_talks(text: str = TEXT, model: str = "by-hand@0", *options: str) -> Result:
    Path("records.jsonl").write_text(json.dumps(talks(text, model=model)) + "\n")
    return run("add", "--records", "records.jsonl", *options)


def test_articles_are_read_into_the_ledger_once(tmp_path: Path) -> None:
    paths = write_articles(tmp_path, "one", "REFUSED", "two")
    first = run("add", *paths, "--workers", "1")
    assert first.exit_code == 3
    assert f"onrecord: {paths[1]}: it is refused." in first.stderr
    assert "Added 2 articles with 2 statements; 1 could not be read." in first.stderr
    again = run("add", *paths, "--workers", "1")
    assert "Added 0 articles with 0 statements; 2 had been added before; 1" in again.stderr
    assert Path("onrecord.sqlite").exists()


def test_a_path_is_one_address_from_wherever_it_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = write_articles(tmp_path, "one")
    run("add", path, ONRECORD_LEDGER=str(tmp_path / "l.sqlite"))
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path)
    result = run("add", "000.txt", "--ledger", "l.sqlite")
    assert "1 had been added before" in result.stderr


def test_standard_input_can_be_added() -> None:
    assert run("add", "-", stdin=b"hello").exit_code == 0
    assert "1 had been added before" in run("add", "-", stdin=b"hello").stderr


def test_what_changed_in_a_new_version_is_written_out() -> None:
    add_talks()
    result = add_talks(CHANGED)
    assert result.stdout == (
        "https://times.example/talks: a new version of article 1; statements: 1 reworded\n"
    )
    assert "Added 0 articles; 1 new version with 3 statements." in result.stderr


def test_records_that_are_none_are_named_and_the_others_added() -> None:
    lines = ["{", json.dumps({"schema": "onrecord/1"}), json.dumps(talks())]
    Path("records.jsonl").write_text("\n".join(lines))
    result = run("add", "--records", "records.jsonl")
    assert result.exit_code == 3
    assert "records.jsonl, line 1: This line is no JSON." in result.stderr
    assert "records.jsonl, line 2: This is no record" in result.stderr
    assert "Added 1 article with 3 statements; 2 could not be read." in result.stderr


def test_lines_that_are_no_records_for_the_same_reason_are_told_once() -> None:
    lines = ["{"] * 40 + [json.dumps({"schema": f"other/{number}"}) for number in range(30)]
    Path("bad.jsonl").write_text("\n".join([*lines, json.dumps(talks())]))
    result = run("add", "--records", "bad.jsonl")
    assert result.exit_code == 3
    assert result.stderr.count("no JSON") == 1
    assert len(result.stderr.splitlines()) == 7
    assert "bad.jsonl: 65 more lines are no record either." in result.stderr
    assert "Added 1 article with 3 statements; 70 could not be read." in result.stderr


def test_a_quote_is_found_and_shown_in_its_sentence() -> None:
    add_talks()
    result = run("search", "sign", "--format", "text")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "Jane Doe — told reporters (refuses)\n    “We will not [sign],” "
    )
    words = " ".join(result.stdout.split())
    assert "“We will not [sign],” Jane Doe told reporters. “Nobody here means to keep it.”" in words
    assert "Example Times · 1 May 2024 · https://times.example/talks · line 5" in words
    assert "statement 1/s2" in words


def test_piped_a_search_writes_json() -> None:
    add_talks()
    result = run("search", "--denied")
    (found,) = map(json.loads, result.stdout.splitlines())
    assert (found["speaker"], found["is_denied"]) == ("foreign minister", True)
    assert run("search", "capital", "--articles").stdout.count("\n") == 1


def test_a_search_that_finds_nothing_or_makes_no_sense_says_so() -> None:
    add_talks()
    nothing = run("search", "peace", "--format", "text")
    assert (nothing.exit_code, nothing.stderr) == (1, "Nothing was found.\n")
    piped = run("search", "peace")
    assert (piped.exit_code, piped.stdout, piped.stderr) == (1, "", "Nothing was found.\n")
    assert run("search", "talks", "--limit", "1").stderr == "1 more; --limit shows them.\n"
    assert run("search").exit_code == 2
    assert run("search", "(sign").exit_code == 2
    assert run("search", '"we will').exit_code == 2
    assert run("search", "sign", "--since", "soon").exit_code == 2
    assert run("search", "sign", "--ledger", "nowhere.sqlite").exit_code == 2
    assert not Path("nowhere.sqlite").exists()


@pytest.mark.parametrize(
    "command", [("search", "x"), ("verify",), ("export", "csv"), ("corrections", "list")]
)
def test_where_no_ledger_is_the_exit_status_is_that_of_wrong_usage(command: tuple[str]) -> None:
    Path("text.txt").write_text("This is a text and no database. " * 4)
    Path("empty.sqlite").touch()
    for name in ("text.txt", "empty.sqlite", "nowhere.sqlite"):
        assert run(*command, "--ledger", name).exit_code == 2


@pytest.mark.parametrize("command", ["search", "read"])
@pytest.mark.parametrize("option", ["--act", "--acts"])
def test_an_act_that_there_is_not_is_refused_with_those_there_are(
    command: str, option: str
) -> None:
    result = run(command, "sign", option, "deny,denies")
    assert result.exit_code == 2
    assert "there is no act 'denies'; choose of state, claim, report" in result.stderr


def test_several_acts_are_searched_for_in_one_option_or_in_two() -> None:
    add_talks()
    for options in (["--act", "refuse,deny"], ["--act", "refuse", "--acts", "deny"]):
        assert run("search", *options).stdout.count("\n") == 2


def test_a_whole_ledger_is_verified_and_a_broken_one_is_told() -> None:
    import sqlite3

    add_talks()
    result = run("verify")
    assert result.exit_code == 0
    said = "Looked at 1 article in 1 version with 3 statements: all is whole.\n"
    assert (result.stdout, result.stderr) == ("", said)
    with sqlite3.connect("onrecord.sqlite") as ledger:
        ledger.execute("UPDATE version SET text_id = 'other'")
    broken = run("verify")
    assert broken.exit_code == 1
    assert "article 1: version 1: the text is not the one that was read\n" in broken.stdout


def test_corrections_are_made_listed_and_undone() -> None:
    add_talks()
    changed = run(
        "corrections", "change", "1/s1", "act=warn", "by=Jane Doe", "--author", "Ann", "--note", "n"
    )
    assert changed.stdout == (
        "correction 1: s1 act: state → warn\ncorrection 2: s1 by: foreign minister → Jane Doe\n"
    )
    shown = run("corrections", "show", "1").stdout
    assert "1/s1  " in shown
    assert (
        " warn · indirect · source 50-70 · cue 71-75 · content 27-48 · corrected\n"
        "    Jane Doe — said\n"
    ) in shown
    assert run("corrections", "undo", "1", "--author", "Ben").stdout == "correction 3: undo 1\n"
    listed = run("corrections", "list").stdout.splitlines()
    assert len(listed) == 3
    assert listed[0].endswith(" article 1: s1 act: state → warn (n) — undone")
    assert " Ben article 1: undo 1" in listed[2]
    assert json.loads(run("corrections", "list", "--format", "jsonl").stdout.splitlines()[0])


def test_places_are_told_as_they_are_given() -> None:
    add_talks()
    result = run("corrections", "change", "1/s1", "content=27-40,43-48", "--author", "Ann")
    assert result.stdout == "correction 1: s1 content: 27-48 → 27-40,43-48\n"


def test_what_changed_from_version_to_version_is_shown_again() -> None:
    add_talks()
    add_talks(CHANGED)
    shown = run("versions", "1").stdout.splitlines()
    assert shown[0].startswith("version 1, added ")
    assert shown[1].startswith("version 2, added ")
    assert shown[2] == "  reworded"
    assert shown[3].startswith("    - Jane Doe — told reporters: “We will not sign,”")
    assert shown[4].startswith("    + Jane Doe — told reporters: “We will not sign,”")
    (line,) = run("versions", "1", "--format", "jsonl").stdout.splitlines()
    assert json.loads(line)["kind"] == "reworded"
    assert run("versions", "7").exit_code == 2


def test_a_conflict_with_a_newer_reading_is_listed() -> None:
    add_talks()
    run("corrections", "change", "1/s1", "act=warn", "--author", "Ann")
    newer = talks(model="newer@1")
    newer["statements"][0]["act"] = "predict"
    Path("newer.jsonl").write_text(json.dumps(newer))
    run("add", "--records", "newer.jsonl", "--again")
    assert "conflict: article 1: the reading now says act = predict" in (
        run("corrections", "list", "--conflicts").stdout
    )


def test_every_kind_of_correction_has_its_command() -> None:
    add_talks()
    start, end = span_of("fail")
    for call in (
        ["add", "1", f"cue={start}-{end}", "content=0-5", "by=Ann Roe (person)"],
        ["party", "1", "Jane Doe", "name=Jane A. Doe", "kind=person"],
        ["split", "1", "Jane A. Doe", "s2", "--into", "Bob (person)"],
        ["join", "Bob", "--into", "Robert", "--article", "1"],
        ["join", "Government of Turkey", "--into", "Türkiye"],
        ["article", "1", "outlet=Daily"],
        ["change", "1/c1", "act=warn"],
        ["drop", "1/s3"],
    ):
        result = run("corrections", *call, "--author", "Ann")
        assert result.exit_code == 0, result.output
    (record,) = map(json.loads, run("export", "jsonl").stdout.splitlines())
    assert record["article"]["outlet"] == "Daily"
    (added,) = (one["id"] for one in record["statements"] if one["cue"]["text"] == "fail")
    listed = run("corrections", "list").stdout
    assert f" article 1: add {added}: " in listed
    assert f" article 1: {added} act: " in listed
    assert " article 1: drop s3: " in listed
    assert {party["name"] for party in record["parties"]} >= {"Robert", "Türkiye", "Ann Roe"}
    assert run("verify").exit_code == 0


@pytest.mark.parametrize(
    "call", [["change", "1s1", "act=warn"], ["change", "1/s1", "act"], ["drop", "1/s7"]]
)
def test_a_correction_of_nothing_is_wrong_usage(call: list[str]) -> None:
    add_talks()
    assert run("corrections", *call, "--author", "Ann").exit_code == 2


def test_corrected_articles_are_training_data(tmp_path: Path) -> None:
    from onrecord.evaluation.brat import read_marked_articles

    add_talks()
    assert run("corrections", "export", "corrected").exit_code == 2
    run("corrections", "drop", "1/s1", "--author", "Ann")
    assert run("corrections", "export", "corrected").exit_code == 0
    (article,) = read_marked_articles(tmp_path / "corrected")
    assert article.text == TEXT
    assert len(article.relations) == 2


def test_the_ledger_is_exported_to_a_file_or_to_standard_output() -> None:
    add_talks()
    assert json.loads(run("export", "jsonl").stdout) == talks()
    written = run("export", "csv", "-o", "statements.csv")
    said = "Wrote 1 article with 3 statements to statements.csv.\n"
    assert (written.exit_code, written.stdout, written.stderr) == (0, "", said)
    assert run("export", "csv", "-o", "quiet.csv", "--quiet").stderr == ""
    assert Path("statements.csv").read_bytes().startswith(b"\xef\xbb\xbfarticle,")
    assert run("export", "brat").exit_code == 2
    assert run("export", "csv", "--utf16").exit_code == 2
    from_file = run("export", "annotation", "--records", "records.jsonl", "--utf16")
    assert len(json.loads(from_file.stdout)["items"]) == 3
    assert run("export", "csv", "-o", "-").stdout.startswith("\ufeffarticle,")


def test_an_export_makes_no_folder_and_replaces_a_file_only_when_told() -> None:
    add_talks()
    for name, path in (("csv", "out/statements.csv"), ("brat", "out/marked")):
        missing = run("export", name, "-o", path)
        assert (missing.exit_code, Path("out").exists()) == (2, False)
        assert "there is no folder out; make it first." in missing.stderr
    Path("old.csv").write_text("old")
    refused = run("export", "csv", "-o", "old.csv")
    assert (refused.exit_code, Path("old.csv").read_text()) == (2, "old")
    assert "old.csv is there already; use --overwrite." in refused.stderr
    assert run("export", "csv", "-o", "old.csv", "--overwrite").exit_code == 0
    assert Path("old.csv").read_bytes().startswith(b"\xef\xbb\xbfarticle,")
    assert run("export", "csv", "--overwrite").exit_code == 2


def test_an_export_that_cannot_be_made_writes_nothing() -> None:
    add_talks()
    Path("bad.jsonl").write_text("{}\n")
    Path("old.csv").write_text("old")
    for wrong in (["--article", "9"], ["--article", "1", "--article", "9"]):
        result = run("export", "csv", *wrong)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "The ledger has no article 9." in result.stderr
    assert run("export", "csv", "--records", "bad.jsonl").stdout == ""
    run("export", "csv", "--records", "bad.jsonl", "-o", "old.csv", "--overwrite")
    assert Path("old.csv").read_text() == "old"
    assert {path.name for path in Path().iterdir()} >= {"old.csv"}
    assert not [path for path in Path().iterdir() if path.name.startswith(".")]


def test_an_export_to_a_device_leaves_it_one(tmp_path: Path) -> None:
    add_talks()
    os.mkfifo(tmp_path / "pipe")
    with ThreadPoolExecutor(1) as other:
        read = other.submit((tmp_path / "pipe").read_bytes)
        assert run("export", "jsonl", "-o", "pipe").exit_code == 0
        assert json.loads(read.result(timeout=20)) == talks()
    assert (tmp_path / "pipe").is_fifo()


def test_a_ledger_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (path,) = write_articles(tmp_path, "one")
    where = tmp_path / "none" / "l.sqlite"
    result = run("add", path, "--ledger", str(where))
    assert result.exit_code == 2
    assert f"{where}: there is no folder {where.parent}; make it first" in result.stderr
    assert not where.parent.exists()
