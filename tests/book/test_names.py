"""Names: their parts, their blocks, and how they fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagabook.book.identity import NameIndex
from sagabook.book.names import Fit, block_of, fit, form_of, slug_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ján Nowák", "Jan Novak"),
        ("Bryan Mbeumo", "Mbuemo"),
        ("Viktor Gyökeres", "Gyorkeres"),
        ("Khvicha Kvaratskhelia", "Kvaratskelia"),
        ("Kvara", "Kvaratskhelia"),
        ("Vini Jr", "Vinicius Junior"),
        ("Vinicius", "Vinicius Jnr"),
        ("Son Heung-min", "Heung-Min Son"),
        ("Lee Kang In", "Kang-in Lee"),
        ("Dominic Calvert-Lewin", "Calvert Lewin"),
        ("Donny van de Beek", "Van der Beek"),
        ("B. Mbeumo", "bryan MBEUMO"),
        ("Kepa", "Arrizabalaga"),
        ("Ruiz Zurita", "ruiz-surita"),
    ],
)
def test_spellings_of_one_player_share_a_block(one: str, other: str) -> None:
    assert block_of(one) == block_of(other) != ""


@given(st.text(max_size=30))
def test_every_name_has_a_block_that_its_slug_has_too(name: str) -> None:
    assert block_of(slug_of(name).replace("-", " ")) == block_of(name) or not form_of(name).surname
    assert slug_of(name) == slug_of(slug_of(name).replace("-", " "))


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Jan Novak", "Ján Novák", Fit.SAME),
        ("Son Heung-min", "Heung-min Son", Fit.SAME),
        ("Kim Min-jae", "Minjae Kim", Fit.SAME),
        ("Donny van de Beek", "Donny Beek", Fit.SAME),
        ("Alex Novak", "Alexander Novak", Fit.VARIANT),
        ("Matty Cash", "Matthew Cash", Fit.VARIANT),
        ("Antony Elanga", "Anthony Elanga", Fit.VARIANT),
        ("Rafa Leao", "Rafael Leao", Fit.VARIANT),
        ("Jan Peter Novak", "Jan Novak", Fit.VARIANT),
        ("J. Novak", "Jan Novak", Fit.INITIAL),
        ("Mathues Novak", "Matheus Novak", Fit.SLIP),
        ("Bryan Mbuemo", "Bryan Mbeumo", Fit.SLIP),
        ("Novak", "Jan Novak", Fit.SURNAME),
        ("De Bruyne", "Kevin De Bruyne", Fit.SURNAME),
        ("Diego Costa", "Diogo Costa", Fit.RIVAL),
        ("Jude Bellingham", "Jobe Bellingham", None),
        ("Moise Kean", "Michael Keane", None),
        ("Sam Greenwood", "Mason Greenwood", None),
        ("Harry Kane", "Harry Kean", None),
        ("K. Novak", "Jan Novak", None),
    ],
)
def test_how_two_names_fit(one: str, other: str, how: Fit | None, names: NameIndex) -> None:
    assert fit(form_of(one), form_of(other), names.given_names) is how
    assert fit(form_of(other), form_of(one), names.given_names) is how


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_fit_has_no_direction(names: NameIndex, one: str, other: str) -> None:
    assert fit(form_of(one), form_of(other), names.given_names) == fit(form_of(other), form_of(one), names.given_names)
