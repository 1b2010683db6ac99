"""Sources: outlets, journalists, parties, and those who only talk."""

from datetime import date

import pytest

from sagabook.book.entry import Voice
from sagabook.book.origins import NOBODY, Press

DAY = date(2025, 7, 1)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("the Mirror", "outlet:daily-mirror"),
        ("Mirror", "outlet:daily-mirror"),
        ("SKY", "outlet:sky-sports"),
        ("skysports.com", "outlet:sky-sports"),
        ("L’Équipe", "outlet:lequipe"),
        ("The Gull Gazette", "outlet:gull-gazette"),
        ("Marlow In Focus", "outlet:marlow-in-focus"),
        ("Fabrizio Romano", "journalist:fabrizio-romano"),
        ("Romano", "journalist:fabrizio-romano"),
        ("Ornstein", "journalist:david-ornstein"),
        ("Gary Neville", "journalist:gary-neville"),
        ("Pep Guardiola", "party:pep-guardiola"),
        ("Alex Ferguson", "journalist:alex-ferguson"),
        ("Jan Novák", "party:jan-novak"),
        ("Liverpool FC", "party:liverpool"),
        ("Liverpool's official website", "party:liverpool"),
        ("The Marlow Room", "outlet:marlow-room"),
        ("TorinoSport", "outlet:torinosport"),
        ("Novak’s agent", "party:novaks-agent"),
    ],
)
def test_who_a_named_source_is(name: str, key: str, press: Press) -> None:
    source = press.source(name, DAY)
    assert source is not None
    assert source.key == key
    assert source.voice.value == key.partition(":")[0]


def test_a_club_statement_is_of_the_club_that_the_claim_is_about(press: Press) -> None:
    for name in ("club statement", "the club", "official website", "the club's official site"):
        source = press.source(name, DAY, "arsenal")
        assert source is not None
        assert (source.key, source.name, source.voice) == ("party:arsenal", "Arsenal", Voice.PARTY)
    assert press.source("club statement", DAY) is None
    assert press.source("  ", DAY) is None


def test_an_official_is_a_party_while_in_the_post(press: Press) -> None:
    in_post = press.source("Alex Ferguson", date(2012, 1, 1))
    assert in_post is not None
    assert in_post.voice is Voice.PARTY


def test_outlets_have_keys_whether_known_or_not(press: Press) -> None:
    assert press.outlet_key("The Sun") == press.outlet_key("sun") == "outlet:the-sun"
    assert press.outlet_key("The Gull Gazette") == "outlet:gull-gazette"
    assert press.outlet_key("Fabrizio Romano") == "outlet:fabrizio-romano"
    assert press.outlet_key("") == press.outlet_key(None) == ""
    assert press.aggregates(press.outlet_key("NewsNow"))
    assert not press.aggregates(press.outlet_key("The Sun"))


def test_a_clubs_own_site_is_that_club(press: Press) -> None:
    for name in ("Arsenal FC", "Arsenal official website", "arsenal.com"):
        own = press.voice_of(name, press.outlet_key(name))
        assert (own.key, own.voice) == ("party:arsenal", Voice.PARTY), name
    assert press.voice_of("The Sun", "outlet:the-sun").voice is Voice.OUTLET
    assert press.voice_of("", "") == NOBODY
