"""How well it is told which statement denies which other, on articles marked by reading.

A link is right when both its statements are those of a marked link. Thrice: on the marked
statements with their marked acts and parties; on them with acts and parties as onrecord tells
them; and on the statements that the reader finds, paired with the marked ones by their contents
as `scores` pairs them. A found link of which a statement has no pair is wrong.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from onrecord.evaluation.marked import (
    MarkedStatement,
    MarkedText,
    as_statements,
    pair_statements,
    read_marked_texts,
)
from onrecord.evaluation.outcome import Outcome, Progress
from onrecord.evaluation.scores import Count
from onrecord.reading.acts import tell_acts
from onrecord.reading.disputes import Voiced, find_denials, voices
from onrecord.reading.parties import find_parties
from onrecord.reading.parts import tell_parts
from onrecord.run import Reader
from onrecord.types import Article, NameSpan, Statement
from onrecord.types.roles import Spans

Link = tuple[str, str]
# Parties that the markings write for nobody in particular.
_NOBODY = frozenset({"[unstated]", "[generic]"})
_SHOWN = 90


@dataclass(frozen=True, slots=True)
class MarkedDenials:
    """An article, its marked statements, and the links between them: denier, denied."""

    name: str
    text: str
    statements: tuple[Voiced, ...]
    links: frozenset[Link]


@dataclass(slots=True)
class DenialScores:
    """The sums over all articles so far, and the links that were wrong or missed, as lines."""

    count: Count = field(default_factory=Count)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def add(
        self, marked: MarkedDenials, found: Iterable[Link], told: Sequence[Voiced] | None = None
    ) -> None:
        """Counts one article in; `found` are links between `told`, or between those marked."""
        paired = None if told is None else pair_with_marked(marked, told)
        ours = {(_paired(one, paired), _paired(other, paired)) for one, other in found}
        self.count.add(len(ours & marked.links), len(ours), len(marked.links))
        show = {one.id: _shown(marked.text, one) for one in (*marked.statements, *(told or ()))}
        self.wrong += _lines(marked.name, ours - marked.links, show)
        self.missed += _lines(marked.name, marked.links - ours, show)


def measure(folder: Path, reader: Reader, progress: Progress) -> Outcome:
    """The precision and recall of links, and those that are wrong and missed."""
    given, told, found, judged = (DenialScores() for _ in range(4))
    for number, read in enumerate(read_marked_texts(folder), start=1):
        marked = marked_denials(read)
        given.add(marked, links_of(marked.text, marked.statements))
        article = tell_parts(Article(marked.name, marked.text))
        findings = reader.model.find(article.text, article.closed)
        as_marked = tell(article, as_statements(read.statements), findings.names)
        told.add(marked, links_of(marked.text, as_marked))
        record = reader.read(Article(marked.name, marked.text))
        ours = tuple(_apart(one) for one in voices(marked.text, record.statements, record.parties))
        links = [
            (f"found {one.id}", f"found {other}")
            for one in record.statements
            for other in one.denies
        ]
        found.add(marked, links, ours)
        known = pair_with_marked(marked, ours)
        judged.add(marked, [link for link in links if known.keys() >= set(link)], ours)
        progress(number)
    scores = {
        "precision of links": found.count.precision,
        "recall of links": found.count.recall,
        "precision of links between marked statements": judged.count.precision,
        "precision of links, statements marked": given.count.precision,
        "recall of links, statements marked": given.count.recall,
    }
    table = tuple(denial_table(given, told, found, judged))
    return Outcome(table, scores, ("**/*.txt", "**/*.jsonl"))


def links_of(text: str, statements: Sequence[Voiced]) -> Iterator[Link]:
    """The links that onrecord finds between statements come: denier, denied."""
    for denier, denied in find_denials(text, statements).items():
        for one in denied:
            yield denier, one


def tell(
    article: Article, statements: Sequence[Statement], names: Sequence[NameSpan]
) -> tuple[Voiced, ...]:
    """The statements with the acts and parties that onrecord tells."""
    told = find_parties(article, statements, names)
    known = tuple(
        replace(one, by=told.by.get(one.id, ())) for one in tell_acts(article.text, statements)
    )
    return voices(article.text, known, told.parties)


def pair_with_marked(marked: MarkedDenials, ours: Sequence[Voiced]) -> dict[str, str]:
    """The id of the marked statement of each of ours that has one; nested ones have none."""
    outer = [one for one in ours if one.parent is None]
    wanted = marked.statements
    pairs = pair_statements(
        marked.text, [_spans_of(one) for one in outer], [_spans_of(one) for one in wanted]
    )
    return {outer[one].id: wanted[other].id for one, other in pairs}


def _spans_of(one: Voiced) -> Spans:
    return Spans(one.source, one.cue, one.content)


def marked_denials(marked: MarkedText) -> MarkedDenials:
    """The marked statements of an article with those who make them, and the links between them."""
    names: dict[str, set[str]] = {}
    for one in marked.statements:
        by = _parties(one)
        for party in by:
            names.setdefault(party, {party})
        if len(by) == 1 and one.spans.source:
            names[by[0]].add(" ".join(span.of(marked.text) for span in one.spans.source))
    return MarkedDenials(
        marked.name,
        marked.text,
        tuple(_voiced(one, names) for one in marked.statements),
        frozenset((one.id, other) for one in marked.statements for other in one.denies),
    )


def _voiced(one: MarkedStatement, names: Mapping[str, set[str]]) -> Voiced:
    by = _parties(one)
    act, polarity = one.told()
    return Voiced(
        id=one.id,
        source=one.spans.source,
        cue=one.spans.cue,
        content=one.spans.content,
        act=act,
        polarity=polarity,
        by=by,
        names=tuple(sorted(name for party in by for name in names[party])),
        kinds=() if one.kind == "several" or one.kind == "unstated" else (one.kind,) * len(by),
    )


def _parties(one: MarkedStatement) -> tuple[str, ...]:
    return () if one.party in _NOBODY else tuple(one.party.split("; "))


def _apart(one: Voiced) -> Voiced:
    """The statement under an id that no marked one has."""
    parent = None if one.parent is None else f"found {one.parent}"
    return replace(one, id=f"found {one.id}", parent=parent)


def _paired(one: str, pairs: dict[str, str] | None) -> str:
    return one if pairs is None else pairs.get(one, one)


def _lines(name: str, links: Iterable[Link], show: dict[str, str]) -> list[str]:
    return [f"{name}: {show[one]} AGAINST {show[other]}" for one, other in sorted(links)]


def _shown(text: str, one: Voiced) -> str:
    spans = sorted((*one.source, *one.cue, *one.content))
    words = " ".join(" ".join(span.of(text).split()) for span in spans)
    return f"({one.id}) {words[:_SHOWN]}"


def denial_table(
    given: DenialScores, told: DenialScores, found: DenialScores, judged: DenialScores
) -> Iterable[str]:
    """The scores as lines of a table, in 100, and the links of found statements that fail."""
    yield f"{'':44}{'precision':>10}{'recall':>8}{'found':>7}{'marked':>8}"
    for title, scores in (
        ("statements, acts and parties as marked", given),
        ("statements as marked, the rest as told", told),
        ("statements as found", found),
        ("  of these, both statements marked", judged),
    ):
        count = scores.count
        yield (
            f"{title:44}{count.precision:10.1f}{count.recall:8.1f}{count.found:7}{count.marked:8}"
        )
    yield ""
    yield from (f"wrong: {line}" for line in found.wrong)
    yield from (f"missed: {line}" for line in found.missed)
