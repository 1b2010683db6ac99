"""The nouns of the book: a story's head, where a claim came from, and a claim as the book keeps it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sagabook.model import BUYER_KINDS, Claim, Club


class Voice(StrEnum):
    """Who an origin is."""

    OUTLET = "outlet"
    JOURNALIST = "journalist"
    PARTY = "party"
    """One of those whom it concerns, on the record: the player, his agent, either club, who works for it. Their word is
    official."""
    PERSON = "person"
    """Anybody else who is named: a former player, another club's, whoever the book does not know."""
    UNKNOWN = "unknown"
    """Nobody can be named: a story of no outlet, or an aggregator that does not say where it has it from."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who first made a claim, as far as the book knew on the day of its story.

    `key` is "outlet:bbc-sport", "journalist:fabrizio-romano", "party:les-reed", or "" for `Voice.UNKNOWN`, which
    never counts as confirmation.
    """

    key: str
    name: str
    voice: Voice

    @property
    def outlet_key(self) -> str:
        """The key of the outlet that it is, if one is called so: the press leaves the article out of a name that the
        book does not know, "Morning Sample", and what is left could be a person's."""
        return f"outlet:{self.key.partition(':')[2]}" if self.voice is Voice.PERSON else self.key


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a claim stands in the book's order: by day, then by the story's content, then as the story has it.

    Whatever the order of adding, this one is the same; what the book infers for a claim rests only on claims that
    stand before it, so that no later story changes an earlier answer.
    """

    published: date
    story: str
    """The story's content hash."""
    ordinal: int
    """The claim's number in its story, from 0."""


@dataclass(frozen=True, slots=True)
class Head:
    """A story as the book lists it: everything but its text."""

    id: int
    key: str
    """Its content hash."""
    published: date
    title: str
    outlet: str
    """The outlet's name; "" where the story has none."""
    outlet_key: str
    """"outlet:" and its id in the register, or its folded name; "" where the story has none."""
    aggregator: bool = False
    """Whether the outlet only gathers what others publish."""
    url: str | None = None
    players: int = 0
    """How many players its claims name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim as the book keeps it."""

    id: int
    claim: Claim
    head: Head
    place: Place
    quote: str
    """The first sentence of its evidence."""
    person: str
    """The key of the player whom it is about: one person's claims share it, whatever the spelling."""
    name: str
    """That person's name, as of this claim: the fullest that was common by then."""
    origin: Origin
    echo_of: int | None = None
    """The id of the entry that this one passes on; None where it is first, or where that one is not in the book."""

    @property
    def buyer_key(self) -> str:
        """The key of the buying club, "" for none."""
        return club_key(self.claim.buyer)

    @property
    def holder_key(self) -> str:
        """The key of the club that holds the player, "" for none."""
        return club_key(self.claim.seller)

    @property
    def primary_key(self) -> str:
        """The key of the club that the kind is about (claim.md): the buyer's or the holder's."""
        return self.buyer_key if self.claim.kind in BUYER_KINDS else self.holder_key


def club_key(club: Club | None) -> str:
    """The key of a club: its id in the register, else its name in small letters after a tilde; "" for none."""
    if club is None:
        return ""
    return club.id or f"~{club.name.casefold()}"
