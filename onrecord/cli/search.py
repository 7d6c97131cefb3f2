"""`onrecord search`: what was said, found again."""

import json
import os
import shutil
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.commands import CommandWithExamples
from onrecord.cli.ledger_choice import ledger_option, opened_ledger
from onrecord.cli.options import (
    act_option,
    colour_option,
    format_option,
)
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.ledger.articles import FoundArticle
    from onrecord.ledger.search import FoundQuote

_EXAMPLES = """
onrecord search ceasefire
onrecord search '"peace talks" AND (fail* OR collapse*) -football'
onrecord search --by "Jane Doe" --since 2024-01-01
onrecord search tariffs --act deny --outlet "Example Times"
onrecord search --about Ankara --denied
onrecord search harvest --articles --format jsonl | jq .title
"""
_WIDEST = 100


@click.command(cls=CommandWithExamples, examples=_EXAMPLES)
@click.argument("words", nargs=-1)
@ledger_option
@click.option("--by", metavar="NAME", help="Said by NAME: whole words of any of the names.")
@click.option("--about", metavar="NAME", help="What was said names or means NAME.")
@act_option
@click.option("--manner", type=click.Choice(["direct", "mixed", "indirect"]), help="How quoted.")
@click.option("--outlet", metavar="NAME", help="Published by NAME.")
@click.option("--since", metavar="DATE", help="Said (else published) on DATE or later.")
@click.option("--until", metavar="DATE", help="Said (else published) on DATE or before.")
@click.option("--denied", is_flag=True, help="Only what another statement denies.")
@click.option("--articles", is_flag=True, help="Search whole articles, not quotes.")
@click.option(
    "--limit",
    type=click.IntRange(min=1, max=10_000),
    default=20,
    show_default=True,
    metavar="N",
    help="How many to show.",
)
@format_option
@colour_option
@click.pass_context
def search(context: click.Context, /, words: tuple[str, ...], where: str, **options: Any) -> None:
    """Find quotes by their words, by who said them, when, where and how.

    WORDS all have to be there: words, "phrases" and begin* with a star, AND, OR, NOT or -word,
    and parentheses. Upper and lower case and accents make no difference. Without WORDS, the
    options alone choose, and the newest comes first.

    Exit status: 0 something was found, 1 nothing was, 2 wrong usage.
    """
    from onrecord.ledger.search import Search  # help need not wait for it

    as_articles, shown_as = options.pop("articles"), options.pop("output_format")
    colour = options.pop("color")
    wanted = Search(words=" ".join(words), **_with_days(options))
    if wanted == Search(limit=wanted.limit):
        raise UsageError("Say what to search for: WORDS, or an option like --by NAME.")
    with opened_ledger(where) as ledger:
        found = ledger.search_articles(wanted) if as_articles else ledger.search(wanted)
        more = 0 if as_articles else ledger.count(wanted) - len(found)
    if (shown_as or ("text" if sys.stdout.isatty() else "jsonl")) == "jsonl":
        for one in found:
            click.echo(json.dumps(asdict(one), separators=(",", ":")))
    else:
        _show(found, colour=_wants_colour(colour))
    if not found:
        click.echo("Nothing was found.", err=True)
    elif more > 0:
        click.echo(f"{more:,} more; --limit shows them.", err=True)
    context.exit(0 if found else 1)


def _with_days(options: dict[str, Any]) -> dict[str, Any]:
    """The options with `since` and `until` as whole days; UsageError where one is no date."""
    from onrecord.sources.dates import iso_date

    for name in ("since", "until"):
        given = options[name]
        if given is not None:
            day = iso_date(given)
            if day is None:
                raise UsageError(f"--{name} takes a date like 2024-05-01, not {given!r}.")
            options[name] = day[:10]
    return options


def _wants_colour(asked: bool | None) -> bool:
    if asked is not None:
        return asked
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _show(found: "list[FoundQuote] | list[FoundArticle]", *, colour: bool) -> None:
    from onrecord.views.found import show_found
    from onrecord.views.runs import Layout

    width = min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)
    for one in found:
        click.echo(show_found(one, Layout(width=max(30, width), colour=colour)))
