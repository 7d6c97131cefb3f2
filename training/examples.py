"""Marked articles to windows of tensors.

PolNeAR: github.com/networkdynamics/PolNeAR. The worldwide newswire, from which names are
drawn: github.com/stanfordnlp/en-worldwide-newswire.
"""

import dataclasses
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.evaluation.brat import MarkedArticle, Relation
from onrecord.evaluation.newswire import newswire_files
from onrecord.inference.names import KINDS
from onrecord.inference.tokens import CASES, Tokenizer, Tokens
from onrecord.inference.windows import NearWords, window_inputs, words_near
from onrecord.types import Span
from training.network import CUE_TAGS, REACH, ROLE_TAGS


@dataclass(frozen=True)
class Example:
    """An article as word numbers: each relation is a cue and its source and content runs."""

    name: str
    tokens: Tokens
    words: list[str]
    relations: list["WordRelation"]
    names: tuple["WordName", ...] | None = None  # None where names are not marked
    weight: float = 1.0  # how much its relations teach
    taught: "Taught | None" = None  # what teachers say of it, where they were asked


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


Chances = NDArray[np.float32]


@dataclass(frozen=True)
class Taught:
    """The chances that teachers give: of cue tags, and of role tags around N likely cues."""

    cues: Chances  # [W, 3]
    places: list[tuple[int, int]]  # N cues in half-open word numbers
    begins: list[int]  # N: the first word in reach of each
    roles: list[Chances]  # N of [R, 5]


def to_example(article: MarkedArticle, tokenizer: Tokenizer) -> Example:
    """The article with every span widened to whole words."""
    tokens = tokenizer.read(article.text)
    relations = [_to_words(relation, tokens) for relation in article.relations]
    words = [article.text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    return Example(article.name, tokens, words, relations)


def to_silver_example(
    article: MarkedArticle,
    names: Sequence[tuple[Span, str]] | None,
    tokenizer: Tokenizer,
    weight: float,
) -> Example:
    """An article that nobody marked for relations, with those that a model found."""
    example = to_example(article, tokenizer)
    example = dataclasses.replace(example, weight=weight)
    if names is None:
        return example
    runs = ((word_run(span, example.tokens), KINDS.index(kind)) for span, kind in names)
    marked = tuple(WordName(*run, kind) for run, kind in runs)
    return dataclasses.replace(example, names=marked)


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
    """Names of people and places, one word each, of the outlets that are not held out."""
    names = set()
    for path in newswire_files(folder, held_out=False):
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

    def holds(self, run: tuple[int, int]) -> bool:
        """True where all words of the run, in word numbers of the article, are in the window."""
        return self.first <= run[0] and run[1] <= self.after


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
    cue_chances: torch.Tensor  # [B, W, 3] wanted
    nested_chances: torch.Tensor  # [B, W, 3]
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
    chances: torch.Tensor  # [N, R, 5] wanted


def collate(windows: list[Window]) -> Batch:
    """The windows as one batch."""
    inputs = [window_inputs(w.tokens, w.first, w.after) for w in windows]
    tags = [_tags_of(window) for window in windows]
    mask = _padded([np.ones(len(pieces), bool) for pieces, _, _ in inputs])
    rows = [row for number, window in enumerate(windows) for row in _cue_rows(number, window)]
    return Batch(
        pieces=_padded([pieces for pieces, _, _ in inputs]),
        features=_padded([features for _, features, _ in inputs]),
        mask=mask[:, None, None, :],
        firsts=_padded([firsts for _, _, firsts in inputs]),
        word_mask=_padded([np.ones(len(firsts), bool) for _, _, firsts in inputs]),
        cue_chances=_padded([_cue_chances(*pair) for pair in zip(windows, tags, strict=True)]),
        nested_chances=_padded([_sure(one.nested, len(CUE_TAGS)) for one in tags]),
        name_tags=_padded([one.names for one in tags], -1),
        weights=torch.tensor([window.example.weight for window in windows]),
        taken=_padded([one.taken for one in tags]),
        cues=_cues(rows, windows),
        windows=windows,
    )


def _padded(rows: list[np.ndarray], fill: int = 0) -> torch.Tensor:
    """The rows [N, ...] as one tensor, as long as the longest, `fill` behind the others."""
    longest = max(len(row) for row in rows)
    table = np.full((len(rows), longest, *rows[0].shape[1:]), fill, rows[0].dtype)
    for number, row in enumerate(rows):
        table[number, : len(row)] = row
    return torch.from_numpy(table)


@dataclass(frozen=True)
class WordTags:
    """What the W words of one window are."""

    cues: np.ndarray  # [W] 0 none, 1 begins, 2 goes on
    nested: np.ndarray  # [W] the same, of cues in another's content
    names: np.ndarray  # [W], -1 where names are not marked
    taken: np.ndarray  # [W] words of marked cues and contents


def _sure(tags: np.ndarray, kinds: int) -> Chances:
    """Chances [W, kinds] that are all on the tags [W]."""
    return np.eye(kinds, dtype=np.float32)[tags]


def _cue_chances(window: Window, tags: WordTags) -> Chances:
    """The wanted chances [W, 3] of cue tags: what teachers say where they were asked."""
    taught = window.example.taught
    if taught is None:
        return _sure(tags.cues, len(CUE_TAGS))
    return _begun(taught.cues[window.first : window.after])


def _begun(said: Chances) -> Chances:
    """What goes on in the first word of a window begins there: the chain knows nothing else."""
    begun = said.copy()
    for begins in range(1, said.shape[1], 2):
        begun[0, begins] += begun[0, begins + 1]
        begun[0, begins + 1] = 0
    return begun


def _tags_of(window: Window) -> WordTags:
    size = window.after - window.first
    cues, nested = np.zeros(size, np.int64), np.zeros(size, np.int64)
    taken = np.zeros(size, bool)
    for relation in window.example.relations:
        for start, stop in [relation.cue, *relation.content]:
            taken[max(0, start - window.first) : max(0, stop - window.first)] = True
        if window.holds(relation.cue):
            begin, after = relation.cue[0] - window.first, relation.cue[1] - window.first
            tags = nested if relation.nested else cues
            tags[begin] = 1
            tags[begin + 1 : after] = 2
    return WordTags(cues, nested, _name_tags(window), taken)


def _name_tags(window: Window) -> np.ndarray:
    """The name tags [W] of the words of a window; -1 where they are not marked."""
    size, names = window.after - window.first, window.example.names
    if names is None:
        return np.full(size, -1, np.int64)
    tags = np.zeros(size, np.int64)
    for name in names:
        begin, after = name.first - window.first, name.after - window.first
        if begin >= 0 and after <= size:
            tags[begin] = 1 + 2 * name.kind
            tags[begin + 1 : after] = 2 + 2 * name.kind
        else:  # of a name that the window cuts nothing is learned
            tags[max(begin, 0) : max(after, 0)] = -1
    return tags


def _cue_rows(number: int, window: Window) -> Iterator["CueRow"]:
    """The cues that lie whole in the window, which is the batch's `number`th."""
    example = window.example
    taught = {} if example.taught is None else _said_of_roles(example.taught)
    for relation in example.relations:
        if window.holds(relation.cue):
            near = near_in_window(window, relation.cue)
            chances = _sure(_role_tags(relation, near.words), len(ROLE_TAGS))
            if relation.cue in taught:
                chances = _said_near(taught.pop(relation.cue), near)
            yield _cue_row(number, window, relation.cue, near, chances)
    for cue, said in taught.items():
        if window.holds(cue):
            near = near_in_window(window, cue)
            yield _cue_row(number, window, cue, near, _said_near(said, near))


def _said_of_roles(taught: Taught) -> dict[tuple[int, int], tuple[int, Chances]]:
    """The first word in reach and the chances of roles, by cue."""
    return dict(zip(taught.places, zip(taught.begins, taught.roles, strict=True), strict=True))


def _said_near(said: tuple[int, Chances], near: NearWords) -> Chances:
    """Of what teachers say around a cue, that of the words of the window."""
    begin, chances = said
    return _begun(chances[near.words[0] - begin : near.words[-1] + 1 - begin])


def _cue_row(
    number: int, window: Window, cue: tuple[int, int], near: NearWords, chances: Chances
) -> "CueRow":
    return CueRow(number, cue[0] - window.first, cue[1] - 1 - window.first, near, chances)


def mistaken_cues(batch: Batch, chances: torch.Tensor, least: float) -> Cues:
    """Words that the network takes for cues with at least a chance of `least`, wrongly.

    `chances` [B, W, 3] are those of none, begins, goes on. Words of marked contents are left
    out: a cue there may be a nested one, which the marking does not tell. Their tags are all
    0: the role tagger learns that such a cue has no content.
    """
    table = chances.numpy()
    wrong = (table[:, :, 1] > least) & batch.word_mask.numpy() & ~batch.taken.numpy()
    # What teachers think likely enough is in the batch already.
    wrong[batch.cues.window.numpy(), batch.cues.first.numpy()] = False
    rows = []
    for number, first in zip(*np.nonzero(wrong), strict=True):
        window = batch.windows[number]
        size = window.after - window.first
        after = first + 1
        while after < size and table[number, after].argmax() == 2:
            after += 1
        cue = (int(first) + window.first, int(after) + window.first)
        near = near_in_window(window, cue)
        nothing = _sure(np.zeros(len(near.words), np.int64), len(ROLE_TAGS))
        rows.append(_cue_row(int(number), window, cue, near, nothing))
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
    chances: Chances  # [R, 5]


def _cues(rows: list[CueRow], windows: list[Window]) -> Cues:
    reach = max((len(row.chances) for row in rows), default=1)
    around, distances, paragraphs = (np.zeros((len(rows), reach), np.int64) for _ in range(3))
    chances = np.zeros((len(rows), reach, len(ROLE_TAGS)), np.float32)
    mask = np.zeros((len(rows), reach), bool)
    for number, row in enumerate(rows):
        size = len(row.chances)
        mask[number, :size] = True
        around[number, :size] = row.near.words - windows[row.window].first
        distances[number, :size] = row.near.distances
        paragraphs[number, :size] = row.near.paragraphs
        chances[number, :size] = row.chances
    places = np.array([(row.window, row.first, row.last) for row in rows], np.int64).reshape(-1, 3)
    return Cues(
        *(torch.from_numpy(places[:, column].copy()) for column in range(3)),
        torch.from_numpy(around),
        torch.from_numpy(mask),
        torch.from_numpy(distances),
        torch.from_numpy(paragraphs),
        torch.from_numpy(chances),
    )
