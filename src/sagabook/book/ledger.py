"""Writes and reads what is append-only: stories, readings of them, and the claims of each reading."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Select, case, exists, func, select

from sagabook.book.relations import claims, readings, stale, stories, unpaired
from sagabook.book.rows import claim_row, storable, story_of, story_row
from sagabook.model import Claim, Story

#: How many ids one statement names: both databases take tens of thousands, but plan few better.
_LISTED = 500


@dataclass(frozen=True, slots=True)
class Read:
    """A story with what the ledger keeps of it beside its text."""

    story: Story
    key: str
    signature: bytes
    claims: Sequence[Claim]


def now() -> datetime:
    """The time in UTC, without a zone, as both databases keep it."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def known(connection: Connection, keys: Sequence[str]) -> set[str]:
    """Those of the stories that the book already holds.

    Args:
        connection: A transaction.
        keys: The stories' keys.
    """
    return set(connection.scalars(select(stories.c.key).where(stories.c.key.in_(keys))))


def append(connection: Connection, read: Iterable[Read], reader: str, block_of: Callable[[str], str]) -> dict[str, int]:
    """Append stories and their claims; a story that the book holds already is left as it is.

    Args:
        connection: A transaction that writes.
        read: The stories.
        reader: The version of the reader that gave the claims.
        block_of: The block of names that a player's name falls in.

    Returns:
        The row ids of the stories that were new, by key.
    """
    fresh = {item.key: item for item in read}
    if not fresh:
        return {}
    moment = now()
    rows = [
        {**story_row(item.story, key, moment.date()), "signature": item.signature, "added": moment}
        for key, item in fresh.items()
    ]
    ids: dict[str, int] = {}
    insert = on_conflict(connection, stories).on_conflict_do_nothing(index_elements=["key"])
    for row in connection.execute(insert.returning(stories.c.id, stories.c.key), rows):
        ids[row.key] = row.id
    if ids:
        connection.execute(unpaired.insert(), [{"story_id": id} for id in ids.values()])
        append_reading(connection, ((ids[key], fresh[key].claims) for key in ids), reader, block_of)
    return ids


def append_reading(
    connection: Connection, read: Iterable[tuple[int, Sequence[Claim]]], reader: str, block_of: Callable[[str], str]
) -> None:
    """Append what a reader reads in stories of the book; it supersedes what earlier readers read there.

    Args:
        connection: A transaction that writes.
        read: Row ids of stories, with their claims.
        reader: The version of the reader; none of the stories was read by it before.
        block_of: The block of names that a player's name falls in.
    """
    found = dict(read)
    if not found:
        return
    moment = now()
    made = {
        row.story_id: row.id
        for row in connection.execute(
            readings.insert().returning(readings.c.id, readings.c.story_id),
            [
                {
                    "story_id": story_id,
                    "reader": reader,
                    "made": moment,
                    "sources": _sources(of),
                    "players": _players(of),
                }
                for story_id, of in found.items()
            ],
        )
    }
    days = {
        row.id: row.published
        for part in in_parts(list(found))
        for row in connection.execute(select(stories.c.id, stories.c.published).where(stories.c.id.in_(part)))
    }
    rows = [
        {
            **claim_row(claim, ordinal, block_of(storable(claim.player.name))),
            "published": days[story_id],
            "story_id": story_id,
            "reading_id": made[story_id],
        }
        for story_id, of in found.items()
        for ordinal, claim in enumerate(of)
    ]
    if rows:
        connection.execute(claims.insert(), rows)
    since: dict[str, date] = {}
    for part in in_parts(list(found)):  # the claims of earlier readings among them, which are superseded now
        touched = select(claims.c.block, func.min(claims.c.published)).where(claims.c.story_id.in_(part))
        for block, day in connection.execute(touched.group_by(claims.c.block)):
            since[block] = min(day, since.get(block, day))
    make_stale(connection, since)


def make_stale(connection: Connection, blocks: Mapping[str, date]) -> None:
    """Note that what is inferred of these blocks of names, from a day on, must be worked out again."""
    rows = [{"block": block, "since": since} for block, since in sorted(blocks.items())]
    if rows:
        insert = on_conflict(connection, stale)
        given = insert.excluded.since
        earlier = case((given < stale.c.since, given), else_=stale.c.since)
        connection.execute(insert.on_conflict_do_update(index_elements=["block"], set_={"since": earlier}), rows)


def behind(connection: Connection) -> bool:
    """Whether what is derived is behind what is kept."""
    waiting = (unpaired.c.story_id, stale.c.block)
    return any(connection.scalar(select(column).limit(1)) is not None for column in waiting)


def current() -> Any:
    """The condition that a claim is of the latest reading of its story."""
    newer = readings.alias("newer")
    return ~exists().where(newer.c.story_id == claims.c.story_id, newer.c.id > claims.c.reading_id)


def unread(connection: Connection, reader: str, after: int, limit: int) -> Sequence[tuple[int, Story]]:
    """Stories that a reader has not read yet, in the order of their rows.

    Args:
        connection: A transaction.
        reader: The reader's version.
        after: The row id after which to go on.
        limit: How many to give at most.
    """
    done = exists().where(readings.c.story_id == stories.c.id, readings.c.reader == reader)
    query: Select[Any] = select(stories).where(stories.c.id > after, ~done).order_by(stories.c.id).limit(limit)
    return [(row["id"], story_of(row)) for row in connection.execute(query).mappings()]


def in_parts(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Cut a list into parts that one statement may name."""
    for start in range(0, len(ids), _LISTED):
        yield ids[start : start + _LISTED]


def _sources(of: Sequence[Claim]) -> str:
    """Whom the claims of a story name as sources, one a line."""
    return "\n".join(sorted({storable(source.name) for claim in of for source in claim.said_by}))


def _players(of: Sequence[Claim]) -> int:
    """How many players the claims of a story name."""
    return len({claim.player.name for claim in of})


def on_conflict(connection: Connection, table: Any) -> Any:
    """An INSERT into a table in the database's own dialect, for ON CONFLICT, which both have in the same words."""
    # Each loads its own driver's module: SQLite's users need not wait for PostgreSQL's.
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)
