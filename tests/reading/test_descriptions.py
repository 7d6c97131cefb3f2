"""Whom descriptions mean, never one who is known to belong elsewhere, and of what kind they are."""

import pytest

from onrecord.types import NameKind, NameSpan
from tests.reading.speaking import at, named, parties_of, said, speakers, told

Named = tuple[str, NameKind]


def _names(text: str, *names: Named) -> list[NameSpan]:
    return [named(text, words, kind) for words, kind in names]


@pytest.mark.parametrize(
    ("text", "source", "names"),
    [
        (
            "French President Emmanuel Macron met them. The Ukrainian president said it will rain.",
            "The Ukrainian president",
            [("French", "norp"), ("Emmanuel Macron", "person"), ("Ukrainian", "norp")],
        ),
        (
            "President Emmanuel Macron met reporters. The president of Poland said it will rain.",
            "The president of Poland",
            [("Emmanuel Macron", "person"), ("Poland", "location")],
        ),
        (
            "Texas Governor Jane Doe met reporters. The governor of California said it will rain.",
            "The governor of California",
            [("Texas", "location"), ("Jane Doe", "person"), ("California", "location")],
        ),
        (
            "Tesla boss John Roe met reporters. The head of General Motors said it will rain.",
            "The head of General Motors",
            [("Tesla", "organization"), ("John Roe", "person"), ("General Motors", "organization")],
        ),
        (
            "Democratic Senator Jane Doe met reporters. The Republican senator said it will rain.",
            "The Republican senator",
            [("Democratic", "norp"), ("Jane Doe", "person"), ("Republican", "norp")],
        ),
        (
            "Prime Minister John Roe met reporters. The foreign minister said it will rain.",
            "The foreign minister",
            [("John Roe", "person")],
        ),
        (
            "Kremlin spokesman John Roe met reporters. The Chinese spokesman said it will rain.",
            "The Chinese spokesman",
            [("Kremlin", "organization"), ("John Roe", "person"), ("Chinese", "norp")],
        ),
    ],
)
def test_a_description_that_tells_another_tie_means_nobody_named(
    text: str, source: str, names: list[Named]
) -> None:
    words = source.split(" ", 1)[1]
    assert speakers(text, at(text, source), *_names(text, *names)) == [words]


@pytest.mark.parametrize("told_as", ["France's president", "The president of France"])
def test_a_country_is_one_as_adjective_and_as_name(told_as: str) -> None:
    text = f"French President Jane Doe met them. {told_as} said it will rain."
    names = _names(text, ("French", "norp"), ("Jane Doe", "person"), ("France", "location"))
    assert speakers(text, at(text, told_as), *names) == ["Jane Doe"]


def test_a_seat_of_government_tells_its_country() -> None:
    text = "Russian spokesman John Roe met reporters. The Kremlin spokesman said it will rain."
    names = _names(text, ("Russian", "norp"), ("John Roe", "person"), ("Kremlin", "organization"))
    assert speakers(text, at(text, "The Kremlin spokesman"), *names) == ["John Roe"]


def test_who_led_a_country_is_not_the_president_of_another() -> None:
    text = "Emmanuel Macron met reporters. The Turkish president said it will rain."
    names = _names(text, ("Emmanuel Macron", "person"), ("Turkish", "norp"))
    assert speakers(text, at(text, "The Turkish president"), *names) == ["Turkish president"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("An Airbus spokesman", "Boeing spokesman"),
        ("A US official", "Iranian official"),
        ("A Pentagon spokesperson", "Chinese Foreign Ministry spokesman"),
    ],
)
def test_an_unnamed_one_is_not_the_named_one_of_another_side_below(first: str, second: str) -> None:
    text = f"{first} said it will rain. {second} John Roe said it will not."
    sides: list[Named] = [(second.rpartition(" ")[0], "organization"), ("John Roe", "person")]
    sides.append((first.split()[1], "organization"))
    assert speakers(text, at(text, first), *_names(text, *sides)) == [first.split(" ", 1)[1]]


def test_an_indefinite_official_is_not_just_any_official_below() -> None:
    text = "A senior official said it will rain. Talks ended. Official John Roe said it will not."
    names = _names(text, ("John Roe", "person"))
    assert speakers(text, at(text, "A senior official"), *names) == ["senior official"]


@pytest.mark.parametrize(
    ("source", "region"),
    [("The Kerala government", "Kerala"), ("The state government of Bavaria", "Bavaria")],
)
def test_the_government_of_a_region_is_no_government_of_a_country(source: str, region: str) -> None:
    text = f"Hong Kong was quiet. {source} said it will rain."
    names = _names(text, ("Hong Kong", "location"), (region, "location"))
    assert speakers(text, at(text, source), *names) == [f"Government of {region}"]


def test_the_government_of_a_country_told_by_its_name_is_that_countrys() -> None:
    text = "Turkey was quiet. The Sri Lanka government said it will rain."
    names = _names(text, ("Turkey", "location"), ("Sri Lanka", "location"))
    assert speakers(text, at(text, "The Sri Lanka government"), *names) == [
        "Government of Sri Lanka"
    ]


def test_a_description_that_means_somebody_tells_more_of_them() -> None:
    text = (
        "Governor Jane Doe met reporters. The Texas governor said it will rain. "
        "The California governor said it will not."
    )
    names = _names(text, ("Jane Doe", "person"), ("Texas", "location"), ("California", "location"))
    sources = ("The Texas governor", "The California governor")
    statements = [said(number, text, at(text, words)) for number, words in enumerate(sources)]
    found = told(text, statements, names)
    known = {party.id: party.name for party in found.parties}
    assert [known[found.by[f"s{number}"][0]] for number in (0, 1)] == [
        "Jane Doe",
        "California governor",
    ]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("A local plumber", "unnamed"),
        ("The baker", "unnamed"),
        ("A traditional blacksmith", "unnamed"),
        ("The fiancée of the journalist", "unnamed"),
        ("A gamekeeper", "unnamed"),
        ("An aerialologist", "unnamed"),
        ("The frobnicator", "unnamed"),
        ("Two shepherds", "group"),
        ("The diocese", "organization"),
        ("The academy", "organization"),
        ("The pro-Beijing camp", "organization"),
        ("The palace", "organization"),
        ("A proclamation", "document"),
        ("A new report", "document"),
        ("The March 14, 2019 press release", "document"),
        ("The weather", "unnamed"),
        ("No one", "generic"),
    ],
)
def test_the_noun_tells_the_kind_of_one_without_a_name(source: str, kind: str) -> None:
    text = f"{source} said it will rain."
    assert [one.kind for one in parties_of(told(text, [said(0, text, at(text, source))], []))] == [
        kind
    ]


def test_the_palace_is_not_the_body_that_was_mentioned_last() -> None:
    text = "The Acme Party met. The palace said it will rain."
    names = _names(text, ("Acme Party", "organization"))
    assert speakers(text, at(text, "The palace"), *names) == ["palace"]


def test_a_thing_without_a_name_is_it_and_no_he() -> None:
    text = "John Roe left. The weather said so. He said it will rain."
    statements = [said(0, text, at(text, "The weather")), said(1, text, at(text, "He"))]
    found = told(text, statements, _names(text, ("John Roe", "person")))
    assert [one.name for one in parties_of(found, "s1")] == ["John Roe"]


@pytest.mark.parametrize(
    ("noun", "who"),
    [("army", "army"), ("group", "Steel Workers Union"), ("union", "Steel Workers Union")],
)
def test_a_body_whose_name_tells_what_it_is_is_called_nothing_else(noun: str, who: str) -> None:
    text = f"The Steel Workers Union met reporters. The {noun} said it will rain."
    body: Named = ("Steel Workers Union", "organization")
    assert speakers(text, at(text, f"The {noun}"), *_names(text, body)) == [who]


@pytest.mark.parametrize(
    ("told_of", "who"), [("the senator lied", "senator"), ("it will snow", "Jane Doe")]
)
def test_nobody_is_called_by_the_description_of_whom_they_just_told(told_of: str, who: str) -> None:
    text = f"Jane Doe said {told_of}. The senator said it will rain."
    statements = [
        said(0, text, at(text, "Jane Doe"), content=at(text, told_of)),
        said(1, text, at(text, "The senator")),
    ]
    found = told(text, statements, [named(text, "Jane Doe", "person")])
    assert [one.name for one in parties_of(found, "s1")] == [who]


def test_nobody_named_near_is_taken_for_the_attacker() -> None:
    text = "The mayor was stabbed. John Roe spoke of it. The attacker said it will rain."
    assert speakers(text, at(text, "The attacker"), *_names(text, ("John Roe", "person"))) == [
        "attacker"
    ]


def test_a_maker_is_not_called_by_its_product() -> None:
    text = "The Vortex 707 landed. Vortex said it will rain."
    names = [
        named(text, "Vortex 707", "organization"),
        named(text, "Vortex", "organization", 1),
    ]
    assert speakers(text, at(text, "Vortex", 1), *names) == ["Vortex"]
