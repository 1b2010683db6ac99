"""Lists of a club's ins and outs, of its released and retained players."""

import pytest

from sagabook.reading import CascadeReader
from sagabook.stories import from_text


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Everton\nIn: Jan Novak (Torino, £20m), Sam Reed (Lille, free)\nOut: Kenny Obispo (Ajax, loan)",
            {
                ("signing", "Jan Novak", "Everton", "Torino", None, 20_000_000),
                ("signing", "Sam Reed", "Everton", "Lille", "free", None),
                ("signing", "Kenny Obispo", "Ajax", "Everton", "loan", None),
            },
        ),
        (
            "Everton ins: Jan Novak (Torino, £20m). Outs: Kenny Obispo (released)",
            {
                ("signing", "Jan Novak", "Everton", "Torino", None, 20_000_000),
                ("departure", "Kenny Obispo", None, "Everton", None, None),
            },
        ),
        (
            "Everton retained list\nReleased: Jan Novak, Sam Reed\nRetained: Kenny Obispo",
            {
                ("departure", "Jan Novak", None, "Everton", None, None),
                ("departure", "Sam Reed", None, "Everton", None, None),
            },
        ),
        ("Released: Jan Novak, Sam Reed", set()),
        ("Torino's strongest line-up with three new signings: Jan Novak; Sam Reed, Kenny Obispo", set()),
        (
            "Everton retained list\nThe following players have been released: Jan Novak\n"
            "New contract offered: Sam Reed\nEnd of loan: Kenny Obispo (Torino)\nTransfer listed: Luca Ott",
            {
                ("departure", "Jan Novak", None, "Everton", None, None),
                ("contract_offer", "Sam Reed", None, "Everton", None, None),
                ("departure", "Kenny Obispo", None, "Everton", "loan", None),
                ("for_sale", "Luca Ott", None, "Everton", None, None),
            },
        ),
    ],
)
def test_a_line_of_a_ledger_tells_a_move_for_each_name(
    reader: CascadeReader, text: str, claims: set[tuple[object, ...]]
) -> None:
    found = {
        (
            str(c.kind),
            c.player.name,
            c.buyer and c.buyer.name,
            c.seller and c.seller.name,
            c.deal and str(c.deal),
            c.fee and c.fee.amount,
        )
        for c in reader.read(from_text(text))
    }
    assert found == claims
