"""`onrecord parties`: who speaks, across articles; joined, split and linked to Wikidata."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from onrecord.cli.commands import CommandGroup, CommandWithExamples
from onrecord.cli.corrections import signed_options
from onrecord.cli.ledger_choice import ledger_option
from onrecord.cli.options import (
    colour_option,
    column_options,
    fetching_options,
    model_option,
    outlet_option,
    published_option,
    quiet_option,
    workers_option,
)
from onrecord.cli.read import ReaderChoice

_MODULE = "onrecord.cli.parties"
COMMANDS = {
    "list": (
        f"{_MODULE}:list_parties",
        "List who speaks, in given articles or in all that is kept.",
    ),
    "join": (f"{_MODULE}:join", "Make several parties one, for good."),
    "split": (f"{_MODULE}:split", "Take a party of some articles for another one, for good."),
    "undo": (f"{_MODULE}:undo", "Undo a join or a split of a register file."),
    "link": (f"{_MODULE}:link", "Find the Wikidata item of each party in an extract."),
}
_EXAMPLES = """
onrecord parties articles/
onrecord parties records.jsonl --why
onrecord parties --ledger newsroom.sqlite --format csv -o speakers.csv
onrecord parties articles/ --register parties.jsonl
onrecord parties join 35dcfee7c5 "Trump" --note "the same man"
onrecord parties link wikidata.json.gz
"""
_FILE = click.Path(path_type=Path, dir_okay=False)


class _PartiesGroup(CommandGroup):
    """The commands by name; what is none of them is listed."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Arguments that name no command are those of `list`."""
        if not args or (args[0] not in COMMANDS and args[0] not in ctx.help_option_names):
            args = ["list", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_PartiesGroup, commands_by_name=COMMANDS, examples=_EXAMPLES)
def parties() -> None:
    """Tell who speaks across articles: list, join, split, link to Wikidata.

    `onrecord parties SOURCE...` is `onrecord parties list SOURCE...`. A party of several articles
    is put together by evidence: names in all their spellings, roles, countries, who else speaks,
    what the articles are about. What is not sure stays apart.
    """


_register_option = click.option(
    "--register",
    "register_file",
    type=_FILE,
    metavar="FILE",
    help="The register in FILE, not that of a ledger.",
)


def _kept_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command takes `--ledger` and `--register`."""
    return ledger_option(_register_option(command))


@click.command(
    "list",
    cls=CommandWithExamples,
    examples="onrecord parties list articles/\n"
    "onrecord parties list records.jsonl --format jsonl | jq -r .name\n"
    "onrecord parties list articles/ --register parties.jsonl\n"
    "onrecord parties list --ledger newsroom.sqlite --kind person --limit 20",
)
@click.argument("sources", metavar="[SOURCE...]", nargs=-1)
@_kept_options
@click.option("--records", is_flag=True, help="SOURCEs are records, whatever they are called.")
@click.option("--kind", metavar="KIND", help="Only parties of this kind, like person.")
@click.option("--unnamed", is_flag=True, help="Those without a name as well.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the first N.")
@click.option("--why", is_flag=True, help="Show each article of a party, and why it is the same.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "jsonl", "csv"]),
    help="A list for people, one JSON object a line, or a table.  [default: as the file of -o is "
    "called; else text on a terminal, else jsonl]",
)
@click.option(
    "-o", "--output", type=_FILE, metavar="FILE", help="Write to FILE (.jsonl, .csv or .txt)."
)
@click.option("--overwrite", is_flag=True, help="Replace FILE, once the new one is whole.")
@published_option
@outlet_option
@workers_option
@quiet_option
@colour_option
@fetching_options
@column_options
@model_option
@click.pass_context
def list_parties(context: click.Context, /, **options: Any) -> None:
    """List who speaks, in given articles or in all that is kept.

    SOURCEs are those of `onrecord read`, and records that it wrote (.jsonl). With --register
    they are added to the register in FILE, made where there is none. Without SOURCEs, all of
    the register in FILE, else of the ledger, is listed.

    Exit status: 0 all was read, 1 nothing could be, 2 wrong usage, 3 some of it could not be read.
    """
    from onrecord.cli.listing_parties import list_all  # help need not wait for what it needs

    choice = context.find_object(ReaderChoice)
    explicit = context.get_parameter_source("where") is click.core.ParameterSource.COMMANDLINE
    make_reader = choice.make_reader if choice else None
    context.exit(list_all(options, ledger_is_named=explicit, make_reader=make_reader))


@click.command(
    cls=CommandWithExamples,
    examples='onrecord parties join 35dcfee7c5 "J. Doe" --note "the same woman"\n'
    "onrecord parties join 35dcfee7c5 98f1c578be --register parties.jsonl",
)
@click.argument("parties", metavar="PARTY...", nargs=-1, required=True)
@_register_option
@signed_options
def join(parties: tuple[str, ...], register_file: Path | None, **signed: Any) -> None:
    """Make several parties one, for good.

    A PARTY is an id, the beginning of one, or a name that only one has; `onrecord parties`
    shows them. In a ledger it is a correction: `onrecord corrections undo N` undoes it.
    """
    from onrecord.cli.deciding_parties import join_parties

    join_parties(parties, register_file, signed)


@click.command(
    cls=CommandWithExamples,
    examples="onrecord parties split 35dcfee7c5 3 7 --note 'his father'\n"
    "onrecord parties split 35dcfee7c5 8d1f20c4 --register parties.jsonl",
)
@click.argument("party", metavar="PARTY")
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@_register_option
@signed_options
def split(party: str, articles: tuple[str, ...], register_file: Path | None, **signed: Any) -> None:
    """Take a party of some articles for another one, for good.

    An ARTICLE is its number in the ledger, in a register file the beginning of its id;
    `onrecord parties --why` shows them.
    """
    from onrecord.cli.deciding_parties import split_party

    split_party(party, articles, register_file, signed)


@click.command(cls=CommandWithExamples, examples="onrecord parties undo 2 --register parties.jsonl")
@click.argument("number", type=click.IntRange(min=1))
@click.option("--register", "register_file", type=_FILE, metavar="FILE", required=True,
              help="The register.")  # fmt: skip
def undo(number: int, register_file: Path) -> None:
    """Undo a join or a split of a register file.

    Those of a ledger are undone with `onrecord corrections undo`.
    """
    from onrecord.register.home import RegisterFile

    RegisterFile(register_file).undo(number)
    click.echo(f"decision {number} undone")


@click.command(
    cls=CommandWithExamples,
    examples="onrecord parties link wikidata.json.gz\n"
    "onrecord parties link items.csv --register parties.jsonl --format jsonl\n"
    "onrecord parties link wikidata.json.gz --anew",
)
@click.argument(
    "extract", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False, exists=True)
)
@_kept_options
@click.option("--index", type=_FILE, metavar="PATH",
              help="Where the index of FILE is kept.  [default: FILE.index]")  # fmt: skip
@click.option("--anew", is_flag=True, help="Also those that have a link already.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "jsonl"]),
    help="A list for people or one JSON object a line.  [default: text on a terminal, else jsonl]",
)
@quiet_option
@click.pass_context
def link(context: click.Context, /, **options: Any) -> None:
    """Find the Wikidata item of each party in an extract.

    FILE holds JSON lines of the public dump, or CSV with the columns id, label, aliases (with |
    between) and description; .gz as well. An index of it is made once, beside FILE. A party
    whose item is not sure stays open, and why is told.

    Exit status: 0 done, 1 nothing could be linked, 2 wrong usage, 3 lines of FILE were broken.
    """
    from onrecord.cli.linking_parties import link_all

    context.exit(link_all(options))
