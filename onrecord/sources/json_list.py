"""JSON: a list of articles, or one. JSON Lines are read under this name too."""

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.errors import InputError, TooLargeError
from onrecord.sources import jsonl
from onrecord.sources.format import Format
from onrecord.sources.json_rows import JsonRow, read_rows
from onrecord.sources.options import SourceOptions
from onrecord.sources.raw import RawInput, reading_errors
from onrecord.types import Article, Failure

_SPACE = " \t\r\n"
# So much is read at first; twice as much each time that a value is not yet whole, so that the
# work for a value grows with its length.
_FIRST_PIECE = 1 << 16
_DECODER = json.JSONDecoder()


def _read(raw: RawInput, options: SourceOptions) -> Iterator[Article | Failure]:
    """Each item of the list, or the one object, comes as an article or a failure.

    InputError where it is neither, holds nothing, or breaks off.
    """
    if _is_one_a_line(raw.head):
        yield from jsonl.read_lines(raw, options)
        return
    values = _Values(raw.stream, json.detect_encoding(raw.head), options.limits.article)
    is_empty = True
    for result in read_rows(_rows(values), raw.location, options):
        is_empty = False
        yield result
    if is_empty:
        raise InputError("It holds no article: its list is empty.", kind="empty")


def _rows(values: "_Values") -> Iterator[JsonRow]:
    for number, value in enumerate(values, start=1):
        yield JsonRow(number, f"Item {number}", value)


class _Values:
    """The items of the list, or the one value that is no list, parsed one after the other.

    Characters of no more than one item are held. InputError where the list breaks off or
    something follows it, TooLargeError at an item above the limit.
    """

    def __init__(self, stream: BinaryIO, encoding: str, limit: int) -> None:
        self._stream = stream
        self._encoding = encoding
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._limit = limit
        self._number = 0  # of the item that is read, as people count; 0 where it is no list
        self._text = ""
        self._at = 0
        self._is_whole = False

    def __iter__(self) -> Iterator[object]:
        if self._next() != "[":
            yield self._value()
        else:
            yield from self._items()
        if self._next():
            raise _not_json("something follows its end")

    def _items(self) -> Iterator[object]:
        self._at += 1
        if self._next() == "]":
            self._at += 1
            return
        while True:
            self._number += 1
            yield self._value()
            mark = self._next()
            if mark not in (",", "]"):
                where = f"after item {self._number}"
                raise _not_json(f"there is no comma {where}" if mark else f"it ends {where}")
            self._at += 1
            if mark == "]":
                return

    def _next(self) -> str:
        """The next character that is no white space, empty at the end; it is not taken."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in _SPACE:
                self._at += 1
            if self._at < len(self._text) or self._is_whole:
                return self._text[self._at : self._at + 1]
            self._read_on()

    def _value(self) -> object:
        """The value that begins here is taken."""
        self._next()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise _not_json(f"{self._item()} is nested too deeply") from error
            except ValueError as error:
                if self._is_whole:
                    raise _not_json(f"{self._item()} is no whole JSON value") from error
            else:
                # A number may go on in what was not read yet.
                if end < len(self._text) or self._is_whole:
                    self._refuse_above_limit(end)
                    self._at = end
                    return value
            self._refuse_above_limit(len(self._text))
            self._read_on()

    def _refuse_above_limit(self, end: int) -> None:
        if end - self._at > self._limit:
            raise TooLargeError(
                f"{self._item().capitalize()} is larger than the limit of {self._limit:,} "
                "characters for one article, or is never closed."
            )

    def _item(self) -> str:
        """What is read, as people call it."""
        return f"item {self._number}" if self._number else "it"

    def _read_on(self) -> None:
        size = max(_FIRST_PIECE, len(self._text) - self._at)
        with reading_errors():
            piece = self._stream.read(size)
        self._is_whole = len(piece) == 0
        try:
            following = self._decoder.decode(piece, self._is_whole)
        except UnicodeDecodeError as error:
            name = self._encoding.removesuffix("-sig").upper()
            raise _not_json(f"it is not {name}") from error
        self._text = self._text[self._at :] + following
        self._at = 0


def _not_json(reason: str) -> InputError:
    return InputError(
        f"This is no JSON list of articles ({reason}). One article a line is JSON Lines (.jsonl).",
        kind="not-json",
    )


def _is_one_a_line(head: bytes) -> bool:
    """True when the first line begins an object and, where its end is here, closes it."""
    line, ended, _ = head.removeprefix(codecs.BOM_UTF8).lstrip().partition(b"\n")
    if not line.startswith(b"{") or not ended:
        return line.startswith(b"{")
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _recognises(head: bytes) -> bool:
    text = head.removeprefix(codecs.BOM_UTF8).lstrip()
    begins_object = text[:1] == b"{" and text[1:].lstrip()[:1] in (b'"', b"}")
    in_list = text[:1] == b"[" and text[1:].lstrip()[:1] == b"{"
    return in_list or (begins_object and not _is_one_a_line(head))


FORMAT = Format(
    name="json",
    suffixes=(".json",),
    media_types=("application/json",),
    recognises=_recognises,
    read=_read,
    in_folders=False,
)
