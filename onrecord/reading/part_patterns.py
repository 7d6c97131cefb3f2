"""Patterns of lines that show by their words what part of an article they are."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

from onrecord.types import PartKind

Place = Literal["anywhere", "body", "top", "end"]

# A line that a pattern can fit has at most this many characters; the patterns' own counts allow
# no more. It also bounds the work for a line, whatever it holds.
LONGEST_FITTING_LINE = 300

_OUTER = "\"“”'‘’()[]-–—_*•·>» \t\ufeff\u200b"
_AFTER = _OUTER + "."

# Lines that open with a quotation and go on after it, and lines that report what somebody said,
# are no furniture, whatever else they look like: “Sign up today,” he said.
_QUOTATION = re.compile(r"\s*[\"“][^\"”]*[\"”]\W*\w")
_REPORTS = re.compile(
    r"\b(?:said|says|say|saying|told|tells|added|adds|asked|wrote|writes|replied|claims|claimed)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class LinePatterns:
    """The entries of `parts.toml` as one expression a place; a group's name is its kind."""

    by_place: Mapping[Place, re.Pattern[str]]
    kinds: tuple[PartKind, ...]
    may_report: tuple[bool, ...]

    def find_kind(self, line: str, places: Iterable[Place]) -> PartKind | None:
        """The kind of a line that may stand at `places`, or None where its words tell nothing."""
        if len(line) > LONGEST_FITTING_LINE:
            return None
        words = line.lstrip(_OUTER).rstrip(_AFTER) or line
        if _QUOTATION.match(line):
            return None
        for place in places:
            match = self.by_place[place].match(words)
            if match and match.lastgroup:
                number = int(match.lastgroup[1:])
                if self.may_report[number] or not _REPORTS.search(words):
                    return self.kinds[number]
        return None


@lru_cache(maxsize=1)
def load_line_patterns() -> LinePatterns:
    """The patterns that ship with onrecord are read, once."""
    fragments = load_fragments()
    kinds: list[PartKind] = []
    may_report: list[bool] = []
    by_place: dict[Place, list[str]] = {"anywhere": [], "body": [], "top": [], "end": []}
    for entry in tomllib.loads(read_table())["line"]:
        flags = "" if entry.get("cased", False) else "i"
        end = r"\Z" if entry.get("whole", True) else ""
        for pattern in entry["patterns"]:
            name = f"k{len(kinds)}"
            filled = put_in(pattern, fragments)
            by_place[entry["place"]].append(f"(?P<{name}>(?{flags}:{filled}){end})")
            kinds.append(entry["kind"])
            may_report.append(entry.get("may_report", entry["kind"] != "furniture"))
    compiled = {place: re.compile("|".join(found)) for place, found in by_place.items()}
    return LinePatterns(compiled, tuple(kinds), tuple(may_report))


def read_table() -> str:
    """The text of `parts.toml`."""
    return resources.files("onrecord.reading").joinpath("parts.toml").read_text("utf-8")


@lru_cache(maxsize=1)
def load_fragments() -> Mapping[str, str]:
    """The named fragments that the patterns are made of, each with those within it put in."""
    filled: dict[str, str] = {}
    for name, pattern in tomllib.loads(read_table())["fragments"].items():
        filled[name] = put_in(pattern, filled)
    return filled


def put_in(pattern: str, fragments: Mapping[str, str]) -> str:
    """The pattern with each `%NAME%` replaced by the fragment of that name."""
    return re.sub("%([A-Z]+)%", lambda match: fragments[match.group(1)], pattern)
