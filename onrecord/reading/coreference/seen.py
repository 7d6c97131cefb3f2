"""Who was mentioned in an article so far, and where last."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping

from onrecord.reading.coreference.ranking import Track
from onrecord.reading.coreference.referents import Cast, Referent
from onrecord.reading.coreference.words import ArticleWords
from onrecord.reading.name_index import NameIndex

# Of the referents mentioned last so many are looked through, so that the time stays linear. Set
# by hand; no other values were measured.
LOOKED_THROUGH = 60


class Seen:
    """The referents of an article, by their names, and where each was mentioned last.

    `last_sources` are the numbers of those who spoke so far, the last one last.
    """

    def __init__(
        self,
        words: ArticleWords,
        names: NameIndex,
        cast: Cast,
        by_name: Mapping[int, Referent],
    ) -> None:
        self.words = words
        self.names = names
        self.cast = cast
        self.by_name = by_name
        self.last_sources: list[int] = []
        self._tracks: OrderedDict[int, Track] = OrderedDict()

    def touch(
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
        quoted = words.quotation_at(words.starts[at]) is not None
        known = self._tracks.get(one.number)
        if quoted and known is not None and not known.quoted:
            known.times += 1
            return
        track = self._tracks.pop(one.number, None) or Track(at, 0, 0, headline=True)
        again = track.word == at and track.times
        track.word, track.sentence, track.paragraph = at, words.sentence[at], words.paragraph[at]
        track.as_source, track.as_pronoun = source, pronoun
        track.at_head = (
            not quoted and not oblique and not owns and at - words.first_of[words.sentence[at]] <= 3
        )
        track.as_possessor, track.after_preposition = owns, oblique
        track.quoted = quoted
        track.headline = track.headline and words.is_in_headline(words.starts[at])
        track.times += not again
        track.times_source += source
        self._tracks[one.number] = track

    def latest(self) -> Iterator[tuple[Referent, Track]]:
        """The referents come, the one mentioned last first, as far as they are looked through."""
        for looked, number in enumerate(reversed(self._tracks)):
            if looked >= LOOKED_THROUGH:
                return
            yield self.cast.all[number], self._tracks[number]
