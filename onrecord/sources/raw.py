"""The bytes of one input, before anything says what they are."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.errors import InputError, TooLargeError

HEAD_BYTES = 8192


@dataclass(frozen=True, slots=True)
class RawInput:
    """One input: `head` holds its first bytes, `stream` all of them, the head included.

    `location` is what the user gave. `name` is the file name that tells the format, empty for
    standard input; `media_type` and `charset` are what a server declared,
    and `url` is the address that the bytes finally came from.
    """

    location: str
    stream: BinaryIO
    head: bytes
    name: str = ""
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None

    def read_all(self, limit: int) -> bytes:
        """Every byte of the input; TooLargeError when there are more than `limit`."""
        data = _read_up_to(self.stream, limit + 1)
        if len(data) > limit:
            raise TooLargeError(
                f"It is larger than the limit of {limit:,} bytes for one article. "
                "Split it, or raise the limit."
            )
        return data


def with_head(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of `stream`, and a stream that still begins with them."""
    head = _read_up_to(stream, HEAD_BYTES)
    return head, io.BufferedReader(_Rewound(head, stream))


@contextmanager
def reading_errors() -> Iterator[None]:
    """Errors of the system while a stream is read leave as InputError."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"It cannot be read: {reason}.", kind="unreadable") from error


def _read_up_to(stream: BinaryIO, size: int) -> bytes:
    """At most `size` bytes: fewer only where the stream ends (a pipe hands out less at once)."""
    pieces: list[bytes] = []
    with reading_errors():
        while size > 0 and (piece := stream.read(min(size, 1 << 20))):
            pieces.append(piece)
            size -= len(piece)
    return b"".join(pieces)


class _Rewound(io.RawIOBase):
    """A stream put together again from bytes already taken from it and its rest."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        size = len(buffer)
        piece, self._head = self._head[:size], self._head[size:]
        piece = piece or self._rest.read(size)
        buffer[: len(piece)] = piece
        return len(piece)
