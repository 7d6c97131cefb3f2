"""The speaker named between the two halves of a quotation."""

import pytest

from onrecord.inference.model import Relation
from onrecord.reading.speaker_between import with_speaker_between
from onrecord.text.quotation import find_quotations
from onrecord.types import Span
from tests.reading.speaking import at


def mended(text: str, cue: str, *content: str, source: str = "") -> tuple[list[str], list[str]]:
    """The words of the source and of the contents."""
    quotations = find_quotations(text, [Span(0, len(text))])
    found = tuple(at(text, piece) for piece in content)
    sources = (at(text, source),) if source else ()
    relation = Relation(at(text, cue), sources, found, False, 0.9, ())
    new = with_speaker_between(relation, text, quotations)
    return [one.of(text) for one in new.source], [one.of(text) for one in new.content]


@pytest.mark.parametrize("name", ["Johnson", "Boris Johnson", "Mr. Johnson", "Johnson,"])
def test_the_name_behind_the_verb_that_parts_a_quotation_is_its_source(name: str) -> None:
    text = f'"We stand ready" tweeted {name} "to help."'
    found = mended(text, "tweeted", '"We stand ready"', f'{name} "to help."')
    assert found == ([name.rstrip(",")], ['"We stand ready"', '"to help."'])


@pytest.mark.parametrize(
    ("text", "cue", "piece"),
    [
        ('"We stand ready" tweeted Johnson "to help."', "tweeted", '"to help."'),
        ('"We stand ready" tweeted the man "to help."', "tweeted", 'the man "to help."'),
        ('"We are" considered Johnson "a help."', "considered", 'Johnson "a help."'),
        ('It tweeted Johnson "to help."', "tweeted", 'Johnson "to help."'),
        ('"We stand ready" tweeted Johnson to help.', "tweeted", "Johnson to help."),
        ('"We stand ready" tweeted Johnson, "to help."', "tweeted", "Johnson,"),
        ('"We stand ready" tweeted Yesterday "to help."', "tweeted", 'Yesterday "to help."'),
        ('"We stand ready" tweeted On Friday "to help."', "tweeted", 'On Friday "to help."'),
    ],
)
def test_other_words_behind_the_verb_stay_as_they_were_found(
    text: str, cue: str, piece: str
) -> None:
    assert mended(text, cue, piece) == ([], [piece])


def test_a_source_that_was_found_stays() -> None:
    text = 'She: "We stand ready" tweeted Johnson "to help."'
    found = mended(text, "tweeted", 'Johnson "to help."', source="She")
    assert found == (["She"], ['Johnson "to help."'])
