"""What a source is said to rest on: "citing satellite images", "pointing to phone records".

Precision before recall: only what a marker names, outside quotation marks, in the sentence of
the cue. "Without giving evidence" names none, and none is what stands there.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.lexicon.lemma import lemma_of_cue
from onrecord.reading.manner import tell_manner
from onrecord.text.covered import Covered
from onrecord.types import Content, Span, Statement
from onrecord.types.roles import Spans, spans_of

# A participle after a comma or at the beginning of a sentence; "based on" elsewhere describes a
# thing ("a film based on a novel").
_MARKER = re.compile(
    r"(?:(?<=, )|(?<=[-–—―] )|(?<=[—―])|(?P<first>(?:\A|(?<=\n)|(?<=[.!?] )|(?<=[.!?][\"”’] ))))"
    r"(?P<marker>(?:while |by |also |and |in part |partly |largely |apparently )?"
    r"(?:citing|pointing to|based (?:up)?on|on the basis of|on the strength of|relying on|"
    r"drawing (?:up)?on|basing (?:his|her|its|their) \w+ on|quoting from|referring to|"
    r"with reference to|invoking|having reviewed|after (?:reviewing|examining|analy[sz]ing)))\s+",
    re.I,
)
# After some markers only what can bear a statement out counts as what it rests on.
_NEEDS_PROOF = re.compile(
    r"(?:referring|with reference|quoting|invoking|after|on the strength)", re.I
)
_PROOF = re.compile(
    r"\b(?:analys[ei]s|audits?|data|documents?|e-?mails?|estimates?|evidence|figures|filings?|"
    r"findings|footage|images?|intelligence|interviews?|investigations?|letters?|memos?|numbers|"
    r"papers?|photographs?|photos?|polls?|recordings?|records?|reports?|research|results|reviews?|"
    r"sources|statistics|stud(?:y|ies)|surveys?|tapes?|testimony|transcripts?|videos?|witnesses)\b",
    re.I,
)
# Where what is named ends: the clause does, or another begins. A comma in a list ends nothing.
_END = re.compile(
    r"[;:()\n–—―]|\s-\s|,(?=[\"”’']*\s)(?!(?:\s[\w'’-]+){1,4},? and\s(?!\w+(?:ed|ing)\b))"
    r"|[.!?](?=[\"”’)\]]*(?:\s|\Z))"
    r"|\s(?:and|but|as|to|while|when|which|who|in)\s+(?=(?:said|says|saying|added|adding|argued?|"
    r"arguing|claim\w*|suggest\w*|warn\w*|tell\w*|told|call\w*|urg\w*|ask\w*|he|she|they|it|we|"
    r"I|evidence|proof|reasons?|an? example)\b)"
)
# "(cited) the leaked letters as proof"
_AS_PROOF = re.compile(
    r"(?P<named>[^\n\"“”]{3,160}?),? as (?:further |clear |more |new |the |an? |one )*"
    r"(?:evidence|proof|sign|indication|example|reason)s?\b",
    re.I,
)
_OPENING = re.compile(r"[“\"]|''")
_CLOSING = re.compile(r"[,.](?:”|\"|'')")
_POINTS = frozenset({"cite", "point", "invoke", "hold", "offer", "use", "quote"})
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Rev|Prof|St|Jr|Sr|vs|No|Inc|Corp|Co|"
    r"Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z])\Z"
)
_NONE = re.compile(
    r"(?:no|any|little|neither|none|what)\b|(?:it|this|that|them|him|her|his|its|their|me|us)\Z",
    re.I,
)
# No sentence of polnear has as many; bounds the time that hostile text takes.
_MOST_CUES = 30
# A comma and a space.
_BESIDE = 2
# No evidence of polnear dev is longer; what is goes on into another clause.
_LONGEST = 200


def tell_evidence(
    text: str, statements: Sequence[Statement], quotations: Sequence[Span]
) -> tuple[Statement, ...]:
    """The statements, each with what its source is said to rest on.

    "Citing" makes a statement of its own (so PolNeAR has it), whose content is what is cited and no
    word of the statement that rests on it.
    """
    found = find_evidence(text, [spans_of(statement) for statement in statements], quotations)
    pairs = list(zip(statements, found, strict=True))
    cited = {
        span.start: (span, statement.content.spans)
        for statement, evidence in pairs
        for span in evidence
    }
    return tuple(
        _without_what_rests_on_it(cited, replace(statement, evidence=evidence), quotations, text)
        for statement, evidence in pairs
    )


def _without_what_rests_on_it(
    cited: Mapping[int, tuple[Span, Sequence[Span]]],
    statement: Statement,
    quotations: Sequence[Span],
    text: str,
) -> Statement:
    """The statement that cites has no word of the one that rests on what is cited."""
    content = statement.content.spans
    if not content or content[0].start not in cited:
        return statement
    evidence, others = cited[content[0].start]
    if others == content or not any(mine.overlaps(other) for mine in content for other in others):
        return statement
    manner, quoted = tell_manner((evidence,), quotations, text)
    left = Content((evidence,), evidence.of(text), quoted)
    return replace(statement, content=left, manner=manner)


def find_evidence(
    text: str, statements: Sequence[Spans], quotations: Sequence[Span]
) -> list[tuple[Span, ...]]:
    """For each statement the spans of what its source is said to rest on; most have none.

    A marker speaks of the nearest cue before it in its sentence, and of the first after it where
    the sentence begins with it.
    """
    found = [list(_as_proof(text, statement)) for statement in statements]
    quoted = Covered(quotations)
    cues = sorted((statement.cue[0], number) for number, statement in enumerate(statements))
    ends = [match.end() for match in _SENTENCE_END.finditer(text) if _ends_sentence(text, match)]
    for match in _MARKER.finditer(text):
        evidence = _named(text, match)
        if evidence and not quoted.holds(match.start("marker")):
            sentence = _sentence(ends, match.start("marker"), len(text))
            near = _within(cues, sentence)
            number = _statement_of(match, evidence, near, statements)
            if number is not None:
                found[number].append(evidence)
    return [tuple(spans) for spans in found]


def _within(cues: Sequence[tuple[Span, int]], sentence: Span) -> list[tuple[Span, int]]:
    """The cues that begin in the sentence; of one that holds very many, the first."""
    first = bisect_left(cues, sentence.start, key=lambda cue: cue[0].start)
    last = bisect_left(cues, sentence.end, key=lambda cue: cue[0].start)
    return list(cues[first : min(last, first + _MOST_CUES)])


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    return not _ABBREVIATION.search(text, max(0, match.start() - 6), match.start())


def _sentence(ends: Sequence[int], place: int, length: int) -> Span:
    number = bisect_right(ends, place)
    return Span(ends[number - 1] if number else 0, ends[number] if number < len(ends) else length)


def _as_proof(text: str, statement: Spans) -> Iterator[Span]:
    """What the cue points to "as evidence", where the content begins with it."""
    if not statement.content or lemma_of_cue(statement.cue[0].of(text)) not in _POINTS:
        return
    content = statement.content[0]
    match = _AS_PROOF.match(text, content.start, content.end)
    if match and not _NONE.match(match.group("named")):
        yield Span(*match.span("named"))


def _named(text: str, match: re.Match[str]) -> Span | None:
    """What the marker names, to the end of its clause; None where it is nothing."""
    start = match.end()
    limit = min(len(text), start + _LONGEST)
    ends = _END.finditer(text, start, limit)
    stop = next((end.start() for end in ends if not _is_abbreviation(text, end)), None)
    words = text[start:stop].rstrip() if stop is not None else ""
    if not words or _NONE.match(words):
        return None
    words += _closing(text, start + len(words), words)
    if _NEEDS_PROOF.search(match.group("marker")) and not _PROOF.search(words):
        return None
    return Span(start, start + len(words))


def _closing(text: str, place: int, words: str) -> str:
    """The comma and the closing mark after words that a quotation was opened in."""
    match = _CLOSING.match(text, place)
    return match.group() if match and _OPENING.search(words) else ""


def _is_abbreviation(text: str, end: re.Match[str]) -> bool:
    before = max(0, end.start() - 6)
    return end.group() == "." and bool(_ABBREVIATION.search(text, before, end.start()))


def _statement_of(
    match: re.Match[str],
    evidence: Span,
    near: Sequence[tuple[Span, int]],
    statements: Sequence[Spans],
) -> int | None:
    """The statement that a marker speaks of, by number, of those near by; None if of none."""
    marker = Span(match.start("marker"), evidence.end)
    before = [cue for cue in near if cue[0].end <= marker.start]
    after = [cue for cue in near if cue[0].start >= marker.end]
    for _, number in after:  # "The Times, citing officials, reported"
        source = statements[number].source
        if source and source[0].start < marker.start <= source[-1].end + _BESIDE:
            return number
    if match.group("first") is not None and after:
        return after[0][1]
    return before[-1][1] if before else None
