"""How articles are called."""

from dataclasses import replace
from typing import Any

from onrecord.types import Record
from onrecord.views.wording import named, title_of
from tests.example_records import example_record


def _record(**changed: Any) -> Record:
    record = example_record()
    return replace(record, article=replace(record.article, **changed))


def test_a_file_brought_to_the_service_is_called_by_its_name() -> None:
    assert named("upload:0c2f7d8c220a9f45/news.txt") == "news.txt"


def test_an_article_without_a_headline_is_called_by_its_file() -> None:
    assert title_of(_record(parts=(), location="/home/jo/news.txt")) == "news.txt"


def test_a_pasted_text_without_a_headline_is_called_by_its_first_words() -> None:
    record = _record(parts=(), location="-")
    assert title_of(record) == ("Talks fail in the capital The talks have failed, the …")
