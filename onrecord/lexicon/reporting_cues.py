"""The reporting cues of English, each with its acts, its polarity and its framing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal, get_args

from onrecord.types.act import Act, Framing, Polarity

CueKind = Literal["verb", "noun", "adjective", "phrase", "mark"]
Weight = Literal["leads", "plain", "yields"]
FILE = "reporting_cues.tsv"
# Between two words of a cue written "make ... clear" so many others may stand.
WIDEST_GAP = 4
_GAP = "..."


@dataclass(frozen=True, slots=True)
class Choice:
    """An act that holds where every one of `conditions` does."""

    conditions: tuple[str, ...]
    act: Act


@dataclass(frozen=True, slots=True)
class CueLine:
    """One line of the lexicon (see docs/acts.md).

    `id` is the cue and its kind ("claim.noun"). `words` are in their dictionary form, None for a
    gap. `choices` are tried in order; where none holds, the act is `act`.
    """

    id: str
    words: tuple[str | None, ...]
    kind: CueKind
    weight: Weight
    act: Act
    framing: Framing
    polarity: Polarity
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class CueWord:
    """A word of a cue and the dictionary forms that it may have; `place` counts words.

    `verb` is None where the word cannot be a verb as it stands, `noun` where it cannot be a noun.
    """

    form: str
    verb: str | None
    noun: str | None

    @property
    def forms(self) -> tuple[str | None, ...]:
        """The word as written and its dictionary forms."""
        return self.form, self.verb, self.noun


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A line of the lexicon that stands in a cue, from word `start` to before word `end`."""

    start: int
    end: int
    line: CueLine


class CueLexicon:
    """The lines of the lexicon, found by their first word."""

    def __init__(self, lines: Sequence[CueLine]) -> None:
        self.lines = tuple(lines)
        self.nouns = {
            str(line.words[0]): line
            for line in lines
            if line.kind == "noun" and len(line.words) == 1
        }
        self._by_first: dict[str, list[CueLine]] = {}
        for line in sorted(lines, key=lambda line: -len(line.words)):
            self._by_first.setdefault(str(line.words[0]), []).append(line)

    def find(self, words: Sequence[CueWord], first: int, last: int) -> list[CueMatch]:
        """The lines that begin in `words[first:last]`, of each place and kind the longest.

        A line may go on in the words after. What lies within a longer match is left out.
        """
        found: list[CueMatch] = []
        for start in range(first, last):
            found += self._at(words, start)
        return [match for match in found if not _is_within_another(match, found)]

    def _at(self, words: Sequence[CueWord], start: int) -> Iterator[CueMatch]:
        kinds: set[CueKind] = set()
        for form in dict.fromkeys(words[start].forms):
            for line in self._by_first.get(form or "", ()):
                if line.kind not in kinds and _fits(line.kind, words[start], line.words[0]):
                    end = _end_of(line.words, words, start)
                    if end is not None:
                        kinds.add(line.kind)
                        yield CueMatch(start, end, line)


def _is_within_another(match: CueMatch, found: Sequence[CueMatch]) -> bool:
    return any(
        other.start <= match.start
        and match.end <= other.end
        and other.end - other.start > match.end - match.start
        for other in found
    )


def _fits(kind: CueKind, word: CueWord, wanted: str | None) -> bool:
    """True when the word, as it stands, can begin a line of this kind."""
    if kind == "verb":
        return word.verb == wanted
    if kind == "noun":
        return word.noun == wanted
    return word.form == wanted


def _end_of(line: Sequence[str | None], words: Sequence[CueWord], start: int) -> int | None:
    """The place after the last word of a line that begins at `start`; None if it does not."""
    place = start
    gap = 0
    for wanted in line:
        if wanted is None:
            gap = WIDEST_GAP
            continue
        reach = range(place, min(place + gap + 1, len(words)))
        found = next((number for number in reach if wanted in words[number].forms), None)
        if found is None:
            return None
        place, gap = found + 1, 0
    return place


@lru_cache(maxsize=1)
def load_reporting_cues() -> CueLexicon:
    """The lexicon that ships with onrecord is read, once."""
    text = resources.files("onrecord.lexicon").joinpath(FILE).read_text("utf-8")
    return CueLexicon(list(parse_reporting_cues(text)))


@lru_cache(maxsize=1)
def verbs_of_speech() -> frozenset[str]:
    """The verbs that say that somebody says something, and no more than that."""
    lines = load_reporting_cues().lines
    plain = (line for line in lines if line.kind == "verb" and len(line.words) == 1)
    return frozenset(str(line.words[0]) for line in plain if line.act == "state")


def parse_reporting_cues(text: str) -> Iterator[CueLine]:
    """The lines of a lexicon come. Raises ValueError, naming the line, at one that is wrong."""
    seen: set[str] = set()
    for number, row in enumerate(text.splitlines(), start=1):
        if not row.strip() or row.startswith("#"):
            continue
        try:
            line = _parse(row)
        except ValueError as error:
            raise ValueError(f"{FILE}, line {number}: {error}") from error
        if line.id in seen:
            raise ValueError(f"{FILE}, line {number}: {line.id} stands there twice")
        seen.add(line.id)
        yield line


def _parse(row: str) -> CueLine:
    cells = [cell.strip() for cell in row.split("\t")]
    if len(cells) not in (6, 7):
        raise ValueError(f"six or seven columns were expected, with tabs between, not {len(cells)}")
    cue, kind, weight, act, framing, polarity = cells[:6]
    _check("kind", kind, CueKind)
    _check("weight", weight, Weight)
    _check("act", act, Act)
    _check("framing", framing, Framing)
    _check("polarity", polarity, Polarity)
    words = tuple(None if word == _GAP else word for word in cue.split())
    if not words or words[0] is None or words[-1] is None:
        raise ValueError("a cue begins and ends with a word")
    choices = tuple(_choice(part) for part in (cells[6].split() if len(cells) == 7 else ()))
    return CueLine(f"{cue}.{kind}", words, kind, weight, act, framing, polarity, choices)  # type: ignore[arg-type]


def _choice(part: str) -> Choice:
    conditions, _, act = part.rpartition("=")
    if not conditions:
        raise ValueError(f"{part!r} should be written condition=act")
    _check("act", act, Act)
    return Choice(tuple(conditions.split("+")), act)  # type: ignore[arg-type]


def _check(column: str, value: str, allowed: object) -> None:
    values = get_args(allowed)
    if value not in values:
        raise ValueError(f"the {column} {value!r} is none of {', '.join(values)}")
