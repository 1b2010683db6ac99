"""Whom a claim is about where its clause names no player."""

import pytest

from sagabook.model import Kind, Story
from sagabook.reading import CascadeReader


def about(reader: CascadeReader, text: str, kind: Kind) -> list[str]:
    """The players of the claims of `kind` in `text`."""
    return [claim.player.name for claim in reader.read(Story(text)) if claim.kind is kind]


@pytest.mark.parametrize(
    ("after", "kind"),
    [
        ("Manager Alan Reed is in talks with Burnley over a new contract.", Kind.CONTRACT_OFFER),
        ("Burnley have reached an agreement to appoint former Leeds manager Daniel Farke.", Kind.FEE_AGREED),
        ("Their need for a left-back does not make the club's bid for a new striker unnecessary.", Kind.BID),
        ("Burnley's bid to secure the lowest possible price has annoyed everyone.", Kind.BID),
        ("No deals have been agreed for any new signings yet.", Kind.FEE_AGREED),
    ],
)
def test_what_is_nobody_s_or_an_official_s_is_not_the_player_s_in_focus(
    reader: CascadeReader, after: str, kind: Kind
) -> None:
    assert about(reader, f"Burnley want Torino winger Jan Novak, 24.\n{after}", kind) == []


def test_a_description_moves_the_story_on(reader: CascadeReader) -> None:
    text = (
        "Burnley could let Jan Novak go, while one man who could arrive is Torino defender Kenny Price.\n"
        "They are long-term admirers of the Torino defender.\nBurnley made an offer on Friday."
    )
    assert about(reader, text, Kind.BID) == ["Kenny Price"]


def test_his_deal_is_not_that_of_whoever_is_named_behind_it(reader: CascadeReader) -> None:
    text = (
        "Torino legend Jan Novak is back at the ground.\n"
        "Novak's stint at Torino ended when his deal was terminated after an interview with Piers Grogan."
    )
    assert "Piers Grogan" not in [claim.player.name for claim in reader.read(Story(text))]


@pytest.mark.parametrize(
    "aside",
    [
        "That worries the fans, especially when Kenny Price is playing in front of him.",
        "The crowd were silent, with Kenny Price looking on.",
        "Fans rated him below all others, unlike Kenny Price.",
    ],
)
def test_a_name_by_the_way_leaves_the_story_s_player_in_focus(reader: CascadeReader, aside: str) -> None:
    text = f"Torino defender Jan Novak wants to go. Novak is unhappy.\n{aside}\nHe has agreed terms with Fulham."
    assert about(reader, text, Kind.TERMS_AGREED) == ["Jan Novak"]


def test_a_style_means_the_one_just_named(reader: CascadeReader) -> None:
    text = (
        "Torino forward Jan Novak may join Fulham. The forward Novak is wanted by Millwall too.\n"
        "Kenny Price could also leave Torino in the next few days, although that is uncertain.\n"
        "The forward joined Burnley on loan last season."
    )
    signings = [c for c in reader.read(Story(text)) if c.kind is Kind.SIGNING and c.buyer and c.buyer.name == "Burnley"]
    assert [c.player.name for c in signings] == ["Kenny Price"]


def test_two_styles_joined_are_one_man_s(reader: CascadeReader) -> None:
    text = "Fulham goalkeeper Kenny Price is under fire.\nFulham want Torino shot-stopper and Egypt keeper Jan Novak."
    assert about(reader, text, Kind.INTEREST) == ["Jan Novak"]


@pytest.mark.parametrize(
    "text",
    [
        "Torino hope to sign Jan Novak, but until Rovers accept an offer he must wait.",
        "Until the two clubs reach an agreement for Jan Novak of Rovers, Torino can only wait.",
        "Whether Torino, Lille or any club will swoop in to sign Jan Novak remains to be seen.",
        "Jan Novak is by no means certain to join Torino.",
    ],
)
def test_what_is_waited_for_or_doubted_is_not_told(reader: CascadeReader, text: str) -> None:
    assert about(reader, text, Kind.SIGNING) == []
    assert about(reader, text, Kind.FEE_AGREED) == []


def test_what_lasted_until_a_move_tells_the_move(reader: CascadeReader) -> None:
    text = "Torino keeper Jan Novak went a year without playing until he joined Lille in 2023."
    assert about(reader, text, Kind.SIGNING) == ["Jan Novak"]


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("Torino named their 24-man travelling squad for Lille and Jan Novak was left out.", []),
        ("Torino left Jan Novak out of the matchday squad amid talk of a move to Lille.", ["Jan Novak"]),
    ],
)
def test_a_squad_for_a_game_leaves_nobody_out_over_his_future(
    reader: CascadeReader, text: str, left_out: list[str]
) -> None:
    assert about(reader, text, Kind.LEFT_OUT) == left_out
