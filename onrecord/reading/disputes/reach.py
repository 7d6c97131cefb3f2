"""How well a statement fits as the one that another turns against."""

from onrecord.lexicon.disputes import load_dispute_words
from onrecord.reading.disputes.contradiction import is_turned
from onrecord.reading.disputes.signs import Sign
from onrecord.reading.disputes.told import Told
from onrecord.reading.disputes.words import phrase_places, telling_stems

# "Argument" and "argued" are kin by so many first letters.
KIN = 4
# Beyond so many statements back what is meant must be named or quoted.
FAR = 12
# "That's a lie" and what the narrator says right before a quote speak of what was just said.
NEARBY = 2
# "The idea" was put forward so few statements before, where nothing else tells; "the charges" may
# have been many.
NEAR = 2
NEAR_OF_PLURAL = 5


def reach(sign: Sign, denier: Told, other: Told) -> float:
    """How well `other` fits as what `denier` turns against."""
    shared = (denier.stems - sign.nouns) & other.stems
    is_anothers = bool(sign.holders and other.heads) and not sign.holders & other.called
    named = not is_anothers and (is_named(sign, other) or is_named_after(denier, other))
    score = (
        1.5 * named
        + 1.5 * _is_kin(sign, other)
        + _matter(sign, other)
        + 0.6 * min(3, len(shared))
        + 1.5 * _covers(denier, shared)
        + 1.0 * is_turned(denier, other)
        + 0.7 * bool(denier.called & other.stems)
        + 0.5 * (other.voiced.act in ("accuse", "claim"))
        + 1.5 * is_answered(sign, denier, other)
        + _nearness(denier, other)
    )
    told = sign.about & other.stems
    if sign.about and not told:
        score -= 2.0
    elif sign.kind == "denies" and not (named or sign.is_plural or _is_kin(sign, other)):
        score -= len(told - denier.called) < min(2, len(sign.about) - 1)
    if sign.nouns & other.stems and not _is_kin(sign, other):
        score -= 1.0  # it speaks of the claim and does not make it
    if sign.about & other.stems:
        score += 0.5
    if sign.owners and other.voiced.by and not (sign.owners & other.called or named):
        score -= 5.0
    if is_anothers:
        score -= 2.0
    if not named and not shared and _accuses_others(denier, other):
        score -= 1.5
    if not (sign.nouns or named or _covers(denier, shared) or is_answered(sign, denier, other)):
        score -= 1.0
    return score


def is_meant(sign: Sign, denier: Told, other: Told) -> bool:
    """True when something at all in the denier's words points at `other`."""
    steps = denier.steps_after(other)
    if sign.kind == "denies" and not sign.nouns and _says_it_is_not(denier, other):
        return False  # "denied that he paid" says the same as "said that he had not paid"
    if steps < 0 and sign.kind not in ("denies", "refuses"):
        return False
    if steps > FAR and len(denier.stems & other.stems) < 2:
        return False
    if other.stems & _rejecting_stems(denier):
        return False  # who asks that it be rejected, or tells that it was, is not rejected
    if other.is_within(denier) and not _is_kin(sign, other):
        return False  # "rejected a report that Smith left": the report, not what Smith does
    if is_answered(sign, denier, other):
        return True
    shared = bool(denier.stems & other.stems)
    if sign.kind == "misled":
        return is_named(sign, other) and (shared or bool(sign.matters))
    turns_on_speaker = sign.nouns or any(
        word.verb in load_dispute_words().of_speakers for word in denier.cue
    )
    if not shared and not turns_on_speaker and sign.kind == "denies":
        return False  # "challenged Smith to a debate": what Smith said is not denied
    if sign.kind == "narrated" or (not sign.nouns and not shared):
        is_near = 0 < steps <= NEARBY and bool(sign.matters)
        return is_near or is_named(sign, other) or is_named_after(denier, other)
    if is_named(sign, other) or _is_kin(sign, other):
        return True
    is_told = shared or bool(denier.called & other.stems)
    if sign.is_alleged and not is_told and other.voiced.act not in ("accuse", "claim"):
        return False  # "the bill will fail" is no charge against the one who denied a charge
    return steps <= (NEAR_OF_PLURAL if sign.is_plural and is_told else NEAR)


def is_answered(sign: Sign, denier: Told, other: Told) -> bool:
    """True when a bare denial answers the other: "Roe accused Doe. Doe denied it".

    The other just alleged something of the denier, or stands right before a denial of "it". What
    says no ("there is no evidence against Doe") alleges nothing.
    """
    steps = denier.steps_after(other)
    if not sign.is_bare or other.says_no or not 0 < steps <= NEARBY:
        return False
    is_right_before = steps == 1 and denier.standing.paragraph == other.standing.paragraph
    is_spoken_of = bool(denier.called & (other.stems | other.of_whom))
    return is_spoken_of or (is_right_before and not sign.nouns)


def _says_it_is_not(denier: Told, other: Told) -> bool:
    of_facts = load_dispute_words().of_facts
    if not any(word.verb in of_facts for word in denier.cue):
        return False
    if other.voiced.polarity == "negated":
        return True
    return other.says_no and is_turned(denier, other)


def _accuses_others(denier: Told, other: Told) -> bool:
    """True when the other accuses somebody by name who is not the denier."""
    if other.voiced.act != "accuse":
        return False
    names = {word.stem for word in other.content if word.is_capital} & other.stems
    return bool(names) and not names & denier.called


def speaks_against(other: Told) -> bool:
    """True for what is itself against something: "ruled against it", "several oppose it"."""
    return any(word.form == "against" for word in (*other.cue, *other.content[:1]))


def _rejecting_stems(denier: Told) -> frozenset[str]:
    places = phrase_places(denier.cue, load_dispute_words().rejecting)
    return frozenset(denier.cue[place].stem for place in places)


def is_named(sign: Sign, other: Told) -> bool:
    """True when the denier's words name who made the other, or speak of critics."""
    if other.heads & sign.stems:
        return True
    return sign.names_opponents and other.voiced.act in ("accuse", "claim", "state")


def is_named_after(denier: Told, other: Told) -> bool:
    """ "A retort to Smith, who questioned it": the narrator names the other behind the denial."""
    if other.steps_after(denier) != 1 or other.sentence != denier.sentence:
        return False
    return bool(other.heads & telling_stems(other.lead))


def _matter(sign: Sign, other: Told) -> float:
    acts = load_dispute_words().acts
    if sign.matters:
        return 1.0 if any(other.voiced.act in acts[matter] for matter in sign.matters) else -2.0
    # What is itself a denial is denied only by a word that says so.
    return -1.5 if other.voiced.act in ("deny", "refuse") else 0.0


def _is_kin(sign: Sign, other: Told) -> bool:
    """ "That argument" and "argued", "the tweets" and "tweeted"."""
    beginnings = {stem[:KIN] for stem in sign.nouns}
    return any(word.stem[:KIN] in beginnings for word in other.cue)


def _covers(denier: Told, shared: frozenset[str]) -> bool:
    return bool(shared) and 2 * len(shared) > len(denier.stems)


def _nearness(denier: Told, other: Told) -> float:
    steps = abs(denier.steps_after(other))
    return max(0.0, 1.5 - 0.35 * (steps - 1)) - (1.0 if steps > FAR else 0.0)
