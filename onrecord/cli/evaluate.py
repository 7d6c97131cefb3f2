"""`onrecord evaluate`: how well the reader does, on articles that people marked."""

# ruff: noqa: ARG002  (click fixes the parameters of the methods that it calls)

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.commands import CommandGroup, CommandWithExamples
from onrecord.cli.options import (
    model_option,
)
from onrecord.cli.progress import Progress
from onrecord.errors import UsageError
from onrecord.evaluation.registry import MEASURES

if TYPE_CHECKING:
    from onrecord.evaluation.outcome import Outcome


class MeasureGroup(CommandGroup):
    """A command for each measure, all with the same options."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command that takes the measure of this name; None when there is none."""
        return measure_command(cmd_name) if cmd_name in MEASURES else None


@click.group(
    cls=MeasureGroup,
    commands_by_name={name: (known.module, known.says) for name, known in MEASURES.items()},
    examples="onrecord evaluate polnear polnear/dev\nonrecord evaluate extraction pages/",
)
def evaluate() -> None:
    """Measure how well onrecord does on articles that people marked."""


def measure_command(name: str) -> click.Command:
    """The command `onrecord evaluate NAME`."""
    known = MEASURES[name]

    @click.command(
        name,
        cls=CommandWithExamples,
        help=f"{known.says}\n\n{known.folder}",
        examples=f"onrecord evaluate {name} DIR\n"
        f"onrecord evaluate {name} DIR --gate gate.json --set-gate\n"
        f"onrecord evaluate {name} DIR --gate gate.json",
    )
    @click.argument(
        "folder", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False)
    )
    @model_option
    @click.option(
        "--gate",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Fail when a score is below its floor in this file.",
    )
    @click.option("--set-gate", is_flag=True, help="Set the floors of --gate to these scores.")
    @click.option("--allow-lower", is_flag=True, help="Let --set-gate lower a floor.")
    def command(folder: Path, model: Path | None, gate: Path | None, **gating: bool) -> None:
        _check_gating(gate, set_gate=gating["set_gate"], lower=gating["allow_lower"])
        outcome = _measured(name, folder, model)
        for line in outcome.table:
            click.echo(line)
        if gate:
            _gate(gate, folder, outcome, set_gate=gating["set_gate"], lower=gating["allow_lower"])

    return command


def _measured(name: str, folder: Path, model: Path | None) -> "Outcome":
    from onrecord.evaluation.registry import measure_of
    from onrecord.run import Reader

    progress = Progress(shown=sys.stderr.isatty())
    try:
        return measure_of(name)(folder, Reader(model), lambda _: progress.advance())
    finally:
        progress.clear()


def _check_gating(gate: Path | None, *, set_gate: bool, lower: bool) -> None:
    """The options about the gate make sense together, or UsageError is raised."""
    if gate is None and (set_gate or lower):
        raise UsageError("--set-gate and --allow-lower are about a gate; name it with --gate FILE.")
    if gate and not set_gate and not gate.exists():
        raise UsageError(f"{gate}: there is no such file; --set-gate writes it.")


def _gate(gate: Path, folder: Path, outcome: "Outcome", *, set_gate: bool, lower: bool) -> None:
    from onrecord.evaluation.gate import check_gate, write_gate

    if set_gate:
        write_gate(gate, folder, outcome, allow_lower=lower)
        click.echo(f"floors set in {gate}")
        return
    wrong = check_gate(gate, folder, outcome)
    for line in wrong:
        click.echo(f"score gate: {line}", err=True)
    if wrong:
        raise SystemExit(1)
    click.echo("score gate: passed")
