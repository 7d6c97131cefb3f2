"""`onrecord evaluate`: how well the reader does, on articles that people marked."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.commands import MODEL_VARIABLE, CommandGroup, CommandWithExamples
from onrecord.cli.progress import Progress
from onrecord.errors import UsageError
from onrecord.inference.bundle import SHIPPED

if TYPE_CHECKING:
    from onrecord.evaluation.scores import Scores

MEASURES = {
    "polnear": ("onrecord.cli.evaluate:polnear", "Who said what, on articles that people marked."),
    "extraction": ("onrecord.cli.evaluate:extraction", "Article bodies, on stored web pages."),
}

_FOLDER = click.argument(
    "folder", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False)
)


@click.group(
    cls=CommandGroup,
    commands_by_name=MEASURES,
    examples="onrecord evaluate polnear polnear/dev\nonrecord evaluate extraction pages/",
)
def evaluate() -> None:
    """Measure how well onrecord does on articles that people marked."""


@click.command(
    cls=CommandWithExamples,
    examples="onrecord evaluate polnear polnear/dev\n"
    "onrecord evaluate polnear tests/data/wikinews-dev --reliability\n"
    "onrecord evaluate polnear polnear/dev --gate tests/gates/polnear-dev.json",
)
@_FOLDER
@click.option(
    "--model",
    "model",
    type=click.Path(path_type=Path, file_okay=False),
    default=SHIPPED,
    envvar=MODEL_VARIABLE,
    metavar="DIR",
    help="Another model folder than the one that ships with onrecord.",
)
@click.option("--reliability", is_flag=True, help="Also show how far confidences can be trusted.")
@click.option(
    "--gate",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Fail when a score is below its floor in this file.",
)
@click.option("--set-gate", is_flag=True, help="Set the floors of --gate to these scores.")
@click.option("--allow-lower", is_flag=True, help="Let --set-gate lower a floor.")
def polnear(
    folder: Path, model: Path, reliability: bool, gate: Path | None, **gating: bool
) -> None:
    """Score the statements found in the marked articles of DIR.

    DIR holds the articles in text/*.txt and what people marked in them in attributions/*.ann,
    as the PolNeAR collection has them, or both side by side. Where several people marked an
    article, the first is taken.
    """
    from onrecord.evaluation.polnear import evaluate as score
    from onrecord.evaluation.polnear import reliability_table, score_table
    from onrecord.run import Reader

    _check_gating(gate, set_gate=gating["set_gate"], lower=gating["allow_lower"])
    progress = Progress(shown=sys.stderr.isatty())
    scores = score(folder, Reader(model), lambda _: progress.advance())
    progress.clear()
    for line in score_table(scores):
        click.echo(line)
    if reliability:
        click.echo()
        for line in reliability_table(scores):
            click.echo(line)
    if gate:
        _gate(gate, folder, scores, set_gate=gating["set_gate"], lower=gating["allow_lower"])


@click.command(cls=CommandWithExamples, examples="onrecord evaluate extraction article-extraction/")
@_FOLDER
def extraction(folder: Path) -> None:
    """Score how well the article is cut out of the pages of DIR, beside trafilatura alone.

    DIR is that of scrapinghub/article-extraction-benchmark: ground-truth.json and html/.
    """
    from onrecord.evaluation.extraction import extraction_table

    for line in extraction_table(folder):
        click.echo(line)


def _check_gating(gate: Path | None, *, set_gate: bool, lower: bool) -> None:
    """The options about the gate make sense together, or UsageError is raised."""
    if gate is None and (set_gate or lower):
        raise UsageError("--set-gate and --allow-lower are about a gate; name it with --gate FILE.")
    if gate and not set_gate and not gate.exists():
        raise UsageError(f"{gate}: there is no such file; --set-gate writes it.")


def _gate(gate: Path, folder: Path, scores: "Scores", *, set_gate: bool, lower: bool) -> None:
    from onrecord.evaluation.gate import check_gate, write_gate

    if set_gate:
        write_gate(gate, folder, scores, allow_lower=lower)
        click.echo(f"floors set in {gate}")
        return
    wrong = check_gate(gate, folder, scores)
    for line in wrong:
        click.echo(f"score gate: {line}", err=True)
    if wrong:
        raise SystemExit(1)
    click.echo("score gate: passed")
