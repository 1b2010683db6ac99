"""Careers: moves as stored, and the stints that follow from them."""

from hypothesis import given
from hypothesis import strategies as st

from sagabook.register.careers import Move, Stint, pack, stints, unpack

MONTHS = st.sampled_from(["", "2015-07", "2016-01", "2016-07"])
CLUBS = st.sampled_from([("Aton", "aton"), ("Beton", "beton"), ("1. FC = + -", "")])
MOVES = st.builds(lambda month, arrival, club: Move(month, arrival, *club), MONTHS, st.booleans(), CLUBS)


def test_a_loan_and_return_make_two_stints() -> None:
    moves = [
        Move("2015-07", True, "Aton", "aton"),
        Move("2016-07", False, "Aton", "aton"),
        Move("2017-07", True, "Aton", "aton"),
    ]
    assert stints(pack(moves)) == (Stint("Aton", "aton", "2015-07", "2016-07"), Stint("Aton", "aton", "2017-07", ""))


def test_back_from_a_loan_and_sold_in_one_month() -> None:
    moves = [
        Move("2015-07", True, "Aton"),
        Move("2016-07", False, "Aton"),
        Move("2017-07", True, "Aton"),
        Move("2017-07", False, "Aton"),
    ]
    assert [(s.since, s.until) for s in stints(pack(moves))] == [("2015-07", "2016-07"), ("2017-07", "2017-07")]


def test_no_moves_make_no_stints() -> None:
    assert stints("") == ()


@given(st.sets(MOVES))
def test_moves_are_read_as_written(moves: set[Move]) -> None:
    assert unpack(pack(moves)) == sorted(moves)


@given(st.sets(MOVES))
def test_every_stint_ends_after_it_begins(moves: set[Move]) -> None:
    assert all(not s.until or s.since <= s.until for s in stints(pack(moves)))
