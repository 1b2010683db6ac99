"""A player's claims cut into episodes: each begins at its first claim and ends when settled or quiet."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from sagabook.book.entry import club_key
from sagabook.model import Club, Kind, Mode
from sagabook.sagas.hearing import Heard
from sagabook.sagas.holding import holder_of
from sagabook.sagas.saga import Ending, Settlement
from sagabook.sagas.settling import PURSUIT, Ballots

#: Days without a claim after which a saga has gone quiet. Measured on 4,200 gaps between days with claims about one
#: player, May to August 2025: after gaps of up to a week nine in ten returns speak of a suitor known before, up to 60
#: days two in three, beyond that fewer than half.
QUIET = timedelta(days=60)
#: How long claims after a settlement still belong to it: the fees come out, the pursuit is retold.
AFTERMATH = timedelta(days=14)
#: After a settlement that many stories in a week must speak of a new suitor before a saga begins again, for retold
#: pursuits and misread sellers come one or two at a time; where nobody wrote of him for `QUIET`, one suffices.
FRESH_STORIES = 3
FRESH_WITHIN = timedelta(days=7)
#: How long the club that he left may go on being named as his; later it is a move that the book has not seen.
FORGOTTEN = timedelta(days=300)

#: Facts of a career that open no saga by themselves.
_CAREER = frozenset({Kind.CONTRACT_UNTIL, Kind.RELEASE_CLAUSE})
#: Said to be done, these open one only in a story whose headline names the player: elsewhere they are his career.
_DEEDS = frozenset({Kind.SIGNING, Kind.DEPARTURE, Kind.CONTRACT_SIGNED, Kind.STAYS})


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


@dataclass(frozen=True, slots=True)
class Cut:
    """Where an episode was cut off, and what the next one begins with."""

    start: int
    """The index of the row that opens the next episode; the number of rows where none does."""
    settled: Settlement | None = None
    """How the one before was settled."""
    final: bool = False
    """Whether no later row can move it: a quiet spell has followed, and the next episode has begun."""


def episodes_of(rows: Sequence[Heard], clubs: Mapping[str, Club]) -> list[Episode]:
    """Cut one person's rows into episodes.

    Args:
        rows: What is heard of one person, in the book's order.
        clubs: The clubs by their keys.

    Returns:
        The episodes, oldest first; rows that only tell of a career between them belong to none.
    """
    return [episode for episode, _ in episodes_from(rows, clubs, opening(rows), {})]


def opening(rows: Sequence[Heard]) -> Cut:
    """Where the first episode begins."""
    return Cut(_opening(rows, 0, None))


def episodes_from(
    rows: Sequence[Heard], clubs: Mapping[str, Club], cut: Cut, ballots: dict[int, Ballots]
) -> Iterator[tuple[Episode, Cut]]:
    """Cut a person's rows into episodes from where one begins.

    Args:
        rows: What is heard of one person, in the book's order.
        clubs: The clubs by their keys.
        cut: Where to begin.
        ballots: The votes counted so far, by the row that opens a stretch; kept for when some days more are cut.

    Yields:
        Each episode, and the cut behind it, from which one can go on.
    """
    start, settled = cut.start, cut.settled
    while start < len(rows):
        known = settled is not None and rows[start].day - settled.day <= FORGOTTEN
        held = _held_after(settled) if settled and known else ""
        left = club_key(settled.club) if settled and known and settled.ending is Ending.LEFT else ""
        end = _quiet_after(rows, start)
        votes = ballots.setdefault(start, Ballots())
        votes.hear(rows[start + len(votes.rows) : end])
        settled = votes.settlement(clubs, held, left)
        if settled is None:
            episode = Episode(tuple(votes.rows), (), None, held or votes.holder)
            start = _opening(rows, end, None)
        else:
            last = next((i for i in range(start, end) if rows[i].day > settled.day), end)
            before = tuple(rows[start:last])
            start = _opening(rows, last, Episode(before, (), settled, ""))
            after = tuple(row for row in rows[last : min(start, end)] if row.day <= settled.day + AFTERMATH)
            episode = Episode(before, after, settled, held or _held_before(before, settled, clubs))
        yield episode, Cut(start, settled, end < len(rows) and start < len(rows))


def _held_before(rows: Sequence[Heard], settled: Settlement, clubs: Mapping[str, Club]) -> str:
    """The club that held him before the settlement: never the one that he joined."""
    if settled.ending is not Ending.JOINED:
        return holder_of(rows)
    return holder_of([row for row in rows if clubs.get(row.holder) != settled.club])


def _opens(row: Heard) -> bool:
    if row.kind in _DEEDS and row.mode is Mode.ASSERTED and not row.headlined:
        return False
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
    fresh: list[int] = []
    latest = settled.day
    for index in range(start, len(rows)):
        row = rows[index]
        rested = row.day - latest > QUIET
        latest = row.day
        if not _opens(row) or not _is_fresh(row, settled, known, rested=rested):
            continue
        fresh = [i for i in fresh if row.day - rows[i].day <= FRESH_WITHIN]
        if all(rows[i].story != row.story for i in fresh):
            fresh.append(index)
        if rested or len(fresh) >= FRESH_STORIES:
            return fresh[0]
    return len(rows)


def _is_fresh(row: Heard, settled: Settlement, known: Set[str], *, rested: bool) -> bool:
    """Whether a claim after a settlement speaks of what comes next rather than of what is settled.

    The club that he left goes on being named, and so do those that lost him, for as long as the move is retold.
    """
    club = club_key(settled.club)
    if row.buyer == club or (row.kind is Kind.SIGNING and row.mode is Mode.ASSERTED and not rested):
        return False
    if settled.ending is Ending.LEFT:
        return bool(row.buyer)
    if row.holder == club:
        return rested or (row.kind in PURSUIT and (row.buyer not in known or row.day - settled.day > QUIET))
    forgotten = row.day - settled.day > FORGOTTEN
    if settled.loan and row.day - settled.day > QUIET:
        return rested or row.kind in PURSUIT  # he goes back, and is his owner's to sell
    return forgotten or (rested and not row.holder and bool(row.buyer) and row.buyer not in known)


def _held_after(settled: Settlement) -> str:
    """The key of the club that holds him after a settlement; "" for none, or for a loan, which ends."""
    return "" if settled.ending is Ending.LEFT or settled.loan else club_key(settled.club)
