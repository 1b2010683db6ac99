"""Times in prose: what each phrase means on the day of publication, and which verb it belongs to."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagabook.reading.times import Tense
from sagabook.reading.when import find_times, time_for

#: A Wednesday in an open summer window.
DAY = date(2025, 7, 16)
WORDS = (
    *"last next this the in on by since until before from to between and of summer window January August May".split(),
    *"Tuesday week weekend month year season two weeks ago 2019 2023/24 2019-20 9 31 February July deadline".split(),
    *"day today signed joined will has been that who as with joining , . ' - transfer earlier end start half".split(),
)
PUBLISHED = st.none() | st.dates()
TENSES: list[Tense | None] = [None, "past", "future"]
ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")


def times(sentence: str, published: date | None = DAY) -> list[str]:
    return [span.value for span in find_times(sentence, 0, len(sentence), published)]


def when(sentence: str, verb: str, published: date | None = DAY) -> str | None:
    span = time_for(sentence, 0, len(sentence), published, sentence.index(verb))
    return span.value if span else None


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("today", "2025-07-16"),
        ("earlier today", "2025-07-16"),
        ("yesterday afternoon", "2025-07-15"),
        ("last night", "2025-07-15"),
        ("on Tuesday", "2025-07-15"),
        ("on Thursday evening", "2025-07-10"),
        ("on Wednesday", "2025-07-16"),
        ("last Wednesday", "2025-07-09"),
        ("at the weekend", "2025-07-12/2025-07-13"),
        ("this week", "2025-07-14/2025-07-16"),
        ("last week", "2025-07-07/2025-07-13"),
        ("earlier this month", "2025-07"),
        ("late last month", "2025-06"),
        ("last year", "2024"),
        ("in March", "2025-03"),
        ("in August", "2024-08"),
        ("last June", "2025-06"),
        ("earlier in June", "2025-06"),
        ("in the middle of May", "2025-05"),
        ("on July 9", "2025-07-09"),
        ("on the 9th of July", "2025-07-09"),
        ("on 3 December", "2024-12-03"),
        ("on July 9, 2018", "2018-07-09"),
        ("on Monday, 9 July 2018", "2018-07-09"),
        ("in August 2003", "2003-08"),
        ("in 2019", "2019"),
        ("back in 2019", "2019"),
        ("this summer", "2025-06/2025-08"),
        ("during this summer’s transfer window", "2025-06/2025-08"),
        ("last summer", "2024-06/2024-08"),
        ("two summers ago", "2023-06/2023-08"),
        ("in the summer of 2020", "2020-06/2020-08"),
        ("last January 2024", "2024-01"),
        ("in the January transfer window", "2025-01"),
        ("at the end of the 2020 January window", "2020-01"),
        ("earlier in the window", "2025-06/2025-08"),
        ("last season", "2024-08/2025-05"),
        ("in the second half of last season", "2025-01/2025-05"),
        ("in the 2019-20 campaign", "2019-08/2020-07"),
        ("at the end of 2023/24", "2024-05"),
        ("two years ago", "2023"),
        ("six months ago", "2025-01"),
        ("three days ago", "2025-07-13"),
        ("just over a week ago", "2025-06/2025-07"),
        ("from 2010 to 2014", "2010/2014"),
        ("between November and February", "2024-11/2025-02"),
        ("on 6 or 7 January", "2025-01-06/2025-01-07"),
        ("since January", "2025-01/2025-07"),
        ("since the start of the summer", "2025-06/2025-07"),
        ("on deadline day", None),
        ("in the last week", None),
        ("in recent days", None),
        ("the following summer", None),
    ],
)
def test_a_phrase_after_a_past_verb(phrase: str, value: str | None) -> None:
    assert when(f"Rovers signed the winger {phrase}.", "signed") == value


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("tomorrow", "2025-07-17"),
        ("tonight", "2025-07-16"),
        ("on Tuesday", "2025-07-22"),
        ("next Wednesday", "2025-07-23"),
        ("this weekend", "2025-07-19/2025-07-20"),
        ("later this week", "2025-07-16/2025-07-20"),
        ("next month", "2025-08"),
        ("in January", "2026-01"),
        ("next season", "2025-08/2026-05"),
        ("at the end of the season", "2026-05"),
        ("next summer", "2026-06/2026-08"),
        ("by Friday", "2025-07-16/2025-07-18"),
        ("by noon on Friday", "2025-07-16/2025-07-18"),
        ("before September 1", "2025-07-16/2025-09-01"),
        ("on deadline day", "2025-09-01"),
        ("before the window shuts", None),
    ],
)
def test_a_phrase_after_a_coming_verb(phrase: str, value: str | None) -> None:
    assert when(f"Rovers will sign the winger {phrase}.", "will") == value


def test_a_season_may_end_late() -> None:
    assert times("He was on loan there last season.", date(2020, 9, 16)) == ["2019-08/2020-07"]


def test_next_summer_said_in_spring_may_be_either() -> None:
    assert times("He will leave next summer.", date(2025, 3, 2)) == []


def test_a_coming_week_said_on_a_sunday_is_the_one_ahead() -> None:
    assert times("They will sign him this week.", date(2025, 7, 20)) == ["2025-07-20/2025-07-26"]


def test_a_window_that_outlasts_its_months_is_not_past() -> None:
    (span,) = find_times("They sign him this summer.", 0, 26, date(2020, 9, 20))
    assert (span.value, span.past) == ("2020-06/2020-08", None)


def test_a_time_says_on_which_side_of_the_publication_it_lies() -> None:
    sentence = "He joined in 2019, is in talks today and will fly out tomorrow."
    assert [span.past for span in find_times(sentence, 0, len(sentence), DAY)] == [True, None, False]


def test_without_a_publication_date_only_absolute_times_are_told() -> None:
    sentence = "He joined in August 2003, left last year and came back on Monday, having signed in 1997."
    assert times(sentence, None) == ["2003-08", "1997"]


def test_the_tense_given_decides_between_days() -> None:
    sentence = "The medical on Friday."
    days = [find_times(sentence, 0, len(sentence), DAY, tense)[0].value for tense in TENSES[1:]]
    assert days == ["2025-07-11", "2025-07-18"]


def test_a_time_on_the_other_side_is_not_the_predicates() -> None:
    sentence = "The striker signed a deal last summer."
    assert time_for(sentence, 0, len(sentence), DAY, sentence.index("signed"), "future") is None


def test_a_span_covers_the_phrase_with_its_preposition() -> None:
    sentence = "Rovers sold him at the end of last season for nothing."
    (span,) = find_times(sentence, 0, len(sentence), DAY)
    assert sentence[span.start : span.end] == "at the end of last season"


@pytest.mark.parametrize(
    "sentence",
    [
        "A summer signing from Ajax.",
        "The January target is a winger.",
        "Tuesday's game was lost.",
        "He told The Mail on Sunday.",
        "Sheffield Wednesday. Sunday Times. Monday Night Football.",
        "The move to the club may fall through.",
        "He is in the last year of his contract.",
        "They made 2000 passes for £2019 and 2,019 people came.",
        "It was priced at €2020.",
        "They meet every season for the summer sale.",
    ],
)
def test_nouns_and_names_are_no_times(sentence: str) -> None:
    assert times(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "verb", "value"),
    [
        ("On Tuesday, Rovers agreed a fee.", "agreed", "2025-07-15"),
        ("City on Tuesday agreed to sell him.", "agreed", "2025-07-15"),
        ("Rovers agreed a fee on Tuesday and he will have a medical on Friday.", "agreed", "2025-07-15"),
        ("Rovers agreed a fee on Tuesday and he will have a medical on Friday.", "will have", "2025-07-18"),
        ("He is expected to leave the club this summer.", "is expected", "2025-06/2025-08"),
        ("He wants the club that he joined in 2019.", "wants", None),
        ("He signed a new deal with the club that he joined in 2019.", "joined", "2019"),
        ("He has been a hit since joining from Ajax in 2021.", "has been", None),
        ("He has been a hit since joining from Ajax in 2021.", "joining", "2021"),
        ("On Thursday the Echo reported that Rovers had made a bid.", "made", None),
        ("The Echo reported on Thursday that Rovers want him.", "want", None),
        ("He told the club on Thursday that he wants to go.", "wants", "2025-07-10"),
        ("He signed a contract ending in 2027.", "signed", None),
        ("He signed a deal until 2027.", "signed", None),
        ("Until July 20, his release clause is £30m.", "clause", "2025-07-16/2025-07-20"),
        ("He has been here since 1997 when he moved from Ajax.", "moved", "1997"),
        ("He was unveiled on Friday as he completed his switch.", "completed", "2025-07-11"),
        ("Rovers have been busy this summer, landing a new winger.", "landing", "2025-06/2025-08"),
        ("He will be their fourth signing of the summer.", "will be", "2025-06/2025-08"),
        ("They completed their first signing of the window on Monday.", "completed", "2025-07-14"),
        ("They want him despite the lack of European football next season.", "want", None),
        ("They have been linked with him, a winner of the cup last season.", "linked", None),
        ("Rovers bid in June, but City turned it down on Monday.", "bid", "2025-06"),
        ("Rovers bid in June, but City turned it down on Monday.", "turned", "2025-07-14"),
        ("Rovers made a bid and on Monday he flew in.", "made", None),
        ("The club made contact to sign him next season.", "made", None),
        ("It was in 2013 that Rovers signed him.", "signed", "2013"),
        ("He has joined Rovers, the club announced on Friday.", "joined", "2025-07-11"),
        ("Rovers revealed on Friday that he had joined.", "had joined", "2025-07-11"),
        ("No time is named here.", "named", None),
    ],
)
def test_a_time_belongs_to_its_own_verb(sentence: str, verb: str, value: str | None) -> None:
    assert when(sentence, verb) == value


PHRASES = st.lists(st.sampled_from(WORDS)).map(" ".join)


@given(st.text() | PHRASES, PUBLISHED, st.sampled_from(TENSES), st.data())
def test_any_text_gives_spans_in_order_and_inside(
    text: str, published: date | None, tense: Tense | None, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at = start
    for span in find_times(text, start, end, published, tense):
        assert at <= span.start < span.end <= end
        assert ISO.fullmatch(span.value)
        at = span.end


@given(PHRASES, PUBLISHED, st.sampled_from(TENSES), st.data())
def test_a_predicate_anywhere_gets_a_time_of_its_sentence_or_none(
    text: str, published: date | None, tense: Tense | None, data: st.DataObject
) -> None:
    head = data.draw(st.integers(0, len(text)))
    span = time_for(text, 0, len(text), published, head, tense)
    assert span is None or span in find_times(text, 0, len(text), published, tense)


@given(PHRASES, PUBLISHED)
def test_intervals_run_forward(text: str, published: date | None) -> None:
    for span in find_times(text, 0, len(text), published):
        first, _, last = span.value.partition("/")
        assert not last or (first < last and len(first) == len(last))
