"""Claims into sagas: episodes of a player's future, with lanes, stages, stances, facts and labels."""

from sagabook.sagas.market import club_sagas, hot_sagas, sagas_named
from sagabook.sagas.ranking import heat, hottest
from sagabook.sagas.records import saga_record
from sagabook.sagas.saga import Saga, Stage
from sagabook.sagas.telling import sagas_of

__all__ = ["Saga", "Stage", "club_sagas", "heat", "hot_sagas", "hottest", "saga_record", "sagas_named", "sagas_of"]
