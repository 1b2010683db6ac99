"""What gathering gives: stories with the place that they came from, and what could not be read, with its reason."""

from collections.abc import Callable
from dataclasses import dataclass

from sagabook.errors import StoryError
from sagabook.model import Story

#: Of what cannot be read, no more than this is kept for another try; most stories' lines and entries fit.
KEPT_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item came from.

    `source` is the file as named or found, or the address. `position` counts its records from 1: lines of JSON Lines,
    records of an archive, entries of a feed; a source of one story has its story at 1, and one that nothing could be
    read of stands at 0. `locator` says both in print, as
    in "stories.jsonl:17" or "news.warc.gz#12345 https://example.org/brandt".
    """

    source: str
    position: int
    locator: str


@dataclass(frozen=True, slots=True)
class Found:
    """A story that was read, and its place."""

    story: Story
    place: Place


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What could not be read: its place, the reason on one line, and its bytes where they are at hand.

    At most 64 kB are kept. The whole of it can be tried again from its source: `gather([place.source],
    done={place.source: place.position - 1})` begins with it. `lasting` says whether there is anything to be tried
    again: not where nothing is there at all, as under a mistyped name, nor where a watch comes back to it by itself.
    """

    place: Place
    reason: str
    raw: bytes = b""
    lasting: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """A piece of a source that may hold a story, not yet read.

    `raw` is what a gate may look at before `read` is called; it is empty where there is nothing to judge by. `read`
    raises `StoryError`, or gives None when a gate turned away what only reading could fetch.
    """

    place: Place
    raw: bytes
    read: Callable[[], Story | None]


def settle(record: Record) -> Found | Unreadable | None:
    """Read a record.

    Args:
        record: The record.

    Returns:
        Its story, or why there is none; None when a gate turned it away.
    """
    try:
        story = record.read()
    except StoryError as error:
        return unreadable(record.place, error, record.raw)
    return None if story is None else Found(story, record.place)


def unreadable(place: Place, error: StoryError | str, raw: bytes = b"") -> Unreadable:
    """Say that something cannot be read.

    Args:
        place: Where it stands.
        error: Why; the place that a message begins with is left out.
        raw: Its bytes.

    Returns:
        The item, its reason on one line.
    """
    reason = str(error).removeprefix(f"{place.locator}: ").removeprefix(f"{place.source}: ")
    return Unreadable(place, " ".join(reason.split()), raw[:KEPT_BYTES])


def missing(source: str, reason: str) -> Unreadable:
    """Say that there is nothing under a name.

    Args:
        source: A file, folder, pattern or address.
        reason: What is amiss, on one line.

    Returns:
        The item, which is not worth another try.
    """
    return Unreadable(unopened(source), reason, lasting=False)


def unopened(source: str) -> Place:
    """Name a source that nothing could be read of, so that it is read from its beginning when it is tried again.

    Args:
        source: A file, folder or address.

    Returns:
        Its place, position 0.
    """
    return Place(source, 0, source)


def whole(source: str) -> Place:
    """Name a source as a whole.

    Args:
        source: A file, folder or address.

    Returns:
        Its place, position 1.
    """
    return Place(source, 1, source)
