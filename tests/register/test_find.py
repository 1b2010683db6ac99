"""What a name can mean: every way to a sense, their order, close names, and any string at all."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sagabook.register import Register, Sense, load_register


def means(register: Register, name: str) -> list[tuple[str, str, str]]:
    return [(sense.what, sense.id, sense.why) for sense in register.find(name)]


@pytest.mark.parametrize(
    ("name", "sense"),
    [
        ("Redport", ("club", "redport", "name")),
        ("redport football club", ("club", "redport", "official name")),
        ("Milltown Utd", ("club", "milltown-united", "short name")),
        ("United", ("club", "milltown-united", "needs a context")),
        ("the Mariners", ("club", "redport", "nickname")),
        ("MIL", ("club", "milltown-united", "ticker")),
        ("the south coast club", ("club", "redport", "area")),
        ("the Northshire-based side", ("club", "milltown-united", "area")),
        ("Northshire", ("club", "milltown-united", "area")),
        ("St. Anne’s Park", ("club", "redport", "ground")),
        ("MALAGA AZUL", ("club", "malaga-azul", "name")),
        ("Bugle", ("outlet", "the-bugle", "name")),
        ("bugle.example", ("outlet", "the-bugle", "domain")),
        ("Ann Reeve", ("journalist", "ann-reeve", "name")),
        ("Reeve", ("journalist", "ann-reeve", "surname")),
        ("Jurgen Falk", ("manager", "Jürgen Falk", "name")),
        ("Falk", ("manager", "Jürgen Falk", "surname")),
        ("EPL", ("competition", "premier-league", "alias")),
        ("the Dutchman", ("nation", "NED", "demonym")),
        ("the Spanish club", ("nation", "ESP", "adjective")),
        ("Holland", ("nation", "NED", "alias")),
        ("left back", ("position", "left-back", "word")),
    ],
)
def test_a_name_leads_to_its_sense(small: Register, name: str, sense: tuple[str, str, str]) -> None:
    assert means(small, name)[0] == sense


def test_a_shared_nickname_gives_all_its_clubs_best_first(small: Register) -> None:
    assert [at for _, at, _ in means(small, "the Reds")] == ["redport", "milltown-united", "redport-women"]


def test_each_thing_is_given_once_by_its_best_name(small: Register) -> None:
    assert [sense for sense in means(small, "Redport") if sense[1] == "redport"] == [("club", "redport", "name")]


def test_a_managers_side_leads_to_the_clubs(small: Register) -> None:
    assert means(small, "Falk's side") == [
        ("club", "milltown-united", "Jürgen Falk, manager 2024 to now"),
        ("club", "redport", "Jürgen Falk, manager 2019-06 to 2023-05"),
        ("manager", "Jürgen Falk", "surname"),
    ]


def test_details_tell_senses_apart(small: Register) -> None:
    assert small.find("Redport")[0] == Sense("club", "Redport", "name", "Premier League, Redport, England", "redport")
    assert small.find("Falk")[0].detail == ("manager, Redport 2019-06 to 2023-05; manager, Milltown United 2024 to now")
    assert small.find("Reeve")[0].detail == "The Bugle"


def test_close_names_are_marked(small: Register) -> None:
    assert means(small, "Redprt")[:1] == [("club", "redport", 'close to "redport"')]
    assert means(small, "Millton Untied")[0][1] == "milltown-united"
    assert means(small, "Greenport") == []


def test_the_limit_is_kept(small: Register) -> None:
    assert len(small.find("Reds", limit=2)) == 2
    assert small.find("Reds", limit=0) == []


ODD = ["", " ", "the", "the club", "'s side", "...", "\x00", "\ud800", "الهلال", "x" * 99_999]


@pytest.mark.parametrize("name", ODD)
def test_odd_names_mean_nothing(small: Register, name: str) -> None:
    assert small.find(name) == []


@cache
def shipped() -> Register:
    return load_register(Path("no register here"))


@settings(deadline=None)  # the first example loads the register and builds its index
@given(st.text(max_size=40))
def test_find_never_fails(name: str) -> None:
    assert all(sense.name and sense.why for sense in shipped().find(name))
