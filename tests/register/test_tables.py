"""Loading tables: what stands, and how each bad row fails."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sagabook.errors import RegisterError
from sagabook.register import check_register, load_register
from sagabook.register.check import faults
from sagabook.register.tables import read_tables

Writer = Callable[..., Path]
CLUB = "clubs/england.csv"


def test_small_tables_stand(tables: Writer, tmp_path: Path) -> None:
    folder = tables()
    assert list(faults(folder)) == []
    check_register(load_register(tmp_path / "none.sqlite", folder))


def test_cells_with_several_values_are_split(tables: Writer) -> None:
    read = read_tables(tables())
    assert read.clubs["redport"].nicknames == ("Reds", "Mariners")
    assert read.clubs["malaga-azul"].short == ()
    assert read.spells[0].since == "2019-06"
    assert read.spells[1].until == ""
    assert "Mark" in read.weak_given_names


def test_a_quoted_cell_may_hold_a_comma(tables: Writer) -> None:
    folder = tables({"positions.csv": '+"full-back, left",left-back,defender\n'})
    assert "full-back, left" in read_tables(folder).positions


@pytest.mark.parametrize(
    ("table", "text", "said"),
    [
        (CLUB, "+redport,Other,,,,,,,,,ENG,,m\n", r"clubs/england.csv line 5: the id 'redport' is taken by .* line 2"),
        ("clubs/elsewhere.csv", "+redport,Other,,,,,,,,,ENG,,m\n", r"england.csv line 2: .*elsewhere.csv line 3"),
        ("nations.csv", "+ENG,Engelland,,,\n", r"nations.csv line 5: the code 'ENG' is taken by nations.csv line 2"),
        ("positions.csv", "+left-back,x,y\n", r"positions.csv line 3: the word 'left-back' is taken"),
        (CLUB, "+nameless,,,,,,,,,,ENG,,m\n", r"clubs/england.csv line 5: no name; every row needs one"),
        (CLUB, "+short,Short\n", r"clubs/england.csv line 5: 2 cells for 13 columns; put a cell that holds a comma"),
        ("outlets.csv", "id,name\n", r"outlets.csv line 1: the columns are id,name; write id,name,aliases,weak"),
        ("positions.csv", '+"left,x,y\n', r"positions.csv line \d: unexpected end of data; mend the quotes"),
        ("given_names.csv", "+David\n", r"given_names.csv: David more than once; keep one row of each"),
        ("given_names.csv", "Names\nAnn\n", r"given_names.csv line 1: the columns are Names; write name"),
    ],
)
def test_a_bad_row_fails_at_loading(tables: Writer, table: str, text: str, said: str) -> None:
    with pytest.raises(RegisterError, match=said):
        read_tables(tables({table: text}))


def test_a_missing_table_is_named(tables: Writer) -> None:
    folder = tables()
    (folder / "journalists.csv").unlink()
    with pytest.raises(RegisterError, match=r"journalists.csv: No such file .*; the register needs this table"):
        read_tables(folder)


def test_a_missing_folder_of_clubs_is_named(tables: Writer) -> None:
    folder = tables()
    (folder / "clubs").rename(folder / "teams")
    with pytest.raises(RegisterError, match="clubs/: No such file or directory; the folder"):
        read_tables(folder)


def test_a_table_that_is_not_utf8_is_named(tables: Writer) -> None:
    folder = tables()
    (folder / "positions.csv").write_bytes(b"word,role,group\nlat\xe9ral,left-back,defender\n")
    with pytest.raises(RegisterError, match=r"positions.csv: not UTF-8"):
        read_tables(folder)


@pytest.mark.parametrize(
    ("table", "text", "said"),
    [
        (CLUB, "+rp2,Red Port,,REDPORT,,,,,,,ENG,,m\n", r"line 5: 'REDPORT' means Red Port here and Redport in .* 2"),
        (CLUB, "+x,Xtown,,,,,,,,,FRA,,m\n", r"line 5: Xtown's country 'FRA' is no code of nations.csv"),
        (CLUB, "+x,Xtown,,,,,,,,,ENG,Sunday League,m\n", r"line 5: the league 'Sunday League' of Xtown is not in"),
        (CLUB, "+x,Xtown,,,,,,,,,ENG,,x\n", r"line 5: the gender 'x' of Xtown; write m or w"),
        (CLUB, "+x,Xtown,,,,Reds|Reds,,,,,ENG,,m\n", r"line 5: 'Reds\|Reds' says the same twice"),
        (CLUB, "+x,Xtown,,,,Reds||Blues,,,,,ENG,,m\n", r"line 5: 'Reds\|\|Blues' has an empty value"),
        ("journalists.csv", "+bo,Bo Day,,the-times\n", r"journalists.csv line 3: the outlet 'the-times' of Bo Day"),
        ("managers.csv", "+Cy Oh,,Nowhere,manager,2020,\n", r"line 4: Cy Oh's 'Nowhere' is neither a club"),
        ("managers.csv", "+Cy Oh,,Redport,boss,2020,\n", r"line 4: the role 'boss' of Cy Oh; write one of manager,"),
        ("managers.csv", "+Cy Oh,,Redport,agent,2020-13,\n", r"line 4: '2020-13' for Cy Oh; write YYYY or YYYY-MM"),
        ("managers.csv", "+Cy Oh,,Redport,owner,2020,2019\n", r"line 4: Cy Oh's spell ends \(2019\) before it begins"),
    ],
)
def test_a_row_at_odds_with_others_fails_the_check(
    tables: Writer, tmp_path: Path, table: str, text: str, said: str
) -> None:
    register = load_register(tmp_path / "none.sqlite", tables({table: text}))
    with pytest.raises(RegisterError, match=said):
        check_register(register)


def test_men_and_women_may_share_a_name(tables: Writer) -> None:
    assert list(faults(tables({CLUB: "+rw,Redport Belles,,Redport,,,,,,,ENG,,w\n"}))) == []


def test_a_manager_may_lead_a_nation_and_an_agent_nobody(tables: Writer) -> None:
    rows = "+Cy Oh,,Holland,manager,2020,2022-07\nDi Fee,,,agent,,\n"
    assert list(faults(tables({"managers.csv": rows}))) == []


def test_the_number_of_further_faults_is_told(tables: Writer, tmp_path: Path) -> None:
    rows = "+Cy Oh,,Nowhere,manager,,\nDi Fee,,Nowhere,manager,,\n"
    register = load_register(tmp_path / "none.sqlite", tables({"managers.csv": rows}))
    with pytest.raises(RegisterError, match=r"line 4.*\(and 1 more\)$"):
        check_register(register)
