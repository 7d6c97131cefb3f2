"""Names with their edges mended where the words around them leave no doubt."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon.countries import load_atlas
from onrecord.lexicon.party_words import load_party_words
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.reading.coreference.words import ArticleWords
from onrecord.reading.name_kinds import PARTY_KINDS, settle_kinds
from onrecord.types import NameKind, NameSpan

_PARTY_LETTER = re.compile(r"[DRI](?:-[A-Z].*)?\Z")
_QUOTES = frozenset("\"“”'‘’")
# A body's name is taken to go on for no more words, so that the work for a name is bounded.
LONGEST_TAIL = 8
# Names of more words are not looked for again where the model missed them.
LONGEST_NAME = 12


@dataclass(frozen=True, slots=True)
class WordName:
    """A name by the words that it stands on, and the kind of thing that bears it."""

    first: int
    after: int
    kind: NameKind
    confidence: float


def mend_names(words: ArticleWords, names: Sequence[NameSpan]) -> list[WordName]:
    """The names that can be parties, in text order, none touching another."""
    placed = _placed(words, names)
    others = {word for name in placed if name.kind not in PARTY_KINDS for word in _run(name)}
    firsts = {name.first for name in placed}
    kept: list[WordName] = []
    for name in placed:
        if name.kind not in PARTY_KINDS or _is_party_letter(words, name):
            continue
        name = _with_surname(words, _with_tail(words, name, others), firsts | others)
        if kept and _joins_nickname(words, kept[-1], name):
            kept[-1] = WordName(kept[-1].first, name.after, "person", name.confidence)
        elif kept and _joins_region(words, kept[-1], name):
            kept[-1] = replace(kept[-1], after=name.after)
        elif not kept or name.first >= kept[-1].after:
            kept.append(name)
        elif _shares_last_word(kept[-1], name):
            kept[-1] = replace(kept[-1], after=name.first)
            kept.append(name)
    kept = _with_missed(words, kept, others)
    spans = [NameSpan(*_span(words, name), name.kind, name.confidence) for name in kept]
    settled = settle_kinds(words.text, spans)
    return [replace(name, kind=one.kind) for name, one in zip(kept, settled, strict=True)]


def _span(words: ArticleWords, name: WordName) -> tuple[int, int]:
    span = words.span(name.first, name.after)
    return span.start, span.end


def _shares_last_word(before: WordName, name: WordName) -> bool:
    """True for "Amnesty International Man" and "-kei Tam", cut within a word."""
    return before.first < name.first == before.after - 1 and name.kind == "person"


def _joins_region(words: ArticleWords, before: WordName, name: WordName) -> bool:
    """True for "Islamic State of Iraq" and "Levant", with "and the" between.

    A country with a government of its own is no part of such a name.
    """
    if before.kind != "organization" or name.kind not in ("location", "misc", "organization"):
        return False
    if "of" not in words.lower[before.first : before.after]:
        return False
    between = words.lower[before.after : name.first]
    written = words.span(name.first, name.after).of(words.text)
    single = name.after - name.first == 1 and load_atlas().find(written) is None
    return between == ["and", "the"] and single and name.kind == "location"


def _with_missed(words: ArticleWords, names: list[WordName], others: set[int]) -> list[WordName]:
    """The names, and where the same words stand again that were found as a name elsewhere.

    A person's surname is looked for too. A single word counts where no other capital stands beside
    it; where a sentence begins, it does so unless the article has it in small letters.
    """
    known = _written_alike(words, names)
    lengths: dict[str, set[int]] = defaultdict(set)
    for written in known:
        lengths[written[0]].add(len(written))
    covered = {word for name in names for word in _run(name)} | others
    small = {word for word in words.words if word.islower()}
    found = list(names)
    place = 0
    while place < len(words):
        step = 1
        for length in sorted(lengths.get(words.words[place], ()), reverse=True):
            after = place + length
            name = known.get(tuple(words.words[place:after]))
            if name is None or after > len(words) or not covered.isdisjoint(range(place, after)):
                continue
            if length > 1 or _stands_alone(words, place, small):
                found.append(replace(name, first=place, after=after))
                step = length
                break
        place += step
    return sorted(found, key=lambda name: name.first)


def _written_alike(
    words: ArticleWords, names: Sequence[WordName]
) -> dict[tuple[str, ...], WordName]:
    """The names by their words, and people by their surnames."""
    known: dict[tuple[str, ...], WordName] = {}
    for name in names:
        written = tuple(words.words[name.first : name.after])
        if 1 < len(written) <= LONGEST_NAME or written[0][0].isupper():
            known.setdefault(written, name)
    for name in names:
        last = words.words[name.after - 1]
        if name.kind == "person" and last[0].isupper():
            known.setdefault((last,), name)
    return known


def _stands_alone(words: ArticleWords, place: int, small: set[str]) -> bool:
    """True for a single word whose capital comes from nothing but that it is a name."""
    near = [words.words[word] for word in (place - 1, place + 1) if 0 <= word < len(words)]
    acronym = len(words.words[place]) > 1 and words.words[place].isupper()
    if not acronym and any(word[0].isupper() for word in near):
        return False
    begins = words.first_of[words.sentence[place]] == place
    return not begins or words.lower[place] not in small


def _run(name: WordName) -> range:
    return range(name.first, name.after)


def _placed(words: ArticleWords, names: Sequence[NameSpan]) -> list[WordName]:
    placed = []
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        run = words.run(name.span)
        first, after = run.start, run.stop
        while first < after and (
            not words.words[first][0].isalnum() or words.lower[first] == "the"
        ):
            first += 1
        # "federal Securities and Exchange Commission"
        if name.kind == "organization" and after - first > 1 and words.words[first].islower():
            first += 1
        while first < after and words.lower[after - 1] in ("'s", "’s"):
            after -= 1
        # "Iranian state TV" is no body that is called "TV".
        if after - first == 1 and words.lower[first] in load_phrase_words().media:
            continue
        if any(word[0].isalnum() for word in words.words[first:after]):
            placed.append(WordName(first, after, name.kind, name.confidence))
    return placed


def _is_party_letter(words: ArticleWords, name: WordName) -> bool:
    """True for the "R-Ohio" behind an American politician's name."""
    if name.first == 0 or words.words[name.first - 1] not in "(,":
        return False
    return bool(_PARTY_LETTER.match(words.words[name.first]))


def _with_tail(words: ArticleWords, name: WordName, others: set[int]) -> WordName:
    """ "Commission" is "Commission on Presidential Debates" where the text goes on so."""
    after = name.after
    while after - name.first > 1 and words.lower[after - 1] in load_phrase_words().joining:
        after -= 1
    name = replace(name, after=after)
    if name.kind != "organization" or not any(
        _is_body(word) for word in words.lower[name.first : after]
    ):
        return name
    end = place = name.after
    while place < min(len(words), name.after + LONGEST_TAIL) and place not in others:
        word = words.words[place]
        joins = words.lower[place] in (
            load_phrase_words().opens_tail
            if place == name.after
            else load_phrase_words().joining | {"a"}
        )
        if word[0].isupper() and end > name.after - 1 and place > name.after:
            end = place + 1
        elif not joins:
            break
        place += 1
    return WordName(name.first, end, name.kind, name.confidence)


def _with_surname(words: ArticleWords, name: WordName, taken: set[int]) -> WordName:
    """ "Martin" is "Martin How" where a sentence goes on with a word that has a capital."""
    place, lexicon = name.after, load_party_words()
    alone = name.kind == "person" and place - name.first == 1 and place < len(words)
    if not alone or words.lower[name.first] not in lexicon.given_names or place in taken:
        return name
    goes_on = words.words[place].istitle() and words.words[place].isalpha()
    if not goes_on or words.sentence[place] != words.sentence[name.first]:
        return name
    if words.is_in_headline(words.starts[place]) or lexicon.kind_of_noun(words.words[place]):
        return name
    return replace(name, after=place + 1)


def _is_body(word: str) -> bool:
    return load_party_words().kind_of_noun(word) == "organization"


def _joins_nickname(words: ArticleWords, before: WordName, name: WordName) -> bool:
    """True for the two halves of 'Robert C. "Bobby" Scott', cut at a mark."""
    gap = words.words[before.after : name.first]
    if before.kind != "person" or name.kind != "person" or len(gap) > 2:
        return False
    marks = [word in _QUOTES for word in words.words[before.first : before.after]]
    if not gap and marks[-1] and sum(marks) == 2:
        return True
    opened = words.words[before.after - 1] in _QUOTES or any(mark in _QUOTES for mark in gap)
    closed = any(word in _QUOTES for word in words.words[name.first : name.after])
    return opened and closed and all(mark in _QUOTES | {"."} for mark in gap)
