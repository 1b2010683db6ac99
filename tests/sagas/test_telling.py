"""The timeline, the three figures, the ranking, and the words that a saga is put in."""

from sagabook.model import Deal, Kind, Mode
from sagabook.sagas.saga import Ending, Stage
from sagabook.sagas.wording import (
    blocker_words,
    contradiction_words,
    fact_words,
    figure_words,
    happening_words,
    label_words,
    lane_words,
    saga_words,
    says,
    stance_words,
)
from tests.sagas.desk import ECHO, NOBODY, OFFICIAL, POST, STAR, Desk, brief, day, ids, pounds


def summer() -> Desk:
    """A bid, turned down, raised, agreed and done."""
    desk = Desk()
    desk.hears("06-20", Kind.NOT_FOR_SALE, origin=OFFICIAL)
    desk.hears("06-28", Kind.INTEREST, "Lugano", origin=STAR)
    desk.hear_all("07-01", Kind.BID_REJECTED, "Torino", fee=pounds(40))
    desk.hear_all("07-09", Kind.BID, "Torino", fee=pounds(50, 5))
    desk.hear_all("07-12", Kind.FEE_AGREED, "Torino", fee=pounds(50, 5))
    desk.hear_all("07-15", Kind.SIGNING, "Torino", deal=Deal.LOAN)
    return desk


def test_the_timeline_tells_each_thing_once_in_order() -> None:
    desk = summer()
    told = [(h.day, h.what, h.club.name if h.club else "") for h in desk.saga().timeline]
    assert told == [
        (day("06-20"), Kind.NOT_FOR_SALE, "Rovers"),
        (day("06-28"), Stage.INTEREST, "Lugano"),
        (day("07-01"), Stage.BID, "Torino"),
        (day("07-01"), Stage.REJECTED, "Torino"),
        (day("07-09"), Stage.BID, "Torino"),
        (day("07-12"), Stage.FEE_AGREED, "Torino"),
        (day("07-15"), Ending.JOINED, "Torino"),
    ]


def test_a_step_of_the_timeline_has_the_fee_that_most_name() -> None:
    bids = [h.fee for h in summer().saga().timeline if h.what is Stage.BID]
    assert bids == [pounds(40), pounds(50, 5)]


def test_how_far_how_well_attested_and_how_loud_are_three_figures() -> None:
    desk = Desk()
    bid = desk.hears("07-01", Kind.BID, "Torino")
    desk.hears("07-01", Kind.INTEREST, "Lugano", origin=POST, echo_of=bid.id)
    for number in range(4):
        desk.hears("07-02", Kind.BID, "Torino", origin=POST, echo_of=bid.id, story=f"echo {number}")
    saga = desk.saga("07-03")
    assert saga.far is Stage.BID
    assert saga.attested.entries == (bid.id,)
    assert saga.attested.independent == 1
    assert saga.loud.days == ((day("07-01"), 2), (day("07-02"), 4))
    assert (saga.loud.total, saga.loud.lately(day("07-02"), 1)) == (6, 4)


def test_of_lanes_in_talks_the_one_most_spoken_of_leads() -> None:
    desk = Desk()
    desk.hear_all("06-20", Kind.BID_REJECTED, "Lugano", times=2)
    for number in range(20, 29):
        desk.hears(f"06-{number}", Kind.TALKS, "Torino")
    desk.hears("06-20", Kind.TALKS, "Torino", origin=POST)
    saga = desk.saga("07-01")
    assert [(lane.buyer.name, lane.lately) for lane in saga.lanes] == [("Torino", 10), ("Lugano", 2)]


def test_the_furthest_lane_comes_first_and_a_silent_one_last() -> None:
    desk = Desk()
    desk.hears("06-01", Kind.BID, "Parma")
    desk.hear_all("06-28", Kind.INTEREST, "Lugano")
    desk.hear_all("06-29", Kind.TALKS, "Torino")
    saga = desk.saga("07-01")
    assert [lane.buyer.name for lane in saga.lanes] == ["Torino", "Lugano", "Parma"]
    assert saga.far is Stage.TALKS


def test_a_stance_in_words() -> None:
    desk = Desk()
    desk.hears("06-20", Kind.NOT_FOR_SALE, origin=OFFICIAL)
    desk.hears("06-20", Kind.FOR_SALE, origin=STAR)
    (stance,) = desk.saga("07-01").stances
    assert stance_words(stance, day("07-01")) == "Rovers will not sell (Ann Price, since 20 June); otherwise: the Star"


def test_stances_of_all_parties_in_words() -> None:
    desk = Desk()
    desk.hears("07-01", Kind.WANTS_MOVE, "Torino")
    desk.hears("07-01", Kind.ASKING_PRICE, fee=pounds(60), origin=POST)
    desk.hears("07-01", Kind.INTEREST_ENDED, "Lugano", origin=NOBODY)
    lines = [stance_words(stance, day("07-05")) for stance in desk.saga("07-05").stances]
    assert lines == [
        "Jan Novak wants to join Torino (the Echo, since 1 July)",
        "Rovers would sell for £60m (the Post, since 1 July)",
        "Lugano have ended their interest (no source named, since 1 July)",
    ]


def test_lanes_and_sagas_in_words() -> None:
    desk = summer()
    before = desk.saga("07-05")
    assert lane_words(before.lanes[0], day("07-05")) == (
        "Torino were turned down, since 1 July; several independent origins"
    )
    assert saga_words(brief(before)).startswith("Jan Novak, Rovers: Torino were turned down, since 1 July")
    after = desk.saga()
    assert saga_words(brief(after)) == "Jan Novak, Rovers: joined Torino on loan, 15 July (several independent origins)"
    off = next(lane for lane in after.lanes if lane.buyer.name == "Lugano")
    assert lane_words(off, day("12-31")) == "Lugano are out of it, since 15 July; several independent origins"


def test_the_rest_in_words() -> None:
    desk = Desk()
    desk.hears("07-01", Kind.ASKING_PRICE, fee=pounds(60))
    desk.hears("07-02", Kind.BID, "Torino", fee=pounds(45, 5))
    desk.hears("07-03", Kind.BID, "Torino", mode=Mode.DENIED, origin=POST)
    saga = desk.saga("07-03")
    assert blocker_words(saga.lanes[0].blockers[0], saga.lanes[0]) == (
        "bid £45m plus £5m in add-ons, asked £60m (the Echo)"
    )
    assert contradiction_words(saga.contradictions[0]) == "a bid, Torino: no, say the Post; yes, say the Echo"
    assert fact_words(saga.facts[0]) == "bid, Torino: £45m plus £5m in add-ons"
    assert figure_words(saga.facts[1].figures[0]) == "£60m (the Echo; single source)"
    assert happening_words(saga.timeline[-1]) == "Torino have bid £45m plus £5m in add-ons (the Echo)"


def test_a_label_in_words() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.FEE_AGREED, "Lugano")
    desk.hear_all("07-04", Kind.FEE_AGREED, "Torino")
    desk.hear_all("07-06", Kind.SIGNING, "Torino")
    assert [label_words(label) for label in desk.saga().labels] == ["hijack: Torino passed Lugano"]


def test_many_sources_are_counted() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.BID, "Torino")
    assert says(desk.saga().attested) == "the Echo, the Post and the Star"
    desk.hears("07-01", Kind.BID, "Torino", origin=OFFICIAL)
    assert says(desk.saga().attested) == "Ann Price, the Echo and 2 more"


def test_the_saga_names_its_player_as_last_known() -> None:
    desk = Desk()
    entries = desk.hear_all("07-01", Kind.BID, "Torino")
    saga = desk.saga()
    assert (saga.person, saga.name, saga.entries) == ("novak", "Jan Novak", ids(entries))
    assert says(saga.attested).startswith(ECHO.name)


def test_first_words_of_two_origins_far_apart_are_no_news_in_a_busy_saga() -> None:
    desk = Desk()
    for number in range(1, 29):
        desk.hear_all(f"06-{number:02}", Kind.INTEREST, "Torino")
    desk.hears("06-05", Kind.WANTS_TO_LEAVE)
    desk.hears("06-20", Kind.WANTS_TO_LEAVE, origin=POST)
    assert Kind.WANTS_TO_LEAVE not in [h.what for h in desk.saga("07-01").timeline]
    desk.hears("06-21", Kind.WANTS_TO_LEAVE, origin=STAR)
    assert Kind.WANTS_TO_LEAVE in [h.what for h in desk.saga("07-01").timeline]


def test_a_suitor_whom_one_story_of_many_names_is_no_line_of_the_timeline() -> None:
    desk = Desk()
    desk.hears("06-01", Kind.INTEREST, "Lugano")
    assert [h.club.name for h in desk.saga("06-02").timeline if h.club] == ["Lugano"]
    for number in range(2, 12):
        desk.hear_all(f"06-{number:02}", Kind.INTEREST, "Torino")
    assert {h.club.name for h in desk.saga("07-01").timeline if h.club} == {"Torino"}
