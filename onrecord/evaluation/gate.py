"""The score gate: a model or a change that makes the reader worse does not pass.

A gate file pins the corpus by its hash and holds the lowest allowed score of each measure.
(After trafilatura's `tests/eval_gate.py`.)
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import InputError, UsageError
from onrecord.evaluation.outcome import Outcome

# Scores may move by this much between processors without a change in quality.
SLACK = 0.3


class _Pinned(NamedTuple):
    """What a gate file holds: the hash of its corpus, and the floors by the measure's name."""

    corpus: str
    floors: dict[str, float]


def corpus_hash(folder: Path, files: Iterable[str]) -> str:
    """The SHA-256 over names and bytes of all that the patterns match in a folder, in hex."""
    total = hashlib.sha256()
    for path in sorted({path for pattern in files for path in folder.glob(pattern)}):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def rounded(scores: Mapping[str, float]) -> dict[str, float]:
    """The scores to one place."""
    return {name: round(score, 1) for name, score in scores.items()}


def check_gate(gate: Path, folder: Path, outcome: Outcome) -> list[str]:
    """What is wrong, in a line each; nothing when every score reaches its floor."""
    pinned = _read(gate)
    if pinned.corpus != corpus_hash(folder, outcome.files):
        return [f"{folder} is not the corpus that {gate} was set on; its files have changed"]
    values = rounded(outcome.scores)
    return [
        f"{name}: {values.get(name, 0.0):.1f} is below the floor of {floor:.1f}"
        for name, floor in pinned.floors.items()
        if values.get(name, 0.0) < floor - SLACK
    ]


def write_gate(gate: Path, folder: Path, outcome: Outcome, *, allow_lower: bool = False) -> None:
    """The gate stands at these scores. Raises UsageError if that would lower a floor unasked."""
    values = rounded(outcome.scores)
    if gate.exists() and not allow_lower:
        lower = _lowered(_read(gate).floors, values)
        if lower:
            raise UsageError(
                f"this would lower the floor of {', '.join(lower)}; "
                "say --allow-lower if that is meant"
            )
    content = {"corpus": corpus_hash(folder, outcome.files), "floors": values}
    gate.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _lowered(floors: dict[str, float], values: dict[str, float]) -> Iterable[str]:
    return [name for name, floor in floors.items() if values.get(name, 0.0) < floor]


def _read(gate: Path) -> _Pinned:
    try:
        pinned = json.loads(gate.read_bytes())
        floors = {str(name): float(floor) for name, floor in pinned["floors"].items()}
        return _Pinned(str(pinned["corpus"]), floors)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f'{gate}: this is no score gate; expected {{"corpus": HASH, "floors": {{...}}}}, '
            f"as --set-gate writes it ({type(error).__name__}: {error})"
        ) from error
