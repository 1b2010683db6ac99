"""What the book remembers of a saga from day to day is what the saga tells of these days."""

import time
from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from sagabook.book.entry import Entry
from sagabook.model import Kind
from sagabook.sagas import Listing, sagas_of
from sagabook.sagas.daily import listings
from sagabook.sagas.listing import read, written
from sagabook.sagas.saga import State
from tests.sagas.desk import OUTLETS, Desk, brief, day, pounds
from tests.strategies import one_player_s_entries


def loud(entries: Sequence[Entry]) -> list[tuple[date, int]]:
    stories = {(entry.place.published, entry.place.story) for entry in entries}
    days = sorted({on for on, _ in stories})
    return [(on, sum(published == on for published, _ in stories)) for on in days]


def told(entries: Sequence[Entry], since: date = date.min) -> dict[date, Listing | None]:
    first_hand = [entry for entry in entries if entry.echo_of is None]
    return dict(listings(first_hand, loud(entries), since))


@settings(max_examples=300)
@given(one_player_s_entries(max_size=60), st.dates(date(2030, 6, 1), date(2032, 6, 1)))
def test_each_day_is_told_as_the_saga_tells_it(entries: list[Entry], since: date) -> None:
    days = [on for on, _ in loud(entries)]
    expected = {on: sagas_of(entries, on) for on in days}
    assert told(entries) == {on: brief(sagas[-1]) if sagas else None for on, sagas in expected.items()}
    later = {on: listing for on, listing in told(entries).items() if on >= since}
    assert told(entries, since) == later


@given(one_player_s_entries(), st.integers(0, 70))
def test_between_the_days_only_the_day_changes(entries: list[Entry], later: int) -> None:
    last = max(entry.place.published for entry in entries)
    as_of = last + timedelta(days=later)
    listing = told(entries)[last]
    sagas = sagas_of(entries, as_of)
    assert (listing is None) == (not sagas)
    if listing is not None:
        kept = read(listing.person, listing.latest, listing.warmth, written(listing), as_of)
        assert kept == brief(sagas[-1])


def test_the_warmer_is_the_one_most_written_of_lately() -> None:
    old, new = Desk(), Desk()
    old.hear_all("06-10", Kind.INTEREST, "Torino", times=9)
    new.hear_all("07-01", Kind.INTEREST, "Torino", times=3)
    older, newer = (brief(desk.saga("07-01")) for desk in (old, new))
    assert newer.warmth > older.warmth
    # A story is worth half after three days.
    twice = Desk()
    twice.hear_all("06-28", Kind.INTEREST, "Torino", times=6)
    assert brief(twice.saga("07-01")).warmth == newer.warmth


def test_a_listing_goes_quiet_with_time() -> None:
    desk = Desk()
    desk.hears("06-01", Kind.BID, "Torino", fee=pounds(10))
    assert brief(desk.saga("07-31")).state is State.OPEN
    assert brief(desk.saga("08-01")).state is State.QUIET
    assert day("08-01") - day("06-01") == timedelta(days=61)


def busy(days: int) -> list[Entry]:
    """A saga of three suitors, five stories a day."""
    desk = Desk()
    kinds = [Kind.INTEREST, Kind.TALKS, Kind.BID, Kind.BID_REJECTED, Kind.WANTS_MOVE]
    for number in range(days):
        for at in range(5):
            desk.hears(date(2031, 1, 1) + timedelta(days=number), kinds[(number + at) % 5],
                       ("Torino", "Lugano", "Parma")[at % 3], origin=OUTLETS[at % 3])  # fmt: skip
    return desk.entries


def test_telling_every_day_takes_hardly_longer_than_telling_the_last() -> None:
    entries = busy(300)
    start = time.process_time()
    sagas_of(entries, date(2032, 1, 1))
    once = time.process_time() - start
    start = time.process_time()
    assert len(told(entries)) == 300
    # Telling the saga anew for each of the 300 days would take 150 times as long.
    assert time.process_time() - start < 60 * once
