"""Statements that refer to themselves, which no article can hold."""

from collections.abc import Iterator, Mapping, Sequence

from onrecord.ledger.nesting import around
from onrecord.ledger.values import StatementValue


def tangles(statements: Sequence[StatementValue]) -> Iterator[str]:
    """What is wrong comes, like "s2 denies itself" or "s1 stands in itself (s1 in s2 in s1)"."""
    parents = {one["id"]: one.get("parent") for one in statements}
    told: set[str] = set()
    for statement in statements:
        label = statement["id"]
        if label in (statement.get("denies") or []):
            yield f"{label} denies itself"
        loop = _loop(label, parents)
        if loop and told.isdisjoint(loop):
            told.update(loop)
            yield f"{label} stands in itself ({' in '.join([*loop, label])})"


def _loop(label: str, parents: Mapping[str, str | None]) -> list[str]:
    """The statement and those around it, where the outermost stands in it again; else nothing."""
    chain = [label, *around(label, parents)]
    return chain if parents.get(chain[-1]) == label else []
