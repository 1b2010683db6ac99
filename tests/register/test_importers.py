"""Importing: each format, merging, once only, and every way that a file can be bad."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from sagabook.errors import RegisterError
from sagabook.register import Added, Register, Stint, add_file, load_register, user_register_path

File = Callable[[str, str], Path]

EWENME = (
    "club_name,player_name,age,position,club_involved_name,fee,transfer_movement,transfer_period,fee_cleaned,"
    "league_name,year,season,country\n"
)
REEP = "reep_id,key_wikidata,name,country,founded,stadium\n"
FPL = "first_name,second_name,web_name,team,birth_date,team_join_date,news,news_added\n"
MOVES = (
    EWENME + "Southampton FC,Jan Brek,24,Centre-Back,Celtic,€15m,in,Summer,15,Premier League,2015,2015/2016,England\n"
    "Southampton FC,Jan Brek,26,Centre-Back,Liverpool,€80m,out,Winter,80,Premier League,2017,2017/2018,England\n"
    "Southampton FC,Jan Brek,41,Goalkeeper,Retired,-,out,Summer,NA,Premier League,2015,2015/2016,England\n"
    "FC Nowhere,Bo Tal,NA,attack,Nowhere U19,-,in,Summer,NA,Some League,2016,2016/2017,Atlantis\n"
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own" / "register.sqlite"


def test_transfers_give_players_with_stints(file: File, own: Path) -> None:
    assert add_file(file("t.csv.gz", MOVES), own) == Added(3, 1, own, "ewenme", linked=1)
    players = load_register(own).players
    assert list(players) == ["bo-tal", "jan-brek-1974", "jan-brek-1991"]
    assert players["jan-brek-1991"].position == "Centre-Back"
    assert players["jan-brek-1991"].clubs == (
        Stint("Celtic", "celtic", "", "2015-07"),
        Stint("Southampton", "southampton", "2015-07", "2018-01"),
        Stint("Liverpool", "liverpool", "2018-01", ""),
    )
    assert players["jan-brek-1974"].clubs == (Stint("Southampton", "southampton", "", "2015-07"),)
    assert players["bo-tal"].clubs == (Stint("FC Nowhere", None, "2016-07", ""),)


def test_teams_are_added_or_linked_or_passed_over(file: File, own: Path) -> None:
    text = (
        REEP + "r1,,Southampton F.C.,United Kingdom,,St Mary's Stadium\nr2,,Zyxport F.C.,United Kingdom,,Q123\n"
        "r3,,Zyxport FC,United Kingdom,,The Zyx\nr4,,Chelsea,Fiji,,\nr5,,Zyxport Women,Spain,,The Zyx\n"
    )
    assert add_file(file("teams.csv", text), own) == Added(0, 2, own, "reep", linked=1, passed=1)
    clubs = load_register(own).clubs
    assert clubs["reep:r2"].grounds == ()
    assert clubs["reep:r2"].origin == "reep"
    assert (clubs["reep:r5"].country, clubs["reep:r5"].gender, clubs["reep:r5"].grounds) == ("ESP", "w", ("The Zyx",))
    assert clubs["chelsea"].origin == ""
    assert [sense.id for sense in load_register(own).find("The Zyx")] == ["reep:r5"]


def test_fantasy_players_go_by_the_name_of_the_press(file: File, own: Path) -> None:
    text = (
        FPL + "Gabriel,dos Santos Mota,Gabriel,Arsenal,1997-12-19,2020-09-01,,\n"
        "David,Reyes Martín,Reyes,Man Utd,1995-09-15,None,,\nJorge Luiz,Frello Filho,Jorgim,Spurs,,,,\n"
        "Zinhozao,de Souza,Zinhozao,Wolves,1999-01-01,2022-08-01,,\nTom,Cole,T.Cole,7,None,None,,\n"
        "Diogo,Pereira,Diogo P.,Leeds,None,None,,\n"
    )
    assert add_file(file("fpl.csv", text), own).players == 6
    players = {player.name: player for player in load_register(own).players.values()}
    assert sorted(players) == ["David Reyes", "Diogo Pereira", "Gabriel Mota", "Jorgim", "Tom Cole", "Zinhozao"]
    assert players["Gabriel Mota"].aliases == ("Gabriel dos Santos Mota",)
    assert players["Gabriel Mota"].born == "1997-12-19"
    assert players["Gabriel Mota"].clubs == (Stint("Arsenal", "arsenal", "2020-09", ""),)
    assert players["David Reyes"].clubs[0].id == "manchester-united"
    assert players["Tom Cole"].clubs == ()


@pytest.mark.parametrize("header_only", [EWENME, REEP, FPL])
def test_a_file_without_rows_adds_nothing(file: File, own: Path, header_only: str) -> None:
    added = add_file(file("empty.csv", header_only), own)
    assert (added.players, added.clubs) == (0, 0)


def test_adding_again_changes_nothing(file: File, own: Path) -> None:
    fantasy = file("f.csv", FPL + "Jan,Brek,Brek,Liverpool,1991-03-04,2018-01-02,,\nJan,Brek,Brek,Leeds,,,,\n")
    moves, teams = file("t.csv", MOVES), file("c.csv", REEP + "r2,,Zyxport F.C.,,,\n")
    for path in (moves, fantasy, teams):
        add_file(path, own)
    before = load_register(own)
    for path in (teams, moves, fantasy, moves):
        added = add_file(path, own)
        assert (added.players, added.clubs) == (0, 0)
    assert load_register(own) == before


def test_formats_are_merged_by_name_and_birth(file: File, own: Path) -> None:
    add_file(file("t.csv", MOVES), own)
    add_file(file("f.csv", FPL + "Jan,Brek van Os,Brek,Liverpool,1991-03-04,2018-01-02,,\n"), own)
    player = load_register(own).players["jan-brek-1991"]
    assert player.born == "1991-03-04"
    assert player.aliases == ("Jan Brek van Os",)
    assert [stint.id for stint in player.clubs] == ["celtic", "southampton", "liverpool"]


def test_imported_players_are_found(file: File, own: Path) -> None:
    add_file(file("t.csv", MOVES), own)
    first, second = load_register(own).find("Brek")
    assert (first.what, first.id, first.why) == ("player", "jan-brek-1974", "surname")
    assert second.detail == "Centre-Back, born 1991, Liverpool 2018-01 to now"


def test_no_imported_club_takes_a_shipped_name(
    file: File, own: Path, tables: Callable[..., Path], tmp_path: Path
) -> None:
    add_file(file("c.csv", REEP + "r1,,Redport,Fiji,,\nr2,,The Mariners of Zyx,Fiji,,\n"), own)
    assert "reep:r1" in load_register(own).clubs
    later = load_register(own, tables())
    assert "reep:r1" not in later.clubs
    assert "reep:r2" in later.clubs


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", r"line 1: no known format \(columns none\); known are ewenme transfers .*reep teams .*FPL players"),
        ("a,b\n1,2\n", r"line 1: no known format \(columns a,b\)"),
        (EWENME.replace(",age", ""), r"line 1: looks like ewenme transfers, but has no column age"),
        (REEP + "r1,,Zyx,Fiji\n", r"line 2: 4 cells for 6 columns; mend that row"),
        (REEP + "r1,,,Fiji,,\n", r"line 2: no name; every row needs one"),
        (REEP + "r0,,Zyx,,,\n,,Xyz,,,\n", r"line 3: no reep_id; every row needs one"),
        (MOVES.replace(",24,", ",young,"), r"line 2: age 'young'; write a number"),
        (MOVES.replace(",2017,", ",NA,"), r"line 3: no year"),
        (MOVES.replace(",2017,", ",17,"), r"line 3: year '17'; write a number from 1850 to 2100"),
        (MOVES.replace(",in,", ",into,", 1), r"line 2: transfer_movement 'into'; write in or out"),
        (MOVES.replace(",Summer,", ",Autumn,", 1), r"line 2: transfer_period 'Autumn'; write Summer or Winter"),
        (FPL + "Jan,Brek,Brek,Leeds,4/3/91,,,\n", r"line 2: birth_date '4/3/91'; write YYYY-MM-DD, or nothing"),
        (FPL + ",Brek,Brek,Leeds,,,,\n", r"line 2: no first_name; every row needs one"),
        (FPL + 'Jan,"' + "x" * 200_000 + "\n", r"line 2: field larger than field limit"),
    ],
)
def test_a_bad_file_is_refused_whole(file: File, own: Path, text: str, said: str) -> None:
    path = file("bad.csv", text)
    with pytest.raises(RegisterError, match=rf"bad.csv {said}"):
        add_file(path, own)
    assert not own.exists()


def test_broken_bytes_are_refused(file: File, own: Path, tmp_path: Path) -> None:
    packed = file("cut.csv.gz", MOVES)
    packed.write_bytes(packed.read_bytes()[:-20])
    with pytest.raises(RegisterError, match=r"cut.csv.gz: broken gzip"):
        add_file(packed, own)
    flipped = file("flipped.csv.gz", MOVES * 50)
    raw = bytearray(flipped.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    flipped.write_bytes(raw)
    with pytest.raises(RegisterError, match=r"flipped.csv.gz: (broken gzip|not UTF-8)|flipped.csv.gz line"):
        add_file(flipped, own)
    latin = tmp_path / "latin.csv"
    latin.write_bytes(REEP.encode() + b"r1,,Z\xfcx,,,\n")
    with pytest.raises(RegisterError, match=r"latin.csv: not UTF-8"):
        add_file(latin, own)


def test_a_missing_file_or_a_folder_is_refused(own: Path, tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match=r"none.csv: No such file"):
        add_file(tmp_path / "none.csv", own)
    with pytest.raises(RegisterError, match=r"Is a directory"):
        add_file(tmp_path, own)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no database at all, just a long line of text", "no register of Sagabook"),
        (b"SQLite format 3\x00x", "database"),
    ],
)
def test_a_foreign_file_is_no_register(own: Path, file: File, content: bytes, said: str) -> None:
    own.parent.mkdir()
    own.write_bytes(content)
    with pytest.raises(RegisterError, match=said):
        load_register(own)
    with pytest.raises(RegisterError, match=said):
        add_file(file("t.csv", MOVES), own)
    assert own.read_bytes() == content


@pytest.mark.parametrize(
    ("statement", "said"),
    [("PRAGMA user_version = 99", "written by a newer Sagabook"), ("CREATE TABLE club (id TEXT)", "but no register")],
)
def test_another_database_is_no_register(own: Path, file: File, statement: str, said: str) -> None:
    own.parent.mkdir()
    connection = sqlite3.connect(own)
    connection.execute(statement)
    connection.commit()
    connection.close()
    with pytest.raises(RegisterError, match=said):
        load_register(own)
    with pytest.raises(RegisterError, match=said):
        add_file(file("t.csv", MOVES), own)


def test_a_failed_import_leaves_the_register_as_it_was(file: File, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_file(file("c.csv", REEP + "r1,,Zyxport,Fiji,,\n"), own)
    before = load_register(own)

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sagabook.register.importers._add_players", fail)
    with pytest.raises(KeyboardInterrupt):
        add_file(file("t.csv", MOVES), own)
    assert load_register(own) == before


def test_the_place_of_the_register_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: File) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("SAGABOOK_REGISTER", raising=False)
    assert user_register_path() == tmp_path / "data" / "sagabook" / "register.sqlite"
    monkeypatch.delenv("XDG_DATA_HOME")
    assert user_register_path() == Path.home() / ".local" / "share" / "sagabook" / "register.sqlite"
    monkeypatch.setenv("SAGABOOK_REGISTER", str(tmp_path / "mine.sqlite"))
    assert add_file(file("t.csv", MOVES)).where == tmp_path / "mine.sqlite"
    assert len(load_register().players) == 3


def test_a_missing_register_is_an_empty_one(own: Path) -> None:
    register = load_register(own)
    assert isinstance(register, Register)
    assert register.players == {}
    assert not own.exists()
