"""`onrecord serve`: the reading room and the API over a ledger."""


import click

from onrecord.cli.commands import CommandWithExamples
from onrecord.cli.ledger_choice import ledger_option

_EXAMPLES = """
onrecord serve
onrecord serve --ledger newsroom.sqlite --port 9000
onrecord serve --host 0.0.0.0 --name desk.example --token-file token.txt
"""


@click.command(cls=CommandWithExamples, examples=_EXAMPLES)
@ledger_option
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen."
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
    envvar="ONRECORD_TOKEN",
    show_envvar=True,
    metavar="TEXT",
    help="Who calls has to give it.",
)
def serve(where: str, host: str, port: int, token: str | None) -> None:
    """Open the reading room and the API on a ledger."""
    import uvicorn

    from onrecord.service.app import create_app
    from onrecord.service.settings import ServiceSettings

    settings = ServiceSettings(ledger=where, host=host, token=token)
    uvicorn.run(create_app(settings), host=host, port=port, log_level="warning")
