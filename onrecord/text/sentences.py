"""Sentences of a text."""

import re
from collections.abc import Iterator

from onrecord.text.lines import find_lines
from onrecord.types import Span

# End marks and the closing marks that go with them, then white space. The counts are limits
# that no writer reaches; they keep the search linear in hostile text.
_END = re.compile(r"(?:[.!?…]|\s\.(?=\s\.)){1,6}[\"'”’»)\]*]{0,6}(?=\s)|[。！？]{1,6}[」』”]{0,6}")
_SPACE = re.compile(r"\s*")
_OPENING = re.compile(r"[\"'“‘«„(\[]{0,4}")
_NEXT_WORD = re.compile(r"[^\W_][\w’']{0,30}")
_LETTERS = r"(?:[^\W\d_]\.){0,5}[^\W\d_]"
_WORD_BEFORE = re.compile(rf"(?<![\w.])(?:{_LETTERS}|[\w’]{{1,12}})\Z")
_INITIALS = re.compile(rf"{_LETTERS}\Z")
_SAYS = re.compile(
    r"(?:[\w.’']+ ){1,4}(?:said|says|asked|asks|wrote|writes|added|adds|replied|tweeted|told|"
    r"shouted|yelled|wondered|responded|answered|declared|quipped|demanded|exclaimed|continued)\b"
)

# Words that stand, with a full stop, before a name.
_TITLES = re.compile(
    r"mr|mrs|ms|messrs|mmes|mx|dr|prof|rev|revd|hon|sen|sens|rep|reps|gov|govs|lt|col|gen|maj|"
    r"capt|cmdr|cdr|adm|sgt|cpl|pvt|brig|supt|insp|det|st|ste|mt|ft|pres|amb|atty|dep|asst|"
    r"assoc|fr|msgr|spc|pfc|cllr|vs",
    re.I,
)
# Words that stand, with a full stop, before a number.
_COUNTERS = re.compile(
    r"no|nos|vol|fig|figs|pp|art|sec|ch|para|approx",
    re.I,
)
# Words that take a full stop and may end a sentence all the same: what follows tells.
_SHORTENED = re.compile(
    r"inc|corp|co|ltd|bros|dept|univ|jr|sr|esq|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|"
    r"dec|ave|blvd|rd|ariz|ala|ark|calif|cal|colo|conn|del|fla|ga|ill|ind|kan|ky|la|md|mass|"
    r"mich|minn|miss|mo|mont|neb|nev|okla|ore|penn|pa|tenn|tex|va|vt|wash|wis|wisc|wyo|ont|que|"
    r"etc",
    re.I,
)
# After a shortened word these begin a new sentence; any other capital may belong to a name.
_STARTERS = re.compile(
    r"the|a|an|he|she|it|they|we|i|you|his|her|its|their|our|my|this|that|these|those|there|"
    r"but|and|or|so|yet|if|when|while|as|after|before|in|on|at|by|for|from|with|without|under|"
    r"over|since|although|though|because|however|meanwhile|still|then|now|also|not|what|who|"
    r"why|how|where|asked|according|both|several|some|many|most|one|two|three|another|other|"
    r"last",
    re.I,
)


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]` are told in order, outer white space apart.

    Every character that is not white space is in exactly one. A line break ends a sentence; a
    closing quotation mark goes with the sentence it closes. "U.S. officials", "Mr. Smith", "J.
    R. Doe" and "3 p.m. Monday" stay whole.
    """
    found: list[Span] = []
    for line in find_lines(text, start, end):
        at = line.start
        for stop, begin in _boundaries(text, line):
            found.append(Span(at, stop))
            at = begin
        found.append(Span(at, line.end))
    return found


def _boundaries(text: str, line: Span) -> Iterator[tuple[int, int]]:
    """Where a sentence ends within `line` and where the next begins, pair by pair."""
    for match in _END.finditer(text, line.start, line.end):
        space = _SPACE.match(text, match.end(), line.end)
        begin = space.end() if space else match.end()
        if begin < line.end and _ends_sentence(text, line, match, begin):
            yield match.end(), begin


def _ends_sentence(text: str, line: Span, match: re.Match[str], begin: int) -> bool:
    marks = match.group()
    if marks[0] in "。！？":
        return True
    opening = _OPENING.match(text, begin, line.end)
    word = _NEXT_WORD.match(text, opening.end() if opening else begin, line.end)
    if word is None or word.group()[0].islower():
        return False
    if marks[0] in "!?":
        # “Is it?” Ms. Doe asked.
        return marks[-1] not in "\"”’'" or _SAYS.match(text, begin, line.end) is None
    return marks.count(".") != 1 or _full_stop_ends(text, line, match.start(), word.group())


def _full_stop_ends(text: str, line: Span, stop: int, following: str) -> bool:
    """True when the one full stop at `stop` ends a sentence rather than shortens a word."""
    found = _WORD_BEFORE.search(text, max(line.start, stop - 14), stop)
    if found is None:
        return True
    word = found.group()
    if word.isdigit():
        return found.start() != line.start  # "1. First of all"
    if _INITIALS.match(word) and (len(word) > 1 or word.isupper()):
        return word == "I" or bool(_STARTERS.fullmatch(following))
    if _COUNTERS.fullmatch(word):
        return not following[0].isdigit()
    if not word[0].isupper():
        return word not in {"vs", "etc"} or bool(_STARTERS.fullmatch(following))
    if _TITLES.fullmatch(word):
        return False
    return not _SHORTENED.fullmatch(word) or bool(_STARTERS.fullmatch(following))
