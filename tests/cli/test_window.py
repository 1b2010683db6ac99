"""`sagabook window`: what it prints, and what it refuses."""

import json

import pytest

from .conftest import run_command


def test_one_line_a_country() -> None:
    run = run_command("window", "--on", "2017-08-15")
    assert run.status == 0
    assert "England: open until 31 August 2017 at 23:00, 16 days left" in run.out
    assert "United States: shut; opens again on 7 February 2018, in 176 days" in run.out


def test_a_country_in_full_names_its_sources() -> None:
    run = run_command("window", "--country", "england", "--on", "2020-10-10")
    assert "England: open between clubs of the country only, until 16 October 2020 at 17:00, 6 days left" in run.out
    assert "opens again on 2 January 2021, in 84 days" in run.out
    assert "shut last on 5 October 2020 at 23:00" in run.out
    assert "Premier League statement of 15 July 2020" in run.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--league", "League One"), "England: open until 2 September 2019"),
        (("--league", "Premier League"), "England: shut; opens again on 1 January 2020"),
        (("--club", "Liverpool"), "England: shut; opens again on 1 January 2020"),
    ],
)
def test_leagues_and_clubs_have_their_own(options: tuple[str, ...], said: str) -> None:
    assert said in run_command("window", *options, "--on", "2019-08-20").out


def test_json_has_a_line_a_country() -> None:
    run = run_command("window", "--country", "ENG", "--on", "2025-06-05", "--json")
    told = json.loads(run.out)
    assert told["days_left"] == 5
    assert told["open"][0]["shuts"] == "2025-06-10T19:00:00+01:00"
    assert told["next"]["opens"] == "2025-06-16"


def test_a_day_may_be_typed_as_it_is_printed() -> None:
    assert "England: open until 31 August 2017" in run_command("window", "--on", "15 August 2017").out


def test_a_day_out_of_reach_is_said() -> None:
    assert "the tables do not reach that day" in run_command("window", "--country", "Spain", "--on", "1999-01-01").out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--country", "Narnia"), "Narnia: no windows are known of that country; those known are Brazil, England"),
        (("--club", "Qwrtz Rovers"), "Qwrtz Rovers: the register knows no such club"),
        (("--league", "Qwrtz Liga"), "Qwrtz Liga: the register knows no such league"),
        (("--club", "Boca Juniors"), "Boca Juniors: no windows are known of that country"),
        (("--club", "Liverpool", "--league", "WSL"), "--country, --league and --club each say whose windows; give one"),
    ],
)
def test_an_unknown_name_is_one_line_and_status_two(options: tuple[str, ...], said: str) -> None:
    run = run_command("window", *options)
    assert run.status == 2
    assert run.err.count("\n") == 1
    assert said in run.err
