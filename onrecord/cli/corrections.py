"""`onrecord corrections`: what the reading got wrong, put right for good."""

import getpass
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.commands import CommandGroup, CommandWithExamples
from onrecord.cli.ledger_choice import ledger_option, opened_ledger
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.ledger.correcting import Corrector

_MODULE = "onrecord.cli.corrections"
AUTHOR_VARIABLE = "ONRECORD_AUTHOR"
COMMANDS = {
    "show": (f"{_MODULE}:show", "Show the statements of an article as corrections name them."),
    "change": (f"{_MODULE}:change", "Change fields of a statement."),
    "add": (f"{_MODULE}:add", "Add a statement that was missed."),
    "drop": (f"{_MODULE}:drop", "Drop a statement that nobody made."),
    "party": (f"{_MODULE}:party", "Change fields of a party."),
    "join": (f"{_MODULE}:join", "Make several parties one."),
    "split": (f"{_MODULE}:split", "Give statements of a party to another one."),
    "article": (f"{_MODULE}:article", "Change what is known of an article."),
    "undo": (f"{_MODULE}:undo", "Undo a correction, or an undo."),
    "list": (f"{_MODULE}:list_corrections", "List the corrections, and where readings differ."),
    "export": (f"{_MODULE}:export", "Write the corrected articles as training data."),
}
_EXAMPLES = """
onrecord corrections show 3
onrecord corrections change 3/s2 act=deny by="Jane Doe" --note "see the second paragraph"
onrecord corrections list --conflicts
"""


@click.group(cls=CommandGroup, commands_by_name=COMMANDS, examples=_EXAMPLES)
def corrections() -> None:
    """Put right what the reading got wrong, for good, and undo it."""


def signed_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command takes a ledger, an author and a note."""
    for option in (
        click.option("--note", metavar="TEXT", help="Why."),
        click.option(
            "--author",
            envvar=AUTHOR_VARIABLE,
            show_envvar=True,
            metavar="NAME",
            help="Who puts it right.  [default: the name you are logged in with]",
        ),
        ledger_option,
    ):
        command = option(command)
    return command


def _done(signed: dict[str, Any], work: "Callable[[Corrector], list[int]]") -> None:
    """The work is done in the author's name; its numbers are written, and conflicts told."""
    from onrecord.register.kept import follow
    from onrecord.views.visible import one_line

    with opened_ledger(signed["where"]) as ledger:
        numbers = work(ledger.corrector(author_of(signed), signed["note"]))
        for number in numbers:
            follow(ledger, number)
        made = {one.number: one for one in ledger.corrections()}
        for number in numbers:
            label = made[number].target.get("statement", {}).get("id")
            click.echo(one_line(f"correction {number}: {_what(made[number], label)}"))


def author_of(signed: dict[str, Any]) -> str:
    """The author who is named, else the name that the user is logged in with."""
    if signed["author"]:
        return str(signed["author"])
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:  # nobody, in some containers
        raise UsageError("Say who you are with --author NAME.") from error


def _pairs(fields: tuple[str, ...]) -> dict[str, str]:
    """The fields and values of texts like `act=deny`."""
    pairs: dict[str, str] = {}
    for given in fields:
        name, sign, value = given.partition("=")
        if not sign:
            raise UsageError(f"A field is given with its value, like act=deny, not {given!r}.")
        pairs[name.strip()] = value
    return pairs


def _article_and_statement(given: str) -> tuple[int, str]:
    article, _, statement = given.partition("/")
    if not article.isdigit() or not statement:
        raise UsageError(
            f"A statement is named like 3/s2 (its article, a slash, its id), not {given!r}."
        )
    return int(article), statement


_STATEMENT = click.argument("statement", metavar="ARTICLE/STATEMENT")
_ARTICLE = click.argument("article", metavar="ARTICLE", type=click.IntRange(min=1))
_FIELDS = click.argument("fields", metavar="FIELD=VALUE...", nargs=-1, required=True)


@click.command(
    cls=CommandWithExamples,
    examples="onrecord corrections show 3\nonrecord corrections show 3 --format jsonl",
)
@_ARTICLE
@ledger_option
@click.option("--format", "shown_as", type=click.Choice(["text", "jsonl"]), default="text")
def show(article: int, where: str, shown_as: str) -> None:
    """Show the statements of an article as corrections name them."""
    from onrecord.ledger.difference import speaker_of
    from onrecord.views.visible import one_line
    from onrecord.views.wording import NO_SPEAKER, parties_named

    with opened_ledger(where) as ledger:
        record, keys = ledger.record(article), ledger.keys(article)
    parties = {party["id"]: party for party in record.get("parties") or []}
    for statement in record["statements"]:
        if shown_as == "jsonl":
            click.echo(json.dumps({"key": keys[statement["id"]], **statement}))
            continue
        said = statement.get("polarity")
        told = (statement.get("act"), None if said == "affirmed" else said, statement.get("manner"))
        about = (*told, *_places(statement))
        corrected = "corrected" if statement.get("corrections") else None
        known = " · ".join(one_line(str(one)) for one in (*about, corrected) if one)
        speaker = parties_named(speaker_of(statement, parties) or NO_SPEAKER)
        click.echo(f"{article}/{one_line(statement['id'])}  {keys[statement['id']]}  {known}")
        click.echo(f"    {speaker} — {one_line(statement['cue']['text'])}")
        click.echo(f"    {one_line(statement['content']['text'])}")


def _places(statement: Any) -> Iterator[str]:
    """Where source, cue and content stand, as `change` takes it: "cue 82-86"."""
    for role in ("source", "cue", "content"):
        if statement[role]:
            spans = ",".join(f"{start}-{end}" for start, end in statement[role]["spans"])
            yield f"{role} {spans}"


@click.command(
    cls=CommandWithExamples,
    examples='onrecord corrections change 3/s2 act=deny polarity=negated by="Jane Doe; Ankara"\n'
    "onrecord corrections change 3/s2 content=88-140,150-160 source=none\n"
    "onrecord corrections change 3/s2 denies=s1 said_at=2024-04-30",
)
@_STATEMENT
@_FIELDS
@signed_options
def change(statement: str, fields: tuple[str, ...], **signed: Any) -> None:
    """Change fields of a statement.

    Fields: source, cue, content, quoted, evidence (places, like 88-140,150-160), by (names with
    ; between), act, manner, polarity, framing, how, part, lemma, said_at (a day, or two with ..
    between), denies, parent (statements). none empties a field.
    """
    article, named = _article_and_statement(statement)
    pairs = _pairs(fields)
    _done(signed, lambda desk: desk.change_several(article, named, pairs))


@click.command(
    cls=CommandWithExamples,
    examples='onrecord corrections add 3 cue=82-86 content=88-140 source=70-81 by="Jane Doe"',
)
@_ARTICLE
@_FIELDS
@signed_options
def add(article: int, fields: tuple[str, ...], **signed: Any) -> None:
    """Add a statement that was missed.

    cue and content are needed; for the other fields see `corrections change`.
    """
    _done(signed, lambda desk: [desk.add(article, _pairs(fields))])


@click.command(
    cls=CommandWithExamples, examples='onrecord corrections drop 3/s2 --note "a menu, no quote"'
)
@_STATEMENT
@signed_options
def drop(statement: str, **signed: Any) -> None:
    """Drop a statement that nobody made."""
    _done(signed, lambda desk: [desk.drop(*_article_and_statement(statement))])


@click.command(
    cls=CommandWithExamples,
    examples='onrecord corrections party 3 "foreign minister" name="Jane Doe" kind=person',
)
@_ARTICLE
@click.argument("name")
@_FIELDS
@signed_options
def party(article: int, name: str, fields: tuple[str, ...], **signed: Any) -> None:
    """Change fields of a party.

    Fields: name, kind, roles, aliases (with ; between), speaks_for, wikidata.
    """
    pairs = _pairs(fields)
    # The name last: the other fields are of the party as it is called now.
    ordered = dict(sorted(pairs.items(), key=lambda pair: pair[0] == "name"))
    _done(signed, lambda desk: desk.change_several_of_party(article, name, ordered))


@click.command(
    cls=CommandWithExamples,
    examples='onrecord corrections join "Biden" "the president" --into "Joe Biden" --article 3\n'
    'onrecord corrections join "Ankara" --into "Government of Turkey"',
)
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option("--into", required=True, metavar="NAME", help="The name that they have together.")
@click.option("--article", type=click.IntRange(min=1), metavar="N", help="Only in article N.")
@signed_options
def join(names: tuple[str, ...], into: str, article: int | None, **signed: Any) -> None:
    """Make several parties one.

    Without --article they are one everywhere, in later articles as well.
    """
    _done(signed, lambda desk: [desk.join(names, into, article=article)])


@click.command(
    cls=CommandWithExamples,
    examples='onrecord corrections split 3 "Smith" s2 s4 --into "Ann Smith (person)"',
)
@_ARTICLE
@click.argument("name")
@click.argument("statements", metavar="STATEMENT...", nargs=-1, required=True)
@click.option("--into", required=True, metavar="NAME", help="Whose they are; new: 'NAME (KIND)'.")
@signed_options
def split(article: int, name: str, statements: tuple[str, ...], into: str, **signed: Any) -> None:
    """Give statements of a party to another one."""
    _done(signed, lambda desk: [desk.split(article, name, statements, into)])


@click.command(
    cls=CommandWithExamples,
    examples='onrecord corrections article 3 outlet="Example Times" published=2024-05-01',
)
@_ARTICLE
@_FIELDS
@signed_options
def article(article: int, fields: tuple[str, ...], **signed: Any) -> None:
    """Change what is known of an article.

    Fields: outlet, title, section, published, byline (with ; between).
    """
    pairs = _pairs(fields)
    _done(signed, lambda desk: desk.change_several_of_article(article, pairs))


@click.command(cls=CommandWithExamples, examples="onrecord corrections undo 7")
@click.argument("number", type=click.IntRange(min=1))
@signed_options
def undo(number: int, **signed: Any) -> None:
    """Undo a correction, or an undo."""
    _done(signed, lambda desk: [desk.undo(number)])


@click.command(
    "list",
    cls=CommandWithExamples,
    examples="onrecord corrections list\nonrecord corrections list --article 3 --format jsonl\n"
    "onrecord corrections list --conflicts",
)
@ledger_option
@click.option("--article", type=click.IntRange(min=1), metavar="N", help="Only of article N.")
@click.option("--conflicts", is_flag=True, help="Only where a newer reading says something else.")
@click.option("--format", "shown_as", type=click.Choice(["text", "jsonl"]), default="text")
def list_corrections(where: str, article: int | None, conflicts: bool, shown_as: str) -> None:
    """List the corrections, and where readings differ."""
    from onrecord.ledger.correction import counting

    with opened_ledger(where) as ledger:
        found, differ = ledger.corrections(article), ledger.conflicts(article)
        articles = {one.article_id for one in found if one.article_id is not None}
        # By article and key, the id that `show` and the record give each statement now.
        labels = {(one, key): label for one in articles for label, key in ledger.keys(one).items()}
    told = {one.correction: f"article {number}: {one.message}" for number, one in differ}
    counts = counting(found)
    for correction in found:
        if conflicts and correction.number not in told:
            continue
        stands = correction.number in counts
        conflict = told.get(correction.number)
        if shown_as == "jsonl":
            click.echo(json.dumps({**asdict(correction), "counts": stands, "conflict": conflict}))
        else:
            click.echo(_line(correction, labels, stands=stands))
            if conflict:
                click.echo(f"    conflict: {conflict}")


def _line(correction: Any, labels: dict[tuple[int, str], str], *, stands: bool) -> str:
    from onrecord.views.visible import one_line

    place = f"article {correction.article_id}" if correction.article_id else "everywhere"
    key, then = correction.target.get("key"), correction.target.get("statement", {}).get("id")
    what = _what(correction, labels.get((correction.article_id, key), then))
    note = f" ({correction.note})" if correction.note else ""
    undone = "" if stands else " — undone"
    made = f"{correction.made_at[:16].replace('T', ' ')} {correction.author}"
    return one_line(f"{correction.number}  {made}  {place}: {what}{note}{undone}")


def _what(correction: Any, statement_id: str | None) -> str:
    from onrecord.ledger.correction import ACROSS_ARTICLES
    from onrecord.ledger.revision import shown
    from onrecord.views.trail import across_articles

    target, value = correction.target, correction.value
    if correction.kind == "undo":
        return f"undo {correction.undoes}"
    if correction.kind == "join":
        return f"join {'; '.join(target['parties'])} into {value['name']}"
    if correction.kind in ACROSS_ARTICLES:
        return across_articles(correction)
    about = statement_id or (target.get("party") or {}).get("name") or ""
    if correction.kind == "split":
        return f"split {about} into {value['name']}"
    if "field" in value:
        return f"{about} {value['field']}: {shown(value['was'])} → {shown(value['to'])}".strip()
    statement = target.get("statement") or value.get("statement")
    named = f"{correction.kind} {about}".rstrip()
    return f"{named}: {statement['content']['text'][:60]}"


@click.command(
    cls=CommandWithExamples,
    examples="onrecord corrections export corrected/\nonrecord evaluate polnear corrected/",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@ledger_option
def export(folder: Path, where: str) -> None:
    """Write the corrected articles as training data.

    DIR gets the text and, as PolNeAR has it, the brat standoff of every article that someone put
    right, with all of its statements: `onrecord evaluate polnear` takes it, and the training
    of the model learns it with CORRECTIONS=DIR (docs/training.md).
    """
    from onrecord.export.brat import write
    from onrecord.views.wording import counted

    with opened_ledger(where) as ledger:
        numbers = ledger.corrected_articles()
        if not numbers:
            raise UsageError("Nothing was put right in this ledger yet.")
        write(map(ledger.record, numbers), folder)
    click.echo(f"Wrote {counted(len(numbers), 'corrected article')} to {folder}.", err=True)
