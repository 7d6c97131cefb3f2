"""Every measure by its name: where it is, what it says, and what it reads."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.evaluation.outcome import Measure


@dataclass(frozen=True, slots=True)
class KnownMeasure:
    """A measure that need not be imported to be listed."""

    module: str
    says: str
    folder: str  # what DIR holds


MEASURES = {
    "polnear": KnownMeasure(
        "onrecord.evaluation.polnear",
        "Who said what, on articles that people marked.",
        "DIR holds the articles in text/*.txt and what people marked in them in "
        "attributions/*.ann, as the PolNeAR collection has them, or both side by side. Where "
        "several people marked an article, the first is taken.",
    ),
    "names": KnownMeasure(
        "onrecord.evaluation.names",
        "Names of people, bodies and places, on outlets that were held out.",
        "DIR holds the *.tsv files of the worldwide newswire (stanfordnlp/en-worldwide-newswire).",
    ),
    "parties": KnownMeasure(
        "onrecord.evaluation.parties",
        "Who is speaking: the party meant by each source, beside a simple baseline.",
        "DIR holds parties/*.jsonl, and the texts in text/ or beside it, as polnear/dev and "
        "tests/data/wikinews-dev do.",
    ),
    "register": KnownMeasure(
        "onrecord.evaluation.register",
        "Parties put together across articles, beside those of the same name.",
        "DIR holds text/*.txt and parties/*.jsonl, as polnear/dev does, or lists of parties that "
        "people told apart, like tests/data/register.",
    ),
    "denials": KnownMeasure(
        "onrecord.evaluation.denials",
        "Which statement denies which other.",
        "DIR holds text/*.txt and parties/*.jsonl, as polnear/dev does.",
    ),
    "acts": KnownMeasure(
        "onrecord.evaluation.acts",
        "What kind of statement each is, and whether it was made.",
        "DIR holds text/*.txt and parties/*.jsonl, as polnear/dev does.",
    ),
    "times": KnownMeasure(
        "onrecord.evaluation.wikiwars",
        "Time expressions and their values, in histories of wars.",
        "DIR is that of WikiWars: its folder keyinline has the marked articles.",
    ),
    "figures": KnownMeasure(
        "onrecord.evaluation.quantities",
        "Figures with their bounds and units, on articles that people marked.",
        "DIR holds figures.jsonl beside the marked articles, like tests/data/wikinews-dev.",
    ),
    "extraction": KnownMeasure(
        "onrecord.evaluation.extraction",
        "Article bodies, on stored web pages, beside trafilatura alone.",
        "DIR is that of scrapinghub/article-extraction-benchmark: ground-truth.json and html/.",
    ),
}


def measure_of(name: str) -> "Measure":
    """The measure of this name, imported now."""
    found: Measure = import_module(MEASURES[name].module).measure
    return found
