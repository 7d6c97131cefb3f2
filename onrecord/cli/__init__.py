"""The command line: `onrecord COMMAND`. Each command is a module, loaded when it is called."""

import click

from onrecord.cli.commands import CommandGroup, print_version

# One line a command: its name, the module and the function in it, and what help says of it.
COMMANDS = {
    "read": ("onrecord.cli.read:read", "Read articles and say who said what, how, and where."),
    "add": ("onrecord.cli.add:add", "Read articles into a ledger, each once and whole."),
    "follow": ("onrecord.cli.follow:follow", "Add what is new in feeds, once or every so often."),
    "search": (
        "onrecord.cli.search:search",
        "Find quotes by their words, by who said them, when, where and how.",
    ),
    "parties": (
        "onrecord.cli.parties:parties",
        "Tell who speaks across articles: list, join, split, link to Wikidata.",
    ),
    "corrections": (
        "onrecord.cli.corrections:corrections",
        "Put right what the reading got wrong, for good, and undo it.",
    ),
    "versions": (
        "onrecord.cli.versions:versions",
        "Show the versions of an article, and how its statements changed from one to the next.",
    ),
    "export": (
        "onrecord.cli.export:export",
        "Write the records of a ledger in a format of other programs.",
    ),
    "verify": (
        "onrecord.cli.verify:verify",
        "Check that the ledger is whole and each quote stands in its text.",
    ),
    "serve": ("onrecord.cli.serve:serve", "Open the reading room and the HTTP API on a ledger."),
    "evaluate": (
        "onrecord.cli.evaluate:evaluate",
        "Measure how well onrecord does on articles that people marked.",
    ),
    "info": ("onrecord.cli.info:info", "Show the version, the model and where they are."),
    "schema": (
        "onrecord.cli.schema:schema",
        "Print the JSON Schema of a record, one JSON object an article.",
    ),
}

_EXAMPLES = """
onrecord read article.txt
onrecord read https://news.example/story --full
onrecord read articles/ -o records.jsonl
onrecord add articles/
onrecord search '"peace talks" -football' --by "Jane Doe"
onrecord read --help
"""


@click.group(
    cls=CommandGroup,
    commands_by_name=COMMANDS,
    examples=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_version,
    help="Show the version and the model, and exit.",
)
def main() -> None:
    """onrecord reads news and puts it on the record: who said what, in which exact words."""
