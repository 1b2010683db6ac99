"""Whom and which club a claim is about where its sentence does not say it in full: pronouns, styles, short names."""

from sagabook.model import Kind, Mode, Story
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


def clubs(reader: CascadeReader, text: str, kind: Kind) -> list[str | None]:
    """The buyers or, failing them, sellers of the claims of `kind` in `text`."""
    found = [claim.buyer or claim.seller for claim in reader.read(Story(text)) if claim.kind is kind]
    return [club.name if club is not None else None for club in found]


def test_a_list_goes_on_about_the_club_of_the_sentence_before(reader: CascadeReader) -> None:
    text = (
        "Fulham, Burnley and Fulham again: a busy day.\nTorino have released striker Jan Novak.\n"
        "Kenny Price and Luca Ott have also been shown the door."
    )
    assert clubs(reader, text, Kind.DEPARTURE) == ["Torino", "Torino", "Torino"]


def test_a_nickname_is_that_of_the_club_the_story_goes_on_about(reader: CascadeReader) -> None:
    text = (
        "Manchester United want Jan Novak. Manchester United need a winger.\n"
        "Liverpool have more room than Man Utd to do business.\nThe Reds have already signed Paul Diaz and Luca Ott."
    )
    assert clubs(reader, text, Kind.SIGNING) == ["Liverpool", "Liverpool"]


def test_those_who_make_a_player_available_hold_him(reader: CascadeReader) -> None:
    text = "Torino need goals.\nLike Torino, Fulham need cash and have made striker Jan Novak available for transfer."
    assert clubs(reader, text, Kind.FOR_SALE) == ["Fulham"]


def test_themselves_only_stresses_a_name(reader: CascadeReader) -> None:
    text = "Torino themselves have been busy with the sale of Jan Novak to Lille, and they have now signed Luca Ott."
    assert clubs(reader, text, Kind.SIGNING)[-1] == "Torino"


def test_a_price_is_not_set_by_the_club_most_often_named(reader: CascadeReader) -> None:
    text = "Torino need a striker. Torino have money. Torino will look abroad.\nJan Novak is priced at £80m."
    assert clubs(reader, text, Kind.ASKING_PRICE) == [None]


def test_a_suitor_told_of_wages_is_no_holder(reader: CascadeReader) -> None:
    text = (
        "Jan Novak has told Barcelona that he would take lower wages to join.\n"
        "Torino say Novak wants to leave the club. Torino have not made up their mind about Novak."
    )
    assert clubs(reader, text, Kind.WANTS_TO_LEAVE) == ["Torino"]


def test_a_new_signing_is_that_of_the_club_that_signed_him(reader: CascadeReader) -> None:
    text = (
        "Summer signing Jan Novak will make his first appearance against Everton on Sunday.\n"
        "Novak signed for Torino in a £71m deal from Brentford."
    )
    assert clubs(reader, text, Kind.SIGNING) == ["Torino"]


def test_none_of_those_interested_holds_him(reader: CascadeReader) -> None:
    text = "Fulham winger Jan Novak trains alone.\nNovak could be sold amid interest from Chelsea, Lille and Napoli."
    assert clubs(reader, text, Kind.FOR_SALE) == ["Fulham"]


def test_bare_posts_in_a_list_of_men_sought_are_nobody_s(reader: CascadeReader) -> None:
    text = "Torino goalkeeper Jan Novak is hurt.\nTorino want to sign a new striker, winger and goalkeeper this summer."
    assert about(reader, text, Kind.INTEREST) == []


def test_what_follows_a_move_is_no_wish(reader: CascadeReader) -> None:
    text = "Luca Ott's £62m switch to Torino has been the dearest, followed by Kenny Price (£46m)."
    assert about(reader, text, Kind.WANTS_MOVE) == []


def test_a_signing_in_general_is_nobody_s(reader: CascadeReader) -> None:
    text = "Torino want Jan Novak.\nTorino are one of two clubs yet to make a major summer signing."
    assert about(reader, text, Kind.SIGNING) == []


def test_both_are_the_clubs_that_acted_or_the_players_named_together(reader: CascadeReader) -> None:
    clubs = "Leeds and Burnley want Jan Novak.\n"
    for rest in ("Both clubs have bid £5m for him.", "Both have made offers.", "Each has bid £5m."):
        claims = [c for c in reader.read(Story(clubs + rest)) if c.kind is Kind.BID]
        assert [c.buyer.name for c in claims if c.buyer] == ["Leeds United", "Burnley"], rest
    text = "Jan Novak and Kenny Price are out of contract at Torino. Both want to leave."
    assert about(reader, text, Kind.WANTS_TO_LEAVE) == ["Jan Novak", "Kenny Price"]


def test_neither_denies_it_of_both(reader: CascadeReader) -> None:
    for rest in ("Neither club has bid for him.", "Neither has made an offer."):
        claims = reader.read(Story(f"Leeds and Burnley want Jan Novak.\n{rest}"))
        assert [(c.buyer.name, c.mode) for c in claims if c.kind is Kind.BID and c.buyer] == [
            ("Leeds United", Mode.DENIED),
            ("Burnley", Mode.DENIED),
        ]


def test_each_of_a_list_has_his_own_club(reader: CascadeReader) -> None:
    texts = (
        "Lens have signed Jan Novak, 23, from Torino and goalkeeper Kenny Price, 30, from Lyon.",
        "Lens have agreed fees with Torino for Jan Novak and with Lyon for Kenny Price.",
        "Lens are in talks with Torino over Jan Novak and with Lyon over Kenny Price.",
        "Lens want Jan Novak and Kenny Price, of Torino and Lyon respectively.",
    )
    for text in texts:
        found = {c.player.name: c.seller.name for c in reader.read(Story(text)) if c.seller}
        assert found == {"Jan Novak": "Torino", "Kenny Price": "Lyon"}, text


def test_a_namesake_of_a_club_is_told_from_it(reader: CascadeReader) -> None:
    claims = reader.read(Story("Preston have signed Tom Preston from Bury."))
    assert [(c.player.name, c.buyer.name) for c in claims if c.buyer] == [("Tom Preston", "Preston North End")]


def test_a_wish_to_leave_and_join_is_two_wishes(reader: CascadeReader) -> None:
    claims = reader.read(Story("Jan Novak wants to leave Lens and join Torino."))
    assert [c.kind for c in claims] == [Kind.WANTS_TO_LEAVE, Kind.WANTS_MOVE]


def test_what_a_loanee_is_called_after_is_not_who_holds_him(reader: CascadeReader) -> None:
    text = "Jan Novak has been told he can leave Chelsea. The Lens loanee is wanted by Torino."
    assert [(c.seller.name, c.kind) for c in reader.read(Story(text)) if c.seller] == [
        ("Chelsea", Kind.FOR_SALE),
        ("Chelsea", Kind.INTEREST),
    ]


def test_an_old_boy_is_at_another_club_now(reader: CascadeReader) -> None:
    text = "Torino old boy Jan Novak is a target for Lens.\nThe Lyon skipper has a year left on his contract."
    assert {c.seller.name for c in reader.read(Story(text)) if c.seller} == {"Lyon"}


def test_a_club_that_makes_do_without_somebody_had_him(reader: CascadeReader) -> None:
    claims = reader.read(Story("With Jan Novak sold to Lens, Torino want Kenny Price."))
    assert [(c.buyer.name, c.seller.name) for c in claims if c.buyer and c.seller] == [("Lens", "Torino")]


def test_a_club_that_a_move_brought_money_had_him(reader: CascadeReader) -> None:
    claims = reader.read(Story("Torino have banked £20m from the sale of Jan Novak to Lens."))
    assert [(c.buyer.name, c.seller.name) for c in claims if c.buyer and c.seller] == [("Lens", "Torino")]


def test_one_and_another_are_offers_too(reader: CascadeReader) -> None:
    claims = reader.read(Story("Torino turned down a bid from Lens for Jan Novak and one from Lyon for Kenny Price."))
    assert [(c.player.name, c.buyer.name) for c in claims if c.buyer] == [
        ("Jan Novak", "Lens"),
        ("Kenny Price", "Lyon"),
    ]


def test_names_keep_their_particles_and_headlines_their_verbs(reader: CascadeReader) -> None:
    named = {
        "Van der Berg wants to leave Torino.": "Van der Berg",
        "De Groot has joined Torino from Lens.": "De Groot",
        "Lens have bid for Rui dos Santos of Torino.": "Rui dos Santos",
        "LEEDS SIGN BRENNAN FROM TORINO": "Brennan",
        "Leeds have signed Son from Tottenham.": "Son",
    }
    for text, name in named.items():
        assert [c.player.name for c in reader.read(Story(text))] == [name], text
