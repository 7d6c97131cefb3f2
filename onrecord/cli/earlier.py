"""What a file of records holds from an earlier run, so that it is not read again."""

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.errors import UsageError
from onrecord.types import Article

NOT_ENGLISH = "not-english"


class Found(NamedTuple):
    """An article of an earlier run; `problem` says why it was skipped, if it was."""

    problem: str | None


class Earlier:
    """The articles that the output has already, each to be counted off once."""

    def __init__(self) -> None:
        # Digests, so that a million earlier articles take some hundred megabytes, not more.
        self._left: Counter[bytes] = Counter()
        self._addresses: Counter[bytes] = Counter()
        self._problems: dict[bytes, str] = {}

    def take(self, article: Article) -> Found | None:
        """The article is counted off; None when it was not read from this place before."""
        return self._taken(self._left, _digest(article.location, article.id))

    def take_address(self, address: str) -> Found | None:
        """The address is counted off; None when no article came from it before."""
        return self._taken(self._addresses, _digest(address))

    def add(self, location: str, article_id: str, problem: str | None = None) -> None:
        """The article counts as read, or as skipped for the problem."""
        article, address = _digest(location, article_id), _digest(location)
        self._left[article] += 1
        self._addresses[address] += 1
        if problem is not None:
            self._problems[article] = self._problems[address] = problem

    def _taken(self, left: Counter[bytes], key: bytes) -> Found | None:
        if not left[key]:  # a Counter does not keep what it is only asked for
            return None
        left[key] -= 1
        return Found(self._problems.get(key))


def read_earlier(path: Path) -> tuple[Earlier, int]:
    """What the records in a file came from, and how many bytes its whole lines take.

    A last line that was cut off does not count. Raises UsageError where a line is no record.
    """
    earlier = Earlier()
    size = 0
    for number, line in enumerate(_whole_lines(path), start=1):
        try:
            record = json.loads(line)
            article = record["article"]
            earlier.add(article["location"], article["id"], _why_skipped(record))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageError(
                f"{path}, line {number}: this is no record, so --resume cannot go on with the "
                "file. Give another with -o."
            ) from error
        size += len(line)
    return earlier, size


def _whole_lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        for line in file:
            if line.endswith(b"\n"):
                yield line


def _why_skipped(record: dict[str, Any]) -> str | None:
    """Why no statements were looked for, for people; None where they were."""
    problems = record.get("problems", [])
    return next((str(p["message"]) for p in problems if p["kind"] == NOT_ENGLISH), None)


def _digest(*words: str) -> bytes:
    joined = "\0".join(words).encode("utf-8", "surrogatepass")
    return blake2b(joined, digest_size=16).digest()
