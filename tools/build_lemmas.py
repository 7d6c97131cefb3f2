"""Writes `onrecord/lexicon/gum_lemmas.txt` from the lemmas of the GUM corpus, and measures them.

    python tools/build_lemmas.py ../shared/data/gum/dep

GUM is public: https://github.com/amir-zeldes/gum (annotations CC BY 4.0).
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from onrecord.lexicon import inflection

TARGET = Path(inflection.__file__).parent / "gum_lemmas.txt"
HEADER = """\
# Dictionary forms from the GUM corpus, made by tools/build_lemmas.py. Do not edit.
# GUM annotations: Amir Zeldes and contributors, CC BY 4.0, https://github.com/amir-zeldes/gum
# verb FORM LEMMA and noun FORM LEMMA: forms that the rules of inflection.py get wrong.
# verbs LEMMA...: verbs seen, by which the rules choose between "not" and "note" for "noted".
"""


def read_words(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Form, lemma, part of speech and features of every word under `folder` come."""
    for path in sorted(folder.glob("*.conllu")):
        for line in path.read_text("utf-8").splitlines():
            row = line.split("\t")
            if len(row) == 10 and row[0].isdigit() and row[1].isalpha():
                yield row[1].lower(), row[2].lower(), row[3], row[5]


def most_frequent(folder: Path, kinds: set[str]) -> dict[str, str]:
    """The lemma that each form of these parts of speech has most often."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for form, lemma, kind, features in read_words(folder):
        if kind in kinds and "Typo=Yes" not in features and "Abbr=Yes" not in features:
            counts[form][lemma] += 1
    return {form: found.most_common(1)[0][0] for form, found in counts.items()}


def build(folder: Path) -> str:
    """The text of the data file."""
    verbs = most_frequent(folder / "train", {"VERB", "AUX"})
    nouns = most_frequent(folder / "train", {"NOUN"})
    irregular = list(inflection.irregular_verbs())
    reviewed = {form for verb in irregular for form in verb.forms}
    seen = {lemma for lemma in verbs.values() if lemma.isalpha()}
    listed = {verb for row in inflection.read_rows("reporting_verbs.txt") for verb in row}
    bases = {verb.base for verb in irregular}
    known = frozenset(seen | listed | bases)
    lines = [
        f"verb {form} {lemma}"
        for form, lemma in sorted(verbs.items())
        if form not in reviewed and inflection.regular_verb_lemma(form, known) != lemma
    ]
    lines += [
        f"noun {form} {lemma}"
        for form, lemma in sorted(nouns.items())
        # A lemma that is never a noun itself is a slip of the pen ("complaints" from "complain").
        if inflection.regular_noun_lemma(form) != lemma and lemma in nouns
    ]
    lines += [f"verbs {' '.join(row)}" for row in _rows_of(sorted(seen), 12)]
    return HEADER + "\n".join(lines) + "\n"


def _rows_of(words: list[str], width: int) -> Iterator[list[str]]:
    for start in range(0, len(words), width):
        yield words[start : start + width]


def measure(folder: Path) -> str:
    """How many verbs of the corpus get their lemma, over running words, and which do not."""
    wrong: Counter[tuple[str, str, str]] = Counter()
    total = 0
    for form, lemma, kind, features in read_words(folder):
        if kind != "VERB" or "Typo=Yes" in features:
            continue
        total += 1
        told = inflection.verb_lemma(form)
        if told != lemma:
            wrong[form, lemma, told] += 1
    return f"{1 - wrong.total() / total:.4f} of {total} verbs; wrong: {wrong.most_common(40)}"


def main() -> None:
    """The data file is written and its accuracy on the dev part goes to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="gum/dep, with train/ and dev/")
    folder = parser.parse_args().folder
    TARGET.write_text(build(folder), "utf-8")
    inflection.load_forms.cache_clear()
    sys.stdout.write(measure(folder / "dev") + "\n")


if __name__ == "__main__":
    main()
