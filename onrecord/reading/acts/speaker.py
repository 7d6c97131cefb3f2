"""Who the source of a statement is: a document, an outlet, a court, those asked in a poll."""

from collections.abc import Sequence

from onrecord.lexicon.act_words import load_act_words
from onrecord.lexicon.inflection import noun_lemma
from onrecord.lexicon.lemma import load_cue_words
from onrecord.reading.acts.setting import Setting, words_of


def is_published(setting: Setting) -> bool:
    """The source is a document, a poll, a study or a news outlet."""
    return is_document(setting) or is_outlet(setting)


def is_document(setting: Setting) -> bool:
    """The source is a document, a poll, a study, data."""
    documents = load_act_words().documents
    return any(head and noun_lemma(head[-1]) in documents for head in _source_heads(setting))


def is_writing(setting: Setting) -> bool:
    """Words stand on the source: a sign, a letter; or on what the cue or the text before names.

    "(a sign) which read", "released a statement which read".
    """
    if is_document(setting) or _names_writing(_source_heads(setting)):
        return True
    source = words_of(setting.source)
    is_relative = len(source) == 1 and source[0] in load_act_words().relative
    before = words_of(setting.lead) if is_relative else ()
    return _names_writing([list(before), _before_relative(words_of(setting.cue))])


def _names_writing(heads: Sequence[Sequence[str]]) -> bool:
    lists = load_act_words()
    written = lists.writings | lists.documents
    return any(head and noun_lemma(head[-1]) in written for head in heads)


def _before_relative(words: Sequence[str]) -> list[str]:
    """The words of a cue before "which" or "that", none where it has neither."""
    relative = load_act_words().relative
    for number, word in enumerate(words):
        if word in relative:
            return list(words[:number])
    return []


def is_outlet(setting: Setting) -> bool:
    """The source is a news outlet."""
    return _is_named(setting, load_act_words().outlets)


def is_research_body(setting: Setting) -> bool:
    """The source is a body whose findings are studies: an institute, a foundation."""
    return _is_named(setting, load_act_words().research)


def is_court(setting: Setting) -> bool:
    """The source is a court, or another who rules."""
    courts = load_act_words().courts
    words = [noun_lemma(word) for word in words_of(setting.source)]
    return any(word in courts for word in words)


def is_polled(setting: Setting) -> bool:
    """The source are those asked in a poll."""
    return any(word in load_act_words().polled for word in words_of(setting.source))


def has_no_source(setting: Setting) -> bool:
    """The text names no source."""
    return not setting.source


def _is_named(setting: Setting, names: frozenset[str]) -> bool:
    """True when the source is written with a capital and its last words are one of the names."""
    if setting.source.lower() == setting.source:
        return False
    return any(
        " ".join(head[-count:]) in names for head in _source_heads(setting) for count in (1, 2, 3)
    )


def _source_heads(setting: Setting) -> list[list[str]]:
    """The source's words up to its head, as they stand and cut before a participle.

    Of "a poll taken last week" the head stands before the participle, of "leaked papers" after.
    """
    participles = load_act_words().participles
    head = head_words(words_of(setting.source))
    for number, word in enumerate(head):
        if number and (word.endswith(("ed", "ing")) or word in participles):
            return [head, head[:number]]
    return [head]


def head_words(words: Sequence[str]) -> list[str]:
    """The words of a noun phrase up to its head: before a preposition, a comma, a clause."""
    stops = load_cue_words().prepositions | {",", ":", "-", '"', "who", "which", "that", "to"}
    head: list[str] = []
    for word in words:
        if word in stops and head:
            break
        if word not in stops and word != "'s":
            head.append(word)
    return head
