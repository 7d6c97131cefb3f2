"""`onrecord info`: which program and which model these are."""

from pathlib import Path

import click

from onrecord import __version__
from onrecord.cli.commands import (
    FAILED,
    UNUSABLE,
    CommandWithExamples,
    model_name,
)
from onrecord.cli.options import model_option
from onrecord.cli.schema import SCHEMA_FILE
from onrecord.inference.bundle import SHIPPED
from onrecord.types.record import SCHEMA


@click.command(cls=CommandWithExamples, examples="onrecord info\nonrecord info --model my-model/")
@model_option
@click.pass_context
def info(context: click.Context, /, model: Path | None) -> None:
    """Show the version, the model and where they are."""
    folder = model or SHIPPED
    name = model_name(folder)
    rows = {
        "version": __version__,
        "model": name,
        "model folder": str(folder),
        "record": SCHEMA,
        "record schema": str(SCHEMA_FILE),
    }
    for field, value in rows.items():
        click.echo(f"{field + ':':<15}{value}")
    if name.startswith(UNUSABLE):
        context.exit(FAILED)
