"""`onrecord info`: which program and which model these are."""

from pathlib import Path

import click

from onrecord import __version__
from onrecord.cli.commands import (
    FAILED,
    MODEL_VARIABLE,
    UNUSABLE,
    CommandWithExamples,
    model_name,
)
from onrecord.cli.schema import SCHEMA_FILE
from onrecord.inference.bundle import SHIPPED
from onrecord.types.record import SCHEMA


@click.command(cls=CommandWithExamples, examples="onrecord info\nonrecord info --model my-model/")
@click.option(
    "--model",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=SHIPPED,
    envvar=MODEL_VARIABLE,
    metavar="DIR",
    help="Another model folder than the one that ships with onrecord.",
)
@click.pass_context
def info(context: click.Context, /, folder: Path) -> None:
    """Show the version, the model and where they are."""
    model = model_name(folder)
    rows = {
        "version": __version__,
        "model": model,
        "model folder": str(folder),
        "record": SCHEMA,
        "record schema": str(SCHEMA_FILE),
    }
    for name, value in rows.items():
        click.echo(f"{name + ':':<15}{value}")
    if model.startswith(UNUSABLE):
        context.exit(FAILED)
