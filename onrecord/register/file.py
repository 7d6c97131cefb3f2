"""A register in a file: JSON lines, there only when whole, written by one process at a time."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from onrecord.errors import InputError, UsageError
from onrecord.register.decision import Decision, decision_of
from onrecord.register.lines import (
    entry_of,
    entry_to_dict,
    member_of,
    member_to_dict,
    setting_of,
    setting_to_dict,
)
from onrecord.register.register import Entry, Register
from onrecord.register.sighting import Setting
from onrecord.whole_file import whole_file

FORMAT = "onrecord-register/1"
_SECONDS_TO_WAIT = 600.0
_PAUSE = 0.1


def read_register(path: Path) -> Register:
    """The register in the file; an empty one where there is none.

    Raises InputError where the file is cut short or no register.
    """
    try:
        with path.open("rb") as file:
            return _read(path, file)
    except FileNotFoundError:
        return Register()
    except OSError as error:
        raise InputError(f"{path}: it cannot be read ({error.strerror}).") from error


def write_register(path: Path, register: Register) -> None:
    """The file holds the register; until all is written it holds what it held before."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as file:
            for value in _values(register):
                file.write(json.dumps(value, separators=(",", ":")).encode("ascii") + b"\n")
    except OSError as error:
        raise UsageError(f"{path}: it cannot be written ({error.strerror}).") from error


@contextmanager
def holding(path: Path, *, seconds: float = _SECONDS_TO_WAIT) -> Iterator[None]:
    """No other process that asks so works on the register meanwhile.

    Waits for one that does. The lock is a file beside the register, which the system lets go
    where a process is killed. Raises UsageError where it takes too long.
    """
    lock = path.with_name(path.name + ".lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(lock, os.O_CREAT | os.O_RDWR, 0o644)
    except OSError as error:
        raise UsageError(f"{lock}: it cannot be written ({error.strerror}).") from error
    try:
        end = time.monotonic() + seconds
        while not _locked(handle):
            if time.monotonic() > end:
                raise UsageError(f"{path}: another process works on it. Try again later.")
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    try:
        try:
            import fcntl
        except ImportError:  # Windows has none
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _values(register: Register) -> Iterator[dict[str, Any]]:
    yield {"register": FORMAT}
    settings = {one.setting.article: one.setting for one in register.sightings}
    for setting in settings.values():
        yield {"setting": setting_to_dict(setting)}
    for entry in register.entries:
        members = [member_to_dict(one) for one in entry.members]
        yield {"entry": entry_to_dict(entry), "members": members}
    for decision in register.decisions:
        yield {"decision": decision.to_dict()}
    yield {"end": len(register.entries)}


def _read(path: Path, lines: Any) -> Register:
    settings: dict[str, Setting] = {}
    entries: list[Entry] = []
    decisions: list[Decision] = []
    ended = False
    for number, line in enumerate(lines, start=1):
        try:
            value = json.loads(line)
            if number == 1:
                _check_format(path, value["register"])
            elif "setting" in value:
                setting = setting_of(value["setting"])
                settings[setting.article] = setting
            elif "entry" in value:
                members = [member_of(one, settings) for one in value["members"]]
                entries.append(entry_of(value["entry"], members))
            elif "decision" in value:
                decisions.append(decision_of(value["decision"]))
            else:
                ended = value["end"] == len(entries)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise _damaged(path, f"line {number} is not one of a register") from error
    if not ended:
        raise _damaged(path, "its end is missing")
    return Register(tuple(entries), tuple(decisions))


def _check_format(path: Path, given: object) -> None:
    if given != FORMAT:
        raise UsageError(
            f"{path}: it has the format {given!r}, and this program knows {FORMAT!r}. Install a "
            "newer onrecord, or name another file with --register."
        )


def _damaged(path: Path, what: str) -> InputError:
    return InputError(
        f"{path}: the register is damaged or was cut short: {what}. Go back to a copy, or name a "
        "new file with --register and list the articles again.",
        kind="damaged-register",
    )
