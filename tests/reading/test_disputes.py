"""Which statement denies which other."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.disputes import Voiced, find_denials, voices
from onrecord.types import Content, Cue, Party, Source, Span, Statement
from onrecord.types.act import Act
from tests.work import lines_run


def voiced(
    text: str, number: str, words: tuple[str, str, str], act: Act = "state", after: int = 0
) -> Voiced:
    """A statement whose source, cue and content stand at the first `words` from a place on."""
    spans, place = [], after
    for part in words:
        start = text.index(part, place)
        spans.append(Span(start, start + len(part)))
        place = start + len(part) if part else place
    source, cue, content = spans
    by = (words[0],)
    return Voiced(number, (source,), (cue,), (content,), act, "affirmed", by, by)


def test_a_rejected_argument_reaches_back_to_who_argued() -> None:
    text = (
        "Smith argued that taxes must rise. Jones said it rains. The judge rejected that argument."
    )
    statements = [
        voiced(text, "s1", ("Smith", "argued", "that taxes must rise"), "claim"),
        voiced(text, "s2", ("Jones", "said", "it rains")),
        voiced(text, "s3", ("The judge", "rejected", "that argument"), "deny"),
    ]
    assert find_denials(text, statements) == {"s3": ("s1",)}


@pytest.mark.parametrize("denied", ["it", "the allegation", "the charges"])
def test_one_who_denies_it_denies_what_was_just_alleged_of_them(denied: str) -> None:
    text = f"Smith said that Jones had taken money. Brown said it rained. Jones denied {denied}."
    statements = [
        voiced(text, "s1", ("Smith", "said", "that Jones had taken money")),
        voiced(text, "s2", ("Brown", "said", "it rained")),
        replace(voiced(text, "s3", ("Jones", "denied", f"{denied}"), "deny", 45), is_sure=False),
    ]
    assert find_denials(text, statements) == {"s3": ("s1",)}


def test_a_doubtful_accusation_is_denied_by_who_answers_it_and_denies_nothing() -> None:
    text = (
        "Smith accused Jones of fraud. Jones denied the accusation. Smith accused Jones of theft."
    )
    accused = voiced(text, "s1", ("Smith", "accused", "Jones of fraud"), "accuse")
    statements = [
        replace(accused, is_sure=False),
        voiced(text, "s2", ("Jones", "denied", "the accusation"), "deny", 20),
        voiced(text, "s3", ("Smith", "accused", "Jones of theft"), "accuse", 50),
    ]
    assert find_denials(text, statements) == {"s2": ("s1",)}


def test_one_accused_is_spoken_of_where_the_content_leaves_them_out() -> None:
    text = "Smith accused Jones of fraud. Jones rejected the charges."
    statements = [
        voiced(text, "s1", ("Smith", "accused", "of fraud"), "accuse"),
        replace(
            voiced(text, "s2", ("Jones", "rejected", "the charges"), "deny", 28), is_sure=False
        ),
    ]
    assert find_denials(text, statements) == {"s2": ("s1",)}


def test_a_charge_denied_is_none_that_speaks_of_something_else() -> None:
    text = "Smith said the bill would fail. Brown denied the charge."
    statements = [
        voiced(text, "s1", ("Smith", "said", "the bill would fail")),
        voiced(text, "s2", ("Brown", "denied", "the charge"), "deny"),
    ]
    assert find_denials(text, statements) == {}


def test_one_who_denies_that_denies_what_was_said_right_before() -> None:
    text = "Smith said that it rained. Brown disputed that."
    statements = [
        voiced(text, "s1", ("Smith", "said", "that it rained")),
        replace(voiced(text, "s2", ("Brown", "disputed", "that"), "deny"), is_sure=False),
    ]
    assert find_denials(text, statements) == {"s2": ("s1",)}


def test_one_who_denies_it_does_not_deny_that_nothing_is_known_of_them() -> None:
    text = "Smith said that nothing tied Jones to the fraud. Jones denied it."
    statements = [
        voiced(text, "s1", ("Smith", "said", "that nothing tied Jones to the fraud")),
        replace(voiced(text, "s2", ("Jones", "denied", "it"), "deny", 45), is_sure=False),
    ]
    assert find_denials(text, statements) == {}


def test_a_claim_called_unfounded_is_denied_by_who_says_so() -> None:
    text = "Smith said taxes will rise. Jones said Smith's claims about taxes are unfounded."
    statements = [
        voiced(text, "s1", ("Smith", "said", "taxes will rise")),
        voiced(text, "s2", ("Jones", "said", "Smith's claims about taxes are unfounded")),
    ]
    assert find_denials(text, statements) == {"s2": ("s1",)}


def test_a_claim_said_not_to_be_false_is_not_denied() -> None:
    text = "Smith said taxes will rise. Jones said Smith's claims about taxes are not false."
    statements = [
        voiced(text, "s1", ("Smith", "said", "taxes will rise")),
        voiced(text, "s2", ("Jones", "said", "Smith's claims about taxes are not false")),
    ]
    assert find_denials(text, statements) == {}


def test_those_accused_deny_by_saying_the_contrary_of_themselves() -> None:
    text = "Smith accused Jones of sleeping through it, of being asleep. Jones said she was awake."
    statements = [
        voiced(text, "s1", ("Smith", "accused", "Jones of sleeping through it"), "accuse"),
        voiced(text, "s2", ("Jones", "said", "she was awake")),
    ]
    assert find_denials(text, statements) == {}
    longer = voiced(
        text, "s1", ("Smith", "accused", "Jones of sleeping through it, of being asleep"), "accuse"
    )
    assert find_denials(text, [longer, statements[1]]) == {"s2": ("s1",)}


def test_nobody_denies_what_the_same_party_says() -> None:
    text = "Smith said taxes will rise. Smith said his claims about taxes are unfounded."
    denial = ("Smith", "said", "his claims about taxes are unfounded")
    statements = [
        voiced(text, "s1", ("Smith", "said", "taxes will rise")),
        voiced(text, "s2", denial, after=20),
    ]
    assert find_denials(text, statements) == {}


def test_what_stands_within_a_statement_never_denies_it() -> None:
    text = "Smith said critics think it is a hoax."
    inner = voiced(text, "s2", ("critics", "think", "it is a hoax"), "believe")
    statements = [
        voiced(text, "s1", ("Smith", "said", "critics think it is a hoax")),
        replace(inner, parent="s1"),
    ]
    assert find_denials(text, statements) == {}


def test_a_denial_that_says_a_claim_over_is_of_the_claim_made_elsewhere() -> None:
    text = (
        "Smith said taxes will ruin the town. "
        "Jones rejected Smith's claim that taxes will ruin the town."
    )
    said_over = voiced(text, "s3", ("Smith", "claim", "that taxes will ruin the town"), after=40)
    denial = ("Jones", "rejected", "Smith's claim that taxes will ruin the town")
    statements = [
        voiced(text, "s1", ("Smith", "said", "taxes will ruin the town")),
        voiced(text, "s2", denial, "deny"),
        replace(said_over, act="claim", parent="s2"),
    ]
    assert find_denials(text, statements) == {"s2": ("s1",)}


def test_where_a_claim_is_only_said_over_in_the_denial_that_is_denied() -> None:
    text = "Jones rejected Smith's claim that taxes will ruin the town."
    said_over = voiced(text, "s2", ("Smith", "claim", "that taxes will ruin the town"), "claim")
    denial = ("Jones", "rejected", "Smith's claim that taxes will ruin the town")
    statements = [voiced(text, "s1", denial, "deny"), replace(said_over, parent="s1")]
    assert find_denials(text, statements) == {"s1": ("s2",)}


def test_what_she_says_she_believes_is_said_once() -> None:
    text = (
        "The office said it believes the law hurts. Smith said the office's claims are unfounded."
    )
    inner = voiced(text, "s2", ("it", "believes", "the law hurts"), "believe")
    statements = [
        voiced(text, "s1", ("The office", "said", "it believes the law hurts")),
        replace(inner, by=("The office",), parent="s1"),
        voiced(text, "s3", ("Smith", "said", "the office's claims are unfounded"), after=40),
    ]
    assert find_denials(text, statements) == {"s3": ("s1",)}


def test_the_quote_after_a_denial_puts_it_in_words() -> None:
    text = 'Smith argued that taxes must rise. Jones rejected that argument. "We pay," Jones said.'
    statements = [
        voiced(text, "s1", ("Smith", "argued", "that taxes must rise"), "claim"),
        voiced(text, "s2", ("Jones", "rejected", "that argument"), "deny"),
        _quoted(text, "s3", "Jones", '"We pay,"'),
    ]
    assert find_denials(text, statements) == {"s2": ("s1",), "s3": ("s1",)}


def _quoted(text: str, number: str, speaker: str, words: str) -> Voiced:
    content = Span(text.index(words), text.index(words) + len(words))
    source = Span(content.end + 1, content.end + 1 + len(speaker))
    cue = Span(source.end + 1, source.end + 5)
    return Voiced(
        number, (source,), (cue,), (content,), "state", "affirmed", (speaker,), (speaker,)
    )


def test_what_should_be_denied_is_not_denied_yet() -> None:
    text = "Smith argued that taxes must rise. Jones should reject that argument."
    statements = [
        voiced(text, "s1", ("Smith", "argued", "that taxes must rise"), "claim"),
        voiced(text, "s2", ("Jones", "should reject", "that argument"), "deny"),
    ]
    assert find_denials(text, statements) == {}


def test_who_may_lie_has_not_been_called_a_liar() -> None:
    text = "Jones said taxes are high. Smith said Jones may lie about taxes."
    statements = [
        voiced(text, "s1", ("Jones", "said", "taxes are high")),
        voiced(text, "s2", ("Smith", "said", "Jones may lie about taxes")),
    ]
    assert find_denials(text, statements) == {}


def test_it_is_wrong_to_do_something_is_no_dismissal_of_what_was_said() -> None:
    text = "Jones claimed Smith raises taxes. Smith said it is wrong to raise taxes."
    statements = [
        voiced(text, "s1", ("Jones", "claimed", "Smith raises taxes"), "claim"),
        voiced(text, "s2", ("Smith", "said", "it is wrong to raise taxes"), after=30),
    ]
    assert find_denials(text, statements) == {}


def test_who_says_that_it_is_not_so_is_not_denied_by_a_denial_of_it() -> None:
    text = "A study found no payment by Smith. Smith denied that a payment was made."
    finding = voiced(text, "s1", ("A study", "found", "no payment by Smith"), "report")
    statements = [
        replace(finding, polarity="negated"),
        voiced(text, "s2", ("Smith", "denied", "that a payment was made"), "deny", after=34),
    ]
    assert find_denials(text, statements) == {}


def test_one_who_speaks_for_a_body_is_not_denied_by_it() -> None:
    text = "Smith claimed the bank is broke. The bank rejected the claim."
    spokesman = voiced(text, "s1", ("Smith", "claimed", "the bank is broke"), "claim")
    statements = [
        replace(spokesman, speaks_for=("The bank",)),
        voiced(text, "s2", ("The bank", "rejected", "the claim"), "deny"),
    ]
    assert find_denials(text, statements) == {}


def test_those_asked_in_a_poll_deny_nobody() -> None:
    text = (
        "Smith accused 60 percent of being asleep in the vote. "
        "60 percent said we were awake in the vote."
    )
    statements = [
        voiced(
            text, "s1", ("Smith", "accused", "60 percent of being asleep in the vote"), "accuse"
        ),
        voiced(text, "s2", ("60 percent", "said", "we were awake in the vote"), after=53),
    ]
    assert find_denials(text, statements) == {}


def test_a_doubtful_statement_is_no_target_and_denies_only_what_it_names() -> None:
    text = "Smith argued that taxes must rise. Jones rejected that argument. Brown denied guilt."
    argued = voiced(text, "s1", ("Smith", "argued", "that taxes must rise"), "claim")
    rejected = voiced(text, "s2", ("Jones", "rejected", "that argument"), "deny")
    doubtful = replace(rejected, is_sure=False)
    assert find_denials(text, [argued, doubtful]) == {"s2": ("s1",)}
    assert find_denials(text, [replace(argued, is_sure=False), rejected]) == {}
    vague = replace(voiced(text, "s3", ("Brown", "denied", "guilt"), "deny"), is_sure=False)
    assert find_denials(text, [argued, vague]) == {}


def test_an_answer_to_a_question_is_no_denial() -> None:
    text = "Smith asked whether taxes will rise. Jones said the budget is settled."
    statements = [
        voiced(text, "s1", ("Smith", "asked", "whether taxes will rise"), "ask"),
        voiced(text, "s2", ("Jones", "said", "the budget is settled")),
    ]
    assert find_denials(text, statements) == {}


def test_a_mere_contrast_is_no_denial() -> None:
    text = "Smith said taxes will rise, but Jones said the schools will open."
    statements = [
        voiced(text, "s1", ("Smith", "said", "taxes will rise")),
        voiced(text, "s2", ("Jones", "said", "the schools will open")),
    ]
    assert find_denials(text, statements) == {}


def test_no_comment_refuses_nothing_that_was_asked_for() -> None:
    text = "Smith called for a new tax. Jones declined to comment on the request."
    statements = [
        voiced(text, "s1", ("Smith", "called for", "a new tax"), "demand"),
        voiced(text, "s2", ("Jones", "declined", "to comment on the request"), "refuse"),
    ]
    assert find_denials(text, statements) == {}


def test_a_refused_request_reaches_back_to_who_asked() -> None:
    text = "The paper filed a motion to open the records. The judge rejected the request."
    statements = [
        voiced(text, "s1", ("The paper", "filed a motion", "to open the records"), "demand"),
        voiced(text, "s2", ("The judge", "rejected", "the request"), "refuse"),
    ]
    assert find_denials(text, statements) == {"s2": ("s1",)}


def test_the_charges_are_all_that_was_said_against_the_denier() -> None:
    text = (
        "Crew members said Smith shouted at them. Guards said Smith hit a man. "
        "Smith called the charges fabricated."
    )
    statements = [
        voiced(text, "s1", ("Crew members", "said", "Smith shouted at them")),
        voiced(text, "s2", ("Guards", "said", "Smith hit a man")),
        voiced(text, "s3", ("Smith", "called", "the charges fabricated"), "deny", after=60),
    ]
    assert find_denials(text, statements) == {"s3": ("s1", "s2")}


def test_what_the_narrator_says_contradicts_a_claim_denies_it() -> None:
    text = "Video shows that he stood still, contradicting the police's claim that he ran."
    statements = [
        voiced(text, "s1", ("Video", "shows", "that he stood still"), "report"),
        voiced(text, "s2", ("the police's", "claim", "that he ran"), "claim"),
    ]
    assert find_denials(text, statements) == {"s1": ("s2",)}


def test_what_the_author_says_is_denied_by_nobody() -> None:
    text = "Taxes mean ruin, it seems. Jones rejected that argument."
    author = Voiced(
        "s1", (), (Span(17, 25),), (Span(0, 15),), "claim", "affirmed", ("p1",), (), ("author",)
    )
    denier = voiced(text, "s2", ("Jones", "rejected", "that argument"), "deny")
    assert find_denials(text, [author, denier]) == {}


def test_a_party_is_called_by_its_name_its_aliases_and_its_sources() -> None:
    text = "The mayor said taxes will rise."
    statement = Statement(
        id="s1",
        source=Source((Span(0, 9),), "The mayor"),
        cue=Cue((Span(10, 14),), "said", "say"),
        content=Content((Span(15, 30),), "taxes will rise", ()),
        manner="indirect",
        part="paragraph",
        parent=None,
        confidence=1.0,
        by=("p1",),
        act="claim",
        polarity="uncertain",
    )
    party = Party("p1", "Jane Doe", "person", aliases=("Doe",))
    (one,) = voices(text, [statement], [party])
    assert one.names == ("Doe", "Jane Doe", "The mayor")
    assert (one.act, one.polarity, one.kinds) == ("claim", "uncertain", ("person",))


def test_twice_the_article_takes_twice_the_work() -> None:
    sentence = "Smith argued that taxes must rise. The judge rejected that argument.\n\n"

    def work(count: int) -> int:
        text, found = sentence * count, []
        for number in range(count):
            start = number * len(sentence)
            found += [_at(start, number, "claim"), _at(start + 35, number, "deny")]
        assert len(find_denials(text, found)) == count
        return lines_run(lambda: find_denials(text, found))

    def _at(start: int, number: int, act: Act) -> Voiced:
        if act == "claim":
            spans = (
                Span(start, start + 5),
                Span(start + 6, start + 12),
                Span(start + 13, start + 33),
            )
        else:
            spans = (
                Span(start, start + 9),
                Span(start + 10, start + 18),
                Span(start + 19, start + 32),
            )
        name = "Smith" if act == "claim" else "judge"
        source, cue, content = spans
        id = f"s{number}{act}"
        return Voiced(id, (source,), (cue,), (content,), act, "affirmed", (name,), (name,))

    # Behind the first fifty each looks back as far as any does.
    first, once, twice = work(50), work(65), work(80)
    assert twice - once < 1.1 * (once - first)


@pytest.mark.parametrize("text", ["", "\n", "x" * 10])
def test_an_article_without_statements_has_no_denials(text: str) -> None:
    assert find_denials(text, []) == {}


@st.composite
def any_statements(draw: st.DrawFn) -> tuple[str, list[Voiced]]:
    words = st.sampled_from(
        [
            "Smith",
            "the",
            "claims",
            "are",
            "false",
            "not",
            "denied",
            "said",
            "but",
            "'s",
            ".",
            "\n\n",
            "é",
        ]
    )
    text = " ".join(draw(st.lists(words, min_size=3, max_size=60)))
    spot = st.integers(0, len(text) - 1)
    found = []
    for number in range(draw(st.integers(0, 6))):
        places = sorted(draw(st.lists(spot, min_size=6, max_size=6)))
        source, cue, content = (Span(places[n], places[n + 1]) for n in (0, 2, 4))
        act: Act = draw(st.sampled_from(["deny", "state", "refuse", "claim"]))
        by = draw(st.sampled_from([(), ("p1",), ("p2",)]))
        found.append(Voiced(f"s{number}", (source,), (cue,), (content,), act, "affirmed", by, by))
    return text, found


@given(any_statements())
def test_only_statements_of_others_are_ever_denied(given_ones: tuple[str, list[Voiced]]) -> None:
    text, statements = given_ones
    parties = {one.id: set(one.by) for one in statements}
    for denier, denied in find_denials(text, statements).items():
        assert denied
        assert len(set(denied)) == len(denied)
        assert not any(parties[one] & parties[denier] for one in denied)
        assert denier not in denied
