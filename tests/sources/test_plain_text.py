import codecs
from pathlib import Path

import pytest
from source_files import article_of, failure_of, written


@pytest.mark.parametrize(
    "text",
    [
        "one\r\ntwo\rthree\n",
        "  outer space \n\n",
        "“dash — ‘quote’”\u00a0\u2028end",
        "\x0cpage\tbreak",
    ],
)
def test_the_text_is_the_file_code_point_for_code_point(tmp_path: Path, text: str) -> None:
    assert article_of(written(tmp_path, "a.txt", text)).text == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(
    tmp_path: Path, mark: bytes, encoding: str
) -> None:
    path = written(tmp_path, "a.txt", mark + "“Café,” she said.".encode(encoding))
    assert article_of(path).text == "“Café,” she said."


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "The mayor said “no” – and that the café would close for good on Monday."),
        ("cp1251", "Мэр сказал в понедельник, что мост будет закрыт на три недели. Жители против."),
        ("cp1250", "Burmistrz powiedział, że most zostanie zamknięty. Mieszkańcy są wściekli." * 3),
        ("shift_jis", "市長は月曜日、橋を三週間閉鎖すると述べた。住民は反対している。" * 3),
    ],
)
def test_other_encodings_are_detected(tmp_path: Path, encoding: str, text: str) -> None:
    assert article_of(written(tmp_path, "a.txt", text.encode(encoding))).text == text


def test_a_few_damaged_bytes_leave_the_rest_of_a_text_intact(tmp_path: Path) -> None:
    text = "The naïve café owner said so. " * 40
    data = text.encode().replace(b"\xc3\xa9", b"\xc3", 1)
    article = article_of(written(tmp_path, "a.txt", data))
    assert article.text.count("\ufffd") == 1
    assert article.text.count("café") == 39
    assert [problem.kind for problem in article.problems] == ["damaged-characters"]


@pytest.mark.parametrize(
    "data", [b"\x7fELF\x00\x01\x02" * 50, bytes(range(256)) * 20, b"\x01\x02\x03" * 99]
)
def test_binary_data_is_refused(tmp_path: Path, data: bytes) -> None:
    failure = failure_of(written(tmp_path, "a.txt", data))
    assert failure.kind == "not-text"
    assert "binary" in failure.message


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", codecs.BOM_UTF8])
def test_an_empty_file_is_a_failure(tmp_path: Path, data: bytes) -> None:
    assert failure_of(written(tmp_path, "a.txt", data)).kind == "empty"


def test_a_heading_gives_markdown_its_title_and_stays_in_the_text(tmp_path: Path) -> None:
    article = article_of(written(tmp_path, "a.md", "# The bridge #\n\nIt closes."))
    assert article.title == "The bridge"
    assert article.text == "# The bridge #\n\nIt closes."


def test_plain_text_has_no_guessed_title(tmp_path: Path) -> None:
    assert article_of(written(tmp_path, "a.txt", "# The bridge\n\nIt closes.")).title is None


def test_markdown_with_endless_blanks_is_read_at_once(tmp_path: Path) -> None:
    text = "---\na" + " " * 200_000 + "\n# x" + " " * 200_000 + "y" + "#" * 200_000 + "z"
    assert article_of(written(tmp_path, "a.md", text)).text == text


@pytest.mark.parametrize("start", [b"PK\x03\x04 word/document.xml", b"{\\rtf1 The mayor said no.}"])
def test_a_word_processors_file_is_refused_with_what_to_do(tmp_path: Path, start: bytes) -> None:
    failure = failure_of(written(tmp_path, "story", start))
    assert "Save it as plain text or PDF" in failure.message
