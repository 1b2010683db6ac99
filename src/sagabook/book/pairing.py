"""Finds twins among stories of neighbouring days, every pair compared: a few thousand signatures at a time.

An index by bands of the signature would have to be kept on disk (42 rows a story), and finds six in ten of the pairs
that are just alike enough. One story against 2,000 others, a week of a large book, takes 0.3 ms.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

import numpy as np

from sagabook.book.twins import DAYS, LIKE


def pairs_among(rows: Sequence[tuple[int, date, bytes]], fresh: Collection[int]) -> Iterator[tuple[int, int]]:
    """Find the pairs of twins of which at least one story is fresh.

    Args:
        rows: Number, day and signature of each story, in order of the days.
        fresh: The numbers of the fresh ones.

    Yields:
        Pairs of numbers, the smaller one first; a pair of two fresh stories twice.
    """
    signed = [row for row in rows if row[2]]
    if not signed:
        return
    ids = np.array([row[0] for row in signed])
    days = np.array([row[1].toordinal() for row in signed])
    signatures = np.frombuffer(b"".join(row[2] for row in signed), dtype="<u2").reshape(len(signed), -1)
    for at, (id, day, _) in enumerate(signed):
        if id not in fresh:
            continue
        low, high = np.searchsorted(days, (day.toordinal() - DAYS, day.toordinal() + DAYS + 1))
        like = (signatures[low:high] == signatures[at]).mean(axis=1) >= LIKE
        for other in ids[low:high][like]:
            if other != id:
                yield min(id, int(other)), max(id, int(other))


def within_reach(first: date, last: date) -> tuple[date, date]:
    """The days in which twins of stories of some days can lie."""
    reach = timedelta(days=DAYS)
    return max(first, date.min + reach) - reach, min(last, date.max - reach) + reach
