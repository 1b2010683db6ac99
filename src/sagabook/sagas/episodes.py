"""A player's claims cut into episodes: each begins at its first claim and ends when settled or quiet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sagabook.book.entry import club_key
from sagabook.model import Club, Kind
from sagabook.sagas.hearing import Heard
from sagabook.sagas.holding import holder_of
from sagabook.sagas.saga import Ending, Settlement
from sagabook.sagas.settling import PURSUIT, settle

#: Days without a claim after which a saga has gone quiet. Measured on 4,200 gaps between days with claims about one
#: player, May to August 2025: after gaps of up to a week nine in ten returns speak of a suitor known before, up to 60
#: days two in three, beyond that fewer than half.
QUIET = timedelta(days=60)
#: How long claims after a settlement still belong to it: the fees come out, the pursuit is retold.
AFTERMATH = timedelta(days=14)
#: Within `QUIET` of a settlement, that many stories in a week must speak of a new suitor before a saga begins again;
#: retold pursuits and misread sellers come one or two at a time.
FRESH_STORIES = 3
FRESH_WITHIN = timedelta(days=7)

#: Facts of a career that open no saga by themselves.
_CAREER = frozenset({Kind.CONTRACT_UNTIL, Kind.RELEASE_CLAUSE})


@dataclass(frozen=True, slots=True)
class Episode:
    """One saga's rows: those to its end, those of its aftermath, and how it was settled, if it was."""

    rows: tuple[Heard, ...]
    after: tuple[Heard, ...]
    settled: Settlement | None
    holder: str

    @property
    def since(self) -> date:
        """The day of its first claim."""
        return self.rows[0].day


def episodes_of(rows: Sequence[Heard], clubs: Mapping[str, Club]) -> list[Episode]:
    """Cut one person's rows into episodes.

    Args:
        rows: What is heard of one person, in the book's order.
        clubs: The clubs by their keys.

    Returns:
        The episodes, oldest first; rows that only tell of a career between them belong to none.
    """
    episodes: list[Episode] = []
    start = _opening(rows, 0, None)
    while start < len(rows):
        end = _quiet_after(rows, start)
        stretch = rows[start:end]
        settled = settle(stretch, clubs)
        if settled is None:
            episodes.append(Episode(tuple(stretch), (), None, holder_of(stretch)))
            start = _opening(rows, end, episodes[-1])
            continue
        last = next((i for i in range(start, end) if rows[i].day > settled.day), end)
        before = tuple(rows[start:last])
        again = _opening(rows, last, Episode(before, (), settled, ""))
        after = tuple(row for row in rows[last : min(again, end)] if row.day <= settled.day + AFTERMATH)
        episodes.append(Episode(before, after, settled, _held_before(before, settled, clubs)))
        start = again
    return episodes


def _held_before(rows: Sequence[Heard], settled: Settlement, clubs: Mapping[str, Club]) -> str:
    """The club that held him before the settlement: never the one that he joined."""
    if settled.ending is not Ending.JOINED:
        return holder_of(rows)
    return holder_of([row for row in rows if clubs.get(row.holder) != settled.club])


def _opens(row: Heard) -> bool:
    return not row.past and row.kind not in _CAREER


def _quiet_after(rows: Sequence[Heard], start: int) -> int:
    """The index of the first row that comes after a quiet spell."""
    latest = rows[start].day
    for index in range(start, len(rows)):
        row = rows[index]
        if row.day - latest > QUIET:
            return index
        if _opens(row):
            latest = row.day
    return len(rows)


def _opening(rows: Sequence[Heard], start: int, before: Episode | None) -> int:
    """The index of the row that opens the next saga, from `start` on; the number of rows where none does."""
    if before is None or before.settled is None:
        return next((i for i in range(start, len(rows)) if _opens(rows[i])), len(rows))
    settled = before.settled
    known = {row.buyer for row in before.rows}
    holder = _club_key(before)
    fresh: list[int] = []
    for index in range(start, len(rows)):
        row = rows[index]
        if not _opens(row) or (holder and row.buyer == holder) or (row.kind is Kind.SIGNING and row.holder != holder):
            continue
        if row.day - settled.day > QUIET:
            return fresh[0] if fresh and row.day - rows[fresh[0]].day <= FRESH_WITHIN else index
        if row.kind not in PURSUIT or row.buyer in known or (settled.ending is Ending.JOINED and row.holder != holder):
            continue
        fresh = [i for i in fresh if row.day - rows[i].day <= FRESH_WITHIN]
        if all(rows[i].story != row.story for i in fresh):
            fresh.append(index)
        if len(fresh) >= FRESH_STORIES:
            return fresh[0]
    return len(rows)


def _club_key(episode: Episode) -> str:
    """The key of the club that holds him after a settlement; "" for none."""
    settled = episode.settled
    if settled is None or settled.ending is Ending.LEFT:
        return ""
    return club_key(settled.club)
