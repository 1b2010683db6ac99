"""The form of a deal and the sum of a clause: loan, permanent, free; what is asked, paid, spent or sought."""

import pytest

from sagabook.reading import CascadeReader
from sagabook.stories import from_text


@pytest.mark.parametrize(
    ("text", "kind", "deal"),
    [
        ("Torino have signed Jan Novak on loan from Lille.", "signing", "loan"),
        ("Torino are set to sign Jan Novak from Lille, either permanently or again on loan.", "signing", None),
        ("Torino have considered a loan or a permanent deal for Jan Novak of Lille.", "interest", None),
        ("Lille are looking to sell or loan out Jan Novak this summer.", "for_sale", None),
        ("Lille want to sell Jan Novak permanently, with no interest in loaning him out.", "for_sale", "permanent"),
        ("Torino have turned the loan signing of Jan Novak into a permanent deal.", "signing", "permanent"),
        ("Lille are open to offers for Jan Novak after his season on loan at Torino.", "for_sale", None),
        ("Jan Novak has become a Torino player on loan from Lille.", "signing", "loan"),
        ("Torino have signed Jan Novak on a free transfer.", "signing", "free"),
    ],
)
def test_a_deal_has_the_form_that_its_words_give(reader: CascadeReader, text: str, kind: str, deal: str | None) -> None:
    found = [c for c in reader.read(from_text(text)) if c.kind == kind and c.mode != "denied"]
    assert [c.deal for c in found] == [deal]


@pytest.mark.parametrize(
    ("text", "kind", "millions"),
    [
        ("Torino want to sign Jan Novak for £20m.", "interest", 20),
        ("Torino are keen on a £20m move for Jan Novak.", "interest", 20),
        ("Torino are keen on £20m-rated Jan Novak of Lille.", "interest", None),
        ("Torino want Jan Novak, whom Lille value at £20m.", "interest", None),
        ("Torino are in talks with Lille over a £20m deal for Jan Novak.", "talks", 20),
        ("Torino are in talks to sign Jan Novak for £20m.", "talks", 20),
        ("Torino are in talks with Lille, who want £20m for Jan Novak.", "talks", None),
        ("Torino have made a bid for Jan Novak of Lille: €20m plus add-ons.", "bid", 20),
        ("Torino have made a bid for Jan Novak. The €20m signing Sam Reed has left.", "bid", None),
    ],
)
def test_what_is_sought_has_the_price_that_it_is_sought_at(
    reader: CascadeReader, text: str, kind: str, millions: float | None
) -> None:
    found = [c for c in reader.read(from_text(text)) if c.kind == kind and c.player.name == "Jan Novak"]
    assert [c.fee and c.fee.amount / 1e6 for c in found] == [millions]


@pytest.mark.parametrize(
    ("text", "kind", "years"),
    [
        ("Jan Novak is in the final year of his contract at Torino.", "contract_until", 1),
        ("Torino winger Jan Novak is in the last six months of his deal.", "contract_until", 0.5),
        ("Jan Novak has three more years on his contract at Torino.", "contract_until", 3),
        ("Jan Novak of Torino is under contract for four more years.", "contract_until", 4),
        ("Jan Novak has committed himself to Torino for six years.", "contract_signed", 6),
        ("Torino have signed Jan Novak on loan for 18 months.", "signing", None),
    ],
)
def test_a_contract_has_the_length_that_its_words_give(
    reader: CascadeReader, text: str, kind: str, years: float | None
) -> None:
    assert [c.contract and c.contract.years for c in reader.read(from_text(text)) if c.kind == kind] == [years]


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("Torino have offered Jan Novak a new contract worth £90,000 a week.", 90_000),
        ("Jan Novak has joined Torino on a four-year deal worth £80,000 a week.", 80_000),
        ("The £80,000-a-week winger Jan Novak has joined Torino.", None),
    ],
)
def test_pay_stands_on_the_contract_that_brings_it(reader: CascadeReader, text: str, pay: float | None) -> None:
    assert [c.wage and c.wage.amount for c in reader.read(from_text(text))] == [pay]
