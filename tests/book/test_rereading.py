"""A newer reader's claims supersede an older one's; broken off midway, it goes on where it stopped."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from sagabook.book import Book, ingest
from sagabook.book.engine import asking
from sagabook.book.relations import readings
from sagabook.book.rows import story_key
from sagabook.model import Claim, Kind, Story

from .made import claim
from .shelf import Canned, Told, contents, counts, fill, grow_old, news, stories_in


class Stopping(Canned):
    """A reader whose user presses Ctrl-C after some stories."""

    def __init__(self, told: Sequence[Told], after: int) -> None:
        super().__init__(told)
        self.left = after

    def read(self, story: Story, *, explain: bool = False) -> list[Claim]:
        if not self.left:
            raise KeyboardInterrupt
        self.left -= 1
        return super().read(story, explain=explain)


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "BATCH", 10)


def reread_as(told: Sequence[Told]) -> list[Told]:
    """The same stories, as another reader reads them: each says something else, some nothing."""
    return [
        Told(item.story, (claim("Rui Teles", "torino", "watford", Kind.TALKS),) if number % 3 else ())
        for number, item in enumerate(told)
    ]


def test_what_a_newer_reader_reads_stands_in_place_of_the_old(book: Book) -> None:
    told = news(35)
    newer = reread_as(told)
    fill(book, newer)
    expected = contents(book)
    grow_old(book)
    reports: list[int] = []
    assert book.reread(reader=Canned(told), report=reports.append) == 35
    assert reports == [10, 20, 30, 35]
    assert contents(book) != expected
    held = counts(book)
    assert held["readings"] == 70
    assert held["entries"] == sum(len(item.claims) for item in told)
    assert held["claims"] == held["entries"] + sum(len(item.claims) for item in newer)  # nothing is thrown away
    assert book.reread(reader=Canned(newer)) == 0


def test_a_reread_book_is_the_book_that_the_newer_reader_would_have_made(book: Book) -> None:
    told = news(35)
    newer = reread_as(told)
    fill(book, told)
    as_read_before = contents(book)
    grow_old(book)
    book.reread(reader=Canned(newer))
    after = contents(book)
    assert after != as_read_before
    book.rebuild()
    assert contents(book) == after
    assert [row[2] for row in after] == [item.story.published for item in _sorted(newer) for _ in item.claims]
    assert {row[3] for row in after} == {"rui-teles"}


def _sorted(told: Sequence[Told]) -> list[Told]:
    return sorted(told, key=lambda item: story_key(item.story))


def test_broken_off_it_keeps_whole_batches_and_goes_on(book: Book) -> None:
    told = news(35)
    newer = reread_as(told)
    fill(book, told)
    grow_old(book)
    with pytest.raises(KeyboardInterrupt):
        book.reread(reader=Stopping(newer, after=24))
    assert counts(book)["readings"] == 35 + 20
    assert book.reread(reader=Canned(newer)) == 15
    with asking(book._engine) as connection:
        read = connection.execute(select(readings.c.story_id, readings.c.reader)).all()
    assert len(set(read)) == len(read) == 70
    assert {row[3] for row in contents(book)} == {"rui-teles"}


def test_adding_broken_off_keeps_whole_batches_and_goes_on(book: Book) -> None:
    told = news(35)
    reported: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        book.add(stories_in(told), reader=Stopping(told, 24), report=lambda added: reported.append(added.added))
    assert reported == [10, 20]
    assert counts(book)["stories"] == 20
    tally = book.add(stories_in(told), reader=Canned(told))
    assert (tally.added, tally.known) == (15, 20)
