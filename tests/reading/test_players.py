"""Whom and which club a claim is about where its sentence does not say it in full: pronouns, styles, short names."""

from sagabook.model import Kind, Story
from sagabook.reading import CascadeReader


def about(reader: CascadeReader, text: str, kind: Kind) -> list[str]:
    """The players of the claims of `kind` in `text`."""
    return [claim.player.name for claim in reader.read(Story(text)) if claim.kind is kind]


def test_a_style_means_the_player_of_the_club_that_acts(reader: CascadeReader) -> None:
    text = (
        "Fulham want Brentford striker Jan Novak. Millwall winger Kenny Price, an England international, may move.\n"
        "The England man was left out of the Brentford squad on Saturday amid talk of his future."
    )
    assert about(reader, text, Kind.LEFT_OUT) == ["Jan Novak"]


def test_a_refusal_is_about_the_player_of_the_club_that_refuses(reader: CascadeReader) -> None:
    text = (
        "Brentford striker Jan Novak could leave this summer. Millwall winger Kenny Price is on his way out.\n"
        "He is wanted abroad, with Brentford turning down a £35m bid from Torino."
    )
    assert about(reader, text, Kind.BID_REJECTED) == ["Jan Novak"]


def test_a_part_of_a_name_is_the_club_called_so_in_full(reader: CascadeReader) -> None:
    text = (
        "Manchester United want Jan Novak of Leipzig, and Newcastle want him too.\n"
        "Newcastle have money to spend. United have bid £65m for Novak."
    )
    claims = reader.read(Story(text))
    assert [claim.buyer.name for claim in claims if claim.kind is Kind.BID and claim.buyer] == ["Manchester United"]


def test_they_are_the_players_who_act_together(reader: CascadeReader) -> None:
    text = "Jan Novak, Kenny Price and Paul Diaz have all informed Torino they wish to leave."
    assert about(reader, text, Kind.WANTS_TO_LEAVE) == ["Jan Novak", "Kenny Price", "Paul Diaz"]


def test_a_quartet_are_those_named_together(reader: CascadeReader) -> None:
    named = "Torino drop Jan Novak, Kenny Price, Paul Diaz and Luca Ott."
    text = f"{named}\nThe quartet have all told Torino they want to leave."
    assert about(reader, text, Kind.WANTS_TO_LEAVE) == ["Jan Novak", "Kenny Price", "Paul Diaz", "Luca Ott"]


def test_players_they_sell_are_a_clubs(reader: CascadeReader) -> None:
    text = "Jan Novak and Kenny Price of Torino are the players they want to sell."
    assert about(reader, text, Kind.FOR_SALE) == ["Jan Novak", "Kenny Price"]


def test_an_adjective_before_a_body_of_players_is_their_style(reader: CascadeReader) -> None:
    text = "Torino want to offload unwanted trio Jan Novak, Kenny Price and Paul Diaz."
    assert about(reader, text, Kind.FOR_SALE) == ["Jan Novak", "Kenny Price", "Paul Diaz"]


def test_what_a_coach_asks_for_is_no_request_of_the_player_in_focus(reader: CascadeReader) -> None:
    text = "Torino want Jan Novak of Rovers.\nManager Kenny Price of Rovers has handed in a transfer request."
    assert about(reader, text, Kind.TRANSFER_REQUEST) == []


def test_the_pursuit_of_a_coach_is_no_interest_in_the_player_it_unsettles(reader: CascadeReader) -> None:
    text = "Rovers want to keep Jan Novak.\nTorino's pursuit of Rovers manager Kenny Price could unsettle Novak."
    assert about(reader, text, Kind.INTEREST) == []


def test_a_surname_that_is_a_clubs_name_too_is_the_players(reader: CascadeReader) -> None:
    text = "Torino agreed a fee for Diego Leon of Cerro Porteno.\nLeon is to have a medical at Torino."
    assert about(reader, text, Kind.MEDICAL) == ["Diego Leon"]


def test_who_only_passes_judgement_is_no_player(reader: CascadeReader) -> None:
    text = (
        "Paul Reed has dubbed Jan Novak a weak signing for Torino.\nPaul Reed slammed the deal.\n"
        "Torino are on the brink of acquiring the 25-year-old from Lille."
    )
    assert "Paul Reed" not in about(reader, text, Kind.SIGNING)
