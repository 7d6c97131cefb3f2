"""A killed `add` leaves whole articles only, and is gone on with. All of it: see `killing.py`."""

import sys
from pathlib import Path

import pytest

from tests.ledger.killing import kill_many_times


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked and killed as on POSIX")
def test_a_killed_add_loses_and_doubles_nothing(where: str, tmp_path: Path) -> None:
    kills = kill_many_times(where, tmp_path, times=6, seed=7)
    assert kills.died > 0
