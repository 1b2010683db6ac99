"""Who holds the player: a vote of the claims, since about one in ten names the wrong club; late ones count for more."""

from collections.abc import Sequence

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
    running = holders_by_row(rows)
    return running[-1] if running else ""


def holders_by_row(rows: Sequence[Heard]) -> list[str]:
    """Give for each row the club that holds the player by the votes up to and with it.

    Args:
        rows: What is heard, in the book's order.

    Returns:
        A club's key, or "" before any is named, for each row. The vote of one story for one club counts once.
    """
    weights: dict[str, float] = {}
    counted: dict[tuple[str, str], float] = {}
    found: list[str] = []
    leader = ""
    growth, first = 1.0, rows[0].day if rows else None
    day = first
    for row in rows:
        if first is not None and row.day != day:
            day = row.day
            # Votes grow with time instead of old ones shrinking: the order is the same, and nothing is rescaled.
            growth = 2.0 ** ((row.day - first).days / HALF_LIFE)
        weight = _weight(row) * growth
        before = counted.get((row.story, row.holder), 0.0)
        if weight > before:
            counted[row.story, row.holder] = weight
            weights[row.holder] = weights.get(row.holder, 0.0) + weight - before
            if not leader or weights[row.holder] > weights[leader]:
                leader = row.holder
        found.append(leader)
    return found


def _weight(row: Heard) -> float:
    if not row.holder or row.past or row.holder == row.buyer:
        return 0.0
    if row.kind is Kind.SIGNING and row.mode is Mode.ASSERTED:
        return _DONE_WEIGHT
    if row.kind in (Kind.DEPARTURE, Kind.CONTRACT_SIGNED):
        return _DONE_WEIGHT
    return 1.0 if row.kind in BUYER_KINDS or row.said else _DONE_WEIGHT
