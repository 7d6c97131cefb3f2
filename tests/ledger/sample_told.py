"""A record in which one speaker tells what another said, for tests of whose words these are."""

from typing import Any

from tests.ledger.sample import make_party, make_record, make_statement

TOLD = (
    "Johnson said that Corbyn argued that the deal would fail. Johnson said that he feared delay. "
    "“Nobody asked me,” said Corbyn."
)


def told() -> dict[str, Any]:
    """Two statements by Johnson, in one a fear of his own; of Corbyn one told, one his own."""
    statements = [
        make_statement(
            "s1", "Johnson", "said", "Corbyn argued that the deal would fail", text=TOLD, by=["p1"]
        ),
        make_statement(
            "s2", "Corbyn", "argued", "the deal would fail", text=TOLD, by=["p2"], parent="s1"
        ),
        make_statement("s3", "Johnson", "said", "he feared delay", text=TOLD, by=["p1"]),
        make_statement("s4", "he", "feared", "delay", text=TOLD, by=["p1"], parent="s3"),
        make_statement("s5", "Corbyn", "said", "“Nobody asked me,”", text=TOLD, by=["p2"]),
    ]
    for number in (2, 3, 4):  # the words that stand twice are the later ones here
        _second(statements[number])
    parties = [
        make_party("p1", "Boris Johnson", "person", "Johnson", text=TOLD),
        make_party("p2", "Jeremy Corbyn", "person", "Corbyn", text=TOLD),
    ]
    return make_record("https://times.example/told", TOLD, statements, parties)


def _second(statement: dict[str, Any]) -> None:
    """Source and cue are those nearest before (or after) the content."""
    start = statement["content"]["spans"][0][0]
    for role in ("source", "cue"):
        words = statement[role]["text"]
        places = [at for at in range(len(TOLD)) if TOLD.startswith(words, at)]
        nearest = min(places, key=lambda at: abs(at - start))
        statement[role]["spans"] = [[nearest, nearest + len(words)]]
