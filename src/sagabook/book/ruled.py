"""The user's rulings on record: made, undone, kept when the book is rebuilt."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select, update

from sagabook.book.ledger import make_stale, now
from sagabook.book.relations import rulings
from sagabook.book.rulings import Anchor, Merge, Ruling, Split, about


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruling as it stands on record."""

    id: int
    ruling: Ruling
    made: datetime
    undone: datetime | None = None

    @property
    def words(self) -> str:
        """The ruling in words."""
        ruling = self.ruling
        if isinstance(ruling, Merge):
            return f"{ruling.one.name} and {ruling.other.name} are one"
        count = len(ruling.stories)
        return f"another {ruling.anchor.name} in {count} {'story' if count == 1 else 'stories'}"


def record(connection: Connection, ruling: Ruling) -> int:
    """Record a ruling.

    Args:
        connection: A transaction that writes.
        ruling: The ruling.

    Returns:
        Its number.
    """
    row = {"verb": type(ruling).__name__.lower(), "ruling": _written(ruling), "made": now()}
    id = connection.execute(rulings.insert().values(row).returning(rulings.c.id)).scalar_one()
    _touch(connection, ruling)
    return int(id)


def undo(connection: Connection, id: int) -> Ruled | None:
    """Take a ruling back; it stays on record.

    Args:
        connection: A transaction that writes.
        id: Its number.

    Returns:
        The ruling; None where there is none of that number, or it is undone already.
    """
    found = next((ruled for ruled in every(connection) if ruled.id == id and ruled.undone is None), None)
    if found is not None:
        connection.execute(update(rulings).where(rulings.c.id == id).values(undone=now()))
        _touch(connection, found.ruling)
    return found


def active(connection: Connection) -> list[Ruling]:
    """The rulings that hold, in the order in which they were made."""
    return [ruled.ruling for ruled in every(connection) if ruled.undone is None]


def every(connection: Connection) -> list[Ruled]:
    """All rulings ever made, in that order."""
    rows = connection.execute(select(rulings).order_by(rulings.c.id))
    return [Ruled(row.id, _read(row.verb, row.ruling), row.made, row.undone) for row in rows]


def _touch(connection: Connection, ruling: Ruling) -> None:
    make_stale(connection, dict.fromkeys(about(ruling), date.min))


def _written(ruling: Ruling) -> str:
    """A ruling as JSON: two anchors, or an anchor and stories."""
    parts = [ruling.one, ruling.other] if isinstance(ruling, Merge) else [ruling.anchor, sorted(ruling.stories)]
    return json.dumps(parts, ensure_ascii=False)


def _read(verb: str, written: str) -> Ruling:
    first, second = json.loads(written)
    return Merge(Anchor(*first), Anchor(*second)) if verb == "merge" else Split(Anchor(*first), frozenset(second))
