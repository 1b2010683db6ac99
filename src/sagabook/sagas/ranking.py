"""Which sagas are hottest: how much is written lately, and how that compares with before."""

from collections.abc import Iterable
from datetime import date

from sagabook.sagas.saga import Saga, Stage, State

#: A story's heat halves in three days: yesterday's news leads, last week's is behind.
HALF_LIFE = 3.0


def heat(saga: Saga, as_of: date) -> float:
    """Say how hot a saga is: its stories, echoes included, each worth half after three days.

    Args:
        saga: The saga.
        as_of: The day as of which to rank; it should be the saga's own.

    Returns:
        The sum; loudness alone, never how far it is or how well attested.
    """
    return sum((count * 2.0 ** ((day - as_of).days / HALF_LIFE) for day, count in saga.loud.days if day <= as_of), 0.0)


def hottest(sagas: Iterable[Saga], as_of: date) -> list[Saga]:
    """Rank sagas, those that go on before those that are over, each the hottest first.

    Args:
        sagas: Sagas of any players.
        as_of: The day as of which to rank.

    Returns:
        The same sagas; ties by stage, then by name, so that the order is always the same.
    """
    return sorted(
        sagas,
        key=lambda s: (s.state is not State.OPEN, -heat(s, as_of), -(s.far or Stage.LINKED).rank, s.name, s.person),
    )
