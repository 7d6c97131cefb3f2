"""One walk over an article from its first word to its last: who is meant by each source."""

from collections.abc import Sequence, Set

from onrecord.lexicon.party_words import load_party_words
from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.lexicon.pronouns import load_pronouns
from onrecord.lexicon.reporting_cues import verbs_of_speech
from onrecord.reading.coreference.antecedents import Antecedents
from onrecord.reading.coreference.around import Around
from onrecord.reading.coreference.bodies import Bodies
from onrecord.reading.coreference.described import Described
from onrecord.reading.coreference.labels import Labels
from onrecord.reading.coreference.named_below import NamedBelow
from onrecord.reading.coreference.people import People
from onrecord.reading.coreference.ranking import Choose, choose_best
from onrecord.reading.coreference.referents import Cast, Referent
from onrecord.reading.coreference.roles import add_role, body_named, is_of_spokesperson
from onrecord.reading.coreference.said import Found, Said, verbs_of_cues
from onrecord.reading.coreference.seen import Seen
from onrecord.reading.coreference.ties import TiesTold
from onrecord.reading.coreference.unstated import Unstated
from onrecord.reading.coreference.words import ArticleWords
from onrecord.reading.mentions import Phrase, read_before_relative, read_served, read_source
from onrecord.reading.name_index import NameIndex
from onrecord.types import Statement
from onrecord.types.party import MentionForm


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
        self.by_name = self._place_names(verbs_of_cues(words, statements))
        self._labels = Labels(words, names, self.by_name)
        self.mentions: list[Found] = []
        self.said = [self._said(*numbered) for numbered in enumerate(statements)]
        self._seen = Seen(words, names, self.cast, self.by_name)
        self._around = Around(words, self.by_name, self.said, self._labels.turns)
        self._antecedents = Antecedents(self._seen, self._around, choose)
        ties = TiesTold(words, names, self.by_name)
        self._described = Described(self._seen, self._around, self._antecedents, ties)
        phrases = (one for said in self.said for one in said.phrases)
        self._below = NamedBelow(self._seen, ties, phrases, self._labels.turns)
        self._unstated = Unstated(self._seen, self.said, self._around)
        self._groups: dict[tuple[int, ...], Referent] = {}

    def run(self) -> None:
        """Every statement has its referents, as far as the article tells them."""
        self._learn_roles_of_sources()
        for at, kind, payload in self._events():
            if kind == 0:
                self._see_name(at, payload)
            elif kind == 1:
                self._see_pronoun(at)
            else:
                self._see_source(self.said[payload])
        self._resolve_late()

    def _place_names(self, verbs: Set[int]) -> dict[int, Referent]:
        kinds = [name.kind for name in self.names.names]
        people = [number for number, kind in enumerate(kinds) if kind == "person"]
        others = [number for number, kind in enumerate(kinds) if kind != "person"]
        found = People(self.words, self.names, self.cast, verbs).place(people)
        found.update(Bodies(self.words, self.names, self.cast).place(others))
        return found

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
        self._seen.touch(one, at, owns=owns, oblique=oblique)
        self.mentions.append(Found(at, after, one, self._how_named(one)))

    def _how_named(self, one: Referent) -> MentionForm:
        return "metonym" if one.kind in ("place", "government") else "name"

    def _see_pronoun(self, at: int) -> None:
        if self._is_quoted(at):
            return
        one = self._antecedents.rank(at, None)
        if one is not None:
            self._seen.touch(one, at, pronoun=True, owns=self.words.lower[at] in ("his",))
            self.mentions.append(Found(at, at + 1, one, "pronoun"))

    def _is_quoted(self, at: int) -> bool:
        return self.words.quotation_at(self.words.starts[at]) is not None

    def _see_source(self, said: Said) -> None:
        said.referents = []
        for phrase in said.phrases:
            for one in self._resolve(phrase, said):
                if one not in said.referents:
                    said.referents.append(one)
        if said.phrases:
            labelled = self._labels.person(said.phrases[0].first)
            said.how = "name" if labelled else said.phrases[0].form
        for one in said.referents:
            self._seen.touch(one, said.at, source=True, pronoun=said.how == "pronoun")
        if len(said.referents) > 1:
            self._join(said)
        if said.referents and not self._is_quoted(said.at):
            self._seen.last_sources.append(said.referents[0].number)

    def _join(self, said: Said) -> None:
        """Those who speak together can be meant together by the next "they"."""
        key = tuple(one.number for one in said.referents)
        group = self._groups.get(key)
        if group is None:
            group = self.cast.add("several", ";".join(map(str, key)))
            group.members = tuple(said.referents)
            group.plural = True
            self._groups[key] = group
        self._seen.touch(group, said.at, source=True)

    def _resolve(self, phrase: Phrase, said: Said) -> list[Referent]:
        if phrase.after - phrase.first == 1 and self._labels.is_letter(phrase.first):
            return []
        labelled = self._labels.person(phrase.first)
        if labelled is not None:  # "MS", and "MS We" where no mark stands between
            self.mentions.append(Found(phrase.first, phrase.first + 1, labelled, "name"))
            return [labelled]
        if phrase.form == "pronoun":
            found = self._before_who(phrase, said) or self._antecedents.resolve(phrase, said)
        elif phrase.name is not None and phrase.form != "description":
            found = [self.by_name[phrase.name]]
            self._learn_body(phrase.role, found[0], phrase.first)
        else:
            found = [self._resolve_description(phrase, said)]
            self._learn_body((phrase.first, phrase.after), found[0], phrase.first)
        for one in found:
            if phrase.name is None or phrase.form in ("pronoun", "description"):
                self.mentions.append(Found(phrase.first, phrase.after, one, phrase.form))
        return [member for one in found for member in (one.members or (one,))]

    def _before_who(self, phrase: Phrase, said: Said) -> list[Referent]:
        """Those whom the noun before "who" means ("voters who", "Jane Doe is a nurse who")."""
        if phrase.noun != "who":
            return []
        noun = read_before_relative(self.words, self.names, phrase.first)
        if noun is None or noun.name is not None:
            return []
        between = self.words.lower[noun.first - 1] if noun.first > 1 else ""
        if between == "," or between in load_phrase_words().passive:
            number = self.names.covering(noun.first - 2)
            if number is not None and not noun.plural:
                return [self.by_name[number]]
        return [self._resolve_description(noun, said)]

    def _learn_body(self, run: tuple[int, int] | None, one: Referent, first: int) -> None:
        """Whom a spokesperson speaks for: who is named or described beside the noun, or "its".

        `first` is the first word of the whole phrase.
        """
        if run is None or one.kind not in ("person", "unnamed") or one.body is not None:
            return
        one.body = body_named(self.words, self.names, self.by_name, run, one)
        if one.body is not None or not is_of_spokesperson(self.words, run):
            return
        if self.words.lower[first] in load_phrase_words().possessive:
            body = self._antecedents.rank(first, None)
        else:
            body = self._body_described(run)
        one.body = None if body is one else body

    def _body_described(self, run: tuple[int, int]) -> Referent | None:
        """The ministry, in "a spokesman for the ministry"."""
        phrase = read_served(self.words, self.names, *run)
        if phrase is None:
            return None
        return self._described.resolve(phrase) or self._described.add(phrase, speaks=True)

    def _resolve_description(self, phrase: Phrase, said: Said) -> Referent:
        if " ".join(self.words.lower[phrase.first : phrase.after]) in load_party_words().generic:
            return self.cast.nobody()
        one = self._described.resolve(phrase)
        if one is None:
            if not phrase.plural and self._below.may_come(phrase):
                said.waits = phrase
            speaks = said.statement.cue.lemma in verbs_of_speech()
            one = self._described.add(phrase, speaks=speaks)
        return one

    def _resolve_late(self) -> None:
        told: dict[int, Referent] = {}
        for said in self.said:
            if said.waits is not None and (one := self._below.find(said.waits)):
                told.update({described.number: one for described in said.referents})
        for said in self.said:
            said.referents = [told.get(one.number, one) for one in said.referents]
            if not said.phrases:
                said.referents = self._unstated.find(said)
            elif not said.referents and said.how == "pronoun":
                said.referents = self._antecedents.named_next(said.phrases[0])
            if (
                said.phrases
                and said.phrases[0].noun in load_pronouns().first
                and not said.referents
            ):
                said.referents = self._unstated.first_person(said)
                said.how = "pronoun"
