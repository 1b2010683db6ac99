"""Loading the tables of windows: what stands, and how each bad row fails."""

from pathlib import Path

import pytest

from sagabook.errors import MarketError, RegisterError
from sagabook.market import read_calendar, shipped_calendar
from sagabook.register import load_register

HEAD = "country,gender,leagues,name,business,opens,closes,hour,zone,standing,source\n"
GOOD = "LAN,m,,summer-2020,all,2020-07-01,2020-08-31,23:00,Europe/London,exact,said so\n"


def test_a_good_row_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(HEAD + GOOD)
    assert read_calendar(tmp_path).windows("LAN")[0].name == "summer-2020"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("summer-2020", "spring-2020", 'windows/x.csv line 2: "spring-2020" is no name of a window; write summer-YYYY'),
        ("summer-2020", "summer-20", '"summer-20" is no name of a window'),
        (",m,", ",x,", 'the gender "x"; write m or w'),
        (",all,", ",some,", 'the business "some"; write one of all, home, loans'),
        ("exact", "sure", 'the standing "sure"; write one of exact, approximate'),
        ("said so", "", "no source; say who announced it"),
        ("2020-08-31", "2020-08-32", '"2020-08-32" is no day; write YYYY-MM-DD'),
        ("2020-08-31", "2020-06-30", "a window ends after it opens"),
        ("2020-08-31", "2021-08-31", "within 125 days"),
        ("summer-2020", "summer-2023", "summer-2023 cannot open on 2020-07-01"),
        ("23:00", "11 pm", '"11 pm" is no hour; write HH:MM'),
        ("Europe/London", "Europe/Londres", '"Europe/Londres" is no time zone'),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    (tmp_path / "x.csv").write_text(HEAD + GOOD.replace(old, new, 1))
    with pytest.raises(MarketError) as caught:
        read_calendar(tmp_path)
    assert said in str(caught.value)


def test_a_window_told_twice_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(HEAD + GOOD + GOOD)
    with pytest.raises(MarketError, match=r"x.csv line 3: the same window as windows/x.csv line 2; drop one"):
        read_calendar(tmp_path)


def test_other_columns_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("country,name\n")
    with pytest.raises(RegisterError, match=r"x.csv line 1: the columns are country,name"):
        read_calendar(tmp_path)


def test_shipped_countries_and_leagues_are_the_registers() -> None:
    register, calendar = load_register(), shipped_calendar()
    assert set(calendar.countries) <= set(register.nations)
    named = {league for window in calendar.all for league in window.leagues}
    assert named <= set(register.competitions)
    assert {"championship", "league-one", "serie-a"} <= named
