"""Dictionary forms of English verbs and nouns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

# Doubled only before the ending ("planned"); "called", "passed", "buzzed" have two of their own.
_DOUBLED = re.compile(r"(?<=[aeiouy])([bdgmnprtvkc])\1\Z")
# Stems that lost a silent "e" before the ending, where the verb itself is not known. In a stem of
# one short vowel and one consonant a short sound would have doubled it: "fad-", "hop-".
_SILENT_E = re.compile(
    r"\A(?:qu|[^aeiou])*[aeiouy][^aeiouwxy]\Z"
    r"|(?:[bcdfgkpstz]l|[aeiou][cgsvz]|nc|[eadlr]ng|[dlr]g|[lnr]s|[lr]v|u"
    r"|[^aeo](?:at|ut|id|ad|od|in|um|ir|ur|ar|ap|ak|ok|ik|ib|ul)|[^aeo]ud|[^e]ced)\Z"
)
_PLURAL_ES = re.compile(r"(?:s|x|z|ch|sh)es\Z")


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms whose dictionary form the rules do not give, and verbs that are known."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    known_verbs: frozenset[str]
    past_only: frozenset[str]


@dataclass(frozen=True, slots=True)
class IrregularVerb:
    """A verb with the forms that the rules do not give; `present` are such as "goes", "lying"."""

    base: str
    past: tuple[str, ...]
    participles: tuple[str, ...]
    present: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """All its forms, the base first."""
        return (self.base, *self.past, *self.participles, *self.present)


@lru_cache(maxsize=1)
def load_forms() -> Forms:
    """The forms that ship with onrecord are read, once."""
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    known: set[str] = set()
    past_only: set[str] = set()
    for verb in irregular_verbs():
        known.add(verb.base)
        past_only.update(set(verb.past) - {verb.base, *verb.participles})
        verbs.update(dict.fromkeys(verb.forms, verb.base))
    for words in read_rows("reporting_verbs.txt"):
        known.update(words)
    for kind, *words in read_rows("gum_lemmas.txt"):
        if kind == "verbs":
            known.update(words)
        else:
            (verbs if kind == "verb" else nouns).setdefault(words[0], words[1])
    return Forms(verbs, nouns, frozenset(known), frozenset(past_only))


def irregular_verbs() -> Iterator[IrregularVerb]:
    """The irregular verbs that ship with onrecord come; of one past, it is the participle too."""
    for row in read_rows("irregular_verbs.txt"):
        base, *parts = row[: row.index("|")] if "|" in row else row
        past, participles = parts[0] if parts else base, parts[-1] if parts else base
        present = row[len(parts) + 2 :]
        yield IrregularVerb(
            base, tuple(past.split("/")), tuple(participles.split("/")), tuple(present)
        )


def read_rows(name: str) -> Iterator[list[str]]:
    """The words of each line of a data file come; lines that begin with "#" are left out."""
    text = resources.files("onrecord.lexicon").joinpath(name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split()


def verb_lemma(form: str) -> str:
    """The dictionary form of a verb's form, in small letters."""
    form = form.lower()
    forms = load_forms()
    return forms.verbs.get(form) or regular_verb_lemma(form, forms.known_verbs)


def noun_lemma(form: str) -> str:
    """The singular of a noun's form, in small letters."""
    form = form.lower()
    return load_forms().nouns.get(form) or regular_noun_lemma(form)


def is_verb(form: str) -> bool:
    """True when `form` is a form of a verb that is known, or ends as only verbs do."""
    form = form.lower()
    forms = load_forms()
    lemma = verb_lemma(form)
    return lemma in forms.known_verbs or (lemma != form and not form.endswith("s"))


def is_past_only(form: str) -> bool:
    """True for the past of a verb that is neither its base nor its participle ("went", not "held").

    Of irregular verbs alone: what the rules give ("walked") is always both.
    """
    return form.lower() in load_forms().past_only


def regular_verb_lemma(form: str, known: frozenset[str]) -> str:
    """The dictionary form by rule, the first of the possible ones that is known."""
    if form in known:
        return form
    candidates = list(_verb_candidates(form))
    return next((word for word in candidates if word in known), candidates[0])


def _verb_candidates(form: str) -> Iterator[str]:
    """What a verb's form may come from, the likeliest first; the form itself where no rule fits."""
    if form.endswith("ies") and len(form) > 4:
        yield form[:-3] + "y"
    elif form.endswith("s") and not form.endswith(("ss", "us", "is")) and len(form) > 3:
        takes_es = _PLURAL_ES.search(form) and not form.endswith(("nses", "rses", "lses", "izes"))
        if takes_es or form.endswith("oes"):
            yield form[:-2]
        yield form[:-1]
    elif form.endswith("ied") and len(form) > 4:
        yield form[:-3] + "y"
    elif form.endswith("ed") and len(form) > 4:
        yield from _stem_candidates(form[:-2])
    elif form.endswith("ing") and len(form) > 5:
        yield from _stem_candidates(form[:-3])
    yield form


def _stem_candidates(stem: str) -> Iterator[str]:
    """The verbs whose stem before "-ed" or "-ing" is `stem`, the likeliest first."""
    if _DOUBLED.search(stem):
        yield from (stem[:-1], stem)
    elif _SILENT_E.search(stem):
        yield from (stem + "e", stem)
    else:
        yield from (stem, stem + "e")
    if stem[-2:] in ("ll", "ss", "zz"):
        yield stem[:-1]
    if stem.endswith("ck"):
        yield stem[:-1]  # panicked


def regular_noun_lemma(form: str) -> str:
    """The singular by rule."""
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if _PLURAL_ES.search(form):
        return form[:-1] if form.endswith(("ses", "zes")) and form[-4:-3] != "s" else form[:-2]
    if form.endswith("s") and not form.endswith(("ss", "us", "is")) and len(form) > 3:
        return form[:-1]
    return form
