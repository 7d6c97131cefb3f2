"""`onrecord serve`: the reading room and the API over a ledger."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.commands import MODEL_VARIABLE, CommandWithExamples
from onrecord.cli.corrections import AUTHOR_VARIABLE
from onrecord.cli.ledger_choice import ledger_option, told_of_copy
from onrecord.cli.read import ReaderChoice
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.service.ledgers import Ledgers
    from onrecord.service.settings import ServiceSettings
    from onrecord.worker import MakeReader

TOKEN_VARIABLE = "ONRECORD_TOKEN"
# Guessing one of 16 letters and digits takes longer than anybody has.
_SHORTEST_TOKEN = 16
_EXAMPLES = """
onrecord serve
onrecord serve --ledger newsroom.sqlite --port 9000
ONRECORD_TOKEN=$(openssl rand -hex 24) onrecord serve --host 0.0.0.0 --name desk.example
"""


@click.command(cls=CommandWithExamples, examples=_EXAMPLES)
@ledger_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Where to listen. Another address than this machine's own needs a token.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8642,
    show_default=True,
    metavar="N",
    help="The port; 0 for any that is free.",
)
@click.option(
    "--token",
    envvar=TOKEN_VARIABLE,
    show_envvar=True,
    metavar="TEXT",
    help="Who asks has to give it, 16 characters or more. Others on this machine see what stands "
    "in a command; the variable they do not.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A host name by which it is reached, beside localhost; may be repeated.",
)
@click.option(
    "--author",
    envvar=AUTHOR_VARIABLE,
    show_envvar=True,
    metavar="NAME",
    help="Who signs corrections that name nobody.  [default: the name you are logged in with]",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes read.  [default: one a processor]",
)
@click.option(
    "--allow-private-addresses",
    is_flag=True,
    help="Read from this machine and the local network too.",
)
@click.option(
    "--model",
    type=click.Path(path_type=Path, file_okay=False),
    envvar=MODEL_VARIABLE,
    show_envvar=True,
    metavar="DIR",
    help="Another model folder than the one that ships with onrecord.",
)
@click.pass_context
def serve(
    context: click.Context, /, where: str, port: int, model: Path | None, **options: Any
) -> None:
    """Open the reading room and the HTTP API on a ledger.

    The ledger is made where there is none. Pages are at http://localhost:8642/, the API is
    described in docs/service.md and at /api/v1/openapi.json. Ctrl-C ends it.
    """
    from onrecord.parallel import refuse_worker_count  # help need not wait for it
    from onrecord.service.settings import ServiceSettings

    settings = ServiceSettings(ledger=where, make_reader=_maker(context, model), **options)
    _refuse_open_door(settings)
    refuse_worker_count(settings.workers)
    try:
        from onrecord.service.app import create_app
        from onrecord.service.running import address_of, listen, serve_on
    except ImportError as error:
        raise UsageError(
            f"The service needs more packages ({error.name} is missing): "
            "pip install 'onrecord[serve]'"
        ) from error
    with listen(settings.host, port) as listening:
        app = create_app(settings)
        _tell(app.state.service.ledgers, address_of(listening))
        try:
            serve_on(app, listening)
        finally:
            click.echo("onrecord: the service has ended.", err=True)


def _maker(context: click.Context, model: Path | None) -> "MakeReader":
    """What makes a reader in each process; a test's stand-in where there is one."""
    from onrecord.parallel import load_reader

    choice = context.find_object(ReaderChoice)
    return choice.make_reader if choice else partial(load_reader, model)


def _tell(ledgers: "Ledgers", address: str) -> None:
    """It is said where the reading room is."""
    if ledgers.copy:
        click.echo(told_of_copy(ledgers.copy), err=True)
    click.echo(f"onrecord: the reading room is at {address} (ledger {ledgers.name}).", err=True)
    click.echo("Ctrl-C ends it.", err=True)


def _refuse_open_door(settings: "ServiceSettings") -> None:
    """Whoever can reach the service is meant to, or UsageError is raised."""
    from onrecord.service.settings import is_loopback

    token = settings.token
    if token is None and not is_loopback(settings.host):
        raise UsageError(
            f"At {settings.host} others can reach the service, so it needs a token: set "
            f"{TOKEN_VARIABLE} to {_SHORTEST_TOKEN} characters or more that nobody can guess."
        )
    if token is not None and len(token.strip()) < _SHORTEST_TOKEN:
        raise UsageError(
            f"A token has {_SHORTEST_TOKEN} characters or more, so that nobody can guess it; "
            "`openssl rand -hex 24` makes one."
        )
