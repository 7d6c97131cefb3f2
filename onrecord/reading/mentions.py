"""What the words of a source are: a name, a name with a role, a pronoun, a description."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon.countries import load_atlas
from onrecord.lexicon.party_words import NounKind, load_party_words
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.lexicon.pronouns import bare, load_pronouns
from onrecord.reading.apposition import opens_clause, role_after
from onrecord.reading.coreference.words import ArticleWords
from onrecord.reading.couples import name_of_couple
from onrecord.reading.name_index import NameIndex
from onrecord.types import NameKind, Span
from onrecord.types.party import MentionForm

# What "who" goes with is read no farther back, in words (set by hand).
LONGEST_BEFORE_WHO = 12
_BODIES: frozenset[NameKind] = frozenset({"organization", "misc", "product", "facility"})
_MARKS = frozenset(',;:()[]—–"“”')


@dataclass(frozen=True, slots=True)
class Phrase:
    """One party as a source writes it.

    `name` is the number of the name that the phrase is headed by, None where a noun or a pronoun
    heads it. `noun` is that noun (or pronoun) in small letters, `modifiers` the small-lettered
    words before and after it, `within` the names among them. `first` to `after` are word numbers.
    """

    first: int
    after: int
    form: MentionForm
    name: int | None
    noun: str
    kind: NounKind | None
    modifiers: frozenset[str]
    within: tuple[int, ...]
    role: tuple[int, int] | None
    definite: bool
    indefinite: bool
    after_the: bool
    possessor: bool
    plural: bool
    head_after: int


def read_before_relative(words: ArticleWords, names: NameIndex, at: int) -> Phrase | None:
    """The noun and what stands before it, right before the "who" at word `at`, if one does."""
    after = at - 1 if at > 1 and words.words[at - 1] == "," else at
    first = after - 1
    if first < 0 or load_party_words().kind_of_noun(words.lower[first]) is None:
        return None
    start = max(words.first_of[words.sentence[at]], at - LONGEST_BEFORE_WHO)
    while first > start and words.words[first - 1][0].isalnum():
        if opens_clause(words.words[first - 1]):
            break
        first -= 1
        if words.lower[first] in load_phrase_words().definite | load_phrase_words().indefinite:
            break
    return _read_phrase(words, names, first, after)


def read_served(words: ArticleWords, names: NameIndex, first: int, after: int) -> Phrase | None:
    """The body described behind "for" or "of" ("a spokesman for the ministry"), if one is."""
    for place in range(first + 1, after - 1):
        if words.lower[place] in ("for", "of"):
            phrase = _read_phrase(
                words, names, place + 1, end_of_head(words, names, place + 1, after)
            )
            body = phrase.kind in ("organization", "government") and phrase.definite
            return phrase if body and phrase.form == "description" else None
    return None


def read_source(words: ArticleWords, names: NameIndex, spans: Sequence[Span]) -> list[Phrase]:
    """The parties that a source names, in text order; more than one where it joins names."""
    phrases: list[Phrase] = []
    for span in spans:
        run = words.run(span)
        first, after = _trim(words, run.start, run.stop)
        # A party stands within one part: what belongs to the part before is cut off.
        while first < after and words.part[first] != words.part[after - 1]:
            first += 1
        if first < after:
            phrases += _read_stretch(words, names, first, after)
    phrases = [phrase for phrase in phrases if phrase.name is not None or phrase.noun[:1].isalnum()]
    named = [phrase for phrase in phrases if phrase.name is not None]
    # A source in two pieces is one phrase with a hole: the piece with the name counts.
    return phrases if len(spans) == 1 else named[:1] or phrases[:1]


def _trim(words: ArticleWords, first: int, after: int) -> tuple[int, int]:
    while first < after and (
        words.words[first] in _MARKS or words.lower[first] in load_phrase_words().leading
    ):
        first += 1
    while first < after and words.words[after - 1] in _MARKS - {")"}:
        after -= 1
    return first, after


def _read_stretch(
    words: ArticleWords, names: NameIndex, first: int, after: int
) -> Iterator[Phrase]:
    couple = _couple(words, names, first, after)
    if couple is not None:
        yield couple
        return
    pieces = list(_conjuncts(words, names, first, after))
    read = [_read_phrase(words, names, *piece) for piece in pieces]
    # Of a stretch of nothing but "and" no word is left.
    phrases = _without_split_roles(words, names, [one for one in read if one.first < one.after])
    if len(phrases) > 1 and all(phrase.name is None for phrase in phrases):
        determiners = load_phrase_words().definite | load_phrase_words().indefinite
        if words.lower[phrases[-1].first] in determiners:
            yield from phrases
        elif phrases[0].kind == "person" and not phrases[0].plural:
            # "the former first lady and senator" is one person.
            yield replace(
                phrases[0], after=after, modifiers=phrases[0].modifiers | phrases[1].modifiers
            )
        else:
            yield replace(_read_phrase(words, names, first, after), plural=True)
        return
    yield from phrases


def _couple(words: ArticleWords, names: NameIndex, first: int, after: int) -> Phrase | None:
    """The group that "Mr. and Mrs. Doe" are, where the words are no more than that."""
    place = name_of_couple(words, first, after)
    number = None if place is None else names.covering(place)
    if number is None or names.names[number].kind != "person" or names.afters[number] < after:
        return None
    if any(
        names.covering(word) not in (None, number) for word in range(first, names.firsts[number])
    ):
        return None  # "Mr. King and Mr. Doe"
    several = _phrase(words, names, first, after, after, None)
    return replace(several, form="name", kind="group", plural=True)


def _without_split_roles(
    words: ArticleWords, names: NameIndex, phrases: list[Phrase]
) -> list[Phrase]:
    """ "Trade and Industry Commissioner Jane Doe" is one: nobody is a "Trade"."""
    kept: list[Phrase] = []
    for phrase in phrases:
        before = kept[-1] if kept else None
        if (
            before is not None
            and phrase.name is not None
            and (
                _is_nobody(before)
                or _is_first_role(before, phrase)
                or _owns_with(words, names, before, phrase)
            )
        ):
            kept[-1] = _read_phrase(words, names, before.first, phrase.after)
        else:
            kept.append(phrase)
    return kept


def _owns_with(words: ArticleWords, names: NameIndex, before: Phrase, phrase: Phrase) -> bool:
    """True for the owners in "Mary and John Brown's mother, Jane Doe"."""
    if phrase.role is None or phrase.role[0] != phrase.first or before.form != "name":
        return False
    owner = next(iter(phrase.within), None)
    after = names.afters[owner] if owner is not None else len(words)
    owns, kin = "".join(words.lower[after : after + 1]), "".join(words.lower[after + 1 : after + 2])
    return owns in ("'s", "’s") and kin in load_party_words().sexes


def _is_first_role(phrase: Phrase, following: Phrase) -> bool:
    """True for the "Co-author" in "Co-author and Research Fellow Jane Doe", who is one."""
    alone = phrase.kind == "person" and phrase.name is None and not phrase.plural
    determined = phrase.definite or phrase.indefinite or phrase.possessor
    return alone and not determined and not phrase.within and following.form == "role-name"


def _is_nobody(phrase: Phrase) -> bool:
    """True for a phrase whose noun denotes neither one who can speak nor several."""
    unknown = phrase.form == "description" and phrase.name is None and phrase.kind is None
    return unknown and not phrase.noun.endswith("s")


def _conjuncts(
    words: ArticleWords, names: NameIndex, first: int, after: int
) -> Iterator[tuple[int, int]]:
    """The stretches come that "and" joins at the head of the phrase, or the whole one."""
    cuts = [
        place
        for place in range(first + 1, after - 1)
        if words.lower[place] in load_phrase_words().joins and names.covering(place) is None
    ]
    if not cuts or _is_after_head(words, names, first, cuts[-1]):
        yield first, after
        return
    # "Neither she nor Jane Doe"
    starts = [first + (words.lower[first] in load_phrase_words().correlative)]
    for place in range(first, cuts[-1]):
        if words.words[place] == "," and _opens_name(words, names, place + 1):
            starts.append(place + 1)
    starts.append(cuts[-1] + 1)
    for number, start in enumerate(starts):
        end = starts[number + 1] - 1 if number + 1 < len(starts) else after
        if start < end:
            yield start, end


def _is_after_head(words: ArticleWords, names: NameIndex, first: int, cut: int) -> bool:
    """True where a preposition or a relative pronoun stands before "and": it joins no heads."""
    depth = 0
    for place in range(first, cut):
        depth += words.words[place] in "([" and 1
        depth -= words.words[place] in ")]" and 1
        if names.covering(place) is not None or depth > 0:
            continue
        if words.lower[place] in load_phrase_words().ends_head:
            return True
        if words.words[place] == "," and not _opens_name(words, names, place + 1):
            return True
    return False


def _opens_name(words: ArticleWords, names: NameIndex, place: int) -> bool:
    """True where a name stands with at most titles before it."""
    titles = load_party_words()
    for word in range(place, min(place + 4, len(words))):
        number = names.covering(word)
        if number is not None:
            after = names.afters[number]
            return after >= len(words) or words.lower[after] not in ("'s", "’s", "'", "’")
        short = words.lower[word]
        shortened = short + "." in titles.abbreviations or short + "." in titles.honorifics
        if short != "." and not shortened:
            return False
    return False


def _read_phrase(words: ArticleWords, names: NameIndex, first: int, after: int) -> Phrase:
    first, after = _trim(words, first, after)
    if after <= first:
        return _phrase(words, names, first, max(after, first), max(after, first), None)
    pronoun = _opening_pronoun(words, names, first, after)
    if pronoun:
        alone = _phrase(words, names, first, first + 1, first + 1, None)
        return replace(alone, form="pronoun", noun=pronoun)
    end = end_of_head(words, names, first, after)
    name = _name_at_end(words, names, first, end)
    if name is None:
        named = _apposed_name(words, names, end, after)
        if named is None:
            named = _called(words, names, end, after)
        if named is not None and not _is_plural_head(words, end):
            return _named(words, names, first, after, named, (first, names.firsts[named]))
        of_city = _city_of(words, names, end)
        return _phrase(words, names, first, after, end, of_city)
    return _named(words, names, first, after, name, None)


def _opening_pronoun(words: ArticleWords, names: NameIndex, first: int, after: int) -> str:
    """The pronoun that a phrase is or, as a subject, begins with ("who in 2010"), else ""."""
    pronouns = load_pronouns()
    word = bare(words.lower[first])
    if word not in pronouns or _is_name(names, first):
        return ""
    alone = after - first == 1 or word in pronouns.subjects
    return word if alone else ""


def _is_name(names: NameIndex, word: int) -> bool:
    return names.covering(word) is not None


def end_of_head(words: ArticleWords, names: NameIndex, first: int, after: int) -> int:
    """Where the words that can hold the head end: at a comma, a preposition, a clause."""
    lexicon = load_party_words()
    noun_seen = False
    for place in range(first, after):
        covering = names.covering(place)
        if covering is not None:
            noun_seen = True
            continue
        word = words.lower[place]
        if _is_mark(words, place) or (word in ("-", "--", "all") and place > first):
            return place
        if word in load_phrase_words().ends_head and place > first:
            return place
        if noun_seen and _opens_clause(words, names, place):
            return place
        noun_seen = noun_seen or lexicon.kind_of_noun(word) is not None
    return after


def _is_mark(words: ArticleWords, place: int) -> bool:
    """True for a mark that parts words: not the dash of "Export–Import", nor a date's comma."""
    if words.words[place] not in _MARKS or _is_in_date(words, place):
        return False
    joins = words.words[place] in "—–" and 0 < place < len(words) - 1
    return not (
        joins
        and words.ends[place - 1] == words.starts[place]
        and words.ends[place] == words.starts[place + 1]
    )


def _is_in_date(words: ArticleWords, place: int) -> bool:
    """True for the comma of "March 14, 2019"."""
    day, year = words.words[max(place - 1, 0)], "".join(words.words[place + 1 : place + 2])
    return words.words[place] == "," and day.isdigit() and year.isdigit() and len(year) == 4


def _opens_clause(words: ArticleWords, names: NameIndex, place: int) -> bool:
    """True for a participle right behind a noun ("corporations looking to cut their debts")."""
    lexicon = load_party_words()
    word, before = words.lower[place], words.lower[place - 1]
    if not word.endswith(("ing", "ed")) or lexicon.kind_of_noun(word):
        return False
    return lexicon.kind_of_noun(before) is not None or names.covering(place - 1) is not None


def _name_at_end(words: ArticleWords, names: NameIndex, first: int, end: int) -> int | None:
    """The name that heads the words before `end`: the one that they end with."""
    last = end - 1
    while last > first and (words.words[last] in "’'." or words.lower[last] in ("'s", "’s")):
        last -= 1
    number = names.covering(last)
    if number is None or names.firsts[number] < first:
        return None
    return number


def _apposed_name(words: ArticleWords, names: NameIndex, end: int, after: int) -> int | None:
    """The name that stands after the head between commas ("his lawyer, Jane Doe,").

    That of a person, or that of a body behind a noun for one ("one news site, Znak.com,").
    """
    is_body = load_party_words().kind_of_noun(words.lower[end - 1]) == "organization"
    no_apposition = load_phrase_words().examples | load_pronouns().relative
    place = end
    while place < after:
        if (
            words.words[place] == ","
            and words.lower[min(place + 1, after - 1)] not in no_apposition
        ):
            stop = end_of_head(words, names, place + 1, after)
            number = _name_at_end(words, names, place + 1, stop)
            if number is not None and names.names[number].kind == "person":
                return number
            if number is not None and is_body and names.names[number].kind in _BODIES:
                return number
        place += 1
    return None


def _called(words: ArticleWords, names: NameIndex, end: int, after: int) -> int | None:
    """The person whose name the words end with, behind another name and no mark, or a verb for it.

    "Secretary of State Jane Doe", "a man named John Brown"; not "a spokesman for Jane Doe", nor
    "an aide to President Jane Doe", where the words before the name are hers.
    """
    lexicon = load_party_words()
    number = _name_at_end(words, names, end, after)
    if number is None or names.names[number].kind != "person":
        return None
    if lexicon.kind_of_noun(words.lower[end - 1]) != "person":
        return None
    first = names.firsts[number]
    if first <= end or any(_is_mark(words, place) for place in range(end, first)):
        return None
    before = words.words[first - 1]
    if before[0].isupper():
        titled = before.lower() in lexicon.honorifics or lexicon.kind_of_noun(before) == "person"
        return None if titled else number
    naming = any(word in load_phrase_words().naming for word in words.lower[end:first])
    return number if naming and before.lower() not in load_phrase_words().prepositions else None


def _is_plural_head(words: ArticleWords, end: int) -> bool:
    return load_party_words().is_plural(words.lower[end - 1])


def _city_of(words: ArticleWords, names: NameIndex, end: int) -> int | None:
    """The place in "the city of Phoenix", "the state of Ohio"."""
    if end >= len(words) or words.lower[end] != "of":
        return None
    if load_party_words().kind_of_noun(words.lower[end - 1]) != "government":
        return None
    number = names.covering(end + 1)
    return number if number is not None and names.names[number].kind == "location" else None


def _named(
    words: ArticleWords,
    names: NameIndex,
    first: int,
    after: int,
    name: int,
    role: tuple[int, int] | None,
) -> Phrase:
    start, kind = names.firsts[name], names.names[name].kind
    role = role or _role_before(words, first, start) or role_after(words, names, name, after)
    form: MentionForm = "name"
    if kind == "person" and role:
        form = "role-name"
    elif _is_metonym(names, name):
        form = "metonym"
    phrase = _phrase(words, names, first, after, names.afters[name], None)
    plural = kind == "norp" and words.lower[names.afters[name] - 1].endswith("s")
    return replace(phrase, form=form, name=name, role=role, plural=plural)


def _is_metonym(names: NameIndex, name: int) -> bool:
    return names.names[name].kind == "location" or names.forms[name] in load_atlas().seats


def _role_before(words: ArticleWords, first: int, start: int) -> tuple[int, int] | None:
    """The words before a name that tell more than "the" or "Mr."."""
    while (
        first < start
        and words.lower[first] in load_phrase_words().indefinite | load_phrase_words().definite
    ):
        first += 1
    courtesy = load_phrase_words().courtesy
    telling = [
        place
        for place in range(first, start)
        if words.words[place][0].isalnum() and words.lower[place] not in courtesy
    ]
    return (telling[0], telling[-1] + 1) if telling else None


def _whole(words: ArticleWords, names: NameIndex, noun: str, end: int, after: int) -> str:
    """The noun for those of whom a part is meant: "children" in "one of the children", else ""."""
    small = load_phrase_words()
    is_part = noun in small.parts | small.single or noun.isdigit()
    if not is_part or end + 1 >= after or words.lower[end] != "of":
        return ""
    stop = end_of_head(words, names, end + 1, after)
    return words.lower[stop - 1] if stop > end + 1 else ""


def _phrase(
    words: ArticleWords, names: NameIndex, first: int, after: int, end: int, place: int | None
) -> Phrase:
    """A phrase without a name as its head; `place` is the city that it speaks of."""
    lexicon = load_party_words()
    head = end - 1
    while (head > first and not words.words[head][0].isalnum()) or (
        head > first and words.lower[head] in ("'s", "’s")
    ):
        head -= 1
    noun = words.lower[head] if first <= head < after else ""
    whole = _whole(words, names, noun, end, after)
    plural = lexicon.is_plural(noun) if noun else False
    opener = words.lower[first] if first < after else ""
    modifiers = frozenset(
        word for word in words.lower[first:after] if word[0].isalnum() and word != noun
    )
    return Phrase(
        first=first,
        after=after,
        form="description",
        name=place,
        noun=noun,
        kind=lexicon.kind_of_noun(whole or noun) if noun else None,
        modifiers=modifiers,
        within=tuple(names.among(first, after)),
        role=None,
        definite=opener in load_phrase_words().definite or bool(names.among(first, head)),
        indefinite=opener in load_phrase_words().indefinite,
        after_the=opener in ("the", "this", "that"),
        possessor=opener in load_phrase_words().possessive,
        plural=noun not in load_phrase_words().single if whole else plural,
        head_after=head + 1,
    )
