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


def samples() -> list[dict[str, Any]]:
    """Records of the whole contract, of an older reader, and a hostile one."""
    return [talks(), harvest(), hostile()]


def examples() -> list[dict[str, Any]]:
    """The samples, and the record that the reader's types make today."""
    return [*samples(), example_record().to_dict()]
