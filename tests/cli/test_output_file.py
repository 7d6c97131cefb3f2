"""A file of records is whole under its name, and a run that was cut short goes on."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import COMMAND, environment, run_read, write_articles


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    folder = tmp_path / "in"
    folder.mkdir()
    return write_articles(folder, "one", "two", "two", "four")


def read_to(output: Path, paths: list[str], *more: str) -> int:
    return run_read(*paths, "-o", str(output), "--workers", "1", *more).exit_code


def test_the_suffix_tells_the_format(tmp_path: Path, paths: list[str]) -> None:
    assert read_to(tmp_path / "out.jsonl", paths) == 0
    assert read_to(tmp_path / "out.txt", paths) == 0
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 4
    assert "(no speaker named)" in (tmp_path / "out.txt").read_text()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.jsonl", "out.txt"]


def test_where_nothing_was_read_there_is_no_file(tmp_path: Path) -> None:
    (path,) = write_articles(tmp_path, "REFUSED")
    output = tmp_path / "out.jsonl"
    output.write_text("kept")
    assert read_to(output, [path], "--overwrite") == 1
    assert output.read_text() == "kept"
    assert not (tmp_path / "out.jsonl.part").exists()


def test_an_end_in_the_middle_keeps_what_was_read(tmp_path: Path, paths: list[str]) -> None:
    Path(paths[2]).write_text("MODELLESS")
    assert read_to(tmp_path / "out.jsonl", paths) == 1
    assert len((tmp_path / "out.jsonl.part").read_text().splitlines()) == 2
    assert not (tmp_path / "out.jsonl").exists()


def test_what_an_earlier_run_left_is_not_lost_by_accident(tmp_path: Path, paths: list[str]) -> None:
    part = tmp_path / "out.jsonl.part"
    part.write_text("hours of work\n")
    result = run_read(*paths, "-o", str(tmp_path / "out.jsonl"))
    assert result.exit_code == 2
    assert "--resume" in result.stderr
    assert part.read_text() == "hours of work\n"


@pytest.mark.parametrize("cut", [0, 1, 2, 3])
def test_a_resumed_file_is_the_one_an_unbroken_run_writes(
    tmp_path: Path, paths: list[str], cut: int
) -> None:
    read_to(tmp_path / "whole.jsonl", paths)
    whole = (tmp_path / "whole.jsonl").read_bytes()
    lines = whole.splitlines(keepends=True)
    part = tmp_path / "out.jsonl.part"
    part.write_bytes(b"".join(lines[:cut]) + lines[cut][:25])
    result = run_read(*paths, "-o", str(tmp_path / "out.jsonl"), "--resume")
    assert result.exit_code == 0
    assert (tmp_path / "out.jsonl").read_bytes() == whole
    assert not part.exists()
    assert (f"{cut} had been read before" in result.stderr) == bool(cut)


def test_a_finished_file_gets_only_what_is_new(tmp_path: Path, paths: list[str]) -> None:
    output = tmp_path / "out.jsonl"
    read_to(output, paths[:2])
    assert read_to(output, paths, "--resume") == 0
    places = [json.loads(line)["article"]["location"] for line in output.open()]
    assert places == paths
    Path(paths[0]).write_text("one, corrected")
    assert read_to(output, paths, "--resume") == 0
    assert len(output.read_text().splitlines()) == 5


def test_the_same_row_twice_is_resumed_as_often_as_it_stands_there(tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    table.write_text('{"text": "same", "url": "http://a.example/"}\n' * 3)
    read_to(tmp_path / "out.jsonl", [str(table)])
    whole = (tmp_path / "out.jsonl").read_bytes()
    (tmp_path / "out.jsonl").unlink()
    (tmp_path / "out.jsonl.part").write_bytes(whole.splitlines(keepends=True)[0])
    assert read_to(tmp_path / "out.jsonl", [str(table)], "--resume") == 0
    assert (tmp_path / "out.jsonl").read_bytes() == whole


def test_an_address_that_was_read_is_not_fetched_again(tmp_path: Path, paths: list[str]) -> None:
    address = "http://news.invalid/story"
    output = tmp_path / "out.jsonl"
    read_to(output, paths[:1])
    record = json.loads(output.read_text())
    record["article"]["location"] = address
    output.write_text(json.dumps(record) + "\n")
    assert read_to(output, [address], "--resume") == 0


def test_a_file_of_something_else_is_refused(tmp_path: Path, paths: list[str]) -> None:
    (tmp_path / "out.jsonl").write_text("dear diary\n")
    result = run_read(*paths, "-o", str(tmp_path / "out.jsonl"), "--resume")
    assert result.exit_code == 2
    assert "line 1: this is no record" in result.stderr
    assert (tmp_path / "out.jsonl").read_text() == "dear diary\n"
    assert not (tmp_path / "out.jsonl.part").exists()


def test_the_summary_names_the_file(tmp_path: Path, paths: list[str]) -> None:
    result = run_read(*paths, "-o", str(tmp_path / "out.jsonl"), "--workers", "1")
    assert result.stderr.endswith(f" Written to {tmp_path / 'out.jsonl'}.\n")


def test_a_device_is_written_as_it_is(paths: list[str]) -> None:
    assert read_to(Path("/dev/null"), paths) == 0
    assert not Path("/dev/null.part").exists()


def test_a_file_that_is_written_into_the_folder_that_is_read_is_no_source(tmp_path: Path) -> None:
    write_articles(tmp_path, "one", "two")
    output = tmp_path / "out.jsonl"
    for more in ((), ("--overwrite",), ("--resume",)):
        assert read_to(output, [str(tmp_path)], *more) == 0
        assert len(output.read_text().splitlines()) == 2


def test_the_part_of_a_text_that_is_written_is_no_source(tmp_path: Path) -> None:
    write_articles(tmp_path, "one", "two")
    (tmp_path / "out.txt").symlink_to(tmp_path / "elsewhere.txt")
    result = run_read(str(tmp_path), "-o", str(tmp_path / "out.txt"), "--workers", "1")
    assert result.stderr.startswith("Read 2 articles ")


@pytest.mark.parametrize("more", [(), ("--overwrite",), ("--resume",)])
@pytest.mark.parametrize("name", ["000.txt", "./000.txt", "000.txt.part", "link.txt"])
def test_the_output_is_never_also_a_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, more: tuple[str, ...]
) -> None:
    write_articles(tmp_path, "one")
    (tmp_path / "link.txt").symlink_to("000.txt")
    monkeypatch.chdir(tmp_path)
    result = run_read(name, "-o", "000.txt", "--format", "jsonl", *more)
    assert result.exit_code == 2
    assert "the output is also a source" in result.stderr
    assert (tmp_path / "000.txt").read_text() == "one"


def test_a_file_that_is_there_is_replaced_only_when_asked(tmp_path: Path, paths: list[str]) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("hours of work\n")
    result = run_read(*paths, "-o", str(output))
    assert result.exit_code == 2
    assert "use --overwrite, or --resume to go on with it" in result.stderr
    assert output.read_text() == "hours of work\n"
    assert read_to(output, paths, "--overwrite") == 0
    assert len(output.read_text().splitlines()) == 4


def test_an_empty_file_is_no_loss(tmp_path: Path, paths: list[str]) -> None:
    (tmp_path / "out.jsonl").touch()
    assert read_to(tmp_path / "out.jsonl", paths) == 0


def test_overwriting_begins_anew_where_a_run_was_cut_short(
    tmp_path: Path, paths: list[str]
) -> None:
    (tmp_path / "out.jsonl.part").write_text("hours of work\n")
    assert read_to(tmp_path / "out.jsonl", paths, "--overwrite") == 0
    assert not (tmp_path / "out.jsonl.part").exists()


@pytest.mark.parametrize("texts", [("FOREIGN",), ("one", "FOREIGN")])
def test_an_article_skipped_for_its_language_counts_so_when_resumed(
    tmp_path: Path, texts: tuple[str, ...]
) -> None:
    paths = write_articles(tmp_path, *texts)
    output = tmp_path / "out.jsonl"
    first = read_to(output, paths)
    result = run_read(*paths, "-o", str(output), "--workers", "1", "--resume")
    assert result.exit_code == first != 0
    assert f"onrecord: {paths[-1]}: Written in another language (de)." in result.stderr
    assert "; 1 not in English." in result.stderr


@pytest.mark.parametrize("name", ["out.csv", "out.pdf", "out.DOCX", "out.html"])
def test_a_name_that_promises_another_format_is_refused(
    tmp_path: Path, paths: list[str], name: str
) -> None:
    result = run_read(*paths, "-o", str(tmp_path / name))
    assert result.exit_code == 2
    assert "records are written as JSON lines; name the file .jsonl" in result.stderr
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["out.json", "out.ndjson", "out"])
def test_other_names_for_records_are_taken(tmp_path: Path, paths: list[str], name: str) -> None:
    assert read_to(tmp_path / name, paths) == 0
    assert len((tmp_path / name).read_text().splitlines()) == 4


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_ends_with_a_reason(tmp_path: Path) -> None:
    (path,) = write_articles(tmp_path, "one")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, path], stdout=full, stderr=subprocess.PIPE, env=environment(), check=False
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"onrecord: standard output: it cannot be written: ")
