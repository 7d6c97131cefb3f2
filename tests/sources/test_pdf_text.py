import time
from pathlib import Path

import pytest
from source_files import article_of, failure_of, pdf_of, written

from onrecord.sources.pdf import MOST_PAGES
from onrecord.sources.pdf_lines import Line, join_lines


def lines(top: float, *texts: str, left: float = 72) -> list[tuple[float, float, str]]:
    return [(left, top - 14 * number, text) for number, text in enumerate(texts)]


def paragraphs(tmp_path: Path, *pages: list[tuple[float, float, str]]) -> list[str]:
    return article_of(written(tmp_path, "a.pdf", pdf_of(list(pages)))).text.split("\n\n")


def test_lines_are_joined_and_broken_words_mended(tmp_path: Path) -> None:
    page = lines(700, "The mayor said on Monday that the har-", "bour bridge would close for good.")
    assert paragraphs(tmp_path, page) == [
        "The mayor said on Monday that the harbour bridge would close for good."
    ]


def test_a_hyphen_before_a_capital_stays(tmp_path: Path) -> None:
    page = lines(700, "The mayor thanked the Anglo-", "French firm for its work on it.")
    assert paragraphs(tmp_path, page) == [
        "The mayor thanked the Anglo-French firm for its work on it."
    ]


def test_space_indents_and_short_lines_part_paragraphs(tmp_path: Path) -> None:
    page = [
        *lines(700, "The first paragraph runs over two full lines of the page and", "ends here."),
        *lines(
            672,
            "The second one runs over two full lines of the page as well,",
            "and this is",
        ),
        *lines(644, "An indented one begins here and runs on to the next line of", left=90),
        *lines(630, "the page, where it says no more."),
        *lines(590, "A spaced one stands far below."),
    ]
    assert [text.split()[1] for text in paragraphs(tmp_path, page)] == [
        *("first", "second", "indented", "spaced")
    ]


HEAD = ["Mayor defends bridge plan", "By Ann Writer"]
BODY = [
    "Mayor Al Gray said on Monday that the bridge will open in spring,",
    "after a long dispute.",
]


@pytest.mark.parametrize("step", [14, 28])
def test_headline_and_byline_stand_apart_from_the_text(tmp_path: Path, step: int) -> None:
    page = [(72.0, 700.0 - step * n, text) for n, text in enumerate([*HEAD, *BODY])]
    assert paragraphs(tmp_path, page) == [*HEAD, " ".join(BODY)]


def test_a_sentence_that_goes_on_in_small_letters_is_not_parted(tmp_path: Path) -> None:
    page = lines(
        700, "The narrow text beside", "a picture goes on below the picture over the page."
    )
    assert len(paragraphs(tmp_path, page)) == 1


def test_lines_whose_next_word_would_not_have_fitted_are_not_parted(tmp_path: Path) -> None:
    page = lines(
        700, "The letter was read by the mayor, Mary", "Featherstonehaugh, on Monday in the hall."
    )
    assert len(paragraphs(tmp_path, page)) == 1


def test_a_sentence_goes_on_over_the_page(tmp_path: Path) -> None:
    first = lines(100, "The mayor said that the bridge would")
    second = lines(800, "close on Saturday.", "Then she left.")
    assert paragraphs(tmp_path, first, second)[0].startswith(
        "The mayor said that the bridge would close"
    )


def test_pictures_of_pages_are_a_failure_that_names_ocr(tmp_path: Path) -> None:
    failure = failure_of(written(tmp_path, "scan.pdf", pdf_of([[], []])))
    assert failure.kind == "no-text-layer"
    assert "OCR" in failure.message


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.4\n" + b"\x00\xff" * 999])
def test_a_damaged_pdf_is_a_failure(tmp_path: Path, data: bytes) -> None:
    assert failure_of(written(tmp_path, "a.pdf", data)).kind == "damaged"


def test_a_locked_pdf_is_a_failure(tmp_path: Path) -> None:
    locked = (
        b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <"
        + b"28" * 32
        + b"> /U <"
        + b"4e" * 32
        + b"> >>"
    )
    data = pdf_of([lines(700, "secret")])
    data = data.replace(b"trailer\n<<", b"trailer\n<< /ID [<00> <00>] /Encrypt " + locked)
    failure = failure_of(written(tmp_path, "a.pdf", data))
    assert failure.kind == "encrypted"
    assert "password" in failure.message


def test_a_pdf_is_told_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", pdf_of([lines(700, "The mayor said so.")]))
    assert article_of(path).text == "The mayor said so."


def test_a_book_is_a_failure(tmp_path: Path) -> None:
    path = written(tmp_path, "a.pdf", pdf_of([[] for _ in range(MOST_PAGES + 1)]))
    assert failure_of(path).kind == "too-large"


def test_lines_at_odd_places_do_no_harm(tmp_path: Path) -> None:
    page = [(500, 700, "Right."), (10, 700, "Left."), (10, 700, "Again."), (-90, 900, "Outside.")]
    assert "Left." in article_of(written(tmp_path, "a.pdf", pdf_of([page]))).text


def test_a_page_of_very_many_lines_takes_no_quadratic_time() -> None:
    many = [
        Line("It ends." if n % 2 else "It", 0, 72, 90, -14.0 * n, 0, False) for n in range(60_000)
    ]
    began = time.process_time()
    assert len(join_lines(many)) > 1
    assert time.process_time() - began < 5
