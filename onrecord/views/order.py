"""The order in which statements are shown, and the number that each has in it."""

from collections.abc import Iterator

from onrecord.types import Record, Statement


def in_reading_order(statements: tuple[Statement, ...]) -> Iterator[tuple[Statement, int]]:
    """Each statement comes once, a nested one after its parent, with how deep it is nested."""
    known = {statement.id for statement in statements}
    inside: dict[str | None, list[Statement]] = {}
    for statement in statements:
        around = statement.parent if statement.parent in known else None
        inside.setdefault(around, []).append(statement)
    while inside:
        # Statements that stand in each other, which only a damaged record has, come as well.
        around = None if None in inside else next(iter(inside))
        waiting = [(statement, 0) for statement in reversed(inside.pop(around))]
        while waiting:
            statement, depth = waiting.pop()
            yield statement, depth
            nested = inside.pop(statement.id, [])
            waiting += [(child, depth + 1) for child in reversed(nested)]


def numbers(record: Record) -> dict[str, str]:
    """The number under which every view shows a statement, by the statement's id.

    They count up in reading order; ids follow the text, where a nested statement may stand
    before the one around it.
    """
    shown: dict[str, str] = {}
    for count, (statement, _) in enumerate(in_reading_order(record.statements), start=1):
        shown.setdefault(statement.id, str(count))
    return shown
