"""The market as a book tells it: which sagas are hot, whose saga a name means, what concerns a club; as of a day."""

from collections.abc import Iterable, Sequence
from datetime import date

from sagabook.book import Book, Entry, Spoken, club_key
from sagabook.errors import BookError
from sagabook.model import Club
from sagabook.sagas.ranking import hottest
from sagabook.sagas.saga import Saga, Stage
from sagabook.sagas.telling import sagas_of

#: A saga that nobody wrote of for this many days is not hot.
DAYS = 14
#: So many of those most spoken of are told in full before they are ranked, for each that is asked for: loudness by
#: claims and heat by stories differ, but not by more.
_SPARE = 2


def hot_sagas(
    book: Book, as_of: date, *, club: str | None = None, stage: Stage | None = None, limit: int = 20
) -> list[Saga]:
    """The sagas that are hottest on a day.

    Args:
        book: The book.
        as_of: The day.
        club: The key of a club that holds the player or wants him; None for any.
        stage: A stage that a lane must stand at (of that club, where one is given); None for any.
        limit: How many to give at most.

    Returns:
        The sagas, hottest first.
    """
    spoken = book.spoken_of(as_of, days=DAYS, club=club, limit=None if stage or club else limit * _SPARE + 10)
    found: list[Saga] = []
    for part in _parts(spoken, limit * _SPARE + 10):
        found += [
            saga for saga in latest_sagas(book, [row.person for row in part], as_of) if concerns(saga, club, stage)
        ]
        if len(found) >= limit * _SPARE:
            break
    return hottest(found, as_of)[:limit]


def latest_sagas(book: Book, persons: Iterable[str], as_of: date) -> list[Saga]:
    """The latest saga of each of some persons, as of a day."""
    entries = book.entries(list(persons), as_of)
    told = (_told(said, as_of) for said in entries.values())
    return [sagas[-1] for sagas in told if sagas]


def club_sagas(book: Book, club: str, as_of: date, *, limit: int = 15) -> tuple[list[Saga], list[Saga]]:
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
    going = [saga for saga in found if saga.holder is not None and _is(saga.holder, club)]
    coming = [saga for saga in found if saga not in going]
    return coming[:limit], going[:limit]


def sagas_named(book: Book, name: str, as_of: date) -> tuple[list[Saga], list[Spoken], list[Entry]]:
    """The sagas of the player whom a name means.

    Args:
        book: The book.
        name: A name in any spelling, or a person's key.
        as_of: The day.

    Returns:
        His sagas, the earliest first; whom else the name could mean; and all entries about him.

    Raises:
        BookError: Nobody of that name was spoken of by then.
    """
    meant = book.named(name, as_of)
    if not meant:
        raise BookError(f"{name}: nobody of that name in the book by {as_of.isoformat()}")
    best, *others = meant
    entries = book.entries([best.person], as_of)[best.person]
    return _told(entries, as_of), others, entries


def concerns(saga: Saga, club: str | None, stage: Stage | None) -> bool:
    """Whether a saga is about a club, as holder or suitor, and has a lane at a stage."""
    held = club is None or (saga.holder is not None and _is(saga.holder, club))
    lanes = [lane for lane in saga.lanes if club is None or held or _is(lane.buyer, club)]
    return (held or bool(lanes)) if stage is None else any(lane.stage is stage for lane in lanes)


def _told(entries: Sequence[Entry], as_of: date) -> list[Saga]:
    return sagas_of(entries, as_of, {entry.head.key: entry.head.players for entry in entries})


def _parts(spoken: list[Spoken], size: int) -> Iterable[list[Spoken]]:
    for start in range(0, len(spoken), size):
        yield spoken[start : start + size]


def _is(club: Club, key: str) -> bool:
    return club_key(club) == key
