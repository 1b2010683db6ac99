"""Stories that could not be read, with the reason: kept until they can be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select

from sagabook.book.ledger import in_parts, now, on_conflict
from sagabook.book.relations import quarantine
from sagabook.book.rows import storable
from sagabook.stories import Unreadable


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
            locator=storable(item.place.locator),
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


def release(connection: Connection, locators: Sequence[str]) -> int:
    """Let go of what can be read now.

    Args:
        connection: A transaction that writes.
        locators: Where they stand.

    Returns:
        How many were held.
    """
    return sum(
        connection.execute(delete(quarantine).where(quarantine.c.locator.in_(part))).rowcount
        for part in in_parts(locators)
    )


def held(connection: Connection) -> list[Quarantined]:
    """All that is in quarantine, the latest tried first."""
    query = select(quarantine).order_by(quarantine.c.last_tried.desc(), quarantine.c.locator)
    return [Quarantined(**row) for row in connection.execute(query).mappings()]
