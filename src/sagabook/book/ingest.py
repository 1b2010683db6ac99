"""Adds stories to the ledger in batches, each one transaction: what was reported as added stays, whatever happens."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from sagabook.book.engine import asking, writing
from sagabook.book.ledger import Read, append, append_reading, known, unread
from sagabook.book.names import block_of
from sagabook.book.quarantine import holding, kept_locator, release, set_aside
from sagabook.book.rows import story_key, tidy
from sagabook.book.twins import bare, signature
from sagabook.model import Story
from sagabook.stories import Found, Unreadable

if TYPE_CHECKING:
    from sagabook.reading import Reader

#: Stories a transaction. A commit waits for the disk, some milliseconds; a kill costs what a batch took to read.
BATCH = 100


@dataclass(slots=True)
class Added:
    """What an ingest has done so far."""

    added: int = 0
    known: int = 0
    quarantined: int = 0
    claims: int = 0
    stories: list[int] = field(default_factory=list)
    """The row ids of the stories added."""
    unreadable: list[str] = field(default_factory=list)
    """Where those stand that went to the quarantine."""
    missing: list[Unreadable] = field(default_factory=list)
    """What is not there, or comes again by itself: told, and kept nowhere."""

    @property
    def failed(self) -> bool:
        """Whether anything could not be had."""
        return bool(self.quarantined or self.missing)


def add_stories(
    engine: Engine,
    found: Iterable[Found | Unreadable],
    reader: "Reader",
    version: str,
    report: Callable[[Added], None] = lambda added: None,
) -> Added:
    """Read stories and append them with their claims; those that the book holds are left as they are.

    Args:
        engine: The book's engine.
        found: Stories, and what could not be read, which goes to the quarantine.
        reader: What reads them.
        version: The reader's version.
        report: Called after each batch, once it is safe in the ledger, with the tally so far.

    Returns:
        The tally.

    Raises:
        BookError: The database failed; the batches reported until then are kept.
    """
    tally = Added()
    for batch in _batches(found, BATCH):
        _add_batch(engine, batch, reader, version, tally)
        report(tally)
    return tally


def _add_batch(engine: Engine, batch: list[Found | Unreadable], reader: "Reader", version: str, tally: Added) -> None:
    found = [item for item in batch if isinstance(item, Found)]
    failed = [item for item in batch if isinstance(item, Unreadable) and item.lasting]
    missing = [item for item in batch if isinstance(item, Unreadable) and not item.lasting]
    stories: dict[str, Story] = {}
    for item in found:
        story = tidy(item.story)
        stories.setdefault(story_key(story), story)  # of two that are one, the first, as it is across batches
    with asking(engine) as connection:
        held = known(connection, list(stories))
        mended = holding(connection, [item.place for item in found])
    # Reading takes long, and is done before the transaction, in which other writers must wait.
    read = [
        Read(story, key, signature(bare(story)), reader.read(story))
        for key, story in stories.items()
        if key not in held
    ]
    ids: dict[str, int] = {}
    if read or failed or mended:
        with writing(engine) as connection:
            ids = append(connection, read, version, block_of)
            set_aside(connection, failed)
            release(connection, mended)
    tally.added += len(ids)
    tally.known += len(found) - len(ids)
    tally.quarantined += len(failed)
    tally.missing += missing
    tally.unreadable += (kept_locator(item.place.locator) for item in failed)
    tally.claims += sum(len(item.claims) for item in read if item.key in ids)
    tally.stories += ids.values()


def reread_stories(
    engine: Engine, reader: "Reader", version: str, report: Callable[[int], None] = lambda count: None
) -> int:
    """Read again every story that this reader has not read; its claims supersede those of older readers.

    A run that was broken off goes on where it stopped, for what is read is committed batch by batch.

    Args:
        engine: The book's engine.
        reader: What reads them.
        version: The reader's version.
        report: Called after each batch with the number of stories read so far.

    Returns:
        How many stories were read.

    Raises:
        BookError: The database failed.
    """
    after = count = 0
    while True:
        with asking(engine) as connection:
            batch = unread(connection, version, after, BATCH)
        if not batch:
            return count
        read = [(id, reader.read(story)) for id, story in batch]
        with writing(engine) as connection:
            # Another process may have read some of them meanwhile.
            open_still = {id for id, _ in unread(connection, version, after, BATCH)}
            append_reading(connection, [(id, claims) for id, claims in read if id in open_still], version, block_of)
        after = batch[-1][0]
        count += len(batch)
        report(count)


def _batches(found: Iterable[Found | Unreadable], size: int) -> Iterator[list[Found | Unreadable]]:
    left = iter(found)
    while batch := list(islice(left, size)):
        yield batch
