"""How well the figures that were found agree with those that people marked."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import isclose
from pathlib import Path

from onrecord.errors import InputError
from onrecord.evaluation.brat import Relation, read_relations
from onrecord.evaluation.outcome import Outcome, Progress
from onrecord.reading.parts import tell_parts
from onrecord.reading.quantities import find_quantities
from onrecord.reading.times import find_times
from onrecord.run import Reader
from onrecord.types import Article, Content, Cue, Source, Span, Statement
from onrecord.types.quantity import Quantity

HALVES = ("dev", "test")
FindFigures = Callable[[Article, Sequence[Statement]], Sequence[Quantity]]
MARKS = "figures.jsonl"


@dataclass(frozen=True, slots=True)
class MarkedFigures:
    """An article, the statements and the figures that people marked in it."""

    article: Article
    statements: tuple[Statement, ...]
    figures: tuple[Quantity, ...]


@dataclass(slots=True)
class FigureScores:
    """Counts of figures: marked, found, and of those found what is right.

    `strict` counts equal extents, `relaxed` pairs that overlap; `value`, `unit` and `statement`
    count the overlapping pairs in which that is right. `wrong` names each difference.
    """

    marked: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    unit: int = 0
    statement: int = 0
    wrong: list[str] = field(default_factory=list)

    def f1(self, right: int) -> float:
        """F1 in 100 of `right` among what was marked and found."""
        return 200 * right / max(self.marked + self.found, 1)

    def of_pairs(self, right: int) -> float:
        """The share in 100 of `right` among the overlapping pairs."""
        return 100 * right / max(self.relaxed, 1)


def measure(folder: Path, _reader: Reader, progress: Progress) -> Outcome:
    """The scores of both halves; the statements are those that people marked."""
    lines: list[str] = []
    values: dict[str, float] = {}
    for number, half in enumerate(HALVES, start=1):
        scores = score_figures(folder, half, find_as_read)
        lines += [f"half {half}", *(f"  {line}" for line in score_lines(scores))]
        values |= {
            f"{half}: extent": scores.f1(scores.strict),
            f"{half}: value": scores.of_pairs(scores.value),
            f"{half}: unit": scores.of_pairs(scores.unit),
            f"{half}: statement": scores.of_pairs(scores.statement),
        }
        progress(number)
    return Outcome(tuple(lines), values, ("*.txt", "*.ann", MARKS))


def find_as_read(article: Article, statements: Sequence[Statement]) -> tuple[Quantity, ...]:
    """The figures of an article as it is read: parts told, none looked for in its times."""
    article = tell_parts(article)
    times, _ = find_times(article)
    return find_quantities(article, statements, [time.span for time in times])


def score_figures(folder: Path, half: str, find: FindFigures) -> FigureScores:
    """The scores of `find` on the articles of one half ("dev" or "test") of the marked figures.

    `find` is given the statements that people marked, so that only figures are judged. Raises
    InputError when nothing is marked there.
    """
    scores = FigureScores()
    for marked in read_marked_figures(folder, half):
        add_article(scores, find(marked.article, marked.statements), marked.figures)
    return scores


def add_article(
    scores: FigureScores, found: Sequence[Quantity], marked: Sequence[Quantity]
) -> None:
    """The figures of one article are counted in, each paired with at most one."""
    scores.marked += len(marked)
    scores.found += len(found)
    pairs = list(_pairs(found, marked))
    for one, other in pairs:
        scores.relaxed += 1
        scores.strict += one.span == other.span
        scores.value += _same_bounds(one, other)
        scores.unit += one.unit == other.unit
        scores.statement += one.statement == other.statement
        if one != other:
            scores.wrong.append(f"found {_shown(one)} for {_shown(other)}")
    scores.wrong += [f"missed {_shown(figure)}" for figure in _alone(marked, pairs, 1)]
    scores.wrong += [f"too much {_shown(figure)}" for figure in _alone(found, pairs, 0)]


def _pairs(
    found: Sequence[Quantity], marked: Sequence[Quantity]
) -> Iterator[tuple[Quantity, Quantity]]:
    """Found and marked figures that overlap, in text order, each in one pair."""
    waiting = list(found)
    for figure in marked:
        over = [other for other in waiting if other.span.overlaps(figure.span)]
        if over:
            best = max(over, key=lambda other: other.span == figure.span)
            waiting.remove(best)
            yield best, figure


def _alone(
    figures: Iterable[Quantity], pairs: Sequence[tuple[Quantity, Quantity]], side: int
) -> list[Quantity]:
    paired = {pair[side].span for pair in pairs}
    return [figure for figure in figures if figure.span not in paired]


def _same_bounds(one: Quantity, other: Quantity) -> bool:
    return all(
        (a is None and b is None) or (a is not None and b is not None and isclose(a, b))
        for a, b in (
            (one.value, other.value),
            (one.low, other.low),
            (one.high, other.high),
        )
    )


def _shown(figure: Quantity) -> str:
    bounds = f"{figure.value} [{figure.low}, {figure.high}] {figure.unit}"
    return f"{figure.text!r} = {bounds} ({figure.statement})"


def score_lines(scores: FigureScores) -> Iterable[str]:
    """The scores as lines of a table, in 100."""
    yield f"figures marked {scores.marked}, found {scores.found}"
    yield f"extent F1, strict   {scores.f1(scores.strict):6.1f}"
    yield f"extent F1, relaxed  {scores.f1(scores.relaxed):6.1f}"
    yield f"value and bounds    {scores.of_pairs(scores.value):6.1f}"
    yield f"unit                {scores.of_pairs(scores.unit):6.1f}"
    yield f"statement           {scores.of_pairs(scores.statement):6.1f}"


def read_marked_figures(folder: Path, half: str) -> Iterator[MarkedFigures]:
    """Every article of a half comes, with its marked statements and figures.

    `folder` holds `figures.jsonl` (see its GUIDELINES-figures.md) and the `.txt` and `.ann`
    files of the articles. Raises InputError when no figure of that half is marked there.
    """
    try:
        lines = (folder / MARKS).read_text("utf-8").splitlines()
    except OSError as error:
        raise InputError(f"{folder / MARKS}: the marked figures cannot be read: {error}") from error
    rows: defaultdict[str, list[Quantity]] = defaultdict(list)
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line)
            name, of_half = row.pop("article"), row.pop("half")
            figure = Quantity(**row)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(f"{folder / MARKS}, line {number}: no figure ({error})") from error
        if of_half == half:
            rows[name].append(figure)
    if not rows:
        raise InputError(f"{folder / MARKS}: no figure is marked for the half {half!r}.")
    for name, figures in rows.items():
        text = _read(folder / f"{name}.txt")
        statements = tuple(read_statements(_read(folder / f"{name}.ann"), text))
        yield MarkedFigures(Article(name, text), statements, tuple(figures))


def read_statements(standoff: str, text: str) -> Iterator[Statement]:
    """The relations of one standoff file as statements, each under its own number ("E3")."""
    lines = standoff.split("\n")
    spans = [line for line in lines if line.startswith("T")]
    for line in lines:
        if line.startswith("E"):
            for relation in read_relations("\n".join((*spans, line))):
                yield _statement(line.split("\t")[0], relation, text)


def _statement(name: str, relation: Relation, text: str) -> Statement:
    return Statement(
        id=name,
        source=Source(relation.source, _words(text, relation.source)) if relation.source else None,
        cue=Cue(relation.cue, _words(text, relation.cue), ""),
        content=Content(relation.content, _words(text, relation.content), ()),
        manner="indirect",
        part="paragraph",
        parent="" if relation.nested else None,
        confidence=1.0,
    )


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return " ".join(span.of(text) for span in spans)


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()
