"""Entries written by hand: one player of one club, and whoever is said to want him; nobody here is real."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any

from sagabook.book import Book
from sagabook.book.entry import Entry, Head, Origin, Place, Voice
from sagabook.model import Claim, Club, Contract, Deal, Fee, Kind, Mode, Player
from sagabook.sagas import Listing, Saga, Stage, sagas_of
from sagabook.sagas.listing import Outcome, Suit
from sagabook.sagas.market import concerns
from sagabook.sagas.ranking import rank_of, warmth
from sagabook.sagas.saga import Loud, State

PLAYER = "Jan Novak"
HOLDER = "Rovers"
ECHO = Origin("outlet:echo", "the Echo", Voice.OUTLET)
POST = Origin("outlet:post", "the Post", Voice.OUTLET)
STAR = Origin("outlet:star", "the Star", Voice.OUTLET)
OFFICIAL = Origin("party:ann-price", "Ann Price", Voice.PARTY)
NOBODY = Origin("", "", Voice.UNKNOWN)
OUTLETS = (ECHO, POST, STAR)


def day(text: str) -> date:
    """A day of the invented summer: "07-21" is 21 July 2031."""
    return date.fromisoformat(f"2031-{text}")


def club(name: str | None) -> Club | None:
    return Club(name, name.casefold()) if name else None


def pounds(millions: float, addons: float | None = None) -> Fee:
    return Fee(millions * 1e6, "GBP", addons=addons * 1e6 if addons else None)


@dataclass
class Desk:
    """Takes claims down, each in a story of its own unless told otherwise."""

    entries: list[Entry] = field(default_factory=list)
    _ids: "count[int]" = field(default_factory=lambda: count(1))

    def hears(
        self,
        when: str | date,
        kind: Kind,
        buyer: str | None = None,
        *,
        mode: Mode = Mode.ASSERTED,
        origin: Origin = ECHO,
        seller: str | None = HOLDER,
        fee: Fee | None = None,
        deal: Deal | None = None,
        contract: Contract | None = None,
        about: str | None = None,
        story: str | None = None,
        echo_of: int | None = None,
        confidence: float = 0.8,
        headline: str = "Novak latest",
    ) -> Entry:
        published = day(when) if isinstance(when, str) else when
        number = next(self._ids)
        key = story or f"{number:06}"
        claim = Claim(
            kind, Player(PLAYER), club(buyer), club(seller), mode, deal, fee, None, contract, (), about, (), confidence
        )
        head = Head(number, key, published, headline, origin.name, origin.key)
        place = Place(published, key, number)
        entry = Entry(number, claim, head, place, "", "novak", PLAYER, origin, echo_of)
        self.entries.append(entry)
        return entry

    def hear_all(
        self, when: str | date, kind: Kind, buyer: str | None = None, *, times: int = 3, **rest: Any
    ) -> list[Entry]:
        """The same claim from one outlet after another."""
        return [self.hears(when, kind, buyer, origin=OUTLETS[i % len(OUTLETS)], **rest) for i in range(times)]

    def sagas(self, as_of: str = "12-31", crowds: dict[str, int] | None = None) -> list[Saga]:
        return sagas_of(self.entries, day(as_of), crowds)

    def saga(self, as_of: str = "12-31", crowds: dict[str, int] | None = None) -> Saga:
        sagas = self.sagas(as_of, crowds)
        assert len(sagas) == 1
        return sagas[0]


def ids(entries: Iterable[Entry]) -> tuple[int, ...]:
    return tuple(entry.id for entry in entries)


def brief(saga: Saga) -> Listing:
    """A saga in brief, as the market lists it."""
    settled = saga.settled
    last = saga.loud.days[-1][0]
    return Listing(
        saga.person,
        saga.name,
        saga.holder,
        saga.as_of,
        saga.latest,
        Outcome(settled.ending, settled.club, settled.day, settled.loan, settled.standing) if settled else None,
        tuple(Suit(n.holder, n.buyer, n.stage, n.stage_since, n.reached, n.standing) for n in saga.lanes),
        saga.far,
        Loud(tuple((on, count) for on, count in saga.loud.days if on > last - timedelta(days=7))),
        warmth(saga.loud.days),
    )


def folded_market(book: Book, as_of: date, club: str | None = None, stage: Stage | None = None) -> list[Listing]:
    """The market worked out from entries alone, whatever the book remembers."""
    spoken = book.spoken_of(as_of, days=14, club=club)
    told = [sagas_of(said, as_of) for said in book.entries([row.person for row in spoken], as_of).values()]
    found = [one for one in (brief(sagas[-1]) for sagas in told if sagas) if concerns(one, club, stage)]
    return sorted(found, key=lambda one: (one.state is not State.OPEN, -one.warmth, -rank_of(one), one.person))
