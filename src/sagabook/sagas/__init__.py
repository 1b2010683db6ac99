"""Claims into sagas: episodes of a player's future, with lanes, stages, stances, facts and labels."""

from sagabook.sagas.ranking import heat, hottest
from sagabook.sagas.saga import Saga
from sagabook.sagas.telling import sagas_of

__all__ = ["Saga", "heat", "hottest", "sagas_of"]
