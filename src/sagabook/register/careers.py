"""A player's career as a set of arrivals and departures, and the stints that follow from them.

A move is stored as `2015-07+southampton=Southampton`: a month (or nothing), `+` for an arrival or `-` for a
departure, the club's id in the register (or nothing), `=` and the club's name. Moves are joined by `|`. A set
of moves can be united with another in any order, which stints cannot.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stint:
    """Time at one club: its name, its register id if known, first and last month ("YYYY-MM", or "" if unknown)."""

    club: str
    id: str | None
    since: str
    until: str


@dataclass(frozen=True, slots=True, order=True)
class Move:
    """One arrival or departure; `month` is "YYYY-MM" or "" where unknown."""

    month: str
    arrival: bool
    club: str
    id: str = ""


def pack(moves: Iterable[Move]) -> str:
    """Write moves in their stored form, sorted and each once."""
    return "|".join(
        f"{m.month}{'+' if m.arrival else '-'}{m.id}={m.club.replace('|', '/')}" for m in sorted(set(moves))
    )


def unpack(packed: str) -> list[Move]:
    """Read moves from their stored form."""
    moves = []
    for part in packed.split("|") if packed else ():
        head, _, club = part.partition("=")
        month = head[:7] if head[:4].isdecimal() else ""
        rest = head[len(month) :]
        moves.append(Move(month, rest[:1] == "+", club, rest[1:]))
    return moves


def stints(packed: str) -> tuple[Stint, ...]:
    """Turn stored moves into stints, earliest first.

    A departure without an arrival gives a stint of unknown start, an arrival without a departure one of unknown
    end. Within a month, a player who is at the club leaves before returning; one who is not arrives first.
    """
    by_club: dict[str, list[Move]] = {}
    for move in unpack(packed):
        by_club.setdefault(move.id or move.club, []).append(move)
    found: list[Stint] = []
    for moves in by_club.values():
        found += _stints_at_one_club(moves)
    return tuple(sorted(found, key=lambda s: (s.since or s.until, s.until or "9999")))


def _stints_at_one_club(moves: list[Move]) -> list[Stint]:
    club, club_id = moves[0].club, moves[0].id or None
    found: list[Stint] = []
    since: str | None = None
    waiting = sorted(moves, key=lambda m: m.month)
    while waiting:
        month = waiting[0].month
        same = [m for m in waiting if m.month == month]
        move = next((m for m in same if m.arrival is (since is None)), same[0])
        waiting.remove(move)
        if move.arrival:
            since = month if since is None else since or month
        else:
            found.append(Stint(club, club_id, since or "", month))
            since = None
    if since is not None:
        found.append(Stint(club, club_id, since, ""))
    return found
