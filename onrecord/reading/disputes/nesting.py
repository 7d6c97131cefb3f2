"""One voice in several statements: what stands within another, and a denial in its own words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.lexicon.disputes import load_dispute_words
from onrecord.reading.disputes.told import Told
from onrecord.reading.disputes.words import STEM

Pair = tuple[Told, Told]


def settle(pairs: Iterable[Pair], told: Sequence[Told]) -> Iterator[Pair]:
    """The pairs of denier and denied, each said once and of the outermost statement of a voice.

    "She said that she believes ..." is one voice, and its outermost statement stands for both.
    Where what stands within a statement denies the same as the statement, it does so alone: who
    reports a denial does not make it. What one quotes denies nothing of the one who quotes it.
    What a denial says over of another's words ("Smith's claim that ...") stands for the statement
    that this denial is of.
    """
    known = {one.voiced.id: one for one in told}
    first = [(_outermost(denier, known), _outermost(denied, known)) for denier, denied in pairs]
    said_over = {denier.voiced.id: denied for denier, denied in first if not denied.standing.within}
    settled = {(denier, _said_itself(denier, denied, said_over)) for denier, denied in first}
    for denier, denied in sorted(settled, key=lambda pair: (pair[0].place, pair[1].place)):
        if denier is denied or denier.is_within(denied):
            continue
        if any(other.is_within(denier) for other, same in settled if same is denied):
            continue
        yield denier, denied


def _said_itself(denier: Told, denied: Told, said_over: Mapping[str, Told]) -> Told:
    """The statement that another denial, which says the denied over, is of; or the denied."""
    for outer in denied.standing.within:
        if outer == denier.voiced.id:
            break
        if outer in said_over:
            return said_over[outer]
    return denied


def _outermost(one: Told, known: Mapping[str, Told]) -> Told:
    """The outermost statement around it that is made by the same."""
    for outer in one.standing.within:
        if not are_of_one_camp(one, known[outer]):
            break
        one = known[outer]
    return one


def are_of_one_camp(one: Told, other: Told) -> bool:
    """True when one party makes both, or one by the name of the other: "Clinton's aides"."""
    ours, theirs = one.voiced, other.voiced
    if {*ours.by, *ours.speaks_for} & {*theirs.by, *theirs.speaks_for}:
        return True
    return _is_of_the_camp(one, other) or _is_of_the_camp(other, one)


def _is_of_the_camp(one: Told, other: Told) -> bool:
    """True when the name of the one is part of the other's: "Clinton", "the Clinton campaign"."""
    offices = {word[:STEM] for word in load_dispute_words().offices}
    return bool((one.heads - offices) & other.camp) and not is_against(other)


def is_against(one: Told) -> bool:
    """True when they are called after their being against something: "Trump's critics"."""
    return any(word[:STEM] in one.heads for word in load_dispute_words().against)


def gives_words_of(quote: Told, denial: Told) -> bool:
    """True when the quote right after a denial is how it was put: "Smith rejected it. 'I ...'"."""
    return (
        bool(set(quote.voiced.by) & set(denial.voiced.by))
        and quote.standing.paragraph == denial.standing.paragraph
        and quote.is_quoted
        and quote.voiced.act != "report"
        and not denial.is_quoted
    )
