"""What the book is asked: entries of a person, a club, a story; who was spoken of; all as of a date."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, literal, or_, select, true

from sagabook.book.entry import Entry, Head, Origin, Place, Voice
from sagabook.book.ledger import in_parts
from sagabook.book.lookup import Spoken, rank
from sagabook.book.names import block_of
from sagabook.book.origins import Press
from sagabook.book.relations import claims, entries, readings, spoken, stories
from sagabook.book.rows import claim_of, head_of, storable, story_of
from sagabook.model import Story


def entries_of(
    connection: Connection, persons: Sequence[str], as_of: date, press: Press, *, quotes: bool = True
) -> dict[str, list[Entry]]:
    """All entries of some persons, in the book's order.

    Args:
        connection: A transaction.
        persons: Their keys.
        as_of: Only stories published by this day.
        press: Who is who among outlets.
        quotes: Whether to give the sentences that they rest on; that takes longer.

    Returns:
        Entries by person; persons of whom nothing was said by then are left out.
    """
    found: dict[str, list[Entry]] = {}
    for part in in_parts([storable(person) for person in persons]):
        where = entries.c.person.in_(part), entries.c.published <= as_of
        for entry in _entries(connection, _query(None if quotes else literal("")).where(*where), press):
            found.setdefault(entry.person, []).append(entry)
    return found


def first_hand(connection: Connection, persons: Sequence[str], press: Press) -> dict[str, list[Entry]]:
    """All entries of some persons that are no echoes, without the sentences that they rest on.

    Args:
        connection: A transaction.
        persons: Their keys.
        press: Who is who among outlets.

    Returns:
        Entries by person, in the book's order.
    """
    found: dict[str, list[Entry]] = {}
    for part in in_parts(persons):
        query = _query(literal("")).where(entries.c.person.in_(part), entries.c.echo_of.is_(None))
        for entry in _entries(connection, query, press):
            found.setdefault(entry.person, []).append(entry)
    return found


def entries_of_story(connection: Connection, story_id: int, press: Press) -> list[Entry]:
    """The entries of one story, in its order."""
    return list(_entries(connection, _query().where(entries.c.story_id == story_id), press))


def spoken_of(
    connection: Connection, since: date, as_of: date, *, club: str | None = None, limit: int | None = None
) -> list[Spoken]:
    """Who was spoken of in some days, the most spoken of first.

    Args:
        connection: A transaction.
        since: The first of the days.
        as_of: The last.
        club: The key of a club that the claims must name as buyer or holder; None for any.
        limit: How many to give at most.
    """
    if club is None:
        query = _spoken_query(spoken, spoken.c.day, func.sum(spoken.c.claims), since, as_of)
    else:
        query = _spoken_query(entries, entries.c.published, func.count(), since, as_of)
        query = query.where(or_(entries.c.buyer_key == club, entries.c.holder_key == club))
    return [Spoken(*row) for row in connection.execute(query.limit(limit))]


def _spoken_query(
    table: Table, day: ColumnElement[date], volume: ColumnElement[int], since: date, as_of: date
) -> Select[Any]:
    return (
        select(table.c.person, func.max(table.c.name), volume, func.min(day), func.max(day))
        .where(day.between(since, as_of))
        .group_by(table.c.person)
        .order_by(volume.desc(), table.c.person)
    )


def named_like(connection: Connection, name: str, as_of: date) -> list[Spoken]:
    """Those whom a name may mean, best first: looked for in its block of names, and if there is nobody, everywhere.

    Args:
        connection: A transaction.
        name: What the user typed; a person's key counts.
        as_of: Only what was said by this day.
    """
    name = storable(name)
    day = spoken.c.day
    block = spoken.c.block == block_of(name.replace("-", " ") if name.islower() else name)
    for where in (block, true()):
        query = (
            select(spoken.c.person, spoken.c.name, func.sum(spoken.c.claims), func.min(day), func.max(day))
            .where(where, day <= as_of)
            .group_by(spoken.c.person, spoken.c.name)
        )
        ranked = rank([Spoken(*row) for row in connection.execute(query)], name)
        if ranked:
            return ranked
    return []


def last_day(connection: Connection, by: date) -> date | None:
    """The day of the latest story that makes a claim, of those published by a day; None where there is none."""
    latest: date | None = connection.scalar(select(func.max(spoken.c.day)).where(spoken.c.day <= by))
    return latest


def echoes_among(connection: Connection, story_ids: Sequence[int], press: Press) -> int:
    """How many of some stories mostly pass on what others said first: two in three of their claims, or more.

    Args:
        connection: A transaction.
        story_ids: The stories' numbers.
        press: Who is who among outlets.
    """
    taken: dict[int, list[bool]] = {}
    for part in in_parts(story_ids):
        query = (
            select(entries.c.story_id, entries.c.echo_of, claims.c.said_by, stories.c.outlet, stories.c.published)
            .join(claims, claims.c.id == entries.c.claim_id)
            .join(stories, stories.c.id == entries.c.story_id)
            .where(entries.c.story_id.in_(part))
        )
        for id, echo_of, said_by, outlet, published in connection.execute(query):
            own = press.outlet_key(outlet)
            sources = (press.source(name, published) for name in json.loads(said_by))
            passed_on = any(source is not None and press.reports(source) and source.key != own for source in sources)
            taken.setdefault(id, []).append(echo_of is not None or passed_on)
    return sum(3 * sum(claims_taken) >= 2 * len(claims_taken) for claims_taken in taken.values())


def story_by(connection: Connection, name: str, press: Press) -> tuple[Head, Story] | None:
    """Find a story by its number in the book, its key or the head of it, its own id, or its address.

    Args:
        connection: A transaction.
        name: Any of these.
        press: Who is who among outlets.
    """
    name = storable(name)
    conditions = [stories.c.given_id == name, stories.c.url == name]
    if name.isascii() and name.isdecimal() and len(name) < 18:
        conditions.insert(0, stories.c.id == int(name))
    if len(name) >= 8 and set(name) <= set("0123456789abcdef"):
        conditions.append(stories.c.key.startswith(name))
    for condition in conditions:
        query = (
            select(stories, stories.c.id.label("story_id"), readings.c.players)
            .join(readings, readings.c.story_id == stories.c.id)
            .where(condition)
            .order_by(stories.c.id, readings.c.id.desc())
            .limit(1)
        )
        row = connection.execute(query).mappings().first()
        if row is not None:
            return head_of(row, press), story_of(row)
    return None


def _query(quote: ColumnElement[str] | None = None) -> Select[Any]:
    if quote is None:
        quote = func.substr(stories.c.text, claims.c.quote_start + 1, claims.c.quote_end - claims.c.quote_start)
    return (
        select(
            claims,
            *(entries.c[name] for name in ("person", "name", "origin", "origin_name", "voice", "echo_of")),
            *(stories.c[name] for name in ("key", "published", "title", "outlet", "url")),
            readings.c.players,
            quote.label("quote"),
        )
        .join(claims, claims.c.id == entries.c.claim_id)
        .join(readings, readings.c.id == claims.c.reading_id)
        .join(stories, stories.c.id == entries.c.story_id)
        .order_by(stories.c.published, stories.c.key, claims.c.ordinal)
    )


def _entries(connection: Connection, query: Select[Any], press: Press) -> Iterator[Entry]:
    heads: dict[int, Head] = {}
    for row in connection.execute(query).mappings():
        head = heads.get(row["story_id"])
        if head is None:
            head = heads[row["story_id"]] = head_of(row, press)
        yield Entry(
            id=row["id"],
            claim=claim_of(row),
            head=head,
            place=Place(head.published, head.key, row["ordinal"]),
            quote=row["quote"],
            person=row["person"],
            name=row["name"],
            origin=Origin(row["origin"], row["origin_name"], Voice(row["voice"])),
            echo_of=row["echo_of"],
        )
