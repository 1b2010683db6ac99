"""Loads the register's CSV tables from a folder; a row that cannot stand is named by file and line."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import StringIO
from pathlib import Path
from typing import Protocol, TypeVar

from sagabook.errors import RegisterError
from sagabook.register.rows import ClubRow, Competition, Journalist, Nation, Outlet, Position, Spell

_CLUB = ("id", "name", "official", "short", "ambiguous", "nicknames", "tickers", "city", "areas", "grounds")
CLUB_COLUMNS = (*_CLUB, "country", "league", "gender")
OUTLET_COLUMNS = ("id", "name", "aliases", "weak", "country", "language", "kind", "domain")
JOURNALIST_COLUMNS = ("id", "name", "aliases", "outlets")
MANAGER_COLUMNS = ("name", "aliases", "club", "role", "from", "to")
NATION_COLUMNS = ("code", "name", "aliases", "adjectives", "demonyms")
POSITION_COLUMNS = ("word", "role", "group")
COMPETITION_COLUMNS = ("id", "name", "aliases", "country", "level", "kind")

Numbered = Iterator[tuple[str, list[str]]]


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_Row = TypeVar("_Row", bound=_Identified)


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables of one folder, as read."""

    clubs: dict[str, ClubRow]
    outlets: dict[str, Outlet]
    journalists: dict[str, Journalist]
    spells: tuple[Spell, ...]
    nations: dict[str, Nation]
    positions: dict[str, Position]
    competitions: dict[str, Competition]
    given_names: frozenset[str]
    weak_given_names: frozenset[str]


def shipped_tables() -> Traversable:
    """The folder of the tables that come with Sagabook."""
    return files("sagabook.register") / "tables"


def read_tables(folder: Path | Traversable | None = None) -> Tables:
    """Read every table of a folder, checking columns, required cells and duplicate ids.

    What one row says of another (a league, an outlet, a club) is checked by `check_register`, not here.

    Args:
        folder: Where the tables lie; the shipped ones if not given.

    Returns:
        The rows, by id where they have one.

    Raises:
        RegisterError: A table is missing or no UTF-8, or a row has the wrong number of cells, lacks a required
            one, or repeats an id. The message names file and line.
    """
    folder = folder or shipped_tables()
    nations = {row.code: row for _, row in unique(nation_rows(folder), lambda row: row.code, "code")}
    positions = {row.word: row for _, row in unique(position_rows(folder), lambda row: row.word, "word")}
    return Tables(
        clubs=_by_id(club_rows(folder)),
        outlets=_by_id(outlet_rows(folder)),
        journalists=_by_id(journalist_rows(folder)),
        spells=tuple(row for _, row in spell_rows(folder)),
        nations=nations,
        positions=positions,
        competitions=_by_id(competition_rows(folder)),
        given_names=_given_names(folder / "given_names.csv"),
        weak_given_names=_given_names(folder / "given_names_weak.csv"),
    )


def club_rows(folder: Path | Traversable) -> Iterator[tuple[str, ClubRow]]:
    """Clubs of every CSV file in `clubs/`, each with its place ("clubs/spain.csv line 7")."""
    try:
        found = sorted((f for f in (folder / "clubs").iterdir() if f.name.endswith(".csv")), key=lambda f: f.name)
    except OSError as error:
        raise RegisterError(f"clubs/: {error.strerror}; the folder {folder} must hold the tables of clubs") from error
    for file in found:
        for at, c in table_rows(file, CLUB_COLUMNS, 2, "clubs/"):
            yield (
                at,
                ClubRow(
                    c[0], c[1], c[2], _several(c[3]), _several(c[4]), _several(c[5]), _several(c[6]), c[7],
                    _several(c[8]), _several(c[9]), c[10], c[11], c[12] or "m",
                ),
            )  # fmt: skip


def outlet_rows(folder: Path | Traversable) -> Iterator[tuple[str, Outlet]]:
    """Outlets of `outlets.csv`, each with its place."""
    for at, c in table_rows(folder / "outlets.csv", OUTLET_COLUMNS, 2):
        yield at, Outlet(c[0], c[1], _several(c[2]), _several(c[3]), c[4], c[5], c[6], c[7])


def journalist_rows(folder: Path | Traversable) -> Iterator[tuple[str, Journalist]]:
    """Journalists of `journalists.csv`, each with its place."""
    for at, c in table_rows(folder / "journalists.csv", JOURNALIST_COLUMNS, 2):
        yield at, Journalist(c[0], c[1], _several(c[2]), _several(c[3]))


def spell_rows(folder: Path | Traversable) -> Iterator[tuple[str, Spell]]:
    """Spells of `managers.csv`, each with its place."""
    for at, c in table_rows(folder / "managers.csv", MANAGER_COLUMNS, 1):
        yield at, Spell(c[0], _several(c[1]), c[2], c[3], c[4], c[5])


def nation_rows(folder: Path | Traversable) -> Iterator[tuple[str, Nation]]:
    """Nations of `nations.csv`, each with its place."""
    for at, c in table_rows(folder / "nations.csv", NATION_COLUMNS, 2):
        yield at, Nation(c[0], c[1], _several(c[2]), _several(c[3]), _several(c[4]))


def position_rows(folder: Path | Traversable) -> Iterator[tuple[str, Position]]:
    """Positions of `positions.csv`, each with its place."""
    for at, c in table_rows(folder / "positions.csv", POSITION_COLUMNS, 3):
        yield at, Position(c[0], c[1], c[2])


def competition_rows(folder: Path | Traversable) -> Iterator[tuple[str, Competition]]:
    """Competitions of `competitions.csv`, each with its place."""
    for at, c in table_rows(folder / "competitions.csv", COMPETITION_COLUMNS, 2):
        yield at, Competition(c[0], c[1], _several(c[2]), c[3], c[4], c[5])


_Any = TypeVar("_Any")


def unique(
    rows: Iterator[tuple[str, _Any]], key: Callable[[_Any], str], column: str = "id"
) -> Iterator[tuple[str, _Any]]:
    """Pass rows on, refusing the second of one key.

    Raises:
        RegisterError: Two rows share the key; the message names both places.
    """
    seen: dict[str, str] = {}
    for at, row in rows:
        first = seen.setdefault(key(row), at)
        if first is not at:
            raise RegisterError(
                f"{at}: the {column} {key(row)!r} is taken by {first}; give one of the two another {column}, or drop it"
            )
        yield at, row


def _by_id(rows: Iterator[tuple[str, _Row]]) -> dict[str, _Row]:
    return {row.id: row for _, row in unique(rows, lambda row: row.id)}


def _given_names(file: Path | Traversable) -> frozenset[str]:
    rows = [cells[0] for _, cells in table_rows(file, ("name",), 1)]
    names = frozenset(rows)
    if len(names) < len(rows):
        twice = sorted(name for name in names if rows.count(name) > 1)
        raise RegisterError(f"{file.name}: {', '.join(twice)} more than once; keep one row of each")
    return names


def _several(cell: str) -> tuple[str, ...]:
    if not cell:
        return ()
    return tuple(cell.split("|")) if "|" in cell else (cell,)


def table_rows(file: Path | Traversable, columns: tuple[str, ...], required: int, prefix: str = "") -> Numbered:
    """Read one CSV table.

    Args:
        file: The table.
        columns: What its first line must say.
        required: How many cells of each row, from the left, must not be empty.
        prefix: The folder to name before the file in messages.

    Yields:
        The cells of each row, with its place ("clubs/spain.csv line 7").

    Raises:
        RegisterError: The table is missing, no UTF-8, or has other columns; a row lacks a cell.
    """
    where = prefix + file.name
    width = len(columns)
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise RegisterError(f"{where}: not UTF-8 ({error.reason}); save it as UTF-8") from error
    except OSError as error:
        raise RegisterError(f"{where}: {error.strerror}; the register needs this table") from error
    reader = csv.reader(StringIO(text), strict=True)
    try:
        header = next(reader, [])
        if tuple(header) != columns:
            raise RegisterError(
                f"{where} line 1: the columns are {','.join(header) or 'none'}; write {','.join(columns)}"
            )
        for cells in reader:
            if len(cells) != width:
                if not cells:
                    continue
                raise RegisterError(
                    f"{where} line {reader.line_num}: {len(cells)} cells for {width} columns; "
                    "put a cell that holds a comma in double quotes"
                )
            if "" in cells[:required]:
                missing = columns[cells.index("")]
                raise RegisterError(f"{where} line {reader.line_num}: no {missing}; every row needs one")
            yield f"{where} line {reader.line_num}", cells
    except csv.Error as error:
        raise RegisterError(f"{where} line {reader.line_num}: {error}; mend the quotes of that row") from error
