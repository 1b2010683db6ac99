"""Speakers whose words bear out a claim that they do not make themselves."""

import pytest

from sagabook.model import Kind, Story
from sagabook.reading import CascadeReader
from sagabook.stories import from_text


@pytest.mark.parametrize(
    ("text", "kind", "said_by"),
    [
        (
            "Everton defender Jan Novak penned a new contract last October. "
            "Novak said: “It was an easy deal for me, this is a big club.”",
            "contract_signed",
            ("Jan Novak",),
        ),
        (
            "Everton defender Jan Novak penned a new contract last October. "
            "Novak said: “The weather was awful and the pitch was worse.”",
            "contract_signed",
            (),
        ),
        (
            "Jan Novak of Everton is not for sale. Torino coach Sam Reed said: “Jan will leave a mark in any team.”",
            "not_for_sale",
            (),
        ),
        (
            "Torino have held talks with Everton over Jan Novak. "
            "Chief executive Ann Price said: “We speak to them every day.”",
            "talks",
            ("Ann Price",),
        ),
        (
            "Jan Novak is set to join Torino from Everton. “We will finalise his contract tomorrow,” said Torino "
            "sporting director Ann Price.",
            "signing",
            ("Ann Price",),
        ),
    ],
)
def test_a_speaker_who_has_a_say_bears_out_a_claim(
    reader: CascadeReader, text: str, kind: str, said_by: tuple[str, ...]
) -> None:
    claims = [c for c in reader.read(from_text(text)) if c.kind == kind]
    assert [tuple(s.name for s in c.said_by) for c in claims] == [said_by]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Coach Sam Reed says Jan Novak has been tired since his £5m move to Torino from Everton.", "signing"),
        ("Coach Sam Reed says Jan Novak, who joined Torino from Everton in 2019, is tired.", "signing"),
        ("Coach Sam Reed said Jan Novak, who is wanted by Torino, is tired.", "interest"),
    ],
)
def test_background_is_not_the_speakers_claim(reader: CascadeReader, text: str, kind: str) -> None:
    claims = [c for c in reader.read(from_text(text)) if c.kind == kind]
    assert [c.said_by for c in claims] == [()]


def test_a_club_says_whom_it_has_signed(reader: CascadeReader) -> None:
    text = "Carl Brook has left Torino, with Torino confirming the £5m signing of Jan Novak from Everton."
    said = [c.said_by for c in reader.read(from_text(text)) if c.player.name == "Jan Novak"]
    assert [[source.name for source in names] for names in said] == [["Torino"]]


def test_a_statement_is_its_clubs_word(reader: CascadeReader) -> None:
    text = "Jan Novak wants to join Torino.\nA statement from Leeds confirmed that Novak has been sold to Torino."
    claim = next(c for c in reader.read(Story(text)) if c.kind is Kind.SIGNING)
    assert "Leeds United" in [source.name for source in claim.said_by]


def test_what_a_player_tells_his_club_of_leaving_is_his_word(reader: CascadeReader) -> None:
    text = "Jan Novak has told Torino that he will leave next summer."
    claim = next(c for c in reader.read(Story(text)) if c.kind is Kind.DEPARTURE)
    assert [source.name for source in claim.said_by] == ["Jan Novak"]
