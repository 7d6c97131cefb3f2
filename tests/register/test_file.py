"""A register in a file: whole or not at all, and one writer at a time."""

import multiprocessing
from pathlib import Path

import pytest

from onrecord.errors import InputError, UsageError
from onrecord.register.decision import Decision
from onrecord.register.file import holding, read_register, write_register
from onrecord.register.home import RegisterFile
from onrecord.register.register import Link, Register, build_register, with_links
from tests.register.sightings import sighting
from tests.register.test_register import ERDOGANS, groups, place


def sample() -> Register:
    decision = Decision(1, "join", (place(ERDOGANS[0]),), (), "Ann", "2024-05-01", "why\n“so”")
    register = build_register(
        [*ERDOGANS, sighting("Jane \ud800 Doe", day=None)], decisions=[decision]
    )
    return with_links(register, {register.entries[0].id: Link("Q39259", 0.9, "same name")})


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "below" / "parties.jsonl"
    register = sample()
    write_register(path, register)
    assert read_register(path) == register


def test_a_register_that_was_cut_short_is_told(tmp_path: Path) -> None:
    path = tmp_path / "parties.jsonl"
    write_register(path, sample())
    whole = path.read_bytes()
    for end in [*range(0, len(whole) - 2, 97), len(whole) - 2]:
        path.write_bytes(whole[:end])
        with pytest.raises(InputError, match="damaged or was cut short"):
            read_register(path)
        assert path.read_bytes() == whole[:end]


@pytest.mark.parametrize(
    "content", ["{}", "[1]", "null", '{"register": "onrecord-register/1"}\n{"entry": 3}\n', "\0"]
)
def test_what_is_no_register_is_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "parties.jsonl"
    path.write_text(content)
    with pytest.raises(InputError, match="the register is damaged"):
        read_register(path)


def test_a_register_of_a_newer_program_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "parties.jsonl"
    path.write_text('{"register": "onrecord-register/9"}\n')
    with pytest.raises(UsageError, match="Install a newer onrecord"):
        read_register(path)


def test_a_register_that_cannot_be_written_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "parties.jsonl"
    write_register(path, sample())
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onrecord.whole_file.os.fsync", fail)
    with pytest.raises(UsageError, match="No space left"):
        write_register(path, Register())
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["parties.jsonl"]


def _add(path: str, number: int) -> None:
    for turn in range(5):
        one = sighting(f"Person{number}x{turn} Family{number}y{turn}", article=f"{number}-{turn}")
        RegisterFile(Path(path)).add([one])


def test_two_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "parties.jsonl"
    context = multiprocessing.get_context("spawn")
    runs = [context.Process(target=_add, args=(str(path), number)) for number in range(3)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0, 0, 0]
    assert len(read_register(path).entries) == 15


def test_who_waits_too_long_is_told(tmp_path: Path) -> None:
    path = tmp_path / "parties.jsonl"
    with (
        holding(path),
        pytest.raises(UsageError, match="another process works on it"),
        holding(path, seconds=0.2),
    ):
        pass
    with holding(path, seconds=0.2):
        pass


def test_decisions_are_kept_and_undone(tmp_path: Path) -> None:
    home = RegisterFile(tmp_path / "parties.jsonl")
    home.add(ERDOGANS)
    split = Decision(0, "split", (place(ERDOGANS[1]),), (place(ERDOGANS[0]), place(ERDOGANS[2])))
    assert home.decide(split) == 1
    assert groups(home.add(ERDOGANS)) == [["Erdogan", "Recep Tayyip Erdoğan"], ["Tayyip Erdogan"]]
    home.undo(1)
    assert len(home.register().entries) == 1
    with pytest.raises(UsageError, match="there is no decision 1"):
        home.undo(1)
