"""Claims into sagas: episodes of a player's future, with lanes, stages, stances, facts and labels."""

from sagabook.sagas.listing import Listing
from sagabook.sagas.market import club_sagas, hot_sagas, remember, sagas_named
from sagabook.sagas.records import saga_record
from sagabook.sagas.saga import Saga, Stage
from sagabook.sagas.telling import sagas_of

__all__ = ["Listing", "Saga", "Stage", "club_sagas", "hot_sagas", "remember", "saga_record", "sagas_named", "sagas_of"]
