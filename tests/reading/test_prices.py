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
