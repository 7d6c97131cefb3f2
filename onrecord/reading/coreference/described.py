"""Those who are described: known ones, bodies called by another's name, and the unnamed."""

from onrecord.lexicon.countries import load_atlas
from onrecord.lexicon.party_words import load_party_words
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.lexicon.pronouns import load_pronouns
from onrecord.reading.coreference.antecedents import Antecedents
from onrecord.reading.coreference.around import Around
from onrecord.reading.coreference.bodies import longest_body_name, place_name
from onrecord.reading.coreference.descriptions import Candidate, best, called
from onrecord.reading.coreference.people import longest_name
from onrecord.reading.coreference.referents import Referent, ReferentKind
from onrecord.reading.coreference.seen import Seen
from onrecord.reading.coreference.ties import Ties, TiesTold
from onrecord.reading.mentions import Phrase


class Described:
    """Finds whom the descriptions of an article mean, and keeps those that have no other name."""

    def __init__(
        self, seen: Seen, around: Around, antecedents: Antecedents, ties: TiesTold
    ) -> None:
        self._seen = seen
        self._around = around
        self._ties = ties
        self._antecedents = antecedents
        self._described: dict[str, Referent] = {}

    def resolve(self, phrase: Phrase) -> Referent | None:
        """The one meant, if any that the article told before can be."""
        told = self._ties.of_phrase(phrase)
        own = self._government_of(phrase, told) or self._named_for(phrase)
        if own is not None:
            return own
        if phrase.indefinite or phrase.kind not in ("person", "organization", "government"):
            return None
        if phrase.modifiers & load_phrase_words().contrasting:
            return None
        before = self._named_before(phrase)
        if before is not None and any(first == phrase.first for first, _ in before.roles):
            return before
        barred = self._owners(phrase) | ({before.number} if before else set())
        barred |= self._around.telling_of(phrase.first, phrase.after)
        barred |= {one.number for one in self._around.turns.talking(phrase.first)}
        near = (
            Candidate(one, track, self._ties.of(one))
            for one, track in self._seen.latest()
            if one.number not in barred
        )
        one = best(phrase, told, near, self._seen.words.sentence[phrase.first])
        if one is not None:
            self._ties.learn(one, told)
        return one

    def add(self, phrase: Phrase, *, speaks: bool) -> Referent:
        """A party that has no name: the one described so before, or a new one.

        `speaks` is true where the verb that it is the source of is one of saying.
        "A witness" is another each time, but for the statements whose source is the same words.
        """
        name = self._called(phrase)
        key = place = name.casefold()
        if phrase.indefinite and phrase.kind == "person":
            place = f"{key} {phrase.first}"
        if place not in self._described:
            self._described[place] = self._described[key] = self._new(phrase, name, speaks)
        return self._described[place]

    def _new(self, phrase: Phrase, name: str, speaks: bool) -> Referent:
        lexicon = load_party_words()
        new = self._seen.cast.add(_kind_of(phrase, speaks), name)
        new.plural, new.head, new.named = phrase.plural, phrase.noun, False
        new.role_words = {lexicon.liken(word) for word in (phrase.noun, *phrase.modifiers)}
        new.sex = lexicon.sexes.get(phrase.noun, "")
        self._ties.learn(new, self._ties.of_phrase(phrase))
        return new

    def _called(self, phrase: Phrase) -> str:
        """The description as a name: "allies of Jane Doe" for "her allies"."""
        words = self._seen.words
        name = called(words, phrase)
        if not phrase.possessor or phrase.kind is None or phrase.head_after < phrase.after:
            return name
        if words.lower[phrase.first] not in load_pronouns().personal:
            return name
        owner = self._antecedents.rank(phrase.first, None)
        if owner is None or not owner.named or phrase.after - phrase.first < 2:
            return name
        rest = words.span(phrase.first + 1, phrase.after).of(words.text)
        return f"{' '.join(rest.split())} of {self._name_of(owner)}"

    def _name_of(self, owner: Referent) -> str:
        if owner.kind == "person":
            return longest_name(owner)
        return place_name(owner) if owner.kind == "place" else longest_body_name(owner)

    def _named_before(self, phrase: Phrase) -> Referent | None:
        """The person who is named right before the phrase, with a comma between."""
        first, words = phrase.first, self._seen.words
        if first < 2 or words.words[first - 1] != ",":
            return None
        number = self._seen.names.covering(first - 2)
        one = None if number is None else self._seen.by_name[number]
        return one if one is not None and one.kind == "person" else None

    def _owners(self, phrase: Phrase) -> set[int]:
        """Those whose lawyer, wife or company is described, who cannot be meant themselves."""
        owners = {self._seen.by_name[number].number for number in phrase.within}
        if phrase.possessor and self._seen.words.lower[phrase.first] in load_pronouns().personal:
            one = self._antecedents.rank(phrase.first, None)
            if one is not None:
                owners.add(one.number)
        return owners

    def _government_of(self, phrase: Phrase, told: Ties) -> Referent | None:
        """The government of the country or region that is told, else of the last one mentioned.

        ("The Turkish government", "the government of Kerala", "the government".)
        """
        if phrase.noun != "government" or phrase.name is not None:
            return None
        # Of several countries the same one each time, whatever the order of the set.
        code = min(told.countries, default=None)
        if code is not None:
            country = load_atlas().by_code[code]
            return self._known_as("government", f"Government of {country.called}")
        place = self._region_of(phrase) if told.places else None
        apart = not load_party_words().of_parts.isdisjoint(phrase.modifiers)
        if place is not None or told.places or told.people or apart:
            return place
        return self._last_country()

    def _region_of(self, phrase: Phrase) -> Referent | None:
        """The region or city whose name stands in a description."""
        for number in phrase.within:
            if self._seen.by_name[number].kind == "place":
                return self._seen.by_name[number]
        return None

    def _last_country(self) -> Referent | None:
        atlas = load_atlas()
        for one, _ in self._seen.latest():
            if one.kind == "place" and any(atlas.find(form) for form in one.forms):
                return one
        return None

    def _named_for(self, phrase: Phrase) -> Referent | None:
        """The body that is called by a name and a noun: "Clinton's campaign", "City of Phoenix"."""
        words, names = self._seen.words, self._seen.names
        if phrase.name is not None:
            name = names.forms[phrase.name]
            return self._known_as("government", f"{phrase.noun.capitalize()} of {name}")
        if phrase.kind not in ("organization", "government") or phrase.plural:
            return None
        if phrase.possessor and phrase.noun in load_party_words().of_a_person:
            owner = self._antecedents.rank(phrase.first, None)
            return self._campaign(owner.name or longest_name(owner), phrase) if owner else None
        before = [number for number in phrase.within if names.firsts[number] < phrase.head_after]
        if not before or words.words[names.firsts[before[-1]]].islower():
            return None
        number = before[-1]
        after = names.afters[number]
        owns = after < len(words) and words.lower[after] in ("'s", "’s", "'", "’")
        if after + owns + 1 != phrase.head_after:
            return None
        one = self._seen.by_name[number]
        bare = names.forms[number]
        if one.kind == "person":
            return (
                self._campaign(bare, phrase)
                if phrase.noun in load_party_words().of_a_person or not owns
                else None
            )
        name = words.span(names.firsts[number], phrase.head_after).of(words.text)
        return None if owns else self._known_as(phrase.kind, " ".join(name.split()))

    def _campaign(self, owner: str, phrase: Phrase) -> Referent:
        """What is called by a family name: "Clinton campaign", "Obama administration"."""
        noun = load_party_words().of_a_person.get(phrase.noun, phrase.noun)
        return self._known_as(phrase.kind or "organization", f"{owner.split()[-1]} {noun}")

    def _known_as(self, kind: str, name: str) -> Referent:
        key = f"{kind}:{name.casefold()}"
        if key not in self._described:
            new = self._seen.cast.add(
                "government" if kind == "government" else "organization", name
            )
            new.forms[name] += 1
            self._described[key] = new
        return self._described[key]


def _kind_of(phrase: Phrase, speaks: bool) -> ReferentKind:
    """The kind of one who is described and never named; a thing where its noun tells none."""
    kind = phrase.kind or load_party_words().kind_of_source(phrase.noun, speaks=speaks)
    if kind == "document":
        return "document"
    counts = kind is None and (phrase.noun.isdigit() or phrase.noun in load_phrase_words().parts)
    if phrase.plural or kind == "group" or counts:
        return "group"
    return "unnamed" if kind == "person" else kind or "thing"
