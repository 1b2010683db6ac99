"""Who was spoken of on which day: a row of `spoken` for each person and day with claims, kept with the entries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, update

from sagabook.book.entry import Entry
from sagabook.book.relations import spoken


@dataclass(slots=True)
class _Day:
    """What was said of a person on a day, in the making."""

    block: str = ""
    name: str = ""
    claims: int = 0
    stories: set[str] = field(default_factory=set)


def note(
    connection: Connection, changed: Mapping[str, date], folded: Iterable[Entry], blocks: Mapping[int, str]
) -> None:
    """Note anew who was spoken of when, and forget what was told of those days.

    Args:
        connection: A transaction that writes.
        changed: Persons whose claims are no longer the same, each with the first day that is concerned.
        folded: Entries in the book's order, all of these persons' from those days on among them.
        blocks: The block of each entry, by its number.
    """
    if not changed:
        return
    days: dict[str, dict[date, _Day]] = {person: {} for person in changed}
    for entry in folded:
        since = changed.get(entry.person)
        if since is not None and entry.place.published >= since:
            said = days[entry.person].setdefault(entry.place.published, _Day())
            said.block, said.name = blocks[entry.id], entry.name
            said.claims += 1
            said.stories.add(entry.place.story)
    them = [{"who": person, "since": since} for person, since in changed.items()]
    connection.execute(
        delete(spoken).where(spoken.c.person == bindparam("who"), spoken.c.day >= bindparam("since")), them
    )
    connection.execute(
        update(spoken)
        .where(spoken.c.person == bindparam("who"), spoken.c.until >= bindparam("since"))
        .values(until=bindparam("next")),
        [
            {"who": person, "since": since, "next": min(days[person], default=date.max)}
            for person, since in changed.items()
        ],
    )
    rows = [row for person, of_person in days.items() for row in _rows(person, of_person)]
    if rows:
        connection.execute(spoken.insert(), rows)


def _rows(person: str, days: Mapping[date, _Day]) -> Iterator[dict[str, Any]]:
    ordered = sorted(days)
    for day, until in zip(ordered, [*ordered[1:], date.max], strict=False):
        said = days[day]
        yield {
            "person": person,
            "day": day,
            "until": until,
            "block": said.block,
            "name": said.name,
            "claims": said.claims,
            "stories": len(said.stories),
        }
