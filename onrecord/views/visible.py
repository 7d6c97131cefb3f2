"""Text from outside, made safe to show: what would act on a terminal is spelt out."""

import re

# Control characters move the cursor, change colours or set the window's title; the directional
# overrides show words in another order than they stand in; lone surrogates cannot be encoded.
ACTING = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"
    r"\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
# What stands between the slashes of an address and the last @ before its path.
_USER_AND_PASSWORD = re.compile(r"(?<=://)[^\s/?#]*@")


def spell_out(text: str) -> str:
    r"""No character acts on a terminal; each that would reads like `\x1b`. Keeps tab and line."""
    return ACTING.sub(_escape, text)


def one_line(text: str) -> str:
    """The text safe to show, on one line, every run of white space a single space."""
    return spell_out(" ".join(text.split()))


def without_password(text: str) -> str:
    """The text with `***` for the user name and password of every address in it."""
    return _USER_AND_PASSWORD.sub("***@", text)


def _escape(match: re.Match[str]) -> str:
    return match.group().encode("unicode_escape").decode("ascii")
