"""Sums that price a move told in another sentence."""

import pytest

from sagabook.reading import CascadeReader
from sagabook.stories import from_text


@pytest.mark.parametrize(
    ("text", "fee", "addons"),
    [
        ("Jan Novak joined Torino on loan last week. The Italian side have a £12m option to buy him.", 12, None),
        ("Jan Novak joined Torino on loan with an obligation to buy him outright for £9m next summer.", 9, None),
        ("Jan Novak joined Torino last week. Novak has replaced Sam Reed, who was released, in a £20m deal.", 20, None),
        ("Jan Novak joined Torino. They did so after his £30m release clause was activated.", 30, None),
        ("Torino signed Jan Novak last year. Novak, a £14m signing, scored twice on Sunday.", 14, None),
        ("Jan Novak joined Torino in a deal worth £25m, made up of an initial £20m and £5m in add-ons.", 20, 5),
        ("Jan Novak joined Torino for £25m. Rovers will get £20m plus £5m in add-ons.", 20, 5),
        ("Jan Novak has joined Torino. Rovers and the Italian side argued for weeks over his £25m move.", 25, None),
        ("Jan Novak has joined Torino. The two clubs are to pay the £20m fee in three parts, it is said.", 20, None),
        ("Jan Novak and Sam Reed have joined Torino. Novak and Reed came for a combined £40m in the end.", 40, None),
        ("Torino signed Jan Novak and Sam Reed. Many still talk of the £40m spent on Reed and Novak.", 40, None),
        ("Jan Novak joined Torino on loan. The loan could lead to a £5m transfer in the summer.", 5, None),
        ("Jan Novak joined Torino on loan. The loan will go permanent for £5m if they stay up.", 5, None),
        ("Torino and Rovers agreed a £20m fee for Jan Novak on Friday. He has now joined Torino.", 20, None),
        ("Torino have signed Jan Novak. The fee is thought to be £20m, and they now want Sam Reed as well.", 20, None),
        ("Torino are set to sign Jan Novak, which would lift their spending this month beyond £100m.", None, None),
        ("Jan Novak has joined Torino. Goals have been few since his £25m move to Rovers two years ago.", None, None),
        ("Torino and Rovers agreed a £20m fee for Jan Novak. He has now joined Torino on loan instead.", None, None),
        ("Jan Novak joined Torino on loan. They spent £30m on Sam Reed last year.", None, None),
        ("Jan Novak joined Torino on a free transfer. He once cost Rovers £20m.", None, None),
    ],
)
def test_a_sum_told_apart_prices_the_move(
    reader: CascadeReader, text: str, fee: float | None, addons: float | None
) -> None:
    found = [
        (c.fee and c.fee.amount / 1e6, c.fee and c.fee.addons and c.fee.addons / 1e6)
        for c in reader.read(from_text(text))
        if c.kind == "signing" and c.player.name == "Jan Novak" and c.buyer and c.buyer.name == "Torino"
    ]
    assert found == [(fee, addons)]


def test_an_offer_keeps_its_own_sum_where_the_deal_is_told_in_parts(reader: CascadeReader) -> None:
    text = "Torino made an offer of £71m for Jan Novak. The clubs agreed a fee of £65m plus £6m in add-ons for Novak."
    claims = {str(c.kind): c.fee.amount / 1e6 for c in reader.read(from_text(text)) if c.fee}
    assert claims == {"bid": 71, "fee_agreed": 65}


def test_a_move_that_is_off_has_the_price_that_it_is_told_with(reader: CascadeReader) -> None:
    text = "Jan Novak's switch from Rovers to Torino has collapsed. All was agreed for his £25m move, it was claimed."
    assert [c.fee and c.fee.amount / 1e6 for c in reader.read(from_text(text)) if c.kind == "deal_off"] == [25]
