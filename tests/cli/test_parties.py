"""`onrecord parties`, as people call it."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.cli.parties import COMMANDS
from onrecord.cli.read import ReaderChoice
from tests.cli.running import write_articles
from tests.example_records import StandIn
from tests.ledger.sample import talks
from tests.register.test_kept import NAMES, said

EXTRACT = Path(__file__).parent.parent / "data/register/wikidata.json.gz"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_LEDGER", raising=False)
    lines = [json.dumps(said(name, number)) for number, name in enumerate(NAMES, start=1)]
    Path("records.jsonl").write_text("\n".join(lines))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(
        main, list(arguments), obj=ReaderChoice(StandIn), prog_name="onrecord"
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_each_command_ends_with_examples(name: str) -> None:
    output = run("parties", name, "--help").output
    assert output.split("\n\n")[-1].startswith("Examples:\n  onrecord parties")


def test_who_speaks_in_records_is_listed() -> None:
    result = run("parties", "records.jsonl")
    first, second = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 0
    assert (first["name"], first["statements"], first["articles"]) == (NAMES[0], 3, 3)
    assert first["aliases"] == ["Erdogan", "Tayyip Erdogan"]
    assert first["first_words"] == "that day 1 is fine"
    assert first["members"][0]["name"] == NAMES[0]
    assert second["name"] == "Bilal Erdogan"


def test_the_list_for_people_tells_name_counts_roles_and_first_words() -> None:
    result = run("parties", "records.jsonl", "--format", "text", "--why", "--kind", "person")
    first = result.stdout.splitlines()
    assert first[0].startswith("Recep Tayyip Erdoğan · person · 3 statements in 3 articles · ")
    assert first[1] == "    Turkish president — also Erdogan, Tayyip Erdogan"
    assert first[2] == "    that day 1 is fine"
    assert "part-of-name +3.5" in " ".join(result.stdout.split())
    assert result.stdout.endswith("\n2 speakers.\n")


def test_articles_are_read_and_those_that_cannot_be_are_named(tmp_path: Path) -> None:
    paths = write_articles(tmp_path, "one", "REFUSED")
    result = run("parties", *paths, "--workers", "1")
    assert result.exit_code == 3
    assert f"{paths[1]}: it is refused." in result.stderr
    assert run("parties", paths[1], "--workers", "1").exit_code == 1


def test_records_that_are_none_are_named_and_the_others_listed() -> None:
    with Path("records.jsonl").open("a") as file:
        file.write("\n{\n")
    result = run("parties", "records.jsonl")
    assert result.exit_code == 3
    assert "records.jsonl, line 5: This line is no JSON." in result.stderr
    assert len(result.stdout.splitlines()) == 2


def test_those_without_a_name_are_left_out_unless_asked_for() -> None:
    Path("talks.jsonl").write_text(json.dumps(talks()))
    result = run("parties", "talks.jsonl")
    assert "1 without a name are left out; --unnamed lists them." in result.stderr
    names = [json.loads(line)["name"] for line in result.stdout.splitlines()]
    assert names == ["Government of Turkey", "Jane Doe"]
    assert len(run("parties", "talks.jsonl", "--unnamed").stdout.splitlines()) == 3


def test_the_table_is_safe_in_spreadsheets_and_not_overwritten() -> None:
    record = said("=Sum Doe", 1)
    Path("odd.jsonl").write_text(json.dumps(record))
    assert run("parties", "odd.jsonl", "-o", "speakers.csv").exit_code == 0
    text = Path("speakers.csv").read_text("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["name"] == "'=Sum Doe"
    again = run("parties", "odd.jsonl", "-o", "speakers.csv")
    assert (again.exit_code, "use --overwrite" in again.stderr) == (2, True)
    assert run("parties", "odd.jsonl", "-o", "speakers.csv", "--overwrite").exit_code == 0
    assert run("parties", "odd.jsonl", "-o", "speakers.doc").exit_code == 2


def test_a_register_file_grows_and_keeps_its_ids() -> None:
    lines = Path("records.jsonl").read_text().splitlines()
    Path("first.jsonl").write_text(lines[0])
    first = json.loads(run("parties", "first.jsonl", "--register", "r.jsonl").stdout)
    run("parties", "records.jsonl", "--register", "r.jsonl")
    kept = [json.loads(line) for line in run("parties", "--register", "r.jsonl").stdout.split("\n")
            if line]  # fmt: skip
    assert kept[0]["id"] == first["id"]
    assert len(kept) == 2


def test_a_register_that_was_cut_short_is_told_and_not_overwritten() -> None:
    run("parties", "records.jsonl", "--register", "r.jsonl")
    content = Path("r.jsonl").read_bytes()[:-20]
    Path("r.jsonl").write_bytes(content)
    for call in (["records.jsonl"], []):
        result = run("parties", *call, "--register", "r.jsonl")
        assert result.exit_code == 1
        assert "r.jsonl: the register is damaged or was cut short" in result.stderr
    assert Path("r.jsonl").read_bytes() == content


def test_parties_of_a_file_are_joined_split_and_that_undone() -> None:
    run("parties", "records.jsonl", "--register", "r.jsonl")
    signed = ("--register", "r.jsonl", "--author", "Ann")
    assert run("parties", "join", NAMES[0], "Bilal Erdogan", *signed).stdout == "decision 1\n"
    (entry,) = map(json.loads, run("parties", "--register", "r.jsonl").stdout.splitlines())
    article = next(one["article"] for one in entry["members"] if one["name"] == "Tayyip Erdogan")
    assert run("parties", "split", entry["id"], article[:12], *signed).stdout == "decision 2\n"
    run("parties", "records.jsonl", "--register", "r.jsonl")
    assert len(run("parties", "--register", "r.jsonl").stdout.splitlines()) == 2
    assert run("parties", "undo", "2", "--register", "r.jsonl").exit_code == 0
    assert run("parties", "undo", "2", "--register", "r.jsonl").exit_code == 2
    assert len(run("parties", "--register", "r.jsonl").stdout.splitlines()) == 1


def test_the_parties_of_a_ledger_are_listed_joined_and_linked() -> None:
    run("add", "--records", "records.jsonl")
    assert len(run("parties").stdout.splitlines()) == 2
    joined = run("parties", "join", NAMES[0], "Bilal Erdogan", "--author", "Ann", "--note", "n")
    assert joined.stdout == "decision 1\n"
    assert len(run("parties").stdout.splitlines()) == 1
    assert "are one (n)" in run("corrections", "list").stdout
    run("corrections", "undo", "1", "--author", "Ann")
    linked = run("parties", "link", str(EXTRACT), "--index", "index")
    assert linked.exit_code == 0
    assert "Indexed 63 items" in linked.stderr
    assert "Linked 1; 1 stay open." in linked.stderr
    assert json.loads(run("parties").stdout.splitlines()[0])["wikidata"] == "Q39259"
    assert "1 had an item before" in run("parties", "link", str(EXTRACT), "--index", "index").stderr


def test_broken_lines_of_an_extract_are_named_and_the_status_tells() -> None:
    run("parties", "records.jsonl", "--register", "r.jsonl")
    Path("items.csv").write_text(
        "id,label,aliases,description\nQ39259,Recep Tayyip Erdoğan,,president of Turkey\nbroken\n"
    )
    result = run("parties", "link", "items.csv", "--register", "r.jsonl", "--format", "text")
    assert result.exit_code == 3
    assert "items.csv, line 3: it has no id like Q42, or no label; it is left out." in result.stderr
    assert result.stdout.startswith("Recep Tayyip Erdoğan — Q39259 (")
    assert "Bilal Erdogan — open: " in result.stdout


def test_of_a_party_that_stays_open_the_best_score_is_told() -> None:
    run("parties", "records.jsonl", "--register", "r.jsonl")
    items = "id,label,description\nQ1,Bilal Erdogan,Turkish singer\nQ2,Bilal Erdogan,Turkish poet\n"
    Path("items.csv").write_text(items)
    link = ("parties", "link", "items.csv", "--register", "r.jsonl", "--format")
    assert "Bilal Erdogan — open (0.4" in run(*link, "text").stdout
    told = [json.loads(line) for line in run(*link, "jsonl").stdout.splitlines()]
    (bilal,) = [one for one in told if one["name"] == "Bilal Erdogan"]
    assert bilal["score"] == bilal["candidates"][0]["points"] / 10
    assert bilal["wikidata"] is None


@pytest.mark.parametrize(
    "call",
    [
        ["--ledger", "nowhere.sqlite"],
        ["--register", "nowhere.jsonl"],
        ["records.jsonl", "--ledger", "l.sqlite"],
        ["records.jsonl", "--kind", "martian"],
        ["records.jsonl", "--overwrite"],
        ["link", "nowhere.csv"],
        ["join", "Nobody", "--register", "nowhere.jsonl"],
    ],
)
def test_what_makes_no_sense_is_wrong_usage(call: list[str]) -> None:
    result = run("parties", *call)
    assert result.exit_code == 2, result.output
    assert not Path("nowhere.jsonl").exists()
