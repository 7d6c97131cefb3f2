"""Help, version, information and the schema."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from onrecord import __version__
from onrecord.cli import COMMANDS, main


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_every_help_ends_with_examples(command: list[str]) -> None:
    result = CliRunner().invoke(main, [*command, "--help"], prog_name="onrecord")
    assert result.exit_code == 0
    *_, examples = result.output.split("\n\n")
    first, *lines = examples.splitlines()
    assert first == "Examples:"
    assert all("onrecord" in line for line in lines)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_registry_says_what_the_help_says(name: str) -> None:
    command = main.get_command(main.make_context("onrecord", ["--", name]), name)
    assert command is not None
    assert command.get_short_help_str(100) == COMMANDS[name][1]


def test_the_version_names_program_and_model() -> None:
    result = CliRunner().invoke(main, ["--version"])
    assert result.exit_code == 0
    assert result.output.startswith(f"onrecord {__version__}, model ")


def test_the_version_is_told_without_a_model(tmp_path: object) -> None:
    result = CliRunner(env={"ONRECORD_MODEL": str(tmp_path)}).invoke(main, ["--version"])
    assert result.exit_code == 0
    assert f"model unusable: {tmp_path}" in result.output


def test_information_names_the_model_and_the_schema() -> None:
    output = CliRunner().invoke(main, ["info"]).output
    assert f"version:       {__version__}" in output
    assert "record:        onrecord/1" in output
    assert "record.schema.json" in output


def test_the_schema_is_printed_and_valid() -> None:
    result = CliRunner().invoke(main, ["schema"])
    Draft202012Validator.check_schema(json.loads(result.output))


def test_an_unknown_command_is_wrong_usage() -> None:
    assert CliRunner().invoke(main, ["raed"]).exit_code == 2


def run(*arguments: str, **variables: str) -> Result:
    return CliRunner(env=variables).invoke(main, list(arguments), prog_name="onrecord")


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        (["a b.txt"], "onrecord read 'a b.txt'"),
        (["articles"], "onrecord read articles"),
        (["https://news.example/x"], "onrecord read https://news.example/x"),
        (["https://me:secret@news.example/"], "onrecord read https://***@news.example/"),
        (["raed"], "onrecord read"),
        (["Evaluate"], "onrecord evaluate"),
        (["evaluate", "polnaer"], "onrecord evaluate polnear"),
    ],
)
def test_the_likely_call_is_named_where_there_is_no_such_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: list[str], meant: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a b.txt").write_text("text")
    Path("articles").mkdir()
    result = run(*wrong)
    assert result.exit_code == 2
    assert "No such command" in result.stderr
    assert f"Did you mean `{meant}`?" in result.stderr
    assert "secret" not in result.stderr


def test_nothing_is_suggested_where_nothing_is_like_it() -> None:
    assert "Did you mean" not in run("xyzzy").stderr


def test_a_model_that_is_not_there_is_looked_for_where_it_was_named() -> None:
    for result in (run("info", "--model", "nowhere"), run("info", ONRECORD_MODEL="nowhere")):
        assert result.exit_code == 1
        assert "model:         unusable: nowhere: " in result.output
        assert "check --model or ONRECORD_MODEL" in result.output
        assert "install onrecord" not in result.output


def test_a_model_that_is_not_there_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The minister said that taxes will rise.")
    result = run("read", str(tmp_path / "a.txt"), "--model", "nowhere")
    assert result.exit_code == 1
    assert "check --model or ONRECORD_MODEL" in result.stderr


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys\n"
        "from onrecord.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "heavy = {'numpy', 'onnxruntime', 'trafilatura', 'lxml', 'httpx2', 'onrecord.cli.read'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.DEVNULL)


def test_a_gate_is_not_set_without_its_name(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["evaluate", "polnear", str(tmp_path), "--set-gate"])
    assert result.exit_code == 2
    assert "--gate FILE" in result.stderr


def test_a_floor_is_not_lowered_without_a_gate(tmp_path: Path) -> None:
    assert run("evaluate", "polnear", str(tmp_path), "--allow-lower").exit_code == 2


def test_a_gate_that_is_not_there_is_named_before_anything_is_scored(tmp_path: Path) -> None:
    gate = tmp_path / "nosuch.json"
    result = run("evaluate", "polnear", str(tmp_path), "--gate", str(gate))
    assert result.exit_code == 2
    assert f"{gate}: there is no such file" in result.stderr


@pytest.mark.parametrize("marking", [None, "", "T1\tCue 0 4\tsaid\n"])
def test_a_folder_without_marked_articles_is_not_scored(
    tmp_path: Path, marking: str | None
) -> None:
    (tmp_path / "a.txt").write_text("said so")
    if marking is not None:
        (tmp_path / "a.ann").write_text(marking)
    result = run("evaluate", "polnear", str(tmp_path))
    assert result.exit_code == 1
    assert "no marked articles here" in result.stderr
    assert not result.stdout
