"""Reads the files that can be imported into the players and clubs that they tell of, checking every row."""

import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from sagabook.errors import RegisterError
from sagabook.register.folding import fold
from sagabook.register.shirts import press_names

EWENME_COLUMNS = (
    "club_name", "player_name", "age", "position", "club_involved_name", "transfer_movement", "transfer_period",
    "year", "country",
)  # fmt: skip
REEP_COLUMNS = ("reep_id", "name", "country", "stadium")
FPL_COLUMNS = ("first_name", "second_name", "web_name", "team", "birth_date", "team_join_date")

_NONE = frozenset({"", "NA", "None"})
#: What the transfers' file writes where a player came from, or went to, no club.
_NO_CLUB = frozenset(
    {"without club", "retired", "unknown", "career break", "ban", "disqualification", "deceased", "own youth"}
)
_YOUTH = re.compile(r" (?:U-?\d\d|Yth\.?|Youth|Jgd\.?|Acad\.?|Academy|Primavera)$")
_GONE = re.compile(r" \( ?- ?\d{4}\)$")
_WOMEN = re.compile(
    r"\b(?:women|ladies|lfc|wfc|femin|feminine|feminines|femenino|feminino|femminile|frauen|vrouwen|damen)\b"
)


@dataclass(frozen=True, slots=True)
class FoundClub:
    """A club that a file tells of; `key` is what the file knows it by."""

    key: str
    name: str
    country: str = ""
    """Where the club is; or, in a file of transfers, where its league is: Cardiff City's is England."""
    grounds: tuple[str, ...] = ()
    gender: str = "m"


@dataclass(frozen=True, slots=True)
class FoundMove:
    """An arrival at, or departure from, a club in a month ("YYYY-MM", or "")."""

    month: str
    arrival: bool
    club: str
    country: str = ""


@dataclass(slots=True)
class FoundPlayer:
    """A player that a file tells of; `born` is YYYY-MM-DD, or YYYY reckoned from ages, or empty."""

    name: str
    aliases: tuple[str, ...] = ()
    born: str = ""
    position: str = ""
    moves: list[FoundMove] = field(default_factory=list)


@dataclass(slots=True)
class Found:
    """All that one file tells of, and the format it is in."""

    form: str
    clubs: list[FoundClub] = field(default_factory=list)
    players: list[FoundPlayer] = field(default_factory=list)


Row = dict[str, str]
Rows = Iterator[tuple[int, Row]]


class _Reader(Protocol):
    """A reader of rows, as the csv module makes them, that knows the line it stands at."""

    @property
    def line_num(self) -> int: ...

    def __iter__(self) -> Iterator[list[str]]: ...


def read_found(path: Path, given_names: frozenset[str] = frozenset()) -> Found:
    """Read a file in any known format, plain or gzipped.

    Args:
        path: The file.
        given_names: Known given names, which tell a first name from a name in itself ("Richarlison").

    Returns:
        The clubs and players in it.

    Raises:
        RegisterError: The file is missing, broken, in no known format, or has a row that cannot stand.
    """
    try:
        with path.open("rb") as raw:
            binary = gzip.GzipFile(fileobj=raw) if raw.peek(2)[:2] == b"\x1f\x8b" else raw
            with io.TextIOWrapper(binary, encoding="utf-8-sig", newline="") as text:
                return _read(path, text, given_names)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise RegisterError(f"{path}: broken gzip ({error}); fetch the file again") from error
    except UnicodeDecodeError as error:
        raise RegisterError(f"{path}: not UTF-8 ({error.reason}); save it as UTF-8") from error
    except OSError as error:
        raise RegisterError(f"{path}: {error.strerror or error}; name a file that can be read") from error


def _read(path: Path, text: io.TextIOWrapper, given_names: frozenset[str]) -> Found:
    reader = csv.reader(text)
    try:
        header = [cell.strip() for cell in next(reader, [])]
        for form, columns in _COLUMNS.items():
            if set(columns) <= set(header):
                rows = _rows(path, reader, header)
                if form == "fpl":
                    return _fpl(path, rows, given_names)
                return _ewenme(path, rows) if form == "ewenme" else _reep(path, rows)
    except csv.Error as error:
        raise RegisterError(f"{path} line {reader.line_num}: {error}; mend that row") from error
    for form, columns in _COLUMNS.items():
        missing = [column for column in columns if column not in header]
        if len(missing) <= len(columns) // 2:
            raise RegisterError(f"{path} line 1: looks like {_TITLES[form]}, but has no column {', '.join(missing)}")
    known = "; ".join(f"{_TITLES[form]} ({','.join(columns)})" for form, columns in _COLUMNS.items())
    seen = ",".join(header)[:80].encode("unicode_escape").decode() or "none"
    raise RegisterError(f"{path} line 1: no known format (columns {seen}); known are {known}")


def _rows(path: Path, reader: _Reader, header: list[str]) -> Rows:
    width = len(header)
    for cells in reader:
        line = reader.line_num
        if len(cells) != width:
            if not cells:
                continue
            raise RegisterError(f"{path} line {line}: {len(cells)} cells for {width} columns; mend that row")
        yield line, dict(zip(header, cells, strict=True))


def _wanted(path: Path, line: int, row: Row, column: str) -> str:
    value = " ".join(row[column].split())
    if value in _NONE:
        raise RegisterError(f"{path} line {line}: no {column}; every row needs one")
    return value


def _reep(path: Path, rows: Rows) -> Found:
    found = Found("reep")
    for line, row in rows:
        name = _wanted(path, line, row, "name")
        stadium = " ".join(row["stadium"].split())
        found.clubs.append(
            FoundClub(
                key=_wanted(path, line, row, "reep_id"),
                name=name,
                country=row["country"].strip(),
                grounds=(stadium.replace("|", "/"),) if stadium and not re.fullmatch(r"Q\d+", stadium) else (),
                gender=_gender(name),
            )
        )
    return found


def _gender(name: str) -> str:
    return "w" if _WOMEN.search(fold(name)) else "m"


def _ewenme(path: Path, rows: Rows) -> Found:
    found = Found("ewenme")
    clubs: dict[tuple[str, str], None] = {}
    by_name: dict[str, list[tuple[int | None, str, list[FoundMove]]]] = {}
    for line, row in rows:
        club, country = _GONE.sub("", _wanted(path, line, row, "club_name")), row["country"].strip()
        clubs[club, country] = None
        name = _wanted(path, line, row, "player_name")
        year = _number(path, line, row, "year", 1850, 2100)
        if year is None:
            raise RegisterError(f"{path} line {line}: no year; every row needs one")
        age = _number(path, line, row, "age", 0, 9999)
        season = row["transfer_period"]
        if season not in ("Summer", "Winter", *_NONE):
            raise RegisterError(f"{path} line {line}: transfer_period {season!r}; write Summer or Winter")
        month = f"{year + 1}-01" if season == "Winter" else f"{year}-07"
        movement = row["transfer_movement"]
        if movement not in ("in", "out"):
            raise RegisterError(f"{path} line {line}: transfer_movement {movement!r}; write in or out")
        moves = [FoundMove(month, movement == "in", club, country)]
        named = _GONE.sub("", " ".join(row["club_involved_name"].split()))
        other = _YOUTH.sub("", named)
        own_youth = other != named and set(fold(other).split()) <= set(fold(club).split())
        if fold(other) and fold(other) not in _NO_CLUB and not own_youth:
            moves.append(FoundMove(month, movement == "out", other))
        plausible = age is not None and 14 <= age <= 50
        by_name.setdefault(name, []).append((year - age if age and plausible else None, row["position"], moves))
    found.clubs = [FoundClub(f"{name}|{country}", name, country) for name, country in clubs]
    for name, entries in by_name.items():
        found.players += _told_apart(name, entries)
    return found


def _told_apart(name: str, entries: list[tuple[int | None, str, list[FoundMove]]]) -> list[FoundPlayer]:
    """Make one player of each run of birth years: year less age is the birth year or the one after."""
    years = sorted({year for year, _, _ in entries if year is not None})
    starts = [year for at, year in enumerate(years) if at == 0 or year - years[at - 1] > 1]
    players = {start: FoundPlayer(name, born=str(start)) for start in starts}
    unknown = players[starts[0]] if len(starts) == 1 else FoundPlayer(name)
    for year, position, moves in entries:
        player = unknown if year is None else players[max(start for start in starts if start <= year)]
        player.position = player.position or position
        player.moves += moves
    told = list(players.values())
    return [*told, unknown] if unknown.moves and unknown not in told else told


def _fpl(path: Path, rows: Rows, given_names: frozenset[str]) -> Found:
    found = Found("fpl")
    for line, row in rows:
        first, second = _wanted(path, line, row, "first_name"), _wanted(path, line, row, "second_name")
        name, *others = press_names(first, second, row["web_name"], given_names)
        player = FoundPlayer(name, tuple(others), _day(path, line, row, "birth_date"))
        team = row["team"].strip()
        if team not in _NONE and not team.isdigit():
            player.moves.append(FoundMove(_day(path, line, row, "team_join_date")[:7], True, team, "England"))
        found.players.append(player)
    return found


def _number(path: Path, line: int, row: Row, column: str, low: int, high: int) -> int | None:
    value = row[column].strip()
    if value in _NONE:
        return None
    if not (value.isascii() and value.isdigit() and low <= int(value[:6]) <= high):
        raise RegisterError(f"{path} line {line}: {column} {value!r}; write a number from {low} to {high}, or NA")
    return int(value)


def _day(path: Path, line: int, row: Row, column: str) -> str:
    value = row[column].strip()
    if value in _NONE:
        return ""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise RegisterError(f"{path} line {line}: {column} {value!r}; write YYYY-MM-DD, or nothing") from error


_COLUMNS: dict[str, tuple[str, ...]] = {"ewenme": EWENME_COLUMNS, "reep": REEP_COLUMNS, "fpl": FPL_COLUMNS}
_TITLES = {"ewenme": "ewenme transfers", "reep": "reep teams", "fpl": "FPL players"}
