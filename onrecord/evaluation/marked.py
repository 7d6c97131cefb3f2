"""Statements marked by reading: whose they are, what kind each is, and which deny which.

A folder of them holds `parties/NAME.jsonl`, a line a statement, and the articles in
`text/NAME.txt` or beside `parties`. `polnear/dev` is one.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from onrecord.errors import InputError
from onrecord.evaluation.scores import WordIndex, pair_by_content
from onrecord.types import Content, Cue, Source, Span, Statement
from onrecord.types.act import Act, Polarity
from onrecord.types.party import MentionForm, PartyKind
from onrecord.types.roles import Spans

# Beside the kinds of a party: a source that nobody can tell, and several parties in one.
MarkedKind = PartyKind | Literal["unstated", "several"]
# Beside the forms of a mention: a source that does not stand in the text.
MarkedForm = MentionForm | Literal["none"]
_KINDS = (*get_args(PartyKind), "unstated", "several")
_FORMS = (*get_args(MentionForm), "none")


@dataclass(frozen=True, slots=True)
class MarkedStatement:
    """One statement as a person marked it.

    `party` is the name of who makes it, several with "; " between; `denies` are the ids of the
    statements that it denies. `act` and `polarity` are None where only parties are marked;
    `nested` statements stand within another's content.
    """

    id: str
    spans: Spans
    party: str
    kind: MarkedKind
    how: MarkedForm
    act: Act | None = None
    polarity: Polarity | None = None
    denies: tuple[str, ...] = ()
    nested: bool = False

    def told(self) -> tuple[Act, Polarity]:
        """Its act and polarity as marked. Raises InputError where only its party is marked."""
        if self.act is None or self.polarity is None:
            raise InputError(
                f"statement {self.id}: only its speaker is marked; to judge acts and denials, "
                "its line needs act, polarity and denies as well"
            )
        return self.act, self.polarity


@dataclass(frozen=True, slots=True)
class MarkedText:
    """An article and the statements marked in it, in the order of their lines."""

    name: str
    text: str
    statements: tuple[MarkedStatement, ...]


def read_marked_texts(folder: Path) -> Iterator[MarkedText]:
    """Every article of `folder` that has marked statements comes with them, by name.

    Raises InputError when there is none, when the text of one is missing, and, naming file and
    line, where a line is no marked statement.
    """
    files = sorted((folder / "parties").glob("*.jsonl"))
    if not files:
        raise InputError(
            f"{folder}: no marked statements here; expected parties/*.jsonl and text/*.txt"
        )
    for path in files:
        text = _read(_text_of(path, folder))
        yield MarkedText(path.stem, text, tuple(_read_lines(path, len(text))))


def _text_of(path: Path, folder: Path) -> Path:
    texts = (folder / "text" / f"{path.stem}.txt", folder / f"{path.stem}.txt")
    for text in texts:
        if text.is_file():
            return text
    raise InputError(f"{path}: its article is missing; expected {texts[0]} or {texts[1]}")


def _read(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from error


def _read_lines(path: Path, length: int) -> Iterator[MarkedStatement]:
    for number, line in enumerate(_read(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield _statement(json.loads(line), length)
        except KeyError as error:
            raise InputError(f"{path}, line {number}: {error} is missing") from error
        except (ValueError, TypeError) as error:
            raise InputError(f"{path}, line {number}: no marked statement ({error})") from error


def _statement(row: dict[str, Any], length: int) -> MarkedStatement:
    spans = Spans(*(_spans(row[role], length) for role in ("source", "cue", "content")))
    if not spans.cue or not spans.content:
        raise ValueError("a statement has a cue and a content")
    return MarkedStatement(
        id=str(int(row["n"])),
        spans=spans,
        party=str(row["party"]),
        kind=_one_of(_KINDS, row["kind"]),
        how=_one_of(_FORMS, row["how"]),
        act=_one_of(get_args(Act), row["act"]) if "act" in row else None,
        polarity=_one_of(get_args(Polarity), row["polarity"]) if "polarity" in row else None,
        denies=tuple(str(int(number)) for number in row.get("denies", ())),
        nested=bool(row.get("nested", False)),
    )


def _spans(pairs: list[list[int]], length: int) -> tuple[Span, ...]:
    spans = tuple(Span(int(start), int(end)) for start, end in pairs)
    for span in spans:
        if not 0 <= span.start < span.end <= length:
            raise ValueError(f"{list(span)} is no place in an article of {length} characters")
    return spans


def _one_of(words: tuple[str, ...], word: str) -> Any:
    if word not in words:
        raise ValueError(f"{word!r} is none of {', '.join(words)}")
    return word


def as_statements(marked: Sequence[MarkedStatement]) -> tuple[Statement, ...]:
    """The marked statements as a reader would give them, nothing told of them but their places."""
    return tuple(
        Statement(
            id=one.id,
            source=Source(one.spans.source, "") if one.spans.source else None,
            cue=Cue(one.spans.cue, "", ""),
            content=Content(one.spans.content, "", ()),
            manner="indirect",
            part="paragraph",
            parent=_parent_of(one, marked),
            confidence=1.0,
        )
        for one in marked
    )


def _parent_of(one: MarkedStatement, marked: Sequence[MarkedStatement]) -> str | None:
    """The id of the statement in the shortest piece of whose content a nested cue stands."""
    holding = [
        (piece.end - piece.start, other.id)
        for other in marked
        for piece in other.spans.content
        if one.nested and other is not one and piece.start <= one.spans.cue[0].start < piece.end
    ]
    return min(holding)[1] if holding else None


def pair_statements(
    text: str, ours: Sequence[Spans], theirs: Sequence[Spans]
) -> list[tuple[int, int]]:
    """The pairs, by number, of statements whose contents agree (see `pair_by_content`)."""
    words = WordIndex(text)
    return pair_by_content([words.of(one) for one in ours], [words.of(one) for one in theirs])
