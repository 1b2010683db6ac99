"""Figures in dispute: the range, who said which, and how well each is attested."""

from sagabook.model import Contract, Kind, Mode
from sagabook.sagas.saga import Standing, Subject
from tests.sagas.desk import ECHO, OFFICIAL, POST, STAR, Desk, ids, pounds


def test_a_fee_in_dispute_is_a_range_of_versions() -> None:
    desk = Desk()
    desk.hears("07-01", Kind.ASKING_PRICE, fee=pounds(60), origin=ECHO)
    desk.hears("07-02", Kind.ASKING_PRICE, fee=pounds(70), origin=POST)
    (fact,) = desk.saga().facts
    assert fact.subject is Subject.ASKING_PRICE
    assert fact.disputed
    assert (fact.low, fact.high) == (60e6, 70e6)
    assert [f.attested.standing for f in fact.figures] == [Standing.SINGLE, Standing.SINGLE]
    assert desk.saga().disputes == (fact,)


def test_the_range_spans_what_more_than_one_bears() -> None:
    desk = Desk()
    borne = desk.hear_all("07-01", Kind.BID, "Torino", fee=pounds(55))
    desk.hears("07-02", Kind.BID, "Torino", fee=pounds(400), origin=STAR)
    (fact,) = desk.saga().facts
    assert (fact.low, fact.high) == (55e6, 55e6)
    assert fact.figures[0].attested.entries == ids(borne)
    assert fact.figures[0].attested.standing is Standing.INDEPENDENT


def test_an_official_version_comes_first() -> None:
    desk = Desk()
    desk.hear_all("07-01", Kind.FEE_AGREED, "Torino", fee=pounds(50))
    desk.hears("07-02", Kind.FEE_AGREED, "Torino", fee=pounds(55), origin=OFFICIAL)
    (fact,) = desk.saga().facts
    assert fact.figures[0].value == pounds(55)
    assert fact.figures[0].attested.standing is Standing.OFFICIAL


def test_add_ons_and_their_sum_are_one_version() -> None:
    desk = Desk()
    desk.hears("07-01", Kind.BID, "Torino", fee=pounds(71), origin=POST)
    desk.hears("07-02", Kind.BID, "Torino", fee=pounds(65, 6))
    (fact,) = desk.saga().facts
    assert [figure.value for figure in fact.figures] == [pounds(65, 6)]
    assert not fact.disputed


def test_bids_of_two_suitors_are_two_facts() -> None:
    desk = Desk()
    desk.hears("07-01", Kind.BID, "Torino", fee=pounds(55))
    desk.hears("07-02", Kind.BID, "Lugano", fee=pounds(60))
    assert [(f.club.name, f.disputed) for f in desk.saga().facts if f.club] == [("Lugano", False), ("Torino", False)]


def test_a_denied_figure_is_nobody_s_version() -> None:
    desk = Desk()
    desk.hears("07-01", Kind.BID, "Torino", fee=pounds(55), mode=Mode.DENIED)
    assert desk.saga().facts == ()


def test_contract_ends_are_compared_by_year() -> None:
    desk = Desk()
    desk.hears("07-01", Kind.INTEREST, "Torino")
    desk.hears("07-01", Kind.CONTRACT_UNTIL, contract=Contract(until="2033-06"))
    desk.hears("07-02", Kind.CONTRACT_UNTIL, contract=Contract(until="2034"), origin=POST)
    (fact,) = desk.saga().facts
    assert (fact.subject, fact.low, fact.high) == (Subject.CONTRACT_END, 2033, 2034)
