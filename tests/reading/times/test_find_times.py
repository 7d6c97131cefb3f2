from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.lexicon.time_words import load_time_words
from onrecord.reading.times import TimeOptions, find_times, said_at, tell_times
from onrecord.reading.times.grammar import load_grammar
from onrecord.reading.times.tokens import tokenize
from onrecord.types import Article, Part, Span
from tests.reading import speaking

THURSDAY = "2019-06-13"


def times_of(text, published=THURSDAY, **options):
    return find_times(Article("a", text, published=published), TimeOptions(**options))[0]


def kinds_of(text, published=THURSDAY, **options):
    problems = find_times(Article("a", text, published=published), TimeOptions(**options))[1]
    return [problem.kind for problem in problems]


@pytest.mark.parametrize(
    ("text", "words", "value", "first", "last"),
    [
        ("He said so on Tuesday.", "Tuesday", "2019-06-11", "2019-06-11", "2019-06-11"),
        ("He will speak on Friday.", "Friday", "2019-06-14", "2019-06-14", "2019-06-14"),
        ("He left last year.", "last year", "2018", "2018-01-01", "2018-12-31"),
        ("He left three years ago.", "three years ago", "2016", "2016-01-01", "2016-12-31"),
        ("He left in May.", "May", "2019-05", "2019-05-01", "2019-05-31"),
        ("He left in July.", "July", "2018-07", "2018-07-01", "2018-07-31"),
        ("It begins in Q3 2019.", "Q3 2019", "2019-Q3", "2019-07-01", "2019-09-30"),
        ("It ended in fiscal 2019.", "fiscal 2019", "FY2019", None, None),
        ("The summer of 2018 ended.", "The summer of 2018", "2018-SU", "2018-06-01", "2018-08-31"),
        ("On 5 May 2018 it fell.", "5 May 2018", "2018-05-05", "2018-05-05", "2018-05-05"),
        ("On 2018-05-05 it fell.", "2018-05-05", "2018-05-05", "2018-05-05", "2018-05-05"),
        ("It fell in the 1990s.", "the 1990s", "199", "1990-01-01", "1999-12-31"),
        ("It was built in 493 BC.", "493 BC", "BC0493", None, None),
        ("It lasted two weeks.", "two weeks", "P2W", None, None),
        ("Two weeks after the vote he left.", "Two weeks after the vote", None, None, None),
        ("They meet every Monday.", "every Monday", "XXXX-WXX-1", None, None),
        ("In the next two weeks he rests.", "the next two weeks", "P2W", THURSDAY, "2019-06-27"),
    ],
)  # fmt: skip
def test_a_time_has_its_words_value_and_interval(text, words, value, first, last):
    (time,) = times_of(text)
    assert (time.text, time.value, time.first, time.last) == (words, value, first, last)


def test_a_clock_keeps_the_offset_of_its_zone():
    (clock, _) = times_of("It began at 7:49 a.m. UTC on 2 March 2019.")
    assert clock.first == "2019-03-02T07:49+00:00"


@pytest.mark.parametrize(
    "text",
    [
        "Ms. May may say no.",
        "He told Theresa May so.",
        "They joined the March on the capital.",
        "A second attack hit 2000 people.",
        "Prices fall.",
        "It costs $2019.",
        "The record is 2:14:04.",
    ],
)
def test_names_verbs_and_counts_are_no_times(text):
    assert times_of(text) == ()


def test_the_next_day_is_told_from_the_day_before_it_in_the_text():
    assert times_of("It fell on Monday. The next day it rose.")[1].value == "2019-06-11"


def test_a_narrative_is_told_from_the_times_before_it():
    found = times_of("On 5 May 1940 it began. In June it ended.", published=None, narrative=True)
    assert found[1].value == "1940-06"


def test_without_publication_date_a_relative_time_has_no_interval_and_one_problem_says_so():
    article = Article("a", "On Tuesday he left. Last year he came. On 5 May 2018 he rose.")
    times, problems = find_times(article)
    assert [time.first for time in times] == [None, None, "2018-05-05"]
    assert [problem.kind for problem in problems] == ["no-publication-date"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It fell on 31 February.", "impossible-date"),
        ("It fell on 29 February 2019.", "impossible-date"),
        ("It fell on 5/1/2019.", "ambiguous-date"),
        ("It fell in 1441 AH.", "other-calendar"),
    ],
)
def test_what_is_no_known_day_is_a_problem_and_no_date(text, kind):
    assert kinds_of(text) == [kind]
    assert times_of(text)[0].first is None


def test_an_impossible_publication_date_is_a_problem_and_grounds_nothing():
    assert kinds_of("Last year.", published="2019-02-31")[0] == "unreadable-publication-date"
    assert times_of("Last year.", published="2019-02-31")[0].first is None


def test_a_publication_date_after_today_is_a_problem():
    assert kinds_of("x", today=date(2019, 1, 1)) == ["future-publication-date"]


def test_the_day_of_reading_is_taken_anew_for_each_article(monkeypatch):
    class Day(date):
        now = date(2019, 6, 12)

        @classmethod
        def today(cls):
            return cls.now

    monkeypatch.setattr("onrecord.reading.times.told.date", Day)
    article = Article("a", "x", published=THURSDAY)
    assert [one.kind for one in tell_times(article, []).problems] == ["future-publication-date"]
    Day.now = date(2019, 6, 13)
    assert tell_times(article, []).problems == ()


def test_a_number_of_400_digits_is_no_time():
    assert times_of("1" * 400 + " years, in " + "2" * 400) == ()


def test_each_rule_fits_its_examples_somewhere():
    grammar = load_grammar()
    for rule in load_time_words().rules:
        for example in rule.examples:
            letters = grammar.spell(tokenize(example))
            fits = [
                fit for at in range(len(letters)) for fit in grammar.fits(letters, at, timex2=True)
            ]
            assert rule.name in {ready.rule.name for ready, _ in fits}, (rule.name, example)


WORDS = ["the", "of", "31", "February", "May", "last", "week", "two", "-", "2019", "BC", "'", "ago"]


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join)),
    st.sampled_from([None, THURSDAY, "0001-01-01", "9999-12-31"]),
)
def test_offsets_give_the_words_and_times_share_none(text, published):
    times = times_of(text, published)
    assert all(text[time.start : time.end] == time.text for time in times)
    assert all(one.end <= other.start for one, other in pairwise(times))


def time_said(text, source, cue, content):
    article = Article("a", text, published=THURSDAY)
    source, cue, content = ([speaking.at(text, words)] for words in (source, cue, content))
    return said_at(article, cue, source, content, find_times(article)[0])


def test_a_time_beside_the_cue_says_when_it_was_said():
    time = time_said(
        "Roe told reporters Tuesday that taxes rise.", "Roe", "told", "that taxes rise"
    )
    assert time is not None
    assert time.first == "2019-06-11"


def test_a_time_in_the_content_does_not_say_when():
    assert (
        time_said("Roe said taxes rose on Tuesday.", "Roe", "said", "taxes rose on Tuesday") is None
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Roe, who left on Tuesday, said taxes rose.", None),
        ("Roe, founded in 1962, said taxes rose.", None),
        ("Roe, speaking in 1962, said taxes rose.", "1962"),
        ("Roe, who left last year, on Tuesday said taxes rose.", "Tuesday"),
    ],
)
def test_a_time_in_a_clause_that_tells_who_speaks_does_not_say_when(text, told):
    time = time_said(text, "Roe", "said", "taxes rose")
    assert (time and time.text) == told


def test_a_time_within_a_quotation_says_of_no_statement_when():
    text = '"It must end by October 31st, or else I fear that trust is lost", Roe said on Monday.'
    article = Article("a", text, parts=(Part("paragraph", 0, len(text)),), published=THURSDAY)
    whole = Span(0, text.index(", Roe"))
    statements = [
        speaking.said(
            number,
            text,
            speaking.at(text, source),
            cue=speaking.at(text, cue),
            content=content,
        )
        for number, source, cue, content in (
            (1, "I", "fear", speaking.at(text, "that trust is lost")),
            (2, "Roe", "said", whole),
        )
    ]
    feared, told = tell_times(article, [whole]).dated(statements)
    assert feared.said_at is None
    assert told.said_at is not None
    assert told.said_at.text == "Monday"


def test_a_time_of_another_verb_does_not_say_when():
    text = "Taxes rise, said Roe, who left on Tuesday."
    assert time_said(text, "Roe", "said", "Taxes rise") is None


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "day"),
    [
        ("Roe denied the charge on Friday.", "Roe", "denied", "the charge", "2019-06-07"),
        ("Roe denied the charge in a statement late on Friday.", "Roe", "denied", "the charge",
         "2019-06-07"),
        ("According to Roe on Monday, taxes rise.", "Roe", "According to", "taxes rise",
         "2019-06-10"),
        ("Roe said the cut helped on Friday.", "Roe", "said", "the cut helped", None),
        ("Roe demanded an answer by Friday.", "Roe", "demanded", "an answer", None),
        ("Roe denied the charge, made on Friday.", "Roe", "denied", "the charge", None),
        ("Roe has until October 28 to release plans.", "Roe", "release", "plans", None),
    ],
)  # fmt: skip
def test_a_time_right_after_an_object_says_when_it_was_said(text, source, cue, content, day):
    time = time_said(text, source, cue, content)
    assert (time and time.first) == day


def test_a_time_between_two_pieces_of_the_content_says_when_it_was_said():
    text = "Roe accused Iran on Monday of theft."
    article = Article("a", text, published=THURSDAY)
    source, cue, *content = (
        speaking.at(text, words) for words in ("Roe", "accused", "Iran", "of theft")
    )
    time = said_at(article, [cue], [source], content, find_times(article)[0])
    assert time is not None
    assert time.first == "2019-06-10"


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("Earlier this week", "2019-06-10", THURSDAY),
        ("This year", "2019-01-01", THURSDAY),
        ("By Sunday", "2019-06-09", "2019-06-09"),
    ],
)
def test_nothing_was_said_after_the_article_was_published(when, first, last):
    text = f"{when}, Roe said he was ready."
    content = speaking.at(text, "he was ready")
    statement = speaking.said(1, text, speaking.at(text, "Roe"), content=content)
    article = Article("a", text, published=THURSDAY)
    (told,) = tell_times(article, []).dated([statement])
    assert told.said_at is not None
    assert (told.said_at.first, told.said_at.last) == (first, last)


def test_a_deadline_at_the_head_of_a_sentence_lies_ahead_where_something_is_to_come():
    (time,) = times_of("By Sunday, Roe said, the Senate will vote.")
    assert time.first == "2019-06-16"


@pytest.mark.parametrize(
    ("text", "value", "first"),
    [
        ("He will speak in two days.", "2019-06-15", "2019-06-15"),
        ("Talks will be held in Geneva in three weeks.", "2019-W27", "2019-07-01"),
        ("Forty ships were sunk in two days.", "P2D", None),
        ("It will be the first in two years.", "P2Y", None),
        ("She will meet 30 ministers in three days.", "P3D", None),
    ],
)
def test_in_so_long_is_a_day_where_the_sentence_looks_ahead(text, value, first):
    (time,) = times_of(text)
    assert (time.value, time.first) == (value, first)


def test_in_two_days_has_no_day_without_a_publication_date():
    (time,) = times_of("He will speak in two days.", published=None)
    assert (time.timex, time.value, time.first) == ("DATE", "XXXX-XX-XX", None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The vote was held on 3 May 2019. Two days after the vote, he left.", "2019-05-05"),
        ("The vote on 3 May 2019 failed and a day before the vote he left.", "2019-05-02"),
        ("He left on 3 May 2019. Two days after the vote, he fell.", None),
        ("The vote on 3 May 2019 failed. The vote on 9 May 2019 won. A day after the vote it fell",
         "2019-05-10"),
        ("A vote on 3 May 2019 and one vote on 9 May 2019 failed. A day after the vote it ended.",
         None),
    ],
)  # fmt: skip
def test_a_time_after_an_event_is_known_where_its_day_was_just_told(text, value):
    assert times_of(text)[-1].value == value


def test_a_fiscal_year_over_two_years_is_not_that_of_the_first():
    (time,) = times_of("It fell in fiscal 2023-24.")
    assert (time.text, time.value, time.first) == ("fiscal 2023-24", None, None)


def test_a_clock_of_a_day_that_is_not_known_keeps_its_zone():
    (time,) = times_of("It starts at 14:30 GMT tomorrow.", published=None)
    assert (time.timex, time.value) == ("TIME", "XXXX-XX-XXT14:30Z")


def test_a_year_of_the_buddha_is_of_another_calendar_and_the_verb_is_not():
    assert kinds_of("In 2567 BE he came.") == ["other-calendar"]
    assert kinds_of("How many can 2567 be?") == []
