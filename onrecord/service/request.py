"""What the service is asked to read."""

import hashlib
import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from onrecord.errors import InputError, UsageError
from onrecord.service.sources import Found
from onrecord.sources.dates import given_date
from onrecord.sources.locations import STDIN, is_url
from onrecord.sources.options import SourceOptions
from onrecord.types import Article
from onrecord.views.visible import without_password

_LONGEST_TITLE = 80
_LONGEST_NAME = 120
_NOT_IN_NAMES = re.compile(r"[^\w.() -]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRequest:
    """Articles that are there already, and sources to find more in.

    `title` tells people what it is. `folder` is deleted when all is read. `size` is what it takes
    on disk while it waits. Without `keeps`, nothing goes to the ledger.
    """

    title: str
    articles: tuple[Article, ...] = ()
    sources: tuple[Found, ...] = ()
    options: SourceOptions = field(default_factory=SourceOptions)
    folder: Path | None = None
    size: int = 0
    keeps: bool = True

    def discard(self) -> None:
        """What was stored for the request is gone."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


def request_of_text(
    text: str, *, title: str | None, outlet: str | None, published: str | None, keeps: bool = True
) -> ReadRequest:
    """The text is to be read, which has no address: the same text is the same article.

    Raises InputError for a text without words and UsageError for what is no date.
    """
    if not text.strip():
        raise InputError("There is no text to read. Paste the text of an article.", kind="empty")
    day = None if published is None else given_date(published)
    article = Article(
        STDIN, text, title=title, outlet=outlet, published=day,
        published_basis="given" if day else None,
    )  # fmt: skip
    return ReadRequest(title=_shortened(title or text), articles=(article,), keeps=keeps)


def request_of_address(address: str, options: SourceOptions, *, keeps: bool = True) -> ReadRequest:
    """What stands at the address is to be read. Raises UsageError where it is no web address."""
    if not is_url(address):
        raise UsageError("An address begins with https:// or http://. To read a file, upload it.")
    found = Found(address, address)
    return ReadRequest(
        title=_shortened(without_password(address)), sources=(found,), options=options, keeps=keeps
    )


def request_of_files(files: Sequence[tuple[str, BinaryIO]], options: SourceOptions) -> ReadRequest:
    """The files, given with their names, are to be read; they are stored until then.

    A browser tells the name of a file and not where it lies: a file is known by its name and
    what is in it, so that two of one name are two.
    """
    folder = Path(tempfile.mkdtemp(prefix="onrecord-"))
    try:
        sources, size = [], 0
        for number, (name, stream) in enumerate(files):
            shown = _name_of(name)
            path = folder / f"{number}-{shown}"
            digest = _store(stream, path)
            size += path.stat().st_size
            sources.append(Found(str(path), f"upload:{digest[:16]}/{shown}"))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    first = _name_of(files[0][0])
    title = first if len(files) == 1 else f"{first} and {len(files) - 1:,} more"
    return ReadRequest(
        title=title, sources=tuple(sources), options=options, folder=folder, size=size
    )


def _store(stream: BinaryIO, path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("wb") as file:
        while piece := stream.read(1 << 20):
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest()


def _name_of(given: str) -> str:
    """The name as it may stand in a path, its end kept, which tells the format."""
    plain = PurePosixPath(given.replace("\\", "/")).name.encode("utf-8", "replace").decode()
    return _NOT_IN_NAMES.sub("_", plain)[-_LONGEST_NAME:].lstrip(" .") or "file"


def _shortened(text: str) -> str:
    words = " ".join(text[: _LONGEST_TITLE * 4].split())
    return words if len(words) <= _LONGEST_TITLE else words[: _LONGEST_TITLE - 1] + "…"
