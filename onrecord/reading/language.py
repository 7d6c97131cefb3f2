"""The language of an article, and whether onrecord reads it."""

import re
import threading
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

ENGLISH = "en"

# What people call the languages that news is most often written in.
_NAMES = {
    **{"ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech"},
    **{"da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian"},
    **{"fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi"},
    **{"hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese"},
    **{"ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nl": "Dutch"},
    **{"no": "Norwegian", "nb": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian"},
    **{"ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish"},
    **{"sw": "Swahili", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu"},
    **{"vi": "Vietnamese", "zh": "Chinese"},
}

# The language of a long text shows in three stretches of this many characters: its beginning,
# middle and end. Links around an article and a quoted paragraph are seldom longer.
STRETCH = 900

# Words that nearly every English sentence holds and no other language of the Latin script has.
_ENGLISH_WORDS = frozenset(
    re.findall(
        r"\w+",
        "the and of to that for with from this which are been were would has have his they by said "
        "not but it you their what who had she about when there if will could than its your how",
    )
)
_WORD = re.compile(r"[^\W\d_]+")

# Share of these words in 1,095 articles (polnear train and dev, Wikinews): two below 0.12, half of
# them above 0.25. In paragraphs of eleven other languages of the Latin script: none.
CLEARLY_ENGLISH = 0.12
MAYBE_ENGLISH = 0.05

# Below these nothing is judged in the Latin script: headlines and lists of names are guessed to be
# Latin, Luxembourgish and the like. In other scripts one sentence is enough.
FEWEST_LETTERS = 60
FEWEST_WORDS = 12
# Share of words in small letters; names of people and places alone stay below it.
FEWEST_SMALL_WORDS = 0.4
# py3langid's probability of English, for a text in another language to be taken as such. Its
# probability of the best language tells less: Indonesian and Malay share theirs. None of 19,291
# lines of polnear, and none of 1,095 articles, is taken for another language.
MOST_ENGLISH = 0.01

_loading = threading.Lock()


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """ISO 639-1 code, and whether the article can be read (when unsure, it can)."""

    code: str
    readable: bool


def tell_language(text: str) -> LanguageGuess:
    """The likely language of `text` is told; English unless another is clearly it.

    Most English is told by its commonest words alone; only what is left loads the language
    models of py3langid.
    """
    sample = _sample(text)
    words = _WORD.findall(sample)
    if _share_of_english(words) >= CLEARLY_ENGLISH or not _can_be_judged(words):
        return LanguageGuess(ENGLISH, True)
    ranked = _classifier()(sample.encode("utf-8", "replace").decode("utf-8"))
    code = next(code for code, _ in ranked if code != ENGLISH)
    is_foreign = dict(ranked).get(ENGLISH, 0.0) <= MOST_ENGLISH or not _is_latin(words)
    return LanguageGuess(code, False) if is_foreign else LanguageGuess(ENGLISH, True)


def name_language(code: str) -> str:
    """The English name of a language with its code, like "German (de)"; else the code alone."""
    return f"{_NAMES[code]} ({code})" if code in _NAMES else code


def _sample(text: str) -> str:
    if len(text) <= 3 * STRETCH:
        return text
    middle = len(text) // 2
    return "\n".join((text[:STRETCH], text[middle : middle + STRETCH], text[-STRETCH:]))


def _share_of_english(words: list[str]) -> float:
    return sum(word.lower() in _ENGLISH_WORDS for word in words) / max(1, len(words))


def _can_be_judged(words: list[str]) -> bool:
    """True when the words are enough, and not names alone, to tell their language from."""
    letters = sum(map(len, words))
    if not _is_latin(words):
        return letters >= FEWEST_WORDS
    small = sum(word.islower() for word in words)
    return (
        letters >= FEWEST_LETTERS
        and len(words) >= FEWEST_WORDS
        and small >= FEWEST_SMALL_WORDS * len(words)
        and _share_of_english(words) < MAYBE_ENGLISH
    )


def _is_latin(words: list[str]) -> bool:
    """True when at least half of the letters are of the Latin script."""
    letters = "".join(words)
    foreign = sum(not _is_latin_letter(letter) for letter in letters)
    return 2 * foreign <= len(letters)


@lru_cache(maxsize=4096)
def _is_latin_letter(letter: str) -> bool:
    return letter < "\u0250" or unicodedata.name(letter, "").startswith("LATIN")


def _classifier() -> Callable[[str], list[tuple[str, float]]]:
    with _loading:
        return _load_classifier()


@lru_cache(maxsize=1)
def _load_classifier() -> Callable[[str], list[tuple[str, float]]]:
    """py3langid's classifier; loaded on first need, since it takes a tenth of a second."""
    from py3langid.langid import (
        MODEL_FILE,
        LanguageIdentifier,
    )

    rank: Callable[[str], list[tuple[str, float]]] = LanguageIdentifier.from_model_file(
        MODEL_FILE, norm_probs=True
    ).rank
    return rank
