"""Registration periods: when a country's clubs may register players, by day, with the exceptions that leagues made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo


class Business(StrEnum):
    """What a window is open for."""

    ALL = "all"
    """Any move to a club of the window."""
    HOME = "home"
    """Moves between clubs of the same country only."""
    LOANS = "loans"
    """Loans only."""


@dataclass(frozen=True, slots=True)
class Window:
    """A registration period of one country's clubs, or of some of its leagues.

    `country` is a code of the register's nations; `leagues` holds ids of its competitions, none meaning all that no
    other window of that name singles out; `gender` is "m" or "w". `name` is season and year, "summer-2017"; an extra
    window bears the name of the one beside it. Both days are within it. `hour`, where it is known, is the time of day
    in `zone` at which it shuts. `exact` tells whether the days are vouched for by `source`; else they are approximate.
    """

    country: str
    gender: str
    leagues: tuple[str, ...]
    name: str
    business: Business
    opens: date
    closes: date
    hour: time | None
    zone: str
    exact: bool
    source: str

    def holds(self, day: date) -> bool:
        """Whether it is open on a day, its first and last included."""
        return self.opens <= day <= self.closes

    @property
    def shuts(self) -> datetime | None:
        """The moment at which it shuts, or None where no hour is known."""
        return datetime.combine(self.closes, self.hour, ZoneInfo(self.zone)) if self.hour else None


@dataclass(frozen=True, slots=True)
class Standing:
    """How windows stand on a day.

    `open` are those open, the ones for any move first; `next` opens next and `last` shut last, of those for any move.
    """

    day: date
    open: tuple[Window, ...]
    next: Window | None
    last: Window | None

    @property
    def days_left(self) -> int | None:
        """Days from the day to the last one on which any move can be registered; None when shut, 0 on that day."""
        return next(((w.closes - self.day).days for w in self.open if w.business is Business.ALL), None)


class Calendar:
    """All windows that the tables know, by country."""

    def __init__(self, windows: Iterable[Window]) -> None:
        self._windows = tuple(sorted(windows, key=lambda w: (w.country, w.gender, w.opens, w.closes, w.leagues)))

    @property
    def all(self) -> tuple[Window, ...]:
        """Every window, by country, gender and opening day."""
        return self._windows

    @property
    def countries(self) -> tuple[str, ...]:
        """Codes of the countries that have windows."""
        return tuple(dict.fromkeys(window.country for window in self._windows))

    def windows(self, country: str, league: str = "", gender: str = "m") -> tuple[Window, ...]:
        """List the windows that a league's clubs have, by opening day.

        Args:
            country: A code of the register's nations.
            league: A competition's id; without one, the windows of the leagues that none singles out.
            gender: "m" or "w".

        Returns:
            The windows that name the league; and of those that name none, all but the ones for the same business
            and of the same name as one that does.
        """
        rows = [w for w in self._windows if w.country == country and w.gender == gender]
        named = [w for w in rows if league in w.leagues]
        own = {(w.name, w.business) for w in named}
        return tuple(w for w in rows if league in w.leagues or (not w.leagues and (w.name, w.business) not in own))

    def standing(self, day: date, country: str, league: str = "", gender: str = "m") -> Standing | None:
        """Tell how windows stand on a day.

        Args:
            day: The day.
            country: A code of the register's nations.
            league: A competition's id.
            gender: "m" or "w".

        Returns:
            What is open, what opens next and what shut last; None where the tables do not reach: no such country,
            or a day before its first window or after its last.
        """
        rows = self.windows(country, league, gender)
        if not rows or day < rows[0].opens or day > max(w.closes for w in rows):
            return None
        is_open = sorted(
            (w for w in rows if w.holds(day)), key=lambda w: (w.business is not Business.ALL, -w.closes.toordinal())
        )
        ahead = [w for w in rows if w.opens > day and w.business is Business.ALL]
        behind = [w for w in rows if w.closes < day and w.business is Business.ALL]
        return Standing(
            day, tuple(is_open), min(ahead, key=_opening, default=None), max(behind, key=_closing, default=None)
        )


def _opening(window: Window) -> date:
    return window.opens


def _closing(window: Window) -> date:
    return window.closes
