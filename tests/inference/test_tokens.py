"""Words and pieces keep their place in the text."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.inference.bundle import SHIPPED
from onrecord.inference.tokens import GAPS, MAX_PIECES_A_WORD, QUOTES, Tokenizer, basic_tokens
from onrecord.inference.windows import cut_windows

CORPUS = Path(__file__).parents[1] / "data" / "wikinews-dev"
VOCABULARY = {"[UNK]": 100, "he": 5, "said": 6, '"': 7, "##s": 8, "h": 9, "i": 10}


def words_of(text: str) -> list[str]:
    tokens = Tokenizer(VOCABULARY).read(text)
    return [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]


@given(st.text())
def test_words_stand_in_order_and_leave_no_letter_out(text: str) -> None:
    tokens = Tokenizer(VOCABULARY).read(text)
    assert "".join("".join(words_of(text)).split()) == "".join(text.split())
    assert (tokens.starts[1:] >= tokens.ends[:-1]).all()
    assert tokens.firsts[-1] == len(tokens.pieces)
    assert (np.diff(tokens.firsts) >= 1).all()
    assert (np.diff(tokens.firsts) <= MAX_PIECES_A_WORD).all()


@given(st.text(min_size=1), st.integers(20, 60), st.integers(2, 8))
def test_windows_own_every_word_once(text: str, limit: int, overlap: int) -> None:
    tokens = Tokenizer(VOCABULARY).read(text * 20)
    windows = cut_windows(tokens, 0, len(tokens), limit, overlap)
    owned = [word for w in windows for word in range(w.owned_first, w.owned_after)]
    assert owned == list(range(len(tokens)))
    for window in windows:
        assert window.first <= window.owned_first <= window.owned_after <= window.after
        size = tokens.firsts[window.after] - tokens.firsts[window.first]
        assert size <= limit - 2 or window.after - window.first == 1


def test_contractions_part_where_annotators_part_them() -> None:
    assert words_of("She's sure they didn't, U.S. officials’ 3.5 said") == [
        "She", "'s", "sure", "they", "didn't", ",", "U.S", ".", "officials", "’", "3.5", "said",
    ]  # fmt: skip


def test_quotation_state_ends_with_its_paragraph() -> None:
    tokens = Tokenizer(VOCABULARY).read('"he said\nhe "he" said')
    states = [QUOTES[state] for state in tokens.features[:, 2]]
    assert states == [
        "opening", "inside", "inside", "outside", "opening", "inside", "closing", "outside",
    ]  # fmt: skip


@pytest.mark.parametrize("line_break", ["\r", "\r\n", "\u2028", "\u2029", "\f", "\v", "\x85"])
def test_every_line_break_is_one_to_the_network(line_break: str) -> None:
    text = 'Headline\n\n"he said\nhe "he" said \n said'
    known, broken = (
        Tokenizer(VOCABULARY).read(text.replace("\n", ending)) for ending in ("\n", line_break)
    )
    assert (broken.features == known.features).all()
    assert broken.paragraphs.tolist() == known.paragraphs.tolist() == [0, 1, 1, 1, 2, 2, 2, 2, 2, 3]


@given(st.lists(st.sampled_from(["he", " ", "\t", "\n", '"', "said."])).map("".join))
def test_the_gap_before_a_word_counts_the_line_breaks_in_it(text: str) -> None:
    tokens = Tokenizer(VOCABULARY).read(text)
    ends = [0, *tokens.ends.tolist()]
    for number, start in enumerate(tokens.starts.tolist()):
        between = text[ends[number] : start]
        lines = ("space", "line", "paragraph")[min(between.count("\n"), 2)]
        wanted = "start" if number == 0 else lines if between else "none"
        assert GAPS[tokens.features[number, 1]] == wanted


def test_accents_and_case_are_dropped_and_marks_cut() -> None:
    assert basic_tokens("Élysée-Palace’s") == ["elysee", "-", "palace", "’", "s"]


def test_pieces_are_those_of_the_reference_tokenizer() -> None:
    tokenizers = pytest.importorskip("tokenizers")
    vocabulary_file = SHIPPED / "vocab.txt"
    reference = tokenizers.BertWordPieceTokenizer(str(vocabulary_file), lowercase=True)
    lines = vocabulary_file.read_text(encoding="utf-8").split("\n")
    ours = Tokenizer({piece: number for number, piece in enumerate(lines) if piece})
    paths = sorted(CORPUS.glob("*.txt"))
    assert paths
    for path in paths:
        text = path.read_text(encoding="utf-8")
        tokens = ours.read(text)
        for start, end in zip(tokens.starts, tokens.ends, strict=True):
            wanted = reference.encode(text[start:end], add_special_tokens=False).ids
            # A word of nothing but control characters still needs a piece to stand on.
            assert list(ours.pieces_of(text[start:end])) == (wanted or [ours.vocabulary["[UNK]"]])
