"""Hostile and damaged inputs, thrown at the whole of `read`: none may crash it or hang it.

    python -m tests.fuzz --inputs 20000 --seed 1

Each input is a file that goes through the sources and the reader, under a time limit. It must
end as at least one record or failure; failures name the input and are no defects of ours. Ends
with status 1 when one did not, and keeps the bytes of those in the folder for temporary files.
"""

import argparse
import gzip
import io
import json
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from onrecord.errors import InputError
from onrecord.run import Reader
from onrecord.sources import read_sources
from onrecord.types import Article, Failure, Record

SECONDS_EACH = 20  # of processor time, so that a busy machine fails no input
MEGABYTES = 1500
CORPUS = Path(__file__).parent / "data" / "wikinews-dev"
GOLDEN_PDF = Path(__file__).parent / "sources" / "golden" / "pdf" / "input.pdf"

PIECES = (
    "\x00", "\ufeff", "\u200f", "\u202e", "\u200b", "\ud800", "\ud83d", "\ude00",
    "“", "”", '"', "'", "‘", "«", "\r",
    "\n\n", "\t", "\u2028", "\x85", " said ", " according to ", "<p>", "</p>", "<script>",
    "&#x0;", "&#xd83d;&#xde00;", "\\ud83d", "\\ude00",
    "&nbsp;", "]]>", "<!--", "{", "}", "[", '\\"', ",", ";", "😀", "漢字", "e\u0301" * 20,
    "%00", "\x1b[31m", "=cmd|' /C calc'!A0", "A" * 3000, "." * 500, "( " * 200,
)  # fmt: skip


Input = tuple[str, bytes]  # the name of a file, which tells the format, and what is in it


def seeds() -> list[Input]:
    """Small sound inputs of every format, named and (as `input`) to be told by their content."""
    text = sorted(CORPUS.glob("*.txt"))[0].read_text("utf-8")[:1500]
    page = "".join(f"<p>{line}</p>" for line in text.split("\n") if line.strip())
    html = f"<html><head><title>News</title></head><body><article><h1>News</h1>{page}</article>"
    rows = [{"text": text[:400], "title": "a", "url": "https://a.example/1", "date": "2024-05-01"}]
    table = 'title,text,date\n"a","' + text[:400].replace('"', '""') + '",2024-05-01\n'
    jsonl = "\n".join(json.dumps(row) for row in rows * 3)
    plain = {"txt": text, "html": html, "jsonl": jsonl, "csv": table, "md": "# News\n\n" + text}
    found = [(f"input.{suffix}", item.encode()) for suffix, item in plain.items()]
    found += [(f"{name}.gz", gzip.compress(item)) for name, item in found]
    found += [("input.txt", text.encode("utf-16")), ("input.pdf", GOLDEN_PDF.read_bytes())]
    return [*found, *(("input", item) for _, item in found)]


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """The seed with some of it cut, doubled, overwritten or with hostile pieces put in."""
    data = bytearray(seed)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(5):
            case 0:
                piece = chance.choice(PIECES).encode("utf-8", "surrogatepass")
                data[place:place] = piece * chance.choice((1, 1, 1, 40))
            case 1:
                del data[place : place + chance.randint(1, 300)]
            case 2:
                data[place : place + 4] = chance.randbytes(4)
            case 3:
                data[place:place] = data[place : place + chance.randint(1, 500)]
            case _:
                data[place:] = data[place:][:: chance.choice((1, -1))]
    return bytes(data)


def monsters() -> list[Input]:
    """Inputs made to be large, deep or never-ending."""
    bomb = io.BytesIO()
    with gzip.GzipFile(fileobj=bomb, mode="wb") as file:
        for _ in range(300):
            file.write(b" said he" * 131072)
    page = (
        b"<html><body><article><h1>News</h1>" + b"<p>The minister said that it will close.</p>" * 3
    )
    quotes, blanks = b'"' * 50_000_000, b"\n" * 5_000_000
    return [
        ("input.txt", quotes),
        ("input.txt", "“".encode() * 300_000),
        ("input.txt", b"He said so. " * 8_000),
        ("input.txt", blanks),
        ("input.txt", b"\x00" * 1_000_000),
        ("input.txt", b""),
        ("input.txt", "\u202e".encode() * 100_000),
        ("input.html", page + b"<div>" * 100_000 + b"said the minister"),
        ("input.html", page + b"<p>he said " * 200_000),
        ("input.html", page + b"<figure><figcaption>Quay " + b"<i class=credit></i>" * 20_000),
        ("input.html", page + b"<p><span>" * 200 + b"<i class=x>a</i>b" * 2_000),
        ("input.jsonl", b"[" * 1_000_000),
        ("input.jsonl", b'{"text": ' * 20_000),
        ("input.jsonl", b"{}\n" * 20_000),
        ("input.csv", b"text,title\n" + b'"' * 5_000_000),
        ("input.csv", b"text,title\n" + b"," * 30_000_000),
        ("input.csv", b"text\n" + b"x" * 3_000_000),
        ("input.csv", b"text,title\n"),
        ("input.jsonl", b"\n \r\n" * 100_000),
        ("input.csv.gz", gzip.compress(b"")),
        ("input.txt.gz", bomb.getvalue()),
        ("input.csv.gz", bomb.getvalue()),
        ("input.gz", gzip.compress(gzip.compress(gzip.compress(b"he said")))),
    ]


class TookTooLong(BaseException):
    """The time limit for one input ran out. No Exception, so that no handler of ours takes it."""


def _alarm(*_: object) -> None:
    raise TookTooLong


def outcome(data: bytes, reader: Reader, path: Path) -> str:
    """How one input ended, in a word; raises whatever escapes."""
    path.write_bytes(data)
    kinds = set()
    for result in read_sources([str(path)]):
        if isinstance(result, Failure):
            if not result.message or not result.location:
                raise AssertionError("a failure that does not name its input")
            if result.kind == "defect":
                raise AssertionError(result.message)
            kinds.add("failure")
        else:
            kinds.add(_read(result, reader))
    if not kinds:
        raise AssertionError("neither an article nor a failure")
    return "+".join(sorted(kinds))


def _read(article: Article, reader: Reader) -> str:
    try:
        record = reader.read(article)
    except InputError:
        return "refused"
    check(record)
    if json.loads(record.to_json())["article"]["text"] != record.article.text:
        raise AssertionError("the text is another after a way through JSON")
    return "record" if record.statements else "empty record"


def check(record: Record) -> None:
    """The law of offsets, and parts that cover the text, hold for a record."""
    text = record.article.text
    covered = 0
    for part in record.article.parts:
        if text[covered : part.start].strip() or part.start < covered or part.end <= part.start:
            raise AssertionError("parts do not cover the text in order")
        covered = part.end
    if text[covered:].strip():
        raise AssertionError("parts leave the end of the text out")
    for statement in record.statements:
        roles = (statement.source, statement.cue, statement.content)
        for role in filter(None, roles):
            if " ".join(text[start:end] for start, end in role.spans) != role.text:
                raise AssertionError("words differ from their place in the text")
        for quoted in statement.content.quoted:
            if not any(span.contains(quoted) for span in statement.content.spans):
                raise AssertionError("words in quotation marks lie outside the content")


def run(count: int, seed: int, report: Callable[[str], None]) -> int:
    """The number of inputs that ended badly; each is kept and named."""
    chance, reader, bad = random.Random(seed), Reader(), 0
    ended: Counter[str] = Counter()
    signal.signal(signal.SIGPROF, _alarm)
    sound, big = seeds(), monsters()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            if number < len(big):
                name, data = big[number]
            else:
                name, seed_data = chance.choice(sound)
                data = mutated(seed_data, chance)
            began = time.process_time()
            limit = SECONDS_EACH * (6 if number < len(big) else 1)
            signal.setitimer(signal.ITIMER_PROF, limit)
            try:
                ended[outcome(data, reader, Path(folder) / name)] += 1
            except (Exception, TookTooLong) as error:  # noqa: BLE001 - whatever escapes is a find
                bad += 1
                kept = Path(tempfile.gettempdir()) / f"onrecord-fuzz-{seed}-{number}-{name}"
                kept.write_bytes(data)
                report(f"input {number}: {type(error).__name__}: {error} (kept as {kept})")
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
            slowest = max(slowest, time.process_time() - began)
            if number % 1000 == 999:
                report(f"{number + 1} inputs, {bad} bad")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    report(f"{count} inputs: {dict(ended)}; slowest {slowest:.1f} s; peak memory {peak:.0f} MB")
    if peak > MEGABYTES:
        report(f"more than {MEGABYTES} MB of memory were used")
        bad += 1
    return bad


def main() -> None:
    """Runs from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    settings = parser.parse_args()
    bad = run(settings.inputs, settings.seed, lambda line: print(line, flush=True))
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
