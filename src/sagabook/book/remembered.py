"""How sagas stood from day to day: told once by whoever tells sagas, and remembered until their claims change.

`spoken.note` makes the rows, without what is told; a row goes with the claims that it rests on. Since what is told of
a day rests on claims up to that day alone, a later story leaves it as it is.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, case, delete, func, or_, select, union, update

from sagabook.book.asking import first_hand
from sagabook.book.entry import Entry
from sagabook.book.origins import Press
from sagabook.book.relations import entries, spoken, teller

#: Persons and claims a transaction: some tenths of a second of work, for which other writers wait.
_PERSONS = 500
_CLAIMS = 10_000
#: What stands where claims only tell of a career: looked at, and nothing to tell.
_NOTHING = ""
#: The columns of `Told`.
_TOLD = ("latest", "over", "warmth", "rank", "stages", "told")


@dataclass(frozen=True, slots=True)
class Told:
    """How a person's saga stands from one day on which he is spoken of until the next."""

    latest: date
    """The day of its last claim, echoes left out."""
    over: bool
    """Whether it is settled."""
    warmth: float
    """The more, the hotter; compares on any day."""
    rank: int
    """How far it is."""
    stages: int
    """The stages at which its lanes stand, a bit each."""
    text: str
    """All else; the teller's own business."""


#: Tells a person's saga as of each day from one on: given what was said that is no echo, in the book's order, and the
#: days on which he was spoken of, each with its stories, echoes included.
Teller = Callable[[Sequence[Entry], Sequence[tuple[date, int]], date], Iterable[tuple[date, Told | None]]]


def taught(connection: Connection, rules: str) -> bool:
    """Whether what is told was told by these rules.

    Args:
        connection: A transaction.
        rules: The name of the rules that sagas are told by.
    """
    return connection.scalar(select(teller.c.rules)) == rules


def teach(connection: Connection, rules: str) -> None:
    """Forget all that was told, if it was told by other rules than these."""
    if not taught(connection, rules):
        connection.execute(update(spoken).where(spoken.c.told.is_not(None)).values(told=None, warmth=None))
        connection.execute(delete(teller))
        connection.execute(teller.insert(), {"rules": rules})


def untold(connection: Connection) -> bool:
    """Whether there are days of which nothing is told yet."""
    return connection.scalar(select(spoken.c.person).where(spoken.c.told.is_(None)).limit(1)) is not None


def tell(connection: Connection, teller: Teller, press: Press) -> None:
    """Have some persons' days told that are not.

    Args:
        connection: A transaction that writes.
        teller: What tells them.
        press: Who is who among outlets.
    """
    waiting = select(spoken.c.person).where(spoken.c.told.is_(None)).distinct().order_by(spoken.c.person)
    first = func.min(case((spoken.c.told.is_(None), spoken.c.day)))
    query = (
        select(spoken.c.person, first, func.sum(spoken.c.claims))
        .where(spoken.c.person.in_(waiting.limit(_PERSONS)))
        .group_by(spoken.c.person)
        .order_by(spoken.c.person)
    )
    since: dict[str, date] = {}
    volume = 0
    for person, day, claims in connection.execute(query).all():
        if since and volume + claims > _CLAIMS:
            break
        since[person] = day
        volume += claims
    if not since:
        return
    said = first_hand(connection, list(since), press)
    days: dict[str, list[tuple[date, int]]] = {}
    columns = spoken.c.person, spoken.c.day, spoken.c.stories
    for person, day, stories in connection.execute(
        select(*columns).where(spoken.c.person.in_(since)).order_by(*columns[:2])
    ):
        days.setdefault(person, []).append((day, stories))
    rows = [
        _told_row(person, day, told)
        for person, first_day in since.items()
        for day, told in teller(said.get(person, []), days[person], first_day)
    ]
    connection.execute(
        update(spoken)
        .where(spoken.c.person == bindparam("who"), spoken.c.day == bindparam("on"))
        .values({name: bindparam(f"new_{name}") for name in _TOLD}),
        rows,
    )


def _told_row(person: str, day: date, told: Told | None) -> dict[str, Any]:
    values: tuple[Any, ...] = (None, None, None, None, None, _NOTHING)
    if told is not None:
        values = (told.latest, told.over, told.warmth, told.rank, told.stages, told.text)
    return {"who": person, "on": day, **{f"new_{name}": value for name, value in zip(_TOLD, values, strict=True)}}


def market(
    connection: Connection,
    as_of: date,
    *,
    since: date,
    quiet: date,
    club: str | None = None,
    stage: int = 0,
    limit: int | None = None,
) -> list[tuple[str, Told]]:
    """How sagas stood on a day, those that went on before those that were over, the hottest first.

    Args:
        connection: A transaction.
        as_of: The day.
        since: Only of those who were spoken of from this day on.
        quiet: The day before which a saga that is not settled was last spoken of when it has gone quiet.
        club: The key of a club that claims of those days must name as buyer or holder; None for any.
        stage: The bit of a stage at which a lane must stand; 0 for any.
        limit: How many to give at most.

    Returns:
        Persons and how their sagas stood.
    """
    where = [spoken.c.day.between(since, as_of), spoken.c.until > as_of, spoken.c.warmth.is_not(None)]
    if stage:
        where.append(spoken.c.stages.bitwise_and(stage) != 0)
    if club is not None:
        naming = (
            select(entries.c.person).where(key == club, entries.c.published.between(since, as_of))
            for key in (entries.c.buyer_key, entries.c.holder_key)
        )
        where.append(spoken.c.person.in_(union(*naming)))
    query = (
        select(spoken.c.person, *(spoken.c[name] for name in _TOLD))
        .where(*where)
        .order_by(
            or_(spoken.c.over, spoken.c.latest < quiet),
            spoken.c.warmth.desc(),
            spoken.c.rank.desc(),
            spoken.c.person,
        )
        .limit(limit)
    )
    return [(person, Told(*told)) for person, *told in connection.execute(query)]
