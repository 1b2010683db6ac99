"""Small invented tables, and a register made of them, for every test of the register."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from sagabook.register import Register, load_register

CLUBS = "id,name,official,short,ambiguous,nicknames,tickers,city,areas,grounds,country,league,gender\n"
TABLES = {
    "clubs/england.csv": CLUBS
    + "redport,Redport,Redport Football Club,Redport FC,,Reds|Mariners,RED,Redport,south coast|English,"
    "St Anne's Park,ENG,Premier League,m\n"
    + "milltown-united,Milltown United,Milltown United Football Club,Milltown Utd,United,Reds,MIL,Milltown,"
    "Northshire,The Mill,ENG,Championship,m\n"
    + "redport-women,Redport Women,Redport Women Football Club,,,Reds,,Redport,south coast,,ENG,WSL,w\n",
    "clubs/elsewhere.csv": CLUBS + "malaga-azul,Málaga Azul,,,,Los Azules,,Málaga,,,ESP,La Liga,m\n",
    "outlets.csv": "id,name,aliases,weak,country,language,kind,domain\n"
    "the-bugle,The Bugle,Bugle Sport,Bugle,England,en,newspaper,bugle.example\n",
    "journalists.csv": "id,name,aliases,outlets\nann-reeve,Ann Reeve,A Reeve,the-bugle\n",
    "managers.csv": "name,aliases,club,role,from,to\n"
    "Jürgen Falk,Jurgen Falk,Redport,manager,2019-06,2023-05\nJürgen Falk,,Milltown United,manager,2024,\n",
    "nations.csv": "code,name,aliases,adjectives,demonyms\n"
    "ENG,England,,English,Englishman\nESP,Spain,,Spanish,Spaniard\nNED,Netherlands,Holland,Dutch,Dutchman\n",
    "positions.csv": "word,role,group\nleft-back,left-back,defender\n",
    "competitions.csv": "id,name,aliases,country,level,kind\n"
    "premier-league,Premier League,EPL,England,1,league\nchampionship,Championship,,England,2,league\n"
    "wsl,Women's Super League,WSL,England,1,league\nla-liga,La Liga,,Spain,1,league\n",
    "given_names.csv": "name\nJürgen\nGabriel\nDavid\n",
    "given_names_weak.csv": "name\nMark\n",
}

Writer = Callable[..., Path]


@pytest.fixture
def tables(tmp_path: Path) -> Writer:
    """Write the small tables to a folder, those named by keyword replaced or with lines added (`+`)."""

    def write(changes: dict[str, str] | None = None) -> Path:
        folder = tmp_path / "tables"
        for name, text in TABLES.items():
            change = (changes or {}).get(name, "")
            text = text + change[1:] if change.startswith("+") else change or text
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def small(tables: Writer, tmp_path: Path) -> Register:
    return load_register(tmp_path / "none.sqlite", tables())


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a file to import; a name that ends in .gz is gzipped."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        raw = text.encode()
        path.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
        return path

    return write
