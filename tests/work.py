"""How much work a call is, told without a clock: a busy machine does not change it."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def lines_run(call: Callable[[], object]) -> int:
    """How many lines of Python are run in the call, with all that it calls, when done again.

    So the word lists that the first call reads are not counted. What a single line does in C (a
    regular expression, a slice) counts once, however long it takes.
    """
    lines = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    call()
    before = sys.gettrace()
    sys.settrace(count)
    try:
        call()
    finally:
        sys.settrace(before)
    return lines
