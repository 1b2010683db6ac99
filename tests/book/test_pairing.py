"""Twins among stories of neighbouring days: just the pairs that are near enough in words and in time."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sagabook.book.pairing import pairs_among, within_reach
from sagabook.book.twins import DAYS, LIKE, likeness, signature

FIRST = date(2025, 7, 1)
TEXTS = [
    "Hartwell have turned down a second offer from Torino for the winger Jan Novak, the club said on Monday evening",
    "Hartwell have turned down a second offer from Torino for the winger Jan Novak, it was reported on Monday evening",
    "Ade Bello will have a medical at Porto this week and is to sign for four years once Fulham have found another",
    "",
]
SIGNED = [signature(text) for text in TEXTS]


@given(st.lists(st.tuples(st.integers(0, 12), st.sampled_from(SIGNED)), max_size=12), st.sets(st.integers(1, 12)))
def test_just_the_pairs_that_are_like_and_near(rows: list[tuple[int, bytes]], fresh: set[int]) -> None:
    days = sorted(day for day, _ in rows)
    stories = [
        (number, FIRST + timedelta(days=day), signed)
        for number, (day, (_, signed)) in enumerate(zip(days, rows, strict=True), 1)
    ]
    expected = {
        (one[0], other[0])
        for one in stories
        for other in stories
        if one[0] < other[0]
        and {one[0], other[0]} & fresh
        and abs((one[1] - other[1]).days) <= DAYS
        and likeness(one[2], other[2]) >= LIKE
    }
    assert set(pairs_among(stories, fresh)) == expected


def test_the_reach_covers_the_days_of_twins() -> None:
    assert within_reach(FIRST, FIRST) == (FIRST - timedelta(days=DAYS), FIRST + timedelta(days=DAYS))
