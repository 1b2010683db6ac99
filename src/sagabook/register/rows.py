"""The rows of the register: clubs, outlets, journalists, spells, nations, positions, competitions, players."""

from dataclasses import dataclass
from typing import NamedTuple

from sagabook.register.careers import Stint, stints


@dataclass(frozen=True, slots=True)
class ClubRow:
    """A club.

    `name` is what the press calls it first, `official` its full name. `short` holds other names that mean this
    club alone, `ambiguous` names that need a context ("United"), `nicknames` what the press calls it in passing
    ("Reds"), `tickers` its letters on a scoreboard, `areas` what a description may place it by ("south coast"),
    `country` a code of the nations, `league` a competition's name or id, or "defunct", `gender` "m" or "w".
    `origin` is empty for a shipped club, else the format that the user imported it from.
    """

    id: str
    name: str
    official: str = ""
    short: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    city: str = ""
    areas: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    country: str = ""
    league: str = ""
    gender: str = "m"
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newspaper, site, agency, station or account that publishes; `weak` aliases need a context ("Times")."""

    id: str
    name: str
    aliases: tuple[str, ...]
    weak: tuple[str, ...]
    country: str
    language: str
    kind: str
    domain: str


@dataclass(frozen=True, slots=True)
class Journalist:
    """Somebody who reports; `outlets` are ids of outlets, the present one first."""

    id: str
    name: str
    aliases: tuple[str, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spell:
    """One spell of a manager, director, owner, executive or agent at a club or a national side.

    `since` and `until` are "YYYY" or "YYYY-MM", or empty where unknown, or still there.
    """

    name: str
    aliases: tuple[str, ...]
    club: str
    role: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Nation:
    """A country with a national side: adjectives ("Dutch") and demonyms ("Dutchman")."""

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """A word for where a player plays, its role ("centre-back") and the group of that role ("defender")."""

    word: str
    role: str
    group: str


@dataclass(frozen=True, slots=True)
class Competition:
    """A league or cup; `level` is its tier in its country, where it has one."""

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str
    level: str
    kind: str


class PlayerRow(NamedTuple):
    """A player of the user's register.

    `born` is YYYY-MM-DD, or YYYY where only an age was known (then one year off at most). `also` and `moves` are
    other names and the career as stored; read them by `aliases` and `clubs`. (A named tuple, not a dataclass: of
    100,000 players the one takes 0.10 s to build, the other 0.25 s.)
    """

    id: str
    name: str
    also: str = ""
    born: str = ""
    nationality: str = ""
    position: str = ""
    moves: str = ""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names, without the first."""
        return tuple(self.also.split("|")) if self.also else ()

    @property
    def clubs(self) -> tuple[Stint, ...]:
        """The stints at clubs that the imported files tell of, earliest first."""
        return stints(self.moves)
