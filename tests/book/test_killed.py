"""Whatever is killed and whoever writes beside: what was reported stays, and adding again completes it."""

from pathlib import Path
from random import Random
from threading import Thread

import pytest

from sagabook.book import Book
from sagabook.book.engine import writing
from sagabook.book.ledger import Read, append
from sagabook.book.names import block_of
from sagabook.book.rows import story_key
from sagabook.register.register import Register

from .killing import kill_once, start, unsound
from .made import claim
from .shelf import Told, contents, counts, day, fill, news, tell

COUNT = 300


@pytest.fixture
def whole(register: Register, tmp_path: Path) -> list[tuple[object, ...]]:
    """What a book infers that got all the stories undisturbed."""
    with Book(tmp_path / "whole.db", register) as book:
        fill(book, news(COUNT))
        return contents(book)


def test_what_was_reported_outlives_a_kill_and_adding_again_completes_it(
    book_url: str, register: Register, whole: list[tuple[object, ...]]
) -> None:
    random = Random(2017)
    kills = [kill_once(book_url, register, COUNT, random) for _ in range(5)]
    assert [kill.fault for kill in kills] == [""] * 5
    assert any(0 < kill.held < COUNT for kill in kills)  # else no kill hit anything
    process = start(book_url, 0, COUNT)
    out, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    assert out.split()[-2:] == [str(COUNT), "done"]
    with Book(book_url, register) as book:
        assert counts(book)["stories"] == COUNT
        assert counts(book)["stale"] == counts(book)["unpaired"] == 0
        assert unsound(book) == ""
        assert contents(book) == whole


def test_two_writers_at_once_lose_and_double_nothing(
    book_url: str, register: Register, whole: list[tuple[object, ...]]
) -> None:
    writers = [start(book_url, 0, 200, 0.001), start(book_url, COUNT, 100, 0.001), start(book_url, 50, 250, 0.001)]
    for writer in writers:
        out, err = writer.communicate()
        assert (writer.returncode, err) == (0, "")
        assert out.endswith("done\n")
    with Book(book_url, register) as book:
        held = counts(book)
        assert held["stories"] == held["readings"] == COUNT
        assert held["stale"] == held["unpaired"] == 0
        assert contents(book) == whole


def test_settling_beside_a_writer_forgets_nothing_of_what_he_writes(book: Book) -> None:
    first, second = (tell(number, 0, "The Sun", claim("Jan Novak")) for number in (1, 2))
    with writing(book._engine) as connection:
        append(connection, [_read(first)], "a reader", block_of)  # leaves a block stale, with nobody to settle it
    settling = Thread(target=book.settle)
    with writing(book._engine) as connection:
        append(connection, [_read(second)], "a reader", block_of)
        settling.start()
        settling.join(0.5)  # time to settle what it should not yet
    settling.join()
    book.settle()
    assert [(row.person, row.entries) for row in book.named("Novak", day(9))] == [("jan-novak", 2)]


def _read(told: Told) -> Read:
    return Read(told.story, story_key(told.story), b"", told.claims)


def test_two_may_make_one_book_at_once(tmp_path: Path) -> None:
    makers = [start(str(tmp_path / "book.db"), 0, 5) for _ in range(3)]
    assert [(maker.communicate()[1], maker.returncode) for maker in makers] == [("", 0)] * 3
