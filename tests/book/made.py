"""Items of invented stories, for the tests of the book, and what hypothesis draws of them."""

import hashlib
from datetime import date, timedelta

from hypothesis import strategies as st

from sagabook.book.entry import Head, Place
from sagabook.book.item import Item
from sagabook.model import Claim, Club, Fee, Kind, Mode, Player, Source

DAY = date(2025, 7, 1)


def claim(
    player: str,
    buyer: str | None = "rovers",
    seller: str | None = "watford",
    kind: Kind = Kind.INTEREST,
    *,
    mode: Mode = Mode.ASSERTED,
    fee: float | None = None,
    by: tuple[str, ...] = (),
    age: int | None = None,
    nation: str | None = None,
) -> Claim:
    """A claim about an invented player; clubs are given by key."""
    return Claim(
        kind,
        Player(player, age, nation),
        Club(buyer.title(), buyer) if buyer else None,
        Club(seller.title(), seller) if seller else None,
        mode,
        fee=Fee(fee, "GBP") if fee else None,
        said_by=tuple(map(Source, by)),
    )


class Desk:
    """Makes stories: each gets the next id, and a hash of its name, so that a test can name it."""

    def __init__(self) -> None:
        self.count = 0

    def story(
        self,
        name: str,
        day: int,
        outlet: str,
        *claims: Claim,
        aggregator: bool = False,
        twins: tuple[str, ...] = (),
        cited: tuple[str, ...] = (),
    ) -> list[Item]:
        """The items of one story, `day` days after the first of July 2025."""
        published = DAY + timedelta(day)
        key = hashed(name)
        outlet_key = f"outlet:{outlet.lower().replace(' ', '-')}" if outlet else ""
        self.count += 1
        head = Head(self.count, key, published, name, outlet, outlet_key, aggregator)
        items = []
        for ordinal, made in enumerate(claims):
            self.count += 1
            place = Place(published, key, ordinal)
            items.append(
                Item(self.count, made, head, place, "", frozenset(map(hashed, twins)), frozenset(cited)),
            )
        return items


def hashed(name: str) -> str:
    """A story's content hash, from its name."""
    return hashlib.sha256(name.encode()).hexdigest()


#: Names of one block that are alike, or are not: three Novaks, their slips, nicknames and surnames.
NAMES = "Jan Novak|Jon Novak|J. Novak|Novak|Benjamin Novak|Ben Novak|Jan Nowak|Novák|Tiago Novak".split("|")
CLUBS = "rovers watford torino harbour-town".split()
OUTLETS = ["Daily Mirror", "Sky Sports", "The Sun", "Gull Gazette", ""]
SOURCES = ["The Mirror", "Sky", "David Ornstein", "The Athletic", "Ann Price", "The Sun", "Watford"]


@st.composite
def claims(draw: st.DrawFn, names: list[str] = NAMES) -> Claim:
    """A claim about somebody of one block."""
    return claim(
        draw(st.sampled_from(names)),
        draw(st.sampled_from([*CLUBS, None])),
        draw(st.sampled_from([*CLUBS, None])),
        draw(st.sampled_from([Kind.INTEREST, Kind.BID, Kind.NOT_FOR_SALE])),
        mode=draw(st.sampled_from([Mode.ASSERTED, Mode.DENIED])),
        fee=draw(st.sampled_from([None, 20e6, 30e6])),
        by=tuple(draw(st.lists(st.sampled_from(SOURCES), max_size=2))),
        age=draw(st.sampled_from([None, 21, 30])),
        nation=draw(st.sampled_from([None, "CZE", "POR"])),
    )


@st.composite
def newsrooms(draw: st.DrawFn, names: list[str] = NAMES) -> list[Item]:
    """Up to 14 stories of a month, some of them twins of others, some of them aggregators'."""
    desk = Desk()
    items: list[Item] = []
    count = draw(st.integers(1, 14))
    for number in range(count):
        items += desk.story(
            f"story {number}",
            draw(st.integers(0, 30)),
            draw(st.sampled_from(OUTLETS)),
            *draw(st.lists(claims(names), min_size=1, max_size=3)),
            aggregator=draw(st.booleans()) and draw(st.booleans()),
            twins=tuple(f"story {twin}" for twin in draw(st.sets(st.integers(0, count - 1), max_size=2))),
            cited=tuple(draw(st.sets(st.sampled_from(["outlet:daily-mirror", "outlet:the-sun"]), max_size=1))),
        )
    return items


@st.composite
def one_lane(draw: st.DrawFn) -> list[Item]:
    """Up to ten stories of two months that all tell of the same bid: every one could pass on another."""
    desk = Desk()
    items: list[Item] = []
    for number in range(draw(st.integers(1, 10))):
        told = claim(
            "Jan Novak",
            kind=Kind.BID,
            fee=draw(st.sampled_from([None, 20e6, 30e6])),
            by=draw(st.sampled_from([(), (), ("The Mirror",), ("David Ornstein",), ("The Athletic",), ("Ann Price",)])),
        )
        items += desk.story(
            f"story {number}",
            draw(st.integers(0, 60)),
            draw(st.sampled_from(["Daily Mirror", "Sky Sports", "The Athletic"])),
            told,
            aggregator=draw(st.sampled_from([False, False, False, True])),
            cited=draw(st.sampled_from([(), (), ("outlet:daily-mirror",), ("journalist:david-ornstein",)])),
        )
    return items
