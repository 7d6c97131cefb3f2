"""The sentence around a time, and whether it speaks of what is past or to come."""

from collections.abc import Iterator

from onrecord.lexicon.time_words import TimeWords
from onrecord.reading.times.tokens import Tokens

# How many words away from a time its sentence is looked at; of 4,000 sentences of news the
# verb that decides stood within 20 words in all but a few, and it bounds the work.
FARTHEST = 20
_ENDS = (".", "!", "?", "\n", ";")


def ends_sentence(tokens: Tokens, at: int) -> bool:
    """True when the token ends a sentence; the full stop of an initial or a title does not."""
    word = tokens.words[at]
    if word not in _ENDS:
        return False
    if word != "." or at == 0:
        return True
    before = tokens.words[at - 1]
    is_short = len(before) <= 2 and tokens.has_capital(at - 1)
    glued = at + 1 < len(tokens.words) and tokens.starts[at + 1] == tokens.ends[at]
    return not is_short and not (glued and tokens.words[at + 1][0].isalnum())


def direction(tokens: Tokens, start: int, end: int, lexicon: TimeWords) -> int:
    """1 where the sentence puts the time ahead, -1 where behind, 0 where it does not tell.

    The nearest telling word before the time decides, else the nearest one after it.
    """
    before = range(start - 1, max(-1, start - FARTHEST), -1)
    after = range(end, min(len(tokens.words), end + FARTHEST))
    if start > 0 and tokens.words[start - 1] in lexicon.hints["ahead-beside"]:
        begins = start == 1 or ends_sentence(tokens, start - 2)
        return _of_deadline(tokens, after, lexicon) if begins else 1
    return next(_telling(tokens, before, lexicon), 0) or next(_telling(tokens, after, lexicon), 0)


def ahead_before(tokens: Tokens, start: int, lexicon: TimeWords) -> list[str] | None:
    """The words between a place and the telling word before it, None where that is not ahead."""
    for at in range(start - 1, max(-1, start - FARTHEST), -1):
        if ends_sentence(tokens, at):
            return None
        telling = _tells(tokens.words[at], lexicon)
        if telling and not (telling < 0 and tokens.word(at - 1) == "be"):  # "will be held"
            return tokens.words[at + 1 : start] if telling > 0 else None
    return None


def _of_deadline(tokens: Tokens, after: range, lexicon: TimeWords) -> int:
    """ "By Sunday" at the head of a sentence of the past lies behind, else ahead."""
    told = set(_telling(tokens, after, lexicon))
    return -1 if told == {-1} else 1


def _telling(tokens: Tokens, places: range, lexicon: TimeWords) -> Iterator[int]:
    """What the words of the sentence at these places tell, in their order."""
    for at in places:
        if ends_sentence(tokens, at):
            return
        if telling := _tells(tokens.words[at], lexicon):
            yield telling


def _tells(word: str, lexicon: TimeWords) -> int:
    if word in lexicon.hints["ahead"]:
        return 1
    return -1 if is_past(word, lexicon) else 0


def is_past(word: str, lexicon: TimeWords) -> bool:
    """True for a word that shows what is past: it is listed, or ends as a past form does."""
    if word in lexicon.hints["behind"]:
        return True
    return len(word) > 4 and word.endswith(tuple(lexicon.hints["behind-endings"]))
