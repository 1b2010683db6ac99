"""The market on each engine: what the book remembers is what it would tell anew, for any day and filter."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from sagabook.book import Book
from sagabook.book.engine import asking
from sagabook.book.relations import spoken
from sagabook.model import Kind
from sagabook.sagas import Stage, club_sagas, hot_sagas, market, remember
from tests.book.conftest import book, register
from tests.book.made import CLUBS, claim
from tests.book.shelf import Canned, Told, clear, day, fill, grow_old, news, shelves, tell
from tests.sagas.desk import folded_market

__all__ = ["book", "register"]

STAGES = [None, Stage.LINKED, Stage.INTEREST, Stage.BID]
quick = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def right(book: Book, number: int) -> bool:
    """Whether the market of a day is the folded one, under every filter."""
    return all(
        hot_sagas(book, day(number), club=club, stage=stage) == folded_market(book, day(number), club, stage)[:20]
        for club in (None, *CLUBS)
        for stage in STAGES
    )


@quick
@given(shelves(), shelves(), st.integers(-1, 90))
def test_the_remembered_market_is_the_folded_one(book: Book, told: list[Told], more: list[Told], number: int) -> None:
    clear(book)
    fill(book, told)
    assert right(book, number)
    fill(book, more)  # some are known, some are of days told before
    assert right(book, number)
    book.rebuild()
    assert right(book, number)


@quick
@given(shelves(), st.data())
def test_rulings_and_newer_readers_make_the_book_tell_anew(book: Book, told: list[Told], data: st.DataObject) -> None:
    clear(book)
    fill(book, told)
    remember(book)
    keys = [row.person for row in book.spoken_of(day(99), days=1000)]
    if len(keys) > 1:
        one, other = data.draw(st.permutations(keys))[:2]
        number = book.merge(one, other)
        assert right(book, 20)
        book.undo(number)
        assert right(book, 20)
    grow_old(book)
    book.reread(reader=Canned(told[:1]))
    assert right(book, 20)


def test_a_club_s_market_is_in_two_parts(book: Book) -> None:
    fill(book, [tell(1, 0, "The Sun", claim("Jan Novak", "rovers", "watford"), claim("Ade Bello", "torino", "rovers"))])
    coming, going = club_sagas(book, "rovers", day(0))
    assert [one.name for one in coming] == ["Jan Novak"]
    assert [one.name for one in going] == ["Ade Bello"]


def test_a_later_story_leaves_what_is_told_of_earlier_days(book: Book) -> None:
    told = news(40)
    fill(book, told)
    remember(book)
    before = count_untold(book)
    fill(book, [tell(100, 39, "The Sun", claim("Jan Novak", "rovers", "watford", Kind.BID))])
    book.settle()
    assert before == 0
    assert count_untold(book) == 1
    assert right(book, 39)


def count_untold(book: Book) -> int:
    with asking(book._engine) as connection:
        return int(connection.scalar(select(func.count()).where(spoken.c.told.is_(None))) or 0)


def test_other_rules_tell_anew(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(book, news(12))
    before = hot_sagas(book, day(20))
    monkeypatch.setattr(market, "rules", lambda: "other rules")
    monkeypatch.setattr(market, "_tell", lambda entries, loud, since: [(on, None) for on, _ in loud if on >= since])
    assert before
    assert hot_sagas(book, day(20)) == []
