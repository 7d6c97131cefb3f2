"""The score gate: a model or a change that makes the reader worse does not pass.

A gate file pins the corpus by its hash and holds the lowest allowed score of each measure.
(After trafilatura's `tests/eval_gate.py`.)
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from onrecord.errors import InputError, UsageError
from onrecord.evaluation.polnear import MEASURES
from onrecord.evaluation.scores import Scores

# Scores may move by this much between processors without a change in quality.
SLACK = 0.3


def corpus_hash(folder: Path) -> str:
    """The SHA-256 over names and bytes of every text and marking in a folder, in hex."""
    total = hashlib.sha256()
    for path in sorted([*folder.glob("**/*.txt"), *folder.glob("**/*.ann")]):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def measured(scores: Scores) -> dict[str, float]:
    """The F1 of each measure, in 100, to one place."""
    return {name: round(scores.counts[name].f1, 1) for name in MEASURES}


def check_gate(gate: Path, folder: Path, scores: Scores) -> list[str]:
    """What is wrong, in a line each; nothing when every score reaches its floor."""
    pinned = _read(gate)
    if pinned["corpus"] != corpus_hash(folder):
        return [f"{folder} is not the corpus that {gate} was set on; its files have changed"]
    values = measured(scores)
    return [
        f"{name}: {values[name]:.1f} is below the floor of {floor:.1f}"
        for name, floor in pinned["floors"].items()
        if values[name] < floor - SLACK
    ]


def write_gate(gate: Path, folder: Path, scores: Scores, *, allow_lower: bool = False) -> None:
    """The gate stands at these scores. Raises UsageError if that would lower a floor unasked."""
    values = measured(scores)
    if gate.exists() and not allow_lower:
        lower = _lowered(_read(gate)["floors"], values)
        if lower:
            raise UsageError(
                f"this would lower the floor of {', '.join(lower)}; "
                "say --allow-lower if that is meant"
            )
    content = {"corpus": corpus_hash(folder), "floors": values}
    gate.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _lowered(floors: dict[str, float], values: dict[str, float]) -> Iterable[str]:
    return [name for name, floor in floors.items() if values.get(name, 0.0) < floor]


def _read(gate: Path) -> dict[str, Any]:
    try:
        pinned: dict[str, Any] = json.loads(gate.read_bytes())
    except (OSError, ValueError) as error:
        raise InputError(f"{gate}: this is no score gate ({error})") from error
    return pinned
