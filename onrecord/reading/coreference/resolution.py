"""One walk over an article from its first word to its last: who is meant by each source."""

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.lexicon.countries import load_atlas
from onrecord.lexicon.party_words import load_party_words
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.lexicon.pronouns import load_pronouns
from onrecord.reading.coreference.bodies import Bodies
from onrecord.reading.coreference.descriptions import best, called, known_words
from onrecord.reading.coreference.people import People, longest_name
from onrecord.reading.coreference.ranking import (
    Choose,
    Place,
    Track,
    choose_best,
    features,
)
from onrecord.reading.coreference.referents import Cast, Referent, ReferentKind
from onrecord.reading.coreference.roles import add_role, learn_roles
from onrecord.reading.coreference.words import ArticleWords
from onrecord.reading.mentions import NameIndex, Phrase, read_source
from onrecord.types import Statement
from onrecord.types.party import MentionForm

# Of the referents mentioned last so many are looked through, and so many that fit are ranked, so
# that the time stays linear. Set by hand; no other values were measured.
LOOKED_THROUGH = 60
RANKED = 8
# A pronoun reaches back no farther, in sentences (set by hand).
LONGEST_REACH = 25

# A description in the first so many sentences may be of one who is named within so many after it.
# Set by hand; no other values were measured.
OPENING_SENTENCES = 4
TOLD_WITHIN = 6

AUTHOR, GENERIC = "[author]", "[generic]"


@dataclass(slots=True)
class Said:
    """A statement as the walk needs it, in words; `phrases` are what its source names."""

    number: int
    statement: Statement
    phrases: list[Phrase]
    content: list[range]
    at: int
    referents: list[Referent] = field(default_factory=list)
    how: MentionForm | None = None
    waits: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Where a referent is mentioned, in words, and how."""

    first: int
    after: int
    referent: Referent
    how: MentionForm


class Resolution:
    """The referents of an article and, for each of its statements, those who are its source."""

    def __init__(
        self,
        words: ArticleWords,
        names: NameIndex,
        statements: Sequence[Statement],
        choose: Choose = choose_best,
    ) -> None:
        self.words = words
        self.names = names
        self.cast = Cast()
        self.by_name = self._place_names()
        self.mentions: list[Found] = []
        self.said = [self._said(*numbered) for numbered in enumerate(statements)]
        self._tracks: OrderedDict[int, Track] = OrderedDict()
        self._last_sources: list[int] = []
        self._described: dict[str, Referent] = {}
        self._choose = choose
        self._contents = sorted(
            (run.start, run.stop, number)
            for number, said in enumerate(self.said)
            for run in said.content
        )
        phrases = [phrase for said in self.said for phrase in said.phrases]
        self._speaking = {phrase.name for phrase in phrases if phrase.form != "description"}
        self._first_named: dict[int, int] = {}
        for number in range(len(self.names)):
            self._first_named.setdefault(self.by_name[number].number, number)
        self._author: Referent | None = None
        self._generic: Referent | None = None

    def run(self) -> None:
        """Every statement has its referents, as far as the article tells them."""
        learn_roles(self.words, self.names, self._people())
        self._learn_roles_of_sources()
        for at, kind, payload in self._events():
            if kind == 0:
                self._see_name(at, payload)
            elif kind == 1:
                self._see_pronoun(at)
            else:
                self._see_source(self.said[payload])
        self._resolve_late()

    def _place_names(self) -> dict[int, Referent]:
        kinds = [name.kind for name in self.names.names]
        people = [number for number, kind in enumerate(kinds) if kind == "person"]
        others = [number for number, kind in enumerate(kinds) if kind != "person"]
        found = People(self.words, self.names, self.cast).place(people)
        found.update(Bodies(self.words, self.names, self.cast).place(others))
        return found

    def _people(self) -> dict[int, Referent]:
        return {number: one for number, one in self.by_name.items() if one.kind == "person"}

    def _said(self, number: int, statement: Statement) -> Said:
        spans = statement.source.spans if statement.source else ()
        phrases = read_source(self.words, self.names, spans) if spans else []
        content = [self.words.run(span) for span in statement.content.spans]
        place = spans[0].start if spans else statement.cue.spans[0].start
        return Said(number, statement, phrases, content, self.words.at(place))

    def _learn_roles_of_sources(self) -> None:
        for said in self.said:
            for phrase in said.phrases:
                if phrase.name is not None and phrase.role is not None:
                    one = self.by_name[phrase.name]
                    if one.kind == "person":
                        add_role(self.words, one, *phrase.role)

    def _events(self) -> list[tuple[int, int, int]]:
        """What comes at which word: 0 a name, 1 a pronoun that is no source, 2 a source."""
        spoken = [(number, said) for number, said in enumerate(self.said) if said.phrases]
        sources = {
            word for _, said in spoken for p in said.phrases for word in range(p.first, p.after)
        }
        personal = load_pronouns().personal
        events = [(first, 0, number) for number, first in enumerate(self.names.firsts)]
        events += [
            (place, 1, place)
            for place, word in enumerate(self.words.lower)
            if personal.get(word) in ("m", "f") and place not in sources
        ]
        # A source comes at its last word: the names within are seen before.
        events += [(max(p.after for p in said.phrases) - 1, 2, number) for number, said in spoken]
        return sorted(events)

    def _see_name(self, at: int, number: int) -> None:
        one = self.by_name[number]
        after = self.names.afters[number]
        owns = after < len(self.words) and self.words.lower[after] in ("'s", "’s")
        oblique = at > 0 and self.words.lower[at - 1] in load_phrase_words().prepositions
        self._touch(one, at, owns=owns, oblique=oblique)
        self.mentions.append(Found(at, after, one, self._how_named(one)))

    def _how_named(self, one: Referent) -> MentionForm:
        return "metonym" if one.kind in ("place", "government") else "name"

    def _touch(
        self,
        one: Referent,
        at: int,
        *,
        source: bool = False,
        pronoun: bool = False,
        owns: bool = False,
        oblique: bool = False,
    ) -> None:
        """The referent is the one mentioned last."""
        words = self.words
        track = self._tracks.pop(one.number, None) or Track(at, 0, 0, headline=True)
        again = track.word == at and track.times
        track.word, track.sentence, track.paragraph = at, words.sentence[at], words.paragraph[at]
        track.as_source, track.as_pronoun = source, pronoun
        track.at_head = not oblique and not owns and at - words.first_of[words.sentence[at]] <= 3
        track.as_possessor, track.after_preposition = owns, oblique
        track.quoted = words.quotation_at(words.starts[at]) is not None
        track.headline = track.headline and words.is_in_headline(words.starts[at])
        track.times += not again
        track.times_source += source
        self._tracks[one.number] = track

    def _see_pronoun(self, at: int) -> None:
        if self.words.quotation_at(self.words.starts[at]) is not None:
            return
        one = self._rank_pronoun(at, None)
        if one is not None:
            self._touch(one, at, pronoun=True, owns=self.words.lower[at] in ("his",))
            self.mentions.append(Found(at, at + 1, one, "pronoun"))

    def _see_source(self, said: Said) -> None:
        said.referents = []
        for phrase in said.phrases:
            for one in self._resolve(phrase, said):
                if one not in said.referents:
                    said.referents.append(one)
        if said.phrases:
            said.how = said.phrases[0].form
        for one in said.referents:
            if one.number >= 0:
                self._touch(one, said.at, source=True, pronoun=said.how == "pronoun")
        if len(said.referents) > 1:
            self._join(said)
        if said.referents:
            self._last_sources.append(said.referents[0].number)

    def _join(self, said: Said) -> None:
        """Those who speak together can be meant together by the next "they"."""
        key = ";".join(str(one.number) for one in said.referents)
        group = self._described.get(key)
        if group is None:
            group = self.cast.add("several", key)
            group.members = tuple(said.referents)
            group.plural = True
            self._described[key] = group
        self._touch(group, said.at, source=True)

    def _resolve(self, phrase: Phrase, said: Said) -> list[Referent]:
        if phrase.form == "pronoun":
            found = self._resolve_pronoun(phrase, said)
        elif phrase.name is not None and phrase.form != "description":
            found = [self.by_name[phrase.name]]
        else:
            found = self._resolve_description(phrase, said)
        for one in found:
            if phrase.form in ("pronoun", "description"):
                self.mentions.append(Found(phrase.first, phrase.after, one, phrase.form))
        return [member for one in found for member in (one.members or (one,))]

    def _resolve_pronoun(self, phrase: Phrase, said: Said) -> list[Referent]:
        pronouns = load_pronouns()
        word = phrase.noun
        if word in pronouns.first:
            return []
        if word in pronouns.relative:
            one = self._before_relative(phrase.first)
            return [one] if one else []
        if word in pronouns.generic:
            return [self._nobody()]
        if word in pronouns.personal or word in pronouns.both or word in pronouns.group:
            one = self._rank_pronoun(phrase.first, said)
            return [one] if one else []
        return []

    def _nobody(self) -> Referent:
        if self._generic is None:
            self._generic = self.cast.add("group", GENERIC)
        return self._generic

    def _writer(self) -> Referent:
        if self._author is None:
            self._author = self.cast.add("group", AUTHOR)
        return self._author

    def _before_relative(self, at: int) -> Referent | None:
        """The one named last before "who", in the same sentence."""
        first = max(self.words.first_of[self.words.sentence[at]], at - 25)
        thing = self.words.lower[at] in ("which", "that")
        number = bisect_left(self.names.firsts, at) - 1
        while number >= 0 and self.names.firsts[number] >= first:
            one = self.by_name[number]
            if (one.kind == "person") != thing:
                return one
            number -= 1
        return None

    def _rank_pronoun(self, at: int, said: Said | None) -> Referent | None:
        candidates = list(self._fitting(at))
        if not candidates:
            return None
        place = self._place(at, said)
        values = [features(one, track, place, rank) for rank, (one, track) in enumerate(candidates)]
        return candidates[self._choose(at, [one for one, _ in candidates], values)][0]

    def _fitting(self, at: int) -> Iterator[tuple[Referent, Track]]:
        """The referents come that the pronoun at `at` agrees with, the one mentioned last first."""
        sentence = self.words.sentence[at]
        wanted = load_pronouns().personal.get(_bare(self.words.lower[at]), "plural")
        kept = 0
        for looked, number in enumerate(reversed(self._tracks)):
            track = self._tracks[number]
            if looked >= LOOKED_THROUGH or kept >= RANKED:
                return
            if sentence - track.sentence <= LONGEST_REACH and _agrees(
                self.cast.all[number], wanted
            ):
                kept += 1
                yield self.cast.all[number], track

    def _place(self, at: int, said: Said | None) -> Place:
        words = self.words
        return Place(
            word=at,
            sentence=words.sentence[at],
            paragraph=words.paragraph[at],
            is_source=said is not None,
            at_head=at - words.first_of[words.sentence[at]] <= 2,
            last_sources=tuple(self._last_sources[-2:]),
            in_content=self._named_in(said) if said else frozenset(),
            speakers=frozenset(),
        )

    def _named_in(self, said: Said) -> frozenset[int]:
        return frozenset(
            self.by_name[number].number
            for run in said.content
            for number in self.names.among(run.start, run.stop)
        )

    def _resolve_description(self, phrase: Phrase, said: Said) -> list[Referent]:
        own = self._government_of(phrase) or self._named_for(phrase)
        if own is not None:
            return [own]
        sentence = self.words.sentence[phrase.first]
        if not phrase.indefinite and phrase.kind in ("person", "organization", "government"):
            barred = self._owners(phrase)
            near = (
                (self.cast.all[number], self._tracks[number])
                for number in self._latest()
                if number not in barred
            )
            one = best(phrase, near, sentence)
            if one is not None:
                return [one]
        if not phrase.plural and self._may_be_told_later(phrase):
            said.waits = phrase
        return [self._described_as(phrase)]

    def _owners(self, phrase: Phrase) -> set[int]:
        """Those whose lawyer, wife or company is described, who cannot be meant themselves."""
        owners = {self.by_name[number].number for number in phrase.within}
        if phrase.possessor and self.words.lower[phrase.first] in load_pronouns().personal:
            one = self._rank_pronoun(phrase.first, None)
            if one is not None:
                owners.add(one.number)
        return owners

    def _government_of(self, phrase: Phrase) -> Referent | None:
        """The government that an adjective of a country tells ("the Turkish government")."""
        if phrase.noun != "government":
            return None
        atlas = load_atlas()
        for word in self.words.words[phrase.first : phrase.after]:
            country = atlas.by_people.get(word)
            if country is not None:
                return self._known_as("government", f"Government of {country.called}")
        for number in self._latest():
            one = self.cast.all[number]
            if one.kind == "place" and any(atlas.find(form) for form in one.forms):
                return one
        return None

    def _may_be_told_later(self, phrase: Phrase) -> bool:
        """True in the headline and the first sentences, which describe before they name."""
        if phrase.kind not in ("person", "organization"):
            return False
        return self.words.sentence[phrase.first] < OPENING_SENTENCES

    def _told_later(self, phrase: Phrase) -> Referent | None:
        """The one with such a role, or such words in the name, who is named soon after.

        Where none has, the first one who speaks, and was not named before, is the person meant:
        news describes in the lead and names below.
        """
        last = self.words.sentence[phrase.first] + TOLD_WITHIN
        first = bisect_left(self.names.firsts, phrase.after)
        fallback = None
        for number in range(first, len(self.names)):
            if self.words.sentence[self.names.firsts[number]] > last:
                break
            one = self.by_name[number]
            fits = one.kind == ("person" if phrase.kind == "person" else "organization")
            if not fits or number in phrase.within:
                continue
            if self._fits_in_words(phrase, one):
                return one
            speaks = number in self._speaking and self._first_named[one.number] >= first
            if fallback is None and speaks and phrase.kind == "person":
                fallback = one
        is_known = phrase.noun not in load_party_words().anonymous and not phrase.possessor
        return fallback if is_known else None

    def _fits_in_words(self, phrase: Phrase, one: Referent) -> bool:
        lexicon = load_party_words()
        known = known_words(one)
        shared = {lexicon.liken(word) for word in phrase.modifiers} & known
        return lexicon.liken(phrase.noun) in known or len(shared - load_phrase_words().idle) >= 2

    def _latest(self) -> Iterator[int]:
        for looked, number in enumerate(reversed(self._tracks)):
            if looked >= LOOKED_THROUGH:
                return
            yield number

    def _named_for(self, phrase: Phrase) -> Referent | None:
        """The body that is called by a name and a noun: "Clinton's campaign", "City of Phoenix"."""
        words = self.words
        if phrase.name is not None:
            name = self.names.forms[phrase.name]
            return self._known_as("government", f"{phrase.noun.capitalize()} of {name}")
        if phrase.kind not in ("organization", "government"):
            return None
        if phrase.possessor and phrase.noun in load_party_words().of_a_person:
            owner = self._rank_pronoun(phrase.first, None)
            return self._campaign(owner.name or longest_name(owner), phrase) if owner else None
        if not phrase.within:
            return None
        number = phrase.within[-1]
        after = self.names.afters[number]
        owns = after < len(words) and words.lower[after] in ("'s", "’s", "'", "’")
        if after + owns + 1 != phrase.head_after:
            return None
        one = self.by_name[number]
        bare = self.names.forms[number]
        if one.kind == "person":
            return (
                self._campaign(bare, phrase)
                if phrase.noun in load_party_words().of_a_person or not owns
                else None
            )
        name = words.span(self.names.firsts[number], phrase.head_after).of(words.text)
        return None if owns else self._known_as(phrase.kind, " ".join(name.split()))

    def _campaign(self, owner: str, phrase: Phrase) -> Referent:
        """What is called by a family name: "Clinton campaign", "Obama administration"."""
        noun = load_party_words().of_a_person.get(phrase.noun, phrase.noun)
        return self._known_as(phrase.kind or "organization", f"{owner.split()[-1]} {noun}")

    def _known_as(self, kind: str, name: str) -> Referent:
        key = f"{kind}:{name.casefold()}"
        if key not in self._described:
            new = self.cast.add("government" if kind == "government" else "organization", name)
            new.forms[name] += 1
            self._described[key] = new
        return self._described[key]

    def _described_as(self, phrase: Phrase) -> Referent:
        """A party that has no name: the one described so before, or a new one."""
        name = called(self.words, phrase)
        key = name.casefold()
        if key not in self._described or (phrase.indefinite and phrase.kind == "person"):
            new = self.cast.add(_kind_of(phrase), name)
            new.plural, new.head, new.named = phrase.plural, phrase.noun, False
            lexicon = load_party_words()
            new.role_words = {lexicon.liken(word) for word in (phrase.noun, *phrase.modifiers)}
            new.sex = lexicon.sexes.get(phrase.noun, "")
            self._described[key] = new
        return self._described[key]

    def _resolve_late(self) -> None:
        told: dict[int, Referent] = {}
        for said in self.said:
            if said.waits is not None and (one := self._told_later(said.waits)):
                told.update({described.number: one for described in said.referents})
        for said in self.said:
            said.referents = [told.get(one.number, one) for one in said.referents]
            if not said.phrases:
                said.referents = self._left_out(said)
            elif not said.referents and said.how == "pronoun":
                said.referents = self._named_next(said.phrases[0])
            if (
                said.phrases
                and said.phrases[0].noun in load_pronouns().first
                and not said.referents
            ):
                said.referents = self._first_person(said)
                said.how = "pronoun"

    def _left_out(self, said: Said) -> list[Referent]:
        """Who speaks where no source was found, when the text leaves no doubt.

        The name that stands right before or behind the cue; for words in quotation marks, who
        spoke last in the same paragraph.
        """
        cue = self.words.run(said.statement.cue.spans[0])
        for place in (cue.start - 1, cue.stop):
            number = self.names.covering(place) if 0 <= place < len(self.words) else None
            if number is not None and self.by_name[number].kind in ("person", "organization"):
                return [self.by_name[number]]
        if said.statement.manner != "direct":
            return []
        here = said.number
        before = [
            other
            for other in self.said[max(0, here - 2) : here]
            if other.referents and self._same_paragraph(other, said)
        ]
        return before[-1].referents if before else []

    def _same_paragraph(self, one: Said, other: Said) -> bool:
        paragraphs = self.words.paragraph
        last = len(paragraphs) - 1
        return paragraphs[min(one.at, last)] == paragraphs[min(other.at, last)]

    def _named_next(self, phrase: Phrase) -> list[Referent]:
        """The one named next, for a pronoun that comes before whom it means ("In his speech")."""
        wanted = load_pronouns().personal.get(phrase.noun)
        number = bisect_left(self.names.firsts, phrase.after)
        if wanted not in ("m", "f"):
            return []
        for one in (self.by_name[near] for near in range(number, min(number + 4, len(self.names)))):
            if _agrees(one, wanted):
                return [one]
        return []

    def _first_person(self, said: Said) -> list[Referent]:
        """The speaker of the quotation in which "I" stands; the author where it stands in none."""
        around = self._around(said)
        if around is not None and around.referents:
            return around.referents
        if load_pronouns().first[said.phrases[0].noun] == "many":
            return [self._nobody()]
        return [self._writer()]

    def _around(self, said: Said) -> Said | None:
        """The statement in the smallest piece of whose content this one's source stands."""
        last = bisect_right(self._contents, (said.at, 1 << 60, 0))
        holding = [
            (stop - start, number)
            for start, stop, number in self._contents[max(0, last - 30) : last]
            if start <= said.at < stop and self.said[number] is not said
        ]
        return self.said[min(holding)[1]] if holding else None


def _bare(word: str) -> str:
    """ "she" of "she'll"."""
    return word.replace("’", "'").partition("'")[0]


def _agrees(one: Referent, wanted: str) -> bool:
    if wanted in ("m", "f"):
        return one.kind in ("person", "unnamed") and one.sex in ("", wanted) and not one.plural
    if wanted == "thing":
        return one.kind in ("organization", "government", "document", "place") and not one.plural
    return one.plural or one.kind in ("organization", "several", "group")


def _kind_of(phrase: Phrase) -> ReferentKind:
    """The kind of one who is described and never named."""
    if phrase.kind == "person":
        return "group" if phrase.plural else "unnamed"
    if phrase.kind in ("organization", "government"):
        return "group" if phrase.plural else phrase.kind
    if phrase.kind == "document":
        return "document"
    return "group" if phrase.plural or phrase.kind == "group" else "document"
