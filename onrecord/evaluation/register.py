"""How well parties are put together across articles: pairs of sightings that are one.

A folder holds either marked parties, as polnear/dev does (parties/*.jsonl and the texts), or lists
of parties that people told apart (*.tsv, as in tests/data/register), or both.

- Of marked articles, the parties are those that the reader finds. Each is the one that most of its
  statements were marked with. Names are compared as `parties` compares them; `polnear_names.tsv`
  has those that are one party's in several articles. A party is judged where the reader is right
  about who speaks: where all words of one of the two names, the found and the marked, are in the
  other. (How often it is right `evaluate parties` tells.)
- Judged are pairs of named parties. Precision is the share of the pairs that the
  register has as one and that are one; recall the share of the pairs that are one and that the
  register has so. Beside pairs, of which those who are named often have most, stands B³ (Bagga and
  Baldwin 1998), in which every party counts the same.
- Where wikidata.json.gz and links.tsv (who, item) lie beside the lists, parties are linked as well:
  of those that were, how many rightly, and of those in links.tsv how many. The register's own
  mistakes count against it.
- The baseline takes parties of the same name (but for case and a leading article) for one.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.errors import InputError
from onrecord.evaluation.marked import read_marked_texts
from onrecord.evaluation.outcome import Outcome, Progress
from onrecord.evaluation.parties import is_judged, marked_pairs, plain_name
from onrecord.evaluation.scores import Count
from onrecord.register.linking import link_entry
from onrecord.register.register import build_register
from onrecord.register.sighting import Setting, Sighting, sightings_of
from onrecord.register.wikidata import open_index
from onrecord.run import Reader

_FIELDS = 10
_EXTRACT = "wikidata.json.gz"
_OTHER_LISTS = ("spellings.tsv", "links.tsv")


@dataclass(frozen=True, slots=True)
class Told:
    """A sighting, and who people say it is."""

    sighting: Sighting
    who: str


def measure(folder: Path, reader: Reader, progress: Progress) -> Outcome:
    """Precision and recall of pairs and B³, of the register and of the baseline, list by list."""
    lists = {
        path.stem: read_told(path)
        for path in sorted(folder.glob("*.tsv"))
        if path.name not in _OTHER_LISTS
    }
    if (folder / "parties").is_dir():
        lists[folder.name] = list(_told_of_articles(folder, reader, progress))
    if not any(lists.values()):
        raise InputError(f"{folder}: no marked parties here; expected parties/*.jsonl or *.tsv")
    table: list[str] = []
    scores: dict[str, float] = {}
    for name, told in lists.items():
        ours, theirs = judge(told, registered(told)), judge(told, _by_name)
        table += [*_table(name, told, ours, theirs), ""]
        for what, count in ours.items():
            scores[f"{name} {what} precision"] = count.precision
            scores[f"{name} {what} recall"] = count.recall
    if (folder / _EXTRACT).exists():
        links = _links(folder, [told for told in lists.values() if told])
        table += [f"{'links':16}{links.precision:10.1f}{links.recall:8.1f}{links.f1:7.1f}", ""]
        scores |= {"links precision": links.precision, "links recall": links.recall}
    return Outcome(tuple(table[:-1]), scores, ("*.tsv", "*.gz", "**/*.txt", "**/*.jsonl"))


def read_told(path: Path) -> list[Told]:
    """The parties of a list, one a line with fields between tabs; see tests/data/register."""
    told = []
    lines = path.read_text("utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if line and not line.startswith("#"):
            row = line.split("\t")
            if len(row) != _FIELDS:
                raise InputError(f"{path}, line {number}: {_FIELDS} fields were expected")
            told.append(_told(row, number))
    return told


def _told(row: Sequence[str], number: int) -> Told:
    who, article, day, outlet, kind, name = row[:6]
    roles, aliases, company, words = (
        tuple(piece for piece in field.split("; ") if piece) for field in row[6:]
    )
    ordinal = date.fromisoformat(day).toordinal() if day else None
    setting = Setting(article, article, outlet or None, ordinal, frozenset(words))
    return Told(
        Sighting(setting, f"p{number}", name, kind, aliases, roles, frozenset(company)), who
    )


def _told_of_articles(folder: Path, reader: Reader, progress: Progress) -> Iterator[Told]:
    for done, read in enumerate(read_marked_texts(folder), start=1):
        record = reader.read(read.text, location=read.name, outlet=read.name.split("_")[0] or None)
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for one, statement in marked_pairs(read.text, read.statements, record.statements):
            for party in statement.by:
                votes[party][plain_name(one.party)] += is_judged(one)
        for sighting in sightings_of(record.to_dict()):  # type: ignore[arg-type]
            found = votes.get(sighting.label)
            who, judged = found.most_common(1)[0] if found else ("", 0)
            if sighting.is_named and judged and _is_the_same(sighting.name, who):
                yield Told(_dated(sighting, read.name), _one_name().get(who, who))
        progress(done)


def _is_the_same(name: str, marked: str) -> bool:
    ours, theirs = set(plain_name(name).split()), set(marked.split())
    return ours <= theirs or theirs <= ours


@lru_cache(maxsize=1)
def _one_name() -> dict[str, str]:
    """The name that stands for all of a party, by each other one."""
    text = files("onrecord.evaluation").joinpath("polnear_names.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {plain_name(name): plain_name(row[0]) for row in rows for name in row[1:]}


def _dated(sighting: Sighting, name: str) -> Sighting:
    """The sighting on the day that the name of its article has, as PolNeAR's do."""
    for piece in name.split("_"):
        try:
            day = date.fromisoformat(piece).toordinal()
        except ValueError:
            continue
        return replace(sighting, setting=replace(sighting.setting, day=day))
    return sighting


Key = Callable[[Sighting], Hashable]


def registered(told: Iterable[Told]) -> Key:
    """The register's id for each sighting."""
    register = build_register(one.sighting for one in told)
    return lambda sighting: register.by_place[sighting.place].id


def _by_name(sighting: Sighting) -> Hashable:
    return plain_name(sighting.name)


def judge(told: Sequence[Told], key: Key) -> dict[str, Count]:
    """Pairs, and B³ in hundredths of a sighting, as counts of right, found and marked ones."""
    groups: dict[tuple[Hashable, str], int] = Counter((key(one.sighting), one.who) for one in told)
    found: Counter[Hashable] = Counter()
    marked: Counter[str] = Counter()
    for (label, who), number in groups.items():
        found[label] += number
        marked[who] += number
    pairs = Count(
        sum(map(_pairs, groups.values())),
        sum(map(_pairs, found.values())),
        sum(map(_pairs, marked.values())),
    )
    return {"pairs": pairs, "B3": _b_cubed(groups, found, marked)}


def _pairs(number: int) -> int:
    return number * (number - 1) // 2


def _b_cubed(
    groups: dict[tuple[Hashable, str], int], found: Counter[Hashable], marked: Counter[str]
) -> Count:
    """Precision and recall as counts with a common right of a million."""
    total = sum(groups.values())
    precision = sum(n * n / found[label] for (label, _), n in groups.items()) / total
    recall = sum(n * n / marked[who] for (_, who), n in groups.items()) / total
    million = 1_000_000
    return Count(million, round(million / precision), round(million / recall))


def _links(folder: Path, lists: Sequence[Sequence[Told]]) -> Count:
    """How many parties were linked rightly, were linked, and should have been."""
    lines = (folder / "links.tsv").read_text("utf-8").splitlines()
    items = dict(line.split("\t") for line in lines if not line.startswith("#"))
    count = Count()
    with TemporaryDirectory() as place:
        index, _ = open_index(folder / _EXTRACT, Path(place) / "index")
        with closing(index):
            for told in lists:
                who = {one.sighting.place: one.who for one in told}
                for entry in build_register(one.sighting for one in told).entries:
                    mostly = Counter(who[one.sighting.place] for one in entry.members)
                    item = items.get(mostly.most_common(1)[0][0])
                    link = link_entry(entry, index).link
                    right = link is not None and link.item == item
                    count.add(right, link is not None, item is not None)
    return count


def _table(
    name: str, told: Sequence[Told], ours: dict[str, Count], theirs: dict[str, Count]
) -> Iterator[str]:
    people = len({one.who for one in told})
    yield f"{name}: {len(told)} parties of articles, {people} in truth"
    yield f"{'':16}{'precision':>10}{'recall':>8}{'F1':>7}{'same name: precision':>23}{'recall':>8}"
    for what, count in ours.items():
        other = theirs[what]
        yield (
            f"{what:16}{count.precision:10.1f}{count.recall:8.1f}{count.f1:7.1f}"
            f"{other.precision:23.1f}{other.recall:8.1f}"
        )
