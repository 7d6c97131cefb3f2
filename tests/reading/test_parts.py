import re
import time
import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.part_patterns import (
    load_fragments,
    load_line_patterns,
    put_in,
    read_table,
)
from onrecord.reading.parts import tell_parts
from onrecord.types import Article, Part
from tests.corpora import CORPORA

ENTRIES = tomllib.loads(read_table())["line"]
EXAMPLES = [
    (entry["kind"], entry["place"], line) for entry in ENTRIES for line in entry["examples"]
]


def told(text: str, title: str | None = None) -> list[tuple[str, str]]:
    parts = tell_parts(Article("x", text, title=title)).parts
    return [(part.kind, text[part.start : part.end]) for part in parts]


@pytest.mark.parametrize(("kind", "place", "line"), EXAMPLES)
def test_each_example_of_the_table_is_of_its_kind(kind: str, place: str, line: str) -> None:
    assert load_line_patterns().find_kind(line, [place]) == kind  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("entry", "pattern"), [(entry, pattern) for entry in ENTRIES for pattern in entry["patterns"]]
)
def test_every_pattern_of_the_table_has_an_example(entry: dict[str, Any], pattern: str) -> None:
    flags = 0 if entry.get("cased") else re.I
    compiled = re.compile(put_in(pattern, load_fragments()), flags)
    fits = compiled.fullmatch if entry.get("whole", True) else compiled.match
    # Outer marks and the full stop are taken off before a line is looked up.
    assert any(fits(line.strip("()-_* .")) or fits(line) for line in entry["examples"])


def test_a_page_of_plain_text_is_told_line_by_line() -> None:
    text = """Skip to main content
Home > World > Europe
Minister resigns over tea scandal
By Jane Doe and John Roe, Staff Writers
Published: 3 May 2022 10:15 GMT
Facebook Twitter WhatsApp
LONDON, May 3 (Reuters) - The minister resigned on Tuesday, saying "I have had enough."
What happened before
"It is a shame," said Jane Smith, a lawmaker. "He was good."
Read more: Minister says he will not resign
• First demand: tea
If our site is blocked in your country, use our mirror: https://abc.example.org
Available on the App Store and Google Play
(Reporting by Jane Doe in London; editing by John Roe)
© 2022 Example Times. All rights reserved."""
    assert [kind for kind, _ in told(text)] == [
        "furniture",
        "furniture",
        "headline",
        "byline",
        "dateline",
        "furniture",
        "dateline",
        "paragraph",
        "subheading",
        "paragraph",
        "furniture",
        "list",
        "furniture",
        "furniture",
        "credit",
        "furniture",
    ]


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("WASHINGTON (AP) — The minister left.", "WASHINGTON (AP) —"),
        ("KYIV, May 3 (Reuters) - The minister left.", "KYIV, May 3 (Reuters) -"),
        ("MANCHESTER, N.H. - The minister left.", "MANCHESTER, N.H. -"),
        ("BOSTON —The minister left.", "BOSTON —"),
        ("THE HAGUE, Netherlands (AP) — The minister left.", "THE HAGUE, Netherlands (AP) —"),
        ("MOSCOW, May 3. /TASS/. The minister left.", "MOSCOW, May 3. /TASS/."),
        ("BEIJING, May 3 (Xinhua) -- The minister left.", "BEIJING, May 3 (Xinhua) --"),
        ("ISLAMABAD: The minister left.", "ISLAMABAD:"),
        (
            "LISBON, March 12, 2024 (Atlantic Wire) - The minister left.",
            "LISBON, March 12, 2024 (Atlantic Wire) -",
        ),
    ],
)
def test_a_leading_dateline_is_a_part_of_its_own(paragraph: str, dateline: str) -> None:
    assert told(f"Minister leaves\n\n{paragraph}\n\nMore.")[1:3] == [
        ("dateline", dateline),
        ("paragraph", "The minister left."),
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "UPDATE — The minister left.",
        "SIEGEL--Jerome Doe, 98, died.",
        "Trump told the network (CNN) - he left.",
        "The minister — a friend — left.",
    ],
)
def test_a_dash_alone_makes_no_dateline(paragraph: str) -> None:
    assert told(f"Minister leaves\n\n{paragraph}\n\nMore.")[1] == ("paragraph", paragraph)


def test_a_speaker_in_a_transcript_is_no_dateline() -> None:
    assert told("Transcript\n\nDOE HERE: I said no.\n\nROE THERE: You did.")[1:] == [
        ("paragraph", "DOE HERE: I said no."),
        ("paragraph", "ROE THERE: You did."),
    ]


def test_a_date_line_may_stand_first() -> None:
    text = "Friday, January 4, 2019 \n\n\nThe house fell on Monday.\n\nMore here."
    assert told(text, title="House falls") == [
        ("dateline", "Friday, January 4, 2019"),
        ("paragraph", "The house fell on Monday."),
        ("paragraph", "More here."),
    ]


def test_a_credit_makes_what_stands_before_it_a_caption() -> None:
    text = (
        "Tea\n\nThe minister leaves. (AP Photo/John Roe)\n\nA cup. Image: J. Roe (flickr).\n\nEnd."
    )
    assert told(text)[1:-1] == [
        ("caption", "The minister leaves."),
        ("credit", "(AP Photo/John Roe)"),
        ("caption", "A cup."),
        ("credit", "Image: J. Roe (flickr)."),
    ]


def test_titles_after_a_heading_of_links_are_furniture() -> None:
    text = (
        "Tea\n\nHe left.\n\nRelated:\nTea prices rise\nCoffee is back\n\nHe said that he was glad."
    )
    assert [kind for kind, _ in told(text)[2:]] == [*["furniture"] * 3, "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Read the full statement below:",
        "Follow the money, he said.",
        "“Sign up for our newsletter,” she told them.",
        "Share prices fell, officials say.",
        "More than 500 people came.",
        "Watch what he does, not what he says, she said.",
        "@janedoe.",
        "Print is dead, he says.",
        "Sign up today, the minister told them.",
        "By continuing this war he breaks our terms of use, she said.",
    ],
)
def test_a_persons_words_are_no_furniture(line: str) -> None:
    assert told(f"Tea\n\n{line}\n\nHe left.")[1][0] != "furniture"


def test_parts_told_by_mark_up_are_kept() -> None:
    text = "Tea is good\nA cup of it\nHe said so."
    caption = Part("caption", 12, 23)
    article = tell_parts(Article("x", text, parts=(caption,)))
    assert article.parts == (Part("headline", 0, 11), caption, Part("paragraph", 24, 35))


TEXTS = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from([line for _, _, line in EXAMPLES]),
        st.sampled_from(
            ["\n", "\n\n", " ", "\u2028", "\ufeff", "\0", "\ud800", "\u202e", "KYIV — "]
        ),
    ),
    max_size=12,
).map("".join)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(TEXTS)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    return Article("x", text, parts=tuple(Part("paragraph", *pair) for pair in pairs))


@settings(max_examples=200, deadline=None)
@given(articles())
def test_every_character_but_white_space_is_in_one_part(article: Article) -> None:
    parts = tell_parts(article).parts
    text = article.text
    covered = [place for part in parts for place in range(part.start, part.end)]
    assert covered == sorted(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
    assert set(article.parts) <= set(parts)
    for part in set(parts) - set(article.parts):
        assert text[part.start : part.end] == text[part.start : part.end].strip() != ""


@pytest.mark.parametrize(
    "text",
    [
        "a b. " * 2_000_000,
        "\n" * 1_000_000 + "x",
        "\0" * 1_000_000,
        "\ud800 a\n" * 5_000,
        "\u202e\u200f" * 500_000,
        ("get " * 70 + "\n") * 500,
        ("x > " * 70 + "\n") * 500,
        ("By " + "Aa " * 95 + "!\n") * 500,
        "(" * 100_000,
        "A. " * 400_000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    began = time.process_time()
    tell_parts(Article("x", text))
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "credit",
    [
        "Photo: AFP/John Doe",
        "Photo by John Doe/AFP",
        "AP Photo/John Doe",
        "REUTERS/John Doe",
        "John Doe/AFP",
    ],
)
def test_a_credit_behind_the_sentence_of_a_caption_is_a_part_of_its_own(credit: str) -> None:
    text = f"Talks open\n\nThe talks began.\n\nSmith speaks in Paris. {credit}\n\nThey go on."
    parts = tell_parts(Article("x", text)).parts
    told = [(part.kind, part.span.of(text)) for part in parts]
    assert told[2:4] == [("caption", "Smith speaks in Paris."), ("credit", credit)]


@pytest.mark.parametrize(
    "line",
    [
        "It was a picture by Jane Roe.",
        "They told John Doe/AFP.",
        "“We are leaving.” John Doe/CNN",
        "She asked Reuters. John Doe said no to AFP.",
    ],
)
def test_a_sentence_that_names_an_agency_has_no_credit(line: str) -> None:
    text = f"Talks open\n\nThe talks began.\n\n{line}\n\nThey go on."
    assert "credit" not in [part.kind for part in tell_parts(Article("x", text)).parts]


POLNEAR = CORPORA / "polnear/dev"


@pytest.mark.skipif(not POLNEAR.is_dir(), reason="PolNeAR is not here; see docs/parts.md")
def test_no_marked_words_of_polnear_dev_are_left_out() -> None:
    from onrecord.evaluation.brat import read_marked_articles

    left_out = {"furniture", "byline", "dateline", "credit"}
    for marked in read_marked_articles(POLNEAR):
        parts = tell_parts(Article("x", marked.text)).parts
        closed = [part.span for part in parts if part.kind in left_out]
        for relation in marked.relations:
            for span in (*relation.source, *relation.cue, *relation.content):
                assert not any(span.overlaps(part) for part in closed), span.of(marked.text)


@pytest.mark.parametrize(
    "kind", ["PRESS RELEASE", "For immediate release", "Statement", "Media release:"]
)
def test_a_line_that_only_says_what_is_issued_is_no_headline(kind: str) -> None:
    assert told(f"{kind}\n\nBridge to close\n\nThe bridge will close.") == [
        ("furniture", kind),
        ("headline", "Bridge to close"),
        ("paragraph", "The bridge will close."),
    ]


def test_a_headline_may_begin_with_what_is_issued() -> None:
    line = "Statement of the mayor on the bridge"
    assert told(f"{line}\n\nThe bridge will close.")[0] == ("headline", line)
