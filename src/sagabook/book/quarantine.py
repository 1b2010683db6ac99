"""Stories that could not be read, with the reason: kept until they can be."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection, delete, select

from sagabook.book.ledger import in_parts, now, on_conflict
from sagabook.book.relations import quarantine
from sagabook.book.rows import storable
from sagabook.stories import Found, Place, Unreadable, gather

#: Letters of a locator that are kept: an index of PostgreSQL takes 2,704 bytes, and a letter has up to four.
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Quarantined:
    """Something that could not be read."""

    id: int
    locator: str
    source: str
    position: int
    reason: str
    first_tried: datetime
    last_tried: datetime
    tries: int


def set_aside(connection: Connection, failed: Iterable[Unreadable]) -> None:
    """Note what could not be read, or that it could not be read again.

    Args:
        connection: A transaction that writes.
        failed: What could not be read.
    """
    moment = now()
    for item in failed:
        statement = on_conflict(connection, quarantine).values(
            locator=kept_locator(item.place.locator),
            source=storable(item.place.source),
            position=item.place.position,
            reason=storable(item.reason),
            first_tried=moment,
            last_tried=moment,
            tries=1,
        )
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["locator"],
                set_={"reason": statement.excluded.reason, "last_tried": moment, "tries": quarantine.c.tries + 1},
            )
        )


def holding(connection: Connection, places: Sequence[Place]) -> list[str]:
    """What the quarantine holds that can be read now.

    Args:
        connection: A transaction.
        places: Where what was read stands.

    Returns:
        Those of the places that it holds, as it keeps them, and those of their sources that could not be opened.
    """
    found: list[str] = []
    for part in in_parts([kept_locator(place.locator) for place in places]):
        found += connection.scalars(select(quarantine.c.locator).where(quarantine.c.locator.in_(part)))
    for part in in_parts(sorted({kept_locator(place.source) for place in places})):
        unopened = quarantine.c.locator.in_(part), quarantine.c.position == 0
        found += connection.scalars(select(quarantine.c.locator).where(*unopened))
    return found


def release(connection: Connection, held: Sequence[str]) -> None:
    """Let go of what can be read now.

    Args:
        connection: A transaction that writes.
        held: Where it stands, as `holding` tells.
    """
    for part in in_parts(held):
        connection.execute(delete(quarantine).where(quarantine.c.locator.in_(part)))


def try_again(item: Quarantined, *, allow_private: bool = False) -> Iterator[Found | Unreadable]:
    """Read what is in quarantine again: its record, or all of a source that could not be opened.

    Args:
        item: What is in quarantine.
        allow_private: Fetch from this machine and the local network too.

    Yields:
        What is found there now; where nothing is there any more, that it still cannot be read.
    """
    again = gather([item.source], done={item.source: item.position - 1}, allow_private=allow_private)
    for found in again if item.position == 0 else islice(again, 1):
        if isinstance(found, Unreadable) and not found.lasting:
            yield Unreadable(Place(item.source, item.position, item.locator), found.reason)
        else:
            yield found


def kept_locator(locator: str) -> str:
    """A locator as the quarantine keeps it: of letters that a database takes, and no longer than an index takes."""
    whole = storable(locator)
    if len(whole) <= _LONGEST:
        return whole
    return f"{whole[:_LONGEST]}…{hashlib.sha256(whole.encode()).hexdigest()[:16]}"


def held(connection: Connection) -> list[Quarantined]:
    """All that is in quarantine, the latest tried first."""
    query = select(quarantine).order_by(quarantine.c.last_tried.desc(), quarantine.c.locator)
    return [Quarantined(**row) for row in connection.execute(query).mappings()]
