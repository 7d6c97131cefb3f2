"""Where a list goes on: a mark that means something to the service alone."""

import base64
import hashlib
import json
from collections.abc import Sequence
from typing import Any

from onrecord.service.problems import Problem

MOST_ON_A_PAGE = 200
_FARTHEST = 1_000_000_000


def cursor_after(place: int, *question: object) -> str:
    """The mark for what comes after the place, of this question only."""
    value = json.dumps([place, _digest(question)], separators=(",", ":"))
    return base64.urlsafe_b64encode(value.encode("ascii")).decode("ascii").rstrip("=")


def place_of(cursor: str | None, *question: object) -> int:
    """The place that the mark means; 0 without one. Raises Problem (422) for any other mark."""
    if cursor is None:
        return 0
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        place, digest = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, TypeError, RecursionError):
        place, digest = None, None
    if type(place) is not int or not 0 <= place <= _FARTHEST or digest != _digest(question):
        raise Problem(
            422, "unfit-cursor",
            "This cursor belongs to no list with these values. Begin again without one.",
        )  # fmt: skip
    return place


def page_of(
    found: Sequence[dict[str, Any]], limit: int, place: int, *question: object
) -> dict[str, Any]:
    """The items with the mark of those after them; `found` holds one more where there are more."""
    more = len(found) > limit
    return {
        "items": list(found[:limit]),
        "next": cursor_after(place + limit, *question) if more else None,
    }


def _digest(question: tuple[object, ...]) -> str:
    text = json.dumps(question, default=str, sort_keys=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]
