"""How well the body of an article is cut out of its page.

Data: scrapinghub/article-extraction-benchmark (MIT), a file `ground-truth.json` and pages under
`html/`. Scores: that benchmark's own, over runs of four words (shingles), and the same over single
words; precision and recall are means over the pages, F1 is theirs.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from onrecord.errors import UsageError
from onrecord.evaluation.outcome import Outcome, Progress
from onrecord.reading.parts import tell_parts
from onrecord.run import Reader
from onrecord.sources import read_sources
from onrecord.types import Article

BODY_KINDS = ("paragraph", "subheading", "list")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall of words, both between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page and the true body of its article."""

    path: Path
    body: str


def benchmark_pages(folder: Path) -> Iterator[Page]:
    """Every page of the benchmark in `folder`; UsageError where it is not there."""
    truth = folder / "ground-truth.json"
    if not truth.is_file():
        raise UsageError(f"{truth} is missing: give the folder of article-extraction-benchmark.")
    for key, entry in json.loads(truth.read_text("utf-8")).items():
        yield Page(folder / "html" / f"{key}.html.gz", entry["articleBody"])


def our_body(page: Page) -> str:
    """The body as onrecord reads it: paragraphs, subheadings and lists; empty where it fails."""
    articles = [found for found in read_sources([str(page.path)]) if isinstance(found, Article)]
    return "\n\n".join(
        part.span.of(article.text)
        for article in articles
        for part in tell_parts(article).parts
        if part.kind in BODY_KINDS
    )


def measure(folder: Path, _reader: Reader, progress: Progress) -> Outcome:
    """Our scores beside trafilatura's own, over single words and runs of four; ours are held."""
    pages = list(benchmark_pages(folder))
    lines = [f"{len(pages)} pages             precision  recall  F1"]
    scores = {}
    for name, read in (("trafilatura", library_body), ("onrecord", our_body)):
        bodies = {page: read(page) for page in pages}
        for run in (1, 4):
            score = score_bodies(pages, bodies.__getitem__, run=run)
            label = "words" if run == 1 else f"runs of {run}"
            numbers = f"{score.precision:9.4f} {score.recall:7.4f} {score.f1:6.4f}"
            lines.append(f"{name:12} {label:10} {numbers}")
            if name == "onrecord":
                scores[label] = 100 * score.f1
        progress(len(pages))
    return Outcome(tuple(lines), scores, ("ground-truth.json", "html/*"))


def library_body(page: Page) -> str:
    """The body as trafilatura alone gives it, in the mode that onrecord uses."""
    import trafilatura

    html = gzip.decompress(page.path.read_bytes())
    return trafilatura.extract(html, favor_precision=True, include_comments=False) or ""


def score_bodies(pages: list[Page], read: Callable[[Page], str], *, run: int) -> Score:
    """The score of a way to read pages, over runs of so many words (4, or 1 for single words)."""
    shares = [_shares(page.body, read(page), run) for page in pages]
    return Score(mean(share.precision for share in shares), mean(share.recall for share in shares))


def _shares(true: str, found: str, run: int) -> Score:
    wanted, given = _runs(true, run), _runs(found, run)
    shared = (wanted & given).total()
    if not wanted or not given:
        # Nothing found is right where there is nothing, and wrong in both ways elsewhere.
        return Score(float(not given), float(not wanted))
    return Score(shared / given.total(), shared / wanted.total())


def _runs(text: str, run: int) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + run]) for at in range(max(1, len(words) - run + 1)))
