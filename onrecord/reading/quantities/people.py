"""Numbers without a noun that count people who died, were hurt, held or saved."""

from onrecord.lexicon.number_words import NumberWords
from onrecord.reading.quantities.tokens import Tokens

# How many words away the toll or the state may stand. On 1,261 figures of 151 Wikinews and 84
# polnear dev articles no toll from 3 to 14, and no state from 3 to 8, changes one; 2 changes 4.
_FARTHEST_TOLL = 7
_FARTHEST_STATE = 5


def counts_people(tokens: Tokens, first: int, end: int, words: NumberWords) -> bool:
    """True when the clause says that so many people died, were hurt, held, saved or missing.

    The figure's words are those from token `first` to `end`.
    """
    if tokens.lower[first - 1] in words.people["verbs"]:
        return True
    return _state_after(tokens, end, words) or _toll_before(tokens, first, words)


def state_noun(tokens: Tokens, i: int, words: NumberWords) -> bool:
    """True when token `i`, after a number, stands for people: "27 dead", "12 killed in"."""
    return tokens.lower[i] in words.people["nouns"]


def _state_after(tokens: Tokens, i: int, words: NumberWords) -> bool:
    for place in range(i, i + _FARTHEST_STATE):
        word = tokens.lower[place]
        if word in words.people["states"]:
            return True
        if word not in words.people["between"]:
            return False
    return False


def _toll_before(tokens: Tokens, i: int, words: NumberWords) -> bool:
    """True after "toll of", "death toll rose from … to"."""
    for place in range(i - 1, max(i - 1 - _FARTHEST_TOLL, -1), -1):
        word = tokens.lower[place]
        if word in words.people["tolls"]:
            return place < i - 1 and not tokens.is_capitalised(place)
        if word not in words.people["reach"] and word not in words.cardinals:
            return word == "count" and tokens.lower[place - 1] == "death"
    return False
