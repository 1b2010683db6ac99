"""Origins and echoes: each rule in its turn."""

import pytest

from sagabook.book.echoes import CHAIN, CITED, GATHERED, HEARSAY, REPEATED, backs, trace
from sagabook.book.item import Item
from sagabook.book.origins import Press
from sagabook.model import Claim, Contract, Deal, Fee, Kind, Mode, Period, Wage

from .made import Desk, claim

NOVAK = "Jan Novak"


def traced(items: list[Item], press: Press) -> list[tuple[str, int | None]]:
    """Origin and echoed entry of each item, the entries by their place in the list."""
    ordered = sorted(items, key=lambda item: item.place)
    at = {item.id: number for number, item in enumerate(ordered)}
    found = trace(ordered, [item.claim.player.name for item in ordered], press)
    return [(t.origin.key, None if t.echo_of is None else at[t.echo_of]) for t in found]


def test_a_first_claim_is_the_outlets_own(desk: Desk, press: Press) -> None:
    assert traced(desk.story("a", 0, "Sky Sports", claim(NOVAK)), press) == [("outlet:sky-sports", None)]


def test_a_citation_leads_to_what_the_cited_outlet_published(desk: Desk, press: Press) -> None:
    items = desk.story("a", 0, "Daily Mirror", claim(NOVAK))
    items += desk.story("b", 1, "Sky Sports", claim(NOVAK, by=("the Mirror",)))
    assert traced(items, press) == [("outlet:daily-mirror", None), ("outlet:daily-mirror", 0)]


def test_a_chain_of_citations_is_followed_to_its_end(desk: Desk, press: Press) -> None:
    items = desk.story("a", 0, "The Sun", claim(NOVAK))
    items += desk.story("b", 1, "Daily Mirror", claim(NOVAK, by=("The Sun",)))
    items += desk.story("c", 2, "Sky Sports", claim(NOVAK, by=("Mirror",)))
    assert traced(items, press) == [("outlet:the-sun", None), ("outlet:the-sun", 0), ("outlet:the-sun", 1)]


def test_who_is_cited_and_not_in_the_book_is_the_origin(desk: Desk, press: Press) -> None:
    items = desk.story("a", 0, "Daily Mirror", claim(NOVAK, by=("Fabrizio Romano",)))
    items += desk.story("b", 1, "Sky Sports", claim(NOVAK, by=("Fabrizio Romano",)))
    assert traced(items, press) == [("journalist:fabrizio-romano", None)] * 2


def test_an_old_chain_is_not_followed(desk: Desk, press: Press) -> None:
    items = desk.story("a", 0, "The Sun", claim(NOVAK))
    items += desk.story("b", 1, "Daily Mirror", claim(NOVAK, by=("The Sun",)))
    items += desk.story("c", 2 + CHAIN, "Sky Sports", claim(NOVAK, by=("Mirror",)))
    assert traced(items, press)[2] == ("outlet:daily-mirror", None)


def test_its_own_outlet_and_staff_are_no_citation(desk: Desk, press: Press) -> None:
    items = desk.story("a", 0, "The Athletic", claim(NOVAK, by=("The Athletic",)))
    items += desk.story("b", 0, "The Athletic", claim("Tiago Novak", by=("David Ornstein",)))
    assert {origin for origin, _ in traced(items, press)} == {"outlet:the-athletic"}


def test_an_outlet_and_its_journalist_are_one_origin_of_one_claim(desk: Desk, press: Press) -> None:
    items = desk.story("a", 0, "Sky Sports", claim(NOVAK, by=("David Ornstein",)))
    items += desk.story("b", 1, "Daily Mirror", claim(NOVAK, by=("The Athletic",)))
    assert traced(items, press) == [("journalist:david-ornstein", None)] * 2
    items = desk.story("c", 0, "Sky Sports", claim(NOVAK, by=("The Athletic",)))
    items += desk.story("d", 1, "Daily Mirror", claim(NOVAK, by=("David Ornstein",)))
    assert traced(items, press) == [("outlet:the-athletic", None)] * 2


def test_a_party_quoted_by_two_outlets_is_one_origin(desk: Desk, press: Press) -> None:
    items = desk.story("a", 0, "Sky Sports", claim(NOVAK, by=("Ann Price",)))
    items += desk.story("b", 1, "Daily Mirror", claim(NOVAK, by=("Sky", "Ann Price")))
    assert traced(items, press) == [("party:ann-price", None)] * 2


def test_an_outlet_that_the_book_does_not_know_is_one_with_the_or_without(desk: Desk, press: Press) -> None:
    items = desk.story("a", 0, "Marlow Sample", claim(NOVAK))  # the head's key leaves "The" out
    items += desk.story("b", 1, "Daily Mirror", claim(NOVAK, by=("Marlow Sample",)))
    items += desk.story("c", 2, "Marlow Sample", claim(NOVAK, fee=5e6, by=("Marlow Sample",)))
    assert traced(items, press) == [
        ("outlet:marlow-sample", None),
        ("outlet:marlow-sample", 0),
        ("outlet:marlow-sample", None),
    ]


def test_what_an_outlet_says_after_quoting_a_party_is_its_own(desk: Desk, press: Press) -> None:
    items = desk.story("a", 0, "Sky Sports", claim(NOVAK, by=("Ann Price",)))
    items += desk.story("b", 1, "Sky Sports", claim(NOVAK))
    assert traced(items, press) == [("party:ann-price", None), ("outlet:sky-sports", None)]


def test_a_twin_passes_on_its_earlier_twin_of_whatever_outlet(desk: Desk, press: Press) -> None:
    items = desk.story("a", 0, "Daily Mirror", claim(NOVAK), claim(NOVAK, kind=Kind.BID))
    items += desk.story("b", 1, "Gull Gazette", claim(NOVAK), claim(NOVAK, kind=Kind.TALKS), twins=("a",))
    assert traced(items, press)[2:] == [("outlet:daily-mirror", 0), ("outlet:gull-gazette", None)]


def test_a_twin_that_names_the_source_too_passes_on_its_twin(desk: Desk, press: Press) -> None:
    items = desk.story("a", 0, "Daily Mirror", claim(NOVAK, by=("The Sun",)))
    items += desk.story("b", 1, "Gull Gazette", claim(NOVAK, by=("The Sun",)), twins=("a",))
    assert traced(items, press) == [("outlet:the-sun", None), ("outlet:the-sun", 0)]


def test_a_claim_of_an_outlet_cited_elsewhere_in_the_story_is_passed_on(desk: Desk, press: Press) -> None:
    items = desk.story("a", 0, "Daily Mirror", claim(NOVAK))
    items += desk.story("b", CITED, "Sky Sports", claim(NOVAK), cited=("outlet:daily-mirror",))
    items += desk.story("c", CITED, "The Sun", claim(NOVAK), cited=("outlet:the-athletic",))
    items += desk.story("d", CITED + 1, "Gull Gazette", claim(NOVAK), cited=("outlet:daily-mirror",))
    assert sorted(traced(items, press)[1:3], key=str) == [("outlet:daily-mirror", 0), ("outlet:the-sun", None)]
    assert traced(items, press)[3] == ("outlet:gull-gazette", None)


def test_an_outlet_that_repeats_itself_keeps_the_origin(desk: Desk, press: Press) -> None:
    items = desk.story("a", 0, "Daily Mirror", claim(NOVAK, by=("Fabrizio Romano",)))
    items += desk.story("b", REPEATED, "Daily Mirror", claim(NOVAK))
    items += desk.story("c", 2 * REPEATED, "Daily Mirror", claim(NOVAK))
    items += desk.story("d", 3 * REPEATED + 1, "Daily Mirror", claim(NOVAK))
    romano = "journalist:fabrizio-romano"
    assert traced(items, press) == [(romano, None), (romano, 0), (romano, 1), ("outlet:daily-mirror", None)]


def test_what_others_had_from_it_an_outlet_does_not_have_from_them(desk: Desk, press: Press) -> None:
    items = desk.story("a", 0, "Gull Gazette", claim(NOVAK, by=("The Mirror",)))
    items += desk.story("b", 1, "Daily Mirror", claim(NOVAK), twins=("a",))
    items += desk.story("c", 2, "Daily Mirror", claim(NOVAK), twins=("a",))
    mirror = "outlet:daily-mirror"
    assert traced(items, press) == [(mirror, None), (mirror, None), (mirror, 1)]


def test_an_aggregator_passes_on_the_earliest_or_is_nobody(desk: Desk, press: Press) -> None:
    items = desk.story("a", 0, "NewsNow", claim(NOVAK), aggregator=True)
    items += desk.story("b", 1, "Daily Mirror", claim(NOVAK))
    items += desk.story("c", 2, "Sky Sports", claim(NOVAK))
    items += desk.story("d", 3, "NewsNow", claim(NOVAK), aggregator=True)
    items += desk.story("e", 4 + GATHERED, "OneFootball", claim(NOVAK), aggregator=True)
    assert traced(items, press) == [
        ("", None),
        ("outlet:daily-mirror", None),
        ("outlet:sky-sports", None),
        ("outlet:daily-mirror", 1),
        ("", None),
    ]


def test_what_is_said_with_a_hedge_in_nobody_s_name_passes_on_what_others_said(desk: Desk, press: Press) -> None:
    items = desk.story("a", 0, "Daily Mirror", claim(NOVAK))
    items += desk.story("b", HEARSAY, "Sky Sports", claim(NOVAK, mode=Mode.HEDGED))
    items += desk.story("c", HEARSAY, "The Sun", claim(NOVAK))
    items += desk.story("d", 3 * HEARSAY, "Gull Gazette", claim(NOVAK, mode=Mode.HEDGED))
    assert sorted(traced(items, press)[1:3], key=str) == [("outlet:daily-mirror", 0), ("outlet:the-sun", None)]
    assert traced(items, press)[3] == ("outlet:gull-gazette", None)


def test_a_copy_that_names_the_same_sources_passes_on_what_it_copies(desk: Desk, press: Press) -> None:
    both = ("The Sun", "Mirror")
    items = desk.story("a", 0, "Sky Sports", claim(NOVAK), claim(NOVAK, by=both))
    items += desk.story("b", 1, "The Sun", claim(NOVAK), claim(NOVAK, by=both), twins=("a",))
    assert traced(items, press) == [
        ("outlet:sky-sports", None),
        ("outlet:the-sun", None),
        ("outlet:sky-sports", 0),
        ("outlet:the-sun", None),
    ]


def test_of_one_day_the_one_who_cites_and_the_one_whom_nobody_knows_come_after_the_others(
    desk: Desk, press: Press
) -> None:
    items = desk.story("gull", 0, "Gull Gazette", claim(NOVAK), twins=("mirror",))
    items += desk.story("mirror", 0, "Daily Mirror", claim(NOVAK), twins=("gull",))
    assert {origin for origin, _ in traced(items, press)} == {"outlet:daily-mirror"}
    cites = desk.story("sky", 0, "Sky Sports", claim(NOVAK, by=("Mirror",)), cited=("outlet:daily-mirror",))
    assert sum(echo is not None for _, echo in traced(cites + items, press)) == 2


def test_a_story_of_no_outlet_is_nobodys(desk: Desk, press: Press) -> None:
    assert traced(desk.story("a", 0, "", claim(NOVAK)), press) == [("", None)]


def test_a_story_never_echoes_itself(desk: Desk, press: Press) -> None:
    items = desk.story("a", 0, "Sky Sports", claim(NOVAK), claim(NOVAK, fee=20e6), claim(NOVAK))
    assert [echo for _, echo in traced(items, press)] == [None] * 3


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (claim(NOVAK, kind=Kind.BID, seller="torino"), True),
        (claim(NOVAK, kind=Kind.BID, mode=Mode.HEDGED), True),
        (claim(NOVAK, kind=Kind.BID, mode=Mode.DENIED), False),
        (claim(NOVAK, kind=Kind.BID, mode=Mode.PLANNED), False),
        (claim(NOVAK, kind=Kind.BID, buyer="torino"), False),
        (claim(NOVAK, kind=Kind.TALKS), False),
        (claim(NOVAK, kind=Kind.BID, fee=20e6), True),
        (claim(NOVAK, kind=Kind.BID, fee=20.9e6), True),
        (claim(NOVAK, kind=Kind.BID, fee=25e6), False),
        (claim("Tiago Novak", kind=Kind.BID), False),
    ],
)
def test_what_is_the_same_claim(other: Claim, same: bool, desk: Desk, press: Press) -> None:
    items = desk.story("a", 0, "Daily Mirror", claim(NOVAK, kind=Kind.BID, fee=20e6))
    items += desk.story("b", 1, "Sky Sports", other, cited=("outlet:daily-mirror",))
    assert (traced(items, press)[1][1] == 0) is same


def test_an_echo_adds_no_figure() -> None:
    bare = claim(NOVAK)
    for more in (
        Claim(bare.kind, bare.player, fee=Fee(20e6, "GBP")),
        Claim(bare.kind, bare.player, wage=Wage(90e3, "GBP", Period.PER_WEEK)),
        Claim(bare.kind, bare.player, contract=Contract(until="2029")),
    ):
        assert backs(more, bare)
        assert backs(more, more)
        assert not backs(bare, more)
    loan, sale = (Claim(bare.kind, bare.player, deal=deal) for deal in (Deal.LOAN, Deal.PERMANENT))
    assert not backs(loan, sale)
    apart, whole = (Claim(bare.kind, bare.player, fee=fee) for fee in (Fee(45e6, "GBP", addons=10e6), Fee(55e6, "GBP")))
    assert backs(apart, whole)
    assert backs(whole, apart)
    pounds, euros = (Claim(bare.kind, bare.player, fee=Fee(20e6, code)) for code in ("GBP", "EUR"))
    assert backs(pounds, euros)
