"""Every format has a folder with a raw file and what is read from it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.sources import read_sources
from onrecord.sources.formats import FORMATS
from onrecord.types import Article, Failure

GOLDEN = Path(__file__).parent / "golden"
# Set it to write the expected values anew; a test fails as long as it is set.
REGENERATE = False
NAMES = [known.name for known in FORMATS] + ["gzip"]


def as_read(path: Path) -> list[dict[str, Any]]:
    return [as_json(result, str(path)) for result in read_sources([str(path)])]


def as_json(result: Article | Failure, path: str) -> dict[str, Any]:
    here = replace(result, location=result.location.replace(path, path.rsplit("/", 1)[-1]))
    if isinstance(here, Failure):
        return {"location": here.location, "kind": here.kind, "message": here.message}
    return here.to_dict() | {"problems": [problem.to_dict() for problem in here.problems]}


@pytest.mark.parametrize("name", NAMES)
def test_the_raw_file_of_a_format_is_read_as_expected(name: str) -> None:
    (raw,) = (GOLDEN / name).glob("input.*")
    expected = GOLDEN / name / "expected.json"
    if REGENERATE:
        expected.write_text(json.dumps(as_read(raw), indent=1, ensure_ascii=False) + "\n", "utf-8")
    assert as_read(raw) == json.loads(expected.read_text("utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_every_offset_of_a_golden_part_names_its_own_lines(name: str) -> None:
    (raw,) = (GOLDEN / name).glob("input.*")
    for article in read_sources([str(raw)]):
        if isinstance(article, Article) and article.parts:
            ends = [0, *(part.end for part in article.parts)]
            for before, part in zip(ends, article.parts, strict=False):
                words = part.span.of(article.text)
                assert words == words.strip() != ""
                assert before <= part.start


def test_the_switch_to_write_expected_values_is_off() -> None:
    assert not REGENERATE


def test_no_two_formats_claim_the_same_suffix_or_media_type() -> None:
    claims = [claim for known in FORMATS for claim in (*known.suffixes, *known.media_types)]
    assert len(claims) == len(set(claims))
