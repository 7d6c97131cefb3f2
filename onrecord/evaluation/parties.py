"""How well the parties behind statements are told, on articles whose sources people resolved.

Judged are the statements whose source stands in the text and is marked as one known person,
organisation or government. A party is right when it is one, and its name is the marked one:
compared without regard to case, to a leading "the", "a" or "an", to straight or curly
apostrophes, to the kind of white space, and to punctuation at the edges. Its kind is right when
it is one and its kind is the marked one. Twice: on the marked statements themselves, and on those
that the reader finds (paired with the marked ones by their contents, as `scores` pairs them).

Beside it stands a simple baseline on the same statements: a source that holds a name means the
last one in it, any other means the nearest name before it of a fitting kind (of a person for "he",
"she" and nouns for a person, else of a body or place); a name is then written as the longest name
of the article of that kind that ends in the same word.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.evaluation.marked import (
    MarkedStatement,
    as_statements,
    pair_statements,
    read_marked_texts,
)
from onrecord.evaluation.outcome import Outcome, Progress
from onrecord.lexicon.party_words import load_party_words
from onrecord.lexicon.pronouns import load_pronouns
from onrecord.reading.attribution import find_statements
from onrecord.reading.parties import find_parties
from onrecord.reading.parts import tell_parts
from onrecord.run import Reader
from onrecord.text.quotation import find_quotations
from onrecord.types import Article, NameSpan, Party, Statement
from onrecord.types.roles import spans_of

KNOWN = frozenset(("person", "organization", "government"))
FORMS = ("name", "role-name", "pronoun", "description", "metonym")
_EDGES = ".,;:!?\"'“”"


@dataclass(slots=True)
class PartyScores:
    """The sums over all articles so far, by how the source is written."""

    judged: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    kind_right: Counter[str] = field(default_factory=Counter)
    baseline: Counter[str] = field(default_factory=Counter)
    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(
        self, marked: MarkedStatement, found: Sequence[Party], baseline: str | None, text: str
    ) -> None:
        """Counts one statement in."""
        how = marked.how
        one = found[0] if len(found) == 1 else None
        right = one is not None and same_name(one.name, marked.party)
        self.judged[how] += 1
        self.right[how] += right
        self.kind_right[how] += one is not None and one.kind == marked.kind
        self.baseline[how] += baseline is not None and same_name(baseline, marked.party)
        if not right:
            self.wrong[_error_class(marked, found, text), how] += 1

    def share(self, counts: Counter[str], how: str | None = None) -> float:
        """A count in 100 of the judged ones, of one form or of all."""
        judged = self.judged[how] if how else self.judged.total()
        return 100 * (counts[how] if how else counts.total()) / judged if judged else 0.0


def measure(folder: Path, reader: Reader, progress: Progress) -> Outcome:
    """The shares of parties and kinds that are right, on marked and on found statements."""
    marked_scores, found_scores = PartyScores(), PartyScores()
    done = 0
    for read in read_marked_texts(folder):
        article, marked = tell_parts(Article(read.name, read.text)), read.statements
        findings = reader.model.find(read.text, article.closed)
        score_article(marked_scores, article, marked, as_statements(marked), findings.names)
        quotations = find_quotations(read.text, [part.span for part in article.parts])
        found = find_statements(article, findings.relations, quotations)
        score_article(found_scores, article, marked, found, findings.names)
        done += 1
        progress(done)
    table = (
        *_table("statements as marked", marked_scores),
        "",
        *_table("statements as found", found_scores),
        f"{done} articles",
    )
    scores = {"party": found_scores.share(found_scores.right)}
    scores["kind"] = found_scores.share(found_scores.kind_right)
    for how in ("pronoun", "description"):
        scores[how] = found_scores.share(found_scores.right, how)
    return Outcome(table, scores, ("**/*.txt", "parties/*.jsonl"))


def score_article(
    scores: PartyScores,
    article: Article,
    marked: Sequence[MarkedStatement],
    statements: Sequence[Statement],
    names: Sequence[NameSpan],
) -> None:
    """Counts one article in: every judged statement that has its pair among `statements`."""
    told = find_parties(article, statements, names)
    parties = {party.id: party for party in told.parties}
    baseline = _Baseline(article.text, names)
    for one, statement in marked_pairs(article.text, marked, statements):
        if is_judged(one):
            found = [parties[number] for number in told.by.get(statement.id, ())]
            scores.add(one, found, baseline.guess(statement), article.text)


def is_judged(marked: MarkedStatement) -> bool:
    """True when the source stands in the text and is one known party."""
    return bool(marked.spans.source) and marked.kind in KNOWN


def marked_pairs(
    text: str, marked: Sequence[MarkedStatement], statements: Sequence[Statement]
) -> Iterator[tuple[MarkedStatement, Statement]]:
    """Marked statements come with those told: outermost with outermost, nested with nested."""
    for nested in (False, True):
        told = [statement for statement in statements if (statement.parent is not None) == nested]
        known = [one for one in marked if one.nested == nested]
        ours, theirs = [spans_of(one) for one in told], [one.spans for one in known]
        for own, other in pair_statements(text, ours, theirs):
            yield known[other], told[own]


def same_name(one: str, other: str) -> bool:
    """True when two names are the same but for what the module says is not regarded."""
    return plain_name(one) == plain_name(other)


def plain_name(name: str) -> str:
    """A name as it is compared."""
    words = name.replace("’", "'").casefold().split()
    if len(words) > 1 and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words).strip(_EDGES)


def _error_class(marked: MarkedStatement, found: Sequence[Party], text: str) -> str:
    if not found:
        return "nobody told"
    if len(found) > 1:
        return "several told for one"
    if found[0].kind not in KNOWN:
        return "told only as described"
    if plain_name(marked.party) not in plain_name(text):
        return "marked by a name that the text has not"
    words, others = set(plain_name(found[0].name).split()), set(plain_name(marked.party).split())
    if words & others:
        return "a part of the name, or a namesake"
    return "another party"


class _Baseline:
    """The nearest earlier name of a fitting kind."""

    def __init__(self, text: str, names: Sequence[NameSpan]) -> None:
        self._text = text
        kinds = ("person", "organization", "location")
        self._names = sorted((n for n in names if n.kind in kinds), key=lambda name: name.start)
        self._starts = [name.start for name in self._names]
        self._longest: dict[tuple[bool, str], str] = {}
        for name in self._names:
            words = name.span.of(text).split()
            key = (name.kind == "person", words[-1].lower())
            if len(words) > len(self._longest.get(key, "").split()):
                self._longest[key] = " ".join(words)

    def guess(self, statement: Statement) -> str | None:
        """The name that the source holds or that stands nearest before it, if any does."""
        if statement.source is None:
            return None
        span = statement.source.spans[0]
        before = bisect_left(self._starts, span.end)
        if before and self._names[before - 1].start >= span.start:
            return self._written(self._names[before - 1])
        person = self._means_person(span.of(self._text).lower().split())
        for name in reversed(self._names[:before]):
            if (name.kind == "person") == person:
                return self._written(name)
        return None

    def _written(self, name: NameSpan) -> str:
        words = name.span.of(self._text).split()
        return self._longest[name.kind == "person", words[-1].lower()]

    def _means_person(self, words: list[str]) -> bool:
        if len(words) == 1 and words[0] in load_pronouns().personal:
            return load_pronouns().personal[words[0]] in ("m", "f")
        return words[-1:] != ["which"] and load_party_words().kind_of_noun(words[-1]) not in (
            "organization",
            "government",
        )


def _table(title: str, scores: PartyScores) -> Iterator[str]:
    yield f"{title:24}{'party':>7}{'kind':>7}{'baseline':>10}{'judged':>8}"
    for how in (*FORMS, None):
        shares = [scores.share(c, how) for c in (scores.right, scores.kind_right, scores.baseline)]
        judged = scores.judged[how] if how else scores.judged.total()
        yield f"{how or 'all':24}{shares[0]:7.1f}{shares[1]:7.1f}{shares[2]:10.1f}{judged:8}"
    for error in sorted({error for error, _ in scores.wrong}):
        counts = {how: scores.wrong[error, how] for how in FORMS if scores.wrong[error, how]}
        told = ", ".join(f"{how} {count}" for how, count in counts.items())
        yield f"wrong, {error}: {sum(counts.values())} ({told})"
