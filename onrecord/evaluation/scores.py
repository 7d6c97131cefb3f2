"""How well found relations agree with marked ones, under the measures of the literature.

Words, not characters, are compared. A relation is what stands outermost; nested ones are left
out, since PolNeAR does not mark them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from onrecord.evaluation.brat import Relation
from onrecord.types import Span
from onrecord.types.roles import Spans

WORD = re.compile(r"[^\W_]+(?:[.,&][^\W_]+)*|\S")
ROLES = ("source", "cue", "content")
Words = frozenset[int]


@dataclass(slots=True)
class Count:
    """Right ones of those found and of those marked."""

    right: int = 0
    found: int = 0
    marked: int = 0

    def add(self, right: int, found: int, marked: int) -> None:
        """Counts one more article in."""
        self.right += right
        self.found += found
        self.marked += marked

    @property
    def precision(self) -> float:
        """Share of what was found that is right, in 100; 0 when nothing was found."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what was marked that was found, in 100; 0 when nothing was marked."""
        return 100 * self.right / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in 100."""
        total = self.found + self.marked
        return 200 * self.right / total if total else 0.0


def _counts() -> dict[str, Count]:
    names = (*ROLES, "whole relations", "words of contents", "who said what", "nested")
    return {name: Count() for name in names}


@dataclass(slots=True)
class Scores:
    """The sums over all articles so far, by measure, and the share found by manner."""

    articles: int = 0
    counts: dict[str, Count] = field(default_factory=_counts)
    manners: dict[str, Count] = field(default_factory=dict)
    # For calibration: the confidence of each found statement and whether it is right.
    judged: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, text: str, found: Sequence[Relation], marked: Sequence[Relation]) -> None:
        """Counts one article in: spans, whole relations, content words, who said what."""
        self.articles += 1
        words = WordIndex(text)
        ours = [words.of(relation) for relation in found if not relation.nested]
        theirs = [words.of(relation) for relation in marked if not relation.nested]
        for role in ROLES:
            _add_sets(self.counts[role], _runs(ours, role), _runs(theirs, role))
        _add_sets(
            self.counts["whole relations"],
            {words.bare(relation) for relation in ours},
            {words.bare(relation) for relation in theirs},
        )
        _add_sets(self.counts["words of contents"], _content(ours), _content(theirs))
        pairs = pair_by_content(ours, theirs)
        said = [(one, other) for one, other in pairs if same_source(ours[one], theirs[other])]
        right = {one for one, _ in said}
        outer = [relation for relation in found if not relation.nested]
        self.judged += [
            (relation.confidence, number in right) for number, relation in enumerate(outer)
        ]
        self.counts["who said what"].add(len(said), len(ours), len(theirs))
        self._add_nested(words, found, marked)
        self._add_manners(text, theirs, {other for _, other in said}, words)

    def _add_nested(
        self, words: "WordIndex", found: Sequence[Relation], marked: Sequence[Relation]
    ) -> None:
        ours = [words.of(relation) for relation in found if relation.nested]
        theirs = [words.of(relation) for relation in marked if relation.nested]
        pairs = pair_by_content(ours, theirs)
        right = sum(same_source(ours[one], theirs[other]) for one, other in pairs)
        self.counts["nested"].add(right, len(ours), len(theirs))

    def _add_manners(
        self, text: str, marked: Sequence["WordRelation"], right: set[int], words: "WordIndex"
    ) -> None:
        for number, relation in enumerate(marked):
            manner = words.manner(text, relation)
            count = self.manners.setdefault(manner, Count())
            count.add(number in right, 0, 1)


@dataclass(frozen=True, slots=True)
class WordRelation:
    """A relation in words of the text: runs (half-open) by role, and sets of word numbers."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]

    def words(self, role: str) -> Words:
        """The numbers of all words of a role."""
        runs: tuple[tuple[int, int], ...] = getattr(self, role)
        return frozenset(word for start, end in runs for word in range(start, end))


class WordIndex:
    """The words of a text, to turn spans of characters into runs of words."""

    def __init__(self, text: str) -> None:
        found = [match.span() for match in WORD.finditer(text)]
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]
        self.marks = {
            number for number, (start, _) in enumerate(found) if not text[start].isalnum()
        }

    def of(self, relation: Relation | Spans) -> WordRelation:
        """The relation in words: every word that a span touches."""
        return WordRelation(
            *(tuple(self.run(span) for span in getattr(relation, role)) for role in ROLES)
        )

    def run(self, span: Span) -> tuple[int, int]:
        """The words that a span touches, half-open."""
        first = bisect_right(self.ends, span.start)
        return first, max(first, bisect_left(self.starts, span.end))

    def bare(self, relation: WordRelation) -> tuple[tuple[tuple[int, int], ...], ...]:
        """The relation with the punctuation at the edges of its runs left out."""
        return tuple(tuple(self._bare_runs(getattr(relation, role))) for role in ROLES)

    def _bare_runs(self, runs: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
        for start, end in runs:
            while start < end and start in self.marks:
                start += 1
            while start < end and end - 1 in self.marks:
                end -= 1
            if start < end:
                yield start, end

    def manner(self, text: str, relation: WordRelation) -> str:
        """How a marked content is written: direct, mixed or indirect, by its own marks."""
        words = sorted(relation.words("content"))
        if not words:
            return "indirect"
        letters = [text[self.starts[word]] for word in words]
        if not any(letter in '"“”' for letter in letters):
            return "indirect"
        return "direct" if letters[0] in '"“' and letters[-1] in '"”' else "mixed"


def same_source(one: WordRelation, other: WordRelation) -> bool:
    """True when the sources share a word, or neither names one."""
    ours, theirs = one.words("source"), other.words("source")
    return bool(ours & theirs) or not (ours or theirs)


def pair_by_content(
    ours: Sequence[WordRelation], theirs: Sequence[WordRelation]
) -> list[tuple[int, int]]:
    """Pairs, one to one, whose contents share at least half of the union of their words.

    The pairs that share most come first; of equals, those whose sources agree.
    """
    other_words = [relation.words("content") for relation in theirs]
    ranked = []
    for number, relation in enumerate(ours):
        words = relation.words("content")
        for other, their_words in enumerate(other_words):
            shared = len(words & their_words)
            if shared and 2 * shared >= len(words | their_words):
                share = shared / len(words | their_words)
                agree = same_source(relation, theirs[other])
                ranked.append((-share, not agree, number, other))
    taken_ours: set[int] = set()
    taken_theirs: set[int] = set()
    pairs = []
    for _, _, number, other in sorted(ranked):
        if number not in taken_ours and other not in taken_theirs:
            taken_ours.add(number)
            taken_theirs.add(other)
            pairs.append((number, other))
    return pairs


def _runs(relations: Iterable[WordRelation], role: str) -> set[object]:
    return {run for relation in relations for run in getattr(relation, role)}


def _content(relations: Iterable[WordRelation]) -> set[object]:
    return {word for relation in relations for word in relation.words("content")}


def _add_sets(count: Count, found: AbstractSet[object], marked: AbstractSet[object]) -> None:
    count.add(len(found & marked), len(found), len(marked))
