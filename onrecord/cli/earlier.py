"""What a file of records holds from an earlier run, so that it is not read again."""

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.types import Article


class Earlier:
    """The articles that the output has already, each to be counted off once."""

    def __init__(self) -> None:
        # Digests, so that a million earlier articles take some hundred megabytes, not more.
        self._left: Counter[bytes] = Counter()
        self._addresses: Counter[bytes] = Counter()

    def takes(self, article: Article) -> bool:
        """True, and the article is counted off, when it was read from this place before."""
        return _count_off(self._left, _digest(article.location, article.id))

    def takes_address(self, address: str) -> bool:
        """True, and the address is counted off, when an article came from it before."""
        return _count_off(self._addresses, _digest(address))

    def add(self, location: str, article_id: str) -> None:
        """The article counts as read."""
        self._left[_digest(location, article_id)] += 1
        self._addresses[_digest(location)] += 1


def read_earlier(path: Path) -> tuple[Earlier, int]:
    """What the records in a file came from, and how many bytes its whole lines take.

    A last line that was cut off does not count. Raises UsageError where a line is no record.
    """
    earlier = Earlier()
    size = 0
    for number, line in enumerate(_whole_lines(path), start=1):
        try:
            article = json.loads(line)["article"]
            earlier.add(article["location"], article["id"])
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


def _digest(*words: str) -> bytes:
    joined = "\0".join(words).encode("utf-8", "surrogatepass")
    return blake2b(joined, digest_size=16).digest()


def _count_off(left: Counter[bytes], key: bytes) -> bool:
    if not left[key]:  # a Counter does not keep what it is only asked for
        return False
    left[key] -= 1
    return True
