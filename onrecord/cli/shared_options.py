"""Options that several commands have, said once so that they mean the same everywhere."""

from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import Any

import click

from onrecord.cli.commands import MODEL_VARIABLE

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]

_FOLDER = click.Path(path_type=Path, file_okay=False)


def _together(*options: Decorator) -> Decorator:
    """All the options in one, in the order in which the help shows them."""
    return lambda command: reduce(lambda made, option: option(made), reversed(options), command)


model_option: Decorator = click.option(
    "--model",
    type=_FOLDER,
    envvar=MODEL_VARIABLE,
    show_envvar=True,
    metavar="DIR",
    help="Another model folder than the one that ships with onrecord.",
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
    click.option("--text-column", metavar="NAME", help="The column with the text (CSV, JSONL)."),
    click.option("--title-column", metavar="NAME", help="The column with the headline."),
    click.option("--url-column", metavar="NAME", help="The column with the address."),
    click.option("--date-column", metavar="NAME", help="The column with the publication date."),
)
