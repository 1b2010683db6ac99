"""Loads the tables of windows, a file a country, and checks them; a row that cannot stand is named by file and line."""

from collections.abc import Iterator
from datetime import date, time
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sagabook.errors import MarketError
from sagabook.market.windows import Business, Calendar, Window
from sagabook.register.tables import table_rows

COLUMNS = ("country", "gender", "leagues", "name", "business", "opens", "closes", "hour", "zone", "standing", "source")
SEASONS = ("summer", "winter")
STANDINGS = ("exact", "approximate")
#: FIFA allows twelve weeks and four (RSTP, art. 6(2), edition of 2024: 8 to 12 weeks, and 4 to 8); Brazil and the
#: USA have had longer ones by leave. Anything longer than this is a slip of the pen.
_LONGEST_DAYS = 125


@cache
def shipped_calendar() -> Calendar:
    """The calendar that comes with Sagabook, read once."""
    return read_calendar(files("sagabook.market") / "tables" / "windows")


def read_calendar(folder: Path | Traversable) -> Calendar:
    """Read every table of windows in a folder.

    Args:
        folder: Where the CSV files lie.

    Returns:
        The calendar.

    Raises:
        MarketError: A row has the wrong number of cells, a day or an hour that is none, a zone that nobody knows, a
            word that its column does not know, or repeats another; the message names file and line.
        RegisterError: A file is no table at all.
    """
    tables = sorted((file for file in folder.iterdir() if file.name.endswith(".csv")), key=lambda file: file.name)
    found: dict[tuple[str, str, tuple[str, ...], str, Business, date], str] = {}
    windows = []
    for at, window in (pair for table in tables for pair in _windows(table)):
        key = (window.country, window.gender, window.leagues, window.name, window.business, window.opens)
        if key in found:
            raise MarketError(f"{at}: the same window as {found[key]}; drop one of the two")
        found[key] = at
        windows.append(window)
    return Calendar(windows)


def _windows(table: Path | Traversable) -> Iterator[tuple[str, Window]]:
    for at, cells in table_rows(table, COLUMNS, required=2, prefix="windows/"):
        country, gender, leagues, name, business, opens, closes, hour, zone, standing, source = cells
        season, _, year = name.partition("-")
        if season not in SEASONS or not (year.isdecimal() and len(year) == 4):
            raise MarketError(f'{at}: "{name}" is no name of a window; write summer-YYYY or winter-YYYY')
        if gender not in ("m", "w"):
            raise MarketError(f'{at}: the gender "{gender}"; write m or w')
        if business not in list(Business):
            raise MarketError(f'{at}: the business "{business}"; write one of {", ".join(Business)}')
        if standing not in STANDINGS:
            raise MarketError(f'{at}: the standing "{standing}"; write one of {", ".join(STANDINGS)}')
        if not source:
            raise MarketError(f"{at}: no source; say who announced it, or that nobody vouches for it")
        first, last = _day(opens, at), _day(closes, at)
        if last < first or (last - first).days > _LONGEST_DAYS:
            raise MarketError(
                f"{at}: from {opens} to {closes}; a window ends after it opens, within {_LONGEST_DAYS} days"
            )
        if first.year - int(year) not in (-1, 0):
            raise MarketError(f"{at}: {name} cannot open on {opens}; mend one of them")
        shuts = _hour(hour, zone, at)
        only = tuple(leagues.split("|")) if leagues else ()
        yield at, Window(
            country, gender, only, name, Business(business), first, last, shuts, zone, standing == "exact", source
        )  # fmt: skip


def _day(cell: str, at: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise MarketError(f'{at}: "{cell}" is no day; write YYYY-MM-DD') from None


def _hour(cell: str, zone: str, at: str) -> time | None:
    try:
        ZoneInfo(zone)
    except (ValueError, ZoneInfoNotFoundError):
        raise MarketError(f'{at}: "{zone}" is no time zone; write one of the IANA\'s, "Europe/London"') from None
    try:
        return time.fromisoformat(cell) if cell else None
    except ValueError:
        raise MarketError(f'{at}: "{cell}" is no hour; write HH:MM') from None
