"""The ledger in the formats of other programs, sent as it is written."""

import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from queue import Full, Queue
from threading import Event, Thread
from typing import Annotated, Any, BinaryIO, Literal, cast

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from pydantic import Field

from onrecord.api.answers import problems
from onrecord.api.articles import record_of
from onrecord.api.values import Given, Number
from onrecord.errors import UsageError
from onrecord.export import FORMATS
from onrecord.export.write import write_file, write_stream
from onrecord.ledger.values import RecordValue
from onrecord.service.ledgers import Ledgers
from onrecord.service.needs import ServiceHere
from onrecord.service.problems import Problem

router = APIRouter(tags=["exports"])

FormatName = Literal["jsonl", "csv", "parquet", "annotation", "schema-org", "brat", "docbin"]

# Media type and ending of each format; a folder is sent as a zip file.
SENT_AS = {
    "jsonl": ("application/x-ndjson", "jsonl"),
    "csv": ("text/csv; charset=utf-8", "csv"),
    "parquet": ("application/vnd.apache.parquet", "parquet"),
    "annotation": ("application/ld+json", "jsonld"),
    "schema-org": ("application/ld+json", "jsonld"),
    "brat": ("application/zip", "zip"),
    "docbin": ("application/octet-stream", "spacy"),
}
_PIECE = 65_536
_PIECES_AHEAD = 16  # a megabyte; whoever takes the export slowly holds up its writing
_SECONDS_BETWEEN_TRIES = 0.5
_CONTENT: dict[str, Any] = {
    sent.partition(";")[0]: {"schema": {"type": "string", "format": "binary"}}
    for sent, _ in SENT_AS.values()
} | {"application/ld+json": {"schema": {"type": "object"}}}


class Wanted(Given):
    """Which articles are exported, by their numbers; all without. `utf16`: see docs/ledger.md."""

    article: Annotated[list[Number], Field(default_factory=list, max_length=1_000)]
    utf16: bool = False


@router.get(
    "/exports/{name}",
    response_class=StreamingResponse,
    responses=problems(404, 501) | {200: {"content": _CONTENT}},
)
def export(
    service: ServiceHere, name: FormatName, query: Annotated[Wanted, Query()]
) -> StreamingResponse:
    """The records with the corrections in them, as `onrecord export` writes them."""
    if query.utf16 and name != "annotation":
        raise Problem(422, "unfit-value", "utf16 is about the positions of annotations.")
    with service.ledgers.lend() as ledger:
        for number in query.article:
            record_of(ledger, number)
        numbers = query.article or ledger.articles()
    options = {"utf16": True} if query.utf16 else {}
    records = _records(service.ledgers, numbers)
    pieces = sent_pieces(lambda stream: _write(name, records, stream, options))
    media_type, ending = SENT_AS[name]
    return StreamingResponse(
        _begun(pieces),
        media_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="onrecord-{name}.{ending}"'},
    )


def _records(ledgers: Ledgers, numbers: Sequence[int]) -> Iterator[RecordValue]:
    """The records come; none keeps a connection while somebody takes it slowly."""
    for number in numbers:
        with ledgers.lend() as ledger:
            record = ledger.record(number)
        yield record


def _write(
    name: str, records: Iterator[RecordValue], stream: BinaryIO, options: dict[str, Any]
) -> None:
    if FORMATS[name].shape == "stream":
        write_stream(name, records, stream, **options)
        return
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        write_file(name, records, Path(folder), **options)
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(Path(folder).iterdir()):
                archive.write(path, path.name)


def _begun(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces, the first of which is there: what goes wrong before it can still be answered."""
    try:
        first = next(pieces, b"")
    except UsageError as error:
        raise Problem(501, "not-installed", str(error)) from error
    return chain([first], pieces)


def sent_pieces(write: Callable[[BinaryIO], None]) -> Iterator[bytes]:
    """What `write` writes into its stream comes in pieces, hardly more ahead than is taken.

    It runs in a thread of its own, which ends when nothing more is taken.
    """
    queue: Queue[bytes | BaseException | None] = Queue(_PIECES_AHEAD)
    gone = Event()

    def work() -> None:
        raw = _Sender(queue, gone)
        try:
            with io.BufferedWriter(raw, _PIECE) as stream:
                write(cast(BinaryIO, stream))
            raw.put(None)
        except _Gone:
            pass
        except BaseException as error:  # noqa: BLE001  (raised where the pieces are taken)
            raw.put(error)

    thread = Thread(target=work, name="onrecord-export", daemon=True)
    thread.start()
    try:
        while (piece := queue.get()) is not None:
            if isinstance(piece, BaseException):
                raise piece
            yield piece
    finally:
        gone.set()


class _Gone(Exception):  # noqa: N818
    """Nobody takes the pieces any more."""


class _Sender(io.RawIOBase):
    """A stream whose bytes another thread takes."""

    def __init__(self, queue: "Queue[bytes | BaseException | None]", gone: Event) -> None:
        self._queue = queue
        self._gone = gone
        self._place = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def write(self, data: Any) -> int:
        piece = bytes(data)
        self._place += len(piece)
        self.put(piece)
        return len(piece)

    def put(self, piece: bytes | BaseException | None) -> None:
        while not self._gone.is_set():
            try:
                self._queue.put(piece, timeout=_SECONDS_BETWEEN_TRIES)
                return
            except Full:
                continue
        raise _Gone
