"""The market as a book tells it: which sagas are hot, whose saga a name means, what concerns a club; as of a day."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sagabook.book import Book, Entry, Spoken, Told, club_key
from sagabook.errors import BookError
from sagabook.sagas.daily import listings
from sagabook.sagas.episodes import QUIET
from sagabook.sagas.listing import Listing, read, written
from sagabook.sagas.ranking import rank_of
from sagabook.sagas.rules import rules
from sagabook.sagas.saga import Saga, Stage
from sagabook.sagas.telling import sagas_of

#: A saga that nobody wrote of for this many days is not hot.
DAYS = timedelta(days=14)
_BITS = {stage: 1 << number for number, stage in enumerate(Stage)}


def remember(book: Book) -> None:
    """Tell in brief all sagas of which the book does not remember how they stood; questions do so by themselves.

    Args:
        book: The book.

    Raises:
        BookError: The database failed.
    """
    book.remember(_tell, rules())


def hot_sagas(
    book: Book, as_of: date, *, club: str | None = None, stage: Stage | None = None, limit: int = 20
) -> list[Listing]:
    """The sagas that are hottest on a day.

    Args:
        book: The book.
        as_of: The day.
        club: The key of a club that holds the player or wants him, and was lately named with him; None for any.
        stage: A stage that a lane must stand at (of that club, where one is given); None for any.
        limit: How many to give at most.

    Returns:
        The latest saga of each player in brief: those that go on before those that are over, the hottest first.
    """
    remember(book)
    found = book.market(
        as_of,
        since=_back(as_of, DAYS - timedelta(days=1)),
        quiet=_back(as_of, QUIET),
        club=club,
        stage=_BITS[stage] if stage else 0,
        limit=limit if club is None else None,
    )
    told = (read(person, of.latest, of.warmth, of.text, as_of) for person, of in found)
    return [one for one in told if concerns(one, club, stage)][:limit]


def club_sagas(book: Book, club: str, as_of: date, *, limit: int = 15) -> tuple[list[Listing], list[Listing]]:
    """A club's part of the market on a day: the sagas of those whom it is said to want, and of its own players.

    Args:
        book: The book.
        club: The club's key.
        as_of: The day.
        limit: How many of each to give at most.

    Returns:
        Sagas with a lane of the club's, then sagas of players whom it holds; both hottest first.
    """
    found = hot_sagas(book, as_of, club=club, limit=4 * limit)
    going = [one for one in found if club_key(one.holder) == club]
    coming = [one for one in found if club_key(one.holder) != club]
    return coming[:limit], going[:limit]


def sagas_named(
    book: Book, name: str, as_of: date, *, quotes: bool = True
) -> tuple[list[Saga], list[Spoken], list[Entry]]:
    """The sagas of the player whom a name means.

    Args:
        book: The book.
        name: A name in any spelling, or a person's key.
        as_of: The day.
        quotes: Whether the entries shall hold the sentences that they rest on; that takes longer.

    Returns:
        His sagas, the earliest first; whom else the name could mean; and all entries about him.

    Raises:
        BookError: Nobody of that name was spoken of by then.
    """
    meant = book.named(name, as_of)
    if not meant:
        raise BookError(f"{name}: nobody of that name in the book by {as_of.isoformat()}")
    best, *others = meant
    entries = book.entries([best.person], as_of, quotes=quotes)[best.person]
    return _told(entries, as_of), others, entries


def concerns(listing: Listing, club: str | None, stage: Stage | None) -> bool:
    """Whether a saga is about a club, as holder or suitor, and has a lane at a stage."""
    held = club is None or club_key(listing.holder) == club
    lanes = [lane for lane in listing.lanes if held or club_key(lane.buyer) == club]
    return (held or bool(lanes)) if stage is None else any(lane.stage is stage for lane in lanes)


def _tell(
    entries: Sequence[Entry], loud: Sequence[tuple[date, int]], since: date
) -> Iterator[tuple[date, Told | None]]:
    for day, listing in listings(entries, loud, since):
        yield day, _told_of(listing) if listing else None


def _told_of(listing: Listing) -> Told:
    return Told(
        listing.latest,
        listing.settled is not None,
        listing.warmth,
        rank_of(listing),
        sum({_BITS[lane.stage] for lane in listing.lanes}),
        written(listing),
    )


def _told(entries: Sequence[Entry], as_of: date) -> list[Saga]:
    return sagas_of(entries, as_of, {entry.head.key: entry.head.players for entry in entries})


def _back(day: date, by: timedelta) -> date:
    """A day so far back, or the first that there is."""
    return max(day, date.min + by) - by
