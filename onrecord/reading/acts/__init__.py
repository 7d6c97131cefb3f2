"""What kind of statement it is, whether it was made, and how its cue introduces the speaker."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.lexicon.inflection import noun_lemma
from onrecord.lexicon.reporting_cues import CueLine, load_reporting_cues
from onrecord.reading.acts.complement import is_clause
from onrecord.reading.acts.conditions import load_conditions
from onrecord.reading.acts.cue import CueReading, read_cue
from onrecord.reading.acts.polarity import tell_polarity
from onrecord.reading.acts.setting import Setting, find_setting, words_of
from onrecord.reading.acts.speaker import head_words
from onrecord.types import Statement
from onrecord.types.act import Act, ActReading
from onrecord.types.roles import Spans, spans_of

__all__ = ["tell_act", "tell_acts"]

# The object of a verb has its noun among so many words.
_OBJECT = 8


def tell_acts(text: str, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, each with its act and polarity, and its cue with the framing."""
    return tuple(_told(statement, tell_act(text, spans_of(statement))) for statement in statements)


def _told(statement: Statement, told: ActReading) -> Statement:
    cue = replace(statement.cue, framing=told.framing, line=told.line)
    return replace(statement, act=told.act, polarity=told.polarity, cue=cue)


def tell_act(text: str, spans: Spans) -> ActReading:
    """The act, polarity and framing of one statement are told from its cue in the sentence."""
    setting = find_setting(text, spans)
    cue = read_cue(setting)
    polarity = tell_polarity(setting, cue)
    if cue.line is None:
        return ActReading(_act_without_line(setting), polarity, "neutral", None)
    line = _line_of_object(cue, setting) or cue.line
    return ActReading(act_of(line, _with_rest(cue, setting)), polarity, line.framing, line.id)


def act_of(line: CueLine, setting: Setting) -> Act:
    """The act of a cue's line in a setting: the first choice whose conditions all hold."""
    conditions = load_conditions()
    for choice in line.choices:
        if all(conditions[name](setting) for name in choice.conditions):
            return choice.act
    return line.act


def _with_rest(cue: CueReading, setting: Setting) -> Setting:
    """The setting with the words of the cue after its line as a part of the complement."""
    if not cue.rest:
        return setting
    return replace(setting, complement=f"{cue.rest} {setting.complement}")


def _act_without_line(setting: Setting) -> Act:
    """Words in quotation marks were said, whatever the cue."""
    return "state" if setting.content[:1] == ('"',) else "other"


def _line_of_object(cue: CueReading, setting: Setting) -> CueLine | None:
    """The line of the noun in the content that a verb like "express" or "make" lends itself to."""
    if cue.line is None or cue.line.kind != "verb" or cue.line.weight != "yields":
        return None
    words = words_of(f"{cue.rest} {setting.complement}")
    if not words or words[0] == '"' or is_clause(words):
        return None
    head = head_words(words[:_OBJECT])
    line = load_reporting_cues().nouns.get(noun_lemma(head[-1])) if head else None
    return None if line is None or line.weight == "yields" else line
