"""Labels are worked out by rules, and only where the rules hold."""

from sagabook.model import Kind, Mode
from sagabook.sagas.saga import Label, Stage
from tests.sagas.desk import POST, Desk, ids, pounds


def labels(desk: Desk, buyer: str, as_of: str, crowds: dict[str, int] | None = None) -> list[Label]:
    saga = desk.sagas(as_of, crowds)[-1]
    return [found.label for found in saga.labels if found.buyer.name == buyer]


def test_an_old_lane_back_with_nothing_new_is_reheated() -> None:
    desk = Desk()
    desk.hears("06-01", Kind.INTEREST, "Torino")
    back = desk.hears("07-01", Kind.INTEREST, "Torino", origin=POST)
    assert labels(desk, "Torino", "07-02") == [Label.REHEATED]
    assert desk.saga("07-02").labels[0].attested.entries == (back.id,)
    assert labels(desk, "Torino", "07-20") == []


def test_an_old_lane_back_with_a_bid_is_not_reheated() -> None:
    desk = Desk()
    desk.hears("06-01", Kind.INTEREST, "Torino")
    desk.hears("07-01", Kind.BID, "Torino", fee=pounds(40))
    assert labels(desk, "Torino", "07-02") == []


def test_a_lane_that_never_slept_is_not_reheated() -> None:
    desk = Desk()
    for text in ("06-01", "06-12", "06-24", "07-01"):
        desk.hears(text, Kind.INTEREST, "Torino")
    assert labels(desk, "Torino", "07-02") == []


def test_a_name_from_one_origin_beside_many_others_is_dropped() -> None:
    desk = Desk()
    entry = desk.hears("07-01", Kind.INTEREST, "Torino")
    crowded = {entry.place.story: 7}
    assert labels(desk, "Torino", "07-02", crowded) == [Label.NAME_DROPPING]
    assert labels(desk, "Torino", "07-02", {entry.place.story: 2}) == []
    assert labels(desk, "Torino", "07-02") == []
    other = desk.hears("07-01", Kind.INTEREST, "Torino", origin=POST)
    assert labels(desk, "Torino", "07-02", crowded | {other.place.story: 7}) == []


def test_a_lane_that_falls_silent_is_cooling() -> None:
    desk = Desk()
    for number in range(1, 6):
        desk.hear_all(f"07-0{number}", Kind.INTEREST, "Torino")
    desk.hears("07-18", Kind.WANTS_TO_STAY)
    assert labels(desk, "Torino", "07-06") == []
    assert labels(desk, "Torino", "07-18") == [Label.COOLING]


def test_a_suitor_said_to_waver_is_cooling() -> None:
    desk = Desk()
    for number in range(1, 6):
        desk.hear_all(f"07-0{number}", Kind.INTEREST, "Torino", times=1)
    doubts = desk.hear_all("07-05", Kind.INTEREST, "Torino", mode=Mode.DENIED, times=2)
    assert labels(desk, "Torino", "07-05") == [Label.COOLING]
    assert desk.saga("07-05").labels[0].attested.entries == ids(doubts)


def test_an_agreed_fee_with_the_signing_ahead_is_near_done() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.FEE_AGREED, "Torino")
    assert labels(desk, "Torino", "07-01") == []
    desk.hear_all("07-02", Kind.SIGNING, "Torino", mode=Mode.PLANNED)
    assert labels(desk, "Torino", "07-02") == [Label.NEAR_DONE]


def test_a_planned_signing_alone_is_not_near_done() -> None:
    desk = Desk()
    desk.hear_all("07-02", Kind.SIGNING, "Torino", mode=Mode.PLANNED)
    assert labels(desk, "Torino", "07-02") == []


def test_who_passes_a_rival_with_a_fee_agreed_hijacks_it() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.FEE_AGREED, "Lugano")
    desk.hear_all("07-04", Kind.FEE_AGREED, "Torino")
    desk.hear_all("07-06", Kind.SIGNING, "Torino")
    saga = desk.saga()
    (hijack,) = saga.labels
    assert (hijack.label, hijack.buyer.name) == (Label.HIJACK, "Torino")
    assert hijack.rival is not None
    assert hijack.rival.name == "Lugano"


def test_a_single_source_accuses_nobody_of_a_hijack() -> None:
    desk = Desk()
    desk.hears("07-01", Kind.FEE_AGREED, "Lugano")
    assert desk.saga("07-01").lanes[0].stage is Stage.FEE_AGREED
    desk.hear_all("07-06", Kind.SIGNING, "Torino")
    assert desk.saga().labels == ()


def test_who_beats_a_rival_that_had_only_bid_hijacks_nothing() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.BID, "Lugano")
    desk.hear_all("07-06", Kind.SIGNING, "Torino")
    assert desk.saga().labels == ()


def test_a_lane_that_goes_on_at_a_third_of_its_loudest_is_not_cooling() -> None:
    desk = Desk()
    for number in range(1, 5):
        desk.hear_all(f"07-0{number}", Kind.INTEREST, "Torino", times=1)
    desk.hears("07-12", Kind.INTEREST, "Torino")
    assert labels(desk, "Torino", "07-13") == [Label.COOLING]
    desk.hears("07-13", Kind.INTEREST, "Torino", origin=POST)
    assert labels(desk, "Torino", "07-13") == []


def test_what_is_near_done_is_not_cooling() -> None:
    desk = Desk()
    desk.hear_all("06-20", Kind.TALKS, "Torino", times=9)
    desk.hear_all("07-01", Kind.FEE_AGREED, "Torino", times=2)
    desk.hear_all("07-02", Kind.TERMS_AGREED, "Torino", times=2)
    desk.hears("07-10", Kind.SIGNING, "Torino", mode=Mode.PLANNED)
    assert labels(desk, "Torino", "07-10") == [Label.NEAR_DONE]
