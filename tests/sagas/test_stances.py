"""What each party is said to want, since when, by whom, and who says otherwise."""

from sagabook.book.entry import Origin, Voice
from sagabook.model import Kind, Mode
from sagabook.sagas.hearing import attest, hear
from sagabook.sagas.saga import Hurdle, Role, Stance, Topic
from sagabook.sagas.wording import stance_words
from tests.sagas.desk import ECHO, OFFICIAL, POST, STAR, Desk, club, day, ids, pounds


def stance(desk: Desk, topic: Topic, as_of: str = "12-31") -> Stance:
    found = [s for s in desk.saga(as_of).stances if s.topic is topic]
    assert len(found) == 1
    return found[0]


def test_the_stance_holds_party_day_sources_and_entries() -> None:
    desk = Desk()
    entries = [
        desk.hears("07-01", Kind.NOT_FOR_SALE, origin=OFFICIAL),
        desk.hears("07-03", Kind.NOT_FOR_SALE, origin=POST),
    ]
    found = stance(desk, Topic.SALE)
    assert (found.party, found.role, found.wants, found.willing) == ("Rovers", Role.HOLDER, Kind.NOT_FOR_SALE, False)
    assert (found.since, found.latest) == (day("07-01"), day("07-03"))
    assert found.attested.entries == ids(entries)
    assert [o.name for o in found.attested.origins] == ["Ann Price", "the Post"]
    assert not found.contradicted_by.entries


def test_the_later_word_is_the_current_one_and_the_nearest_contradiction_comes_first() -> None:
    desk = Desk()
    early = desk.hears("06-01", Kind.WANTS_TO_STAY)
    late = desk.hears("07-01", Kind.WANTS_TO_STAY, origin=POST)
    desk.hear_all("07-05", Kind.WANTS_TO_LEAVE)
    found = stance(desk, Topic.FUTURE)
    assert (found.wants, found.willing, found.since) == (Kind.WANTS_TO_LEAVE, True, day("07-05"))
    assert found.contradicted_by.entries == (late.id, early.id)


def test_one_voice_does_not_turn_what_many_have_just_said() -> None:
    desk = Desk()
    desk.hear_all("07-05", Kind.WANTS_TO_LEAVE)
    desk.hears("07-06", Kind.WANTS_TO_STAY)
    assert stance(desk, Topic.FUTURE).willing


def test_an_official_word_weighs_double() -> None:
    desk = Desk()
    desk.hears("07-05", Kind.FOR_SALE, origin=ECHO)
    desk.hears("07-05", Kind.NOT_FOR_SALE, origin=OFFICIAL)
    assert not stance(desk, Topic.SALE).willing


def test_one_origin_counts_once_a_day_however_often_it_says_it() -> None:
    desk = Desk()
    desk.hear_all("07-05", Kind.NOT_FOR_SALE, times=2)
    for _ in range(5):
        desk.hears("07-05", Kind.FOR_SALE, origin=STAR)
    assert not stance(desk, Topic.SALE).willing


def test_a_denial_speaks_for_the_other_side() -> None:
    desk = Desk()
    desk.hears("07-05", Kind.WANTS_TO_LEAVE, mode=Mode.DENIED)
    assert not stance(desk, Topic.FUTURE).willing


def test_no_bid_made_is_not_no_wish() -> None:
    desk = Desk()
    desk.hears("07-05", Kind.INTEREST, "Torino")
    desk.hear_all("07-06", Kind.BID, "Torino", mode=Mode.DENIED)
    assert stance(desk, Topic.PURSUIT).willing


def test_each_suitor_has_a_stance() -> None:
    desk = Desk()
    desk.hears("07-05", Kind.INTEREST, "Torino")
    desk.hears("07-06", Kind.INTEREST_ENDED, "Lugano")
    found = {s.party: s.willing for s in desk.saga().stances if s.role is Role.SUITOR}
    assert found == {"Torino": True, "Lugano": False}


def test_the_wish_to_join_another_club_bears_out_the_wish_to_leave() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.WANTS_TO_LEAVE)
    desk.hear_all("07-20", Kind.WANTS_MOVE, "Torino")
    desk.hears("07-20", Kind.WANTS_TO_STAY)
    assert stance(desk, Topic.FUTURE).willing
    assert stance(desk, Topic.MOVE).club == club("Torino")


def test_what_is_said_of_another_holder_is_nobody_s_stance_here() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.INTEREST, "Torino")
    desk.hears("07-01", Kind.FOR_SALE, seller="Lugano")
    assert [s.topic for s in desk.saga().stances] == [Topic.PURSUIT]


def test_a_contradiction_names_both_sides_nearest_first() -> None:
    desk = Desk()
    far = desk.hears("06-20", Kind.FEE_AGREED, "Torino", mode=Mode.DENIED)
    near = desk.hears("07-02", Kind.FEE_AGREED, "Torino", mode=Mode.DENIED, origin=POST)
    said = desk.hears("07-04", Kind.FEE_AGREED, "Torino", origin=STAR)
    (found,) = desk.saga().contradictions
    assert (found.about, found.club, found.holds) == ("an agreed fee", club("Torino"), True)
    assert found.said.entries == (said.id,)
    assert found.otherwise.entries == (near.id, far.id)
    assert found.days_apart == 2


def test_an_outlet_called_by_half_its_name_is_the_same_once_it_has_written_itself() -> None:
    half = Origin("party:marlow-sample", "Marlow Sample", Voice.PERSON)
    full = Origin("outlet:marlow-sample", "The Marlow Sample", Voice.OUTLET)
    desk = Desk()
    desk.hears("07-01", Kind.INTEREST, "Torino", origin=half)
    desk.hears("07-02", Kind.INTEREST, "Torino", origin=full)
    assert [row.entry.origin for row in hear(desk.entries, day("07-01"))] == [half]
    assert [row.entry.origin for row in hear(desk.entries, day("07-02"))] == [full, full]
    assert attest(hear(desk.entries, day("07-02"))).independent == 1


def test_plans_contradict_nobody() -> None:
    desk = Desk()
    desk.hears("07-01", Kind.BID, "Torino", mode=Mode.PLANNED)
    desk.hears("07-01", Kind.BID, "Torino", mode=Mode.DENIED)
    assert desk.saga().contradictions == ()


def test_hurdles_as_the_claims_tell_them() -> None:
    desk = Desk()
    asked = desk.hears("07-01", Kind.ASKING_PRICE, fee=pounds(65))
    bid = desk.hears("07-02", Kind.BID, "Torino", fee=pounds(55))
    against = desk.hears("07-02", Kind.REJECTS_MOVE, "Lugano")
    by_buyer = {lane.buyer.name: lane.blockers for lane in desk.saga().lanes}
    (gap,) = by_buyer["Torino"]
    assert (gap.hurdle, gap.bid, gap.asked) == (Hurdle.FEE_GAP, pounds(55), pounds(65))
    assert set(gap.attested.entries) == {asked.id, bid.id}
    (unwilling,) = by_buyer["Lugano"]
    assert (unwilling.hurdle, unwilling.attested.entries) == (Hurdle.PLAYER_UNWILLING, (against.id,))


def test_prices_of_two_currencies_have_no_gap() -> None:
    desk = Desk()
    desk.hears("07-01", Kind.ASKING_PRICE, fee=pounds(65))
    desk.hears("07-02", Kind.BID, "Torino", fee=type(pounds(1))(55e6, "EUR"))
    assert desk.saga().lanes[0].blockers == ()


def test_a_holder_who_turns_a_bid_down_blocks_until_a_fee_is_agreed() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.BID_REJECTED, "Torino")
    assert [b.hurdle for b in desk.saga().lanes[0].blockers] == [Hurdle.HOLDER_UNWILLING]
    desk.hear_all("07-05", Kind.FEE_AGREED, "Torino")
    assert [b.hurdle for b in desk.saga().lanes[0].blockers] == [Hurdle.TERMS_OPEN]


def test_an_official_word_outweighs_another_of_the_same_day_and_half_as_many_again() -> None:
    desk = Desk()
    desk.hears("07-05", Kind.NOT_FOR_SALE, origin=OFFICIAL)
    desk.hears("07-05", Kind.FOR_SALE, origin=ECHO)
    desk.hears("07-05", Kind.FOR_SALE, origin=POST, mode=Mode.HEDGED)
    assert not stance(desk, Topic.SALE).willing


def test_a_stray_strong_word_does_not_word_the_stance_and_is_listed_likewise() -> None:
    desk = Desk()
    usual = desk.hear_all("07-05", Kind.WANTS_TO_LEAVE, times=3)
    stray = desk.hears("07-06", Kind.REFUSES_TO_PLAY)
    found = stance(desk, Topic.FUTURE)
    assert (found.wants, found.attested.entries) == (Kind.WANTS_TO_LEAVE, ids(usual))
    assert found.likewise.entries == (stray.id,)
    desk.hears("07-06", Kind.REFUSES_TO_PLAY, origin=POST)
    assert stance(desk, Topic.FUTURE).wants is Kind.REFUSES_TO_PLAY


def test_two_strays_among_many_do_not_word_the_stance() -> None:
    desk = Desk()
    for number in range(1, 6):
        desk.hear_all(f"07-0{number}", Kind.WANTS_TO_LEAVE)
    desk.hear_all("07-06", Kind.REFUSES_TO_PLAY, times=2)
    assert stance(desk, Topic.FUTURE).wants is Kind.WANTS_TO_LEAVE


def test_words_fade_within_weeks() -> None:
    desk = Desk()
    for text in ("06-01", "06-02", "06-03"):
        desk.hear_all(text, Kind.WANTS_TO_STAY)
    desk.hears("07-01", Kind.WANTS_TO_LEAVE)
    assert stance(desk, Topic.FUTURE).willing


def test_an_unwillingness_not_repeated_for_a_month_blocks_nothing() -> None:
    desk = Desk()
    desk.hear_all("06-01", Kind.NOT_FOR_SALE)
    desk.hears("06-20", Kind.INTEREST, "Torino")
    assert [b.hurdle for b in desk.saga().lanes[0].blockers] == [Hurdle.HOLDER_UNWILLING]
    desk.hears("07-10", Kind.INTEREST, "Torino")
    assert desk.saga().lanes[0].blockers == ()


def test_a_plan_is_worded_as_one_and_named_for_those_who_said_so() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.BID, "Torino", mode=Mode.PLANNED)
    found = stance(desk, Topic.PURSUIT)
    assert (found.wants, found.mode) == (Kind.BID, Mode.PLANNED)
    assert stance_words(found, day("07-01")).startswith("Torino are ready to bid (the Echo, the Post and the Star")
    desk.hear_all("07-02", Kind.BID, "Torino", times=2)
    made = stance(desk, Topic.PURSUIT)
    assert stance_words(made, day("07-02")) == "Torino have bid (the Echo and the Post, since 2 July)"
    assert len(made.likewise.entries) == 3


def test_a_suitor_s_stance_is_worded_no_stronger_than_its_lane_has_come() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.INTEREST, "Torino", times=2)
    desk.hear_all("07-02", Kind.NOT_FOR_SALE)
    alone = desk.hears("07-02", Kind.FEE_AGREED, "Torino")
    assert stance(desk, Topic.PURSUIT).wants is Kind.INTEREST
    second = desk.hears("07-03", Kind.FEE_AGREED, "Torino", origin=POST)
    found = stance(desk, Topic.PURSUIT)
    assert (found.wants, found.attested.entries) == (Kind.FEE_AGREED, (alone.id, second.id))


def test_one_origin_that_changes_its_mind_contradicts_nobody() -> None:
    desk = Desk()
    desk.hears("07-01", Kind.BID, "Torino")
    desk.hears("07-02", Kind.BID, "Torino", mode=Mode.DENIED)
    assert desk.saga().contradictions == ()


def test_the_holder_is_no_suitor_in_a_contradiction() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.NOT_FOR_SALE)
    desk.hears("07-01", Kind.INTEREST, "Rovers")
    desk.hears("07-01", Kind.INTEREST, "Rovers", mode=Mode.DENIED, origin=POST)
    assert desk.saga().contradictions == ()


def test_a_suitor_s_stance_is_worded_by_what_its_lane_stands_at() -> None:
    desk = Desk()
    agreed = desk.hear_all("07-01", Kind.FEE_AGREED, "Torino", times=2)
    for number in range(2, 8):
        desk.hear_all(f"07-0{number}", Kind.INTEREST, "Torino", story=f"i{number}")
        desk.hear_all(f"07-0{number}", Kind.SIGNING, "Torino", mode=Mode.PLANNED, story=f"i{number}")
    assert desk.saga("07-07").lanes[0].stage.value == "fee agreed"
    found = stance(desk, Topic.PURSUIT, "07-07")
    assert (found.wants, found.attested.entries) == (Kind.FEE_AGREED, ids(agreed))


def test_one_origin_alone_does_not_word_a_stance_by_a_refusal_where_many_speak() -> None:
    desk = Desk()
    desk.hear_all("06-01", Kind.WANTS_TO_LEAVE, times=5)
    desk.hears("07-01", Kind.REFUSES_TO_PLAY)
    assert stance(desk, Topic.FUTURE).wants is Kind.WANTS_TO_LEAVE
    desk.hears("07-02", Kind.REFUSES_TO_PLAY, origin=POST)
    assert stance(desk, Topic.FUTURE).wants is Kind.REFUSES_TO_PLAY
