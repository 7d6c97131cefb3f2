"""What is said of somebody right behind the name: "Jane Doe, the governor of Ohio"."""

from onrecord.lexicon.inflection import is_past_only, is_verb, verb_lemma
from onrecord.lexicon.party_words import load_party_words
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.lexicon.pronouns import bare, load_pronouns
from onrecord.reading.coreference.words import ArticleWords
from onrecord.reading.name_index import NameIndex

# A phrase that opens a clause is taken to have no more words before a name in it (set by hand).
LONGEST_INTRODUCTION = 25


def role_after(
    words: ArticleWords, names: NameIndex, name: int, after: int
) -> tuple[int, int] | None:
    """The words after a name, between marks, that name a person by role, up to a clause in them.

    None where they are no apposition but go on with a verb of their own ("In a call with Jane Doe,
    the president urged restraint") or name the next one ("Jane Doe, President Roe").
    """
    place = names.afters[name]
    while place < after and words.words[place] in ",-–—":
        place += 1
    if place == names.afters[name] or place >= after:
        return None
    end = place
    while end < after and not _ends_role(words, end):
        end += 1
    noun = _noun_of_role(words, place, end)
    if noun is None or _names_another(names, noun + 1):
        return None
    verb = next((word for word in range(noun + 1, end) if _is_verb_in_role(words, noun, word)), end)
    if verb < end and _has_own_verb(words, names.firsts[name], verb):
        return None
    # "A lawyer now teaching in Ohio".
    while verb < end and words.lower[verb - 1] in load_phrase_words().no_role:
        verb -= 1
    return place, verb


def _noun_of_role(words: ArticleWords, place: int, end: int) -> int | None:
    """The first noun for one person, where no preposition or verb stands before it."""
    lexicon = load_party_words()
    for word in range(place, end):
        short = words.lower[word]
        if lexicon.kind_of_noun(short) == "person" and not lexicon.is_plural(short):
            return word
        if short in ("of", "from") or opens_clause(words.words[word]):
            return None
    return None


def _names_another(names: NameIndex, word: int) -> bool:
    number = names.covering(word)
    return number is not None and names.names[number].kind == "person"


def _is_verb_in_role(words: ArticleWords, noun: int, place: int) -> bool:
    """True where a clause or a verb begins behind the noun of a role."""
    word, before = words.words[place], words.lower[place - 1]
    small = load_phrase_words()
    if not word.islower():
        return False
    if word in small.finite or word in small.opens_clause:
        return True
    if word.endswith("s"):
        return place == noun + 1 and is_verb(word)
    # "The head of applied research", "a director of marketing".
    adjective = before in small.ends_head | small.definite | small.indefinite | {"and", "'s", "’s"}
    if adjective or not _is_form_of_verb(word):
        return False
    following = words.lower[place + 1] if place + 1 < len(words) else ""
    return not word.endswith("ing") or following in small.no_title | small.ends_head


def _has_own_verb(words: ArticleWords, name: int, verb: int) -> bool:
    """True where the words behind a name and a comma are the subject of the verb, not a role.

    So behind a phrase that opens a clause ("Unlike Jane Doe, the minister ..."), and before a verb
    that is no participle, unless the name itself is the subject.
    """
    word, small = words.lower[verb], load_phrase_words()
    if word in small.opens_clause or word.endswith("ing"):
        return False
    first = _start_of_clause(words, name)
    opener = words.lower[first]
    opens = opener in small.introducing or (opener.endswith("ing") and is_verb(opener))
    if opens:
        return words.lower[verb + 1 : verb + 2] != ["by"]
    finite = word in small.finite or word.endswith("s") or is_past_only(word)
    return finite and any(one[0].islower() for one in words.words[first:name])


def _start_of_clause(words: ArticleWords, place: int) -> int:
    """Where the clause begins that a word stands in, as marks and "that" tell it."""
    start = max(words.first_of[words.sentence[place]], place - LONGEST_INTRODUCTION)
    first = place
    marks = load_phrase_words().clause_marks
    while first > start and words.words[first - 1] not in marks:
        first -= 1
    while first < place and not words.words[first][0].isalnum():
        first += 1
    return first


def _ends_role(words: ArticleWords, place: int) -> bool:
    word = words.lower[place]
    if word in load_pronouns().relative or words.words[place] in ',;:()–—?!"“”':
        return True
    last = place + 1 == len(words) or words.sentence[place + 1] != words.sentence[place]
    return word == "." and last


def opens_clause(word: str) -> bool:
    """True for a word that stands in no role before its noun: a verb's past, "that", "with"."""
    small = word.lower()
    phrases = load_phrase_words()
    if small in phrases.no_title:
        return small not in phrases.definite | phrases.indefinite
    return word.islower() and _is_form_of_verb(small)


def _is_form_of_verb(word: str) -> bool:
    """True for a participle or a past that stands in no title."""
    if word in load_phrase_words().in_titles or word.endswith("s"):
        return False
    return "-" not in word and is_verb(word) and verb_lemma(word) != word


def is_verb_before_name(words: ArticleWords, names: NameIndex, place: int, name: int) -> bool:
    """True for a verb of which the name at word `name`, or the title before it, is the object.

    ("Critics want Doe to", "has accused Doe", "Police accused officer Doe"; not "the accused Doe",
    nor "retired officer Doe".)
    """
    word, last = words.words[place], place + 1 == name
    if not word.islower() or not is_verb(word):
        return False
    if word not in load_phrase_words().in_titles:
        return last and load_party_words().kind_of_noun(word) != "person"
    if verb_lemma(word) == word or word.endswith("ing"):
        return False
    subject = _before_adverbs(words, place)
    determiners = load_phrase_words().definite | load_phrase_words().indefinite
    if words.lower[subject] in determiners:
        return False
    return last or _can_have_verb(words, names, subject)


def _before_adverbs(words: ArticleWords, place: int) -> int:
    """The word before another in its sentence, the first one at least.

    Adverbs and days between ("on Monday", "yesterday") are left out.
    """
    first = words.first_of[words.sentence[place]]
    place -= place > first
    while place > first and words.lower[place].endswith(("ly", "day")):
        is_dated = words.lower[place].endswith("day") and words.lower[place - 1] == "on"
        place -= 2 if is_dated and place - 1 > first else 1
    return place


def _can_have_verb(words: ArticleWords, names: NameIndex, place: int) -> bool:
    """True for "has", a name, a pronoun and a noun, behind which a verb can stand."""
    word = bare(words.lower[place])
    if word in load_phrase_words().perfect or word in load_pronouns():
        return True
    return names.covering(place) is not None or load_party_words().kind_of_noun(word) is not None
