"""What every format is tried on."""

from typing import Any

from tests.example_records import example_record
from tests.ledger.sample import harvest, make_record, make_statement, talks


def hostile() -> dict[str, Any]:
    """Formulas, markup, wide characters and breaks where people expect words."""
    text = '=HYPERLINK("x") said 𝒮𝓸 <b>“+1”</b>\r\nand\tmore\x00"; she lied'
    first = make_statement(
        "s1", '=HYPERLINK("x")', "said", '𝒮𝓸 <b>“+1”</b>\r\nand\tmore\x00"', text=text
    )
    second = make_statement("s2", None, "lied", "she", text=text, parent="s1")
    return make_record("=cmd|' /C calc'!A0", text, [first, second], [], title="@SUM(1)")


def figured() -> dict[str, Any]:
    """A statement with figures, evidence, the words of its day, and one told within it."""
    text = "Doe said on Tuesday that 450 people fled, citing satellite images. Roe said Poe fled."
    said_at = {"text": "Tuesday", "span": [12, 19], "from": None, "to": None}
    first = make_statement(
        "s1", "Doe", "said", "that 450 people fled", text=text,
        said_at=said_at, evidence=[[42, 65]],
    )  # fmt: skip
    first["cue"]["line"] = "say.1"
    second = make_statement("s2", "Roe", "said", "Poe fled", text=text)
    second["cue"]["spans"] = [[71, 75]]
    inner = make_statement("s3", "Poe", "fled", "fled", text=text, parent="s2")
    inner["cue"]["spans"] = inner["content"]["spans"] = [[80, 84]]
    record = make_record("figured", text, [first, second, inner], [])
    record["quantities"] = [
        {"start": 25, "end": 35, "text": "450 people", "value": 450, "low": 450, "high": 450,
         "unit": "person", "statement": "s1"},
    ]  # fmt: skip
    return record


def samples() -> list[dict[str, Any]]:
    """Records of the whole contract, of an older reader, a hostile one, and one with figures."""
    return [talks(), harvest(), hostile(), figured()]


def examples() -> list[dict[str, Any]]:
    """The samples, and the record that the reader's types make today."""
    return [*samples(), example_record().to_dict()]
