"""Where a saga begins and ends: settlements, quiet, and what only tells of a career."""

from datetime import timedelta

import pytest

from sagabook.model import Deal, Kind, Mode
from sagabook.sagas.episodes import QUIET
from sagabook.sagas.hearing import tells_the_past
from sagabook.sagas.saga import Ending, Standing, State
from tests.sagas.desk import ECHO, OFFICIAL, POST, Desk, club, day, ids


def test_one_unopposed_story_of_a_done_move_settles_and_says_that_it_is_one() -> None:
    desk = Desk()
    done = desk.hears("07-21", Kind.SIGNING, "Torino")
    saga = desk.saga()
    assert saga.state is State.SETTLED
    assert saga.settled is not None
    assert (saga.settled.ending, saga.settled.club, saga.settled.day) == (Ending.JOINED, club("Torino"), day("07-21"))
    assert saga.settled.attested.entries == (done.id,)
    assert saga.settled.attested.standing is Standing.SINGLE
    assert saga.until == day("07-21")
    assert saga.holder == club("Rovers")


def test_a_move_told_in_passing_is_a_fact_of_his_career() -> None:
    desk = Desk()
    desk.hear_all("07-21", Kind.SIGNING, "Torino", headline="Ten who wore the shirt")
    assert desk.sagas() == []


def test_a_move_told_in_passing_settles_what_was_expected() -> None:
    desk = Desk()
    desk.hears("07-10", Kind.SIGNING, "Torino", mode=Mode.PLANNED)
    desk.hear_all("07-21", Kind.SIGNING, "Torino", headline="The window so far")
    assert desk.saga().state is State.SETTLED


def test_one_wrong_signing_settles_nothing_while_the_pursuit_goes_on() -> None:
    desk = Desk()
    for number in range(10, 20):
        desk.hear_all(f"07-{number}", Kind.TALKS, "Torino")
    desk.hears("07-15", Kind.SIGNING, "Torino")
    desk.hears("07-21", Kind.SIGNING, "Torino")
    assert desk.saga("07-22").state is State.OPEN
    desk.hears("07-21", Kind.SIGNING, "Torino", origin=POST)
    assert desk.saga().state is State.SETTLED


@pytest.mark.parametrize("mode", [Mode.HEDGED, Mode.PLANNED, Mode.CONDITIONAL, Mode.DENIED])
def test_a_signing_that_is_not_asserted_settles_nothing(mode: Mode) -> None:
    desk = Desk()
    desk.hear_all("07-21", Kind.SIGNING, "Torino", mode=mode)
    assert desk.saga("08-01").state is State.OPEN


def test_a_done_move_that_later_stories_have_open_is_not_done() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.SIGNING, "Torino", times=2)
    assert desk.saga("07-02").state is State.SETTLED
    desk.hear_all("07-03", Kind.TALKS, "Torino")
    assert desk.saga("07-03").state is State.OPEN


def test_the_official_word_dates_the_settlement() -> None:
    desk = Desk()
    desk.hear_all("07-20", Kind.TALKS, "Torino")
    desk.hears("07-20", Kind.SIGNING, "Torino", origin=OFFICIAL)
    desk.hear_all("07-21", Kind.SIGNING, "Torino")
    settled = desk.saga().settled
    assert settled is not None
    assert settled.day == day("07-20")


def test_a_loan_is_told_as_one() -> None:
    desk = Desk()
    desk.hear_all("07-20", Kind.SIGNING, "Torino", deal=Deal.LOAN)
    settled = desk.saga().settled
    assert settled is not None
    assert settled.loan


def test_a_former_loan_beside_those_who_want_him_now_settles_nothing() -> None:
    desk = Desk()
    for number in range(1, 9):
        for origin in (ECHO, POST):
            story = f"{number}-{origin.key}"
            desk.hears(f"07-0{number}", Kind.SIGNING, "Lugano", deal=Deal.LOAN, origin=origin, story=story)
            desk.hears(f"07-0{number}", Kind.INTEREST, "Torino", origin=origin, story=story)
    assert desk.saga("07-20").state is State.OPEN


def test_a_signing_of_a_past_year_is_a_fact_of_his_career() -> None:
    desk = Desk()
    desk.hears("07-01", Kind.SIGNING, "Rovers", seller="Lugano", about="2029")
    assert desk.sagas() == []
    desk.hears("07-02", Kind.INTEREST, "Torino")
    saga = desk.saga()
    assert saga.since == day("07-02")
    assert [lane.buyer.name for lane in saga.lanes] == ["Torino"]


@pytest.mark.parametrize(
    ("when", "past"),
    [
        (None, False),
        ("2031-07", False),
        ("2031-06/2031-08", False),
        ("2031-01/2031-05", True),
        ("2030", True),
        ("2029-08-14", True),
        ("2031-06-20", False),
        ("2032-01", False),
    ],
)
def test_the_past_ended_weeks_ago_and_began_long_before(when: str | None, past: bool) -> None:
    assert tells_the_past(when, day("07-01")) is past


def test_a_new_contract_that_was_talked_of_settles() -> None:
    desk = Desk()
    desk.hears("07-01", Kind.CONTRACT_OFFER)
    desk.hear_all("07-10", Kind.CONTRACT_SIGNED)
    settled = desk.saga().settled
    assert settled is not None
    assert (settled.ending, settled.club) == (Ending.RENEWED, club("Rovers"))


def test_an_old_contract_told_beside_a_suitor_settles_nothing() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.INTEREST, "Torino")
    desk.hear_all("07-10", Kind.CONTRACT_SIGNED)
    assert desk.saga("07-20").state is State.OPEN


def test_an_announced_departure_settles() -> None:
    desk = Desk()
    desk.hears("05-20", Kind.DEPARTURE, mode=Mode.PLANNED)
    desk.hear_all("06-01", Kind.DEPARTURE)
    settled = desk.saga().settled
    assert settled is not None
    assert (settled.ending, settled.club) == (Ending.LEFT, club("Rovers"))


def test_a_saga_goes_quiet_and_another_begins() -> None:
    desk = Desk()
    desk.hears("03-01", Kind.INTEREST, "Torino")
    quiet = day("03-01") + QUIET
    assert desk.saga(quiet.isoformat()[5:]).state is State.OPEN
    assert desk.saga((quiet + timedelta(days=1)).isoformat()[5:]).state is State.QUIET
    desk.hears(quiet + timedelta(days=1), Kind.INTEREST, "Lugano")
    first, second = desk.sagas()
    assert first.state is State.QUIET
    assert [lane.buyer.name for lane in second.lanes] == ["Lugano"]


def test_a_move_told_again_opens_no_new_saga() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.BID, "Torino")
    desk.hear_all("07-10", Kind.SIGNING, "Torino")
    for number in range(11, 31):
        desk.hear_all(f"07-{number}", Kind.SIGNING, "Torino")
        desk.hears(f"07-{number}", Kind.INTEREST, "Lugano")  # who also wanted him, once
    saga = desk.saga()
    assert saga.settled is not None
    assert saga.settled.day == day("07-10")


def test_suitors_at_the_club_that_he_joined_open_the_next_saga() -> None:
    desk = Desk()
    desk.hear_all("07-10", Kind.SIGNING, "Torino")
    desk.hears("08-01", Kind.INTEREST, "Lugano", seller="Torino")
    assert len(desk.sagas()) == 1
    desk.hear_all("08-02", Kind.INTEREST, "Lugano", seller="Torino")
    first, second = desk.sagas()
    assert first.holder == club("Rovers")
    assert second.holder == club("Torino")
    assert second.state is State.QUIET


def test_the_holder_is_voted_on() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.INTEREST, "Torino", times=9)
    desk.hears("07-02", Kind.INTEREST, "Torino", seller="Lugano")
    assert desk.saga().holder == club("Rovers")


def test_every_entry_of_the_saga_is_listed() -> None:
    desk = Desk()
    entries = desk.hear_all("07-01", Kind.INTEREST, "Torino")
    entries.append(desk.hears("07-02", Kind.INTEREST, "Torino", echo_of=entries[0].id))
    assert desk.saga().entries == ids(entries)


def test_one_story_of_a_done_move_and_one_that_has_it_ahead_cancel_out() -> None:
    desk = Desk()
    desk.hears("07-21", Kind.SIGNING, "Torino", story="both")
    desk.hears("07-21", Kind.SIGNING, "Torino", mode=Mode.PLANNED, story="both")
    desk.hears("07-22", Kind.SIGNING, "Torino", origin=POST, story="retold")
    desk.hears("07-22", Kind.TALKS, "Torino", origin=POST, story="retold")
    assert desk.saga("07-23").state is State.OPEN


def test_a_contract_written_of_beside_suitors_settles_nothing() -> None:
    desk = Desk()
    desk.hears("07-01", Kind.CONTRACT_OFFER)
    for origin in (ECHO, POST):
        desk.hears("07-10", Kind.CONTRACT_SIGNED, origin=origin, story=origin.key)
        desk.hears("07-10", Kind.INTEREST, "Torino", origin=origin, story=origin.key)
    assert desk.saga("07-20").state is State.OPEN


def test_he_does_not_join_the_club_that_holds_him() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.INTEREST, "Torino")
    desk.hear_all("07-20", Kind.SIGNING, "Rovers", seller="Lugano")
    assert desk.saga("08-01").state is State.OPEN


def test_a_move_onward_does_not_undo_the_one_before() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.SIGNING, "Torino")
    for number in range(2, 9):
        desk.hear_all(f"08-0{number}", Kind.SIGNING, "Lugano", seller="Torino")
    first = desk.sagas()[0].settled
    assert first is not None
    assert (first.club, first.day) == (club("Torino"), day("07-01"))


def test_what_is_told_weeks_after_a_settlement_is_not_part_of_the_saga() -> None:
    desk = Desk()
    entries = desk.hear_all("07-01", Kind.SIGNING, "Torino")
    entries += desk.hear_all("07-10", Kind.SIGNING, "Torino")
    desk.hear_all("07-20", Kind.SIGNING, "Torino")
    assert desk.saga().entries == ids(entries)
    assert desk.saga().latest == day("07-10")


def test_a_move_that_nobody_expects_and_no_headline_names_settles_no_open_saga() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.INTEREST, "Torino")
    desk.hear_all("07-20", Kind.SIGNING, "Lugano", headline="Ten who wore the shirt")
    assert desk.saga("07-21").state is State.OPEN
    desk.hear_all("07-21", Kind.SIGNING, "Lugano")
    assert desk.saga("07-21").state is State.SETTLED


def test_a_move_that_many_report_done_stays_done_however_often_the_pursuit_is_retold() -> None:
    desk = Desk()
    desk.hear_all("07-10", Kind.TALKS, "Torino")
    desk.hear_all("07-21", Kind.SIGNING, "Torino")
    for number in range(22, 31):
        desk.hear_all(f"07-{number}", Kind.INTEREST, "Torino", times=2, headline="The window so far")
    settled = desk.saga().settled
    assert settled is not None
    assert (settled.ending, settled.day) == (Ending.JOINED, day("07-21"))


def test_those_who_did_not_get_him_do_not_keep_his_saga_open() -> None:
    desk = Desk()
    desk.hear_all("07-10", Kind.INTEREST, "Torino")
    desk.hear_all("07-21", Kind.SIGNING, "Torino", times=2)
    for number in range(22, 27):
        desk.hear_all(f"07-{number}", Kind.SIGNING, "Lugano", mode=Mode.DENIED, times=2, headline="The window so far")
    settled = desk.saga().settled
    assert settled is not None
    assert settled.club == club("Torino")
