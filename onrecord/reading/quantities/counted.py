"""What a number counts: the noun phrase after it, up to its head."""

from dataclasses import dataclass

from onrecord.lexicon.inflection import is_verb, load_forms, noun_lemma
from onrecord.lexicon.units import Units
from onrecord.reading.quantities.tokens import Tokens

# How many words may stand up to the head. Of 1,261 figures in 151 Wikinews and 84 polnear dev
# articles a limit of 3 changes 11, of 4 changes 2, of 5 to 12 none.
_FARTHEST_HEAD = 6
# The same after "of": from 4 to 12 no figure of those changes.
_LONGEST_OF = 8
_ADJECTIVE_ENDINGS = (
    "ic",
    "al",
    "ive",
    "ous",
    "ary",
    "able",
    "ible",
    "ful",
    "less",
    "ar",
    "ed",
    "ing",
)


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun that is counted, in its dictionary form, at token `head`; `written` as it stands.

    `noun` is None where the word stands for no kind of thing ("others", "more").
    """

    noun: str | None
    head: int
    written: str


def counted_after(tokens: Tokens, i: int, units: Units, *, single: bool) -> Counted | None:
    """What is counted in the words from token `i` on, or None where no noun can be seen.

    The head is the first plural, with a plural directly after it ("sports teams"). `single`:
    the number is one, so that the head is the last word before the noun phrase ends.
    """
    end = _end_of_phrase(tokens, i, units, _FARTHEST_HEAD)
    if single:
        return _single_head(tokens, i, end, units)
    for place in range(i, end):
        if is_plural(tokens, place, units):
            return _counted(tokens, _last_plural(tokens, place, end, units), units)
        if _tells_of_the_past(tokens.lower[place]):
            return None
    return None


def _last_plural(tokens: Tokens, place: int, end: int, units: Units) -> int:
    """The last of the plurals that follow each other from `place` on: "sports teams"."""
    while place + 1 < end and is_plural(tokens, place + 1, units):
        if not units.plurals.get(tokens.lower[place + 1], "noun"):  # "three times more"
            break
        place += 1
    return place


def _counted(tokens: Tokens, head: int, units: Units) -> Counted:
    noun = singular(tokens.lower[head], units)
    written = tokens.written[head]
    # "17 Republicans", "eight MPs"; in a headline a large letter says nothing.
    if written[:1].isupper() and noun and not tokens.is_in_headline(head):
        plain = len(noun) == len(written) or written[: len(noun)].lower() == noun
        noun = written[: len(noun)] if plain else noun
    return Counted(noun or None, head, tokens.lower[head])


def singular(word: str, units: Units) -> str:
    """The dictionary form of a plural in small letters; "" for one that names no kind of thing."""
    return units.plurals[word] if word in units.plurals else noun_lemma(word)


def is_plural(tokens: Tokens, i: int, units: Units) -> bool:
    """True when token `i` has the form of a plural noun."""
    word = tokens.lower[i]
    if word in units.plurals:
        return True
    if not word.endswith("s") or len(word) < 3 or word in units.not_plural:
        return word.endswith("men") and len(word) > 4 and noun_lemma(word) != word
    return not word.endswith(("ss", "us", "'s", "’s")) and tokens.lower[i + 1] not in ("'", "’")


def _end_of_phrase(tokens: Tokens, i: int, units: Units, longest: int) -> int:
    """The token at which the noun phrase that begins at `i` ends at the latest."""
    end = i
    while end < i + longest:
        word = tokens.lower[end]
        if tokens.hyphenated(end):
            end, longest = end + 2, longest + 2
            continue
        if not word[:1].isalpha() or word in units.phrase_ends or word.endswith(("n't", "n’t")):
            break
        end += 1
    return end


def _tells_of_the_past(word: str) -> bool:
    """True for the past of an irregular verb: where one stands, a noun phrase has ended."""
    return not word.endswith(("ed", "s")) and word in load_forms().verbs and _is_past(word)


def _is_past(word: str) -> bool:
    return load_forms().verbs[word] != word and not word.endswith(("ing", "en", "wn"))


def _single_head(tokens: Tokens, i: int, end: int, units: Units) -> Counted | None:
    """The last word of the phrase before what must be a verb or an adverb."""
    place = i
    while place < end and (place == i or not _ends_singular(tokens.lower[place])):
        place += 1
    if place == i or tokens.lower[place - 1] == "-":
        return None
    head = place - 1
    word = tokens.lower[head]
    if word.endswith(("ed", "ly", "ing")) and head == i:
        return None
    if word.endswith(("'s", "’s")) or tokens.lower[place] in ("'", "’"):
        return None
    return _counted(tokens, head, units)


def _ends_singular(word: str) -> bool:
    if word.endswith(("ed", "ly")) and len(word) > 4:
        return True
    return _tells_of_the_past(word) or (word.endswith("s") and is_verb(word))


def of_phrase(tokens: Tokens, i: int, units: Units, *, plural: bool = False) -> Counted | None:
    """The head of the noun phrase after an "of" at token `i`, or None.

    "of the budget", "of Saudi Arabia's entire production", "of his aides". `plural`: only a
    plural can be meant, so that what could be a verb ("trade occurs") is a noun.
    """
    if tokens.lower[i] != "of":
        return None
    first = i + 1
    while tokens.lower[first] in units.determiners and first < i + 3:
        first += 1
    # After an article even "vote" and "work" are nouns.
    noun_comes = first > i + 1 and tokens.lower[first][:1].isalpha()
    end = _end_of_phrase(tokens, first + noun_comes, units, _LONGEST_OF)
    for place in range(first, end):
        if is_plural(tokens, place, units) and (
            plural
            or place == first
            or not is_verb(tokens.lower[place])
            or _is_adjective(tokens.lower[place - 1])
        ):
            return _counted(tokens, _last_plural(tokens, place, end, units), units)
    return None if plural else _single_head(tokens, first, end, units)


def _is_adjective(word: str) -> bool:
    """True for a word that by its ending is an adjective: "popular votes", "Democratic claims"."""
    return word.endswith(_ADJECTIVE_ENDINGS) and len(word) > 4
