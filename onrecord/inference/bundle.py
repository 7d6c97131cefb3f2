"""The model folder that ships inside the package: manifest, checksums, graphs, labels."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import ModelError

SHIPPED = Path(__file__).parent / "model"
MANIFEST = "manifest.json"
FORMAT = 3


@dataclass(frozen=True, slots=True)
class Chain:
    """The transition scores of a tag chain: [from][to], and those of the first word's tag."""

    between: tuple[tuple[float, ...], ...]
    first: tuple[float, ...]

    def favoring(self, bias: Sequence[float]) -> "Chain":
        """The chain with each tag made likelier by the `bias` [K] added to its every score."""
        between = tuple(
            tuple(score + more for score, more in zip(row, bias, strict=True))
            for row in self.between
        )
        return Chain(between, tuple(a + b for a, b in zip(self.first, bias, strict=True)))


@dataclass(frozen=True, slots=True)
class Calibration:
    """Logistic regression from what decoding knows of a statement to its confidence."""

    weights: tuple[float, ...]
    bias: float


@dataclass(frozen=True, slots=True)
class Bundle:
    """A checked model folder. Sizes are in word pieces (`window`, `overlap`) and words."""

    folder: Path
    name: str
    checksum: str
    window: int
    overlap: int
    reach: int
    cue_chain: Chain
    nested_chain: Chain
    role_chain: Chain
    cue_bias: float
    nested_bias: float
    role_bias: tuple[float, ...]
    least_confidence: float
    calibration: Calibration

    def vocabulary(self) -> dict[str, int]:
        """Every word piece and its number."""
        return read_vocabulary(self.folder)


def read_vocabulary(folder: Path) -> dict[str, int]:
    """The word pieces of the model in `folder`, each with its number: the place of its line."""
    lines = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}


def open_bundle(folder: Path = SHIPPED) -> Bundle:
    """The model in `folder`, every file of it checked against the manifest.

    Raises ModelError when a file is missing or is not the one that the manifest names.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        if manifest["format"] != FORMAT:
            raise ModelError(
                f"{folder}: this model has format {manifest['format']}, "
                f"this version of onrecord reads format {FORMAT}; install the matching version"
            )
        for name, checksum in manifest["files"].items():
            _check(folder / name, checksum)
        return _bundle(folder, manifest)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(
            f"{folder}: the model that belongs here is missing or damaged ({error}); "
            "install onrecord again"
        ) from error


def _check(path: Path, expected: str) -> None:
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != expected:
        raise ModelError(f"{path}: this file is damaged (checksum); install onrecord again")


def _bundle(folder: Path, manifest: dict[str, Any]) -> Bundle:
    whole = json.dumps(manifest, sort_keys=True).encode()
    return Bundle(
        folder=folder,
        name=manifest["name"],
        checksum=hashlib.sha256(whole).hexdigest()[:12],
        window=manifest["window"],
        overlap=manifest["overlap"],
        reach=manifest["reach"],
        cue_chain=_chain(manifest["chains"]["cue"]),
        nested_chain=_chain(manifest["chains"]["nested"]),
        role_chain=_chain(manifest["chains"]["role"]),
        cue_bias=manifest["decoding"]["cue_bias"],
        nested_bias=manifest["decoding"]["nested_bias"],
        role_bias=tuple(manifest["decoding"]["role_bias"]),
        least_confidence=manifest["decoding"]["least_confidence"],
        calibration=Calibration(
            tuple(manifest["decoding"]["calibration"]["weights"]),
            manifest["decoding"]["calibration"]["bias"],
        ),
    )


def _chain(table: dict[str, Any]) -> Chain:
    return Chain(tuple(tuple(row) for row in table["between"]), tuple(table["first"]))
