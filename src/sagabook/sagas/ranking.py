"""What ranks sagas: how much is written of them lately, and then how far they are."""

from collections.abc import Sequence
from datetime import date
from math import log2

from sagabook.sagas.listing import Listing
from sagabook.sagas.saga import Stage

#: A story's heat halves in three days: yesterday's news leads, last week's is behind.
HALF_LIFE = 3.0


def warmth(days: Sequence[tuple[date, int]]) -> float:
    """Say how hot a saga is: its stories, echoes included, each worth half after three days.

    All sagas cool alike, so that of two the one that is hotter today was so yesterday, unless one was spoken of since.
    The sum is therefore taken on the last of its days, and given as a logarithm on a scale that rises with time: the
    order of sagas by it is their order by heat on any day after.

    Args:
        days: The days on which it was spoken of, in order, each with the number of stories.

    Returns:
        The warmth; loudness alone, never how far it is or how well attested.
    """
    last = days[-1][0]
    heat = sum(count * 2.0 ** ((day - last).days / HALF_LIFE) for day, count in days)
    return log2(heat) + last.toordinal() / HALF_LIFE


def rank_of(listing: Listing) -> int:
    """How far its furthest lane is; without any, it counts as linked."""
    return (listing.far or Stage.LINKED).rank
