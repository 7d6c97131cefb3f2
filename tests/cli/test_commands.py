"""Help, version, information and the schema."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner
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


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys\n"
        "from onrecord.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "heavy = {'numpy', 'onnxruntime', 'trafilatura', 'lxml', 'httpx2', 'onrecord.cli.read'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.DEVNULL)
