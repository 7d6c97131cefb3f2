"""Rows of the data files whose fields stand apart by tabs."""

from collections.abc import Iterator
from importlib import resources


def read_table(name: str, fields: int) -> Iterator[list[str]]:
    """The fields of each line of a data file come; lines that begin with "#" are left out.

    A line with fewer than `fields` has empty ones at its end.
    """
    text = resources.files("onrecord.lexicon").joinpath(name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            row = line.split("\t")
            yield [*row, *[""] * (fields - len(row))]
