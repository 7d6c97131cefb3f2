"""`onrecord parties link` at work: an index of the extract, and each party's item or why none."""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click

from onrecord.cli.commands import FAILED
from onrecord.cli.register_choice import opened_register
from onrecord.cli.report import ALL_READ, SOME_FAILED
from onrecord.register.linking import Linked, link_entry
from onrecord.register.register import Entry, Link
from onrecord.register.wikidata import Indexed, open_index
from onrecord.views.visible import one_line
from onrecord.views.wording import counted


def link_all(options: dict[str, Any]) -> int:
    """Every party has its item or stays open; both are written, and the exit status comes back."""
    extract: Path = options["extract"]
    with opened_register(options["where"], options["register_file"]) as home:
        entries = home.register().entries
        place = options["index"] or extract.with_name(extract.name + ".index")
        index, made = open_index(extract, place)
        try:
            _tell_made(made, options)
            wanted = [one for one in entries if options["anew"] or one.wikidata is None]
            found = [link_entry(entry, index) for entry in wanted if _is_named(entry)]
        finally:
            index.close()
        links: dict[str, Link | None] = {
            one.entry.id: one.link for one in found if one.link != one.entry.link
        }
        home.keep_links(links)
    for linked in found:
        _show(linked, options["output_format"])
    counts = Counter(one.link is not None for one in found)
    if not options["quiet"]:
        earlier = len(entries) - len(wanted)
        before = f"; {earlier:,} had an item before" if earlier else ""
        click.echo(f"Linked {counts[True]:,}; {counts[False]:,} stay open{before}.", err=True)
    if made is not None and made.broken:
        return SOME_FAILED
    return ALL_READ if counts[True] or len(entries) > len(wanted) else FAILED


def _is_named(entry: Entry) -> bool:
    return any(one.sighting.is_named for one in entry.members)


def _tell_made(made: Indexed | None, options: dict[str, Any]) -> None:
    """Broken lines are named, the first ones one by one, and items counted."""
    if made is None:
        return
    for line in made.told:
        click.echo(f"onrecord: {one_line(line)}; it is left out.", err=True)
    if more := made.broken - len(made.told):
        click.echo(f"onrecord: {more:,} more lines are broken and left out.", err=True)
    if not options["quiet"]:
        click.echo(f"Indexed {counted(made.items, 'item')} of {options['extract']}.", err=True)


def _show(linked: Linked, shown_as: str | None) -> None:
    entry, link = linked.entry, linked.link
    if (shown_as or ("text" if sys.stdout.isatty() else "jsonl")) == "jsonl":
        value = {
            "id": entry.id,
            "name": entry.name,
            "kind": entry.kind,
            "wikidata": link.item if link else None,
            "score": linked.score,
            "reason": link.reason if link else linked.why_open,
            "candidates": [
                {"item": item.id, "label": item.label, "description": item.description,
                 "points": points}
                for item, points in linked.candidates
            ],
        }  # fmt: skip
        click.echo(json.dumps(value, separators=(",", ":")))
        return
    score = "" if linked.score is None else f" ({linked.score:.2f})"
    told = f"{link.item}{score} {link.reason}" if link else f"open{score}: {linked.why_open}"
    click.echo(one_line(f"{entry.name} — {told}"))
