"""Printed dates are read as British pages mean them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagabook.stories.dates import parse_date


@pytest.mark.parametrize(
    "printed",
    [
        "2017-08-01",
        "2017-08-01T23:59:00+01:00",
        "2017-08-01 09:30",
        "2017/08/01",
        "20170801",
        "1 August 2017",
        "1st August, 2017",
        "1st of August 2017",
        "Tuesday 1 August 2017 12:32, UK",
        "Tue, 01 Aug 2017 09:30:00 GMT",
        "12:32, 1 Aug 2017",
        "August 1, 2017",
        "Aug. 1st 2017",
        "AUGUST 1 2017",
        "01/08/2017",
        "1.8.2017",
        "01-08-2017",
    ],
)
def test_forms_of_one_day(printed: str) -> None:
    assert parse_date(printed) == date(2017, 8, 1)


def test_the_day_comes_first_unless_it_cannot() -> None:
    assert parse_date("03/04/2017") == date(2017, 4, 3)
    assert parse_date("04/13/2017") == date(2017, 4, 13)


@pytest.mark.parametrize(
    "printed", ["", "yesterday", "31 February 2017", "2017", "99/99/2017", "1 Smarch 2017", "x" * 5000]
)
def test_what_is_no_date_is_none(printed: str) -> None:
    assert parse_date(printed) is None


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%a, %d %b %Y 10:00:00 GMT", "%d/%m/%Y"]),
)
def test_every_day_is_read_back(day: date, form: str) -> None:
    assert parse_date(day.strftime(form)) == day


@given(st.text(max_size=120))
def test_any_text_is_a_date_or_none(printed: str) -> None:
    assert parse_date(printed) is None or isinstance(parse_date(printed), date)
