import gzip
import zlib
from pathlib import Path

import pytest
from source_files import article_of, failure_of, results_of, written

from onrecord.sources import Limits, SourceOptions
from onrecord.types import Failure


def packed(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = gzip.compress(data)
    return data


@pytest.mark.parametrize("times", [1, 2])
def test_gzip_is_taken_off_at_most_twice(tmp_path: Path, times: int) -> None:
    path = written(tmp_path, "a.txt" + ".gz" * times, packed(b"She said so.", times))
    assert article_of(path).text == "She said so."


def test_gzip_three_times_over_is_a_failure(tmp_path: Path) -> None:
    assert failure_of(written(tmp_path, "a.gz", packed(b"She said so.", 3))).kind == "compressed"


def test_gzip_is_told_by_its_content_and_the_format_by_the_name_inside(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", packed(b'{"text": "She said so."}'))
    assert article_of(path).text == "She said so."


def test_two_gzip_members_are_one_text(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt.gz", packed(b"She said ") + packed(b"so."))
    assert article_of(path).text == "She said so."


def test_a_bomb_stops_at_the_limit(tmp_path: Path) -> None:
    bomb = packed(b"\n" * 50_000_000)
    limits = Limits(table=1_000_000)
    for name in ("a.txt.gz", "a.jsonl.gz", "a.csv.gz", "a.html.gz"):
        failure = failure_of(written(tmp_path, name, bomb), SourceOptions(limits=limits))
        assert failure.kind == "too-large"


@pytest.mark.parametrize("cut", [3, 12, 30])
def test_a_file_cut_short_is_a_failure(tmp_path: Path, cut: int) -> None:
    path = written(tmp_path, "a.txt.gz", packed(b"She said so, and so did he." * 9)[:cut])
    assert failure_of(path).kind == "damaged"


def test_damage_after_some_rows_leaves_those_rows(tmp_path: Path) -> None:
    rows = b"".join(b'{"text": "row %d"}\n' % number for number in range(5000))
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    data = packer.compress(rows) + packer.flush(zlib.Z_FULL_FLUSH) + b"\xff" * 40
    results = results_of(written(tmp_path, "a.jsonl.gz", data))
    assert len(results) > 4000
    assert isinstance(results[-1], Failure)
    assert results[-1].kind == "damaged"
