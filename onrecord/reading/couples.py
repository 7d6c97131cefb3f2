"""Couples that are called by one name: "Mr. and Mrs. Doe"."""

from onrecord.lexicon.party_words import load_party_words
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.reading.coreference.words import ArticleWords

# The first title is taken to have no more words ("Prime Minister and Mrs. Doe"; set by hand).
LONGEST_TITLE = 4


def name_of_couple(words: ArticleWords, first: int, after: int) -> int | None:
    """Where the name begins in "Mr. and Mrs. Doe", "President and Mrs. Doe"; else None.

    "The president and Mrs. Doe" need be no couple: the first title has a capital and no article.
    """
    cut = next(
        (
            place
            for place in range(first + 1, min(first + LONGEST_TITLE, after))
            if _joins(words, place)
        ),
        None,
    )
    if cut is None or not _is_title(words, first, cut):
        return None
    second = words.lower[cut + 1] if cut + 1 < after else ""
    if second not in load_phrase_words().courtesy & load_party_words().honorifics.keys():
        return None
    name = cut + 2
    if name < after and words.words[name] == ".":
        name += 1
    return name if name < after else None


def _joins(words: ArticleWords, place: int) -> bool:
    return words.lower[place] in load_phrase_words().pairs


def _is_title(words: ArticleWords, first: int, after: int) -> bool:
    """True for words with capitals that end with a title or an office."""
    lexicon = load_party_words()
    titles = [place for place in range(first, after) if words.words[place] != "."]
    if not titles or any(not words.words[place][0].isupper() for place in titles):
        return False
    last = words.lower[titles[-1]]
    known = last in lexicon.honorifics or f"{last}." in lexicon.abbreviations
    return known or (lexicon.kind_of_noun(last) == "person" and not lexicon.is_plural(last))
