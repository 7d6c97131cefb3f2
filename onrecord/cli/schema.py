"""`onrecord schema`: the contract of the record, for programs that read it."""

from pathlib import Path

import click

import onrecord
from onrecord.cli.commands import CommandWithExamples

SCHEMA_FILE = Path(onrecord.__file__).parent / "schema" / "record.schema.json"


@click.command(
    cls=CommandWithExamples,
    examples="onrecord schema > record.schema.json\nonrecord schema | jq .properties.statements",
)
def schema() -> None:
    """Print the JSON Schema of a record, one JSON object an article."""
    click.echo(SCHEMA_FILE.read_text(encoding="utf-8"), nl=False)
