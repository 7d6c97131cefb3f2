"""Articles that are made up, as many as wanted and the same each time, to fill a ledger with.

Words are drawn as they are in English, a few often and most rarely (Zipf's law), and so are the
speakers: the first of 3,000 people says one in twelve of all statements, the last one hardly any.
A fifth of the statements have a speaker who is only described, nearly each in words of their own.
"""

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

STATEMENTS_AN_ARTICLE = 8
WORDS, PEOPLE, BODIES, OUTLETS = 20_000, 3_000, 200, 40
FIRST_DAY, DAYS = date(2023, 1, 1), 730
ACTS = ("state", "claim", "deny", "warn", "demand", "promise", "ask", "predict", "accuse")
CUES = (
    ("said", "say", "neutral"),
    ("told reporters", "tell", "neutral"),
    ("claimed", "claim", "doubting"),
    ("confirmed", "confirm", "endorsing"),
    ("blasted", "blast", "charged"),
)
MANNERS = ("direct", "mixed", "indirect", "indirect")
KINDS = ("organization", "government", "group", "document")


def made_up_records(statements: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Records with so many statements in all come, the same for the same seed."""
    draw = random.Random(seed)
    for number in range(statements // STATEMENTS_AN_ARTICLE):
        yield make_record(number, draw)


def make_record(number: int, draw: random.Random) -> dict[str, Any]:
    """An article of eight statements, each with a speaker."""
    article = _Article(FIRST_DAY + timedelta(days=draw.randrange(DAYS)))
    for _ in range(STATEMENTS_AN_ARTICLE):
        article.add_statement(draw)
    text = "".join(article.pieces)
    return {
        "schema": "onrecord/1",
        "article": {
            "id": hashlib.sha256(text.encode()).hexdigest(),
            "location": f"https://news.example/{number}",
            "outlet": f"Outlet {number % OUTLETS}",
            "title": f"Article {number}",
            "byline": [f"Reporter {number % (3 * OUTLETS)}"],
            "published": article.day.isoformat(),
            "published_basis": "metadata",
            "language": "en",
            "text": text,
            "parts": [{"kind": "paragraph", "start": 0, "end": len(text) - 1}],
        },
        "statements": article.statements,
        "parties": list(article.parties.values()),
        "times": [],
        "quantities": [],
        "problems": [],
        "reader": {"version": "0", "model": "made-up@0"},
    }


class _Article:
    """An article under way: `pieces` are the sentences of its text."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.pieces: list[str] = []
        self.statements: list[dict[str, Any]] = []
        self.parties: dict[str, dict[str, Any]] = {}
        self._end = 0

    def add_statement(self, draw: random.Random) -> None:
        """One more sentence says what somebody said."""
        name, kind = _speaker(draw)
        verb, lemma, framing = CUES[min(_often(draw, len(CUES) ** 2) - 1, len(CUES) - 1)]
        manner = draw.choice(MANNERS)
        label = len(self.statements) + 1
        spoken = " ".join(f"w{_often(draw, WORDS)}" for _ in range(draw.randrange(8, 30)))
        source = self._write(name)
        self._write(" ")
        cue = self._write(verb)
        self._write(" ")
        content = self._write(f"“{spoken}”" if manner == "direct" else spoken)
        self._write(". ")
        half = [content[0], content[0] + spoken.index(" ")]
        self.statements.append(
            {
                "id": f"s{label}",
                "source": {"spans": [source], "text": name, "how": _how(kind)},
                "by": [self._party(name, kind, source, draw)],
                "cue": {"spans": [cue], "text": verb, "lemma": lemma, "framing": framing},
                "content": {
                    "spans": [content],
                    "text": f"“{spoken}”" if manner == "direct" else spoken,
                    "quoted": {"direct": [content], "mixed": [half], "indirect": []}[manner],
                },
                "manner": manner,
                "act": ACTS[_often(draw, len(ACTS)) - 1],
                "polarity": "affirmed" if draw.random() < 0.95 else "negated",
                "part": "paragraph",
                "parent": None,
                "said_at": self._said_at(cue, draw),
                "evidence": [],
                "denies": [f"s{label - 1}"] if label > 1 and draw.random() < 0.05 else [],
                "confidence": round(draw.uniform(0.3, 1.0), 2),
            }
        )

    def _write(self, words: str) -> list[int]:
        start, self._end = self._end, self._end + len(words)
        self.pieces.append(words)
        return [start, self._end]

    def _party(self, name: str, kind: str, place: list[int], draw: random.Random) -> str:
        party = self.parties.setdefault(
            name,
            {
                "id": f"p{len(self.parties) + 1}",
                "name": name,
                "kind": kind,
                "roles": [f"role{_often(draw, 50)}"] if kind == "person" else [],
                "speaks_for": None,
                "aliases": [name, name.rpartition(" ")[2]],
                "mentions": [],
                "wikidata": None,
            },
        )
        party["mentions"].append({"start": place[0], "end": place[1], "how": _how(kind)})
        label: str = party["id"]
        return label

    def _said_at(self, cue: list[int], draw: random.Random) -> dict[str, Any] | None:
        """Half of the statements were said some day before; of the rest the text does not tell."""
        if draw.random() < 0.5:
            return None
        day = (self.day - timedelta(days=_often(draw, 30) - 1)).isoformat()
        words = "".join(self.pieces)[cue[0] : cue[1]]
        return {"text": words, "span": cue, "from": day, "to": day}


def _speaker(draw: random.Random) -> tuple[str, str]:
    """A name and a kind."""
    which = draw.random()
    if which < 0.65:
        number = _often(draw, PEOPLE)
        return f"Person{number} Name{number}", "person"
    if which < 0.8:
        number = _often(draw, BODIES)
        return f"Body {number}", KINDS[number % len(KINDS)]
    return f"an official of w{_often(draw, WORDS)} w{_often(draw, WORDS)}", "unnamed"


def _how(kind: str) -> str:
    return "description" if kind == "unnamed" else "name"


def _often(draw: random.Random, most: int) -> int:
    """A number from 1 to `most`; the smaller, the more often (Zipf's law)."""
    return min(most, int((most + 1) ** draw.random()))
