"""How a lane climbs and falls: what suffices for a stage and what doesn't."""

import pytest

from sagabook.model import Kind, Mode
from sagabook.sagas.saga import Lane, Stage
from tests.sagas.desk import ECHO, NOBODY, OFFICIAL, POST, STAR, Desk, ids, pounds


def lane_of(desk: Desk, buyer: str, as_of: str = "12-31") -> Lane:
    return next(lane for lane in desk.saga(as_of).lanes if lane.buyer.name == buyer)


@pytest.mark.parametrize(
    ("kind", "stage"),
    [
        (Kind.INTEREST, Stage.INTEREST),
        (Kind.TALKS, Stage.TALKS),
        (Kind.BID, Stage.BID),
        (Kind.FEE_AGREED, Stage.FEE_AGREED),
    ],
)
def test_an_asserted_claim_takes_a_quiet_lane_to_its_stage(kind: Kind, stage: Stage) -> None:
    desk = Desk()
    entry = desk.hears("07-01", kind, "Torino")
    lane = lane_of(desk, "Torino")
    assert lane.stage is stage
    assert lane.attested.entries == (entry.id,)


@pytest.mark.parametrize("mode", [Mode.PLANNED, Mode.CONDITIONAL, Mode.DENIED])
@pytest.mark.parametrize("kind", [Kind.BID, Kind.FEE_AGREED, Kind.MEDICAL, Kind.SIGNING])
def test_what_is_not_said_to_be_so_is_not_reached(kind: Kind, mode: Mode) -> None:
    desk = Desk()
    desk.hears("06-25", Kind.INTEREST, "Torino")
    desk.hear_all("07-01", kind, "Torino", mode=mode)
    assert lane_of(desk, "Torino").stage.rank <= Stage.TALKS.rank


def test_a_denial_alone_makes_nobody_a_suitor() -> None:
    desk = Desk()
    desk.hears("07-01", Kind.INTEREST, "Torino", mode=Mode.DENIED)
    assert desk.saga().lanes == ()


def test_only_linked_where_all_is_hedged() -> None:
    desk = Desk()
    desk.hears("07-01", Kind.INTEREST, "Torino", mode=Mode.HEDGED)
    assert lane_of(desk, "Torino").stage is Stage.LINKED


def busy(desk: Desk, first: int = 1, last: int = 9) -> None:
    """Nine days on which three outlets write of talks."""
    for number in range(first, last + 1):
        desk.hear_all(f"07-{number:02}", Kind.TALKS, "Torino")


def test_one_wrong_claim_moves_no_busy_lane() -> None:
    desk = Desk()
    busy(desk)
    desk.hears("07-05", Kind.FEE_AGREED, "Torino")
    desk.hears("07-06", Kind.MEDICAL, "Torino", origin=POST)
    assert lane_of(desk, "Torino").stage is Stage.TALKS


def test_two_origins_among_few_stories_agree_a_fee() -> None:
    desk = Desk()
    busy(desk)
    agreed = desk.hear_all("07-10", Kind.FEE_AGREED, "Torino")
    lane = lane_of(desk, "Torino")
    assert lane.stage is Stage.FEE_AGREED
    assert lane.stage_since == agreed[0].place.published
    assert lane.attested.entries == ids(agreed)
    assert lane.attested.independent == 3


def test_denials_take_back_what_is_asserted() -> None:
    desk = Desk()
    busy(desk)
    desk.hear_all("07-10", Kind.FEE_AGREED, "Torino")
    desk.hear_all("07-10", Kind.FEE_AGREED, "Torino", mode=Mode.DENIED)
    assert lane_of(desk, "Torino").stage is Stage.TALKS


def test_an_origin_that_nobody_can_name_confirms_nothing() -> None:
    desk = Desk()
    busy(desk)
    desk.hears("07-10", Kind.BID, "Torino", origin=NOBODY)
    desk.hears("07-10", Kind.BID, "Torino", origin=ECHO)
    assert lane_of(desk, "Torino").stage is Stage.TALKS


def test_terms_come_to_more_than_talks_only_once_the_clubs_agree() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.TERMS_AGREED, "Torino")
    assert lane_of(desk, "Torino", "07-02").stage is Stage.TALKS
    desk.hear_all("07-03", Kind.FEE_AGREED, "Torino")
    assert lane_of(desk, "Torino").stage is Stage.TERMS_AGREED


def test_a_free_player_needs_no_fee() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.TERMS_AGREED, "Torino", seller=None)
    assert lane_of(desk, "Torino").stage is Stage.TERMS_AGREED


def test_an_agreed_fee_lapses_when_nobody_bears_it_out() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.FEE_AGREED, "Torino")
    busy(desk, 5, 20)
    lane = lane_of(desk, "Torino")
    assert lane.stage is Stage.TALKS
    assert Stage.FEE_AGREED in [step.stage for step in lane.steps]


def test_a_rejected_bid_is_revived_by_a_higher_one() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.BID_REJECTED, "Torino", fee=pounds(40))
    assert lane_of(desk, "Torino").stage is Stage.REJECTED
    assert lane_of(desk, "Torino").reached is Stage.BID
    desk.hear_all("07-05", Kind.BID_REJECTED, "Torino", fee=pounds(40))
    assert lane_of(desk, "Torino").stage_since.day == 1
    desk.hear_all("07-09", Kind.BID, "Torino", fee=pounds(45, 5))
    assert lane_of(desk, "Torino").stage is Stage.BID


def test_an_old_rejection_told_again_does_not_reject_a_new_bid() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.BID_REJECTED, "Torino", fee=pounds(40))
    desk.hear_all("07-09", Kind.BID, "Torino", fee=pounds(50))
    desk.hear_all("07-10", Kind.BID_REJECTED, "Torino", fee=pounds(40))
    assert lane_of(desk, "Torino").stage is Stage.BID
    desk.hear_all("07-11", Kind.BID_REJECTED, "Torino", fee=pounds(50))
    assert lane_of(desk, "Torino").stage is Stage.REJECTED


def test_talks_resume_a_week_after_a_rejection() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.BID_REJECTED, "Torino", fee=pounds(40))
    desk.hear_all("07-04", Kind.TALKS, "Torino")
    assert lane_of(desk, "Torino").stage is Stage.REJECTED
    desk.hear_all("07-12", Kind.TALKS, "Torino")
    lane = lane_of(desk, "Torino")
    assert (lane.stage, lane.reached) == (Stage.TALKS, Stage.BID)


def test_interest_ends_and_comes_back() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.INTEREST, "Torino")
    desk.hear_all("07-08", Kind.INTEREST_ENDED, "Torino")
    assert lane_of(desk, "Torino").stage is Stage.COOLED
    desk.hear_all("07-20", Kind.INTEREST, "Torino")
    assert lane_of(desk, "Torino").stage is Stage.INTEREST


def test_an_end_of_interest_that_is_retold_ends_it_not_again() -> None:
    desk = Desk()
    desk.hears("06-03", Kind.INTEREST, "Torino")
    desk.hears("06-07", Kind.INTEREST_ENDED, "Torino")
    desk.hears("08-01", Kind.INTEREST_ENDED, "Torino", about="2031-06", story="august")
    desk.hears("08-01", Kind.INTEREST, "Torino", story="august")
    assert lane_of(desk, "Torino").stage is Stage.INTEREST


def test_a_deal_that_is_off_stays_off_until_something_moves() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.FEE_AGREED, "Torino")
    desk.hear_all("07-03", Kind.DEAL_OFF, "Torino")
    lane = lane_of(desk, "Torino")
    assert (lane.stage, lane.reached) == (Stage.OFF, Stage.FEE_AGREED)


def test_the_lanes_of_rivals_are_off_when_one_is_done() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.BID, "Torino")
    desk.hear_all("07-02", Kind.BID, "Lugano")
    done = desk.hear_all("07-09", Kind.SIGNING, "Torino")
    assert lane_of(desk, "Torino").stage is Stage.DONE
    rival = lane_of(desk, "Lugano")
    assert (rival.stage, rival.reached) == (Stage.OFF, Stage.BID)
    assert rival.attested.entries == ids(done)


def test_the_holder_is_no_suitor() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.BID, "Torino")
    desk.hears("07-02", Kind.INTEREST, "Rovers", seller=None)
    assert [lane.buyer.name for lane in desk.saga().lanes] == ["Torino"]


def test_an_official_voice_and_another_story_suffice_in_a_busy_lane() -> None:
    desk = Desk()
    busy(desk)
    desk.hears("07-10", Kind.FEE_AGREED, "Torino", origin=OFFICIAL)
    assert lane_of(desk, "Torino").stage is Stage.TALKS
    desk.hears("07-10", Kind.FEE_AGREED, "Torino", origin=STAR)
    lane = lane_of(desk, "Torino")
    assert lane.stage is Stage.FEE_AGREED
    assert lane.attested.official


def test_what_one_origin_says_of_a_fee_is_dropped_when_the_next_stories_leave_it_out() -> None:
    desk = Desk()
    desk.hears("07-01", Kind.FEE_AGREED, "Torino")
    assert lane_of(desk, "Torino").stage is Stage.FEE_AGREED
    desk.hears("07-03", Kind.TALKS, "Torino", origin=POST)
    desk.hears("07-04", Kind.TALKS, "Torino", origin=STAR)
    lane = lane_of(desk, "Torino")
    assert lane.stage is Stage.TALKS
    assert Stage.FEE_AGREED not in [step.stage for step in lane.steps]


def test_a_claim_more_likely_wrong_than_right_takes_no_lane_alone() -> None:
    desk = Desk()
    desk.hears("07-01", Kind.BID, "Torino", confidence=0.4)
    assert lane_of(desk, "Torino").stage is Stage.LINKED
    desk.hears("07-01", Kind.BID, "Torino", confidence=0.4, origin=POST)
    assert lane_of(desk, "Torino").stage is Stage.BID


def test_talks_do_not_resume_while_the_rejection_is_told_again() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.BID_REJECTED, "Torino", fee=pounds(40))
    desk.hear_all("07-12", Kind.TALKS, "Torino")
    desk.hear_all("07-12", Kind.BID_REJECTED, "Torino", fee=pounds(40))
    assert lane_of(desk, "Torino").stage is Stage.REJECTED


def test_a_smaller_share_agrees_a_fee_where_half_have_the_signing_ahead() -> None:
    desk = Desk()
    for number in range(10, 13):
        desk.hear_all(f"07-{number}", Kind.SIGNING, "Torino", mode=Mode.PLANNED, times=4)
    desk.hear_all("07-12", Kind.FEE_AGREED, "Torino", times=2)
    assert lane_of(desk, "Torino").stage is Stage.FEE_AGREED


def test_the_same_share_agrees_none_where_all_write_of_talks() -> None:
    desk = Desk()
    for number in range(10, 13):
        desk.hear_all(f"07-{number}", Kind.TALKS, "Torino", times=4)
    desk.hear_all("07-12", Kind.FEE_AGREED, "Torino", times=2)
    assert lane_of(desk, "Torino").stage is Stage.TALKS
