"""Checks what one row of the tables says of another; every fault is named by file and line."""

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from sagabook.errors import RegisterError
from sagabook.register.folding import fold
from sagabook.register.rows import ClubRow
from sagabook.register.tables import (
    club_rows,
    competition_rows,
    journalist_rows,
    nation_rows,
    outlet_rows,
    read_tables,
    spell_rows,
)

if TYPE_CHECKING:
    from sagabook.register.register import Register

GENDERS = ("m", "w")
DEFUNCT = "defunct"
ROLES = ("manager", "director", "owner", "executive", "agent")


def check_register(register: "Register") -> None:
    """Check the tables that a register was loaded from, each row against the others.

    Args:
        register: The register; its tables are read again for their line numbers.

    Raises:
        RegisterError: A row repeats an id or another club's name, points at what is not there, or holds a word
            that its column does not know. The message names the first fault and says how many more there are.
    """
    read_tables(register.tables)
    found = list(faults(register.tables))
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise RegisterError(found[0] + more)


def faults(folder: Path | Traversable) -> Iterator[str]:
    """List what is wrong between the rows of a folder's tables, which must load.

    Args:
        folder: Where the tables lie.

    Yields:
        One line a fault: file, line, what is wrong, what to do.

    Raises:
        RegisterError: A table cannot be read at all.
    """
    clubs = list(club_rows(folder))
    nations = {name for _, nation in nation_rows(folder) for name in (nation.name, *nation.aliases)}
    codes = {nation.code for _, nation in nation_rows(folder)}
    leagues = {fold(name) for _, c in competition_rows(folder) for name in (c.id, c.name, *c.aliases)} | {"", DEFUNCT}
    yield from _shared_names(clubs)
    for at, club in clubs:
        yield from _repeats(at, club.short, club.ambiguous, club.nicknames, club.areas, club.grounds)
        if club.country not in codes:
            yield f"{at}: {club.name}'s country {club.country!r} is no code of nations.csv; add it there or mend it"
        if fold(club.league) not in leagues:
            yield f"{at}: the league {club.league!r} of {club.name} is not in competitions.csv; add it or mend it"
        if club.gender not in GENDERS:
            yield f"{at}: the gender {club.gender!r} of {club.name}; write m or w"
    outlets = {outlet.id for _, outlet in outlet_rows(folder)}
    for at, outlet in outlet_rows(folder):
        yield from _repeats(at, outlet.aliases, outlet.weak)
    for at, journalist in journalist_rows(folder):
        yield from _repeats(at, journalist.aliases)
        for wanted in journalist.outlets:
            if wanted not in outlets:
                yield f"{at}: the outlet {wanted!r} of {journalist.name} is not in outlets.csv; add it or mend it"
    known = {fold(name) for _, club in clubs for name in (club.name, club.official, *club.short)}
    known |= {fold(side) for name in nations for side in (name, f"{name} Women")}
    for at, spell in spell_rows(folder):
        yield from _repeats(at, spell.aliases)
        if spell.club and fold(spell.club) not in known:
            yield f"{at}: {spell.name}'s {spell.club!r} is neither a club nor a nation of the tables; add it or mend it"
        if spell.role not in ROLES:
            yield f"{at}: the role {spell.role!r} of {spell.name}; write one of {', '.join(ROLES)}"
        for month in (spell.since, spell.until):
            if month and not _is_month(month):
                yield f"{at}: {month!r} for {spell.name}; write YYYY or YYYY-MM"
        if spell.since and spell.until and spell.until < spell.since[: len(spell.until)]:
            yield f"{at}: {spell.name}'s spell ends ({spell.until}) before it begins ({spell.since}); mend one of them"
    for at, competition in competition_rows(folder):
        yield from _repeats(at, competition.aliases)
    for at, nation in nation_rows(folder):
        yield from _repeats(at, nation.aliases, nation.demonyms)


def _shared_names(clubs: list[tuple[str, ClubRow]]) -> Iterator[str]:
    owners: dict[tuple[str, str], tuple[str, ClubRow]] = {}
    for at, club in clubs:
        for name in {fold(name): name for name in (club.name, *club.short)}.values():
            first_at, first = owners.setdefault((fold(name), club.gender), (at, club))
            if first is not club:
                yield (
                    f"{at}: {name!r} means {club.name} here and {first.name} in {first_at}; keep it with one of them, "
                    "or put it under `ambiguous` of both"
                )


def _repeats(at: str, *columns: tuple[str, ...]) -> Iterator[str]:
    for column in columns:
        if "" in column or any(value != value.strip() for value in column):
            yield f"{at}: {'|'.join(column)!r} has an empty value or spaces around one; take them out"
        elif len(set(column)) < len(column):
            yield f"{at}: {'|'.join(column)!r} says the same twice; say it once"


def _is_month(text: str) -> bool:
    year, _, month = text.partition("-")
    return year.isdecimal() and len(year) == 4 and ((not month and len(text) == 4) or month in _MONTHS)


_MONTHS = frozenset(f"{number:02}" for number in range(1, 13))
