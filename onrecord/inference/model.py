"""The shipped network at work: an article's words in, linked attribution relations out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from onrecord.errors import ModelError, TooLargeError
from onrecord.inference.bundle import Bundle, Chain, open_bundle
from onrecord.inference.confidence import chance_of, confidence_features
from onrecord.inference.decode import Floats, Run, best_roles, find_cues, runs_of
from onrecord.inference.names import find_names
from onrecord.inference.tokens import Ints, Tokenizer, Tokens
from onrecord.inference.windows import cut_windows, window_inputs, words_near
from onrecord.types import NameSpan, Span

# An article is read in stretches of so many words, so that memory does not grow with it.
STRETCH = 4096
CUES_AT_ONCE = 64
# A minute and a half's reading on one core; a million characters of prose have 200,000.
MOST_WORDS = 250_000

# Roles are first looked for within so many words of a cue; where one comes within EDGE words of
# the border (the role tagger sees 15 words to each side), the cue is read again with the whole
# reach. Of polnear train's contents 13 in 100 lie further than NEAR - EDGE words from their cue.
NEAR = 48
EDGE = 16

# Adding and normalising in one operator takes 0.81 ms for 384 pieces, in two 0.15 ms: 9 in 100 of
# the encoder's time.
SLOW_FUSIONS = ["SkipLayerNormFusion"]


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution relation as found: spans of the text, in order."""

    cue: Span
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    nested: bool
    confidence: float
    signals: tuple[float, ...]  # what the confidence was reckoned from


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one pass over an article finds, in text order."""

    relations: tuple[Relation, ...]
    names: tuple[NameSpan, ...]


@dataclass(frozen=True, slots=True)
class WordStates:
    """What the encoder says of the words from `first` on; W of them."""

    first: int
    cues: Floats  # [W, 3] tag scores of outermost cues
    nested: Floats  # [W, 3] tag scores of cues inside a content
    around: Floats  # [W, 192] what a word offers as part of a source or content
    anchors: Floats  # [W, 384] its hidden state, which anchors a cue
    names: Floats  # [W, 19] tag scores of names


class Model:
    """Finds attribution relations in text; one thread, the same result whatever else is read."""

    def __init__(self, bundle: Bundle | None = None) -> None:
        self.bundle = bundle or open_bundle()
        self.tokenizer = Tokenizer(self.bundle.vocabulary())

    @property
    def name(self) -> str:
        """`name@checksum`, as it stands in the record."""
        return f"{self.bundle.name}@{self.bundle.checksum}"

    @cached_property
    def _encoder(self) -> Any:
        return _session(self.bundle, "encoder.onnx")

    @cached_property
    def _roles(self) -> Any:
        return _session(self.bundle, "roles.onnx")

    @cached_property
    def _role_chain(self) -> Chain:
        return self.bundle.role_chain.favoring(self.bundle.role_bias)

    def find(self, text: str, closed: Sequence[Span] = ()) -> Findings:
        """Every name, and every relation whose cue does not touch a `closed` span.

        `closed` spans, in order, are furniture, bylines and the like: the network sees their
        words as context, but no source, cue or content may stand in them.
        """
        tokens = self.tokenizer.read(text)
        if len(tokens) > MOST_WORDS:
            raise TooLargeError(
                f"the article has {len(tokens):,} words and marks, more than the {MOST_WORDS:,} "
                "that are read as one; split it into its articles."
            )
        barred = barred_words(tokens, closed)
        relations: list[Relation] = []
        names: list[NameSpan] = []
        for core, states in self._stretches(tokens):
            # At the border of two stretches a cue may be cut otherwise; the first one counts.
            last = relations[-1].cue.end if relations else 0
            new = self._decode(tokens, barred, core, states)
            relations.extend(relation for relation in new if relation.cue.start >= last)
            end = names[-1].end if names else 0
            names.extend(name for name in _names(tokens, core, states) if name.start >= end)
        return Findings(tuple(relations), tuple(names))

    def _stretches(self, tokens: Tokens) -> Iterator[tuple[Run, WordStates]]:
        for first in range(0, len(tokens), STRETCH):
            after = min(first + STRETCH, len(tokens))
            margin = self.bundle.reach + self.bundle.overlap
            begin, end = max(0, first - margin), min(len(tokens), after + margin)
            yield (first, after), self.states_of(tokens, begin, end)

    def states_of(self, tokens: Tokens, first: int, after: int) -> WordStates:
        """What the encoder says of words `first` to `after`, read in windows that overlap."""
        kept: list[list[Floats]] = []
        bundle = self.bundle
        for window in cut_windows(tokens, first, after, bundle.window, bundle.overlap):
            outputs = self.encode_window(tokens, window.first, window.after)
            owned = slice(window.owned_first - window.first, window.owned_after - window.first)
            kept.append([output[owned] for output in outputs])
        return WordStates(first, *(np.concatenate(rows) for rows in zip(*kept, strict=True)))

    def encode_window(self, tokens: Tokens, first: int, after: int) -> list[Floats]:
        """The encoder's five outputs for the words of one window (see `WordStates`)."""
        pieces, features, firsts = window_inputs(tokens, first, after)
        feed = {"pieces": pieces[None], "features": features[None], "firsts": firsts[None]}
        outputs: list[Floats] = self._encoder.run(None, feed)
        return outputs

    def _decode(
        self, tokens: Tokens, barred: np.ndarray[Any, Any], core: Run, states: WordStates
    ) -> Iterator[Relation]:
        cues = self._cues(barred, core, states)
        for start in range(0, len(cues), CUES_AT_ONCE):
            yield from self._relations(tokens, barred, states, cues[start : start + CUES_AT_ONCE])

    def _cues(
        self, barred: np.ndarray[Any, Any], core: Run, states: WordStates
    ) -> list[tuple[Run, bool]]:
        bundle, first = self.bundle, states.first
        outer = find_cues(states.cues, bundle.cue_chain, bundle.cue_bias)
        inner = find_cues(states.nested, bundle.nested_chain, bundle.nested_bias)
        taken = {word for start, end in outer for word in range(start, end)}
        cues = [(cue, False) for cue in outer]
        cues += [(cue, True) for cue in inner if not taken.intersection(range(*cue))]
        placed = sorted(((start + first, end + first), nested) for (start, end), nested in cues)
        return [
            (cue, nested)
            for cue, nested in placed
            if core[0] <= cue[0] < core[1] and not barred[cue[0] : cue[1]].any()
        ]

    def _relations(
        self,
        tokens: Tokens,
        barred: np.ndarray[Any, Any],
        states: WordStates,
        cues: list[tuple[Run, bool]],
    ) -> Iterator[Relation]:
        near = self._decode_roles(tokens, barred, states, [cue for cue, _ in cues], NEAR)
        far = [row for row in range(len(cues)) if near.touches_edge(row)]
        if far:
            rows = [cues[row][0] for row in far]
            wide = self._decode_roles(tokens, barred, states, rows, self.bundle.reach)
        for row, (cue, nested) in enumerate(cues):
            roles, place = (wide, far.index(row)) if row in far else (near, row)
            relation = self._relation(tokens, cue, nested, roles, place)
            if relation and relation.confidence >= self.bundle.least_confidence:
                yield relation

    def _decode_roles(
        self,
        tokens: Tokens,
        barred: np.ndarray[Any, Any],
        states: WordStates,
        cues: list[Run],
        limit: int,
    ) -> "Roles":
        reach = reach_of(tokens, cues, states, limit, self.bundle.reach)
        scores = self.score_roles(states, reach)
        for row, (first, after) in enumerate(cues):
            words = reach.words[row, : reach.lengths[row]]
            shut = barred[words] | ((words >= first) & (words < after))
            scores[row, : reach.lengths[row]][shut, 1:] = -1e4
        tags = best_roles(scores, reach.lengths, self._role_chain)
        signals = confidence_features(states, reach, scores, tags)
        return Roles(reach, tags, signals, chance_of(signals, self.bundle.calibration))

    def _relation(
        self, tokens: Tokens, cue: Run, nested: bool, roles: "Roles", row: int
    ) -> Relation | None:
        begin, path = int(roles.reach.words[row, 0]), roles.tags[row].tolist()
        content = runs_of(path, 3, 4)
        if not content:
            return None
        return Relation(
            cue=_span(tokens, cue),
            source=tuple(_span(tokens, run, begin) for run in runs_of(path, 1, 2)),
            content=tuple(_span(tokens, run, begin) for run in content),
            nested=nested,
            confidence=float(roles.sure[row]),
            signals=tuple(roles.signals[row].tolist()),
        )

    def score_roles(self, states: WordStates, reach: "Reach") -> Floats:
        """Tag scores [N, R, 5] of the words in reach of each cue."""
        feed = {
            "around": states.around,
            "index": np.where(reach.words >= 0, reach.words - states.first, 0),
            "cue_first": states.anchors[reach.cues[:, 0]],
            "cue_last": states.anchors[reach.cues[:, 1]],
            "distances": reach.distances,
            "paragraphs": reach.paragraphs,
        }
        scores: Floats = self._roles.run(None, feed)[0]
        return scores


@dataclass(frozen=True, slots=True)
class Reach:
    """The words around N cues: -1 (and 0 in the rest) behind each row's length."""

    words: Ints  # [N, R]
    distances: Ints  # [N, R]
    paragraphs: Ints  # [N, R]
    lengths: list[int]
    cut: list[tuple[bool, bool]]  # whether words before and behind were left out
    cues: Ints  # [N, 2] first and last word of the cue, counted from the states' first


@dataclass(frozen=True, slots=True)
class Roles:
    """The decoded roles of N cues."""

    reach: Reach
    tags: Ints  # [N, R]
    signals: np.ndarray[Any, np.dtype[np.float64]]  # [N, 7]
    sure: np.ndarray[Any, np.dtype[np.float64]]  # [N]

    def touches_edge(self, row: int) -> bool:
        """True when a role comes so near to a cut edge that words beyond it may matter."""
        before, behind = self.reach.cut[row]
        tags = self.tags[row, : self.reach.lengths[row]]
        return bool((before and tags[:EDGE].any()) or (behind and tags[-EDGE:].any()))


def reach_of(tokens: Tokens, cues: list[Run], states: WordStates, limit: int, widest: int) -> Reach:
    """The words within `limit` of each cue that the states tell of; see `words_near`."""
    low, high = states.first, states.first + len(states.cues)
    near = [words_near(tokens, cue, (low, high), limit, widest) for cue in cues]
    lengths = [len(one.words) for one in near]
    words = np.full((len(cues), max(lengths)), -1, np.int64)
    distances, paragraphs = np.zeros_like(words), np.zeros_like(words)
    for row, one in enumerate(near):
        words[row, : lengths[row]] = one.words
        distances[row, : lengths[row]] = one.distances
        paragraphs[row, : lengths[row]] = one.paragraphs
    places = np.array([(first - low, after - 1 - low) for first, after in cues], np.int64)
    cut = [(int(one.words[0]) > low, int(one.words[-1]) + 1 < high) for one in near]
    return Reach(words, distances, paragraphs, lengths, cut, places)


def barred_words(tokens: Tokens, closed: Sequence[Span]) -> np.ndarray[Any, Any]:
    """True for each word [W] that touches a closed span."""
    barred = np.zeros(len(tokens), bool)
    for span in closed:
        first = np.searchsorted(tokens.ends, span.start, side="right")
        after = np.searchsorted(tokens.starts, span.end, side="left")
        barred[first:after] = True
    return barred


def _names(tokens: Tokens, core: Run, states: WordStates) -> Iterator[NameSpan]:
    """The names that begin in the core; none goes on over the end of its paragraph."""
    for found in find_names(states.names):
        first, after = found.first + states.first, found.after + states.first
        if core[0] <= first < core[1]:
            paragraphs = tokens.paragraphs[first:after]
            after = first + int(np.searchsorted(paragraphs, paragraphs[0], side="right"))
            span = _span(tokens, (first, after))
            yield NameSpan(span.start, span.end, found.kind, found.confidence)


def _span(tokens: Tokens, run: Run, begin: int = 0) -> Span:
    return Span(int(tokens.starts[run[0] + begin]), int(tokens.ends[run[1] - 1 + begin]))


def _session(bundle: Bundle, name: str) -> Any:
    import onnxruntime  # 0.3 s, and `--help` need not pay it

    options = onnxruntime.SessionOptions()
    # Two threads spin and lose on a busy machine; work is spread over processes instead.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    onnxruntime.disable_telemetry_events()
    try:
        return onnxruntime.InferenceSession(
            str(bundle.folder / name),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=SLOW_FUSIONS,
        )
    except Exception as error:
        raise ModelError(f"{bundle.folder / name}: the model cannot be loaded ({error})") from error
