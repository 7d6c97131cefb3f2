"""What the words around a person's name tell: titles, offices, parties, bodies served."""

from collections.abc import Mapping, Set

from onrecord.lexicon.party_words import load_party_words
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.reading.apposition import is_verb_before_name, opens_clause, role_after
from onrecord.reading.coreference.referents import Referent
from onrecord.reading.coreference.words import ArticleWords
from onrecord.reading.name_index import NameIndex

# A title before a name is taken to have no more words, so that the work for a name is bounded.
LONGEST_TITLE = 9


def learn_roles(
    words: ArticleWords, names: NameIndex, people: dict[int, Referent], verbs: Set[int]
) -> None:
    """Each person keeps what the words before and after their names tell of them.

    `verbs` are the words of cues that are verbs; none is part of a role.
    """
    for number, one in people.items():
        for run in (_title(words, names, number, verbs), _apposition(words, names, number, verbs)):
            if run is not None:
                add_role(words, one, *run)
        _learn_party(words, names.afters[number], one)


def add_role(words: ArticleWords, one: Referent, first: int, after: int) -> None:
    """The words from `first` to `after` are kept as a role of the person."""
    lexicon = load_party_words()
    if (first, after) not in one.roles:
        one.roles.append((first, after))
    for place in range(first, after):
        word = words.lower[place]
        if word[0].isalnum():
            one.role_words.add(lexicon.liken(word))
        # "The king's adviser" is no king.
        owns = place + 1 < len(words) and _owns(words, place + 1)
        if not one.sex and not owns and lexicon.sexes.get(word):
            one.sex = lexicon.sexes[word]


def is_of_spokesperson(words: ArticleWords, run: tuple[int, int]) -> bool:
    """True where the words from `run[0]` to `run[1]` have a noun for one who speaks for another."""
    role = " ".join(words.lower[slice(*run)])
    return any(noun in role for noun in load_party_words().speaking_for)


def body_named(
    words: ArticleWords,
    names: NameIndex,
    by_name: Mapping[int, Referent],
    run: tuple[int, int],
    one: Referent,
) -> Referent | None:
    """The body or person whose spokesperson these words make of `one`, where they name it."""
    if not is_of_spokesperson(words, run):
        return None
    serves = load_party_words().not_for_places.isdisjoint(words.lower[slice(*run)])
    barred = ("group",) if serves else ("group", "place")
    named = (by_name[number] for number in names.among(*run))
    return next((other for other in named if other is not one and other.kind not in barred), None)


def _title(
    words: ArticleWords, names: NameIndex, number: int, verbs: Set[int]
) -> tuple[int, int] | None:
    """The words right before a name that hold a noun for a person or a shortened office."""
    lexicon = load_party_words()
    end = names.firsts[number]
    first, telling = end, False
    while first > 0 and end - first < LONGEST_TITLE:
        before = first - 1
        word = words.lower[before]
        if words.sentence[before] != words.sentence[end] or words.part[before] != words.part[end]:
            break
        if before in verbs or is_verb_before_name(words, names, before, end):
            break
        shortens = word == "." and before > 0 and words.lower[before - 1] + "." in _short()
        ends = word in load_phrase_words().no_title or opens_clause(words.words[before])
        if (ends and not shortens) or (word in lexicon.honorifics and len(word) < 4):
            break
        covered = names.covering(before)
        person = covered is not None and names.names[covered].kind == "person"
        if person and not telling and not _owns(words, before):
            break
        telling = telling or shortens or lexicon.kind_of_noun(word) == "person"
        first = before
    return (first, end) if telling and first < end else None


def _owns(words: ArticleWords, place: int) -> bool:
    return words.lower[place] in ("'s", "’s")


def _short() -> dict[str, str]:
    return load_party_words().abbreviations


def _apposition(
    words: ArticleWords, names: NameIndex, number: int, verbs: Set[int]
) -> tuple[int, int] | None:
    after = names.afters[number]
    if after >= len(words):
        return None
    last = words.sentence[after]
    following = words.first_of[last + 1] if last + 1 < len(words.first_of) else len(words)
    run = role_after(words, names, number, min(following, after + 24))
    if run is None:
        return None
    end = next((place for place in range(*run) if place in verbs), run[1])
    return (run[0], end) if run[0] < end else None


def _learn_party(words: ArticleWords, after: int, one: Referent) -> None:
    """ "(R-Ohio)" and ", D-Vt.," tell a party."""
    letters = load_party_words().party_letters
    if after + 1 < len(words) and words.words[after] in "(,":
        letter, dash, _ = words.lower[after + 1].partition("-")
        closed = after + 2 < len(words) and words.words[after + 2] in "-)"
        if letter in letters and (dash or closed):
            one.role_words.add(letters[letter])
