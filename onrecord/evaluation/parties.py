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

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.errors import InputError
from onrecord.evaluation.brat import Relation
from onrecord.evaluation.outcome import Outcome, Progress
from onrecord.evaluation.scores import WordIndex, pair_by_content
from onrecord.lexicon.party_words import load_party_words
from onrecord.lexicon.pronouns import load_pronouns
from onrecord.reading.attribution import find_statements
from onrecord.reading.parties import find_parties
from onrecord.reading.parts import tell_parts
from onrecord.run import Reader
from onrecord.text.quotation import find_quotations
from onrecord.types import Article, Content, Cue, NameSpan, Party, Source, Span, Statement

KNOWN = frozenset(("person", "organization", "government"))
FORMS = ("name", "role-name", "pronoun", "description", "metonym")
_EDGES = ".,;:!?\"'“”"


@dataclass(frozen=True, slots=True)
class MarkedParty:
    """One statement with the party that people say it is by."""

    number: int
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    party: str
    kind: str
    how: str
    nested: bool = False

    @property
    def is_judged(self) -> bool:
        """True when the source stands in the text and is one known party."""
        return bool(self.source) and self.kind in KNOWN


@dataclass(slots=True)
class PartyScores:
    """The sums over all articles so far, by how the source is written."""

    judged: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    kind_right: Counter[str] = field(default_factory=Counter)
    baseline: Counter[str] = field(default_factory=Counter)
    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(
        self, marked: MarkedParty, found: Sequence[Party], baseline: str | None, text: str
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
    for name, text, marked in read_marked_parties(folder):
        article = tell_parts(Article(name, text))
        findings = reader.model.find(text, article.closed)
        score_article(marked_scores, article, marked, _as_statements(marked), findings.names)
        quotations = find_quotations(text, [part.span for part in article.parts])
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


def read_marked_parties(folder: Path) -> Iterator[tuple[str, str, tuple[MarkedParty, ...]]]:
    """The name, text and marked parties of every article below a folder come, by name.

    `folder` holds parties/*.jsonl, and the texts in text/ or beside it. Raises InputError when
    no parties are marked there.
    """
    files = sorted((folder / "parties").glob("*.jsonl"))
    if not files:
        raise InputError(f"{folder}: no marked parties here; expected parties/*.jsonl")
    for path in files:
        texts = [folder / "text" / f"{path.stem}.txt", folder / f"{path.stem}.txt"]
        text = next((file for file in texts if file.is_file()), None)
        if text is None:
            raise InputError(f"{path}: no text of this name in {folder / 'text'} or {folder}")
        with text.open(encoding="utf-8", newline="") as file:
            rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
            yield path.stem, file.read(), tuple(_marked(row) for row in rows)


def _marked(row: dict[str, Any]) -> MarkedParty:
    spans = {
        role: tuple(Span(*pair) for pair in row[role]) for role in ("source", "cue", "content")
    }
    return MarkedParty(
        row["n"],
        **spans,
        party=row["party"],
        kind=row["kind"],
        how=row["how"],
        nested=row.get("nested", False),
    )


def _as_statements(marked: Sequence[MarkedParty]) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            id=f"s{number + 1}",
            source=Source(one.source, "") if one.source else None,
            cue=Cue(one.cue, "", ""),
            content=Content(one.content, "", ()),
            manner="indirect",
            part="paragraph",
            parent=_parent_of(one, marked),
            confidence=1.0,
        )
        for number, one in enumerate(marked)
    )


def _parent_of(one: MarkedParty, marked: Sequence[MarkedParty]) -> str | None:
    """The id of the statement in the shortest piece of whose content a nested cue stands."""
    holding = [
        (piece.end - piece.start, f"s{number + 1}")
        for number, other in enumerate(marked)
        for piece in other.content
        if one.nested and other is not one and piece.start <= one.cue[0].start < piece.end
    ]
    return min(holding)[1] if holding else None


def score_article(
    scores: PartyScores,
    article: Article,
    marked: Sequence[MarkedParty],
    statements: Sequence[Statement],
    names: Sequence[NameSpan],
) -> None:
    """Counts one article in: every judged statement that has its pair among `statements`."""
    told = find_parties(article, statements, names)
    parties = {party.id: party for party in told.parties}
    baseline = _Baseline(article.text, names)
    for one, statement in _pairs(article.text, marked, statements):
        if one.is_judged:
            found = [parties[number] for number in told.by.get(statement.id, ())]
            scores.add(one, found, baseline.guess(statement), article.text)


def _pairs(
    text: str, marked: Sequence[MarkedParty], statements: Sequence[Statement]
) -> Iterator[tuple[MarkedParty, Statement]]:
    """The marked statements come, each with the one told: outermost and nested ones apart."""
    words = WordIndex(text)
    for nested in (False, True):
        told = [statement for statement in statements if (statement.parent is not None) == nested]
        known = [one for one in marked if one.nested == nested]
        ours = [words.of(_relation_of(one)) for one in told]
        theirs = [words.of(Relation(one.source, one.cue, one.content)) for one in known]
        for own, other in pair_by_content(ours, theirs):
            yield known[other], told[own]


def _relation_of(one: Statement) -> Relation:
    source = one.source.spans if one.source else ()
    return Relation(source, one.cue.spans, one.content.spans)


def same_name(one: str, other: str) -> bool:
    """True when two names are the same but for what the module says is not regarded."""
    return plain_name(one) == plain_name(other)


def plain_name(name: str) -> str:
    """A name as it is compared."""
    words = name.replace("’", "'").casefold().split()
    if len(words) > 1 and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words).strip(_EDGES)


def _error_class(marked: MarkedParty, found: Sequence[Party], text: str) -> str:
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
