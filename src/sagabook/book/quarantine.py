"""Stories that could not be read, with the reason: kept until they can be."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select

from sagabook.book.ledger import in_parts, now, on_conflict
from sagabook.book.relations import quarantine
from sagabook.book.rows import storable
from sagabook.stories import Unreadable

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


def holding(connection: Connection, locators: Sequence[str]) -> list[str]:
    """Those places, as the quarantine keeps them, of which it holds something.

    Args:
        connection: A transaction.
        locators: Where what is asked for stands.
    """
    found: list[str] = []
    for part in in_parts([kept_locator(locator) for locator in locators]):
        found += connection.scalars(select(quarantine.c.locator).where(quarantine.c.locator.in_(part)))
    return found


def release(connection: Connection, held: Sequence[str]) -> None:
    """Let go of what can be read now.

    Args:
        connection: A transaction that writes.
        held: Where it stands, as `holding` tells.
    """
    for part in in_parts(held):
        connection.execute(delete(quarantine).where(quarantine.c.locator.in_(part)))


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
