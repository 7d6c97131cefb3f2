"""Fetched pages kept as evidence: the very bytes, and beside them where and when they came from."""

import hashlib
import json
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from onrecord.errors import FetchError
from onrecord.sources.web.response import Response

_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
}


def keep_evidence(response: Response, folder: Path) -> None:
    """The content lies in `folder` under its SHA-256, and a JSON file about this fetch beside it.

    The content is stored once however often it is fetched; every fetch has its own JSON file.
    Raises FetchError when the folder cannot be written to.
    """
    digest = hashlib.sha256(response.body).hexdigest()
    fetched = datetime.now(UTC)
    content = folder / (digest + _SUFFIXES.get(response.media_type or "", ".bin"))
    about = folder / f"{digest}.{fetched:%Y%m%dT%H%M%S.%fZ}.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not content.exists():
            _write(content, response.body)
        _write(about, _described(response, digest, fetched))
    except OSError as error:
        raise FetchError(
            f"The page was fetched but could not be kept in {folder} ({error}). "
            "Make the folder writable, or name another.",
            kind="not-kept",
        ) from error


def _described(response: Response, digest: str, fetched: datetime) -> bytes:
    description = {
        "url": response.url,
        "final_url": response.final_url,
        "status": response.status,
        "headers": response.headers,
        "fetched": fetched.isoformat(timespec="seconds"),
        "sha256": digest,
    }
    return (json.dumps(description, indent=2) + "\n").encode("ascii")


def _write(path: Path, data: bytes) -> None:
    """The file holds `data`; whoever looks before that sees no file, never half of one."""
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".unfinished-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).replace(path)
    except OSError:
        Path(unfinished).unlink(missing_ok=True)
        raise
