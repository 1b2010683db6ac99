"""Loads the book's tables of names: nicknames, given names that stand for each other, Korean names, pundits."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from sagabook.errors import RegisterError
from sagabook.register.folding import fold


@dataclass(frozen=True, slots=True)
class NameTables:
    """What the tables hold, every name folded.

    `nicknames` leads from a nickname to the name; `given` from a given name to the numbers of its rows, two names of
    one row standing for each other; `family_first` and `syllables` are Korean; `pundits` leads to the name as printed.
    """

    nicknames: dict[str, str]
    given: dict[str, frozenset[int]]
    family_first: frozenset[str]
    syllables: frozenset[str]
    pundits: dict[str, str]


@cache
def name_tables() -> NameTables:
    """Give the tables that come with Sagabook, read once."""
    return read_name_tables(files("sagabook.book") / "tables")


def read_name_tables(folder: Path | Traversable) -> NameTables:
    """Read the tables of names of a folder, and check them.

    Args:
        folder: Where `nicknames.csv`, `given_names.csv`, `family_first.csv` and `pundits.csv` lie.

    Returns:
        The tables.

    Raises:
        RegisterError: A table is missing, has other columns, a row of the wrong length or an empty cell, says a
            name twice, or leads a nickname to another nickname. The message names file and line.
    """
    nicknames: dict[str, str] = {}
    for at, (nickname, name) in _rows(folder, "nicknames.csv", ("nickname", "name")):
        _once(nicknames, fold(nickname), fold(name), at)
    for nickname, name in nicknames.items():
        if name in nicknames:
            raise RegisterError(f'nicknames.csv: "{nickname}" leads to "{name}", a nickname too; give the name itself')
    rows: dict[str, set[int]] = {}
    for number, (at, (name, variants)) in enumerate(_rows(folder, "given_names.csv", ("name", "variants"))):
        for one in (name, *variants.split("|")):
            if one != fold(one) or " " in one or not one:
                raise RegisterError(f'{at}: "{one}" must be one folded word; write "{fold(one).replace(" ", "")}"')
            numbers = rows.setdefault(one, set())
            if number in numbers:
                raise RegisterError(f'{at}: "{one}" stands there twice; drop one')
            numbers.add(number)
    parts = {part: frozenset(names.split("|")) for _, (part, names) in _rows(folder, "family_first.csv", _PARTS)}
    if set(parts) != {"family", "given"}:
        raise RegisterError('family_first.csv: must hold the rows "family" and "given", and no other')
    pundits: dict[str, str] = {}
    for at, (name,) in _rows(folder, "pundits.csv", ("name",)):
        _once(pundits, fold(name), name, at)
    given = {name: frozenset(numbers) for name, numbers in rows.items()}
    return NameTables(nicknames, given, parts["family"], parts["given"], pundits)


_PARTS = ("part", "names")


def _once(table: dict[str, str], key: str, value: str, at: str) -> None:
    if key in table:
        raise RegisterError(f'{at}: "{key}" stands there twice; drop one')
    table[key] = value


def _rows(folder: Path | Traversable, name: str, columns: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    """Rows of a table with their places, the columns checked."""
    try:
        text = (folder / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RegisterError(f"{name}: cannot be read ({error}); the folder {folder} must hold it") from error
    lines = list(csv.reader(text.splitlines()))
    if not lines or tuple(lines[0]) != columns:
        raise RegisterError(f"{name} line 1: the columns must be {', '.join(columns)}")
    rows = []
    for number, row in enumerate(lines[1:], 2):
        at = f"{name} line {number}"
        if len(row) != len(columns) or not all(cell.strip() for cell in row):
            raise RegisterError(f"{at}: must have {len(columns)} cells, none empty")
        rows.append((at, row))
    return rows
