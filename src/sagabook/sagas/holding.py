"""Who holds the player: a vote of the claims, since about one in ten names the wrong club; late ones count for more."""

from collections.abc import Sequence
from datetime import date

from sagabook.model import BUYER_KINDS, Kind, Mode
from sagabook.sagas.hearing import Heard

#: A vote counts half after three weeks: long enough to outlast a bad day, short against a window of ten weeks.
HALF_LIFE = 21.0
#: A claim that a move is done names a seller too, but it may tell of an older move; so it weighs half.
_DONE_WEIGHT = 0.5


def holder_of(rows: Sequence[Heard]) -> str:
    """Vote on the club that holds the player over some rows.

    Args:
        rows: What is heard, in the book's order.

    Returns:
        The key of the club with most weight at the last row, "" where none is named.
    """
    vote = Vote()
    for row in rows:
        vote.hear(row)
    return vote.leader


class Vote:
    """The vote on who holds a player, row by row in the book's order; one story's for one club counts once."""

    def __init__(self) -> None:
        self.leader = ""
        """The key of the club with most weight up to now, "" before any is named."""
        self._weights: dict[str, float] = {}
        self._counted: dict[tuple[str, str], float] = {}
        self._growth = 1.0
        self._first: date | None = None
        self._day: date | None = None

    def hear(self, row: Heard) -> str:
        """Take in a row, and say who leads."""
        if self._first is None:
            self._first = self._day = row.day
        if row.day != self._day:
            self._day = row.day
            # Votes grow with time instead of old ones shrinking: the order is the same, and nothing is rescaled.
            self._growth = 2.0 ** ((row.day - self._first).days / HALF_LIFE)
        weight = _weight(row) * self._growth
        before = self._counted.get((row.story, row.holder), 0.0)
        if weight > before:
            self._counted[row.story, row.holder] = weight
            self._weights[row.holder] = self._weights.get(row.holder, 0.0) + weight - before
            if not self.leader or self._weights[row.holder] > self._weights[self.leader]:
                self.leader = row.holder
        return self.leader


def _weight(row: Heard) -> float:
    if not row.holder or row.past or row.holder == row.buyer:
        return 0.0
    if row.kind is Kind.SIGNING and row.mode is Mode.ASSERTED:
        return _DONE_WEIGHT
    if row.kind in (Kind.DEPARTURE, Kind.CONTRACT_SIGNED):
        return _DONE_WEIGHT
    return 1.0 if row.kind in BUYER_KINDS or row.said else _DONE_WEIGHT
