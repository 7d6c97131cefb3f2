"""What a run remarks at its end of what it read past: files of other kinds, doubtful articles."""

from collections import Counter
from collections.abc import Iterator

from onrecord.sources.formats import suffix_in_words
from onrecord.types import Record
from onrecord.views.wording import counted

_SOURCES = "sources"  # the stage whose problems nobody would hear of otherwise
_MOST_KINDS = 5


class Remarks:
    """Counts by kind what is worth a line at the end; memory does not grow with the files."""

    def __init__(self) -> None:
        self._passed_over: Counter[str] = Counter()
        self._problems: Counter[str] = Counter()
        self._doubtful = 0

    def note_passed_over(self, path: str) -> None:
        """A file of a folder that is in no known format is counted under its suffix."""
        self._passed_over[suffix_in_words(path)] += 1

    def note_problems(self, record: Record) -> None:
        """An article whose source gave it with problems is counted under the kind of each."""
        kinds = {problem.kind for problem in record.problems if problem.stage == _SOURCES}
        self._problems.update(kinds)
        self._doubtful += bool(kinds)

    def lines(self) -> Iterator[str]:
        """The remarks come, a line each; nothing comes where there is nothing to remark."""
        if count := self._passed_over.total():
            were = "file of another kind was" if count == 1 else "files of other kinds were"
            yield f"{count:,} {were} passed over ({_listed(self._passed_over)})."
        if self._doubtful:
            yield (
                f"{counted(self._doubtful, 'article')} came with problems "
                f"({_listed(self._problems)}); see `problems` in the record."
            )


def _listed(counts: Counter[str]) -> str:
    """The kinds with their counts, the most frequent first."""
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    named = [f"{kind} {count:,}" for kind, count in ranked[:_MOST_KINDS]]
    more = sum(count for _, count in ranked[_MOST_KINDS:])
    return ", ".join([*named, f"others {more:,}"] if more else named)
