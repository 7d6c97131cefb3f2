"""Writes marked statements as the files that the measures read."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from onrecord.evaluation.marked import MarkedStatement


def row_of(one: MarkedStatement) -> dict[str, Any]:
    """The line of one marked statement, as a table."""
    return {
        "n": int(one.id),
        "source": one.spans.source,
        "cue": one.spans.cue,
        "content": one.spans.content,
        "party": one.party,
        "kind": one.kind,
        "how": one.how,
        "act": one.act,
        "polarity": one.polarity,
        "denies": [int(other) for other in one.denies],
        "nested": one.nested,
    }


def write_marked(folder: Path, text: str, marked: Iterable[MarkedStatement]) -> None:
    """The folder holds one article, `a`, with its marked statements."""
    write_lines(folder, text, [json.dumps(row_of(one)) for one in marked])


def write_lines(folder: Path, text: str, lines: Iterable[str]) -> None:
    """The folder holds one article, `a`, with these lines for its marked statements."""
    (folder / "text").mkdir()
    (folder / "parties").mkdir()
    (folder / "text" / "a.txt").write_bytes(text.encode())
    (folder / "parties" / "a.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")
