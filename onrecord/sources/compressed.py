"""gzip around an input of any format, taken off before the format is told."""

import gzip
import io
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO

from onrecord.errors import InputError, TooLargeError
from onrecord.sources.raw import RawInput, with_head

MAGIC = b"\x1f\x8b"
SUFFIXES = (".gz", ".gzip")
MOST_LAYERS = 2


def decompressed(raw: RawInput, limit: int) -> RawInput:
    """The input without its gzip layers, at most two; InputError where there are more.

    The stream fails with TooLargeError once more than `limit` bytes have come out of it.
    """
    for _ in range(MOST_LAYERS):
        if not raw.head.startswith(MAGIC):
            return raw
        head, stream = with_head(io.BufferedReader(_Inflated(raw.stream, limit)))
        raw = replace(raw, head=head, stream=stream, name=_inner_name(raw.name), media_type=None)
    if raw.head.startswith(MAGIC):
        raise InputError(
            f"It is compressed more than {MOST_LAYERS} times over. Decompress it first.",
            kind="compressed",
        )
    return raw


def _inner_name(name: str) -> str:
    suffix = next((end for end in SUFFIXES if name.lower().endswith(end)), "")
    return name[: -len(suffix)] if suffix else name


class _Inflated(io.RawIOBase):
    """The decompressed bytes of a gzip stream, up to a limit."""

    def __init__(self, compressed: BinaryIO, limit: int) -> None:
        self._file = gzip.GzipFile(fileobj=compressed)
        self._limit = limit
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = _translated(self._file.read, len(buffer))
        self._count += len(piece)
        if self._count > self._limit:
            raise TooLargeError(
                f"It grows beyond the limit of {self._limit:,} bytes when decompressed. "
                "Decompress and split it, or raise the limit."
            )
        buffer[: len(piece)] = piece
        return len(piece)


def _translated(read: Callable[[int], bytes], size: int) -> bytes:
    try:
        return read(size)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(
            f"Its gzip compression is damaged ({error}). Get the file again.", kind="damaged"
        ) from error
