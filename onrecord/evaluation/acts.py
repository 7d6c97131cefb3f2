"""How often the act and the polarity of a statement are right, on statements marked by reading."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from onrecord.evaluation.marked import MarkedStatement, pair_statements, read_marked_texts
from onrecord.evaluation.outcome import Outcome, Progress, no_progress
from onrecord.reading.acts import tell_act
from onrecord.run import Reader
from onrecord.types import Article, Statement
from onrecord.types.act import Act, ActReading, Polarity
from onrecord.types.roles import Spans, spans_of

Told = tuple[Spans, ActReading]


@dataclass(slots=True)
class ActScores:
    """Pairs of marked and told acts and polarities, over all articles so far."""

    marked: int = 0
    acts: Counter[tuple[str, str]] = field(default_factory=Counter)
    polarities: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, text: str, told: Sequence[Told], marked: Sequence[MarkedStatement]) -> None:
        """Counts one article in: each marked statement whose content pairs with a told one's."""
        self.marked += len(marked)
        spans, wanted_spans = [spans for spans, _ in told], [one.spans for one in marked]
        for found, wanted in pair_statements(text, spans, wanted_spans):
            self.count(told[found][1], marked[wanted])

    def count(self, told: ActReading, marked: MarkedStatement) -> None:
        """Counts one statement in."""
        act, polarity = marked.told()
        self.acts[act, told.act] += 1
        self.polarities[polarity, told.polarity] += 1

    @property
    def found(self) -> int:
        """How many of the marked statements were found."""
        return self.acts.total()

    @property
    def act_accuracy(self) -> float:
        """Of statements found, the share with the right act, in 100."""
        return _share_right(self.acts)

    @property
    def polarity_accuracy(self) -> float:
        """Of statements found, the share with the right polarity, in 100."""
        return _share_right(self.polarities)


def measure(folder: Path, reader: Reader, progress: Progress) -> Outcome:
    """Accuracy of act and polarity of statements found, and of the marked ones as given."""
    found, given = evaluate_acts(folder, reader, progress), evaluate_acts_of_marked(folder)
    lines = (
        "statements as marked:",
        f"act      {given.act_accuracy:5.1f}",
        f"polarity {given.polarity_accuracy:5.1f}",
        "",
        "statements found:",
        *act_table(found),
    )
    values = {"act": found.act_accuracy, "polarity": found.polarity_accuracy}
    return Outcome(lines, values, ("text/*.txt", "parties/*.jsonl"))


def evaluate_acts(folder: Path, reader: Reader, progress: Progress = no_progress) -> ActScores:
    """The scores of `reader` on every article with marked acts in `folder` (`polnear/dev`).

    Nested statements are left out, since none is marked. `progress` is told the number of
    articles done. Raises InputError if none is there.
    """
    scores = ActScores()
    for number, article in enumerate(read_marked_texts(folder), start=1):
        record = reader.read(Article(article.name, article.text))
        told = [(spans_of(found), _told(found)) for found in record.statements if not found.parent]
        scores.add(article.text, told, article.statements)
        progress(number)
    return scores


def _told(statement: Statement) -> ActReading:
    cue = statement.cue
    if statement.act is None or statement.polarity is None or cue.framing is None:
        raise ValueError(f"the reader told no act of statement {statement.id}")
    return ActReading(statement.act, statement.polarity, cue.framing, cue.line)


def evaluate_acts_of_marked(folder: Path) -> ActScores:
    """The scores where source, cue and content are given as they are marked."""
    scores = ActScores()
    for article in read_marked_texts(folder):
        for marked in article.statements:
            scores.marked += 1
            scores.count(tell_act(article.text, marked.spans), marked)
    return scores


def _share_right(pairs: Counter[tuple[str, str]]) -> float:
    right = sum(count for (wanted, told), count in pairs.items() if wanted == told)
    return 100 * right / pairs.total() if pairs else 0.0


def act_table(scores: ActScores) -> Iterator[str]:
    """The scores as lines: accuracies, then a row for each act marked and what was told."""
    yield f"{scores.found} of {scores.marked} marked statements found"
    yield f"act      {scores.act_accuracy:5.1f}"
    yield f"polarity {scores.polarity_accuracy:5.1f}"
    yield from confusion_table(scores.acts, get_args(Act))
    yield from confusion_table(scores.polarities, get_args(Polarity))


def confusion_table(pairs: Counter[tuple[str, str]], names: Sequence[str]) -> Iterator[str]:
    """A line for each name marked: how many, the share told right, and what else was told."""
    yield f"{'marked':11}{'number':>7}{'right':>7}  told in its place"
    for name in names:
        row = Counter({told: count for (wanted, told), count in pairs.items() if wanted == name})
        if row:
            share = 100 * row[name] / row.total()
            wrong = ", ".join(
                f"{told} {count}" for told, count in row.most_common() if told != name
            )
            yield f"{name:11}{row.total():>7}{share:7.1f}  {wrong}"
