"""How well names are found: exact spans of the right kind, on the newswire's held-out outlets.

The edges are those that the network finds, the kinds those that the reading settles on.
"""

from collections.abc import Iterable
from pathlib import Path

from onrecord.errors import InputError
from onrecord.evaluation.newswire import NewsArticle, read_newswire
from onrecord.evaluation.outcome import Outcome, Progress
from onrecord.evaluation.scores import Count
from onrecord.inference.names import KINDS
from onrecord.reading.name_kinds import settle_kinds
from onrecord.run import Reader
from onrecord.types import NameSpan

# Those that can speak, or stand for who speaks.
SPEAKING = ("person", "organization", "location", "norp")


def measure(folder: Path, reader: Reader, progress: Progress) -> Outcome:
    """The F1 of each kind of name, and of the speaking kinds together."""
    counts: dict[str, Count] = {kind: Count() for kind in KINDS}
    done = 0
    for article in read_newswire(folder, held_out=True):
        found = reader.model.find(article.text).names
        count_names(counts, article, settle_kinds(article.text, found))
        done += 1
        progress(done)
    if not done:
        raise InputError(f"{folder}: no marked articles here; expected the newswire's *.tsv files")
    together = Count()
    for kind in SPEAKING:
        together.add(counts[kind].right, counts[kind].found, counts[kind].marked)
    named = {kind: counts[kind] for kind in KINDS} | {"speaking kinds": together}
    scores = {kind: named[kind].f1 for kind in (*SPEAKING, "speaking kinds")}
    return Outcome((*_table(named), f"{done} articles"), scores, ("**/*.tsv",))


def count_names(counts: dict[str, Count], article: NewsArticle, found: Iterable[NameSpan]) -> None:
    """Counts one article in, kind by kind."""
    marked_names = {(span.start, span.end, kind) for span, kind in article.names}
    found_names = {(name.start, name.end, name.kind) for name in found}
    for kind, count in counts.items():
        ours = {name for name in found_names if name[2] == kind}
        theirs = {name for name in marked_names if name[2] == kind}
        count.add(len(ours & theirs), len(ours), len(theirs))


def _table(counts: dict[str, Count]) -> Iterable[str]:
    yield f"{'':16}{'precision':>10}{'recall':>8}{'F1':>7}{'marked':>8}"
    for kind, count in counts.items():
        yield (
            f"{kind:16}{count.precision:10.1f}{count.recall:8.1f}{count.f1:7.1f}{count.marked:8}"
        )
