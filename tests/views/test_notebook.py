"""A notebook shows a record, and nothing in the record acts on the notebook."""

from dataclasses import replace
from html.parser import HTMLParser

from onrecord.types import Record
from onrecord.views.notebook import MOST_CHARACTERS, MOST_ROWS
from tests.example_records import example_record, statement


class Seen(HTMLParser):
    """The tags that are opened and closed, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.add(tag)
        assert {name for name, _ in attrs} <= {"style", "title", "open"}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_text_and_the_table_are_shown_in_well_formed_html() -> None:
    seen = Seen(example_record()._repr_html_())
    assert not seen.open
    assert "“We will not sign,” … “Nobody here" in seen.text
    assert "(no speaker named)" in seen.text
    assert "partly quoted, may be misread" in seen.text
    assert seen.tags >= {"table", "sup", "details"}


def test_hostile_text_is_escaped() -> None:
    text = "<script>alert(1)</script> said “</div><img src=x onerror=y>” \x1b[1m"
    hostile = statement(1, "<script>", "said", ("“</div><img src=x onerror=y>”",), text=text)
    record = example_record()
    article = replace(record.article, text=text, title='"><b>', outlet="<i>", parts=())
    seen = Seen(Record(article, (hostile,), (), record.reader)._repr_html_())
    assert not seen.open
    assert not seen.tags & {"script", "img", "i"}
    assert "<script>alert(1)</script>" in seen.text
    assert "\x1b" not in seen.text


def test_a_book_is_not_shown_whole() -> None:
    text = "said so. " * 10_000
    many = tuple(statement(n, None, "said", ("so",), text=text) for n in range(MOST_ROWS + 5))
    record = example_record()
    html = Record(replace(record.article, text=text), many, (), record.reader)._repr_html_()
    assert f"({len(text) - MOST_CHARACTERS:,} more characters)" in html
    assert "… and 5 more statements" in html
