"""Options that several commands have, with one name, one meaning and one help each."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast, get_args

import click

from onrecord.cli.commands import MODEL_VARIABLE
from onrecord.types import Act

Command = Callable[..., Any]
_FOLDER = click.Path(path_type=Path, file_okay=False)


def _together(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """A decorator that gives a command all of the options, in this order in its help."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


published_option = click.option(
    "--published",
    metavar="DATE",
    help="The day the articles were published, like 2024-05-01 or 2024-05-01T10:30:00. It "
    "replaces what the page itself says.",
)
outlet_option = click.option(
    "--outlet",
    metavar="NAME",
    help="Who published the articles. It replaces what the page itself says.",
)
workers_option = click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes read, at most four a processor.  [default: one a processor; 1 for a "
    "single article]",
)
quiet_option = click.option(
    "-q", "--quiet", is_flag=True, help="No progress and no summary; only errors."
)
fetching_options = _together(
    click.option(
        "--keep", type=_FOLDER, metavar="DIR", help="Keep every fetched page in DIR, as evidence."
    ),
    click.option(
        "--allow-private-addresses",
        is_flag=True,
        help="Fetch from this machine and the local network too.",
    ),
)
column_options = _together(
    click.option("--text-column", metavar="NAME", help="The column with the text (CSV, JSON)."),
    click.option("--title-column", metavar="NAME", help="The column with the headline."),
    click.option("--url-column", metavar="NAME", help="The column with the address."),
    click.option("--date-column", metavar="NAME", help="The column with the publication date."),
)
model_option = click.option(
    "--model",
    type=_FOLDER,
    envvar=MODEL_VARIABLE,
    show_envvar=True,
    metavar="DIR",
    help="Another model folder than the one that ships with onrecord.",
)
colour_option = click.option(
    "--color/--no-color",
    default=None,
    help="Colour the text or not.  [default: on a terminal, unless NO_COLOR is set]",
)
format_option = click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "jsonl"]),
    help="A list for people or one JSON object a line.  [default: text on a terminal, else jsonl]",
)


def _known_acts(
    context: click.Context, parameter: click.Parameter, given: tuple[str, ...]
) -> tuple[Act, ...]:
    """The acts, each one that exists; else wrong usage."""
    acts = tuple(act.strip() for one in given for act in one.split(",") if act.strip())
    for act in acts:
        if act not in get_args(Act):
            known = ", ".join(get_args(Act))
            raise click.BadParameter(
                f"there is no act {act!r}; choose of {known}.", context, parameter
            )
    return cast("tuple[Act, ...]", acts)


act_option = click.option(
    "--act",
    "--acts",
    "acts",
    metavar="ACT,...",
    multiple=True,
    callback=_known_acts,
    help="Only statements of these acts, like accuse,deny (see docs/acts.md); may be repeated.",
)
