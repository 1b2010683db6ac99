"""Windows: which are open on a day, for whom, and what comes before and after."""

import tomllib
from datetime import date, time
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagabook.market import Business, Calendar, Window, shipped_calendar


def window(name: str, opens: str, closes: str, leagues: tuple[str, ...] = (), business: str = "all") -> Window:
    """A window of an invented country."""
    return Window(
        "LAN", "m", leagues, name, Business(business), date.fromisoformat(opens), date.fromisoformat(closes),
        time(23), "Europe/London", True, "an announcement",
    )  # fmt: skip


CALENDAR = Calendar(
    [
        window("summer-2020", "2020-07-01", "2020-08-31"),
        window("summer-2020", "2020-07-01", "2020-09-15", ("second",)),
        window("summer-2020", "2020-09-01", "2020-09-20", (), "home"),
        window("winter-2021", "2021-01-01", "2021-01-31"),
    ]
)


def test_first_and_last_day_are_within() -> None:
    for day, open_ in (("2020-07-01", True), ("2020-08-31", True), ("2021-02-01", False)):
        standing = CALENDAR.standing(date.fromisoformat(day), "LAN")
        assert (standing is not None and bool(standing.open)) is open_


def test_days_left_count_to_the_last_day() -> None:
    standing = CALENDAR.standing(date(2020, 8, 15), "LAN")
    assert standing is not None
    assert standing.days_left == 16
    assert standing.next is not None
    assert standing.next.name == "winter-2021"


def test_a_window_of_its_own_stands_instead_of_the_countrys() -> None:
    day = date(2020, 9, 10)
    first, second = CALENDAR.standing(day, "LAN", "first"), CALENDAR.standing(day, "LAN", "second")
    assert first is not None
    assert second is not None
    assert [w.business for w in first.open] == [Business.HOME]
    assert first.days_left is None
    assert second.days_left == 5


def test_days_out_of_reach_have_no_standing() -> None:
    assert CALENDAR.standing(date(2020, 6, 30), "LAN") is None
    assert CALENDAR.standing(date(2021, 2, 1), "LAN") is None
    assert CALENDAR.standing(date(2020, 8, 1), "NOL") is None


def test_the_moment_of_closing_has_its_zone() -> None:
    shuts = CALENDAR.windows("LAN")[0].shuts
    assert shuts is not None
    assert shuts.isoformat() == "2020-08-31T23:00:00+01:00"


@given(st.dates(date(2010, 9, 1), date(2026, 1, 31)), st.sampled_from(shipped_calendar().countries))
def test_nothing_opens_before_the_next_nor_shut_after_the_last(day: date, country: str) -> None:
    standing = shipped_calendar().standing(day, country)
    assert standing is not None
    windows = [w for w in shipped_calendar().windows(country) if w.business is Business.ALL]
    assert (standing.days_left is None) is not any(w.opens <= day <= w.closes for w in windows)
    if standing.next is not None:
        assert not [w for w in windows if day < w.opens < standing.next.opens]
    if standing.last is not None:
        assert not [w for w in windows if standing.last.closes < w.closes < day]


# -- the exceptions that leagues made -------------------------------------------------------------------------------


def closes(day: str, country: str, league: str = "", gender: str = "m") -> list[tuple[str, str]]:
    """What is open on a day: for what, and its last day."""
    standing = shipped_calendar().standing(date.fromisoformat(day), country, league, gender)
    assert standing is not None
    return [(w.business.value, w.closes.isoformat()) for w in standing.open]


@pytest.mark.parametrize(
    ("day", "country", "league", "expected"),
    [
        # England shut before the season in 2018 and 2019, when others went on; the EFL went on lending, and in 2019
        # its lower divisions with all.
        ("2018-08-09", "ENG", "premier-league", [("all", "2018-08-09")]),
        ("2018-08-10", "ENG", "premier-league", []),
        ("2018-08-10", "ENG", "championship", [("loans", "2018-08-31")]),
        ("2018-08-10", "ESP", "", [("all", "2018-08-31")]),
        ("2019-08-09", "ENG", "championship", []),
        ("2019-08-09", "ENG", "league-one", [("all", "2019-09-02")]),
        ("2019-08-20", "FRA", "", [("all", "2019-09-02")]),
        # The summer of 2020 ran to October, and between English clubs eleven days longer.
        ("2020-10-05", "ENG", "premier-league", [("all", "2020-10-05"), ("home", "2020-10-16")]),
        ("2020-10-06", "ENG", "championship", [("home", "2020-10-16")]),
        ("2020-10-05", "ITA", "", [("all", "2020-10-05")]),
        ("2020-10-06", "GER", "", []),
        # Before the Club World Cup of 2025 there was a window of ten days, and then none for five.
        ("2025-06-01", "ENG", "premier-league", [("all", "2025-06-10")]),
        ("2025-06-11", "ENG", "premier-league", []),
        ("2025-06-15", "ENG", "premier-league", []),
        ("2025-06-16", "ENG", "premier-league", [("all", "2025-09-01")]),
        ("2025-06-05", "ITA", "serie-b", []),
        ("2025-06-05", "ITA", "serie-a", [("all", "2025-06-10")]),
        ("2025-06-05", "TUR", "", []),
        # Days on which a month's end fell on a weekend.
        ("2014-09-01", "ENG", "premier-league", [("all", "2014-09-01")]),
        ("2021-02-01", "ENG", "premier-league", [("all", "2021-02-01")]),
    ],
)
def test_exceptions_of_leagues(day: str, country: str, league: str, expected: list[tuple[str, str]]) -> None:
    assert closes(day, country, league) == expected


def test_womens_clubs_have_windows_of_their_own() -> None:
    assert closes("2024-09-05", "ENG", "womens-super-league", "w") == [("all", "2024-09-13")]
    assert closes("2024-09-05", "ENG", "premier-league") == []


def test_forty_days_and_more_are_vouched_for() -> None:
    rows = shipped_calendar().all
    assert sum(w.exact for w in rows) >= 40
    assert all("http" in w.source for w in rows if w.exact)
    assert all("not checked" in w.source or "http" in w.source for w in rows)


def test_the_readers_last_days_are_the_calendars() -> None:
    """The reader resolves "deadline day" by a table of its own, for it may not ask the market."""
    table = tomllib.loads((files("sagabook.reading") / "patterns" / "times.toml").read_text(encoding="utf-8"))
    calendar = shipped_calendar()
    for month, day in table["deadlines"].items():
        name = ("winter" if month.endswith("-01") else "summer") + f"-{month[:4]}"
        own = [w for w in calendar.windows("ENG", "premier-league") if w.name == name and w.business is Business.ALL]
        assert max(w.closes for w in own).isoformat() == day
