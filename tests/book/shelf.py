"""Invented stories with their claims, a reader that gives just those, and what a book holds, told by content."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import inspect, select, text

from sagabook.book import Book
from sagabook.book.engine import asking, writing
from sagabook.book.relations import claims, entries, metadata, readings, stories
from sagabook.model import Claim, Kind, Span, Story

from .made import CLUBS, DAY, NAMES, OUTLETS, claim
from .made import claims as claims_of_a_block

#: Names of several blocks.
PLAYERS = [*NAMES, "Ade Bello", "A. Bello", "Moussa Traoré", "Rui Teles", "Kim Cole"]
_BODIES = (
    "It rained on the old ground all morning and the gulls sat in rows on the crossbar while the men talked.",
    "Nobody at the harbour would say much, though the bus was seen twice and the kit man bought a longer shirt.",
    "The chairman kept his hat on and spoke of patience, of ladders, of the price of paint and of the long winter.",
)


@dataclass(frozen=True, slots=True)
class Told:
    """A story, and what it claims."""

    story: Story
    claims: tuple[Claim, ...]


class Canned:
    """A reader that knows by heart what each story claims."""

    def __init__(self, told: Iterable[Told]) -> None:
        self.claims: Mapping[str, tuple[Claim, ...]] = {item.story.text: item.claims for item in told}

    def read(self, story: Story, *, explain: bool = False) -> list[Claim]:
        return list(self.claims.get(story.text, ()))


def tell(number: int, day: int, outlet: str, *made: Claim, body: int = 0) -> Told:
    """A story of a number, `day` days after the first of July 2025; those of one body are twins, if days are near."""
    sentences = "".join(f" Line {at} of {number}." for at in range(len(made)))
    text = f"{_BODIES[body % len(_BODIES)]}{sentences} {number}"
    start = len(_BODIES[body % len(_BODIES)])
    story = Story(
        text, id=f"no-{number}", title=f"Story {number}", outlet=outlet or None, published=DAY + timedelta(day)
    )
    return Told(story, tuple(replace(one, evidence=(Span(start, len(text)),)) for one in made))


def news(count: int) -> list[Told]:
    """So many stories, the same every time: of all players, clubs and outlets in turn."""
    found = []
    for number in range(count):
        player, outlet = PLAYERS[number * 7 % len(PLAYERS)], OUTLETS[number * 3 % len(OUTLETS)]
        kind = (Kind.INTEREST, Kind.BID, Kind.NOT_FOR_SALE)[number % 3]
        buyer, seller = CLUBS[number % len(CLUBS)], CLUBS[(number // 2 + 1) % len(CLUBS)]
        found.append(tell(number, number % 40, outlet, claim(player, buyer, seller, kind), claim(player), body=number))
    return found


@st.composite
def shelves(draw: st.DrawFn) -> list[Told]:
    """Up to ten stories of three weeks, some of them twins of others."""
    return [
        tell(
            number,
            draw(st.integers(0, 20)),
            draw(st.sampled_from(OUTLETS)),
            *draw(st.lists(claims_of_a_block(PLAYERS), max_size=3)),
            body=draw(st.integers(0, 2)),
        )
        for number in range(draw(st.integers(1, 10)))
    ]


def stories_in(told: Iterable[Told]) -> list[Story]:
    return [item.story for item in told]


def fill(book: Book, told: Sequence[Told]) -> None:
    """Add stories, read as they are told."""
    book.add(stories_in(told), reader=Canned(told))


def contents(book: Book) -> list[tuple[Any, ...]]:
    """What the book infers, by content: no number of a row is in it, so that two books can be compared."""
    book.settle()
    columns = (stories.c.key, claims.c.ordinal, *(column for column in entries.c if column.name != "story_id"))
    query = (
        select(*columns)
        .join(claims, claims.c.id == entries.c.claim_id)
        .join(stories, stories.c.id == entries.c.story_id)
    )
    with asking(book._engine) as connection:
        rows = connection.execute(query).mappings().all()
    places = {row["claim_id"]: (row["key"], row["ordinal"]) for row in rows}
    inner = ("claim_id", "echo_of")
    return sorted(
        (*(value for name, value in row.items() if name not in inner), places.get(row["echo_of"], ())) for row in rows
    )


def counts(book: Book) -> dict[str, int]:
    """How many rows each table has."""
    with asking(book._engine) as connection:
        found = {
            name: int(connection.scalar(text(f"SELECT count(*) FROM {name}")) or 0)
            for name in inspect(connection).get_table_names()
        }
    return found


def clear(book: Book) -> None:
    """Empty a book, which is quicker than making one."""
    with writing(book._engine) as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())


def numbers(book: Book) -> list[int]:
    """The numbers of the book's stories."""
    with asking(book._engine) as connection:
        found = list(connection.scalars(select(stories.c.id).order_by(stories.c.id)))
    return found


def grow_old(book: Book) -> None:
    """Have all that was read so far be read by an older reader than the present one."""
    with writing(book._engine) as connection:
        connection.execute(readings.update().values(reader="an older one"))


def day(number: int) -> date:
    """A day, counted as `tell` counts."""
    return DAY + timedelta(number)
