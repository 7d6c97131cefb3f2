"""Marked articles to windows of tensors.

PolNeAR: github.com/networkdynamics/PolNeAR. The worldwide newswire, from which names are
drawn: github.com/stanfordnlp/en-worldwide-newswire.
"""

import dataclasses
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from onrecord.evaluation.brat import MarkedArticle, Relation
from onrecord.inference.names import KINDS
from onrecord.inference.tokens import CASES, Tokenizer, Tokens
from onrecord.inference.windows import NearWords, window_inputs, words_near
from onrecord.types import Span
from training.network import REACH


@dataclass(frozen=True)
class Example:
    """An article as word numbers: each relation is a cue and its source and content runs."""

    name: str
    tokens: Tokens
    words: list[str]
    relations: list["WordRelation"]
    names: tuple["WordName", ...] | None = None  # None where names are not marked
    weight: float = 1.0  # how much its relations teach


@dataclass(frozen=True)
class WordRelation:
    """One relation in half-open word numbers; `nested` if it stands in another's content."""

    cue: tuple[int, int]
    source: list[tuple[int, int]]
    content: list[tuple[int, int]]
    nested: bool = False


@dataclass(frozen=True)
class WordName:
    """A name in half-open word numbers; `kind` is its number in `KINDS`."""

    first: int
    after: int
    kind: int


def to_example(article: MarkedArticle, tokenizer: Tokenizer) -> Example:
    """The article with every span widened to whole words."""
    tokens = tokenizer.read(article.text)
    relations = [_to_words(relation, tokens) for relation in article.relations]
    words = [article.text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    return Example(article.name, tokens, words, relations)


def to_silver_example(
    text: str,
    relations: list[Relation],
    names: Sequence[tuple[Span, str]] | None,
    tokenizer: Tokenizer,
    weight: float,
) -> Example:
    """An article that nobody marked for relations, with those that a model found."""
    example = to_example(MarkedArticle("silver", text, tuple(relations)), tokenizer)
    if names is None:
        return dataclasses.replace(example, weight=weight)
    runs = ((word_run(span, example.tokens), KINDS.index(kind)) for span, kind in names)
    marked = tuple(WordName(*run, kind) for run, kind in runs)
    return dataclasses.replace(example, names=marked, weight=weight)


def word_run(span: Span, tokens: Tokens) -> tuple[int, int]:
    """The words that a span touches, as half-open numbers."""
    first = int(np.searchsorted(tokens.ends, span.start, side="right"))
    after = int(np.searchsorted(tokens.starts, span.end, side="left"))
    return first, max(after, first)


def _to_words(relation: Relation, tokens: Tokens) -> WordRelation:
    def runs(spans: tuple[Span, ...]) -> list[tuple[int, int]]:
        return [run for run in (word_run(span, tokens) for span in spans) if run[1] > run[0]]

    return WordRelation(
        runs(relation.cue)[0], runs(relation.source), runs(relation.content), relation.nested
    )


class NameSwapper:
    """Puts names of other countries in the place of an article's own, the same throughout.

    A word counts as a name if it is written with a capital in mid-sentence and hardly ever
    without one in the corpus. Sources must then be found by the sentence, not by "Trump".
    """

    def __init__(self, examples: list[Example], newswire: Path) -> None:
        lower: dict[str, int] = {}
        upper: dict[str, int] = {}
        for example in examples:
            for number, word in enumerate(example.words):
                case = CASES[example.tokens.features[number, 0]]
                if case == "lower":
                    lower[word] = lower.get(word, 0) + 1
                elif case == "capital" and number and example.words[number - 1].isalpha():
                    upper[word.lower()] = upper.get(word.lower(), 0) + 1
        self.names = {
            word
            for word, count in upper.items()
            if count > 9 * lower.get(word, 0) and len(word) > 3
        }
        self.others = _newswire_names(newswire)

    def swap(self, example: Example, chance: random.Random, tokenizer: Tokenizer) -> Tokens:
        """The example's tokens with four in ten of its names exchanged."""
        chosen: dict[str, str] = {}
        cut = []
        tokens = example.tokens
        for number, word in enumerate(example.words):
            if tokens.features[number, 0] == CASES.index("capital") and word.lower() in self.names:
                if word not in chosen:
                    swapped = chance.random() < 0.4
                    chosen[word] = chance.choice(self.others) if swapped else word
                word = chosen[word]
            cut.append(tokenizer.pieces_of(word))
        firsts = np.zeros(len(cut) + 1, np.int64)
        np.cumsum([len(ids) for ids in cut], out=firsts[1:])
        pieces = np.array([piece for ids in cut for piece in ids], np.int64)
        return Tokens(
            tokens.starts, tokens.ends, tokens.paragraphs, tokens.features, pieces, firsts
        )


def _newswire_names(folder: Path) -> list[str]:
    names = set()
    for path in sorted(folder.glob("**/*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            word, _, tag = line.partition("\t")
            if tag[2:].strip() in ("Person", "Location") and word.istitle() and word.isalpha():
                names.add(word)
    return sorted(names)


@dataclass(frozen=True)
class Window:
    """A run of words of one article that fits into the encoder."""

    example: Example
    tokens: Tokens
    first: int
    after: int

    def pieces(self) -> int:
        """How many word pieces it has."""
        return int(self.tokens.firsts[self.after] - self.tokens.firsts[self.first])


def cut_windows(
    example: Example, tokens: Tokens, limit: int, chance: random.Random
) -> list[Window]:
    """Windows of at most `limit` pieces that cover the article once.

    Cuts fall on paragraphs where one ends within the last third, else anywhere; the first
    window's length is drawn, so that cuts fall elsewhere in each epoch.
    """
    windows, first = [], 0
    room = limit if tokens.firsts[-1] <= limit else chance.randrange(limit // 3, limit + 1)
    while first < len(tokens):
        after = int(np.searchsorted(tokens.firsts, tokens.firsts[first] + room, "right")) - 1
        after = max(min(after, len(tokens)), first + 1)
        if after < len(tokens):
            while_back = first + (after - first) * 2 // 3
            paragraphs = tokens.paragraphs[while_back : after + 1]
            edges = np.flatnonzero(np.diff(paragraphs))
            if len(edges):
                after = while_back + int(edges[-1]) + 1
        windows.append(Window(example, tokens, first, after))
        first, room = after, limit
    return windows


@dataclass(frozen=True)
class Batch:
    """B windows, padded, with N cues of their relations; see the network for shapes."""

    pieces: torch.Tensor
    features: torch.Tensor
    mask: torch.Tensor
    firsts: torch.Tensor
    word_mask: torch.Tensor
    cue_tags: torch.Tensor
    nested_tags: torch.Tensor
    name_tags: torch.Tensor  # [B, W], -1 where names are not marked
    weights: torch.Tensor  # [B] how much the window's relations teach
    taken: torch.Tensor  # [B, W] words of marked cues and contents
    cues: "Cues"
    windows: list[Window]


@dataclass(frozen=True)
class Cues:
    """N cues: where each stands and the words in its reach."""

    window: torch.Tensor  # [N]
    first: torch.Tensor  # [N] word numbers in the window
    last: torch.Tensor  # [N]
    around: torch.Tensor  # [N, R] word numbers in the window, 0 where masked
    mask: torch.Tensor  # [N, R]
    distances: torch.Tensor  # [N, R]
    paragraphs: torch.Tensor  # [N, R]
    tags: torch.Tensor  # [N, R]


def collate(windows: list[Window]) -> Batch:
    """The windows as one batch."""
    inputs = [window_inputs(w.tokens, w.first, w.after) for w in windows]
    count = len(windows)
    longest = max(len(i[0]) for i in inputs)
    most = max(len(i[2]) for i in inputs)
    pieces = np.zeros((count, longest), np.int64)
    features = np.zeros((count, longest, inputs[0][1].shape[1]), np.int64)
    mask = np.zeros((count, 1, 1, longest), bool)
    firsts = np.zeros((count, most), np.int64)
    word_mask = np.zeros((count, most), bool)
    cue_tags = np.zeros((count, most), np.int64)
    nested_tags = np.zeros((count, most), np.int64)
    name_tags = np.full((count, most), -1, np.int64)
    taken = np.zeros((count, most), bool)
    rows: list[CueRow] = []
    for number, (window, (ids, feature, first_pieces)) in enumerate(
        zip(windows, inputs, strict=True)
    ):
        pieces[number, : len(ids)] = ids
        features[number, : len(ids)] = feature
        mask[number, 0, 0, : len(ids)] = True
        firsts[number, : len(first_pieces)] = first_pieces
        word_mask[number, : len(first_pieces)] = True
        _tag_names(window, name_tags[number, : len(first_pieces)])
        for relation in window.example.relations:
            for start, stop in [relation.cue, *relation.content]:
                taken[number, max(0, start - window.first) : max(0, stop - window.first)] = True
            begin, end = relation.cue[0] - window.first, relation.cue[1] - window.first
            if begin < 0 or relation.cue[1] > window.after:
                continue
            tags = nested_tags if relation.nested else cue_tags
            tags[number, begin] = 1
            tags[number, begin + 1 : end] = 2
            near = near_in_window(window, relation.cue)
            rows.append(CueRow(number, begin, end - 1, near, _role_tags(relation, near.words)))
    return Batch(
        torch.from_numpy(pieces),
        torch.from_numpy(features),
        torch.from_numpy(mask),
        torch.from_numpy(firsts),
        torch.from_numpy(word_mask),
        torch.from_numpy(cue_tags),
        torch.from_numpy(nested_tags),
        torch.from_numpy(name_tags),
        torch.tensor([window.example.weight for window in windows]),
        torch.from_numpy(taken),
        _cues(rows, windows),
        windows,
    )


def _tag_names(window: Window, tags: np.ndarray) -> None:
    """The tags [W] of a window in which names are marked are those of its names."""
    names = window.example.names
    if names is None:
        return
    tags[:] = 0
    for name in names:
        begin, after = name.first - window.first, name.after - window.first
        if begin >= 0 and after <= len(tags):
            tags[begin] = 1 + 2 * name.kind
            tags[begin + 1 : after] = 2 + 2 * name.kind
        else:  # of a name that the window cuts nothing is learned
            tags[max(begin, 0) : max(after, 0)] = -1


def mistaken_cues(batch: Batch, chances: torch.Tensor, least: float) -> Cues:
    """Words that the network takes for cues with at least a chance of `least`, wrongly.

    `chances` [B, W, 3] are those of none, begins, goes on. Words of marked contents are left
    out: a cue there may be a nested one, which the marking does not tell. Their tags are all
    0: the role tagger learns that such a cue has no content.
    """
    table = chances.numpy()
    wrong = (table[:, :, 1] > least) & batch.word_mask.numpy() & ~batch.taken.numpy()
    rows = []
    for number, first in zip(*np.nonzero(wrong), strict=True):
        window = batch.windows[number]
        size = window.after - window.first
        after = first + 1
        while after < size and table[number, after].argmax() == 2:
            after += 1
        cue = (int(first) + window.first, int(after) + window.first)
        near = near_in_window(window, cue)
        none = np.zeros(len(near.words), np.int64)
        rows.append(CueRow(int(number), int(first), int(after) - 1, near, none))
    return _cues(rows, batch.windows)


def near_in_window(window: Window, cue: tuple[int, int]) -> NearWords:
    """The words of the window in reach of a cue, both in word numbers of the article."""
    return words_near(window.tokens, cue, (window.first, window.after), REACH, REACH)


def _role_tags(relation: WordRelation, words: np.ndarray) -> np.ndarray:
    """The tags [R] of the words that a relation has as its source and content."""
    tags = np.zeros(len(words), np.int64)
    for kind, runs in ((1, relation.source), (3, relation.content)):
        for start, end in runs:
            inside = np.flatnonzero((words >= start) & (words < end))
            if len(inside):
                tags[inside] = kind + 1
                tags[inside[0]] = kind
    return tags


@dataclass(frozen=True)
class CueRow:
    """One cue of a batch: its window, its first and last word there, and the words near it."""

    window: int
    first: int
    last: int
    near: NearWords
    tags: np.ndarray


def _cues(rows: list[CueRow], windows: list[Window]) -> Cues:
    reach = max((len(row.tags) for row in rows), default=1)
    around, distances, paragraphs, tags = (np.zeros((len(rows), reach), np.int64) for _ in range(4))
    mask = np.zeros((len(rows), reach), bool)
    for number, row in enumerate(rows):
        size = len(row.tags)
        mask[number, :size] = True
        around[number, :size] = row.near.words - windows[row.window].first
        distances[number, :size] = row.near.distances
        paragraphs[number, :size] = row.near.paragraphs
        tags[number, :size] = row.tags
    places = np.array([(row.window, row.first, row.last) for row in rows], np.int64).reshape(-1, 3)
    return Cues(
        *(torch.from_numpy(places[:, column].copy()) for column in range(3)),
        torch.from_numpy(around),
        torch.from_numpy(mask),
        torch.from_numpy(distances),
        torch.from_numpy(paragraphs),
        torch.from_numpy(tags),
    )
