"""`Book`: one ledger opened, to add stories to and to ask."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, select

from sagabook.book import asking as ask
from sagabook.book import exporting, quarantine, remembered
from sagabook.book.engine import asking, book_url, open_engine, writing
from sagabook.book.entry import Entry, Head
from sagabook.book.identity import NameIndex
from sagabook.book.ingest import Added, add_stories, reread_stories
from sagabook.book.ledger import behind
from sagabook.book.lookup import Spoken
from sagabook.book.origins import Press
from sagabook.book.quarantine import Quarantined, try_again
from sagabook.book.relations import claims, entries, stories
from sagabook.book.rows import storable
from sagabook.book.ruled import Ruled, every, record, undo
from sagabook.book.rulings import Anchor, Merge, Split
from sagabook.errors import BookError
from sagabook.model import Story
from sagabook.register import Register, load_register
from sagabook.stories import Found, Place, Unreadable

if TYPE_CHECKING:
    from sagabook.reading import Reader


class Book:
    """A book: stories with their claims, and what is inferred from them.

    Args:
        book: A file, or an address such as "postgresql://host/name"; None for `SAGABOOK_BOOK`, else ./sagabook.db.
            What does not exist yet becomes an empty book.
        register: Who exists; the shipped register with the user's own over it if not given.
        create: Whether a file that does not exist may be made.

    Raises:
        BookError: It cannot be opened, or there is none.
        RegisterError: The register holds a row that cannot stand.
    """

    def __init__(
        self, book: str | Path | None = None, register: Register | None = None, *, create: bool = True
    ) -> None:
        self.url = book_url(book)
        self._engine = open_engine(self.url, create=create)
        self._register = register

    @cached_property
    def register(self) -> Register:
        """Who exists."""
        return self._register if self._register is not None else load_register()

    @cached_property
    def press(self) -> Press:
        """Who is who among sources."""
        return Press(self.register)

    def __enter__(self) -> Self:
        """Use the book in a `with` block, which closes it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the book."""
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    # -- writing -------------------------------------------------------------------------------------------------

    def add(
        self,
        found: Iterable[Story | Found | Unreadable],
        *,
        reader: "Reader | None" = None,
        report: Callable[[Added], None] = lambda added: None,
    ) -> Added:
        """Read stories and keep them with their claims; adding a story again changes nothing.

        Args:
            found: Stories, with or without the place that they come from, and what could not be read, which goes to
                the quarantine with its reason.
            reader: What reads them; the cascade reader if not given.
            report: Called with the tally after each batch; what is reported as added is safe in the book.

        Returns:
            The tally.

        Raises:
            BookError: The database failed; what was reported is kept, and adding again completes it.
        """
        from sagabook.reading import CascadeReader
        from sagabook.reading.version import reader_version

        reader = reader if reader is not None else CascadeReader(self.register)
        placed = (_placed(item, number) for number, item in enumerate(found, 1))
        tally = add_stories(self._engine, placed, reader, reader_version(), report)
        self.settle()
        return tally

    def reread(self, *, reader: "Reader | None" = None, report: Callable[[int], None] = lambda count: None) -> int:
        """Read again every story that the present reader has not read; its claims supersede those of older readers.

        Args:
            reader: What reads them; the cascade reader if not given.
            report: Called with the number of stories read, after each batch. A run that is broken off goes on where
                it stopped when called again.

        Returns:
            How many stories were read.

        Raises:
            BookError: The database failed.
        """
        from sagabook.reading import CascadeReader
        from sagabook.reading.version import reader_version

        reader = reader if reader is not None else CascadeReader(self.register)
        count = reread_stories(self._engine, reader, reader_version(), report)
        self.settle()
        return count

    def retry(self, *, reader: "Reader | None" = None, allow_private: bool = False) -> Added:
        """Try again to read what is in quarantine.

        Args:
            reader: What reads it; the cascade reader if not given.
            allow_private: Fetch from this machine and the local network too.

        Returns:
            The tally; what could be read is out of quarantine.

        Raises:
            BookError: The database failed.
        """
        return self.add(
            (found for held in self.quarantined() for found in try_again(held, allow_private=allow_private)),
            reader=reader,
        )

    def settle(self) -> None:
        """Bring persons and origins up to date with the claims; every question does so by itself."""
        with asking(self._engine) as connection:
            if not behind(connection):
                return
        from sagabook.book.settling import settle

        settle(self._engine, NameIndex(self.register), self.press)

    def remember(self, teller: remembered.Teller, rules: str) -> None:
        """Have the sagas told of all days of which nothing is told yet; does nothing where there are none.

        Args:
            teller: What tells them.
            rules: The name of the rules that it tells by; what was told by others is told anew.

        Raises:
            BookError: The database failed; what is told until then is kept.
        """
        self.settle()
        while True:
            with asking(self._engine) as connection:
                taught, untold = remembered.taught(connection, rules), remembered.untold(connection)
            if taught and not untold:
                return
            with writing(self._engine) as connection:
                remembered.teach(connection, rules)
                remembered.tell(connection, teller, self.press)

    def rebuild(self) -> None:
        """Throw away all that is derived and work it out again from stories, claims and rulings."""
        from sagabook.book.settling import forget

        forget(self._engine)
        self.settle()

    def merge(self, one: str, other: str) -> int:
        """Rule that two persons are one.

        Args:
            one: A person's key.
            other: Another's.

        Returns:
            The ruling's number.

        Raises:
            BookError: There is nobody of that key, or both keys are the same.
        """
        if one == other:
            raise BookError(
                f"{one}: the same key twice; give those of two persons, as `sagabook people find NAME` lists"
            )
        self.settle()
        with writing(self._engine) as connection:
            number = record(connection, Merge(self._anchor(connection, one), self._anchor(connection, other)))
        self.settle()
        return number

    def split(self, person: str, story_ids: Sequence[int]) -> int:
        """Rule that the person of that name in some stories is somebody else.

        Args:
            person: A person's key.
            story_ids: The numbers of the stories in the book.

        Returns:
            The ruling's number.

        Raises:
            BookError: There is nobody of that key, or a story does not speak of that person, or no other story does.
        """
        self.settle()
        with writing(self._engine) as connection:
            for story_id in story_ids:
                self._anchor(connection, person, [story_id])
            anchor = self._anchor(connection, person, besides=story_ids)
            keys = connection.scalars(select(stories.c.key).where(stories.c.id.in_(story_ids)))
            number = record(connection, Split(anchor, frozenset(keys)))
        self.settle()
        return number

    def undo(self, number: int) -> Ruled:
        """Take a ruling back.

        Args:
            number: The ruling's number.

        Returns:
            The ruling.

        Raises:
            BookError: No ruling of that number holds.
        """
        with writing(self._engine) as connection:
            ruling = undo(connection, number)
        if ruling is None:
            raise BookError(f"no ruling {number} holds; `sagabook people rulings` lists them")
        self.settle()
        return ruling

    def rulings(self) -> list[Ruled]:
        """All rulings ever made, in the order in which they were made."""
        with asking(self._engine) as connection:
            return every(connection)

    # -- asking --------------------------------------------------------------------------------------------------

    @contextmanager
    def _ask(self) -> Iterator[Connection]:
        self.settle()
        with asking(self._engine) as connection:
            yield connection

    def entries(self, persons: Sequence[str], as_of: date, *, quotes: bool = True) -> dict[str, list[Entry]]:
        """All that was said of some persons by a day, in the book's order.

        Args:
            persons: Their keys.
            as_of: Only stories published by this day.
            quotes: Whether to give the sentences that they rest on; that takes longer.

        Returns:
            Entries by person.
        """
        with self._ask() as connection:
            return ask.entries_of(connection, persons, as_of, self.press, quotes=quotes)

    def spoken_of(
        self, as_of: date, *, days: int = 14, club: str | None = None, limit: int | None = None
    ) -> list[Spoken]:
        """Who was spoken of in the days up to a day, the most spoken of first.

        Args:
            as_of: The day.
            days: How many days, that one included.
            club: The key of a club that the claims must name; None for any.
            limit: How many to give at most.
        """
        with self._ask() as connection:
            since = date.fromordinal(max(1, as_of.toordinal() - days + 1))
            return ask.spoken_of(connection, since, as_of, club=club, limit=limit)

    def market(
        self,
        as_of: date,
        *,
        since: date,
        quiet: date,
        club: str | None = None,
        stage: int = 0,
        limit: int | None = None,
    ) -> list[tuple[str, remembered.Told]]:
        """How sagas stood on a day, as far as they were told (`remember`).

        Args:
            as_of: The day.
            since: Only of those who were spoken of from this day on.
            quiet: The day before which a saga that is not settled was last spoken of when it has gone quiet.
            club: The key of a club that claims of those days must name as buyer or holder; None for any.
            stage: The bit of a stage at which a lane must stand (`Told.stages`); 0 for any.
            limit: How many to give at most.

        Returns:
            Persons and how their sagas stood; those that went on before those that were over, the hottest first.
        """
        with asking(self._engine) as connection:
            return remembered.market(connection, as_of, since=since, quiet=quiet, club=club, stage=stage, limit=limit)

    def named(self, name: str, as_of: date) -> list[Spoken]:
        """Those whom a name may mean, best first.

        Args:
            name: A name or a part of one, in any spelling, or a person's key.
            as_of: Only what was said by this day counts.

        Returns:
            One row a person; none where nobody is called anything like it.
        """
        with self._ask() as connection:
            return ask.named_like(connection, name, as_of)

    def last_day(self, *, by: date = date.max) -> date | None:
        """The day of the latest story that makes a claim; None where there is none.

        Args:
            by: Stories dated later are left out of account.
        """
        with self._ask() as connection:
            return ask.last_day(connection, by)

    def story(self, name: str) -> tuple[Head, Story, list[Entry]]:
        """Find a story.

        Args:
            name: Its number in the book, its key or at least eight characters of its head, its own id, or its address.

        Returns:
            Its head, the story as it was added, and its entries.

        Raises:
            BookError: The book holds no such story.
        """
        with self._ask() as connection:
            found = ask.story_by(connection, name, self.press)
            if found is None:
                raise BookError(f"{name}: no such story; give its number, its key, its own id, or its address")
            head, story = found
            return head, story, ask.entries_of_story(connection, head.id, self.press)

    def quarantined(self) -> list[Quarantined]:
        """What could not be read, the latest tried first."""
        with asking(self._engine) as connection:
            return quarantine.held(connection)

    def export(self, folder: Path, form: str, as_of: date) -> dict[str, int]:
        """Write the book's tables to a folder: stories (without their texts), claims, persons.

        Args:
            folder: Where to; made if it does not exist.
            form: "parquet", "csv" or "jsonl".
            as_of: Only stories published by this day.

        Returns:
            How many rows each table has.

        Raises:
            BookError: The folder cannot be written, or the form is none of these.
        """
        with self._ask() as connection:
            return exporting.export(connection, folder, form, as_of)

    def echoes_among(self, story_ids: Sequence[int]) -> int:
        """How many of some stories mostly pass on what others said first.

        Args:
            story_ids: The numbers of the stories in the book.
        """
        with self._ask() as connection:
            return ask.echoes_among(connection, story_ids, self.press)

    def _anchor(
        self, connection: Connection, person: str, within: Sequence[int] = (), besides: Sequence[int] = ()
    ) -> Anchor:
        """The first mention of a person within some stories, or anywhere besides some."""
        query = (
            select(stories.c.key, claims.c.player)
            .select_from(entries)
            .join(claims, claims.c.id == entries.c.claim_id)
            .join(stories, stories.c.id == entries.c.story_id)
            .where(entries.c.person == storable(person), entries.c.story_id.not_in(besides))
            .order_by(stories.c.published, stories.c.key, claims.c.ordinal)
            .limit(1)
        )
        if within:
            query = query.where(entries.c.story_id.in_(within))
        row = connection.execute(query).first()
        if row is None:
            where = f" in story {', '.join(map(str, within))}" if within else " in any other story" if besides else ""
            raise BookError(f"{person}: nobody of that key{where}; `sagabook people find NAME` lists keys")
        return Anchor(*row)


def _placed(item: Story | Found | Unreadable, number: int) -> Found | Unreadable:
    if isinstance(item, Story):
        name = item.url or item.id or f"story {number}"
        return Found(item, Place(name, 1, name))
    return item
