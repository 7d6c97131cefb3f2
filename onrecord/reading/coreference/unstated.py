"""Who speaks where the source is left out, or where it is "I"."""

from collections.abc import Sequence

from onrecord.lexicon.phrase_words import load_phrase_words
from onrecord.lexicon.pronouns import load_pronouns
from onrecord.lexicon.reporting_cues import verbs_of_speech
from onrecord.reading.coreference.around import Around
from onrecord.reading.coreference.referents import Referent
from onrecord.reading.coreference.said import Said
from onrecord.reading.coreference.seen import Seen


class Unstated:
    """Finds who is the source where no word names one, from the statements around."""

    def __init__(self, seen: Seen, said: Sequence[Said], around: Around) -> None:
        self._seen = seen
        self._said = said
        self._around = around

    def find(self, said: Said) -> list[Referent]:
        """Who speaks where no source was found, when the text leaves no doubt.

        For "adding" and its like, who spoke before in the same sentence; for a plain verb of
        speech, the name that stands right before or behind it; for words in quotation marks, who
        spoke last in the same paragraph. Nobody for a passive, nor within another's words.
        """
        words = self._seen.words
        cue = words.run(said.statement.cue.spans[0])
        told = words.lower[cue.start : cue.stop]
        if self._is_within(said) or not load_phrase_words().passive.isdisjoint(told):
            return []
        speaks = said.statement.cue.lemma in verbs_of_speech()
        if speaks and "".join(told[-1:]).endswith("ing"):
            return self._before(said, words.sentence, 3)
        if speaks:
            for place in (cue.start - 1, cue.stop):
                number = self._seen.names.covering(place) if 0 <= place < len(words) else None
                one = None if number is None else self._seen.by_name[number]
                if one is not None and one.kind in ("person", "organization"):
                    return [one]
        direct = said.statement.manner == "direct"
        return self._before(said, words.paragraph, 2) if direct else []

    def _is_within(self, said: Said) -> bool:
        return said.statement.parent is not None

    def _before(self, said: Said, unit: Sequence[int], looked_at: int) -> list[Referent]:
        """Who spoke last in the same sentence or paragraph, in the few statements before."""
        last = len(unit) - 1
        for other in reversed(self._said[max(0, said.number - looked_at) : said.number]):
            same = unit[min(other.at, last)] == unit[min(said.at, last)]
            if same and other.referents and not self._is_within(other):
                return other.referents
        return []

    def first_person(self, said: Said) -> list[Referent]:
        """The speaker of the quotation, or the line of an interview, in which "I" stands.

        The author where it stands in neither; nobody in a line that only "Q" or "A" begins.
        """
        around = next((one for one in self._around.holding(said.at) if one is not said), None)
        if around is not None and around.referents:
            return around.referents
        labelled = self._around.turns.speakers(said.at)
        if labelled is not None:
            return labelled
        if load_pronouns().first[said.phrases[0].noun] == "many":
            return [self._seen.cast.nobody()]
        return [self._seen.cast.writer()]
