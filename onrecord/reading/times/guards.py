"""What speaks against a time that a rule found: "Ms. May", "2000 people", "a second attack"."""

from collections.abc import Callable

from onrecord.reading.times.place import Place

_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "its", "their", "his", "her", "our"})
_LINKS = frozenset({"on", ",", "of", "from", "to", "and", "or", "for", "in", "(", "-", "–", "by"})
_BEFORE_CLOCK = _LINKS | {"at", "around", "about", "until", "till", "before", "after", "since"}
_MONEY = frozenset({"$", "£", "€", "¥", "#"})
_CLOSES = frozenset(".,;:!?)\"”'’\n–—-") | {""}
# How far back the number of "30 attacks a day" is looked for.
FARTHEST_COUNT = 5


def is_time(place: Place) -> bool:
    """False where something in or beside the words shows that they are no time."""
    guard = _GUARDS.get(place.found.rule.name)
    return _marks_fit(place) and (guard is None or guard(place))


def _marks_fit(place: Place) -> bool:
    """Months have a capital, eras and zones are capitals, figures stand alone."""
    for part in place.found.parts:
        text = place.text_of(part.start, part.end)
        if part.name in ("era", "zone") and not (text.isupper() or " " in text):
            return False
        is_cased = part.name in ("month", "holiday", "weekday") and part.words[:4] != "the "
        if is_cased and not text[0].isdigit() and not place.has_capital(part.start):
            return False
        is_figure = part.name in ("year", "day", "count") and text[0].isdigit()
        if is_figure and _is_in_a_code(place, part.start):
            return False
    is_money = place.before in _MONEY and place.first[0].isdigit()
    return place.after != "%" and not is_money


def _is_in_a_code(place: Place, at: int) -> bool:
    """True when a letter or a short number is glued to the figure: F105, 555-2000."""
    if not place.is_glued(at):
        return False
    before = place.tokens.words[at - 1]
    if before in ("-", "–") and at == place.found.start and place.is_glued(at - 1):
        figure = place.tokens.words[at - 2]
        return len(figure) == 3 or (figure[0].isalpha() and figure.isascii() and len(figure) < 3)
    return before[0].isalpha() and before != "fy"


def _is_after_a_name(place: Place) -> bool:
    """True after a title or, within a sentence, a word with a capital: "Theresa May"."""
    at = place.found.start - 1
    if at < 0 or not place.before[0].isalpha():
        return place.before == "." and place.hints("titles", place.tokens.word(at - 1))
    if place.hints("titles", place.before):
        return True
    known = place.is_of("weekday", place.before) or place.is_of("early", place.before)
    return place.has_capital(at) and not place.starts_sentence(at) and not known


def _is_before_a_name(place: Place) -> bool:
    """True where a word with a capital follows at once: "April Ryan"."""
    at = place.found.end
    if not place.has_capital(at) or place.before in _LINKS | _DETERMINERS:
        return False
    return not place.is_of("month", place.after) and len(place.after) > 1


def _month(place: Place) -> bool:
    """A month alone: no person's name, and "may" and "march" only with support."""
    part = next(part for part in place.found.parts if part.name == "month")
    if place.is_of("short-month", part.words) and place.last != ".":
        return False
    if part.start > place.found.start:
        return True
    if _is_after_a_name(place) and place.before not in _LINKS:
        return False
    if place.hints("doubtful-months", part.words):
        return place.hints("before-doubtful", place.before)
    return not _is_before_a_name(place)


def _season(place: Place) -> bool:
    """A season alone: "spring" and "fall" only as nouns, "the fall of" only of a year."""
    season = place.part("season") or ""
    is_kind = place.hints("after-season", place.after) or _is_before_a_name(place)
    if is_kind and place.first == "the":
        return False  # the article is that of the noun; the season is found without it
    if place.hints("after-season", place.after):
        return True
    if place.part("year") is not None:
        return True
    if place.after == "of" and season == "fall":
        return False
    if place.hints("doubtful-seasons", season):
        at = place.found.end - 1
        is_noun = place.found.start < at or place.hints("before-doubtful", place.before)
        is_noun = is_noun or (season == "spring" and place.before in _DETERMINERS)
        return is_noun or (place.has_capital(at) and not place.starts_sentence(at))
    return place.first != "the" or place.after != "games"


def _year(place: Place) -> bool:
    """A year alone: no number of things, no price, no address."""
    if place.part("era") is not None or place.first in ("the", "c", "ca", "circa"):
        return place.part("era") is not None or place.after not in _after_counts(place)
    if place.hints("not-before-year", place.before) or place.after in _after_counts(place):
        return False
    if place.after == "-" and place.is_glued(place.found.end):
        following = place.tokens.word(place.found.end + 1)
        if following in ("strong", "seat", "man", "page", "foot", "mile", "meter", "metre"):
            return False
    year = place.part("year") or ""
    if not year.isdecimal():
        return False
    if place.first != year:
        return True
    if 1900 <= int(year) <= 2099:
        return True
    return place.hints("before-year", place.before)


def _after_counts(place: Place) -> frozenset[str]:
    return place.lexicon.hints["after-count"]


def _short_year(place: Place) -> bool:
    """An apostrophe that stands before the figures and after nothing."""
    start = place.found.start
    return not place.is_glued(start) and place.is_glued(start + 1)


def _decade(place: Place) -> bool:
    """Ten years from a year that ends in 0; the "s" stands at the figures."""
    year = place.part("decade") or place.part("short-decade")
    if year is None:
        return True
    at = next(part.end for part in place.found.parts if part.name in ("decade", "short-decade"))
    return year.endswith("0") and place.is_glued(at)


def _figures(place: Place) -> bool:
    return all(place.is_glued(at) for at in range(place.found.start + 1, place.found.end))


def _day_of_month(place: Place) -> bool:
    if place.last == "month":
        return True
    closed = place.after in _CLOSES or place.hints("before-day", place.after)
    return place.hints("before-day", place.before) and (
        closed or place.hints("behind", place.after)
    )


def _weekday(place: Place) -> bool:
    """No paper ("the Sunday Times") and no person."""
    if place.hints("paper-names", place.after) and place.has_capital(place.found.end):
        return False
    return not (_is_after_a_name(place) and place.before == "joe")


def _clock(place: Place) -> bool:
    """A bare 10:57 only after a word that says so."""
    names = {part.name for part in place.found.parts}
    is_bare = "clock" in names and not names & {"half-of-day", "zone"}
    return not is_bare or place.before in _BEFORE_CLOCK or place.found.start == 0


def _per_unit(place: Place) -> bool:
    """ "a day" after a number: "30 attacks a day"."""
    if place.first == "per":
        return place.part("unit") != "second" or place.before != "frames"
    if place.first == "/":
        return place.is_glued(place.found.start)
    if place.part("unit") == "quarter":
        return False
    start = place.found.start
    words = place.tokens.words[max(0, start - FARTHEST_COUNT) : start]
    return (
        any(
            (word[0].isdigit() and word not in ("", "0")) or place.hints("per-count", word)
            for word in words
        )
        and not place.is_of("after", place.before)
        and not place.hints("before-doubtful", place.before)
    )


def _length(place: Place) -> bool:
    """No "second attack", no "three quarters of the people"."""
    unit = place.part("unit") or ""
    if unit in ("quarter", "quarters"):
        return place.found.rule.name == "last or next units"
    if unit == "second":
        return place.found.rule.name == "length before a noun" or place.part("count") == "one"
    if unit in ("weekend", "minute") and place.part("count") in ("a", "the"):
        return False
    return place.part("count") != "some" or not place.is_of("unit", unit)


def _bare_units(place: Place) -> bool:
    if place.part("bare") in ("quarters", "weekends"):
        return False
    return place.is_of("before-length", place.before) and place.after != "-"


def _ago_or_later(place: Place) -> bool:
    """ "two days before" only where nothing follows that it would be before."""
    if place.part("count") is None and place.is_of("unit", place.part("unit") or ""):
        return False
    return place.part("later") not in ("before", "prior") or _closes(place)


def _day_before(place: Place) -> bool:
    if place.part("later") in ("earlier", "previously"):
        return False
    return _closes(place)


def _closes(place: Place) -> bool:
    return place.after in _CLOSES or place.hints("behind", place.after) or place.after in _LINKS


def _named_period(place: Place) -> bool:
    unit = place.part("unit")
    if unit in ("second", "minute", "hour", "quarter") and place.part("same") is not None:
        return unit != "second"
    if unit in ("minute", "second"):
        return False
    is_named = place.part("weekday") or place.part("month") or place.part("holiday")
    if is_named and place.part("same") == "that":
        # "said that Monday's vote" says nothing of which Monday.
        return place.after != "'" and not place.hints("behind", place.before)
    return True


def _the_period(place: Place) -> bool:
    """Not the idiom "at the end of the day"."""
    unit = place.part("unit")
    return unit not in ("second", "minute") and not (unit == "day" and place.before == "at")


def _any_night(place: Place) -> bool:
    return place.before in ("at", "by") and place.part("any-part") == "night"


def _part_of_day(place: Place) -> bool:
    return place.after not in ("of", "-", "shift")


def _vague(place: Place) -> bool:
    noun = place.last
    if place.first == "the":
        is_same = place.part("same") is not None or place.found.end - place.found.start == 3
        if is_same:
            return noun in ("time", "period", "moment", "date")
        ends = place.after in _CLOSES or place.hints("behind", place.after)
        return (
            noun in ("time", "period")
            and place.before in ("at", "of", "by")
            and (ends or place.after not in ("of", "to", "it", "the"))
        )
    if noun in ("times", "stage", "point", "moment"):
        return noun == "point" and place.before == "at"
    return noun != "time" or place.hints("before-vague", place.before) or place.first == "that"


def _future(place: Place) -> bool:
    return place.before != "as" and place.after != "as"


def _present(place: Place) -> bool:
    if _is_in_a_name(place):
        return False
    if place.last == "moment":
        return place.before in ("at", "for")
    return place.after != "-" or place.first in ("now", "present", "modern")


def _often(place: Place) -> bool:
    """No name of a paper: "the Daily Mail"."""
    at = place.found.start
    is_name = place.has_capital(at) and place.has_capital(place.found.end)
    return not is_name and not (place.has_capital(at) and _is_after_a_name(place))


def _other_calendar(place: Place) -> bool:
    start, end = place.found.start, place.found.end
    words = [place.tokens.words[at] for at in range(start, end)]
    if words[0] in ("the", "year") and words[-2:-1] == ["year"]:
        return place.text_of(end - 1, end).isupper() and place.has_capital(end - 2)
    if any(word.isdecimal() for word in words):
        return words[-1] not in ("ah", "be") or place.text_of(end - 1, end).isupper()
    return False


def _numbered_unit(place: Place) -> bool:
    """No "second" of a clock, and no "next day", which is known."""
    if place.part("next") or place.last in ("second", "minute", "quarter", "century"):
        return False
    words = place.tokens.words[place.found.start : place.found.end]
    return "next" not in words and words[-2:] != ["last", "night"]


def _event(place: Place) -> bool:
    if place.tokens.words[place.found.start] == "the":
        return place.part("after") in ("after", "before", "following")
    return place.part("count") is not None or not place.is_of("unit", place.part("unit") or "")


def _known_day(place: Place) -> bool:
    """ "Sept. 11" of 2001 only where the attacks follow; no share of "9/11"."""
    if "11" in (place.first, place.last) or place.last == "th":
        return place.hints("after-september-11", place.after)
    return place.first[0].isalpha() or place.before not in ("by", "for", "of")


def _is_in_a_name(place: Place) -> bool:
    """True for "USA Today": both have a capital within a sentence."""
    start = place.found.start
    is_inside = place.has_capital(start) and not place.starts_sentence(start)
    return is_inside and place.has_capital(start - 1) and len(place.before) > 1


def _holiday(place: Place) -> bool:
    """No name that a holiday's is part of: "Easter Island"."""
    follows = place.has_capital(place.found.end) and len(place.after) > 1
    return place.part("year") is not None or not follows or place.hints("behind", place.after)


def _day_word(place: Place) -> bool:
    return not _is_in_a_name(place)


_GUARDS: dict[str, Callable[[Place], bool]] = {
    "month": _month,
    "season": _season,
    "year": _year,
    "short year": _short_year,
    "decade": _decade,
    "date in figures": _figures,
    "day of a month": _day_of_month,
    "weekday": _weekday,
    "weekday and part of the day": _weekday,
    "clock": _clock,
    "per unit": _per_unit,
    "length": _length,
    "last or next units": _length,
    "length before a noun": _length,
    "unit told by its number": _numbered_unit,
    "units without a number": _bare_units,
    "ago or later": _ago_or_later,
    "the day before": _day_before,
    "named period": _named_period,
    "the period": _the_period,
    "any night": _any_night,
    "part of the day": _part_of_day,
    "vague time": _vague,
    "future": _future,
    "present": _present,
    "often": _often,
    "other calendar": _other_calendar,
    "after an event": _event,
    "known day": _known_day,
    "today": _day_word,
    "holiday": _holiday,
}
