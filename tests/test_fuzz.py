"""A short form of `make fuzz`: hostile inputs end as records or failures."""

from tests.fuzz import run


def test_hostile_inputs_neither_crash_nor_hang() -> None:
    lines: list[str] = []
    assert run(400, seed=7, report=lines.append) == 0, "\n".join(lines)
