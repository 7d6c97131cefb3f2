"""Who speaks where the source is left out, or where it is "I"."""

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.lexicon.pronouns import load_pronouns
from onrecord.reading.coreference.referents import Referent
from onrecord.reading.coreference.said import Said
from onrecord.reading.coreference.seen import Seen


class Unstated:
    """Finds who is the source where no word names one, from the statements around."""

    def __init__(self, seen: Seen, said: Sequence[Said]) -> None:
        self._seen = seen
        self._said = said
        self._contents = sorted(
            (run.start, run.stop, number) for number, one in enumerate(said) for run in one.content
        )

    def find(self, said: Said) -> list[Referent]:
        """Who speaks where no source was found, when the text leaves no doubt.

        The name that stands right before or behind the cue; for words in quotation marks, who
        spoke last in the same paragraph.
        """
        cue = self._seen.words.run(said.statement.cue.spans[0])
        for place in (cue.start - 1, cue.stop):
            number = (
                self._seen.names.covering(place) if 0 <= place < len(self._seen.words) else None
            )
            if number is not None and self._seen.by_name[number].kind in ("person", "organization"):
                return [self._seen.by_name[number]]
        if said.statement.manner != "direct":
            return []
        here = said.number
        before = [
            other
            for other in self._said[max(0, here - 2) : here]
            if other.referents and self._same_paragraph(other, said)
        ]
        return before[-1].referents if before else []

    def _same_paragraph(self, one: Said, other: Said) -> bool:
        paragraphs = self._seen.words.paragraph
        last = len(paragraphs) - 1
        return paragraphs[min(one.at, last)] == paragraphs[min(other.at, last)]

    def first_person(self, said: Said) -> list[Referent]:
        """The speaker of the quotation in which "I" stands; the author where it stands in none."""
        around = self._around(said)
        if around is not None and around.referents:
            return around.referents
        if load_pronouns().first[said.phrases[0].noun] == "many":
            return [self._seen.cast.nobody()]
        return [self._seen.cast.writer()]

    def _around(self, said: Said) -> Said | None:
        """The statement in the smallest piece of whose content this one's source stands."""
        last = bisect_right(self._contents, (said.at, 1 << 60, 0))
        holding = [
            (stop - start, number)
            for start, stop, number in self._contents[max(0, last - 30) : last]
            if start <= said.at < stop and self._said[number] is not said
        ]
        return self._said[min(holding)[1]] if holding else None
