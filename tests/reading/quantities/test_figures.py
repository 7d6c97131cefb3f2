import pytest

from onrecord.reading.quantities import find_overlarge, find_quantities
from onrecord.types import Article, Part, Span
from onrecord.types.quantity import Quantity

Row = tuple[str, float | None, float | None, float | None, str | None]


def figures(text: str) -> tuple[Quantity, ...]:
    return find_quantities(Article("here", text), ())


def rows(text: str) -> list[Row]:
    return [(one.text, one.value, one.low, one.high, one.unit) for one in figures(text)]


COUNTS: dict[str, Row] = {
    "In all 450 people died.": ("450 people", 450, 450, 450, "person"),
    "He saw almost two dozen others.": ("almost two dozen others", 24, None, 24, None),
    "They held between 20 and 30 soldiers.": (
        "between 20 and 30 soldiers", None, 20, 30, "soldier",
    ),
    "They sent 10-15 men.": ("10-15 men", None, 10, 15, "man"),
    "They sent two or three buses.": ("two or three buses", None, 2, 3, "bus"),
    "It won up to 40 seats.": ("up to 40 seats", 40, None, 40, "seat"),
    "It had well over 100 members.": ("well over 100 members", 100, 100, None, "member"),
    "It had 12 or more members.": ("12 or more members", 12, 12, None, "member"),
    "It had 1,000+ members.": ("1,000+ members", 1000, 1000, None, "member"),
    "It had thirty-odd members.": ("thirty-odd members", 30, None, None, "member"),
    "An estimated 11 million undocumented immigrants came.": (
        "An estimated 11 million undocumented immigrants", 11_000_000, None, None, "immigrant",
    ),
    "One Armenian child slept.": ("One Armenian child", 1, 1, 1, "child"),
    "It sent five Armed Forces personnel.": (
        "five Armed Forces personnel", 5, 5, 5, "personnel",
    ),
    "Three of his co-authors left.": ("Three of his co-authors", 3, 3, 3, "author"),
    "It joined 55-member groups.": ("55-member", 55, 55, 55, "member"),
    "They saw 17 Republicans.": ("17 Republicans", 17, 17, 17, "Republican"),
    "Five hundred viewers saw it.": ("Five hundred viewers", 500, 500, 500, "viewer"),
    "Some say 5m people saw it.": ("5m people", 5_000_000, 5_000_000, 5_000_000, "person"),
    "One hundred and five men came.": ("One hundred and five men", 105, 105, 105, "man"),
    "About 2000 troops came.": ("About 2000 troops", 2000, None, None, "troop"),
    "Only 27 have ratified it.": ("27", 27, 27, 27, None),
    "It fed 3 lakh people.": ("3 lakh people", 300_000, 300_000, 300_000, "person"),
    "It paid Rs 5 crore.": ("Rs 5 crore", 50_000_000, 50_000_000, 50_000_000, "INR"),
    "It met two lakh crore ants.": (
        "two lakh crore ants", 2 * 10**12, 2 * 10**12, 2 * 10**12, "ant",
    ),
    "It had not quite 40 seats.": ("not quite 40 seats", 40, None, 40, "seat"),
}  # fmt: skip
RANGES: dict[str, Row] = {
    "It met hundreds.": ("hundreds", None, 200, 999, None),
    "It met dozens of fans.": ("dozens of fans", None, 24, 99, "fan"),
    "It met tens of thousands of fans.": (
        "tens of thousands of fans", None, 20_000, 99_999, "fan",
    ),
    "It met several hundred fans.": ("several hundred fans", None, 300, 900, "fan"),
    "It met trillions of ants.": ("trillions of ants", None, 2 * 10**12, None, "ant"),
}  # fmt: skip
TOLLS: dict[str, Row] = {
    "It left at least 12 killed.": ("at least 12 killed", 12, 12, None, "person"),
    "The blast killed five.": ("five", 5, 5, 5, "person"),
    "Then 35 were rescued.": ("35", 35, 35, 35, "person"),
    "It injured twelve more.": ("twelve more", 12, 12, 12, "person"),
    "The death toll rose to 31.": ("31", 31, 31, 31, "person"),
}
MEASURES: dict[str, Row] = {
    "It cost $3.5m.": ("$3.5m", 3_500_000, 3_500_000, 3_500_000, "USD"),
    "It cost £2bn.": ("£2bn", 2 * 10**9, 2 * 10**9, 2 * 10**9, "GBP"),
    "It cost between $5 and $7 billion.": (
        "between $5 and $7 billion", None, 5 * 10**9, 7 * 10**9, "USD",
    ),
    "It cost between US$300 and 400 billion.": (
        "between US$300 and 400 billion", None, 3 * 10**11, 4 * 10**11, "USD",
    ),
    "It cost US$473.60.": ("US$473.60", 473.6, 473.6, 473.6, "USD"),
    "It cost 38.8 million euro.": ("38.8 million euro", 38_800_000, 38_800_000, 38_800_000, "EUR"),
    "It cost Rs. 500.": ("Rs. 500", 500, 500, 500, "INR"),
    "It cost 20 pesos.": ("20 pesos", 20, 20, 20, "peso"),
    "It paid $15 an hour.": ("$15 an hour", 15, 15, 15, "USD per hour"),
    "It is 1,200 km off.": ("1,200 km", 1200, 1200, 1200, "kilometre"),
    "It is within two miles.": ("within two miles", 2, None, 2, "mile"),
    "He is 5-foot-11.": ("5-foot-11", 71, 71, 71, "inch"),
    "It was -5 degrees.": ("-5 degrees", -5, -5, -5, "degree"),
    "It went 2½ miles.": ("2½ miles", 2.5, 2.5, 2.5, "mile"),
    "The ten-storey house fell.": ("ten-storey", 10, 10, 10, "storey"),
    "It pumps 5 million barrels a day.": (
        "5 million barrels a day", 5_000_000, 5_000_000, 5_000_000, "barrel per day",
    ),
}  # fmt: skip
SHARES: dict[str, Row] = {
    "It rose 3.5 percent.": ("3.5 percent", 3.5, 3.5, 3.5, "percent"),
    "It took a quarter of the budget.": ("a quarter of the budget", 25, 25, 25, "percent"),
    "It took nearly half of its rival's entire force.": (
        "nearly half of its rival's entire force", 50, None, 50, "percent",
    ),
    "It took 16–17 percent of African trade.": (
        "16–17 percent of African trade", None, 16, 17, "percent",
    ),
    "One in ten voters knew.": ("One in ten voters", 10, 10, 10, "percent"),
    "It hit one out of every thousand children.": (
        "one out of every thousand children", 0.1, 0.1, 0.1, "percent",
    ),
    "It took 3/4 of the votes.": ("3/4 of the votes", 75, 75, 75, "percent"),
    "It led by four percentage points.": (
        "four percentage points", 4, 4, 4, "percentage point",
    ),
}  # fmt: skip
ALL = COUNTS | RANGES | TOLLS | MEASURES | SHARES


@pytest.mark.parametrize("text", ALL)
def test_a_figure_has_its_words_bounds_and_unit(text: str) -> None:
    assert rows(text) == [ALL[text]]


def test_a_third_is_a_share_in_percent() -> None:
    (share,) = figures("It took a third of the budget.")
    assert share.text == "a third of the budget"
    assert share.value == pytest.approx(100 / 3)
    assert share.unit == "percent"


@pytest.mark.parametrize(
    "text",
    [
        "He came in 2016 and on May 4, 2016, at 9 a.m. or 4:30 p.m.",
        "On 4 November, Nov. 4 and 20 Nov 2019 it rained.",
        "Two weeks later the two-day talks of the last five years took 30 hours.",
        "The 25-year-old man, Smith, 53, was with 21 year old men.",
        "She was 86. People under 30 and boys aged nine, ten and twelve came.",
        "They won 3-2, then 52 to 48, and lost 1–0, a 3 to 1 margin.",
        "Call 555-1234, +44 20 7946 or 911.",
        "See No. 3, Article 50, Section 12, flight 370 and 1.2.3.",
        "The Group of Seven, G7, G20, an F-16, COVID-19 and the Boeing 737 met.",
        "The third man, the 21st century, the 1960s and the 2016 elections.",
        "No one saw one of the ships; one day the one another saw it.",
        "He lives at 10 Downing Street. See https://example.org/12/34.",
        "An hour and a half is half an hour more than the first half.",
        "We are two-faced; it is a one-way street.",
        "Emissions stayed below 2005 levels.",
        "The twenty-sixth dynasty fell at a rate per 100,000 people.",
    ],
)
def test_what_is_no_figure_is_left_out(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{'9' * 400} people",
        "9007199254740992 people",
        "1.000,50 people",
        "1.000 people",
        "200,0000 people",
        "00012 people",
        "1e400 people",
        "10^9 people",
        "nan people, inf people, infinity of people",
        "٣٤ people and １２ people",
    ],
)
def test_a_number_that_cannot_be_read_surely_is_left_out(text: str) -> None:
    assert rows(text) == []


def test_about_before_a_small_number_in_words_is_a_preposition() -> None:
    assert rows("It asked about two emails.") == [("two emails", 2, 2, 2, "email")]


@pytest.mark.parametrize("number", ["50 $20", "fifty $ twenty"])
def test_a_sign_of_money_before_a_number_is_no_unit_of_the_one_before_it(number: str) -> None:
    found = figures(f"They gave {number} notes.")
    assert [(one.value, one.unit) for one in found] == [(50, None), (20, "USD")]


def test_a_title_in_large_letters_hides_no_figure() -> None:
    assert rows("Kabul Bombing Kills at Least Twelve People, Wounds 30") == [
        ("at Least Twelve People", 12, 12, None, "person"),
        ("30", 30, 30, 30, "person"),
    ]


def test_a_figure_does_not_reach_over_the_end_of_a_paragraph() -> None:
    assert rows("It was at least\n\n12 people came") == [("12 people", 12, 12, 12, "person")]
    assert rows("It held 12\n\nPeople came") == [("12", 12, 12, 12, None)]


def test_a_line_broken_for_want_of_width_does_not_part_a_figure() -> None:
    assert rows("It killed at least 12\npeople.") == [
        ("at least 12\npeople", 12, 12, None, "person")
    ]


def test_no_figure_is_looked_for_in_closed_spans() -> None:
    text = "The 12 apostles met 13 fans."
    found = find_quantities(Article("here", text), (), [Span(4, 15)])
    assert [one.text for one in found] == ["13 fans"]


def test_no_figure_is_looked_for_around_the_article() -> None:
    article = Article("here", "12 comments\n13 fans", parts=(Part("furniture", 0, 11),))
    assert [one.text for one in find_quantities(article, ())] == ["13 fans"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("He said " + "9" * 400 + " people died.", ["number-too-large"]),
        ("It has 12,345,678,901,234,567,890 atoms.", ["number-too-large"]),
        ("See https://example.com/status/12345678901234567890 for it.", []),
        ("It has 450 members.", []),
    ],
)
def test_a_number_too_large_to_be_kept_is_a_problem(text: str, kinds: list[str]) -> None:
    article = Article("here", text)
    assert [problem.kind for problem in find_overlarge(article)] == kinds


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("9007199254740993", "“9007199254740993”"),
        ("12345678901234567890", "“12345678901234567890”"),
        ("123456789012345678901", "“12345678901234567890…”"),
    ],
)
def test_a_number_too_large_is_shown_as_cut_only_where_it_is(number: str, shown: str) -> None:
    [problem] = find_overlarge(Article("here", f"It has {number} atoms."))
    assert problem.message.startswith(f"{shown} is")
