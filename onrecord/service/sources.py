"""Files and addresses taken apart in a process of their own: a hostile file may bring it down."""

import signal
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection

from onrecord.errors import OnrecordError, UsageError
from onrecord.sources.options import SourceOptions
from onrecord.sources.read import read_sources
from onrecord.types import Article, Failure
from onrecord.worker import CONTEXT, SECONDS_TO_END, end_in_words, interrupts_held_back

DIED, SILENT = "source-died", "source-silent"
# Failures after which nothing more comes from the sources.
ENDS_OF_SOURCES = (DIED, SILENT)


@dataclass(frozen=True, slots=True)
class Found:
    """Where something to be read stands, and under which location it is kept."""

    path: str
    location: str


class SourceProcess:
    """Finds the articles in its sources, only so far ahead as a pipe holds."""

    def __init__(self, sources: Sequence[Found], options: SourceOptions) -> None:
        self._sources = sources
        self.connection, theirs = CONTEXT.Pipe(duplex=False)
        self._process = CONTEXT.Process(
            target=_find, args=(theirs, tuple(sources), options), daemon=True
        )
        try:
            with interrupts_held_back():
                self._process.start()
        except OSError as error:
            self.connection.close()
            raise UsageError(f"A process could not be started ({error}). Try again.") from error
        finally:
            theirs.close()  # or its end would not be seen when the process dies

    def receive(self) -> Article | Failure | None:
        """What was found next; None when that was all. Waits where nothing is ready."""
        try:
            found: Article | Failure | None = self.connection.recv()
        except (EOFError, OSError):
            self._process.join(SECONDS_TO_END)
            return self._failure(DIED, end_in_words(self._process.exitcode))
        return found

    def give_up(self) -> Failure:
        """The process is gone, for it has been silent too long."""
        self.end()
        return self._failure(SILENT, "took too long and was ended")

    def end(self) -> None:
        """The process is gone."""
        self.connection.close()
        self._process.terminate()
        self._process.join(SECONDS_TO_END)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def _failure(self, kind: str, what: str) -> Failure:
        location = self._sources[0].location if len(self._sources) == 1 else "the files"
        message = f"The process that took it apart {what}. The file may be damaged."
        return Failure(location, kind, message)


def _find(connection: Connection, sources: Sequence[Found], options: SourceOptions) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this process decides
    with suppress(BrokenPipeError, ConnectionResetError):
        for source in sources:
            try:
                for item in read_sources([source.path], options):
                    connection.send(_kept_as(item, source))
            except OnrecordError as error:
                connection.send(Failure(source.location, "unreadable", str(error)))
        connection.send(None)


def _kept_as(item: Article | Failure, source: Found) -> Article | Failure:
    """The item under the location of its source; a row of a table keeps its place in it."""
    location = item.location
    if location.startswith(source.path):
        location = source.location + location.removeprefix(source.path)
    return replace(item, location=location)
