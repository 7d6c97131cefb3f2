"""How much each party says in its article, as lists of speakers count it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.ledger.telling import tellers
from onrecord.ledger.values import RecordValue, StatementValue
from onrecord.ledger.words import name_in_words


@dataclass(frozen=True, slots=True)
class Tally:
    """Statements of a party, how many of them are so and so, and the newest day.

    Those that are neither direct nor mixed are indirect (or nothing is told of it), and those that
    are neither doubting, endorsing nor charged are neutral. `told` are those that stand in the
    words of another (see `tellers`).
    """

    statements: int = 0
    told: int = 0
    denied: int = 0
    denying: int = 0
    direct: int = 0
    mixed: int = 0
    doubting: int = 0
    endorsing: int = 0
    charged: int = 0
    last_day: str | None = None


def days_of(statement: StatementValue, published: str | None) -> tuple[str | None, str | None]:
    """The first and last day on which it was said; that of publication where nothing tells."""
    said_at = statement.get("said_at")
    day = (published or "")[:10] or None
    first, last = (said_at["from"], said_at["to"]) if said_at else (None, None)
    return first or last or day, last or first or day


def tallies_of(record: RecordValue) -> dict[str, Tally]:
    """The tally of each party, by its id.

    Parties of one name in one article are one speaker, whose tally the first of them has.
    """
    links = _denials(record)
    told = tellers(record).keys()
    published = record["article"].get("published")
    said: dict[str, list[StatementValue]] = {}
    first_of_name: dict[str, str] = {}
    speakers = {
        party["id"]: first_of_name.setdefault(name_in_words(party["name"]), party["id"])
        for party in record.get("parties") or []
    }
    for statement in record["statements"]:
        for party in {speakers[one] for one in statement.get("by") or []}:
            said.setdefault(party, []).append(statement)
    return {
        party: replace(
            _tally(statements, links, published), told=sum(one["id"] in told for one in statements)
        )
        for party, statements in said.items()
    }


def _denials(record: RecordValue) -> list[tuple[str, str]]:
    """The ids of denying and denied statement, for each denial of one that is there."""
    known = {one["id"] for one in record["statements"]}
    return [
        (one["id"], denied)
        for one in record["statements"]
        for denied in one.get("denies") or []
        if denied in known
    ]


def _tally(
    said: Sequence[StatementValue], links: Sequence[tuple[str, str]], published: str | None
) -> Tally:
    ids = {one["id"] for one in said}
    days = [day for one in said if (day := days_of(one, published)[1])]
    manners = Counter(one.get("manner") for one in said)
    framings = Counter(one["cue"].get("framing") for one in said)
    return Tally(
        statements=len(said),
        denied=len({denied for _, denied in links} & ids),
        denying=len({denying for denying, _ in links} & ids),
        direct=manners["direct"],
        mixed=manners["mixed"],
        doubting=framings["doubting"],
        endorsing=framings["endorsing"],
        charged=framings["charged"],
        last_day=max(days, default=None),
    )
