"""Clubs that the register does not know."""

import pytest

from sagabook.model import Claim, Kind, Story
from sagabook.reading import CascadeReader

#: Sentences with one claim; who buys and who holds, as named.
NAMED = """
Hartwell Town have signed Liam Brennan from Oakmere Rovers for £200,000. | Hartwell Town | Oakmere Rovers
Hartwell City are in talks with Torino over Jan Novak. | Hartwell City | Torino
Brandon Rovers have rejected a bid from Hartwell Town for striker Liam Brennan. | Hartwell Town | Brandon Rovers
Leeds have had a £2m bid for Liam Brennan turned down by Leeds Albion. | Leeds United | Leeds Albion
FC Brennhof want to sign Jan Novak from Torino. | FC Brennhof | Torino
Sporting Valdora are close to signing Jan Novak. | Sporting Valdora | -
Radcliffe Borough have signed Liam Brennan from Ashton Athletic. | Radcliffe Borough | Ashton Athletic
Jan Novak has joined Dynamo Karvek on loan from Leeds United. | Dynamo Karvek | Leeds United
Liam Brennan, the Kings Langley Town striker, has handed in a transfer request. | - | Kings Langley Town
Ana Prieto has joined Hartwell City Women from Real Valdora. | Hartwell City Women | Real Valdora
"""
CUED = """
Hartwell have rejected a bid from Leeds for Liam Brennan. | Leeds United | Hartwell
Oakmere have agreed to sell Liam Brennan to Hartwell Town. | Hartwell Town | Oakmere
The League Two club Hartwell have released Liam Brennan. | - | Hartwell
Liam Brennan has signed for Hartwell Town from National League side Oakmere. | Hartwell Town | Oakmere
Hartwell striker Liam Brennan has handed in a transfer request. | - | Hartwell
Torino have rejected an approach for Jan Novak from Karvek, of the Ukrainian top flight. | Karvek | Torino
Hartwell has signed Liam Brennan from Seattle Sounders. | Hartwell | Seattle Sounders
Hartwell and Leeds are keen on Liam Brennan. | Hartwell | -
Jan Novak has left Torino for Karvek. | Karvek | Torino
Liam Brennan has signed for Hartwell on a one-year contract. | Hartwell | -
"""
#: What is no club, or another one.
NONE_OF_THEIRS = """
Manchester United want Jan Novak. Alan Price and Novak United are not. | Novak United
Torino have held talks with Mexico City officials over Jan Novak. | Mexico City
Torino want Jan Novak. The Hartwell County Council have approved the stadium. | Hartwell County
Torino want Jan Novak. Reposting United's picture, the striker smiled. | Reposting United
Torino want Jan Novak. The striker Brennan has bid him farewell. | Brennan
Torino want Jan Novak. Wily Hartwell and Ann Price have agreed that. | Hartwell
Torino want Jan Novak. Complications are expected. | Complications
Torino want Jan Novak. Does Brennan want to stay? | Brennan
"""


def rows(table: str) -> list[list[str]]:
    """The rows of a table, a row a line."""
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def clubs(claims: list[Claim]) -> set[tuple[str, str | None]]:
    """Names and ids of the clubs of claims."""
    return {(club.name, club.id) for claim in claims for club in (claim.buyer, claim.seller) if club is not None}


@pytest.mark.parametrize(("text", "buyer", "seller"), rows(NAMED) + rows(CUED))
def test_a_club_that_the_register_has_not_is_one_by_its_name(
    reader: CascadeReader, text: str, buyer: str, seller: str
) -> None:
    claim = reader.read(Story(text))[0]
    assert (claim.buyer.name if claim.buyer else "-", claim.seller.name if claim.seller else "-") == (buyer, seller)


@pytest.mark.parametrize(("text", "name"), rows(NONE_OF_THEIRS))
def test_not_every_name_is_a_club(reader: CascadeReader, text: str, name: str) -> None:
    _, _, strangers = reader.scanner.scan(text, None)
    assert name not in {row.name for row in strangers.values()}


def test_such_a_club_has_no_id(reader: CascadeReader) -> None:
    claims = reader.read(Story("Hartwell Town have signed Liam Brennan from Torino."))
    assert clubs(claims) == {("Hartwell Town", None), ("Torino", "torino")}


def test_its_place_and_its_word_mean_it(reader: CascadeReader) -> None:
    text = (
        "Hartwell Town have signed striker Liam Brennan from Oakmere Rovers.\n"
        "Oakmere turned down a first offer from Hartwell. Town boss Ann Price also wants Tom Ferris of Brandon County."
    )
    claims = reader.read(Story(text))
    assert {name for name, _ in clubs(claims)} == {"Hartwell Town", "Oakmere Rovers", "Brandon County"}
    assert [c.buyer.name for c in claims if c.kind is Kind.INTEREST and c.buyer] == ["Hartwell Town"]


def test_a_slip_in_a_clubs_name_is_that_club(reader: CascadeReader) -> None:
    text = "Nottingham Forest want Jan Novak of Torino.\nNottingahm Forest have bid £10m for Novak."
    assert clubs(reader.read(Story(text))) == {("Nottingham Forest", "nottingham-forest"), ("Torino", "torino")}


def test_a_story_leaves_nothing_behind(reader: CascadeReader) -> None:
    reader.read(Story("Hartwell Town have signed Liam Brennan from Torino."))
    assert not any(key.startswith("~") for key in reader.index.clubs)
