"""Claims in plain words: the wording table whole, and the words for money, contracts and dates."""

from dataclasses import replace
from typing import Any

import pytest

from sagabook.amounts import date_words, money
from sagabook.cli.phrases import phrase, sources
from sagabook.cli.wording import WORDINGS
from sagabook.model import (
    BUYER_KINDS,
    Claim,
    Club,
    Contract,
    Deal,
    Fee,
    Kind,
    Mode,
    Period,
    Player,
    Qualifier,
    Source,
    Wage,
)

BELLO, PORTO, HARTWELL = Player("Ade Bello"), Club("Porto"), Club("Hartwell")
MONEY_WORDS = "about £15m"
MONEY = Fee(15e6, "GBP", Qualifier.ABOUT)
BARE = {"fee": None, "deal": None, "contract": None}
FULL = {"fee": MONEY, "deal": Deal.LOAN, "contract": Contract(3, "2027-06")}


def test_every_kind_has_its_wording() -> None:
    assert list(WORDINGS) == list(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_the_five_modes_of_a_kind_read_differently(kind: Kind) -> None:
    lines = {phrase(Claim(kind, BELLO, PORTO, HARTWELL, mode)) for mode in Mode}
    assert len(lines) == 5


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("details", [BARE, FULL], ids=["bare", "full"])
@pytest.mark.parametrize("seller", [HARTWELL, None], ids=["held", "unheld"])
def test_a_line_is_whole(kind: Kind, mode: Mode, details: dict[str, Any], seller: Club | None) -> None:
    buyer = PORTO if kind in BUYER_KINDS else None
    line = phrase(replace(Claim(kind, BELLO, buyer, seller, mode), **details))
    assert not set(line) & set("[]{}|")
    assert line == " ".join(line.split())
    assert " ," not in line
    assert line.count(MONEY_WORDS) == (details is FULL)
    assert line.count("on loan") == (details is FULL)
    assert ("2027" in line) == (details is FULL)
    if buyer:
        assert "Porto" in line
    elif seller:
        assert "Hartwell" in line


@pytest.mark.parametrize(
    ("claim", "line"),
    [
        (Claim(Kind.NOT_FOR_SALE, BELLO, PORTO, HARTWELL), "Hartwell will not sell to Porto"),
        (Claim(Kind.NOT_FOR_SALE, BELLO), "the club will not sell"),
        (Claim(Kind.BID_REJECTED, BELLO, PORTO, HARTWELL, fee=Fee(4e7, "GBP")), "Porto bid £40m, rejected by Hartwell"),
        (Claim(Kind.INTEREST, BELLO, PORTO, mode=Mode.HEDGED), "reportedly: Porto are interested"),
        (Claim(Kind.BID, BELLO, PORTO, mode=Mode.PLANNED, fee=MONEY), "Porto are ready to bid about £15m"),
        (Claim(Kind.BID, BELLO, PORTO, mode=Mode.DENIED), "no bid by Porto"),
        (
            Claim(Kind.SIGNING, BELLO, PORTO, HARTWELL, Mode.CONDITIONAL, Deal.LOAN),
            "on a condition: Porto would sign Ade Bello from Hartwell on loan",
        ),
        (
            Claim(Kind.SIGNING, BELLO, PORTO, fee=Fee(23e6, "EUR", Qualifier.INITIAL, 7e6), contract=Contract(5)),
            "Porto have signed Ade Bello for an initial €23m plus €7m in add-ons, contract of 5 years",
        ),
        (Claim(Kind.CONTRACT_UNTIL, BELLO, contract=Contract(1)), "Ade Bello is under contract with 1 year left"),
        (Claim(Kind.CONTRACT_UNTIL, BELLO, contract=Contract(0.83)), "Ade Bello is under contract with 10 months left"),
        (Claim(Kind.CONTRACT_SIGNED, BELLO, contract=Contract(8)), "Ade Bello has signed an 8-year contract"),
        (
            Claim(Kind.CONTRACT_OFFER, BELLO, None, HARTWELL, Mode.PLANNED, wage=Wage(1e5, "GBP", Period.PER_WEEK)),
            "Hartwell are set to offer a new contract, £100,000 a week",
        ),
        (
            Claim(Kind.ASKING_PRICE, BELLO, None, HARTWELL, fee=Fee(5e7, "GBP", Qualifier.AT_LEAST)),
            "Hartwell want at least £50m",
        ),
        (Claim(Kind.WANTS_TO_LEAVE, BELLO, PORTO, HARTWELL, Mode.DENIED), "Ade Bello does not want to leave Hartwell"),
    ],
)
def test_lines(claim: Claim, line: str) -> None:
    assert phrase(claim) == line


def test_a_name_that_looks_like_a_template_is_only_a_name() -> None:
    claim = Claim(Kind.SIGNING, Player("{fee}"), Club("[{deal}|x]"), Club("{"))
    assert phrase(claim) == "[{deal}|x] have signed {fee} from {"


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        (40_000_000, "GBP", "£40m"),
        (1_500_000, "EUR", "€1.5m"),
        (79_400_000, "USD", "$79.4m"),
        (750_000, "GBP", "£750,000"),
        (1_200_000_000, "GBP", "£1.2bn"),
        (20_000_000, "SEK", "SEK 20m"),
        (999_999_999, "GBP", "£1bn"),
        (999_999.6, "GBP", "£1m"),
        (0, "GBP", "£0"),
    ],
)
def test_money(amount: float, currency: str, words: str) -> None:
    assert money(amount, currency) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2017", "2017"),
        ("2017-06", "June 2017"),
        ("2017-06-07", "7 June 2017"),
        ("2017-06/2017-08", "June to August 2017"),
        ("2017-06-05/2017-06-11", "5 June to 11 June 2017"),
        ("2019-08/2020-05", "August 2019 to May 2020"),
        ("2019/2020", "2019 to 2020"),
        ("2017-13", "2017-13"),
        ("soon", "soon"),
    ],
)
def test_dates(when: str, words: str) -> None:
    assert date_words(when) == words


def test_sources_are_named_nearest_first() -> None:
    assert sources(Claim(Kind.BID, BELLO, said_by=(Source("Courier"), Source("Jo Finch")))) == "Courier, Jo Finch"
    assert sources(Claim(Kind.BID, BELLO)) == ""
